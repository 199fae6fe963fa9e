"""The words that rules look at: labels, boilerplate, months, and what a site's plugin is written with.

They are read from the sources themselves, from every text in them that is no docstring, so that a new label is one
here too.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from extractor.article import Article
from extractor.blocks import absence, boilerplate, calls, cleaning, read_blocks
from extractor.blocks.boilerplate import RELATED_HEADING, kind_of
from extractor.document import Document
from extractor.document.text import HAN
from extractor.fallback.archived import lines, region
from extractor.fields import evidence, sources, titles
from extractor.fields.when import dates, moments
from extractor.fields.who import bylines, han, people, persons, writers
from extractor.fields.who import credits as credit_lines
from extractor.fields.who.bylines import reporters, signed
from extractor.fields.who.credits import parse_credits
from extractor.sites.site import RULED, Site

__all__ = ["Labels", "labels", "looked_at"]

_READ_BY_WORD = (boilerplate, calls, absence, bylines, credit_lines, persons, dates, lines, region)
_READ = (*_READ_BY_WORD, cleaning, evidence, han, moments, people, sources, titles, writers)
_HAN_WORD = re.compile(f"(?<![{HAN}])[{HAN}]{{2,24}}(?![{HAN}])")  # a longer one is no word but a list of characters
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_WORD = re.compile(rf"(?<!\\)[^\W\d_{HAN}]{{2,}}")
_SOUGHT = 6  # characters of a text of a plugin that is certainly looked for as it is
# What the engines look at in the text: trafilatura's list of buttons, and the words that stand before a date.
_OF_ENGINES = (
    "drucken mail email facebook flipboard google instagram linkedin pdf pinterest pocket print qq reddit twitter "
    "wechat weibo whatsapp xing mehr zum thema more this published updated posted modified"
)


@dataclass(frozen=True)
class Labels:
    """Words that stay as they are.

    Attributes:
        han: Words of two Han characters and more, kept wherever they stand.
        own: Those of them that the sites' plugins name.
        words: Words of other scripts, in lower case, kept where they stand as words.
        characters: Every Han character that a rule names.
        sought: Texts that a plugin names in full, and may look for in scripts.
    """

    han: frozenset[str]
    own: frozenset[str]
    words: frozenset[str]
    characters: frozenset[str]
    sought: frozenset[str]


def labels(sites: Iterable[Site]) -> Labels:
    """The words that the package and these sites look at."""
    general = _general()
    texts = [text for site in sites for text in (*_texts(_source(type(site))), *_written(site))]
    own = _found(_HAN_WORD, texts)
    return Labels(
        general.han | own,
        own,
        general.words | {word.lower() for word in _found(_WORD, texts)},
        general.characters | _found(_HAN_CHARACTER, texts),
        frozenset(text for text in texts if len(text) >= _SOUGHT),
    )


def looked_at(labels: Labels, document: Document, article: Article | None) -> Labels:
    """The labels less the Han words that no rule finds in this document.

    Some are everyday words (信息 of 信息来源, 安全 of a slogan). Where no line of the document fits a pattern that has
    the word, what is invented fits none either.
    """
    label = re.compile("|".join(map(re.escape, sorted(labels.han, key=len, reverse=True))))
    found = {word for text in _read_by_rules(label, document, article) for word in label.findall(text)}
    return replace(labels, han=labels.own | found)


def _read_by_rules(label: re.Pattern[str], document: Document, article: Article | None) -> Iterator[str]:
    """The parts of a document that a pattern of the package finds, and what fields were read from."""
    blocks = read_blocks([document.tree], lambda element: False)
    for text in {*(block.text for block in blocks), *(" ".join(text.split()) for text in document.tree.itertext())}:
        match = label.search(text)
        if not match:
            continue
        if len(match[0]) == sum(c.isalpha() for c in text):
            yield text
        if (found := kind_of(text)) and (fitting := re.match(found[1], text, re.I)):
            yield fitting[0]
        for _, name, _ in parse_credits(text):
            yield name
        if signature := reporters([text]):
            position = text.find(signature[1])
            yield text[max(position, 0) : position + len(signature[1]) + _BEHIND]
        if signed(text) or RELATED_HEADING.match(text):
            yield text
    yield from document.meta.get("author", ())
    if article:
        yield from (*article.authors, *article.editors, article.source or "", article.site_name or "")
        yield from (origin.raw or "" for name, origin in article.origins.items() if name in _PEOPLE_AND_TIMES)


_BEHIND = 8  # characters behind a reporter's name: 报道, 摄影报道
_PEOPLE_AND_TIMES = ("authors", "editors", "source", "published", "modified")


@cache
def _general() -> Labels:
    texts = [text for module in _READ for text in _texts(_source(module))]
    by_word = [text for module in _READ_BY_WORD for text in _texts(_source(module))]
    words = {word.lower() for word in (*_found(_WORD, by_word), *_OF_ENGINES.split())}
    return Labels(_found(_HAN_WORD, texts), frozenset(), frozenset(words), _found(_HAN_CHARACTER, texts), frozenset())


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> frozenset[str]:
    return frozenset(found for text in texts for found in pattern.findall(text))


def _source(owner: ModuleType | type) -> str:
    try:
        module = inspect.getmodule(owner)
        return inspect.getsource(module) if module else ""
    except (OSError, TypeError):  # written in a console
        return ""


def _texts(source: str) -> list[str]:
    """Every text in a module but its docstrings."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def _written(site: Site) -> list[str]:
    """The site's rules as written: what a module it imports from may hold."""
    return [str(rule) for name in (*RULED, "body") if (rule := site.rule(name))]
