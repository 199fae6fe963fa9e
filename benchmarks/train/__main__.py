"""From labelled pages to the model of the package, and how good it is on sites it has not seen.

    uv run --group train python benchmarks/train [--check] [CORPORA_DIR]
    uv run --group train python benchmarks/train --leave-out RULES --output FILE [CORPORA_DIR]

Cross-validated by site: every page is judged by a model that no page of its site went into. Then the model is trained
on all of them and written to the package; ``--check`` only measures. ``--leave-out`` learns from the sites that have no
rules there, for benchmarks/rules.py to measure with, and how sure a body is stays as it is in the package.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the other benchmarks share

import numpy as np
from corpora import CORPORA, ROOT, scorer
from learning import Rows, Vocabularies, fitted, forest, with_names
from numpy.typing import NDArray
from samples import ARTICLES, OTHERS, Sample, samples
from sklearn.metrics import roc_auc_score
from tld import get_fld

from extractor import Extractor
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.confidence import signs
from extractor.fallback.learned.decision import choose
from extractor.fallback.learned.model import Forest, Model, model
from extractor.fallback.learned.words import Vocabulary, weights

MODEL = ROOT / "src" / "extractor" / "fallback" / "learned" / "model.npz"
FOLDS = 5
INNER = 2
TREES = {"fast": 350, "accurate": 350}
RIGHT = 0.9  # F1 from which a body is right
NO_ARTICLES = ("listing", "collection")  # pages whose every body is a wrong one
BINS = 10


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    cli.add_argument("--check", action="store_true", help="measure, and write no model")
    cli.add_argument("--leave-out", type=Path, metavar="RULES", help="learn from the sites that have no rules there")
    cli.add_argument("--output", type=Path, default=MODEL, help="the file to write")
    arguments = cli.parse_args()
    clock = Clock()
    pages = samples(arguments.corpora)
    clock(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    rows = Rows(pages)
    words = Vocabularies(rows)
    clock(f"{len(rows.right)} text blocks, of which {rows.right.mean():.0%} are of an article")
    if arguments.leave_out:
        ruled = ruled_sites(arguments.leave_out)
        vocabulary, _, forests = learn(pages, rows, words, np.array([page.site not in ruled for page in pages]))
        Model({**model().forests, **forests}, vocabulary).save(arguments.output)
        clock(f"{arguments.output}, without {len(ruled)} sites that have rules")
        return
    judged: dict[str, list[Judged]] = {mode: [] for mode in TREES}
    for fold in range(FOLDS):
        kept = np.array([page.part(FOLDS) != fold for page in pages])
        _, tables, forests = learn(pages, rows, words, kept)
        for mode, learned in forests.items():
            judged[mode] += [
                judge(pages[i], tables[i], learned, arguments.corpora) for i in np.flatnonzero(~kept).tolist()
            ]
        clock(f"fold {fold + 1} of {FOLDS}")
    sure = {}
    for mode, found in judged.items():
        report(mode, found)
        sure[f"{mode} body"] = how_sure(mode, found)
    clock("cross-validated")
    if not arguments.check:
        vocabulary, _, forests = learn(pages, rows, words, np.ones(len(pages), bool))
        Model(forests | sure, vocabulary).save(arguments.output)
        clock(f"{arguments.output.name}: {arguments.output.stat().st_size:,} bytes")


def ruled_sites(rules: Path) -> set[str | None]:
    """The sites that have rules there, as samples name them."""
    hosts = (kept.host.removeprefix("*.") for kept in Extractor(rules=rules).rulebook)
    return {get_fld(f"https://{host}", fail_silently=True) for host in hosts}


class Clock:
    """Says what is done, and after how many seconds."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def __call__(self, what: str) -> None:
        """Say so."""
        print(f"{time.monotonic() - self._started:5.0f} s  {what}", flush=True)


