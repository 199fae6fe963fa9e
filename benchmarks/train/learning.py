"""From samples to a model: weights of words, forests of blocks, and how sure a body is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

import numpy as np
from catboost import CatBoostClassifier, Pool
from numpy.typing import NDArray
from samples import ARTICLES, OTHERS, Sample
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.model import Forest
from extractor.fallback.learned.named import named
from extractor.fallback.learned.words import VOCABULARIES, Vocabulary, Weights, words_of

__all__ = ["CORPUS", "Rows", "Vocabularies", "fitted", "forest", "with_names"]

_NEGATIVES = 220  # blocks of a page that are not its article and are learned from; the rest is as dull as they are
_SITES = {"names": 3, "words": 6}  # that a word has to occur on
_C = {"names": 0.02, "words": 0.05}  # inverse strength of regularisation, of .003 to .3
_HEAVIEST = 10.0  # times the mean weight of a block
CORPUS = {
    "aeb": 2.0,
    "magic_article": 2.0,
    "gne": 2.0,
    "mozilla": 1.5,
    "fundus": 1.5,
}  # small corpora of news count more
_RATE = 35  # by which trees learn, all together
_SMALLEST = 0.02  # weights of words below it are dropped


@dataclass
class Rows:
    """The blocks of samples that are learned from, one below the other."""

    samples: Sequence[Sample]

    @cached_property
    def chosen(self) -> list[NDArray[np.intp]]:
        """The blocks of each sample: those of the article, and as many others as count."""
        return [_chosen(sample) for sample in self.samples]

    @cached_property
    def right(self) -> NDArray[np.bool_]:
        """Whether each is the article's."""
        return np.concatenate([sample.right[rows] for sample, rows in zip(self.samples, self.chosen, strict=True)])

    @cached_property
    def weight(self) -> NDArray[np.float64]:
        """What each counts: pages alike, and in them long blocks more than short ones, by the root."""
        return np.concatenate([_weight(s, rows) for s, rows in zip(self.samples, self.chosen, strict=True)])

    @cached_property
    def owner(self) -> NDArray[np.intp]:
        """The number of the sample that each is of."""
        return np.repeat(np.arange(len(self.samples)), [len(rows) for rows in self.chosen])

    def bags(self, key: str) -> tuple[csr_matrix, list[str], csr_matrix]:
        """The words of each block, or of the ``names`` around it; the words; and which rows are of which site."""
        numbers: dict[str, int] = {}
        columns: list[int] = []
        ends = [0]
        for sample, rows in zip(self.samples, self.chosen, strict=True):
            bag = _names(sample) if key == "names" else _spoken(sample)
            for i in rows.tolist():
                columns += [numbers.setdefault(word, len(numbers)) for word in bag(i)]
                ends.append(len(columns))
        matrix = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(ends) - 1, len(numbers)))
        sites = {site: n for n, site in enumerate(sorted({sample.site for sample in self.samples}))}
        of_site = np.array([sites[self.samples[i].site] for i in self.owner])
        summed = csr_matrix(
            (np.ones(len(of_site)), (of_site, np.arange(len(of_site)))), shape=(len(sites), len(of_site))
        )
        return matrix, [*numbers], summed


def _chosen(sample: Sample) -> NDArray[np.intp]:
    labelled = sample.weight > 0
    other = np.flatnonzero(~sample.right & labelled)
    if len(other) > _NEGATIVES:
        other = np.random.default_rng(crc32(sample.id.encode())).choice(other, _NEGATIVES, replace=False)
    return np.sort(np.concatenate([np.flatnonzero(sample.right & labelled), other])).astype(np.intp)


