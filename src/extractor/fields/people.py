"""Authors and editors: two things, never one another, and never the medium."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.document import Document, Kind, xpath
from extractor.document.text import HAN, letters
from extractor.fields.bylines import is_medium, is_person, names, parse_credits, reporters, signed
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta

__all__ = ["authors", "editors", "is_feed"]


def authors(evidence: Evidence) -> Iterator[Candidate]:
    """Who wrote it."""
    document = evidence.document
    if not is_feed(document):
        yield from _persons(evidence, from_front_matter(document, "authors", "author"))
    yield from _persons(evidence, from_json_ld(document, "author.name", "author"))
    written = ("author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author")
    yield from _persons(evidence, from_meta(document, *written, every=True))
    for candidate in _credited(evidence, "authors"):
        found = names(candidate.value)
        if candidate.by == "body" or (found and all(map(is_person, found))):
            yield candidate
    if signature := reporters(evidence.kept):
        yield Candidate(signature[0], "body", "reporters()", signature[1])
    for line in evidence.labelled:
        if found := signed(line):
            yield Candidate(found, "page", "reporters()", line)
    if document.kind is Kind.MARKDOWN_POST:
        for i, line in enumerate(evidence.below_headline[:12]):
            if match := _BY.search(line):
                name = match[1] or next(iter(evidence.below_headline[i + 1 : i + 2]), "")
                yield Candidate([name] if len(name) < 40 else [], "page", "the line below the headline", name)
    if author := evidence.engine.get("author"):
        yield from _persons(evidence, [Candidate(author.split("; "), "trafilatura", "extract_metadata()")])


def _persons(evidence: Evidence, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without the media among their names: Chinese sites write their own into the author's place."""
    tail = letters(_TITLE(evidence.document.tree))[-30:]
    for candidate in candidates:
        texts = [candidate.value] if isinstance(candidate.value, str) else list(candidate.value)
        texts = [text for text in texts if all(role == "authors" for role, _, _ in parse_credits(str(text)))]
        kept = [
            name
            for name in names(texts)
            if not (_HAN.search(name) and (is_medium(name) or letters(name) in evidence.media or letters(name) in tail))
        ]
        if kept:
            yield Candidate(kept, candidate.by, candidate.rule, str(candidate.value))


_TITLE = xpath.string("string((//head/title | //title)[1])")
_BY = re.compile(r"(?:^|\s)by:?(?:\s([A-Z][^\d|,•·]{1,38}))?$", re.I)
_HAN = re.compile(f"[{HAN}]")


def editors(evidence: Evidence) -> Iterator[Candidate]:
    """Who edited it."""
    yield from from_front_matter(evidence.document, "editors", "editor")
    yield from from_json_ld(evidence.document, "editor.name", "editor")
    yield from _credited(evidence, "editors")


def is_feed(document: Document) -> bool:
    """Whether the header's author is no person but the feed: feed archives file it among the categories too."""
    author, categories = document.front_matter.get("author"), document.front_matter.get("categories")
    return bool(author) and isinstance(categories, list) and author in categories


def _credited(evidence: Evidence, role: str) -> Iterator[Candidate]:
    """The page's labels for a role: in what was removed from the body, in its edges, then anywhere on the page."""
    edges = (*evidence.removed, *evidence.kept[:3], *evidence.kept[-4:])
    for by, lines in (("body", edges), ("page", evidence.labelled)):
        found: dict[str, str] = {}
        for line in lines:
            for kind, label, value in parse_credits(line):
                if kind == role and value not in found:
                    found[value] = label
        if role == "editors" and by == "body":
            if found:
                yield Candidate(list(found), by, f'label("{next(iter(found.values()))}")')
        else:
            for value, label in found.items():
                yield Candidate(value, by, f'label("{label}")')
