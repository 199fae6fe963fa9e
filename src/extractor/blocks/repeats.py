"""What a page prints twice: for the eye and for the printer, for wide screens and for narrow ones, as a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.blocks.block import Block
from extractor.document.text import weight

__all__ = ["repeats"]

_PROSE = 120  # the weight of a paragraph that nobody writes twice; refrains and labels are shorter
_SEVERAL = 3  # different paragraphs that make a text that is printed twice, or the rest of one below its summary
_TWICE = 0.4  # the share of all full paragraphs that the second print is; placeholder texts say few things often
_KEPT = ("pre", "tr", "li")  # code, and rows and points that are alike


def repeats(blocks: Sequence[Block]) -> Iterator[int]:
    """The second print of a text, word for word; or the first paragraph, where the summary above it says the same."""
    first: dict[str, int] = {}
    full = [i for i, block in enumerate(blocks) if block.tag not in _KEPT and weight(block.text) >= _PROSE]
    again = [i for i in full if first.setdefault(blocks[i].text, i) != i]
    if not _SEVERAL <= len({blocks[i].text for i in again}) == len(again) >= _TWICE * len(full):
        again = [i for i in again[:1] if full[:2] == [first[blocks[i].text], i] and len(first) > _SEVERAL]
    between: list[int] | None = None
    said: set[str] = set()
    for i, block in enumerate(blocks):
        if i in again:
            yield from (*(between or ()), i)
            between = []
        elif block.text not in said:
            between = None
        elif between is not None:
            between.append(i)
        said.add(block.text)
    if between and len(again) > 1:
        yield from between
    yield from _cut_off(blocks)


def _cut_off(blocks: Sequence[Block]) -> Iterator[int]:
    """How a paragraph below begins, cut off before *Read more*: the summary that cards show."""
    longest: dict[str, str] = {}  # of the paragraphs below that begin alike
    found = []
    for i in range(len(blocks) - 1, -1, -1):
        text = blocks[i].text
        below = longest.get(text[:_TOLD], "")
        cut = _READ_MORE.search(text[-_CONTROL:]) if below else None
        if cut and len(text) < len(below) and below.startswith(text[: cut.start() - len(text[-_CONTROL:])]):
            found.append(i)
        if len(text) >= _TOLD and len(text) > len(below):
            longest[text[:_TOLD]] = text
    yield from reversed(found)


_READ_MORE = re.compile(
    r"\s{0,2}(?:…|\.\.\.|\[…\])\s{0,2}(?:\W?(?:(?:read|show|see|view|learn) more|continue reading|weiterlesen"
    r"|mehr lesen|lire la suite|leer más|阅读全文|展开全文)\W{0,3})?$",
    re.I,
)
_CONTROL = 60  # characters at the end of a paragraph that may be the mark and the control
_TOLD = 40  # characters of a paragraph that no other begins with