def _weight(sample: Sample, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    roots = np.sqrt(sample.sizes + 1)
    weight = sample.weight * (0.3 + roots / roots.mean())
    weight = weight / (weight.sum() or 1)
    dull = ~sample.right & (sample.weight > 0)
    weight[dull] *= max(1.0, dull.sum() / _NEGATIVES)
    return weight[rows] * CORPUS.get(sample.corpus, 1.0)


def _names(sample: Sample) -> Callable[[int], Iterable[str]]:
    around: list[set[str]] = []
    page = sample.page
    for i, (up, sort) in enumerate(zip(page.parent.tolist(), page.sort.tolist(), strict=True)):
        around.append(set(page.names[sort]) | around[up] if i else set(page.names[sort]))
    return lambda block: sorted(around[page.place[block]])


def _spoken(sample: Sample) -> Callable[[int], Iterable[str]]:
    texts, beginnings = sample.page.texts, sample.page.beginnings()
    return lambda block: words_of(texts[block], beginnings[block])


class Vocabularies:
    """Weights of words, fitted on any part of the samples; the bags of words are counted once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._bags = {key: rows.bags(key) for key in _SITES}

    def fit(self, keep: Callable[[Sample], bool]) -> dict[str, Vocabulary]:
        """A vocabulary by each name in ``VOCABULARIES``, from the samples to keep."""
        found = {}
        for name in VOCABULARIES:
            corpora, key = (ARTICLES if name.startswith("article") else OTHERS), name.split(" ")[1]
            kept = np.array([keep(sample) and sample.corpus in corpora for sample in self._rows.samples])
            found[name] = self._fit(key, kept[self._rows.owner])
        return found

    def _fit(self, key: str, rows: NDArray[np.bool_]) -> Vocabulary:
        matrix, words, sites = self._bags[key]
        on_sites = np.asarray(((sites[:, rows] @ matrix[rows]) > 0).sum(axis=0)).ravel()
        common = np.flatnonzero(on_sites >= _SITES[key])
        weight = self._rows.weight[rows]
        weight = np.minimum(weight / weight.mean(), _HEAVIEST)
        fitted = LogisticRegression(C=_C[key], max_iter=60).fit(
            matrix[rows][:, common], self._rows.right[rows], sample_weight=weight
        )
        weights = fitted.coef_[0].round(3).tolist()
        return {words[n]: w for n, w in zip(common.tolist(), weights, strict=True) if abs(w) > _SMALLEST}


def with_names(sample: Sample, words: Weights) -> dict[str, Floats]:
    """All features of a sample."""
    return sample.columns | named(sample.page, sample.page.beginnings(), words)


def forest(
    tables: Sequence[dict[str, Floats]], rows: Rows, kept: NDArray[np.bool_], names: Sequence[str], *,
    trees: int, every: int = 1,
) -> Forest:  # fmt: skip
    """A forest that tells the blocks of articles from others.

    Args:
        tables: The features of every sample.
        rows: The blocks to learn from.
        kept: Which samples to learn from.
        names: Which features to look at.
        trees: How many trees.
        every: Of the blocks outside articles, one in so many is learned from.
    """
    taken = rows.right | (np.arange(len(rows.right)) % every == 0)
    ends = np.cumsum([0, *map(len, rows.chosen)])
    table = np.concatenate([
        np.column_stack([tables[i][name][rows.chosen[i][taken[ends[i] : ends[i + 1]]]] for name in names])
        for i in np.flatnonzero(kept).tolist()
    ])  # fmt: skip
    mask = kept[rows.owner] & taken
    right = rows.right[mask]
    weight = rows.weight[mask] * np.where(right, 1, every)
    return fitted(table, right, weight / weight.mean(), names, trees=trees, depth=6, rate=_RATE / trees)


def fitted(
    table: Floats, right: NDArray[np.bool_], weight: NDArray[np.float64], names: Sequence[str], *,
    trees: int, depth: int, rate: float, smooth: float = 3,
) -> Forest:  # fmt: skip
    """CatBoost's oblivious trees in the form they are used in; one thread more or less would change their sums."""
    learner = CatBoostClassifier(
        iterations=trees, depth=depth, learning_rate=rate, thread_count=1, random_seed=1, verbose=0, border_count=64,
        rsm=0.3, bootstrap_type="Bernoulli", subsample=0.7, l2_leaf_reg=smooth, allow_writing_files=False,
    )  # fmt: skip
    learner.fit(Pool(table, right.astype(int), weight=weight))
    return _exported(learner, names)


def _exported(learner: CatBoostClassifier, names: Sequence[str]) -> Forest:
    import json
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / "model.json"
        learner.save_model(str(file), format="json")
        stored: dict[str, Any] = json.loads(file.read_text())
    depth = max(len(tree["splits"] or ()) for tree in stored["oblivious_trees"])
    columns, thresholds, values = [], [], []
    for tree in stored["oblivious_trees"]:
        splits = tree["splits"] or []
        missing = depth - len(splits)
        columns.append([split["float_feature_index"] for split in splits] + [0] * missing)
        thresholds.append([split["border"] for split in splits] + [np.inf] * missing)
        values.append(tree["leaf_values"] + [0.0] * ((1 << depth) - len(tree["leaf_values"])))
    scale, (bias,) = stored["scale_and_bias"]
    used = sorted({column for tree in columns for column in tree})
    renumbered = {column: i for i, column in enumerate(used)}
    return Forest(
        tuple(names[column] for column in used),
        np.array([[renumbered[column] for column in tree] for tree in columns], np.int16),
        np.array(thresholds, np.float32),
        (np.array(values) * scale).astype(np.float32),
        float(bias),
    )
