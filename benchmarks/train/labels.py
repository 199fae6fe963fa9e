"""Which text blocks of a page are its article, by the gold text: token alignment, then a local search.

The page's tokens are aligned with the gold's by their longest common subsequence; a block of which over half is matched
is in. Then single blocks are flipped for as long as the document's F1 rises, which mends what the alignment took from
the wrong place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

__all__ = ["by_body", "by_segments", "f1"]

_UNSURE = 60  # blocks, the longest first, that the local search may flip


def by_body(
    score: ModuleType, texts: Sequence[str], gold: Mapping[str, Any]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Whether each block is in the article, and how much that label weighs: 0 where the gold leaves it open."""
    optional = {score.squeeze(line) for entry in gold.get("optional") or () for line in entry.split("\n")}
    wanted = score.tokenize(score.without_optional(gold["body"], gold.get("optional") or []))
    tokens = [score.tokenize(text) for text in texts]
    sizes = np.array([len(found) for found in tokens])
    owners = np.repeat(np.arange(len(tokens)), sizes)
    numbers: dict[str, int] = {}
    page = [numbers.setdefault(token, len(numbers)) for found in tokens for token in found]
    target = [numbers.setdefault(token, len(numbers)) for token in wanted]
    matched = np.zeros(len(texts))
    for step in LCSseq.opcodes(page, target):
        if step.tag == "equal":
            np.add.at(matched, owners[step.src_start : step.src_end], 1)
    share = matched / np.maximum(sizes, 1)
    right = share > 0.5
    shingles = score.shingles(wanted)
    best = f1(score, tokens, right, shingles)
    for i in [int(i) for i in np.argsort(-sizes, kind="stable") if 0.1 < share[i] < 0.95][:_UNSURE]:
        right[i] ^= True
        found = f1(score, tokens, right, shingles)
        if found > best:
            best = found
        else:
            right[i] ^= True
    weights = np.where((share > 0.3) & (share < 0.7), 0.3, 1.0)
    return right, np.where([score.squeeze(text) in optional for text in texts], 0.0, weights)


def f1(score: ModuleType, tokens: Sequence[list[str]], kept: NDArray[np.bool_], wanted: Any) -> float:
    """The F1 of the kept blocks on shingles, as the scorer counts them."""
    got = score.shingles([token for found, keep in zip(tokens, kept.tolist(), strict=True) if keep for token in found])
    total = wanted.total() + got.total()
    return 2 * (wanted & got).total() / total if total else 1.0


def by_segments(
    score: ModuleType, texts: Sequence[str], gold: Mapping[str, Any]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Labels where the gold only says what must and what must not be in the body; all else weighs nothing."""
    said = [score.squeeze(text) for text in texts]
    must, must_not = ([score.squeeze(text) for text in gold.get(key) or ()] for key in ("must", "must_not"))
    right = np.array([any(m in text or (len(text) > 30 and text in m) for m in must) for text in said])
    wrong = np.array([any(m in text for m in must_not) for text in said])
    return right, (right ^ wrong).astype(float)
