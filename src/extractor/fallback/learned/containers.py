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
    shared = np.zeros(len(page.elements), np.intp)
    around = set()
    if headline >= 0:
        number = page.place[headline]
        while number not in around:
            around.add(number)
            number = page.parent[number]
    for i, up in enumerate(page.parent):
        shared[i] = i if i in around else shared[up]
    common = shared[np.array(page.place, np.intp)]
    depth = np.array(page.depth, np.float32)
    return {
        "up to headline": depth[np.array(page.place, np.intp)] - depth[common],
        "down to headline": (depth[page.place[headline]] if headline >= 0 else 0) - depth[common],
        "words with headline": np.log1p(held["words"][common]),
        "share with headline": held["plain"][common] / (whole + 1),
        "linked with headline": held["linked"][common] / (held["words"][common] + 1),
    }


def records(page: Page, held: Mapping[str, Floats]) -> dict[str, Floats]:
    """Whether the block stands in one of several like it: comments, teasers, entries of a list."""
    signs = [(page.parent[i], found[0], found[1] if len(found) > 1 else "") for i, found in enumerate(page.names)]
    prose = held["sentence"] > 0
    alike = Counter(sign for sign, has in zip(signs, prose.tolist(), strict=True) if has)
    everywhere = Counter(sign[1:] for sign, has in zip(signs, prose.tolist(), strict=True) if has)
    words: Counter[tuple[int, str, str]] = Counter()
    order: Counter[tuple[int, str, str]] = Counter()
    nth = np.zeros(len(signs), np.float32)
    for i, (sign, size) in enumerate(zip(signs, held["words"].tolist(), strict=True)):
        words[sign] += size
        nth[i] = order[sign]
        order[sign] += 1
    of = np.array([alike[sign] for sign in signs], np.float32)
    share = np.array([held["words"][i] / (words[sign] + 1) for i, sign in enumerate(signs)], np.float32)
    all_over = np.array([everywhere[sign[1:]] for sign in signs], np.float32)
    container = np.array([tag not in _LEAVES for _, tag, _ in signs])
    most, which, part = np.where(container, of, 0), np.where(container, nth, 0), np.where(container, share, 1)
    for i, up in enumerate(page.parent):
        if i and most[up] >= most[i]:
            most[i], which[i], part[i] = most[up], which[up], part[up]
    place, parent = np.array(page.place, np.intp), np.array(page.parent, np.intp)
    columns = {"records": np.log1p(most[place]), "record": np.log1p(which[place]), "of records": part[place]}
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
    for i in range(1, len(page.elements)):
        if page.parent[i] == best and held["plain"][i] > 0.6 * held["plain"][best]:
            best = i
    return best
