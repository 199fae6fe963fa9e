"""Every date that may be when the document was published or changed, with what speaks for it.

Evidence comes in, stamps go out; :mod:`extractor.fields.moments` weighs them. Nothing here takes a date from a card, a
comment, a caption, a copyright line or an image's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from extractor.document import xpath
from extractor.document.text import letters
from extractor.fields.dates import parse_date, read_dates
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.labels import Says, label
from extractor.fields.languages import language_of
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta
from extractor.fields.surroundings import Near, is_aside

__all__ = ["PUBLISHED", "Stamp", "stamps"]

_STRONG = (
    *("article:published_time", "weibo: article:create_at", "og:published_time", "og:article:published_time"),
    *("datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "published_date", "gentime"),
    *("sailthru.date", "parsely-pub-date", "bt:pubdate", "cxenseparse:recs:publishtime", "article.published"),
    *("rnews:datepublished", "ptime", "_pubtime", "article_date_original", "originalpublicationdate"),
)
_WEAK = (
    *("dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "date", "createdate", "displaydate"),
    *("citation_publication_date", "datecreated"),
)
PUBLISHED = (*_STRONG, *_WEAK, "dateupdate")
"""The names of ``<meta>`` elements that say when a page was published, the surest first.

The last says when it was updated, which counts where nothing else on the page says more.
"""
_MODIFIED = (
    *("article:modified_time", "weibo: article:update_at", "og:updated_time", "datemodified", "lastmod"),
    *("last-modified", "dcterms.modified", "revised"),
)
_TIMES = xpath.elements("//time | //*[@itemprop='datePublished' or @itemprop='dateModified'][not(self::meta)]")
_LOOKED_AT = 12  # of these; a page of cards has many
_NEAR = 'xpath("//h1/following::text()")'
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/_.-]|\Z)")
_NOT_MODIFIED = re.compile(r"publish|publi[ée]|entry-date|created", re.I)
_IS_MODIFIED = re.compile(r"modif|last-?updat|updated?-?(?:time|date|on)|date-?updat", re.I)
_STANDS_ALONE = 60  # characters beside a date in a line that is about when and who
_LONGEST = 300
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
    """The dates of a document, as they are found."""
    yield from _declared(evidence)
    yield from _shown(evidence)
    yield from _marked_up(evidence)
    yield from _in_address(evidence)


def _read(evidence: Evidence, value: Any) -> date | datetime | None:
    """A declared value, in the page's language."""
    return parse_date(value, zone=evidence.zone, language=language_of(evidence.document))


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
    language = language_of(evidence.document)
    context = ""
    for piece in evidence.around_headline:
        found = read_dates(piece.text, zone=evidence.zone, language=language) if len(piece.text) <= _LONGEST else []
        if not found:
            context = f"{context} {piece.text}"[-_LABEL_ALONE:] if len(piece.text) < _LABEL_ALONE else ""
            continue
        words = piece.text
        end = 0
        for item in found:
            says = label(f"{context} {piece.text[end:item.start]}" if not end else piece.text[end : item.start])
            words = words.replace(piece.text[item.start : item.end], "", 1)
            end = item.end
            yield from _stamp_near(piece, item.value, says, len(letters(words)))
        context = "" if not piece.is_attribute else context


def _stamp_near(piece: Near, value: date | datetime, says: Says, others: int) -> Iterator[Stamp]:
    called = f"{piece.element.get('class') or ''} {piece.element.get('itemprop') or ''}"
    if says is Says.NOTHING and _IS_MODIFIED.search(called) and not _NOT_MODIFIED.search(called):
        says = Says.MODIFIED
    if says is Says.OTHER or _is_ahead(value):
        return
    if says is Says.NOTHING and others > _STANDS_ALONE:
        return
    rule = f'css("{piece.element.tag}")' if piece.is_attribute else _NEAR
    candidate = Candidate(value, "page", rule, piece.text)
    if says is Says.MODIFIED:
        yield Stamp(value, candidate, "shown", 4.0, is_change=True)
        return
    worth = 5.0 if says is Says.PUBLISHED else 3.5
    yield Stamp(value, candidate, "shown", worth - min(piece.way, 900) / 600 - (0.5 if piece.is_above else 0))


def _marked_up(evidence: Evidence) -> Iterator[Stamp]:
    """``<time>`` and microdata anywhere, but in cards and comments."""
    headline = evidence.document.headline
    story = frozenset() if headline is None else frozenset((headline, *headline.iterancestors()))
    for element in _TIMES(evidence.document.tree)[:_LOOKED_AT]:
        if is_aside(element, story):
            continue
        called = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        text = element.text_content()[:_LONGEST]
        is_change = (_IS_MODIFIED.search(called) is not None and not _NOT_MODIFIED.search(called)) or (
            label(text) is Says.MODIFIED
        )
        is_own = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        value = None
        for written in (element.get("datetime"), element.get("content"), text):
            value = value or _read_short(evidence, written)
        if value and not _is_ahead(value):
            candidate = Candidate(value, "page", f'css("{element.tag}")', text.strip())
            yield Stamp(value, candidate, "time", 4.5 if is_own else 2.0, is_change)


def _read_short(evidence: Evidence, text: str | None) -> date | datetime | None:
    found = read_dates(text, zone=evidence.zone, language=language_of(evidence.document)) if text else []
    return found[0].value if found else None


def _in_address(evidence: Evidence) -> Iterator[Stamp]:
    """The day in the page's own address."""
    try:
        path = urlsplit(evidence.document.address or "").path
    except ValueError:
        return
    if match := _ADDRESS.search(path):
        value = parse_date(f"{match[1]}-{match[2]}-{match[3]}")
        if value:
            yield Stamp(value, Candidate(value, "caller", "url", match[0]), "address", 3.0)


def _is_ahead(value: date | datetime) -> bool:
    day = value.date() if isinstance(value, datetime) else value
    return day > (datetime.now(UTC) + _AHEAD).date()
