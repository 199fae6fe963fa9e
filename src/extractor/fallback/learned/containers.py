"""What a block stands in: the container it shares with the headline, and whether that is one of several alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.page import Page

__all__ = ["beside_headline", "densest", "records"]


def beside_headline(page: Page, headline: int, held: Mapping[str, Floats], whole: float) -> dict[str, Floats]:
    """The smallest element that holds the block and the headline."""
    around = set()
    if headline >= 0:
        number = page.place[headline]
        while number not in around:
            around.add(number)
            number = page.parent[number]
    shared = [0] * len(page.parent)
    for i, up in enumerate(page.parent):
        shared[i] = i if i in around else shared[up]
    place = np.array(page.place, np.intp)
    common = np.array(shared, np.intp)[place]
    depth = np.array(page.depth, np.float32)
    return {
        "up to headline": depth[place] - depth[common],
        "down to headline": (depth[page.place[headline]] if headline >= 0 else 0) - depth[common],
        "words with headline": np.log1p(held["words"][common]),
        "share with headline": held["plain"][common] / (whole + 1),
        "linked with headline": held["linked"][common] / (held["words"][common] + 1),
    }


def records(page: Page, held: Mapping[str, Floats]) -> dict[str, Floats]:
    """Whether the block stands in one of several like it: comments, teasers, entries of a list."""
    kinds: dict[tuple[str, ...], int] = {}
    signs: dict[tuple[int, int], int] = {}
    kind = [kinds.setdefault(names[:2], len(kinds)) for names in page.names]
    sign = [signs.setdefault(found, len(signs)) for found in zip(page.parent, kind, strict=True)]
    order: Counter[int] = Counter()
    nth = []
    for number in sign:
        nth.append(order[number])
        order[number] += 1
    by_sign, by_kind = np.array(sign, np.intp), np.array(kind, np.intp)
    prose = (held["sentence"] > 0).astype(np.float64)
    alike = np.bincount(by_sign, prose)[by_sign]
    all_over = np.bincount(by_kind, prose)[by_kind].astype(np.float32)
    share = held["words"] / (np.bincount(by_sign, held["words"])[by_sign] + 1)
    most, which, part = alike.tolist(), nth, share.tolist()
    for i, (up, names) in enumerate(zip(page.parent, page.names, strict=True)):
        if names[0] in _LEAVES:
            most[i], which[i], part[i] = 0, 0, 1.0
        if i and most[up] >= most[i]:
            most[i], which[i], part[i] = most[up], which[up], part[up]
    of = alike.astype(np.float32)
    place, parent = np.array(page.place, np.intp), np.array(page.parent, np.intp)
    columns = {
        "records": np.log1p(np.array(most, np.float32)[place]),
        "record": np.log1p(np.array(which, np.float32)[place]),
        "of records": np.array(part, np.float32)[place],
    }
    inside = place
    for level in range(4):
        columns[f"siblings {level}"] = np.log1p(of[inside])
        columns[f"called so {level}"] = np.log1p(all_over[inside])
        inside = parent[inside]
    return columns


_LEAVES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "strong", "em", "br", "blockquote", "pre"))


def densest(page: Page, held: Mapping[str, Floats], whole: float) -> int:
    """The smallest element that holds most of what is no link, seen from the outermost down."""
    best = 0
    plain = held["plain"].tolist()
    for i in range(1, len(plain)):
        if page.parent[i] == best and plain[i] > 0.6 * plain[best]:
            best = i
    return best
