"""What another engine said of each text block: the share of its words that the engine kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, tee

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from extractor.document.text import letters
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.words import written_in

__all__ = ["share_within", "verdict"]

_SHINGLE = 3  # words that follow one another; single words are on every page
_TEXTS = 512  # texts that are looked up at a time, which bounds the memory


def verdict(texts: Sequence[str], kept: Iterable[HtmlElement]) -> Floats:
    """The share of each text's words that stand in the elements in the same order; 0 to 1.

    Texts of less than three words count as kept where a piece of the elements' text says just that.
    """
    return share_within(texts, (piece for element in kept for piece in element.itertext()))


def share_within(texts: Sequence[str], pieces: Iterable[str]) -> Floats:
    """The share of each text's words that stand in the pieces of another; see :func:`verdict`.

    All that is kept of the pieces are numbers of eight bytes: words and sets of them would take several times as much
    memory as the page does.
    """
    lines: set[int] = set()

    def words_of(piece: str) -> list[str]:
        lines.add(hash(letters(piece)))
        return written_in(piece)

    words = tee(chain.from_iterable(map(words_of, pieces)), _SHINGLE)
    known = np.fromiter(_shingles(*(islice(each, i, None) for i, each in enumerate(words))), np.int64)
    known.sort()
    shares = np.zeros(len(texts), np.float32)
    for start in range(0, len(texts), _TEXTS):
        shares[start : start + _TEXTS] = _shares(texts[start : start + _TEXTS], known, lines)
    return shares


def _shares(texts: Sequence[str], known: NDArray[np.int64], lines: set[int]) -> NDArray[np.float64]:
    """The shares of some texts."""
    counts: list[int] = []

    def shingles_of(text: str) -> Iterator[int]:
        words = written_in(text)
        counts.append(len(words) - _SHINGLE + 1)
        return _shingles(words, words[1:], words[2:])

    said = np.fromiter(chain.from_iterable(map(shingles_of, texts)), np.int64)
    found = np.zeros(len(said) + 1)
    if len(known):
        np.cumsum(known.take(known.searchsorted(said), mode="clip") == said, out=found[1:])
    number = np.maximum(counts, 0)
    stop = number.cumsum()
    shares: NDArray[np.float64] = (found[stop] - found[stop - number]) / np.maximum(number, 1)
    for i in np.flatnonzero(number == 0).tolist():
        shares[i] = hash(letters(texts[i])) in lines
    return shares


def _shingles(*words: Iterable[str]) -> Iterator[int]:
    """Words that follow one another, as a number each; they come in thrice, each time without one more of the first."""
    return map(hash, zip(*words, strict=False))
