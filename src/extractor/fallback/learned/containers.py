"""What a block stands in: the container it shares with the headline, and whether that is one of several alike."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from extractor.fallback.learned.columns import Floats, inherited
from extractor.fallback.learned.page import Numbers, Page

__all__ = ["beside_headline", "densest", "records"]


def beside_headline(page: Page, headline: int, held: Mapping[str, Floats], whole: float) -> dict[str, Floats]:
    """The smallest element that holds the block and the headline."""
    is_around = np.zeros(len(page.parent), np.intp)
    number = int(page.place[headline]) if headline >= 0 else 0
    while number:
        is_around[number] = number
        number = int(page.parent[number])
    place, depth = page.place, page.depth.astype(np.float32)
    common = inherited(np.maximum, is_around, page.parent)[place]  # the innermost, which has the greatest number
    return {
        "up to headline": depth[place] - depth[common],
        "down to headline": (depth[page.place[headline]] if headline >= 0 else 0) - depth[common],
        "words with headline": np.log1p(held["words"][common]),
        "share with headline": held["plain"][common] / (whole + 1),
        "linked with headline": held["linked"][common] / (held["words"][common] + 1),
    }


def records(page: Page, held: Mapping[str, Floats]) -> dict[str, Floats]:
    """Whether the block stands in one of several like it: comments, teasers, entries of a list."""
    kind = page.kind
    sign, nth = _signs(page.parent * (int(kind.max()) + 1) + kind)
    prose = (held["sentence"] > 0).astype(np.float64)
    alike = np.bincount(sign, prose)[sign]
    all_over = np.bincount(kind, prose)[kind].astype(np.float32)
    share = held["words"] / (np.bincount(sign, held["words"])[sign] + 1)
    leaf = np.array([names[0] in _LEAVES for names in page.names])[page.sort]
    most, which = np.where(leaf, 0, alike).tolist(), np.where(leaf, 0, nth).tolist()
    part = np.where(leaf, 1.0, share).tolist()
    for i, up in enumerate(page.parent[1:].tolist(), 1):
        if most[up] >= most[i]:
            most[i], which[i], part[i] = most[up], which[up], part[up]
    of, all_over = np.log1p(alike.astype(np.float32)), np.log1p(all_over)
    place, parent = page.place, page.parent
    columns = {
        "records": np.log1p(np.array(most, np.float32)[place]),
        "record": np.log1p(np.array(which, np.float32)[place]),
        "of records": np.array(part, np.float32)[place],
    }
    inside = place
    for level in range(4):
        columns[f"siblings {level}"] = of[inside]
        columns[f"called so {level}"] = all_over[inside]
        inside = parent[inside]
    return columns


def _signs(found: Numbers) -> tuple[Numbers, Numbers]:
    """The signs as small numbers, and of each how many of the same come before it."""
    _, sign, often = np.unique(found, return_inverse=True, return_counts=True)
    order = np.argsort(sign, kind="stable")
    nth = np.empty_like(sign)
    nth[order] = np.arange(len(sign)) - np.repeat(np.cumsum(often) - often, often)
    return sign, nth


_LEAVES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "strong", "em", "br", "blockquote", "pre"))


def densest(page: Page, held: Mapping[str, Floats], whole: float) -> int:
    """The smallest element that holds most of what is no link, seen from the outermost down."""
    best = 0
    plain = held["plain"].tolist()
    for i, up in enumerate(page.parent.tolist()):
        if up == best and i and plain[i] > 0.6 * plain[best]:
            best = i
    return best
