"""From labelled pages to the model of the package, and how good it is on sites it has not seen.

    uv run --group train python benchmarks/train [--check] [CORPORA_DIR]
    uv run --group train python benchmarks/train --leave-out RULES --output FILE [CORPORA_DIR]

Cross-validated by site: every page is judged by a model that no page of its site went into. Then the model is trained
on all of them and written to the package, and the figures to ``figures.json``; ``--check`` only measures.
``--leave-out`` learns from the sites that have no rules there, for benchmarks/rules.py to measure with; which parts of
a body belong and how sure it is stay as they are in the package.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the other benchmarks share

import numpy as np
from corpora import CORPORA, ROOT
from judging import how_sure, judge, report, worst
from learning import Rows, Vocabularies, forest, with_names
from parting import Reading, parted, read
from samples import Sample, samples
from tld import get_fld

from extractor import Extractor
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.model import Forest, Model, model
from extractor.fallback.learned.words import Vocabulary, Weights

MODEL = ROOT / "src" / "extractor" / "fallback" / "learned" / "model.npz"
FIGURES = Path(__file__).with_name("figures.json")
FOLDS = 5
INNER = 2
TREES = {"fast": 500, "accurate": 500, "archived": 350}
EVERY = 2
"""Of the blocks outside articles, forests learn from one in so many, in little over half the time: ``fast`` loses .002
by it, and ``accurate`` nothing."""


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
    words = Vocabularies(Rows(pages))
    invented = samples(arguments.corpora, invented=True)
    clock(f"{len(invented)} of them once more, with something put in")
    rows = Rows([*pages, *invented])
    clock(f"{len(rows.right)} text blocks, of which {rows.right.mean():.0%} are of an article")
    archived = Rows(samples(arguments.corpora, archived=True))
    clock(f"{len(archived.samples)} pages turned to Markdown")
    if arguments.leave_out:
        ruled = ruled_sites(arguments.leave_out)
        vocabulary, found = learn(rows, words, archived, lambda page: page.site not in ruled)
        Model({**model().forests, **{mode: learned for mode, (learned, _) in found.items()}}, vocabulary).save(
            arguments.output
        )
        clock(f"{arguments.output}, without {len(ruled)} sites that have rules")
        return
    readings: dict[str, list[Reading]] = {mode: [] for mode in TREES}
    for fold in range(FOLDS):
        _, found = learn(rows, words, archived, lambda page, fold=fold: page.part(FOLDS) != fold)
        for mode, (learned, left_out) in found.items():
            readings[mode] += [read(page, table, learned) for page, table in left_out]
        clock(f"fold {fold + 1} of {FOLDS}")
    of_bodies, figures = {}, {}
    for mode, results in readings.items():
        of_bodies[f"{mode} parts"], apart = parted(results)
        judged = [judge(reading, arguments.corpora) for reading in apart if not reading.page.invented]
        figures[mode] = report(mode, judged)
        of_bodies[f"{mode} body"] = how_sure(mode, judged)
        if mode == "accurate":
            worst(mode, judged)
    clock("cross-validated")
    if not arguments.check:
        vocabulary, found = learn(rows, words, archived, lambda _: True)
        FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        Model({mode: learned for mode, (learned, _) in found.items()} | of_bodies, vocabulary).save(arguments.output)
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


LeftOut = list[tuple[Sample, dict[str, Floats]]]
"""Pages that nothing was learned from, each with its features."""


def learn(
    rows: Rows, words: Vocabularies, archived: Rows, keep: Callable[[Sample], bool]
) -> tuple[dict[str, Vocabulary], dict[str, tuple[Forest, LeftOut]]]:
    """Vocabularies and forests from the pages to keep; with each forest the others.

    Weights of words are fitted on half of the sites for the other half, so that forests learn how far to trust them.
    A page turned to Markdown has the words of a page, and no names.
    """
    vocabulary = words.fit(keep)
    whole = Weights(vocabulary)
    inner = [
        Weights(words.fit(lambda page, part=part: keep(page) and page.part(INNER, "inner") != part))
        for part in range(INNER)
    ]
    tables = {
        id(of): [with_names(p, inner[p.part(INNER, "inner")] if keep(p) else whole) for p in of.samples]
        for of in (rows, archived)
    }

    def learned(mode: str) -> tuple[Forest, LeftOut]:
        of = archived if mode == "archived" else rows
        kept = np.array([keep(page) for page in of.samples])
        table = tables[id(of)]
        names = [name for name in table[0] if mode == "accurate" or not name.startswith("verdict")]
        left_out = [(p, t) for p, t, k in zip(of.samples, table, kept.tolist(), strict=True) if not k]
        return forest(table, of, kept, names, trees=TREES[mode], every=EVERY), left_out

    with ThreadPoolExecutor() as pool:  # CatBoost lets other threads run; each forest is learned by one
        return vocabulary, dict(zip(TREES, pool.map(learned, TREES), strict=True))


if __name__ == "__main__":
    main()
