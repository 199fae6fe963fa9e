"""What rules that people keep for other programs are worth on labelled pages of their hosts.

    uv run python benchmarks/rules.py RULES [--model FILE] [CORPORA_DIR]

Every labelled page that has rules is extracted with them and without; of trafeval and postlight, which have no whole
bodies, the F1 of segments stands for the body's. The model of the package was learned from the same pages, so what it
says of them flatters it, and rules gain least there; ``--model`` is one that ``benchmarks/train --leave-out RULES``
learned from the pages of all other sites. Exits with 1 where the bodies of a corpus are worse with the rules.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from corpora import CORPORA, Page, pages, scorer
from floors import SCORED
from new_site import body_f1

from extractor import Article, Extractor, NoContentError
from extractor.fallback.learned import engine
from extractor.fallback.learned.model import Model
from extractor.sites import Rulebook

LABELLED = ("aeb", "wcxb_article", "fundus", "postlight", "trafeval")
TOLERANCE = 0.0005


def ruled(corpus: Path, rulebook: Rulebook) -> Iterator[tuple[dict[str, Any], Page]]:
    """The gold and the pages whose host has rules."""
    index = [json.loads(line) for line in (corpus / "index.jsonl").read_text("utf-8").rstrip("\n").split("\n")]
    for entry, page in zip(index, pages(corpus), strict=True):
        if rulebook.lookup(_host(entry["url"])):
            yield entry["gold"], page


def _host(url: str | None) -> str:
    return urlsplit(url or "").hostname or ""


def extracted(extractor: Extractor, page: Page) -> Article:
    try:
        return extractor.extract(page.content, url=page.url)
    except NoContentError:
        return Article()


def scored(score: ModuleType, gold: dict[str, Any], article: Article) -> dict[str, Any]:
    found: dict[str, Any] = score.score_document(gold, {name: getattr(article, name) for name in SCORED})
    return found


def right(found: dict[str, Any], field: str) -> bool:
    """Whether a field is."""
    value = found[field]
    return bool(value["f1"] == 1 if field == "authors" else value == "ok")


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("rules", type=Path, metavar="RULES")
    cli.add_argument("corpora", nargs="?", type=Path, default=CORPORA, metavar="CORPORA_DIR")
    cli.add_argument("--model", type=Path, metavar="FILE", help="the model to measure with, instead of the package's")
    args = cli.parse_args()
    score = scorer(args.corpora)
    if score is None:
        print("corpora not found: nothing measured")
        return 0
    without, with_rules = Extractor(), Extractor(rules=args.rules)
    if args.model:
        learned = Model.load(args.model.read_bytes())
        engine.model = lambda: learned
    return report(score, args.corpora, without, with_rules)


def report(score: ModuleType, corpora: Path, without: Extractor, with_rules: Extractor) -> int:
    """Print the figures; gives the exit code."""
    print(f"{'corpus':<14}{'pages':>6}{'taken':>6}{'better':>7}{'worse':>6}{'without':>9}{'with':>8}")
    fields: Counter[tuple[str, str]] = Counter()
    gains: list[float] = []
    is_worse = False
    for corpus in LABELLED:
        bodies: list[tuple[float, float, bool]] = []
        for gold, page in ruled(corpora / corpus, with_rules.rulebook):
            old, new = extracted(without, page), extracted(with_rules, page)
            before, after = scored(score, gold, old), scored(score, gold, new)
            if "body" in before or "segments" in before:
                bodies.append((body_f1(score, before), body_f1(score, after), new.extractor != old.extractor))
            for field in ("title", "authors", "published"):
                if field in before:
                    fields.update({(field, "pages"): 1, (field, "without"): right(before, field)})
                    fields.update({(field, "with"): right(after, field)})
        moved = [new - old for old, new, _ in bodies]
        gains += moved
        means = mean(old for old, _, _ in bodies), mean(new for _, new, _ in bodies)
        is_worse |= means[1] < means[0] - TOLERANCE
        counts = f"{sum(taken for *_, taken in bodies):>6}{sum(m > TOLERANCE for m in moved):>7}"
        print(
            f"{corpus:<14}{len(bodies):>6}{counts}{sum(m < -TOLERANCE for m in moved):>6}{means[0]:9.4f}{means[1]:8.4f}"
        )
    print(f"{len(gains)} pages with rules, bodies {mean(gains):+.4f} in the mean")
    for field in ("title", "authors", "published"):
        total, old, new = (fields[field, what] for what in ("pages", "without", "with"))
        print(f"{field:<10} {old} right of {total} without, {new} with")
    return int(is_worse)


if __name__ == "__main__":
    sys.exit(main())
