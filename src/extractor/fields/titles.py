"""The headline, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta

__all__ = ["clean_title", "title"]

_H1 = etree.XPath("//h1[normalize-space()]")
_TITLE = etree.XPath("string(//head/title | //title)")
_STRING = etree.XPath("string()")
_CUT = re.compile(r"\s+[|｜–—·•»:-]\s+|[_|｜]|\s*[-–—]{2}\s*")


def title(evidence: Evidence) -> Iterator[Candidate]:
    """The headline.

    The page's ``<h1>`` counts first where ``<title>`` or ``og:title`` agrees that it is the headline: it is what
    the reader sees, and it never carries the site's name.
    """
    document = evidence.document
    yield from from_front_matter(document, "title")
    claimed = " ".join([clean_title(_TITLE(document.tree)) or "", *document.meta.get("og:title", ())])
    shown = [text for node in _H1(document.tree)[:8] if (text := clean_title(_STRING(node)))]
    for text in shown:
        if len(text) > 3 and _squeezed(text) in _squeezed(claimed):
            yield Candidate(text, "page", 'css("h1")')
    yield from from_json_ld(document, "headline")
    for candidate in from_meta(document, "og:title", "twitter:title"):
        yield Candidate(_without_site(str(candidate.value), evidence), candidate.by, candidate.rule)
    if len(shown) == 1:
        yield Candidate(shown[0], "page", 'css("h1")')
    if text := clean_title(_TITLE(document.tree)):
        yield Candidate(_without_site(text, evidence), "page", 'css("title")')
    yield from from_json_ld(document, "name")
    if text := evidence.engine.get("title"):
        yield Candidate(text, "trafilatura", "extract_metadata()")
    yield from (Candidate(text, "page", 'css("h1")') for text in shown)


def clean_title(value: object) -> str | None:
    """A title on one line, entities resolved."""
    return " ".join(unescape(str(value or "")).split()) or None


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _without_site(text: str, evidence: Evidence) -> str:
    """The longest part of a ``headline - section - site`` title where the rest is short, or names the site."""
    parts = [part.strip() for part in _CUT.split(text) if part.strip()]
    if len(parts) < 2:
        return text
    site_names = {_squeezed(name) for name in evidence.document.meta.get("og:site_name", ())}
    host = _squeezed((evidence.document.host or "").removeprefix("www.").partition(".")[0])
    for position in (-1, 0):
        squeezed = _squeezed(parts[position])
        if squeezed and (squeezed in site_names or (host and (host in squeezed or squeezed in host))):
            kept = text.removesuffix(parts[-1]) if position else text.removeprefix(parts[0])
            return _CUT.sub("", kept[-3:]).join([kept[:-3], ""]).strip(" |-–—_·:") if position else kept.strip(" |-–—_·:")
    longest = max(parts, key=len)
    return longest if longest == parts[0] and len(longest) > len(text) / 2 else text
