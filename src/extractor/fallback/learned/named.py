"""What is called how: the weights of the names of elements around a block, and of its own words."""

from __future__ import annotations

import numpy as np

from extractor.fallback.learned.columns import FAR, Floats, inherited, shifted
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.words import Weights

__all__ = ["named"]

_AROUND = {
    tag: 1 << bit
    for bit, tag in enumerate(
        "article main section aside nav header footer form table ul ol li blockquote figure td button "
        "noscript a".split()
    )
}
_BITS = np.array([*_AROUND.values()])[:, None]


def named(page: Page, beginnings: list[list[str]], known: Weights) -> dict[str, Floats]:
    """What is called how, in columns: the weights of element names around each block, and of its own words.

    Args:
        page: The blocks.
        beginnings: The words at the beginning of each.
        known: What names and words weigh.
    """
    place, parent, sort, headings = page.place, page.parent, page.sort, page.headings
    columns: dict[str, Floats] = {}
    own_bits = np.array([_AROUND.get(names[0], 0) for names in page.names])[sort]
    inside = inherited(np.bitwise_or, own_bits, parent)[place]
    for tag, is_inside in zip(_AROUND, ((inside & _BITS) > 0).astype(np.float32), strict=True):
        columns[f"in <{tag}>"] = is_inside
    since = np.arange(len(headings), dtype=np.float32) - headings
    columns["since heading"] = np.where(headings >= 0, np.minimum(since, FAR), FAR).astype(np.float32)
    of_names = np.array([known.of_names(names) for names in page.names])[sort].T
    of_texts = known.of_texts(page.texts, beginnings).astype(np.float32)
    sizes = np.array([*map(len, page.texts)], np.float32)
    without_outermost = of_names.copy()
    without_outermost[:, 0] = 0
    sums = inherited(np.add, without_outermost, parent) + of_names[:, :1]
    combined = (sums, inherited(np.minimum, of_names, parent), inherited(np.maximum, of_names, parent))
    around = zip(*(found.astype(np.float32)[:, place] for found in combined), strict=True)
    for kind, own, spoken, (total, least, most) in zip(
        ("article", "other"), of_names.astype(np.float32), of_texts, around, strict=True
    ):
        called = {
            "names": total,
            "least name": least,
            "best name": most,
            "own name": own[place],
            "parent's name": own[parent[place]],
            "grandparent's name": own[parent[parent[place]]],
            "words": spoken,
            "heading's words": np.where(headings >= 0, spoken[headings], np.float32(0)),
            "heading's names": np.where(headings >= 0, total[headings], np.float32(0)),
        }
        for shift in (-2, -1, 1, 2):
            called[f"words {shift:+}"] = shifted(spoken, shift)
            called[f"names {shift:+}"] = shifted(total, shift)
        on_page = float((total * sizes).sum() / (sizes.sum() + 1))
        called["names of the page"] = np.full(len(sizes), on_page, np.float32)
        columns |= {f"{kind} {name}": column for name, column in called.items()}
    return columns
