"""The address of the article."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from extractor.document.saved import address_in_comment
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.naming import registrable_domain
from extractor.fields.structured import from_meta

__all__ = ["clean_url", "url"]


def url(evidence: Evidence) -> Iterator[Candidate]:
    """The canonical URL where it is of the document's own site: pages point theirs at partners and front pages.

    The site is the registered domain: what was saved from ``m.example.com`` has its article at ``www.example.com``.
    """
    document = evidence.document
    saved = _split(document.url)
    for candidate in (
        Candidate(document.canonical_url, "page", 'css("link[rel=canonical]", attribute="href")'),
        *from_meta(document, "og:url"),
    ):
        given = _split(candidate.value)
        if given.scheme in ("http", "https") and given.hostname and _belongs(given, saved):
            yield candidate
    if document.url:
        by, rule = ("caller", "url")
        for key in ("url", "link", "permalink", "source"):
            if document.front_matter.get(key) == document.url:
                by, rule = "front matter", f'front_matter("{key}")'
                break
        else:
            if address_in_comment(document.text) == document.url:
                by, rule = "page", "the comment of the program that saved it"
        yield Candidate(document.url, by, rule)


def _belongs(given: SplitResult, saved: SplitResult) -> bool:
    if not saved.hostname:
        return True
    if given.hostname != saved.hostname and registrable_domain(given.hostname or "") != registrable_domain(
        saved.hostname
    ):
        return False
    return len(given.path) > 1 or len(saved.path) < 2


def _split(address: str | None) -> SplitResult:
    try:
        return urlsplit(address or "")
    except ValueError:  # [ without ] and the like
        return urlsplit("")


def clean_url(value: object) -> str | None:
    """An address without the white space around it."""
    return str(value).strip() or None
