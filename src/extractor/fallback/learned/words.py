"""What is called how: the words of element names and of texts, and what they weigh."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from extractor.fallback.learned.columns import FAR, Floats, shifted
from extractor.fallback.learned.page import Page

__all__ = ["UNSPACED", "VOCABULARIES", "WORD", "Vocabulary", "named", "words_of"]

Vocabulary = Mapping[str, float]
"""Weights of words, learned."""

VOCABULARIES = ("article names", "article words", "other names", "other words")
"""Of words in names of elements and in texts, on pages with an article and on others: forums, shops, documentation."""

_AROUND = {
    tag: 1 << bit
    for bit, tag in enumerate(
        "article main section aside nav header footer form table ul ol li blockquote figure td button "
        "noscript a".split()
    )
}

# Thai, Lao, Burmese, Khmer, the marks and letters of Japanese, the ideographs, Hangul.
_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\uf900-\ufaff"
)
UNSPACED = re.compile(f"[{_WITHOUT_SPACES}]")
"""A character of those scripts."""

WORD = re.compile(rf"[{_WITHOUT_SPACES}]|[^\W{_WITHOUT_SPACES}]+")
"""A word; in scripts that are written without spaces, a character."""

_FIRST_WORDS, _LAST_WORDS = 8, 3
_BEGINNING, _ENDING = 200, 60  # characters of a text that are looked at closely


def words_of(text: str) -> list[str]:
    """The words at the beginning and at the end of a text, as the vocabulary knows them."""
    found = WORD.findall(text[:_BEGINNING].lower())
    words = found[:_FIRST_WORDS]
    words += [f"^{word}" for word in found[:2]]
    words += [f"{a} {b}" for a, b in pairwise(found[:6])]
    if len(text) > 20:
        words += [f"{word}$" for word in WORD.findall(text[-_ENDING:].lower())[-_LAST_WORDS:]]
    return list(dict.fromkeys(words))


def named(page: Page, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Floats]:
    """What is called how, in columns: the weights of element names around each block, and of its own words.

    Args:
        page: The blocks.
        vocabularies: Weights of words by the names in :data:`VOCABULARIES`.
    """
    place, parent = np.array(page.place, np.intp), np.array(page.parent, np.intp)
    columns: dict[str, Floats] = {}
    around = [0] * len(parent)
    for i, found in enumerate(page.names):
        around[i] = around[page.parent[i]] | _AROUND.get(found[0], 0)
    inside = np.array(around, np.int64)[place]
    for tag, bit in _AROUND.items():
        columns[f"in <{tag}>"] = ((inside & bit) > 0).astype(np.float32)
    headings = np.array(page.headings, np.intp)
    since = np.arange(len(headings), dtype=np.float32) - headings
    columns["since heading"] = np.where(headings >= 0, np.minimum(since, FAR), FAR).astype(np.float32)
    distinct = {id(found): found for found in page.names}
    bags = [words_of(text) for text in page.texts]
    sizes = np.array([len(text) for text in page.texts], np.float32)
    for kind in ("article", "other"):
        names, words = vocabularies[f"{kind} names"], vocabularies[f"{kind} words"]
        weighed = {key: sum(names.get(word, 0.0) for word in found) for key, found in distinct.items()}
        weights = [weighed[id(found)] for found in page.names]
        own = np.array(weights, np.float32)
        total, least, most = _inherited(weights, page.parent)
        spoken = np.array([sum(words.get(word, 0.0) for word in bag) for bag in bags], np.float32)
        called = {
            "names": total[place],
            "least name": least[place],
            "best name": most[place],
            "own name": own[place],
            "parent's name": own[parent[place]],
            "grandparent's name": own[parent[parent[place]]],
            "words": spoken,
            "heading's words": np.where(headings >= 0, spoken[headings], np.float32(0)),
            "heading's names": np.where(headings >= 0, total[place][headings], np.float32(0)),
        }
        for shift in (-2, -1, 1, 2):
            called[f"words {shift:+}"] = shifted(spoken, shift)
            called[f"names {shift:+}"] = shifted(total[place], shift)
        on_page = float((total[place] * sizes).sum() / (sizes.sum() + 1))
        called["names of the page"] = np.full(len(sizes), on_page, np.float32)
        columns |= {f"{kind} {name}": column for name, column in called.items()}
    return columns


def _inherited(own: list[float], parent: list[int]) -> tuple[Floats, Floats, Floats]:
    """Of each element the sum, the least and the greatest of its own weight and those around it."""
    total, least, most = own.copy(), own.copy(), own.copy()
    for i, up in enumerate(parent[1:], 1):
        total[i] += total[up]
        if least[up] < least[i]:
            least[i] = least[up]
        if most[up] > most[i]:
            most[i] = most[up]
    return np.array(total, np.float32), np.array(least, np.float32), np.array(most, np.float32)
