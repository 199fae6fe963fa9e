"""How good a model is on pages that it was not learned from, and how well it knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np
from corpora import scorer
from learning import fitted
from numpy.typing import NDArray
from parting import Reading
from samples import ARTICLES, Sample
from sklearn.metrics import roc_auc_score

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.confidence import signs
from extractor.fallback.learned.model import Forest

__all__ = ["Judged", "how_sure", "judge", "report", "worst"]

_RIGHT = 0.9  # F1 from which a body is right
_NO_ARTICLES = ("listing", "collection")  # pages whose every body is a wrong one
_PARTS = 5  # of the sites, that are left out in turn where it is learned how sure bodies are
_BINS = 10
_WORST = 50


@dataclass
class Judged:
    """A page as a model that has not seen its site reads it.

    Attributes:
        page: The page.
        f1: The F1 of the body; ``None`` where the gold has no whole body.
        precision: The share of the body that is in the gold; ``None`` likewise.
        segments: How many of the gold's segments are rightly in, wrongly out and wrongly in.
        signs: What tells how sure the body is; ``None`` where there is no body.
    """

    page: Sample
    f1: float | None
    precision: float | None
    segments: tuple[int, int, int]
    signs: dict[str, Floats] | None


def judge(reading: Reading, corpora: Path) -> Judged:
    """Compare what is read of a page with its gold."""
    score = scorer(corpora)
    assert score is not None
    page, kept = reading.page, reading.kept
    optional = page.gold.get("optional") or []
    text = "\n".join(line for line, keep in zip(page.page.texts, kept.tolist(), strict=True) if keep)
    body = score.without_optional(text, optional)
    f1 = precision = None
    if page.gold.get("body"):
        whole = score.score_body(score.without_optional(page.gold["body"], optional), body)
        f1, precision = whole["f1"], whole["precision"]
    found = score.score_segments(page.gold, body)
    told = signs(reading.columns, reading.chances, page.sizes, kept) if kept.any() else None
    return Judged(page, f1, precision, (found["tp"], found["fn"], found["fp"]), told)


def report(mode: str, judged: Sequence[Judged]) -> dict[str, float]:
    """Print the mean document F1 of each corpus, of trafeval the F1 of segments, and give them."""
    figures = {}
    for corpus in dict.fromkeys(one.page.corpus for one in judged):
        of_it = [one for one in judged if one.page.corpus == corpus]
        values = [one.f1 for one in of_it if one.f1 is not None]
        hits, missed, wrong = (sum(one.segments[k] for one in of_it) for k in range(3))
        figures[corpus] = round(mean(values) if values else 2 * hits / (2 * hits + missed + wrong), 3)
    print(f"{mode:9}", *(f"{corpus} {figure:.3f}" for corpus, figure in figures.items()), sep="  ", flush=True)
    return figures


def worst(mode: str, judged: Sequence[Judged]) -> None:
    """Print the articles that are read worst, and whether too much is kept of them, too little, or something else."""
    articles = [one for one in judged if one.f1 is not None and one.page.corpus in ARTICLES]
    for one in sorted(articles, key=lambda one: one.f1 or 0.0)[:_WORST]:
        precise = one.precision or 0.0
        kind = "something else" if not one.f1 else "too much" if precise < one.f1 else "too little"
        print(f"{mode:9}  {one.f1:.2f}  {kind:14}  {one.page.corpus}/{one.page.id}  {one.page.site}")


def how_sure(mode: str, judged: Sequence[Judged]) -> Forest:
    """A forest that gives the probability that a body is right; prints how well it is calibrated on sites left out."""
    known = [one for one in judged if one.f1 is not None and one.signs]
    table = {name: np.concatenate([one.signs[name] for one in known if one.signs]) for name in known[0].signs or {}}
    f1 = np.array([one.f1 for one in known])
    right = (f1 >= _RIGHT) & ~np.array([one.page.type in _NO_ARTICLES for one in known])
    parts = np.array([one.page.part(_PARTS, "sure") for one in known])
    chances = np.zeros(len(known), np.float32)
    for part in range(_PARTS):
        learned = _sure(table, right, parts != part)
        chances[parts == part] = learned.probabilities(table)[parts == part]
    bins = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    error = sum(
        abs(chances[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist())
    )
    for b in sorted(set(bins.tolist())):
        of_it = bins == b
        print(f"{mode:9}  said {b / _BINS:.1f} and more: {of_it.sum():4} pages, {right[of_it].mean():.2f} right")
    order = np.argsort(chances)
    print(
        f"{mode:9}  body right: {right.mean():.3f}, said {chances.mean():.3f}, calibration error {error:.3f},",
        f"area under ROC {roc_auc_score(right, chances):.3f},",
        f"mean F1 {f1.mean():.3f}, without the least sure tenth {f1[order[len(order) // 10 :]].mean():.3f}",
        flush=True,
    )
    return _sure(table, right, np.ones(len(known), bool))


def _sure(table: dict[str, Floats], right: NDArray[np.bool_], kept: NDArray[np.bool_]) -> Forest:
    rows = np.column_stack([*table.values()])[kept]
    return fitted(rows, right[kept], np.ones(int(kept.sum())), [*table], trees=120, depth=4, rate=0.06)
