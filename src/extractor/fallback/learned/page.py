"""A page as a sequence of text blocks, and the tree of elements they stand in.

Blocks come in, in document order, so the blocks below an element are a range of them, and what a container holds is the
difference of two running sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement

from extractor.blocks import Draft
from extractor.document.text import one_line
from extractor.fallback.learned.words import BEGINNING, WORD

__all__ = ["Page"]

_HIDDEN = frozenset(("noscript", "button", "svg", "template", "select"))
# Elements whose text a browser shows otherwise than as text.

_OF_LINES = ("pre", "tr")
_NAMING = ("class", "id", "role", "itemprop")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 40  # characters of an attribute that are taken as one name
_LONGEST_NAMES = 400  # characters of an attribute that are looked at for words
_MOST_NAMES = 12  # words of one element's class and id; builders of pages write hundreds
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)


@lru_cache(maxsize=10_000)
def _described(tag: str, attributes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, ...], bool]:
    """The words that an element's tag, class, id and role are made of, in lower case, the tag first; is it hidden?

    Elements of one page and of one site are described alike over and over, so what was found is kept.
    """
    words = [tag]
    said = dict(attributes)
    for attribute in _NAMING:
        if value := said.get(attribute):
            whole = " ".join(value[:_LONGEST_NAME].split())
            words.append(f"{tag}.{whole}" if attribute == "class" else f"{attribute}={whole}")
            words += [word.lower() for word in _NAME.findall(value[:_LONGEST_NAMES])[:_MOST_NAMES]]
    return tuple(words), tag in _HIDDEN or "hidden" in said or _UNSEEN.search(said.get("style", "")) is not None


@dataclass(slots=True)
class Page:
    """The text blocks of a page and the elements around them, all by number.

    Attributes:
        blocks: The blocks that have text.
        texts: What they say.
        words: The words at the beginning of each, in lower case.
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

    blocks: Sequence[Draft]
    texts: list[str]
    words: list[list[str]]
    place: list[int]
    elements: list[HtmlElement] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, root: HtmlElement, drafts: Iterable[Draft]) -> Page:
        """The page of the text blocks below an element."""
        kept = [draft for draft in drafts if draft.text]
        texts = [one_line(draft.text) if draft.tag in _OF_LINES else draft.text for draft in kept]
        page = cls(kept, texts, [WORD.findall(text[:BEGINNING].lower()) for text in texts], [])
        numbers: dict[HtmlElement, int] = {}
        page._add(root, 0, numbers)
        heading = -1
        for i, draft in enumerate(kept):
            if draft.is_heading:
                heading = i
            page.headings.append(heading)
            number = page._number(draft.node, root, numbers)
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
        names, is_hidden = _described(str(element.tag), tuple(element.items()))
        self.names.append(names)
        self.hidden.append((number > 0 and self.hidden[parent]) or is_hidden)
        return number
