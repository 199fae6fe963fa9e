"""A site config as a site: where its title, authors, date and body are, and what is stripped of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from lxml.html import HtmlElement

from extractor.document import Document
from extractor.document.addresses import urljoin_or_none
from extractor.rules import Match, Region, Rule
from extractor.rules.base import Alternatives
from extractor.rules.selectors import has_text, text_of
from extractor.siteconfig.changes import changed, stripped, strips
from extractor.siteconfig.config import FIELDS, Config, Expression
from extractor.siteconfig.expressions import elements_of
from extractor.sites import Voice

__all__ = ["voice"]


def voice(name: str, config: Config) -> Voice:
    """The site that a config makes."""
    pages = _Pages(config)
    rules: dict[str, Rule] = {}
    for command, field in FIELDS.items():
        made = _Body if field == "body" else _Texts
        if alternatives := [made(expression, pages) for expression in config.all(command)]:
            rules[field] = Alternatives(*alternatives)
    return Voice(
        name,
        rules,
        distrusts=["json-ld"] if config.skips_json_ld else (),
        warnings=lambda document: _warnings(config, pages.page(document)),
    )


class _Pages:
    """Documents as a config changes them, each changed once."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._changed: WeakKeyDictionary[Document, Document] = WeakKeyDictionary()

    def page(self, document: Document) -> Document:
        """The document with the config's changes."""
        known = self._changed.get(document)
        if known is None:
            known = changed(document, self.config)
            if known is not document:  # a value that holds its key would never go
                self._changed[document] = known
        return known


class _Texts(Rule):
    """The text of the first that an expression finds and that has any; of authors, the texts of all."""

    def __init__(self, expression: Expression, pages: _Pages) -> None:
        super().__init__(str(expression.line))
        self._expression, self._pages = expression, pages
        self._every = expression.line.command == "author"
        self.finds = "texts" if self._every else "text"

    def match(self, document: Document) -> Match | None:
        page = self._pages.page(document)
        found = self._expression.select(page.tree)
        texts = [text for node in (found if isinstance(found, list) else [found]) if (text := _text(node))]
        if not texts:
            return None
        nodes = tuple(elements_of(found)) if page is document else None
        value = texts if self._every else texts[0]
        return Match(value, str(self), " ".join(texts) if self._every else texts[0], nodes)


class _Body(Rule):
    """The elements that an expression finds, without what is stripped."""

    finds = "body"

    def __init__(self, expression: Expression, pages: _Pages) -> None:
        super().__init__(str(expression.line))
        self._expression, self._pages = expression, pages
        self.drop = tuple(strips(pages.config))

    def match(self, document: Document) -> Match | None:
        tree = self._pages.page(document).tree
        found = [element for element in elements_of(self._expression.select(tree)) if has_text(element)]
        if not found:
            return None
        gone, held = stripped(tree, self._pages.config), set(found)
        kept = [node for node in found if node not in gone and not _is_within(node, gone, held)]
        return Match(Region(kept, gone), str(self), "", tuple(kept)) if kept else None


def _is_within(node: HtmlElement, gone: dict[HtmlElement, str], held: set[HtmlElement]) -> bool:
    return any(around in held or around in gone for around in node.iterancestors())


def _text(node: Any) -> str:
    return text_of(node) if isinstance(node, (str, HtmlElement)) else ""


def _warnings(config: Config, page: Document) -> Iterator[str]:
    """What is to be said with an article: refused lines, that it is paid for, and that it goes on elsewhere."""
    for problem in config.problems:
        yield str(problem)
    if clue := next((line for line in config.all("native_ad_clue") if line.select(page.tree)), None):
        yield f"{clue.line.file}: the article is paid for: {clue.line}"
    for command, said in _LINKS.items():
        links = (_link(line, page) for line in config.all(command))
        if address := next(filter(None, links), None):
            yield f"{said} {address}; nothing is fetched"


_LINKS = {"single_page_link": "the whole article is at", "next_page_link": "the article goes on at"}


def _link(line: Expression, page: Document) -> str | None:
    if line.condition and not line.condition(page.tree):
        return None
    found = line.select(page.tree)
    for node in found if isinstance(found, list) else [found]:
        address = node.get("href") if isinstance(node, HtmlElement) else node if isinstance(node, str) else None
        if link := urljoin_or_none(page.address, address):
            return link if link != page.address else None
    return None
