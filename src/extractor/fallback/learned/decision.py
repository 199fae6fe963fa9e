"""From probabilities of blocks to a body."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.sections import continued

__all__ = ["choose", "expected_f1"]

_SURE = 0.5
_FEW = 60  # words; where fewer are chosen, the set of the highest expected F1 is taken instead
_GAP = 8  # the most blocks that are filled in
_UNLIKELY, _DOUBTFUL = 0.1, 0.25  # what is less likely is never filled in, and what only as a heading or one of _PARTS
_PARTS = ("tr", "figcaption")  # of something that the text goes around
# Of blocks with so much that stand between two of the body, most were right on the half of the sites left out:
_RATHER = 0.3  # whole sentences, 43 of 72; points of a list behind others that are in, 9 of 11
_QUOTED = 0.02  # somebody's message, by the names around it, 14 of 17
_MESSAGE = frozenset(("tweet", "twitter"))
_INTRODUCED = 0.05  # points of a list below a line with a colon, 107 of 134
_LINKED, _WORDS = 0.3, 6  # what says a sentence has no more links, and no fewer words
_COLON = re.compile(r"[:：]\s*$")
_SENTENCE = re.compile(r"[.!?。！？…][\"'”’»)）」』]*$")
_LEAST = 0.2  # what no block below is in such a set


def choose(page: Page, chances: Floats, sizes: Floats) -> NDArray[np.bool_]:
    """Which blocks are the body: those that are rather in than out, and what stands between two of them.

    Args:
        page: The blocks.
        chances: The probability of each.
        sizes: How many words each has.
    """
    kept = chances > _SURE
    if sizes[kept].sum() >= _FEW:
        return continued(page, chances, sizes, _filled(page, chances, sizes, kept))
    if not len(chances):
        return kept
    order = np.argsort(-chances, kind="stable")
    sure = np.cumsum((chances * sizes)[order])
    scores = 2 * sure / (np.cumsum(sizes[order]) + (chances * sizes).sum() + 1e-9)
    threshold = max(_LEAST, float(chances[order][int(scores.argmax())]))
    wider: NDArray[np.bool_] = chances >= threshold
    return wider if wider.any() else kept


def _filled(page: Page, chances: Floats, sizes: Floats, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What is kept, and what stands between two blocks of it and belongs to them.

    That is a block that stands beside one of them, or in an element of the same shape beside its element; a row of a
    table (whatever the model says, where it is between two others) or a picture's caption; a list that a line of it
    introduces; a whole sentence that the model is not against; somebody's message, quoted; the rest of a list; and a
    heading right above what is kept. Prose is not dropped without evidence against it: by sites left out this is worth
    .003 on Readability.js's pages and nothing on others.
    """
    filled = kept.copy()
    above = page.parent[page.place]
    around = above.tolist()
    names = [page.names[sort] for sort in page.sort.tolist()]
    shapes = [
        (up, names[parent], names[place])
        for up, parent, place in zip(page.parent[above].tolist(), around, page.place.tolist(), strict=True)
    ]
    for before, after in pairwise(np.flatnonzero(kept).tolist()):
        if 1 < after - before <= _GAP + 1:
            introduced = _COLON.search(page.texts[before]) is not None
            for i in range(before + 1, after):
                introduced = introduced and page.blocks[i].tag == "li"
                beside = around[before] == around[after] == around[i] or shapes[i] in (shapes[before], shapes[after])
                least = min(_UNLIKELY if beside else 1.0, _INTRODUCED if introduced else _least(page, i, sizes))
                filled[i] = chances[i] >= least
    for i in np.flatnonzero(kept).tolist()[1:]:
        if page.blocks[i - 1].is_heading and chances[i - 1] >= _DOUBTFUL:
            filled[i - 1] = True
    for i in range(1, len(filled)):
        block = page.blocks[i]
        follows = filled[i - 1] and page.blocks[i - 1].tag == block.tag == "li" and around[i - 1] == around[i]
        if follows and chances[i] >= _RATHER and block.linked <= _LINKED * len(block.text):
            filled[i] = True
    for i in range(1, len(filled) - 1):
        rows = {page.blocks[near].tag for near in (i - 1, i, i + 1)} == {"tr"}
        filled[i] |= rows and filled[i - 1] and filled[i + 1]
    return filled


def _least(page: Page, i: int, sizes: Floats) -> float:
    """The least probability with which a block that stands by itself between two of the body is filled in."""
    block, place = page.blocks[i], page.place[i]
    if block.tag in _PARTS:
        return _DOUBTFUL
    up = page.parent[place]
    if any(not _MESSAGE.isdisjoint(page.names[page.sort[number]]) for number in (place, up, page.parent[up])):
        return _QUOTED
    is_said = block.linked <= _LINKED * len(block.text) and sizes[i] >= _WORDS
    return _RATHER if is_said and _SENTENCE.search(block.text) else 1.0


def expected_f1(chances: Floats, sizes: Floats, kept: NDArray[np.bool_]) -> float:
    """The F1 that a body may be expected to have, by the probabilities of the blocks alone."""
    right = float((chances * sizes)[kept].sum())
    whole = float(sizes[kept].sum() + (chances * sizes).sum())
    return 2 * right / whole if whole else 0.0
