"""A site as it is written, for people who look at it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.rules import Rule
from extractor.rules.base import written
from extractor.sites.index import SiteEntry
from extractor.sites.site import RULED, Site
from extractor.sites.teaching.locating import place_of_class, place_of_function
from extractor.sites.voice import KeptSite

__all__ = ["Description", "describe", "describe_kept"]


@dataclass(frozen=True)
class Description:
    """A site as it is written.

    Attributes:
        name: Its name.
        summary: The first line of what its module, else its class, says of itself; ``""`` where neither does.
        file: File and line of the class.
        layer: Which layer it came with, in lower case.
        hosts: The hosts it claims.
        timezone: The zone of times that give none, if it says so.
        recognises: The method that recognises documents without an address, if it has one.
        unavailable: The method that says why there is no article, if it has one.
        rules: By field, ``body`` last, each alternative as it is written; of a method its name, where it is
            written, and what it says of itself.
        drop: The selectors of what its body rules drop.
    """

    name: str
    summary: str
    file: str
    layer: str
    hosts: Sequence[str]
    timezone: str | None
    recognises: str | None
    unavailable: str | None
    rules: Mapping[str, Sequence[str]]
    drop: Sequence[str]


def describe(entry: SiteEntry) -> Description:
    """What a site of the index is, and its rules."""
    made = entry.site_class
    drop = _common_drop(made.body)
    rules = {name: _rules(entry.site, name, drop) for name in (*RULED, "body") if getattr(made, name) is not None}
    return Description(
        name=entry.name,
        summary=_first_line(getattr(sys.modules.get(made.__module__), "__doc__", None) or vars(made).get("__doc__")),
        file=place_of_class(made),
        layer=entry.layer.name.lower(),
        hosts=entry.hosts,
        timezone=made.timezone,
        recognises=None if made.recognises is Site.recognises else _method(made, "recognises"),
        unavailable=None if made.unavailable is Site.unavailable else _method(made, "unavailable"),
        rules=rules,
        drop=drop,
    )


def describe_kept(kept: KeptSite) -> Description:
    """What a site is whose rules are kept for another program, and its rules.

    Raises:
        PluginError: They cannot be read.
    """
    site = kept.site
    drop = _common_drop(site.body)
    return Description(
        name=kept.name,
        summary="rules that are kept for another program",
        file=kept.origin,
        layer="rules",
        hosts=(kept.host,),
        timezone=None,
        recognises=None,
        unavailable=None,
        rules={name: _rules(site, name, drop) for name in (*RULED, "body") if getattr(site, name) is not None},
        drop=drop,
    )


def _rules(site: Site, name: str, told: tuple[str, ...]) -> list[str]:
    """The alternatives of a rule as they are written, what they drop left out where that is told elsewhere."""
    value = getattr(site, name)
    if callable(value) and not isinstance(value, Rule):
        return [_method(type(site), name)]
    rule = site.rule(name)
    alternatives: Sequence[Any] = rule.alternatives if rule else ()
    return [
        written("block", *part.selectors, drop=part.drop) if getattr(part, "drop", told) != told else str(part)
        for part in alternatives
    ]


def _common_drop(body: object) -> tuple[str, ...]:
    """What every alternative of a body rule drops, where it is the same; long lists are read once."""
    alternatives = body.alternatives if isinstance(body, Rule) else ()
    drops: set[tuple[str, ...]] = {getattr(rule, "drop", ()) for rule in alternatives}
    return drops.pop() if len(drops) == 1 else ()


def _method(site: type[Site], name: str) -> str:
    """A method's name, where it is written, and the first line of what it says of itself."""
    method = getattr(site, name)
    place, says = place_of_function(method), _first_line(method.__doc__)
    return f"{site.__name__}.{name}()" + (f" ({place})" if place else "") + (f": {says}" if says else "")


def _first_line(text: str | None) -> str:
    return inspect.cleandoc(text).partition("\n")[0] if text else ""
