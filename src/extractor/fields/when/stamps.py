"""Every date that may be when the document was published or changed, from the sure places to the others.

Evidence comes in, stamps go out; :mod:`extractor.fields.when.moments` weighs them. Nothing here takes a date from a card, a
comment, a caption, a copyright line or an image's address.

What each kind of evidence is worth was set on six labelled corpora, in which a shown date that differs from the page's
data and is not that of its last change was right on eleven pages and the data on three (docs/decisions.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta, from_parsely
from extractor.fields.when.dates import parse_date
from extractor.fields.when.elsewhere import alone, called, in_attributes, in_title, labelled, marked_up
from extractor.fields.when.months import month_of
from extractor.fields.when.posted import posted
from extractor.fields.when.shown import shown
from extractor.fields.when.stamp import Stamp

__all__ = ["PUBLISHED", "declared", "stamps", "sure_stamps"]

_STRONG = (
    *("article:published_time", "weibo: article:create_at", "og:published_time", "og:article:published_time"),
    *("datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "published_date", "gentime"),
    *("sailthru.date", "parsely-pub-date", "bt:pubdate", "cxenseparse:recs:publishtime", "article.published"),
    *("rnews:datepublished", "ptime", "_pubtime", "firstpublishedtime", "article_date_original"),
    "originalpublicationdate",
)
_WEAK = (
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "date",
        "createdate",
        "displaydate",
    ),
    "citation_publication_date",
)
PUBLISHED = (*_STRONG, *_WEAK, "dateupdate")
"""The names of ``<meta>`` elements that say when a page was published, the surest first.

The last says when it was updated, which counts where nothing else on the page says more.
"""
_MODIFIED = (
    *("article:modified_time", "weibo: article:update_at", "og:updated_time", "datemodified", "lastmod"),
    *("last-modified", "lastmodifiedtime", "dcterms.modified", "revised"),
)
_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/-]?(?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)(?=[/_.-]|\Z)"
    r"|/(?P<name>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})/(?P<day_of_name>[0-3]?\d)(?=/[^/])"  # of a mailing list's archive the last is the number of the letter
    r"|/[a-z_-]{2,30}/(?P<month_behind>[01]?\d)/(?P<day_behind>[0-3]?\d)(?=/[^/]))",  # the last behind a section
    re.I,
)
_OF_PARTS = 0.5  # what the values behind the first are worth less: they may be of the page's parts
_SURE = 2.0  # the weight of a stamp that two kinds of evidence settle
_ENOUGH = 3.0  # the weight of a stamp that alone makes looking further needless


def sure_stamps(evidence: Evidence) -> Iterator[Stamp]:
    """The dates of the places that are sure to be about the document, as they are found.

    Looking ends where two kinds of evidence agree and none contradicts, as most pages' do.
    """
    found = [*evidence.declared_stamps]
    yield from found
    for look in (shown, posted, _in_address, marked_up, labelled):
        if look in (marked_up, labelled) and _is_settled(found):
            return
        for stamp in look(evidence):
            found.append(stamp)
            yield stamp


def stamps(evidence: Evidence) -> Iterator[Stamp]:
    """The dates of a document: the sure ones, then, where they do not settle it, those of likely places."""
    found = [*evidence.sure_stamps]
    yield from found
    if _is_settled(found):
        return
    for look in (in_title, called, in_attributes, alone):
        if look is not in_title and any(not stamp.is_change and stamp.weight >= _ENOUGH for stamp in found):
            return
        for stamp in look(evidence):
            found.append(stamp)
            yield stamp


def _is_settled(found: list[Stamp]) -> bool:
    """Whether two kinds of sure evidence tell one day, and none another."""
    sure = [stamp for stamp in found if not stamp.is_change and stamp.weight >= _SURE]
    return len({stamp.day for stamp in sure}) == 1 and len({stamp.family for stamp in sure}) > 1


def declared(evidence: Evidence) -> Iterator[Stamp]:
    """What header, JSON-LD and ``<meta>`` say, in the page's language."""
    document = evidence.document
    for weight, is_change, found in (
        (10.0, False, from_front_matter(document, "date", "published", "pubDate", "publish_date")),
        (10.0, True, from_front_matter(document, "updated", "modified")),
        (5.0, False, from_json_ld(document, "datePublished")),
        (2.0, False, from_json_ld(document, "dateCreated", "uploadDate")),
        (5.0, True, from_json_ld(document, "dateModified")),
        (5.0, False, from_meta(document, *_STRONG)),
        (5.0, False, from_parsely(document, "pub_date")),
        (2.5, False, from_meta(document, *_WEAK)),
        (5.0, True, from_meta(document, *_MODIFIED)),
        (0.5, False, from_meta(document, PUBLISHED[-1])),
    ):
        worth = weight
        for candidate in found:
            if value := parse_date(candidate.value, zone=evidence.zone, language=evidence.language):
                yield Stamp(value, candidate, candidate.by, worth, is_change)
                worth = weight - _OF_PARTS


def _in_address(evidence: Evidence) -> Iterator[Stamp]:
    """The day in the page's own address."""
    try:
        path = urlsplit(evidence.document.address or "").path
    except ValueError:
        return
    if match := _ADDRESS.search(path):
        part = match.groupdict()
        named = month_of(part["name"], "en") if part["name"] else None
        month = named[0] if named else part["month"] or part["month_behind"]
        if value := parse_date(f"{part['year']}-{month}-{part['day'] or part['day_of_name'] or part['day_behind']}"):
            yield Stamp(value, Candidate(value, "caller", "url", match[0]), "address", 3.0)
