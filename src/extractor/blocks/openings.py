"""What stands at the edges of a text for its looks: words set a letter a line, days in pieces, Latin, a menu."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from extractor.blocks.block import Block
from extractor.document.text import is_mostly_han, letters

__all__ = ["ornaments"]

_SET = 3  # lines of a letter each that make an ornament
_LATIN = re.compile(
    r"(?!\W{0,3}(?:intro|abstract|summary|overview|preface|foreword|background))"
    r"\W{0,3}[A-Z]{2,14}(?: [A-Z]{2,14}){0,2}\W{0,3}$",
    re.I,
)
"""A word or three above a Chinese text that head none of its sections."""
_NUMBER = re.compile(r"[~～]?[.．]?\d{1,4}(?:[.．]\d{1,2})?$")
_NUMBERS = 4  # pieces of days that are set in large type
_CELLS, _CELL = 3, 4  # cells of a row that is a menu, and the most characters of one


def ornaments(blocks: Sequence[Block], first: int, last: int) -> Iterator[int]:
    """The lines above the first full paragraph that are no more than looks, and letters set apart below the last."""
    edges = [i for i in range(len(blocks)) if blocks[i].text and not first <= i <= last]
    for is_letter, run in groupby(edges, key=lambda i: _is_letter(blocks[i])):
        those = [*run]
        if is_letter and len(those) >= _SET:
            yield from those
    said = [i for i in edges if i < first]
    numbers = [*takewhile(lambda i: blocks[i].tag == "p" and _NUMBER.match(blocks[i].text), said)]
    yield from numbers if len(numbers) >= _NUMBERS else ()
    if first < len(blocks) and is_mostly_han(blocks[first].text):
        yield from takewhile(lambda i: blocks[i].tag == "p" and _LATIN.match(blocks[i].text), said)
    if said[:1] and blocks[said[0]].tag == "tr" and not any(blocks[i].tag == "tr" for i in said[1:2]):
        cells = blocks[said[0]].text.split("\t")
        if len(cells) >= _CELLS and all(0 < len(cell) <= _CELL for cell in cells):
            yield said[0]


def _is_letter(block: Block) -> bool:
    """Whether a line is a letter, or letters apart; numbers count what follows."""
    said = block.text.split()
    return block.tag == "p" and all(len(letters(one)) == 1 and not letters(one).isdecimal() for one in said)
