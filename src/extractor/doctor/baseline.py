"""A survey as JSON, to compare later ones with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from extractor.article import plain
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey

__all__ = ["dumps", "loads"]

_VERSION = 1
_KEY = "extractor survey"


def dumps(survey: Survey) -> str:
    """The survey as JSON."""
    return json.dumps({_KEY: _VERSION, **plain(survey)}, ensure_ascii=False, indent=1)


def loads(text: str | bytes) -> Survey:
    """The survey that :func:`dumps` wrote.

    Raises:
        ValueError: It is another file, of another version, or broken; the message says where.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no valid JSON: {error}") from None
    if not isinstance(content, dict) or _KEY not in content:
        raise ValueError("no survey: a baseline is what extractor doctor --save writes")
    if content[_KEY] != _VERSION:
        raise ValueError(f"a survey of version {content[_KEY]!r}; this program reads version {_VERSION}")
    sites = _object(content, "sites", "the survey")
    return Survey(
        {name: _site(name, _object(sites, name, "sites")) for name in sites},
        _counts(content, "unclaimed", "the survey"),
    )


def _site(name: str, given: Mapping[str, Any]) -> SiteSurvey:
    name = f"site {name}"
    rules = given.get("rules")
    lengths = given.get("lengths")
    if not isinstance(rules, list) or not isinstance(lengths, list):
        raise ValueError(f"{name}: rules and lengths are to be lists")
    site = SiteSurvey(
        kinds=_counts(given, "kinds", name),
        unavailable=_counts(given, "unavailable", name),
        without_article=_counts(given, "without_article", name),
        fallback=_count(given, "fallback", name),
        doubtful=_count({"doubtful": 0, **given}, "doubtful", name),  # older ones do not say
        lengths=tuple(sorted(_count({"lengths": length}, "lengths", name) for length in lengths)),
        filled=_counts(given, "filled", name),
        rules=tuple(_rule(name, rule) for rule in rules),
    )
    parts = (len(site.lengths) + site.problems, site.fallback, site.doubtful, *site.filled.values())
    if max(parts) > site.available or (site.lengths and len(site.lengths) < site.articles):
        raise ValueError(f"{name}: the counts contradict each other")
    return site


def _rule(name: str, given: Any) -> RuleSurvey:
    if not isinstance(given, dict) or not all(isinstance(given.get(key), str) for key in ("field", "rule")):
        raise ValueError(f"{name}: {given!r} is no rule")
    where = f"{name}, {given['field']}, {given['rule']}"
    tried, matched, used = (_count(given, key, where) for key in ("tried", "matched", "used"))
    if not tried >= matched >= used:
        raise ValueError(f"{where}: the counts contradict each other")
    return RuleSurvey(given["field"], given["rule"], tried, matched, used)


def _object(given: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    value = given.get(key)
    if not isinstance(value, dict):
        raise ValueError(f"{where}: {key} is {value!r}, and not an object")
    return value


def _counts(given: Mapping[str, Any], key: str, where: str) -> dict[str, int]:
    found = _object(given, key, where)
    return {name: _count(found, name, where) for name in found}


def _count(given: Mapping[str, Any], key: str, where: str) -> int:
    value = given.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1_000_000_000:
        raise ValueError(f"{where}: {key} is {value!r}, and not a count")
    return value
