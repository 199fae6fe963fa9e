"""The classes of a tree and what it says in few words, read once for all who ask for elements by them.

An expression over a tree asks every element again, and a page is asked for dozens of names: by each selector of its
site, for bylines, for labels. Most of them no element has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["Index"]

_SHORT = 200  # characters of a text that may hold a label and its value
_WHITE_SPACE = re.compile("[ \t\r\n]+")  # what separates the names in a class to XPath


class Index:
    """The elements of a tree by their classes; the tree is not changed any more.

    It holds no elements: an object for each that has a class would take longer to make than what asks for them.

    Attributes:
        texts: The texts of less than 200 characters with a letter beyond ASCII, which labels have: each with the place
            of the element that it begins, or, as a tail, that it stands behind, and whether it is a tail.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._classes: list[str | None] = []
        self.texts: list[tuple[str, int, bool]] = []
        for place, element in enumerate(tree.iter(etree.Element)):
            self._classes.append(element.get("class"))
            if (text := element.text) and not text.isascii() and len(text) < _SHORT:
                self.texts.append((text, place, False))
            if (text := element.tail) and not text.isascii() and len(text) < _SHORT:
                self.texts.append((text, place, True))

    @cached_property
    def classes(self) -> frozenset[str]:
        """The attributes as they are written, each once."""
        return frozenset(filter(None, self._classes))

    def with_class(self, name: str) -> Sequence[int]:
        """The places in the tree of the elements of a class, in their order."""
        return self.written(self._by_name.get(name, ()))

    def written(self, classes: Collection[str]) -> Sequence[int]:
        """The places of the elements whose attribute is one of these."""
        return [place for place, names in enumerate(self._classes) if names in classes] if classes else ()

    def elements(self, places: Collection[int]) -> Iterator[HtmlElement]:
        """The elements at some places, in the order of the tree."""
        if places:
            wanted = frozenset(places)
            walk = enumerate(islice(self._tree.iter(etree.Element), max(wanted) + 1))
            yield from (element for place, element in walk if place in wanted)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        """The attributes that hold a name."""
        found: dict[str, list[str]] = {}
        for names in self.classes:
            for name in names.split() if names.isascii() else _WHITE_SPACE.split(names):
                found.setdefault(name, []).append(names)
        return found
