"""Dates that stand elsewhere than at the headline: marked up, labelled, in the title, in elements named after dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import xpath
from extractor.document.text import letters, one_line
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.when.dates import parse_date, read_dates
from extractor.fields.when.labels import Says, label, says_changed
from extractor.fields.when.shown import is_alone, is_range, is_sentence
from extractor.fields.when.stamp import Stamp, is_ahead
from extractor.fields.when.surroundings import is_aside

__all__ = ["alone", "called", "in_attributes", "in_title", "labelled", "marked_up"]

_MARKED = xpath.elements(
    "/descendant::*/@itemprop[. = 'datePublished' or . = 'dateModified']/parent::*[not(self::meta)]"
    " | /descendant::*/@property[. = 'schema:datePublished' or . = 'schema:dateCreated' or starts-with(., 'dc:date')]/.."
)
_NAMED = " or ".join(
    f"contains(., '{name}')"
    for name in ("date", "Date", "time", "publi", "submitted", "posted", "meta", "datum", "info")
)
_TAGS = " or ".join(f"self::{tag}" for tag in "div span p li td small em i b h2 h3 h4 dd a font".split())
_CALLED = xpath.elements(
    f"//body/descendant::*/@class[{_NAMED}]/parent::*[{_TAGS}]"
    f" | //body/descendant::*/@id[contains(., 'date')]/parent::*[{_TAGS}]"
)
_DATED: Any = etree.XPath("//body/descendant::text()[string-length() < 120][contains(., '20') or contains(., '19')]")
_STAMPED: Any = etree.XPath(
    "//body/descendant-or-self::*/@*[name() = 'created-timestamp' or name() = 'data-pubdate' or starts-with(name(), 'data-publish')"
    " or name() = 'data-timestamp' or name() = 'data-datetime' or name() = 'data-date']"
)
_SILENT = frozenset(("script", "style", "title", "option", "noscript", "textarea"))
_TITLE_TAIL = 60  # characters
_MANY = 60  # elements or texts that are looked at; of <time>, _FEW: a page of cards has many
_FEW = 12
_OWN, _ANY, _LABELLED, _TITLED, _CALLED_SO, _LONELY = 4.5, 2.0, 3.0, 1.5, 1.5, 0.8  # what such dates are worth
_LATER = 0.8  # the share of its worth that is left to the next: a page's own date comes before those of others
_LONGEST = 300  # characters of what <time> holds
_LONGEST_CALLED = 160
_LABEL = re.compile(r"(?:时间|日期|于|時間)\s*[:：]?\s*(?=\d)")


def marked_up(evidence: Evidence) -> Iterator[Stamp]:
    """``<time>`` and microdata anywhere but in cards and comments."""
    story, tree = _story(evidence), evidence.document.tree
    for element in (*_MARKED(tree)[:_FEW], *islice(tree.iter("time", "abbr"), _FEW)):
        if is_aside(element, story):
            continue
        text = element.text_content()[:_LONGEST].strip()
        is_own = "datePublished" in (element.get("itemprop"), element.get("property", "").rpartition(":")[2])
        is_own = is_own or element.get("pubdate") is not None or element.tag == "abbr"
        values = (_first(evidence, each) for each in (*map(element.get, ("datetime", "content", "title")), text))
        value = next(filter(None, values), None)
        if value and not is_ahead(value):
            candidate = Candidate(value, "page", f'css("{element.tag}")', text)
            is_change = says_changed(element) or label(text) is Says.MODIFIED
            yield Stamp(value, candidate, "time", _OWN if is_own else _ANY, is_change)


def labelled(evidence: Evidence) -> Iterator[Stamp]:
    """Short lines anywhere that say 时间 or 日期."""
    for line in filter(_LABEL.search, evidence.labelled):
        for found in read_dates(line, zone=evidence.zone, language=evidence.language)[:1]:
            says = label(line[: found.start])
            if says in (Says.PUBLISHED, Says.MODIFIED):
                candidate = Candidate(found.value, "page", 'label("时间")', line)
                yield Stamp(found.value, candidate, "shown", _LABELLED, says is Says.MODIFIED)


def in_title(evidence: Evidence) -> Iterator[Stamp]:
    """A day behind a divider at the end of ``<title>``."""
    title = evidence.document.head_title[-_TITLE_TAIL:]
    for found in read_dates(title, language=evidence.language):
        if not letters(title[found.end :]) and title[: found.start].rstrip().endswith(("|", "-", "–", "—")):
            yield Stamp(found.value, Candidate(found.value, "page", 'css("title")', title), "title", _TITLED)


def called(evidence: Evidence) -> Iterator[Stamp]:
    """Short elements anywhere that are named after dates, in the order of the page."""
    texts = (
        (one_line("".join(islice(element.itertext(), _FEW))), element)
        for element in _CALLED(evidence.document.tree)[:_MANY]
    )
    return _likely(evidence, texts, _CALLED_SO, is_named=True)


def in_attributes(evidence: Evidence) -> Iterator[Stamp]:
    """Attributes of other elements that say when what they hold was written: posts of script-built pages have them."""
    for said in _STAMPED(evidence.document.tree)[:_FEW]:
        element, value = (
            said.getparent(),
            parse_date(str(said)[:_LONGEST_CALLED], zone=evidence.zone, language=evidence.language),
        )
        if value and not is_ahead(value) and not is_aside(element, _story(evidence)):
            yield Stamp(value, Candidate(value, "page", f'css("[{said.attrname}]")', str(said)), "time", _TITLED)


def alone(evidence: Evidence) -> Iterator[Stamp]:
    """The first short texts anywhere that are a date and little else."""
    nodes = _DATED(evidence.document.tree)[:_MANY]
    texts = ((one_line(str(node)), node.getparent()) for node in nodes)
    return _likely(evidence, texts, _LONELY, is_named=False)


def _likely(
    evidence: Evidence, texts: Iterator[tuple[str, HtmlElement]], worth: float, *, is_named: bool
) -> Iterator[Stamp]:
    story = _story(evidence)
    for text, element in texts:
        if len(text) > _LONGEST_CALLED or element is None or element.tag in _SILENT:
            continue
        for found in read_dates(text, zone=evidence.zone, language=evidence.language)[:1]:
            says = label(text[: found.start], text[found.end :])
            is_other = (
                says is Says.OTHER
                or is_ahead(found.value)
                or is_range(text, found)
                or is_sentence(text, found)
                or not (is_named or is_alone(text, found))
            )
            is_other |= element.tag == "a" and letters(text[: found.start] + text[found.end :]) != ""  # another story's
            if not is_other and not is_aside(element, story):
                candidate = Candidate(found.value, "page", f'css("{element.tag}")', text)
                is_told = says is Says.PUBLISHED and not is_named
                yield Stamp(found.value, candidate, "called", _LABELLED if is_told else worth, says is Says.MODIFIED)
                worth *= _LATER


def _story(evidence: Evidence) -> frozenset[HtmlElement]:
    """The headline and what is around it."""
    headline = evidence.document.headline
    return frozenset() if headline is None else frozenset((headline, *headline.iterancestors()))


def _first(evidence: Evidence, text: str | None) -> date | datetime | None:
    found = read_dates(text, zone=evidence.zone, language=evidence.language) if text else []
    return found[0].value if found else None
