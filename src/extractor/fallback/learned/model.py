"""The learned model: forests of oblivious trees, and the weights of words that two of their features are made of.

In an oblivious tree all nodes of a level ask the same question ("CatBoost: unbiased boosting with categorical
features", NeurIPS 2018), so the answers are the bits of a leaf's number, and a page goes through a forest in few array
operations.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.words import Vocabulary, Weights

__all__ = ["Forest", "Model", "model"]

_ROWS = 256  # blocks that go through a forest at a time, which bounds the memory


@dataclass(frozen=True)
class Forest:
    """Trees of one depth.

    Attributes:
        names: The features it looks at, in the order of the columns.
        columns: For each tree, the column each of its levels asks.
        thresholds: What the column has to exceed.
        values: For each tree, the value of each leaf: log-odds, to be added up.
        bias: What is added to the sum.
    """

    names: tuple[str, ...]
    columns: NDArray[np.int16]
    thresholds: Floats
    values: Floats
    bias: float

    @cached_property
    def _questions(self) -> tuple[NDArray[np.int16], Floats, NDArray[np.intp]]:
        """The questions that are asked, each once: columns and thresholds; and of each level which each tree asks."""
        asked = np.stack([self.columns.ravel(), self.thresholds.ravel()], dtype=np.float64)
        (columns, thresholds), places = np.unique(asked, axis=1, return_inverse=True)
        return columns.astype(np.int16), thresholds.astype(np.float32)[:, None], places.reshape(self.columns.shape).T

    def probabilities(self, columns: Mapping[str, Floats]) -> Floats:
        """The probability of every row."""
        table = np.array([columns[name] for name in self.names], np.float32)
        trees, depth = self.columns.shape
        asked, thresholds, places = self._questions
        first_leaves = (np.arange(trees) << depth)[:, None]
        found = np.full(table.shape[1], self.bias, np.float32)
        parts = -(-table.shape[1] // _ROWS) or 1
        for rows, sums in zip(np.array_split(table, parts, 1), np.array_split(found, parts), strict=True):
            answers = (rows[asked] > thresholds).view(np.uint8)
            leaves = answers[places[0]]
            for level in range(1, depth):
                leaves |= answers[places[level]] << level
            sums += self.values.ravel().take(leaves + first_leaves).sum(axis=0)
        return (1 / (1 + np.exp(-found))).astype(np.float32)


@dataclass(frozen=True)
class Model:
    """All that was learned.

    Attributes:
        forests: By name.
        vocabularies: By name.
    """

    forests: Mapping[str, Forest]
    vocabularies: Mapping[str, Vocabulary]

    @cached_property
    def weights(self) -> Weights:
        """The vocabularies as they are looked up."""
        return Weights(self.vocabularies)

    def save(self, path: Path) -> None:
        """Write it as a file that is the same whenever the model is."""
        arrays: dict[str, Any] = {}
        for name, forest in sorted(self.forests.items()):
            arrays |= {
                f"{name}/columns": forest.columns,
                f"{name}/thresholds": forest.thresholds,
                f"{name}/values": forest.values.astype(np.float32),
                f"{name}/bias": np.array([forest.bias]),
                f"{name}/names": np.frombuffer(json.dumps(forest.names).encode(), np.uint8),
            }
        for name, words in sorted(self.vocabularies.items()):
            ordered = sorted(words)
            arrays[f"vocabulary/{name}/words"] = np.frombuffer(
                json.dumps(ordered, ensure_ascii=False).encode(), np.uint8
            )
            arrays[f"vocabulary/{name}/weights"] = np.array([words[word] for word in ordered], np.float16)
        buffer = BytesIO()
        np.savez_compressed(buffer, **arrays)
        path.write_bytes(buffer.getvalue())

    @classmethod
    def load(cls, content: bytes) -> Model:
        """The model that :meth:`save` wrote."""
        with np.load(BytesIO(content), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        forests = {
            name.removesuffix("/columns"): _forest(arrays, name.removesuffix("/columns"))
            for name in arrays
            if name.endswith("/columns")
        }
        vocabularies = {
            name.split("/")[1]: dict(
                zip(
                    json.loads(arrays[name].tobytes()),
                    arrays[f"vocabulary/{name.split('/')[1]}/weights"].astype(float).tolist(),
                    strict=True,
                )
            )
            for name in arrays
            if name.endswith("/words")
        }
        return cls(forests, vocabularies)


def _forest(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Forest:
    return Forest(
        tuple(json.loads(arrays[f"{name}/names"].tobytes())),
        arrays[f"{name}/columns"].astype(np.int16),
        arrays[f"{name}/thresholds"].astype(np.float32),
        arrays[f"{name}/values"].astype(np.float32),
        float(arrays[f"{name}/bias"].astype(float)[0]),
    )


@cache
def model() -> Model:
    """The model that is part of the package, loaded on first use."""
    return Model.load(files("extractor.fallback.learned").joinpath("model.npz").read_bytes())
