"""A text block whose HTML is not written yet: most are never asked for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from lxml.html import HtmlElement

from extractor.blocks.block import Block, Image, Wrapper
from extractor.document.addresses import urljoin_or_none
from extractor.document.text import one_line

__all__ = ["CELL", "Draft", "LinkTag", "Outline", "visible", "without_invisible"]

CELL = "\ue000"
"""Stands between the cells of a row; a private character, taken out of what pages say."""

LinkTag = tuple[str | None, bool]
"""A link's address as written, and whether it begins here."""

_ID = re.compile(r' id="[^"]*"')
_MAY_BE_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<![\u0600-\u0dff])\u200c|\u200c(?![\u0600-\u0dff])"
    "|(?<![\u0600-\u0dff])\u200d(?![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])"
)  # between letters of Persian or of India's scripts U+200C is spelling, and U+200D joins parts of an emoji too


def without_invisible(text: str) -> str:
    """The text without characters that nobody sees."""
    if text.isascii() or _MAY_BE_INVISIBLE.search(text) is None:
        return text
    return _INVISIBLE.sub("", text)


def visible(text: str) -> str:
    """The text on one line, without characters that nobody sees."""
    return one_line(without_invisible(text))


@dataclass(slots=True)
class Outline:
    """The elements that text blocks stand in, by number; one comes after the one it is in.

    Attributes:
        elements: The elements.
        parent: The number of the element around each; the outermost is its own.
        first: The number of the first text block in each.
        last: The number of the text block after the last in each.
        tags: Their tags.
        attributes: Their attributes, as they are written in markup.
        size: How many text blocks there are.
    """

    elements: list[HtmlElement] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    size: int = 0

    def begin(self, element: HtmlElement, tag: str, attributes: str, parent: int | None) -> int:
        """Take in an element whose first text block comes next; gives its number."""
        if ' name="' in attributes and element.get("id") is None:
            attributes = _ID.sub("", attributes)  # of XHTML libxml2 writes the name as an id too
        number = len(self.elements)
        self.elements.append(element)
        self.parent.append(number if parent is None else parent)
        self.first.append(self.size)
        self.last.append(self.size)
        self.tags.append(tag)
        self.attributes.append(attributes)
        return number

    def take(self, number: int) -> int:
        """Take in a text block that stands in the element of that number."""
        self.size = self.last[number] = self.size + 1
        return number

    def end(self, number: int) -> None:
        """Leave an element: what is in it is in the one around it."""
        up = self.parent[number]
        self.last[up] = max(self.last[up], self.last[number])


@dataclass(slots=True, eq=False)
class Draft:
    """A text block as it was read; :class:`Block` says what its attributes are.

    Attributes:
        markup: Its inner HTML in pieces: escaped text, tags, and links whose addresses are as the page has them.
        base: What they are relative to.
        node: The element it stands in.
        place: The number of that element in the :class:`Outline`; -1 where there is no text.
    """

    tag: str
    text: str
    markup: list[str | LinkTag]
    linked: int
    wrappers: tuple[Wrapper, ...]
    images: tuple[Image, ...]
    base: str | None
    node: HtmlElement
    place: int

    @property
    def is_heading(self) -> bool:
        """Whether it is ``h1`` to ``h6``."""
        return self.tag[0] == "h"

    def block(self) -> Block:
        """The block, its HTML written."""
        return Block(self.tag, self.text, self._html(), self.linked, self.wrappers, self.images)

    def _html(self) -> str:
        if self.tag == "pre":
            return escape(self.text, quote=False)
        html = "".join(piece if isinstance(piece, str) else self._link(*piece) for piece in self.markup)
        if self.tag != "tr":
            return visible(html)
        _, *cells = without_invisible(html).split(CELL)
        return "".join(
            f"<{name}>{one_line(inner)}</{name}>" for name, inner in zip(cells[::2], cells[1::2], strict=True)
        )

    def _link(self, href: str | None, begins: bool) -> str:
        address = urljoin_or_none(self.base, href)
        return "" if address is None else f'<a href="{escape(address)}">' if begins else "</a>"
