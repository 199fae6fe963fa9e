"""A page as a sequence of text blocks, and the tree of elements they stand in.

Blocks come in, in document order, so the blocks below an element are a range of them, and what a container holds is the
difference of two running sums.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from extractor.blocks import Block
from extractor.document.text import one_line

__all__ = ["Page"]

HIDDEN = frozenset(("noscript", "button", "svg", "template", "select"))
"""Elements whose text a browser shows otherwise than as text."""

_NAMING = ("class", "id", "role", "itemprop")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 40  # characters of an attribute that are taken as one name
_LONGEST_NAMES = 400  # characters of an attribute that are looked at for words
_MOST_NAMES = 12  # words of one element's class and id; builders of pages write hundreds
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)


def names_of(element: HtmlElement) -> list[str]:
    """The words that an element's tag, class, id and role are made of, in lower case, the tag first."""
    tag = str(element.tag)
    words = [tag]
    for attribute in _NAMING:
        if value := element.get(attribute):
            whole = " ".join(value[:_LONGEST_NAME].split())
            words.append(f"{tag}.{whole}" if attribute == "class" else f"{attribute}={whole}")
            words += [word.lower() for word in _NAME.findall(value[:_LONGEST_NAMES])[:_MOST_NAMES]]
    return words


@dataclass(slots=True)
class Page:
    """The text blocks of a page and the elements around them, all by number.

    Attributes:
        blocks: The blocks that have text.
        texts: What they say.
        place: The number of the element that each block stands in.
        elements: The elements; one comes after the one it is in.
        parent: The number of the element around each; 0, the outermost, is its own.
        depth: How many elements are around each.
        first: The first block below each.
        last: The block after the last below each.
        hidden: Whether each, or one around it, is hidden from who looks at the page.
        names: The words of each one's tag, class and id.
        headings: The number of the last heading up to each block; -1 for none.
    """

    blocks: Sequence[Block]
    texts: list[str]
    place: list[int]
    elements: list[HtmlElement] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    names: list[list[str]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    _known: dict[object, list[str]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, root: HtmlElement, blocks: dict[Block, HtmlElement]) -> Page:
        """The page of the blocks below an element."""
        kept = [block for block in blocks if block.text]
        page = cls(kept, [one_line(block.text) for block in kept], [])
        numbers: dict[HtmlElement, int] = {}
        page._add(root, 0, numbers)
        for i, block in enumerate(kept):
            before = page.headings[-1] if i else -1
            page.headings.append(i if block.is_heading else before)
            number = page._number(blocks[block], root, numbers)
            page.place.append(number)
            while page.last[number] <= i:
                if page.first[number] < 0:
                    page.first[number] = i
                page.last[number] = i + 1
                number = page.parent[number]
        return page

    def _number(self, node: HtmlElement, root: HtmlElement, numbers: dict[HtmlElement, int]) -> int:
        above = []
        while node not in numbers:
            above.append(node)
            following = node.getparent()
            if following is None:
                break
            node = following
        number = numbers.get(node, 0)
        for element in reversed(above):
            number = self._add(element, number, numbers)
        return number

    def _add(self, element: HtmlElement, parent: int, numbers: dict[HtmlElement, int]) -> int:
        number = numbers[element] = len(self.elements)
        self.elements.append(element)
        self.parent.append(parent)
        self.depth.append(self.depth[parent] + 1 if number else 0)
        self.first.append(-1)
        self.last.append(0)
        signature = (element.tag, *map(element.get, _NAMING))
        known = self._known.get(signature)
        if known is None:
            known = self._known[signature] = names_of(element)
        self.names.append(known)
        self.hidden.append((number > 0 and self.hidden[parent]) or _is_hidden(element))
        return number


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return (
        element.tag in HIDDEN
        or element.get("hidden") is not None
        or (style is not None and _UNSEEN.search(style) is not None)
    )
