"""The zone of times that a site's pages show without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from extractor.authoring.induction.fields import Finding
from extractor.authoring.induction.sample import Sample
from extractor.fields import FIELDS, Context
from extractor.fields.when.languages import language_of
from extractor.fields.who.han import simplified

__all__ = ["Zone", "find_zone"]

_BEIJING = {"CN": "Asia/Shanghai"}  # what the media of all of China write, though Xinjiang has a zone of its own
_CHINESE = ("TW", "HK", "MO", "SG")
_OF_ONE_COUNTRY = frozenset(("ja", "ko", "th", "vi", "tr", "pl", "cs", "hu", "fi", "da", "nb", "he", "el", "bg", "hi"))
"""Languages whose papers are of one country, which is known without its being said."""


@dataclass(frozen=True)
class Zone:
    """What is known of the zone of a site's times.

    Attributes:
        pages: On how many pages the time has no zone.
        country: Whose pages they are, as two letters; ``None`` where nothing tells.
        name: The country's one zone, for instance ``"Asia/Shanghai"``; ``None`` where it has several, or is not known.
    """

    pages: int
    country: str | None
    name: str | None


def find_zone(samples: Sequence[Sample], published: Finding) -> Zone | None:
    """The zone of the times that the pages tell without one; ``None`` where they tell none."""
    naive = [sample for sample in samples if _is_naive(_told(sample, published))]
    if not naive:
        return None
    countries = {_country(sample) for sample in naive}
    country = countries.pop() if len(countries) == 1 else None
    return Zone(len(naive), country, _zone_of(country) if country else None)


def _told(sample: Sample, published: Finding) -> object:
    """When a page was published, by the first rule that says so, else as it is known without rules."""
    for rule in published.rules:
        found = rule.match(sample.document)
        if found and (value := FIELDS["published"].normalise(found.value, Context(base=sample.document.address))):
            return value
    return sample.article.published


def _is_naive(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is None


def _country(sample: Sample) -> str | None:
    """The country of a page: that of its host, else that of its language."""
    language, _, region = (language_of(sample.document) or "").replace("_", "-").partition("-")
    region = region.rpartition("-")[2].upper()
    last = (sample.document.host or "").rpartition(".")[2].upper()
    country = "GB" if last == "UK" else last
    if language and _language_of(country) == language:  # the whole world rents .tv and .io
        return country
    if language == "zh":
        return region if region in _CHINESE else "CN" if _is_simplified(sample.article.body) else None
    return _territory(language) if language in _OF_ONE_COUNTRY else None


def _is_simplified(text: str) -> bool:
    """Whether a Chinese text is in simplified characters; a page that quotes a few others still is."""
    return sum(1 for a, b in zip(text, simplified(text), strict=True) if a != b) <= len(text) / 100


@cache
def _language_of(country: str) -> str | None:
    """The language of most people in a country."""
    if len(country) != 2:
        return None
    try:
        return str(Locale.parse(f"und_{country}").language)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _territory(language: str) -> str | None:
    likely = str(get_global("likely_subtags").get(language, ""))
    return likely.rpartition("_")[2] or None


def _zone_of(country: str) -> str | None:
    """The one zone of a country, whatever its towns are called in the list of zones."""
    zones: Sequence[str] = get_global("territory_zones").get(country, ())
    clocks = {tuple(datetime(2024, month, 1, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)) for zone in zones}
    return _BEIJING.get(country) or (zones[0] if len(clocks) == 1 else None)
