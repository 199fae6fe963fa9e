"""Every date that may be when the document was published or changed, with what speaks for it.

Evidence comes in, stamps go out; :mod:`extractor.fields.moments` weighs them. Nothing here takes a date from a card, a
comment, a caption, a copyright line or an image's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import xpath
from extractor.document.text import letters, one_line
from extractor.fields.dates import Found, parse_date, read_dates
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.labels import Says, label
from extractor.fields.months import month_of
from extractor.fields.relative import day_ago, saved_on
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta
from extractor.fields.surroundings import Near, is_aside

__all__ = ["PUBLISHED", "Stamp", "stamps"]

_STRONG = (
    *("article:published_time", "weibo: article:create_at", "og:published_time", "og:article:published_time"),
    *("datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "published_date", "gentime"),
    *("sailthru.date", "parsely-pub-date", "bt:pubdate", "cxenseparse:recs:publishtime", "article.published"),
    *(
        "rnews:datepublished",
        "ptime",
        "_pubtime",
        "firstpublishedtime",
        "article_date_original",
        "originalpublicationdate",
    ),
)
_WEAK = (
    *("dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "date", "createdate", "displaydate"),
    *("citation_publication_date"),
)
PUBLISHED = (*_STRONG, *_WEAK, "dateupdate")
"""The names of ``<meta>`` elements that say when a page was published, the surest first.

The last says when it was updated, which counts where nothing else on the page says more.
"""
_MODIFIED = (
    *("article:modified_time", "weibo: article:update_at", "og:updated_time", "datemodified", "lastmod"),
    *("last-modified", "lastmodifiedtime", "dcterms.modified", "revised"),
)
_MARKED = xpath.elements(
    "//@itemprop[. = 'datePublished' or . = 'dateModified']/parent::*[not(self::meta)]"
    " | //@property[. = 'schema:datePublished' or . = 'schema:dateCreated' or starts-with(., 'dc:date')]/.."
)
_CALLED = xpath.elements(
    "//body//*[self::div or self::span or self::p or self::li or self::td or self::small or self::em or self::i or self::b"
    " or self::h2 or self::h3 or self::h4 or self::dd or self::a or self::font]"
    "[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time') or contains(@class, 'publi')"
    " or contains(@class, 'submitted') or contains(@class, 'posted') or contains(@class, 'meta')"
    " or contains(@class, 'datum') or contains(@class, 'info') or contains(@id, 'date')]"
)
_DATED_TEXTS: Any = etree.XPath("//body//text()[string-length() < 120][contains(., '20') or contains(., '19')]")
_TITLE = xpath.string("string((//title)[1])")
_TITLE_TAIL = 60
_MANY = 60  # of these
_LOOKED_AT = 12  # of these; a page of cards has many
_NEAR = 'xpath("//h1/following::text()")'
_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:[/-]?([01]\d)[/-]?([0-3]\d)|/([a-z]{3,9})/([0-3]?\d))(?=[/_.-]|\Z)", re.I)
_NOT_MODIFIED = re.compile(r"publish|publi[ée]|entry-date|created", re.I)
_IS_MODIFIED = re.compile(r"modif|last-?updat|updated?-?(?:time|date|on)|date-?updat", re.I)
_LABEL = re.compile(r"(?:时间|日期|于|時間)\s*[:：]?\s*(?=\d)")
_SURE = 2.0  # the weight of a stamp that makes looking further needless
_LONGEST_CALLED = 160
_STANDS_ALONE = 60  # letters beside a date in a line that is about when and who
_BEFORE = 24  # letters before a date without a divider: a place or a name; a caption has more
_DIVIDER = re.compile(r"[|·•–—/>(\-]\s*\Z|\s[|·•]\s|\b(?:am|on|le|el|il|den)\s*\Z")
_AFTER = 24  # letters behind a date without a divider
_DIVIDES = re.compile(r"[^\w]{0,3}[|·•,/–—-]")
_DATELINE = re.compile(r"\s*(?:Uhr\s*)?(?:[)）\]|:：,·•/–—-]|\Z)|\s*[(（|]")
_FAR, _STEP = 900, 600  # a date at the far end of what is looked at is worth 1.5 less
_LONGEST = 300  # characters of a line about when and who
_OPENING = 40  # characters of a paragraph in which "(18.01.2018)" opens it
_LABEL_ALONE = 40
_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, whose it is, and what it is worth.

    Attributes:
        value: The date.
        candidate: Where it stands.
        family: The kind of evidence; two of one family are one witness.
        weight: What it is worth, from 0 to 10.
        is_change: Whether it says when the document was changed.
    """

    value: date | datetime
    candidate: Candidate
    family: str
    weight: float
    is_change: bool = False

    @property
    def day(self) -> date:
        """The day as written."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


def stamps(evidence: Evidence) -> Iterator[Stamp]:
    """The dates of a document, as they are found, until two kinds of evidence agree; where the sure have none, others."""
    found: list[Stamp] = []
    for look in (_declared, _shown, _in_address, _marked_up, _labelled, _in_title, _called, _alone):
        if look in (_marked_up, _labelled, _in_title) and _is_settled(found):
            return
        if look in (_called, _alone) and any(not stamp.is_change and stamp.weight >= _SURE for stamp in found):
            return
        for stamp in look(evidence):
            found.append(stamp)
            yield stamp


def _is_settled(found: list[Stamp]) -> bool:
    """Whether two kinds of sure evidence tell one day, and none another."""
    sure = [stamp for stamp in found if not stamp.is_change and stamp.weight >= _SURE]
    return len({stamp.day for stamp in sure}) == 1 and len({stamp.family for stamp in sure}) > 1


def _read(evidence: Evidence, value: Any) -> date | datetime | None:
    """A declared value, in the page's language."""
    return parse_date(value, zone=evidence.zone, language=evidence.language)


