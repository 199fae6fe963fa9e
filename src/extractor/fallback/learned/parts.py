"""The parts of a body that stand in containers of their own: whether they belong to the text at its centre.

Lists of teasers, comments and a second article read like the article block by block. What tells them is what they have
in common: the container they stand in, beside the one that holds most of the body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.decision import expected_f1
from extractor.fallback.learned.model import Forest
from extractor.fallback.learned.page import Numbers, Page

__all__ = ["Parts", "without_strange"]

_LEAST = 0.4  # the probability of a part below which it is left out; .5 is as good on articles, and worse on others
_LEAVES = frozenset(
    "p h1 h2 h3 h4 h5 h6 span a strong em b i br blockquote pre li dt dd tr td figcaption font center u small "
    "label".split()
)
_NESTED = 4  # leaves in one another that are looked through
_SHORT = 40  # words, up to which a block with a date is the line below a headline, not a sentence
_LINKED = 0.8  # share of a block that is links from which it is nothing else
_COMPARED = (
    "article names", "other names", "article words", "other words", "records", "in description", "in title",
    "log words", "linked", "called so 1", "hidden", "up to headline", "down to headline", "stops/word", "sentence",
    "verdict",
)  # fmt: skip
_OF_PAGES = ("says article", "says other", "page linked", "page sentences", "log blocks")


def without_strange(
    page: Page, columns: Mapping[str, Floats], chances: Floats, sizes: Floats, kept: NDArray[np.bool_], forest: Forest
) -> NDArray[np.bool_]:
    """What is kept, at least one block, but for the parts that do not belong to it.

    By sites left out this is worth .004 in the mean F1 of articles, with trafilatura's verdict or without.

    Args:
        page: The blocks.
        columns: Their features.
        chances: The probability of each.
        sizes: How many words each has.
        kept: Which of them are the body.
        forest: What tells by a part's features whether it belongs.
    """
    parts = Parts.of(page, chances, sizes, kept)
    if not len(parts.start):
        return kept
    found = kept.copy()
    belongs = forest.probabilities(parts.features(columns)) >= _LEAST
    for start, stop in zip(parts.start[~belongs].tolist(), parts.stop[~belongs].tolist(), strict=True):
        found[start:stop] = False
    return found if found.any() else kept


@dataclass(frozen=True)
class Parts:
    """The parts of a body, as ranges of blocks.

    Attributes:
        page: The blocks.
        chances: The probability of each.
        sizes: How many words each has.
        kept: Which of them are the body.
        centre: The number of the element that holds most of the body.
        start: The first block of each part.
        stop: The block after its last.
        level: How many elements further out than the centre is what both are in.
        kind: The kind of element each is; -1 for text that stands in no element of its own.
    """

    page: Page
    chances: Floats
    sizes: Floats
    kept: NDArray[np.bool_]
    centre: int
    start: Numbers
    stop: Numbers
    level: Numbers
    kind: Numbers

    @classmethod
    def of(cls, page: Page, chances: Floats, sizes: Floats, kept: NDArray[np.bool_]) -> Parts:
        """The elements beside the centre, and beside each element around it, that hold some of the body.

        What stands in the centre stays: of parts of it that were left out, half were right.
        """
        parent, first, last = page.parent, page.first, page.last
        is_leaf = np.array([names[0] in _LEAVES for names in page.names], bool)[page.sort]
        centre = _centre(page, is_leaf, np.where(kept, chances * sizes, 0))
        around = [centre]
        while around[-1]:
            around.append(int(parent[around[-1]]))
        levels = np.full(len(parent), -1)
        levels[around] = np.arange(len(around))
        words = _running(np.where(kept, sizes, 0))
        held = words[last] - words[first]
        parts = np.flatnonzero((levels < 0) & (levels[parent] > 0) & (held > 0))
        bare = np.flatnonzero(kept & (levels[page.place] > 0))  # text directly in an element around the centre
        return cls(
            page, chances, sizes, kept, centre,
            np.concatenate([first[parts], bare]), np.concatenate([last[parts], bare + 1]),
            np.concatenate([levels[parent[parts]], levels[page.place[bare]]]),
            np.concatenate([page.kind[parts], np.full(len(bare), -1)]),
        )  # fmt: skip

    def features(self, columns: Mapping[str, Floats]) -> dict[str, Floats]:
        """What tells of each part whether it belongs to the centre, in columns.

        Args:
            columns: The features of the page's blocks.
        """
        kept, sizes, start, stop = self.kept, self.sizes, self.start, self.stop
        central = self._central()
        of_body = np.where(kept, sizes, 0)
        words, whole = _within(np.array([of_body, sizes]), start, stop)
        total, core = float(of_body.sum()) + 1e-6, float(of_body[central].sum())
        sign = np.unique(self.level * (int(self.page.kind.max()) + 2) + self.kind, return_inverse=True)[1]
        alike = np.bincount(sign, words)[sign]
        ranges = np.column_stack([start, stop]).ravel()
        least, best = np.append(np.where(kept, self.chances, 2), 2), np.append(np.where(kept, self.chances, -1), -1)
        right = self.chances * of_body
        whole_right = float(right.sum()) - _within(right, start, stop)
        expected = expected_f1(self.chances, sizes, kept)
        found = {
            "words": np.log1p(words), "share": words / total, "ratio": np.log1p(words) - np.log1p(core),
            "density": words / (whole + 1e-6), "level": self.level,
            "least chance": np.minimum.reduceat(least, ranges)[::2],
            "best chance": np.maximum.reduceat(best, ranges)[::2],
            "headline": self._headline(columns), "like the centre": self.kind == self.page.kind[self.centre],
            "alike": np.bincount(sign)[sign], "alike share": alike / total, "of alike": words / (alike + 1e-6),
            "expected": expected,
            "expected without": 2 * whole_right / (total - words + float((self.chances * sizes).sum())) - expected,
            "log total": np.log1p(total), "centre's share": core / total, "parts": len(start),
            "after": 1 - _running(of_body)[stop] / total,
            "below the centre": 1 - float(sizes[: self.page.last[self.centre]].sum()) / (float(sizes.sum()) + 1e-6),
            **{name: columns[name][0] for name in _OF_PAGES},
            **self._contents(columns), **self._gaps(central), **self._compared(columns, central),
        }  # fmt: skip
        return {name: np.broadcast_to(np.asarray(value, np.float32), start.shape) for name, value in found.items()}

    def _central(self) -> Numbers:
        """The blocks of the body that are in the centre."""
        page = self.page
        inside = slice(page.first[self.centre], page.last[self.centre])
        central: Numbers = np.flatnonzero(self.kept[inside]) + inside.start
        return central if len(central) else np.flatnonzero(self.kept)

    def _contents(self, columns: Mapping[str, Floats]) -> dict[str, Floats]:
        """What sort of blocks they hold."""
        kept, blocks = self.kept, self.page.blocks
        heads = np.array([block.is_heading for block in blocks], bool)
        linked = columns["linked"] > _LINKED
        counted = {
            "headings": heads, "linked headings": heads & linked, "links": kept & linked,
            "dated": (self.sizes < _SHORT) & (columns["dates"] > 0), "sentences": kept & (columns["sentence"] > 0),
        }  # fmt: skip
        found = dict(zip(counted, _within(np.array([*counted.values()]), self.start, self.stop), strict=True))
        ranks = np.flatnonzero(kept)
        begins = ranks[np.searchsorted(ranks, self.start)]
        top = np.array([block.tag in ("h1", "h2") for block in blocks], bool)
        return found | {"heading": heads[begins], "top heading": top[begins], "linked first": linked[begins]}

    def _gaps(self, central: Numbers) -> dict[str, Floats]:
        """On which side of the centre they are, and what stands between."""
        begins, ends = int(central[0]), int(central[-1]) + 1
        is_after, is_before = self.start >= ends - 1, self.stop <= begins
        start = np.where(is_after, ends, np.where(is_before, self.stop, 0))
        stop = np.maximum(start, np.where(is_after, self.start, np.where(is_before, begins, 0)))
        heads = np.array([block.is_heading for block in self.page.blocks], bool)
        of_body = np.where(self.kept, self.sizes, 0)
        kept, other, headings = _within(np.array([of_body, self.sizes - of_body, heads]), start, stop)
        return {
            "side": is_after * 1.0 - is_before, "gap": np.log1p(other), "between": np.log1p(kept),
            "headings between": headings,
        }  # fmt: skip

    def _headline(self, columns: Mapping[str, Floats]) -> Floats:
        """Whether the headline stands in each, 1, after it, 2, or before it, 3; 0 for none."""
        if not columns["has headline"][0]:
            return np.zeros(len(self.start), np.float32)
        headline = int(np.abs(columns["since headline"]).argmin())
        return np.select([self.start > headline, self.stop <= headline], [3.0, 2.0], 1.0)

    def _compared(self, columns: Mapping[str, Floats], central: Numbers) -> dict[str, Floats]:
        """The means of features, less what they are in the centre."""
        kinds = self.page.kind[self.page.place]
        usual = np.bincount(kinds[central], self.sizes[central]).argmax()
        told = {"chance": self.chances, "usual": kinds == usual}
        told |= {name: columns[name] for name in _COMPARED if name in columns}
        weights = np.where(self.kept, self.sizes + 1e-3, 0)
        weighed = np.array([*told.values()]) * weights
        means = _within(weighed, self.start, self.stop) / _within(weights, self.start, self.stop)
        middle = weighed[:, central].sum(axis=1) / weights[central].sum()
        return {"chance": means[0]} | {
            f"{name} more": mean - at_centre for name, mean, at_centre in zip(told, means, middle, strict=True)
        }


def _centre(page: Page, is_leaf: NDArray[np.bool_], weights: NDArray[np.float64]) -> int:
    """The element whose own paragraphs weigh most; those of an element in it by half."""
    around = page.place
    for _ in range(_NESTED):
        around = np.where(is_leaf[around], page.parent[around], around)
    own = np.bincount(around, weights, len(page.parent))
    return int((own + np.bincount(page.parent[around], weights, len(page.parent)) / 2).argmax())


def _running(columns: NDArray[Any]) -> NDArray[np.float64]:
    """The sums of a column, or of each row of several, up to each block."""
    sums = np.zeros((*columns.shape[:-1], columns.shape[-1] + 1))
    np.cumsum(columns, axis=-1, out=sums[..., 1:])
    return sums


def _within(columns: NDArray[Any], start: Numbers, stop: Numbers) -> NDArray[np.float64]:
    """The sum of a column, or of each row of several, over ranges of blocks."""
    sums = _running(columns)
    found: NDArray[np.float64] = sums[..., stop] - sums[..., start]
    return found
