"""The headline, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from extractor.document import xpath
from extractor.document.text import HAN, letters, one_line
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta

__all__ = ["clean_title", "title"]

_H1 = xpath.elements("//h1[normalize-space()][not(ancestor::nav or ancestor::footer or ancestor::aside)]")
_TITLE = xpath.string("string((//head/title | //title)[1])")
_STRING = xpath.string("string()")
_LOOKED_AT = 8  # headings of a page that are looked at
_SEPARATOR = re.compile(r"\s+[|｜–—·•»:-]{1,2}\s+|\s*[_|｜]\s*|\s*[-–—]{2}\s*")
_MOST_CUTS = 12  # separators; a title of more is no headline and a few sections
_HAN_SEPARATOR = re.compile(r"\s*[-–—_|｜]+\s*(?=[^-–—_|｜]{2,40}$)")  # no spaces: "标题-新华网"


def title(evidence: Evidence) -> Iterator[Candidate]:
    """The headline.

    What the reader sees counts first: a heading that ``<title>`` or ``og:title`` repeats, then the page's only
    ``<h1>``. It never carries the site's name, and the others often are written for search engines.
    """
    document = evidence.document
    yield from from_front_matter(document, "title")
    head = clean_title(_TITLE(document.tree)) or ""
    claimed = letters(" ".join([head, *document.meta.get("og:title", ())]))
    site_names = {letters(name) for name in (*document.meta.get("og:site_name", ()), _host_name(evidence))}
    shown = [text for node in _H1(document.tree)[:_LOOKED_AT] if (text := clean_title(_STRING(node)))]
    shown = [text for text in shown if letters(text) not in site_names]
    repeated = [text for text in shown if len(letters(text)) > 2 and letters(text) in claimed]
    longest = max((len(letters(part)) for part in _SEPARATOR.split(head)), default=0)
    for text in sorted(repeated, key=len, reverse=True):
        if len(letters(text)) >= longest / 2:
            yield Candidate(text, "page", 'css("h1")')
    if len(shown) == 1 and len(letters(shown[0])) >= longest / 2:
        yield Candidate(shown[0], "page", 'css("h1")')
    yield from from_json_ld(document, "headline")
    for candidate in from_meta(document, "og:title", "twitter:title"):
        yield Candidate(_without_site(str(candidate.value), site_names), candidate.by, candidate.rule)
    if head:
        yield Candidate(_without_site(head, site_names), "page", 'css("title")')
    yield from from_json_ld(document, "name")
    if text := evidence.engine.get("title"):
        yield Candidate(text, "trafilatura", "extract_metadata()")
    yield from (Candidate(text, "page", 'css("h1")') for text in shown)


def clean_title(value: object) -> str | None:
    """A title on one line, entities resolved."""
    return one_line(unescape(str(value or ""))) or None


def _host_name(evidence: Evidence) -> str:
    """The part of the host people know the site by: ``example`` of ``www.example.co.uk``."""
    return (evidence.document.host or "").removeprefix("www.").partition(".")[0]


def _without_site(text: str, site_names: set[str]) -> str:
    """The part of ``headline - section - site`` that is the headline.

    The part at either end goes where it is the site's name, or where it is short beside what is left.
    """
    separator = _HAN_SEPARATOR if re.search(f"[{HAN}]", text) else _SEPARATOR
    cuts = list(separator.finditer(text))
    if not cuts:
        return text
    head, tail = text[: cuts[-1].start()].strip(), text[cuts[-1].end() :].strip()
    named = letters(tail) in site_names or any(name and name in letters(tail) for name in site_names)
    if named or len(head) > 2 * len(tail):
        return _without_site(head, site_names) if separator is _SEPARATOR and len(cuts) < _MOST_CUTS else head
    if len(tail) > 2 * len(head) and separator is _HAN_SEPARATOR:
        return tail
    first, rest = text[: cuts[0].start()].strip(), text[cuts[0].end() :].strip()
    return rest if letters(first) in site_names else text
