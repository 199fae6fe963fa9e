"""The byline of an archived page: the lines right below its headline that name the writer and the medium."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from extractor.document import Document, Kind
from extractor.document.text import letters, one_line
from extractor.errors import PluginError
from extractor.fields.who.credits import reprinted
from extractor.rules.base import Match, Rule, quoted
from extractor.rules.selectors import has_text

__all__ = ["Byline", "byline"]

_NEAR = 18  # elements below the headline
_LINES = 3  # of which the medium's may be one: a mark, the writer's, its own
_RECOMMENDED = 8  # lines, where the medium says why it recommends what another wrote
_LONGEST_NAME = 20  # characters of a medium's name
_NO_NAME = re.compile("[，。！？：]")
_OFFERS = re.compile(r"在\S{0,8}小说\S{0,8}(?:读本章|阅读)|去阅读")
"""Lines between the medium's name and what was taken from another: where else the text may be read."""
_RECOMMENDS = re.compile(r"编者荐语\s?(?:[:：]|$)")


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the lines say.

    Attributes:
        nodes: The elements that are the byline.
        medium: The medium's name; blank where no line has it.
        author: The writer's, likewise.
    """

    nodes: Sequence[HtmlElement] = ()
    medium: str = ""
    author: str = ""


class _Said(Rule):
    """The name of one of the two."""

    finds = "text"

    def __init__(self, written: str, read: Callable[[Document], str]) -> None:
        super().__init__(written)
        self._read = read

    def match(self, document: Document) -> Match | None:
        name = self._read(document)
        return Match(name, str(self), name) if name else None


class Byline:
    """The lines between the headline of an archived page and its text; see :func:`byline`.

    Attributes:
        author: A rule for the writer: whom the line above the medium's names.
        medium: A rule for the medium: what its own line says, or where the text was taken from.
    """

    def __init__(self, medium: Rule, mark: str) -> None:
        self._medium, self._mark = medium, mark
        self._written = f"byline({medium}, mark={quoted(mark)})" if mark else f"byline({medium})"
        self.author = _Said(f"{self}.author", lambda document: self._of(document).author)
        self.medium = _Said(f"{self}.medium", lambda document: self._of(document).medium)

    def __str__(self) -> str:
        return self._written

    __repr__ = __str__

    def nodes(self, document: Document) -> Sequence[HtmlElement]:
        """The elements that are no more than the byline."""
        return self._of(document).nodes

    def _of(self, document: Document) -> _Lines:
        if document.headline is None or document.kind is not Kind.MARKDOWN_POST:
            return _Lines()
        near = islice(document.headline.itersiblings(), _NEAR)
        seen = [node for node in near if node.tag == "p" and has_text(node)]
        offers = [node for node in seen if _OFFERS.fullmatch(node.text_content().strip())]
        nodes = [node for node in seen if node not in offers]
        texts = [node.text_content().strip() for node in nodes]
        place = self._place(texts, document)
        author = ""
        if place > 0:  # a medium that writes under its own name stands there twice, or alone below the mark
            above = texts[place - 1].split("\n")[0]
            author = texts[place] if above == self._mark else above
        recommends = any(map(_RECOMMENDS.match, texts[place + 1 : place + 2]))
        for i, text in enumerate(texts[: place + (_RECOMMENDED if recommends else 2)]):
            if taken := reprinted(one_line(text)):
                is_card = any(below.startswith(taken[0]) for below in texts[i + 1 : i + 2])
                return _Lines([*nodes[: i + 3 if is_card else i + 1], *offers], taken[0], taken[1] or author)
        return _Lines([*nodes[: place + 1], *offers], texts[place], author) if place >= 0 else _Lines()

    def _place(self, texts: Sequence[str], document: Document) -> int:
        """Which line is the medium's own; -1 for none."""
        names = {letters(str(name)) for rule in self._medium.alternatives if (name := rule(document))}
        known = (i for i, text in enumerate(texts[:_LINES]) if letters(text) in names)
        if (place := max(known, default=-1)) >= 0:
            return place
        twice = next((i for i, text in enumerate(texts[: _LINES - 1]) if _is_twice(text)), -1)
        if 0 <= twice < len(texts) - 1 and _is_name(texts[twice + 1]):
            return twice + 1
        if texts[:1] == [self._mark] and len(texts) >= _LINES and _is_name(texts[_LINES - 1]):
            return _LINES - 1
        return 0 if texts and _is_name(texts[0]) else -1


def _is_twice(text: str) -> bool:
    """Whether a line is a name and the same once more: as the writer's is, above a card that hides."""
    first, _, again = text.partition("\n")
    return bool(first) and first.strip() == again.strip() and _is_name(first)


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _NO_NAME.search(text)


def byline(medium: Rule, *, mark: str = "") -> Byline:
    """The byline of pages turned to Markdown that head their text with the writer's name and their own.

    It stands right below the headline: a mark, if any, the writer, the medium, and where the text was taken from
    another one (``以下文章来源于…``), what is said of that. A writer whose name stands there twice tells that the line
    below is the medium's. ``byline(...).author`` and ``byline(...).medium`` are rules
    like any other; ``between(skip=byline(...))`` leaves its lines out.

    Args:
        medium: What else on the page is the medium's name; each alternative is one of its names.
        mark: A line that may stand on top and names nobody, such as ``"原创"``.
    """
    if not isinstance(medium, Rule):
        raise PluginError(f"byline() takes the medium's name as a rule, not {medium!r}; write css(...) or the like")
    return Byline(medium, mark)
