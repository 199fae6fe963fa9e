"""What another engine said of each text block: the share of its words that the engine kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from lxml.html import HtmlElement

from extractor.document.text import letters
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.words import shared, written_in

__all__ = ["share_within", "verdict"]

_SHINGLE = 3  # words that follow one another; single words are on every page


def verdict(texts: Sequence[str], kept: Iterable[HtmlElement]) -> Floats:
    """The share of each text's words that stand in the elements in the same order; 0 to 1.

    Texts of less than three words count as kept where a piece of the elements' text says just that.
    """
    return share_within(texts, [piece for element in kept for piece in element.itertext()])


def share_within(texts: Sequence[str], pieces: Sequence[str]) -> Floats:
    """The share of each text's words that stand in the pieces of another; see :func:`verdict`."""
    shingles = {*_shingles([*chain.from_iterable(shared(map(written_in, pieces)))])}
    lines = {letters(piece) for piece in pieces}
    return np.array([_share(text, shingles, lines) for text in texts], np.float32)


def _share(text: str, shingles: set[int], lines: set[str]) -> float:
    words = written_in(text)
    if len(words) < _SHINGLE:
        return float(letters(text) in lines)
    return sum(map(shingles.__contains__, _shingles(words))) / (len(words) - _SHINGLE + 1)


def _shingles(words: Sequence[str]) -> Iterator[int]:
    """Three words each, as a number, which takes less than half the memory."""
    return map(hash, zip(words, words[1:], words[2:], strict=False))