def _declared(evidence: Evidence) -> Iterator[Stamp]:
    document = evidence.document
    for weight, is_change, found in (
        (10.0, False, from_front_matter(document, "date", "published", "pubDate", "publish_date", "created")),
        (10.0, True, from_front_matter(document, "updated", "modified")),
        (5.0, False, from_json_ld(document, "datePublished")),
        (2.0, False, from_json_ld(document, "dateCreated", "uploadDate")),
        (5.0, True, from_json_ld(document, "dateModified")),
        (5.0, False, from_meta(document, *_STRONG)),
        (2.5, False, from_meta(document, *_WEAK)),
        (5.0, True, from_meta(document, *_MODIFIED)),
        (0.5, False, from_meta(document, "dateupdate")),
    ):
        worth = weight
        for candidate in found:
            if value := _read(evidence, candidate.value):
                yield Stamp(value, candidate, candidate.by, worth, is_change)
                worth = min(worth, weight - 0.5)  # the first is the document's, the others may be of its parts


def _shown(evidence: Evidence) -> Iterator[Stamp]:
    """What readers see at the headline."""
    language, saved = evidence.language, saved_on(evidence.document)
    context = ""
    for piece in evidence.around_headline:
        text = piece.text if len(piece.text) <= _LONGEST else piece.text[:_OPENING]
        found = read_dates(text, zone=evidence.zone, language=language)
        if len(piece.text) > _LONGEST:  # prose, which may open with the day
            found = [item for item in found[:1] if not letters(text[: item.start])]
        if not found and saved and (day := day_ago(piece.text, saved) if len(piece.text) < _LABEL_ALONE else None):
            yield Stamp(day, Candidate(day, "page", _NEAR, piece.text), "shown", 3.0, label(context) is Says.MODIFIED)
        if not found:
            context = f"{context} {piece.text}"[-_LABEL_ALONE:] if len(piece.text) < _LABEL_ALONE else ""
            continue
        end = 0
        for item in found:
            before = piece.text[end : item.start]
            says = label(before if end else f"{context} {before}")
            yield from _stamp_near(piece, item, says, _is_alone(piece.text, item, end))
            end = item.end
        context = "" if not piece.is_attribute else context


def _is_alone(text: str, found: Found, start: int) -> float:
    """How likely a date in a line that does not say what it is is the story's: 1 alone, 0 in a sentence."""
    before, after = len(letters(text[start : found.start])), len(letters(text[found.end :]))
    opens = not before and _DATELINE.match(text[found.end :])
    if opens and after > _STANDS_ALONE:
        return 0.7
    if after > (_STANDS_ALONE if opens or _DIVIDES.match(text[found.end :]) else _AFTER) or before > _STANDS_ALONE:
        return 0.0
    return 1.0 if before <= _BEFORE or _DIVIDER.search(text[start : found.start]) else 0.0


def _is_whole(text: str, found: Found) -> bool:
    return not letters(text[: found.start] + text[found.end :])


def _stamp_near(piece: Near, found: Found, says: Says, alone: float) -> Iterator[Stamp]:
    called = f"{piece.element.get('class') or ''} {piece.element.get('itemprop') or ''}"
    if says is Says.NOTHING and _IS_MODIFIED.search(called) and not _NOT_MODIFIED.search(called):
        says = Says.MODIFIED
    if says is Says.OTHER or _is_ahead(found.value) or (says is Says.NOTHING and not alone):
        return
    if says is Says.NOTHING and piece.element.tag == "a" and not _is_whole(piece.text, found):
        return  # another story's
    rule = f'css("{piece.element.tag}")' if piece.is_attribute else _NEAR
    candidate = Candidate(found.value, "page", rule, piece.text)
    if says is Says.MODIFIED:
        yield Stamp(found.value, candidate, "shown", 4.0, is_change=True)
        return
    worth = 6.0 if says is Says.PUBLISHED else 5.2 * alone
    worth -= min(piece.way, _FAR) / _STEP + (0.5 if piece.is_above else 0.0)
    yield Stamp(found.value, candidate, "shown", worth)


