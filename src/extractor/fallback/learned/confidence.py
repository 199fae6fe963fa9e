"""How sure a body is: what tells a good body from a bad one, by what the model says of the page as a whole."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.decision import expected_f1

__all__ = ["signs"]

_OF_BLOCKS = (
    "sentence", "linked", "records", "in densest", "of records", "share in 2", "article names", "article words",
)  # fmt: skip
_OF_PAGES = (
    "has headline", "says article", "says other", "says website", "address words", "address depth", "page linked",
    "page sentences", "log blocks", "article names of the page", "other names of the page",
)  # fmt: skip
_UNSURE = (0.2, 0.8)  # between these a block is neither in nor out


def signs(columns: Mapping[str, Floats], chances: Floats, sizes: Floats, kept: NDArray[np.bool_]) -> dict[str, Floats]:
    """The signs of a page, in columns of one row, for a forest that gives the probability that the body is right.

    Args:
        columns: The features of the page's blocks.
        chances: The probability of each block.
        sizes: How many words each has.
        kept: Which of them are the body; at least one.
    """
    whole, held = float(sizes.sum()) + 1e-6, float(sizes[kept].sum()) + 1e-6
    unsure = (chances > _UNSURE[0]) & (chances < _UNSURE[1])
    rank = np.flatnonzero(kept)
    span = slice(int(rank[0]), int(rank[-1]) + 1)
    found = {
        "expected": expected_f1(chances, sizes, kept),
        "unsure inside": float(sizes[unsure & kept].sum()) / held,
        "unsure outside": min(2.0, float(sizes[unsure & ~kept].sum()) / held),
        "words": float(np.log1p(held)),
        "share": held / whole,
        "holes": float(sizes[span][~kept[span]].sum()) / held,
        "begins": float(columns["since headline"][rank[0]]),
        "chance": float((chances * sizes)[kept].sum()) / held,
    }
    for name in _OF_BLOCKS:
        found[f"{name} of it"] = float((columns[name] * sizes)[kept].sum()) / held
    for name in _OF_PAGES:
        found[name] = float(columns[name][0])
    if "verdict" in columns:
        agreed = float((columns["verdict"] * sizes)[kept].sum())
        kept_by_other = float((columns["verdict"] * sizes).sum())
        found["agreement"] = 2 * agreed / (held + kept_by_other)
        found["verdict of all"] = float(columns["verdict of all"][0])
    return {name: np.array([value], np.float32) for name, value in found.items()}
