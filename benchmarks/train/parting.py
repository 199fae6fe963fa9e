"""Which parts of bodies belong to them, learned from what models keep of sites that they have not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from learning import CORPUS, fitted
from numpy.typing import NDArray
from samples import Sample

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.comments import without_comments
from extractor.fallback.learned.decision import choose
from extractor.fallback.learned.model import Forest
from extractor.fallback.learned.parts import Parts, without_strange

__all__ = ["Reading", "parted", "read"]

_LEAST = 0.02  # what a part counts that makes no difference; the others by the root of what they make in the F1
_PARTS = 5  # of the sites, that are left out in turn


@dataclass
class Reading:
    """A page as a model that has not seen its site reads it.

    Attributes:
        page: The page.
        columns: Its features.
        chances: The probability of each block.
        kept: Which of them are the body.
    """

    page: Sample
    columns: dict[str, Floats]
    chances: Floats
    kept: NDArray[np.bool_]


def read(page: Sample, table: dict[str, Floats], learned: Forest) -> Reading:
    """Read a page."""
    columns = table if "verdict" in learned.names else {k: v for k, v in table.items() if not k.startswith("verdict")}
    chances = learned.probabilities(columns)
    kept = without_comments(page.page, columns, page.sizes, choose(page.page, chances, page.sizes))
    return Reading(page, columns, chances, kept)


def parted(readings: Sequence[Reading]) -> tuple[Forest, list[Reading]]:
    """A forest that tells whether parts belong, and the readings without those that do not.

    Those are told by forests that no page of the same site went into.
    """
    found = [_told(reading) for reading in readings]
    names = [*next(table for table, _, _ in found if table)]
    owner = np.repeat(np.arange(len(found)), [len(right) for _, right, _ in found])
    table = np.concatenate([np.column_stack([table[name] for name in names]) for table, _, _ in found if table])
    right, weight = (np.concatenate([one[k] for one in found]) for k in (1, 2))
    parts = np.array([reading.page.part(_PARTS) for reading in readings])

    def learned(rows: NDArray[np.bool_]) -> Forest:
        rows = rows & (weight > 0)
        counts = weight[rows] / weight[rows].mean()
        return fitted(table[rows], right[rows], counts, names, trees=400, depth=5, rate=0.025, smooth=10)

    kept = [reading.kept for reading in readings]
    for part in range(_PARTS):
        forest = learned(parts[owner] != part)
        for i in np.flatnonzero(parts == part).tolist():
            one = readings[i]
            kept[i] = without_strange(one.page.page, one.columns, one.chances, one.page.sizes, one.kept, forest)
    apart = [Reading(one.page, one.columns, one.chances, rest) for one, rest in zip(readings, kept, strict=True)]
    return learned(np.ones(len(owner), bool)), apart


def _told(reading: Reading) -> tuple[dict[str, Floats], NDArray[np.bool_], NDArray[np.float64]]:
    """The features of a page's parts, whether most of each is right, and how much that counts."""
    page, kept = reading.page, reading.kept
    if not kept.any():
        return {}, np.zeros(0, bool), np.zeros(0)
    parts = Parts.of(page.page, reading.chances, page.sizes, kept)
    if not len(parts.start):
        return {}, np.zeros(0, bool), np.zeros(0)
    labelled = np.where(page.weight > 0, page.sizes, 0)
    body, right = labelled * kept, labelled * page.right
    sums = np.zeros((2, len(kept) + 1))
    np.cumsum([body, right * kept], axis=1, out=sums[:, 1:])
    held, hits = sums[:, parts.stop] - sums[:, parts.start]
    is_right = hits >= held / 2
    whole, both = float((right * kept).sum()), float(body.sum() + right.sum())
    change = 2 * (whole - hits) / np.maximum(both - held, 1) - 2 * whole / max(both, 1)
    counts = np.sqrt(np.abs(change) * bool(page.gold.get("body"))) + _LEAST
    return parts.features(reading.columns), is_right, np.where(held > 0, counts, 0) * CORPUS.get(page.corpus, 1.0)
