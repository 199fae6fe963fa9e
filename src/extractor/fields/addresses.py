"""The address of the article."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_meta

__all__ = ["clean_url", "url"]


def url(evidence: Evidence) -> Iterator[Candidate]:
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


def clean_url(value: object) -> str | None:
    """An address without the white space around it."""
    return str(value).strip() or None
