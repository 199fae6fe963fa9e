"""What is called how: the weights of the names of elements around a block, and of its own words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractor.fallback.learned.columns import FAR, Floats, shifted
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.words import Weights, weighed, words_of

__all__ = ["named"]

_AROUND = {
    tag: 1 << bit
    for bit, tag in enumerate(
        "article main section aside nav header footer form table ul ol li blockquote figure td button "
        "noscript a".split()
    )
}


def named(page: Page, known: Weights) -> dict[str, Floats]:
    """What is called how, in columns: the weights of element names around each block, and of its own words.

    Args:
        page: The blocks.
        known: What names and words weigh.
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
    names = {found: weighed(found, known["names"]) for found in set(page.names)}
    of_elements = zip(*[names[found] for found in page.names], strict=True)
    said = [weighed(words_of(*found), known["words"]) for found in zip(page.texts, page.words, strict=True)]
    sizes = np.array([len(text) for text in page.texts], np.float32)
    for kind, own_weights, of_texts in zip(("article", "other"), of_elements, zip(*said, strict=True), strict=True):
        own, spoken = np.array(own_weights, np.float32), np.array(of_texts, np.float32)
        total, least, most = _inherited(own_weights, page.parent)
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


def _inherited(own: Sequence[float], parent: list[int]) -> tuple[Floats, Floats, Floats]:
    """Of each element the sum, the least and the greatest of its own weight and those around it."""
    total, least, most = [*own], [*own], [*own]
    for i, up in enumerate(parent[1:], 1):
        total[i] += total[up]
        if least[up] < least[i]:
            least[i] = least[up]
        if most[up] > most[i]:
            most[i] = most[up]
    return np.array(total, np.float32), np.array(least, np.float32), np.array(most, np.float32)