def learn(
    pages: Sequence[Sample], rows: Rows, words: Vocabularies, kept: NDArray[np.bool_]
) -> tuple[dict[str, Vocabulary], list[dict[str, Floats]], dict[str, Forest]]:
    """Vocabularies and forests from the pages that are kept, and the features of all pages.

    Weights of words are fitted on half of the sites for the other half, so that forests learn how far to trust them.
    """
    keep = {id(page) for page, k in zip(pages, kept.tolist(), strict=True) if k}
    vocabulary = words.fit(lambda page: id(page) in keep)
    whole = weights(vocabulary)
    inner = [
        weights(words.fit(lambda page, part=part: id(page) in keep and page.part(INNER, "inner") != part))
        for part in range(INNER)
    ]
    tables = [
        with_names(page, inner[page.part(INNER, "inner")] if k else whole)
        for page, k in zip(pages, kept.tolist(), strict=True)
    ]
    names = [*tables[0]]
    forests = {
        mode: forest(
            tables, rows, kept, [n for n in names if mode == "accurate" or not n.startswith("verdict")], trees=trees
        )
        for mode, trees in TREES.items()
    }
    return vocabulary, tables, forests


@dataclass
class Judged:
    """A page as a model that has not seen its site reads it.

    Attributes:
        page: The page.
        f1: The F1 of the body; ``None`` where the gold has no whole body.
        segments: How many of the gold's segments are rightly in, wrongly out and wrongly in.
        signs: What tells how sure the body is; ``None`` where there is no body.
    """

    page: Sample
    f1: float | None
    segments: tuple[int, int, int]
    signs: dict[str, Floats] | None


def judge(page: Sample, table: dict[str, Floats], learned: Forest, corpora: Path) -> Judged:
    """Read a page, and compare with its gold."""
    score = scorer(corpora)
    assert score is not None
    columns = table if "verdict" in learned.names else {k: v for k, v in table.items() if not k.startswith("verdict")}
    chances = learned.probabilities(columns)
    kept = choose(page.page, chances, page.sizes)
    optional = page.gold.get("optional") or []
    text = "\n".join(line for line, keep in zip(page.page.texts, kept.tolist(), strict=True) if keep)
    body = score.without_optional(text, optional)
    f1 = None
    if page.gold.get("body"):
        f1 = score.score_body(score.without_optional(page.gold["body"], optional), body)["f1"]
    found = score.score_segments(page.gold, body)
    told = signs(columns, chances, page.sizes, kept) if kept.any() else None
    return Judged(page, f1, (found["tp"], found["fn"], found["fp"]), told)


def report(mode: str, judged: Sequence[Judged]) -> None:
    """Mean document F1 per corpus; of trafeval, F1 of segments."""
    figures = {}
    for corpus in (*ARTICLES, *OTHERS):
        of_it = [one for one in judged if one.page.corpus == corpus]
        values = [one.f1 for one in of_it if one.f1 is not None]
        hits, missed, wrong = (sum(one.segments[k] for one in of_it) for k in range(3))
        figures[corpus] = mean(values) if values else 2 * hits / (2 * hits + missed + wrong)
    print(f"{mode:9}", *(f"{corpus} {figure:.3f}" for corpus, figure in figures.items()), sep="  ", flush=True)


def how_sure(mode: str, judged: Sequence[Judged]) -> Forest:
    """A forest that gives the probability that a body is right; prints how well it is calibrated on sites left out."""
    known = [one for one in judged if one.f1 is not None and one.signs]
    table = {name: np.concatenate([one.signs[name] for one in known if one.signs]) for name in known[0].signs or {}}
    f1 = np.array([one.f1 for one in known])
    right = (f1 >= RIGHT) & ~np.array([one.page.type in NO_ARTICLES for one in known])
    parts = np.array([one.page.part(FOLDS, "sure") for one in known])
    chances = np.zeros(len(known), np.float32)
    for part in range(FOLDS):
        learned = _sure(table, right, parts != part)
        chances[parts == part] = learned.probabilities(table)[parts == part]
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    error = sum(
        abs(chances[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist())
    )
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


if __name__ == "__main__":
    main()
