"""What the characters of texts tell: their length, punctuation, digits and capitals, of all texts of a page at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.words import BEGINNING, UNSPACED

__all__ = ["shapes"]

_PATTERNS = {
    "space": re.compile(" +"),
    "unspaced": UNSPACED,
    "stop": re.compile(r"[.!?。！？…؟।]+"),
    "comma": re.compile(r"[,;:，；：、،]+"),
    "digit": re.compile(r"\d+"),
    "upper": re.compile(r"[A-ZÀ-ÞА-Я]+"),
    "mark": re.compile(r"[|»›·•©→]+"),
}
_BITS = {kind: 1 << bit for bit, kind in enumerate(_PATTERNS)}
_PART = 65_536  # characters that are looked up at a time, which bounds the memory
_KNOWN = 0x20000  # characters that may be of a kind; further ones are ideographs and private
_ENDS = re.compile(r"[.!?。！？…؟।][\"'”’»)）】」』\]]*$")
_MAY_END = frozenset(".!?。！？…؟।\"'”’»)）】」』]")
_DATE = re.compile(r"\b\d{4}\b|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_SHORTEST = 13  # characters; shorter texts have no sentences


def shapes(texts: Sequence[str]) -> dict[str, Floats]:
    """Counts of each text, and shares of its beginning, in columns.

    Args:
        texts: What the blocks say; none is empty.
    """
    whole = "".join(texts)
    sizes = np.array([*map(len, texts)], np.intp)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    beginnings = np.minimum(sizes, BEGINNING)
    kinds = _kinds(whole)

    def count(kind: str, upto: NDArray[np.intp]) -> NDArray[np.intp]:
        at = np.flatnonzero(kinds & _BITS[kind])
        return at.searchsorted(upto) - at.searchsorted(starts)

    begun = starts + beginnings
    words = count("space", ends) + 1 + count("unspaced", ends)
    digits, marks = count("digit", begun), count("mark", begun)
    if ">>" in whole:
        marks += [text[:BEGINNING].count(">>") for text in texts]
    has_sentences = sizes >= _SHORTEST
    dated = np.zeros(len(texts))
    for i in np.flatnonzero(digits).tolist():
        dated[i] = len(_DATE.findall(texts[i][:120]))
    columns = {
        "size": sizes,
        "words": words,
        "stops": count("stop", ends) * has_sentences,
        "commas": count("comma", ends) * has_sentences,
        "digits": digits / beginnings,
        "upper": count("upper", begun) / beginnings,
        "ends": [text[-1] in _MAY_END and _ENDS.search(text, max(0, len(text) - 8)) is not None for text in texts],
        "colon": [text[-1] in ":：" for text in texts],
        "lower": [text[0].islower() for text in texts],
        "dates": dated,
        "marks": marks,
        "mean word": sizes / words,
    }
    return {name: np.array(column, np.float32) for name, column in columns.items()}


def _kinds(text: str) -> NDArray[np.uint8]:
    """Of each character the kinds that it is of, as bits."""
    found = np.empty(len(text), np.uint8)
    for start in range(0, len(text), _PART):
        codes = np.frombuffer(text[start : start + _PART].encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
        found[start : start + _PART] = _table()[np.minimum(codes, _KNOWN)]
    return found


@cache
def _table() -> NDArray[np.uint8]:
    """The bits of every character that is known."""
    table = np.zeros(_KNOWN + 1, np.uint8)
    characters = np.arange(_KNOWN, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(characters):
            table[found.start() : found.end()] |= _BITS[kind]
    return table