def _marked_up(evidence: Evidence) -> Iterator[Stamp]:
    """``<time>`` and microdata anywhere, but in cards and comments."""
    story = _story(evidence)
    tree = evidence.document.tree
    for element in (*_MARKED(tree)[:_LOOKED_AT], *islice(tree.iter("time", "abbr"), _LOOKED_AT)):
        if is_aside(element, story):
            continue
        called = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        text = element.text_content()[:_LONGEST]
        is_change = (_IS_MODIFIED.search(called) is not None and not _NOT_MODIFIED.search(called)) or (
            label(text) is Says.MODIFIED
        )
        is_own = "datePublished" in (element.get("itemprop"), element.get("property", "")[7:])
        is_own = is_own or element.get("pubdate") is not None or element.tag == "abbr"
        value = None
        for written in (*map(element.get, ("datetime", "content", "title")), text):
            value = value or _read_short(evidence, written)
        if value and not _is_ahead(value):
            candidate = Candidate(value, "page", f'css("{element.tag}")', text.strip())
            yield Stamp(value, candidate, "time", 4.5 if is_own else 2.0, is_change)


def _labelled(evidence: Evidence) -> Iterator[Stamp]:
    """Short lines anywhere that say 时间 or 日期."""
    if not any(word in evidence.document.text for word in ("时间", "日期", "時間", "日時")):
        return
    for line in evidence.labelled:
        if _LABEL.search(line):
            for found in read_dates(line, zone=evidence.zone, language=evidence.language)[:1]:
                says = label(line[: found.start])
                if says in (Says.PUBLISHED, Says.MODIFIED):
                    candidate = Candidate(found.value, "page", 'label("时间")', line)
                    yield Stamp(found.value, candidate, "label", 3.0, says is Says.MODIFIED)


def _called(evidence: Evidence) -> Iterator[Stamp]:
    """Short elements anywhere that are named after dates, in the order of the page."""
    story = _story(evidence)
    language, worth = evidence.language, 1.5
    for element in _CALLED(evidence.document.tree)[:_MANY]:
        text = one_line("".join(islice(element.itertext(), 12)))
        found = read_dates(text, zone=evidence.zone, language=language) if len(text) <= _LONGEST_CALLED else []
        if found and not is_aside(element, story) and not _is_ahead(found[0].value):
            says = label(text[: found[0].start])
            if says is not Says.OTHER:
                candidate = Candidate(found[0].value, "page", f'css("{element.tag}")', text)
                yield Stamp(found[0].value, candidate, "called", worth, says is Says.MODIFIED)
                worth *= 0.8


def _in_title(evidence: Evidence) -> Iterator[Stamp]:
    """A day behind the site's name at the end of ``<title>``."""
    title = _TITLE(evidence.document.tree)[-_TITLE_TAIL:]
    for found in read_dates(title, language=evidence.language):
        if not letters(title[found.end :]) and re.search(r"[|–—-]\s*\Z", title[: found.start]):
            yield Stamp(found.value, Candidate(found.value, "page", 'css("title")', title), "title", 1.5)


def _alone(evidence: Evidence) -> Iterator[Stamp]:
    """The first short texts anywhere that are a date and little else."""
    story = _story(evidence)
    language, worth = evidence.language, 0.8
    for node in _DATED_TEXTS(evidence.document.tree)[:_MANY]:
        text, element = one_line(str(node)), node.getparent()
        if element is None or element.tag in ("script", "style", "title", "option", "noscript", "textarea"):
            continue
        for found in read_dates(text, zone=evidence.zone, language=language)[:1]:
            says = label(text[: found.start])
            if says is Says.OTHER or _is_ahead(found.value) or not _is_alone(text, found, 0):
                continue
            if not is_aside(element, story):
                candidate = Candidate(found.value, "page", f'css("{element.tag}")', text)
                yield Stamp(found.value, candidate, "called", worth, says is Says.MODIFIED)
                worth *= 0.8


def _story(evidence: Evidence) -> frozenset[HtmlElement]:
    """The headline and what is around it."""
    headline = evidence.document.headline
    return frozenset() if headline is None else frozenset((headline, *headline.iterancestors()))


def _read_short(evidence: Evidence, text: str | None) -> date | datetime | None:
    found = read_dates(text, zone=evidence.zone, language=evidence.language) if text else []
    return found[0].value if found else None


def _in_address(evidence: Evidence) -> Iterator[Stamp]:
    """The day in the page's own address."""
    try:
        path = urlsplit(evidence.document.address or "").path
    except ValueError:
        return
    if match := _ADDRESS.search(path):
        named = month_of(match[4], "en") if match[4] else None
        value = parse_date(f"{match[1]}-{named[0]}-{match[5]}" if named else f"{match[1]}-{match[2]}-{match[3]}")
        if value:
            yield Stamp(value, Candidate(value, "caller", "url", match[0]), "address", 3.0)


def _is_ahead(value: date | datetime) -> bool:
    day = value.date() if isinstance(value, datetime) else value
    return day > (datetime.now(UTC) + _AHEAD).date()
