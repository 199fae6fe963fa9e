"""The fields of an article, each from the first of its candidates that holds.

A resolver is a generator of candidates, best first: front matter, structured data, meta, the page's labels, the
body's own text, an engine. It is only run as far as it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from extractor.blocks import Image
from extractor.document import xpath
from extractor.document.addresses import urljoin_or_none
from extractor.document.text import letters, one_line
from extractor.fields.bylines import names
from extractor.fields.dates import parse_date
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.moments import modified, published
from extractor.fields.people import authors, clean_source, editors, source
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta
from extractor.fields.titles import clean_title, title

__all__ = ["RESOLVERS", "Candidate", "Evidence", "normalise"]

_LANG = xpath.string("string(/html/@lang)")


def _site_name(evidence: Evidence) -> Iterator[Candidate]:
    yield from from_json_ld(evidence.document, "publisher.name")
    yield from from_meta(evidence.document, "og:site_name", "application-name", "publisher", "dc.publisher")


def _description(evidence: Evidence) -> Iterator[Candidate]:
    titles = {letters(text) for text in evidence.document.meta.get("og:title", ())}
    for candidate in (
        *from_front_matter(evidence.document, "description", "summary", "excerpt"),
        *from_json_ld(evidence.document, "description"),
        *from_meta(evidence.document, "og:description", "description", "twitter:description"),
    ):
        if letters(str(candidate.value)) not in titles:  # some sites write the headline there once more
            yield candidate


def _language(evidence: Evidence) -> Iterator[Candidate]:
    yield from from_front_matter(evidence.document, "lang", "language")
    yield from from_json_ld(evidence.document, "inLanguage")
    if declared := _LANG(evidence.document.tree):
        yield Candidate(declared, "page", 'xpath("/html/@lang")')
    yield from from_meta(evidence.document, "content-language", "og:locale", "language", "dc.language")


def _url(evidence: Evidence) -> Iterator[Candidate]:
    """The canonical URL where it is of the document's own host: pages point theirs at partners and front pages."""
    document = evidence.document
    saved = _split(document.url)
    for candidate in (
        Candidate(document.canonical_url, "page", 'css("link[rel=canonical]", attribute="href")'),
        *from_meta(document, "og:url"),
    ):
        given = _split(candidate.value)
        if given.scheme in ("http", "https") and (
            not saved.hostname or (given.hostname == saved.hostname and (len(given.path) > 1 or len(saved.path) < 2))
        ):
            yield candidate
    if document.url:
        by, rule = ("front matter", 'front_matter("url")') if document.front_matter else ("caller", "url")
        yield Candidate(document.url, by, rule)


def _split(address: str | None) -> SplitResult:
    try:
        return urlsplit(address or "")
    except ValueError:  # [ without ] and the like
        return urlsplit("")


def _tags(evidence: Evidence) -> Iterator[Candidate]:
    yield from from_front_matter(evidence.document, "tags", "categories", "keywords")
    yield from from_meta(evidence.document, "article:tag", every=True)
    yield from from_json_ld(evidence.document, "keywords")
    yield from from_meta(evidence.document, "keywords", "news_keywords", "tags")


def _images(evidence: Evidence) -> Iterator[Candidate]:
    yield from from_meta(evidence.document, "og:image", "twitter:image")


RESOLVERS: dict[str, Callable[[Evidence], Iterator[Candidate]]] = {
    "title": title,
    "source": source,
    "site_name": _site_name,
    "authors": authors,
    "editors": editors,
    "published": published,
    "modified": modified,
    "description": _description,
    "language": _language,
    "url": _url,
    "images": _images,
    "tags": _tags,
}
"""For every field the generator of its candidates; authors after the media, which are none."""


def normalise(field: str, value: Any, *, zone: ZoneInfo | None, base: str | None) -> Any:
    """A value in the form its field has in an article; ``None`` or empty where it is no such thing."""
    match field:
        case "title":
            return clean_title(value)
        case "authors" | "editors":
            return names(value)
        case "source":
            return clean_source(value)
        case "published" | "modified":
            return parse_date(value, zone=zone)
        case "language":
            return str(value).strip().replace("_", "-") or None
        case "url":
            return str(value).strip() or None
        case "images":
            items = [value] if isinstance(value, (str, Image)) else value
            return tuple(image for item in items if (image := _image(item, base)))
        case "tags":
            return _split_tags(value)
    return one_line(unescape(str(value))) or None


def _image(value: str | Image, base: str | None) -> Image | None:
    if isinstance(value, Image):
        return value
    address = urljoin_or_none(base, value)
    return Image(address) if address else None


def _split_tags(value: Any) -> tuple[str, ...]:
    parts = [
        part
        for item in ([value] if isinstance(value, str) else value)
        for part in str(item).replace("，", ",").split(",")
    ]
    return tuple(dict.fromkeys(text for part in parts if (text := " ".join(part.split()))))
