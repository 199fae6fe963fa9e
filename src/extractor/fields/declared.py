"""What documents declare of themselves: the site's name, the summary, the language, keywords, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from extractor.blocks import Image
from extractor.document import xpath
from extractor.document.addresses import urljoin_or_none
from extractor.document.text import letters, one_line
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta

__all__ = [
    "clean_language",
    "clean_text",
    "description",
    "images",
    "language",
    "pictures",
    "site_name",
    "split_tags",
    "tags",
]

_LANG = xpath.string("string(/html/@lang)")


def site_name(evidence: Evidence) -> Iterator[Candidate]:
    """The name of the site as it calls itself."""
    for candidate in (
        *from_json_ld(evidence.document, "publisher.name"),
        *from_meta(evidence.document, "og:site_name", "application-name", "publisher", "dc.publisher"),
    ):
        if not str(candidate.value).startswith(("@", "http://", "https://")):  # a network's account, an address
            yield candidate


def description(evidence: Evidence) -> Iterator[Candidate]:
    """The summary in the head or header."""
    titles = {letters(text) for text in evidence.document.meta.get("og:title", ())}
    for candidate in (
        *from_front_matter(evidence.document, "description", "summary", "excerpt"),
        *from_json_ld(evidence.document, "description"),
        *from_meta(evidence.document, "og:description", "description", "twitter:description"),
    ):
        if letters(str(candidate.value)) not in titles:  # some sites write the headline there once more
            yield candidate


def language(evidence: Evidence) -> Iterator[Candidate]:
    """The language as declared."""
    yield from from_front_matter(evidence.document, "lang", "language")
    yield from from_json_ld(evidence.document, "inLanguage")
    if declared := _LANG(evidence.document.tree):
        yield Candidate(declared, "page", 'xpath("/html/@lang")')
    yield from from_meta(evidence.document, "content-language", "og:locale", "language", "dc.language")


def tags(evidence: Evidence) -> Iterator[Candidate]:
    """Keywords and categories."""
    yield from from_front_matter(evidence.document, "tags", "categories", "keywords")
    yield from from_meta(evidence.document, "article:tag", every=True)
    yield from from_json_ld(evidence.document, "keywords")
    yield from from_meta(evidence.document, "keywords", "news_keywords", "tags")


def images(evidence: Evidence) -> Iterator[Candidate]:
    """The pictures that the head names, for a body that has none."""
    yield from from_meta(evidence.document, "og:image", "twitter:image")


def clean_text(value: object) -> str | None:
    """A text on one line, entities resolved."""
    return one_line(unescape(str(value))) or None


def clean_language(value: object) -> str | None:
    """A BCP 47 tag: with hyphens."""
    return str(value).strip().replace("_", "-") or None


def pictures(value: Any, base: str | None) -> tuple[Image, ...]:
    """Pictures of addresses, absolute where the base is known; what is no address is left out."""
    items = [value] if isinstance(value, (str, Image)) else value
    return tuple(image for item in items if (image := _image(item, base)))


def _image(value: str | Image, base: str | None) -> Image | None:
    if isinstance(value, Image):
        return value
    address = urljoin_or_none(base, value)
    return Image(address) if address else None


def split_tags(value: Any) -> tuple[str, ...]:
    """Keywords, each once, a text of several split at its commas."""
    parts = [
        part
        for item in ([value] if isinstance(value, str) else value)
        for part in str(item).replace("，", ",").split(",")
    ]
    return tuple(dict.fromkeys(text for part in parts if (text := " ".join(part.split()))))
