"""Writers on record: JSON-LD and ``<meta>``, each object one author, persons apart from organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from extractor.document import Document
from extractor.document.text import letters
from extractor.fields.evidence import Candidate
from extractor.fields.structured import from_meta, from_parsely, is_article, is_headline
from extractor.fields.who.persons import Name

__all__ = ["json_ld_names", "meta_names", "organisations"]

_MOST = 2000  # objects of a page that are looked at
_NESTED = ("mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")


def organisations(document: Document) -> frozenset[str]:
    """The letters of the names whose records among the authors say that they are organisations' and no persons'."""
    records = (record for item in document.json_ld for record in _listed(item.get("author")))
    return frozenset(
        letters(name)
        for record in records
        if isinstance(record, Mapping) and str(record.get("@type")).endswith("Organization")
        for name in _names(record, {})
    )


def json_ld_names(document: Document, role: str) -> Iterator[Candidate]:
    """Whom the JSON-LD of this page's article has in a role (``author``, ``editor``); an object is one name.

    References (``{"@id": ...}``) are followed. Of several articles the one of the page's headline counts first.
    """
    known: dict[str, Mapping[str, Any]] = {}
    articles: list[Mapping[str, Any]] = []
    stack: list[Any] = list(reversed(document.json_ld))
    for _ in range(_MOST):
        if not stack:
            break
        node = stack.pop()
        if isinstance(node, list):
            stack += reversed(node)
        elif isinstance(node, dict):
            if isinstance(node.get("@id"), str) and len(node) > 1:
                known.setdefault(node["@id"], node)
            stack += [value for key, value in node.items() if key in _LOOKED_INTO and isinstance(value, dict | list)]
            if is_article(node):
                articles.append(node)
    if len(articles) > 1:
        title = letters(document.head_title)
        articles.sort(key=lambda item: not is_headline(item.get("headline"), title))
    for article in articles:
        for key in _KEYS[role]:
            named = (name for record in _listed(article.get(key)) for name in _names(record, known))
            if found := [Name(name) for name in named if name and "://" not in name]:
                yield Candidate(found, "json-ld", f'json_ld("{key}.name")')
                break


_KEYS = {"author": ("author", "creator"), "editor": ("editor",)}
_LOOKED_INTO = frozenset((*_NESTED, "author", "editor", "creator", "publisher", "@graph"))


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [record for item in value for record in (item if isinstance(item, list) else [item])]
    return [] if value is None else [value]


def _names(record: Any, known: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The names of a record: its own, those of a list, or what given and family name make."""
    if isinstance(record, str):
        record = known.get(record, record)
    if isinstance(record, str):
        return [record.strip()]
    if not isinstance(record, Mapping):
        return []
    if not any(key in record for key in ("name", "givenName", "familyName")):
        record = known.get(str(record.get("@id")), record)
    if found := [name.strip() for name in _listed(record.get("name")) if isinstance(name, str) and name.strip()]:
        return found
    parts = [record.get("givenName"), record.get("familyName")]
    return [" ".join(part.strip() for part in parts if isinstance(part, str))]


_META = ("author", "authors", "og:author", "og:article:author", "article:author", "article:author:name", "byl", "author_name",
         "citation_author", "dc.creator", "dcterms.creator", "dc.author", "sailthru.author", "parsely-author", "cxenseparse:author")  # fmt: skip
_SAYS_AUTHOR = re.compile(
    r"(?!book|music|video)[\w-]{1,20}[:.]authors?(?:[_:]?names?)?"
)  # "news:author", "article.author"
_FAMILY_FIRST = ("citation_author", "dc.creator", "dcterms.creator")
_SAYS_WRITTEN = (
    "written by",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "作者",
    "by",
)


def meta_names(document: Document) -> Iterator[Candidate]:
    """Whom ``<meta>`` names as the writer, by one name of the element after another."""
    for number in ("1", "2"):  # WordPress' label and value: "Written by", "Jane Doe"
        label = next(iter(document.meta.get(f"twitter:label{number}", ())), "")
        if label.casefold() in _SAYS_WRITTEN:
            yield from from_meta(document, f"twitter:data{number}", every=True)
    others = (key for key in document.meta if _SAYS_AUTHOR.fullmatch(key))
    for candidate in from_meta(document, *dict.fromkeys((*_META, *others)), every=True):
        if candidate.rule.split('"')[1] in _FAMILY_FIRST:
            value = [" ".join(reversed(v.split(", "))) if v.count(", ") == 1 else v for v in candidate.value]
            yield Candidate(value, candidate.by, candidate.rule, "; ".join(candidate.value))
        else:
            yield candidate
    for candidate in from_parsely(document, "authors", "author"):
        if all(isinstance(name, str) for name in candidate.value):
            yield candidate
