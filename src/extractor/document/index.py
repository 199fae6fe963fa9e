"""The elements of a tree that have a class, read once for all who ask for some of them.

An expression over a tree asks every element again, and a page is asked for dozens of names: by each selector of its
site, for bylines. Most of them no element has.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from lxml.html import HtmlElement

from extractor.document import xpath

__all__ = ["Index"]

_CLASSED = xpath.elements("descendant-or-self::*[@class]")


class Index:
    """The elements of a tree by their classes; the tree is not changed any more.

    Attributes:
        classes: The attributes as they are written, each once.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self._elements = _CLASSED(tree)
        self._places: dict[str, list[int]] = {}
        for place, element in enumerate(self._elements):
            self._places.setdefault(element.get("class", ""), []).append(place)
        self.classes = self._places.keys()
        self._written = "\n".join(self.classes)

    def may_have(self, text: str) -> bool:
        """Whether any element may have a class with a text in it; seen much sooner than which one does."""
        return text in self._written

    def having(self, text: str) -> list[HtmlElement]:
        """The elements whose attribute has a text in it, in the order of the tree."""
        return self.written([names for names in self.classes if text in names])

    def written(self, classes: Collection[str]) -> list[HtmlElement]:
        """The elements whose attribute is one of these, in the order of the tree."""
        return [self._elements[place] for place in sorted(chain.from_iterable(map(self._places.__getitem__, classes)))]
