"""A page as a sequence of text blocks, and the tree of elements they stand in.

Blocks come in, in document order, so the blocks below an element are a range of them, and what a container holds is the
difference of two running sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from extractor.blocks import Draft, Outline
from extractor.document.text import one_line
from extractor.fallback.learned.columns import inherited
from extractor.fallback.learned.words import BEGINNING, shared, words_in

__all__ = ["Numbers", "Page"]

Numbers = NDArray[np.intp]
"""Numbers of elements or blocks."""

_HIDDEN = frozenset(("noscript", "button", "svg", "template", "select"))
# Elements whose text a browser shows otherwise than as text.

_OF_LINES = ("pre", "tr")
_NAMING = ("class", "id", "role", "itemprop")
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME = 40  # characters of an attribute that are taken as one name
_LONGEST_NAMES = 400  # characters of an attribute that are looked at for words
_MOST_NAMES = 12  # words of one element's class and id; builders of pages write hundreds
_LONGEST_KEPT = 500  # characters of attributes that are kept with what was found in them
_ATTRIBUTE = re.compile(r' (class|id|role|itemprop|style|hidden)="([^"]*)"')
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)


def _described(tag: str, attributes: str) -> tuple[tuple[str, ...], bool]:
    """The words that an element's tag, class, id and role are made of, in lower case, the tag first; is it hidden?

    Elements of one page and of one site are described alike over and over, so what was found is kept.
    """
    return _read(tag, attributes) if len(attributes) <= _LONGEST_KEPT else _read.__wrapped__(tag, attributes)


@lru_cache(maxsize=10_000)
def _read(tag: str, attributes: str) -> tuple[tuple[str, ...], bool]:
    words = [tag]
    said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
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
        place: The number of the element that each block stands in.
        elements: The elements; one comes after the one it is in.
        parent: The number of the element around each; 0, the outermost, is its own.
        depth: How many elements are around each.
        first: The first block below each.
        last: The block after the last below each.
        hidden: Whether each, or one around it, is hidden from who looks at the page.
        names: The words of tag, class and id, of each sort of elements.
        sort: The sort of each element.
        kind: The number of each element's tag and class; elements of one kind have the same.
        headings: The number of the last heading up to each block; -1 for none.
    """

    blocks: Sequence[Draft]
    texts: list[str]
    place: Numbers
    elements: list[HtmlElement]
    parent: Numbers
    depth: Numbers
    first: Numbers
    last: Numbers
    hidden: NDArray[np.bool_]
    names: list[tuple[str, ...]]
    sort: Numbers
    kind: Numbers
    headings: Numbers

    @classmethod
    def of(cls, drafts: Iterable[Draft], outline: Outline) -> Page:
        """The page of text blocks and what they stand in."""
        kept = [draft for draft in drafts if draft.text]
        texts = [one_line(draft.text) if draft.tag in _OF_LINES else draft.text for draft in kept]
        written = [*zip(outline.tags, outline.attributes, strict=True)]
        sorts = {tag: number for number, tag in enumerate(dict.fromkeys(written))}
        described = [_described(*tag) for tag in sorts]
        sort, parent = _numbers(map(sorts.__getitem__, written)), _numbers(outline.parent)
        is_hidden = np.array([hides for _, hides in described], bool)[sort]
        kinds: dict[tuple[str, ...], int] = {}
        kind = _numbers(kinds.setdefault(names[:2], len(kinds)) for names, _ in described)[sort]
        is_inside = np.ones_like(parent)
        is_inside[:1] = 0
        return cls(
            kept,
            texts,
            _numbers(draft.place for draft in kept),
            outline.elements,
            parent,
            inherited(np.add, is_inside, parent),
            _numbers(outline.first),
            _numbers(outline.last),
            inherited(np.logical_or, is_hidden, parent),
            [names for names, _ in described],
            sort,
            kind,
            np.maximum.accumulate(_numbers(i if draft.is_heading else -1 for i, draft in enumerate(kept))),
        )

    def beginnings(self) -> list[list[str]]:
        """The words at the beginning of each text, in lower case.

        They are made anew whenever they are asked for: of Chinese they take more memory than the page does, and only
        the features are made of them.
        """
        return [*shared(words_in(text[:BEGINNING]) for text in self.texts)]


def _numbers(found: Iterable[int]) -> Numbers:
    return np.fromiter(found, np.intp)
