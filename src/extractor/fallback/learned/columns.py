"""Features of a page's blocks as columns: one number for each block."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAR", "Floats", "inherited", "shifted", "since", "window"]

Floats = NDArray[np.float32]
"""A column, or a table of them."""

FAR = 40
"""Blocks beyond which it does not matter how far away something is."""


def shifted(columns: Floats, by: int) -> Floats:
    """What a column, or each row of several, says of the block so many further on; -1 beyond the ends."""
    shifted = np.full_like(columns, -1)
    if by > 0:
        shifted[..., :-by] = columns[..., by:]
    else:
        shifted[..., -by:] = columns[..., :by]
    return shifted


def window(columns: Floats, width: int) -> Floats:
    """The sum of a column, or of each row of several, over as many blocks before and after."""
    size = columns.shape[-1]
    total = np.zeros((*columns.shape[:-1], size + 1))
    np.cumsum(columns, axis=-1, out=total[..., 1:])
    index = np.arange(size)
    ends, starts = np.minimum(index + width + 1, size), np.maximum(index - width, 0)
    return (total[..., ends] - total[..., starts]).astype(np.float32)


def since(flags: Floats) -> Floats:
    """How many blocks ago the flag was last set."""
    index = np.arange(len(flags))
    seen = np.maximum.accumulate(np.where(flags > 0, index, -FAR)) if len(flags) else index
    return np.minimum(index - seen, FAR).astype(np.float32)


def inherited(combine: np.ufunc, own: NDArray[Any], parent: NDArray[np.intp]) -> NDArray[Any]:
    """What elements and those around them have, combined; a sum is one without the outermost.

    Each step takes in twice as many levels as the one before.

    Args:
        combine: An operation of two, whose order does not matter.
        own: What each element has, in a row or in several.
        parent: The number of the element around each; 0, the outermost, is its own.
    """
    found: NDArray[Any] = combine(own, own[..., parent])
    up = parent
    while up.any():
        up = up[up]
        found = combine(found, found[..., up])
    return found
