"""What the text refers to on its own page belongs to it: footnotes, whatever they look like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from extractor.fallback.learned.page import Page

__all__ = ["notes"]

_LEVELS = 3  # from a block up to the element that carries its name
_BLOCKS = 4  # of one note; what holds more is a part of the page, as comments are
_MOST_BLOCKS = 24  # of notes; more are a bibliography, which labelled pages leave out: an encyclopaedia has hundreds
_MOST_LINKS = 2000  # of a body, that are looked at
_MARK = 8  # characters of a reference; what says more is a link to a section
_NAMES = 3  # elements in a note that may carry its name


def notes(page: Page, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which blocks are notes that a mark in the kept ones refers to.

    Args:
        page: The blocks, with their elements.
        kept: The main content.
    """
    found = np.zeros(len(kept), bool)
    holders = {page.blocks[i].node for i in np.flatnonzero(kept).tolist()}  # thousands of lines may stand in one
    marks = {name for node in holders for name in _marks(node)}
    if marks:
        for i in np.flatnonzero(~kept).tolist():
            found[i] = not marks.isdisjoint(_names(page, i))
    return found if found.sum() <= _MOST_BLOCKS else np.zeros(len(kept), bool)


def _marks(node: HtmlElement) -> Iterator[str]:
    """What the marks in an element refer to."""
    for link in islice(node.iter("a"), _MOST_LINKS):
        address = link.get("href", "")
        if address.startswith("#") and len("".join(islice(link.itertext(), _MARK)).strip()) <= _MARK:
            yield unquote(address[1:])


def _names(page: Page, i: int) -> Iterator[str]:
    """What a block may be referred to by: the names of what it is alone in, and of what it begins with."""
    yield from (
        name for e in islice(page.blocks[i].node.iter(), _NAMES) for name in (e.get("id"), e.get("name")) if name
    )
    place = page.place[i]
    for _ in range(_LEVELS):
        if page.last[place] - page.first[place] > _BLOCKS:
            return
        if name := page.elements[place].get("id"):
            yield name
        place = page.parent[place]
