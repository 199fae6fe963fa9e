"""A share from survey to survey, as a line that is small enough to stand in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

__all__ = ["HEIGHT", "WIDTH", "Chart"]

WIDTH, HEIGHT = 120, 24
"""In units of the drawing."""

_EDGE = 3  # so that a line at either end is not cut in half


@dataclass(frozen=True, slots=True)
class Chart:
    """A line through the shares of surveys, the oldest at the left; where one has no share, it breaks off.

    Attributes:
        lines: The points of each unbroken part, as SVG has them.
        last: Where the last survey's share is, if it has one.
        said: The same for those who do not see it.
    """

    lines: tuple[str, ...]
    last: tuple[float, float] | None
    said: str

    @classmethod
    def of(cls, rates: Sequence[float | None]) -> Chart:
        """The chart of shares from 0 to 1."""
        step = (WIDTH - 2 * _EDGE) / max(len(rates) - 1, 1)
        start = WIDTH - _EDGE - step * (len(rates) - 1)
        points = [
            None if rate is None else (round(start + step * i, 1), round(_EDGE + (1 - rate) * (HEIGHT - 2 * _EDGE), 1))
            for i, rate in enumerate(rates)
        ]
        parts = [[*group] for known, group in groupby(points, lambda point: point is not None) if known]
        lines = tuple(" ".join(f"{point[0]},{point[1]}" for point in part if point) for part in parts)
        known = [rate for rate in rates if rate is not None]
        surveys = f"{len(known)} survey{'s' * (len(known) != 1)}"
        said = f"over {surveys}: first {known[0]:.0%}, lowest {min(known):.0%}, last {known[-1]:.0%}" if known else ""
        return cls(lines, points[-1] if points else None, said or "no survey has it")
