"""Rules for the fields, each tried on every page against what is known of that page without rules.

Wherever a page says what is known to be the title (the time, the source, ...) a rule that reads it there is a
candidate: a meta element, a path in the structured data, an element with a stable selector, the text behind a label.
The candidates of all pages are tried on all pages. One that finds anything else than what is known on any page is
out; of the rest the one that finds most wins, a time with hours and minutes before a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from typing import Any

from lxml.html import HtmlElement

from extractor.authoring.induction.sample import Sample, visible_text
from extractor.authoring.induction.selectors import exact, selectors
from extractor.document import xpath
from extractor.document.text import letters, one_line
from extractor.fields import FIELDS, Context
from extractor.fields.when.dates import find_dates
from extractor.fields.when.moments import PUBLISHED
from extractor.fields.who.credits import parse_credits
from extractor.rules import Rule, css, css_all, front_matter, json_ld, label, meta

__all__ = ["RULED", "Finding", "find_field", "fineness"]

RULED = ("title", "published", "authors", "editors", "source")
"""The fields that rules are looked for, in the order they are written."""

_LISTS = ("authors", "editors")
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "published": PUBLISHED,
    "authors": ("author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author"),
    "editors": ("editor",),
    "source": ("mediaid", "source", "article:source"),
}  # fmt: skip
_JSON_LD = {
    "title": ("headline",),
    "published": ("datePublished",),
    "authors": ("author.name",),
    "editors": ("editor.name",),
    "source": (),
}
_FRONT_MATTER = {
    "title": ("title",),
    "published": ("date", "published"),
    "authors": ("author", "authors"),
    "editors": ("editor", "editors"),
    "source": ("source",),
}
_WORDS = {
    "authors": re.compile(r"author|byline|writer|reporter|journalist|contributor|zuozhe|jizhe", re.I),
    "editors": re.compile(r"editor|bianji|zebian", re.I),
    "source": re.compile(r"source|origin|media|laiyuan|from|\bly\b", re.I),
}
_SOURCE = re.compile(r"(?:^|[\s_-])(?:source|laiyuan|ly)(?:$|[\s_-])|[a-z]Source\b", re.M)
_LONGEST_MEDIUM = 30  # characters
_ROLES = {"authors": "authors", "editors": "editors", "source": "source"}
_LONGEST = {"title": 300, "published": 80, "authors": 120, "editors": 120, "source": 120}
_NODES = 6  # elements of a page that are looked at for a field
_TRIED = 8  # selectors that are tried for one of them
_TEXTS = xpath.elements(
    "//body//*[not(self::script or self::style or self::noscript or self::option or self::textarea)]"
    "[normalize-space() and string-length() < 600]"
)


@dataclass(frozen=True)
class Finding:
    """A rule for a field.

    Attributes:
        rules: The alternatives, in order.
        pages: On how many pages one of them finds the value.
        known: On how many pages a value is known.
    """

    rules: tuple[Rule, ...]
    pages: int
    known: int


@dataclass(frozen=True)
class _Offer:
    """A rule, on which pages it finds what is known, and how exact that is."""

    rule: Rule
    fits: frozenset[int]
    fineness: int


def find_field(samples: Sequence[Sample], field: str) -> Finding:
    """The rules for a field, a second one only where the first does not do; none where no rule holds on every page."""
    values = [
        getattr(sample.article, field) or (_shown_source(sample) if field == "source" else None) for sample in samples
    ]
    known = frozenset(i for i, value in enumerate(values) if value)
    offers: dict[str, _Offer] = {}
    for i in sorted(known):
        for rule, is_shown in _candidates(samples[i], field, values[i]):
            if str(rule) not in offers and (offer := _tried(rule, is_shown, samples, field, values)):
                offers[str(rule)] = offer
    ranked = sorted(offers.values(), key=lambda offer: (-len(offer.fits), -offer.fineness))
    chosen: list[_Offer] = []
    missing = known
    for offer in ranked:
        if offer.fits & missing:
            chosen.append(offer)
            missing -= offer.fits
    return Finding(tuple(offer.rule for offer in chosen[:2]), len(known) - len(missing), len(known))


def _tried(rule: Rule, is_shown: bool, samples: Sequence[Sample], field: str, values: Sequence[Any]) -> _Offer | None:
    """The rule as an offer, unless it finds on any page what is not known to be right."""
    fits, exactness = set(), 2
    if is_shown and not _is_telling(rule, field, values):
        return None
    for i, (sample, value) in enumerate(zip(samples, values, strict=True)):
        found = _value(rule, sample, field)
        if not found:
            continue
        if not _agrees(field, found, value):
            return None
        fits.add(i)
        exactness = min(exactness, fineness(found))
    preferred = exactness if field == "published" else int(is_shown and field != "authors")
    return _Offer(rule, frozenset(fits), preferred)


def _is_telling(rule: Rule, field: str, values: Sequence[Any]) -> bool:
    """Whether it is no chance that an element says a name: by its label or its class, or on two pages two names."""
    words = _WORDS.get(field)
    return not words or "label(" in str(rule) or words.search(str(rule)) is not None or len({*values} - {None, ()}) > 1


def _value(rule: Rule, sample: Sample, field: str) -> Any:
    found = rule.match(sample.document)
    return FIELDS[field].normalise(found.value, Context(base=sample.document.address)) if found else None


def _agrees(field: str, found: Any, known: Any) -> bool:
    """Whether a value is as good as the one that is known; of a time, on the same day and no coarser."""
    if not known or not found:
        return False
    if field != "published":
        return bool(found == known) if field != "title" else letters(str(found)) == letters(str(known))
    if fineness(found) < fineness(known):
        return False
    if isinstance(known, datetime) and isinstance(found, datetime):
        if known.tzinfo and found.tzinfo:
            return abs((found - known).total_seconds()) < 60
        return found.replace(tzinfo=None, second=0, microsecond=0) == known.replace(
            tzinfo=None, second=0, microsecond=0
        )
    return _day(found) == _day(known)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def fineness(value: object) -> int:
    """How much a time says: 0 the day, 1 the minute, 2 the minute and the zone."""
    return 1 + (value.tzinfo is not None) if isinstance(value, datetime) else 0


def _candidates(sample: Sample, field: str, value: Any) -> Iterator[tuple[Rule, bool]]:
    """Rules that may find the value, each with whether the reader sees what it reads."""
    document = sample.document
    yield from ((front_matter(key), False) for key in _FRONT_MATTER[field] if key in document.front_matter)
    yield from ((json_ld(path), False) for path in _JSON_LD[field] if document.json_ld)
    yield from ((meta(name), False) for name in _META[field] if name in document.meta)
    nodes = [(node.tag not in ("h1", "h2", "time"), len(_shown(node)), node) for node in _nodes(sample, field, value)]
    for _, _, node in sorted(nodes, key=itemgetter(0, 1))[:_NODES]:
        yield from ((rule, True) for rule in _reading(sample, field, node))


def _nodes(sample: Sample, field: str, value: Any) -> Iterator[HtmlElement]:
    """The elements that say the value and little else, the innermost of them, in document order."""
    wanted = [letters(name) for name in value] if field in _LISTS else [letters(str(value))]
    shown = {node: _shown(node) for node in _TEXTS(sample.tree)}
    for node, text in shown.items():
        if not 0 < len(text) <= _LONGEST[field] or any(shown.get(child) == text for child in node):
            continue
        if field == "published":
            stamp = node.get("datetime") or text
            if str(value.day) in stamp and _agrees(field, FIELDS[field].normalise(stamp, Context()), value):
                yield node
        elif field == "title":
            if letters(text) == wanted[0]:
                yield node
        elif any(name in letters(text) for name in wanted):
            yield node


def _shown(node: HtmlElement) -> str:
    return one_line(" ".join(visible_text(node)))


def _shown_source(sample: Sample) -> str | None:
    """What the one element says, and nothing else, that is named after the source, where nothing else tells it."""
    named = (
        node for node in _TEXTS(sample.tree) if _SOURCE.search(f"{node.get('class') or ''} {node.get('id') or ''}")
    )
    shown = {text for node in named if 1 < len(text := _shown(node)) <= _LONGEST_MEDIUM}
    found = {FIELDS["source"].normalise(text, Context()) for text in shown}
    is_name = len(found) == 1 and found <= {*shown, *map(label("来源"), shown)}
    return found.pop() if is_name and not any(":" in text or any(find_dates(text)) for text in found if text) else None


def _reading(sample: Sample, field: str, node: HtmlElement) -> Iterator[Rule]:
    """Rules that read an element, the steadiest first."""
    text = _shown(node)
    labels = [name for role, name, _ in parse_credits(text) if role == _ROLES.get(field)]
    offered = list(islice(exact(sample.tree, node), _TRIED))
    if field in _LISTS:
        several = [s for s in islice(selectors(node), 2 * _TRIED) if set(s) & set("#.[")]
        offered = list(dict.fromkeys([*several, *offered]))
    for selector in offered:
        if node.get("datetime") and field == "published":
            yield css(selector, attribute="datetime")
        elif field in _LISTS and labels:
            yield css_all(selector) >> label(*dict.fromkeys(labels[:1]))
        elif labels:
            yield css(selector) >> label(labels[0])
        else:
            yield css_all(selector) if field in _LISTS else css(selector)
