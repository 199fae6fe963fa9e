"""What surveys found so far, a line each: what charts are drawn from.

A line is an object: when the survey was taken, and for each site on how many documents its own rules gave the body, and
each rule matched.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extractor.doctor.survey import SiteSurvey, Survey

__all__ = ["RUNS", "Run", "Share", "SiteRun", "dumps", "read", "run_of"]

RUNS = 90
"""Surveys that are looked back on: a quarter of a year of nights."""

_VERSION = 1
_KEY = "extractor history"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many documents."""

    count: int
    of: int

    @property
    def rate(self) -> float | None:
        """The share; ``None`` of no documents."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class SiteRun:
    """How a site fared in one survey.

    Attributes:
        own: On how many of the documents that should hold an article the site's own rules gave it.
        rules: On how many each rule matched, by field and as written.
    """

    own: Share
    rules: Mapping[tuple[str, str], Share]

    @classmethod
    def of(cls, site: SiteSurvey) -> SiteRun:
        """What of a site's counts is kept."""
        own = Share(site.available - site.problems - site.fallback, site.available)
        return cls(own, {(rule.field, rule.rule): Share(rule.matched, rule.tried) for rule in site.rules})


@dataclass(frozen=True, slots=True)
class Run:
    """One survey: when it was taken, and how each site fared."""

    at: datetime
    sites: Mapping[str, SiteRun]


def run_of(survey: Survey, at: datetime) -> Run:
    """What of a survey is kept."""
    return Run(at, {name: SiteRun.of(site) for name, site in survey.sites.items()})


def dumps(run: Run) -> str:
    """The line of a survey."""
    sites = {
        name: {
            "own": [site.own.count, site.own.of],
            "rules": [[*rule, share.count, share.of] for rule, share in site.rules.items()],
        }
        for name, site in run.sites.items()
    }
    return json.dumps({_KEY: _VERSION, "at": run.at.isoformat(timespec="seconds"), "sites": sites}, ensure_ascii=False)


def read(lines: Iterable[str]) -> tuple[list[Run], list[str]]:
    """The last surveys of a history, the oldest first, and a sentence for each line that is none.

    Raises:
        ValueError: The first line is none: it is another file.
    """
    runs: deque[Run] = deque(maxlen=RUNS)
    broken: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            runs.append(_run(line))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            if not runs and not broken:
                raise ValueError(f"no history: line {number} is none that extractor doctor --history wrote") from error
            broken.append(f"line {number} is passed over: it is broken")
    return [*runs], broken


def _run(line: str) -> Run:
    content = json.loads(line)
    if not isinstance(content, dict) or content.get(_KEY) != _VERSION:
        raise ValueError(f"no {_KEY} of version {_VERSION}")
    return Run(datetime.fromisoformat(content["at"]), {name: _site(site) for name, site in content["sites"].items()})


def _site(given: Mapping[str, Any]) -> SiteRun:
    rules = {(str(field), str(rule)): _share(count, of) for field, rule, count, of in given["rules"]}
    return SiteRun(_share(*given["own"]), rules)


def _share(count: object, of: object) -> Share:
    if isinstance(count, int) and isinstance(of, int) and 0 <= count <= of:
        return Share(count, of)
    raise ValueError(f"{count!r} of {of!r} is no share")
