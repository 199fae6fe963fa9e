"""What the fast model's features are worth, and what more pages would be.

    uv run --group train python benchmarks/train/studies.py [CORPORA_DIR]

Half of the sites are learned from, the other half are read. An ablation leaves out the features of one kind at a time;
a learning curve leaves out sites. Prints a table of each: mean document F1, the mean over the corpora of articles and
over the others.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parents[1]))  # what the other benchmarks share

import numpy as np
from corpora import CORPORA
from judging import judge
from learning import Rows, Vocabularies, forest, with_names
from parting import read
from samples import ARTICLES, Sample, samples

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.words import Weights

TREES = 200
PARTS = 16  # of the sites; the first half of them is learned from
LEARNED = 8
CURVE = (1, 2, 4, 8)
KINDS = {
    "names of elements": r"(article|other) .*name",
    "words of texts": r"(article|other) (heading's )?words",
    "tags": r"in <|<\w+>$|wrappers|since heading$",
    "containers": r"(words|blocks|linked|sentences|share) in \d|\w+ densest|depth",
    "records": r"records?$|of records|siblings|called so|alike|all prose",
    "headline": r".*headline|in title|in description",
    "neighbours": r".* [+-]\d$|.*±|(since|until) sentence|sentences (before|after)",
    "position": r"position|from the end|log index|text before",
    "page": r"log blocks|log text|page |says |address ",
    "own text": r"log (size|words|plain)|stops|commas|digits|upper|ends|colon|lower|dates$|marks|mean word"
    r"|linked$|sentence$|repeats",
}


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    pages = samples(corpora)
    rows = Rows(pages)
    words = Vocabularies(rows)
    judged = [page.part(PARTS, "study") >= LEARNED for page in pages]

    def table(parts: int) -> list[dict[str, Floats]]:
        """Features of the pages, with words that are weighed by so many parts of the sites."""
        learned = [
            Weights(words.fit(lambda page, half=half: _of(page, parts) and (half is None or _half(page) != half)))
            for half in (0, 1, None)
        ]
        return [with_names(page, learned[_half(page) if _of(page, parts) else 2]) for page in pages]

    def measured(tables: Sequence[dict[str, Floats]], parts: int, keep: Callable[[str], bool]) -> str:
        names = [name for name in tables[0] if not name.startswith("verdict") and keep(name)]
        learned = forest(tables, rows, np.array([_of(page, parts) for page in pages]), names, trees=TREES)
        found = [
            judge(read(p, t, learned), corpora)
            for p, t, left_out in zip(pages, tables, judged, strict=True)
            if left_out
        ]
        of = {c: [one.f1 for one in found if one.page.corpus == c and one.f1 is not None] for c in
              dict.fromkeys(p.corpus for p in pages)}  # fmt: skip
        means = {corpus: mean(values) for corpus, values in of.items() if values}
        articles, others = (
            mean(f for c, f in means.items() if (c in ARTICLES) is is_article) for is_article in (True, False)
        )
        return f"{articles:.3f}  {others:.3f}"

    whole = table(LEARNED)
    print(f"{'articles  others':>40}")
    print(f"{'all features':28}{measured(whole, LEARNED, lambda _: True)}", flush=True)
    for kind, pattern in KINDS.items():
        without = re.compile(pattern)
        print(f"{'without ' + kind:28}{measured(whole, LEARNED, lambda n, w=without: not w.match(n))}", flush=True)
    for parts in CURVE[:-1]:
        count = sum(_of(page, parts) for page in pages)
        print(f"{f'{count} pages':28}{measured(table(parts), parts, lambda _: True)}", flush=True)


def _of(page: Sample, parts: int) -> bool:
    return page.part(PARTS, "study") < parts


def _half(page: Sample) -> int:
    return page.part(2, "inner")


if __name__ == "__main__":
    main()
