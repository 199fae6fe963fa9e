"""When it was published, and when it was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from extractor.document import Kind, xpath
from extractor.fields.dates import find_dates, parse_date
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta

__all__ = ["PUBLISHED", "modified", "published"]

PUBLISHED = (
    *("article:published_time", "weibo: article:create_at", "og:published_time", "og:article:published_time"),
    *("datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "published_date", "gentime"),
    *("sailthru.date", "parsely-pub-date", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date"),
    *("bt:pubdate", "cxenseparse:recs:publishtime", "article.published", "rnews:datepublished", "ptime", "_pubtime"),
    *("date", "article_date_original", "originalpublicationdate", "createdate", "displaydate"),
    *("citation_publication_date", "dateupdate"),
)
"""The names of ``<meta>`` elements that say when a page was published, the surest first.

The last says when it was updated, which counts where nothing else on the page says more.
"""

_MODIFIED = (
    *("article:modified_time", "weibo: article:update_at", "og:updated_time", "datemodified", "lastmod"),
    *("last-modified", "dcterms.modified", "revised"),
)
_TIME = xpath.elements(
    "//time[@datetime or @pubdate][not(ancestor::aside or ancestor::footer or ancestor::nav)]"
    " | //*[@itemprop='datePublished'][not(self::meta)]"
)
_BELOW = 'xpath("//h1/following::text()")'
_LABEL = re.compile(r"(?:发布|发表|更新|刊发|刊登)?(?:时间|日期|于)\s*[:：]?\s*(?=\d)")
_APART = 3  # days between the archive's day and the page's own date: the archiver's zone, and a night's delay


def published(evidence: Evidence) -> Iterator[Candidate]:
    """When it was published.

    In a page turned to Markdown the header's date is the archiver's; a date the page itself shows below its
    headline counts first where the two are a day or so apart.
    """
    document = evidence.document
    header = list(from_front_matter(document, "date", "published", "pubDate", "publish_date"))
    if document.kind is Kind.MARKDOWN_POST and header:
        yield from _shown_near(evidence, parse_date(header[0].value))
    yield from header
    yield from from_json_ld(document, "datePublished", "dateCreated", "uploadDate")
    *names, last = PUBLISHED
    yield from from_meta(document, *names)
    for element in _TIME(document.tree)[:3]:
        value = element.get("datetime") or element.get("content") or element.text_content()
        yield Candidate(value, "page", f'css("{element.tag}")')
    for line in evidence.labelled:
        if _LABEL.search(line):
            yield Candidate(line, "page", 'label("时间")')
    for line in evidence.below_headline:
        if len(line) < 60 and (dates := list(find_dates(line))):
            yield Candidate(dates[0][1], "page", _BELOW)
    yield from from_meta(document, last)
    day = parse_date(evidence.engine.get("date"))
    if day and (day.day != 1 or _is_written(day, f"{document.url} {document.text}")):
        yield Candidate(day, "trafilatura", "extract_metadata()")


def modified(evidence: Evidence) -> Iterator[Candidate]:
    """When it was last changed."""
    yield from from_front_matter(evidence.document, "updated", "modified")
    yield from from_json_ld(evidence.document, "dateModified")
    yield from from_meta(evidence.document, *_MODIFIED)


def _shown_near(evidence: Evidence, day: date | None) -> Iterator[Candidate]:
    """Dates shown below the headline that are close to the day."""
    if day is None:
        return
    wanted = day.date() if isinstance(day, datetime) else day
    for found, raw in find_dates("\n".join(evidence.below_headline)[:600]):
        shown = found.date() if isinstance(found, datetime) else found
        if abs((shown - wanted).days) <= _APART:
            yield Candidate(raw, "page", _BELOW)


def _is_written(day: date, text: str) -> bool:
    """Whether the text has the day and not only its month or year, which htmldate completes with a 1."""
    year, month, number = day.year, f"0?{day.month}", f"0?{day.day}"
    return (
        re.search(
            rf"{year}\D{{1,3}}{month}\D{{1,3}}{number}(?!\d)|{year}{day.month:02}{day.day:02}"
            rf"|(?<!\d)(?:{number}\D{{1,3}}{month}|{month}\D{{1,3}}{number})\D{{1,3}}{year}"
            rf"|(?<!\d){number}\D{{1,16}}{year}",
            text,
        )
        is not None
    )
