"""Structured data: JSON-LD and ``<meta>`` as candidates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from extractor.document import Document
from extractor.document.text import letters
from extractor.fields.evidence import Candidate

__all__ = ["from_front_matter", "from_json_ld", "from_meta", "from_parsely", "is_article", "is_headline"]

_ARTICLES = ("article", "posting", "report", "newsarticle", "review", "recipe", "discussionforumposting")


def from_json_ld(document: Document, *paths: str) -> Iterator[Candidate]:
    """What the page's JSON-LD articles, its own first, or else its other objects have at dotted paths."""
    objects = [(is_article(item), item) for item in document.json_ld]
    if sum(is_main for is_main, _ in objects) > 1:
        title = letters(document.head_title)
        objects.sort(key=lambda each: not (each[0] and is_headline(each[1].get("headline"), title)))
    for is_main, item in sorted(objects, key=lambda each: not each[0]):
        for path in paths:
            if is_main or path.partition(".")[0] in ("headline", "datePublished", "dateModified"):
                for value in _at(item, path.split(".")):
                    yield Candidate(value, "json-ld", f'json_ld("{path}")')


def is_headline(said: object, title: str) -> bool:
    """Whether an article's headline, or how it begins, is in the letters of the page's ``<title>``."""
    return isinstance(said, str) and len(key := letters(said)[:_BEGINS]) > 0 and key in title


_BEGINS = 30  # letters of a headline that are enough to know it by: titles are cut


def is_article(item: Mapping[str, Any]) -> bool:
    """Whether a JSON-LD object is an article, a post or the like, going by its ``@type``."""
    kinds = item.get("@type")
    return any(str(kind).lower().endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _at(node: Any, keys: list[str]) -> Iterator[Any]:
    if isinstance(node, list):
        values = [value for item in node for value in _at(item, keys)]
        if values:
            yield values if len(values) > 1 else values[0]
    elif not keys:
        if isinstance(node, str) and node.strip():
            yield node
    elif isinstance(node, dict):
        yield from _at(node.get(keys[0]), keys[1:])


def from_meta(document: Document, *names: str, every: bool = False) -> Iterator[Candidate]:
    """The content of ``<meta>`` elements by name: the first of each, or a list of every one."""
    for name in names:
        if values := document.meta.get(name):
            yield Candidate(list(values) if every else values[0], "meta", f'meta("{name}")')


def from_parsely(document: Document, *keys: str) -> Iterator[Candidate]:
    """What the JSON in ``<meta name="parsely-page">`` has under the keys: a reader's statistics, older than JSON-LD."""
    for content in document.meta.get("parsely-page", ()):
        try:
            said = json.loads(content)
        except (ValueError, RecursionError):
            continue
        values = [said.get(key) for key in keys] if isinstance(said, dict) else []
        if found := [value for value in values if value and isinstance(value, str | list)]:
            yield Candidate(found[0], "meta", 'meta("parsely-page")')


def from_front_matter(document: Document, *keys: str) -> Iterator[Candidate]:
    """What the front matter has under the keys."""
    for key in keys:
        if value := document.front_matter.get(key):
            yield Candidate(value, "front matter", f'front_matter("{key}")')
