"""Features of a page's blocks as columns: one number for each block."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAR", "Floats", "shifted", "since", "window"]

Floats = NDArray[np.float32]
"""A column, or a table of them."""

FAR = 40
"""Blocks beyond which it does not matter how far away something is."""


def shifted(column: Floats, by: int) -> Floats:
    """What the column says of the block so many further on; -1 beyond the ends."""
    shifted = np.full_like(column, -1)
    if by > 0:
        shifted[:-by] = column[by:]
    else:
        shifted[-by:] = column[:by]
    return shifted


def window(column: Floats, width: int) -> Floats:
    """The sum of the column over as many blocks before and after."""
    total = np.concatenate(([0], np.cumsum(column, dtype=np.float64)))
    index = np.arange(len(column))
    ends, starts = np.minimum(index + width + 1, len(column)), np.maximum(index - width, 0)
    return (total[ends] - total[starts]).astype(np.float32)


def since(flags: Floats) -> Floats:
    """How many blocks ago the flag was last set."""
    index = np.arange(len(flags))
    seen = np.maximum.accumulate(np.where(flags > 0, index, -FAR)) if len(flags) else index
    return np.minimum(index - seen, FAR).astype(np.float32)
