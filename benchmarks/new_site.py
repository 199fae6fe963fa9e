"""How plugins that ``extractor new`` writes do on pages they were not made from.

    python benchmarks/new_site.py [--only HOST] [--show] [CORPORA_DIR]

Of every host with two pages or more each page is held out in turn, a plugin is made from the others, and the body it
gives of the held-out page is scored beside the one that comes out without it. ``body`` is the mean F1 (of pages
labelled with what must and must not be there, of that); ``title`` and ``date`` count what is right; ``rule`` is on how
many of the held-out pages the plugin's own container gave the body. A host whose pages are of many sites is left out.

Exits with 1 where plugins do worse than none, are thirty lines long, or have a generated name in them. A host may lose
a little: of two pages one has a block that the other, from which the plugin was made, has not.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from corpora import CORPORA, pages, scorer
from floors import SCORED

from extractor import Extractor, NoContentError
from extractor.authoring.induction.draft import induce
from extractor.authoring.induction.hosts import claimed
from extractor.authoring.induction.names import is_generated
from extractor.authoring.induction.sample import look, unruled
from extractor.authoring.induction.source import plugin_source

CORPORA_WITH_SITES = ("gne", "magic_article", "trafeval")
NOT_ONE_SITE = frozenset(("web.archive.org",))
LONGEST = 30  # lines
TOLERANCE = 0.0005
A_LITTLE = 0.02  # F1 that one host may lose
_NAMES = re.compile(r"[.#]([A-Za-z_][\w-]*)|=([A-Za-z_][\w-]*?)[-_]*\]")


@dataclass(frozen=True)
class Labelled:
    """A page with what is right about it."""

    name: str
    content: bytes
    url: str
    gold: dict[str, Any]


@dataclass(frozen=True)
class Trial:
    """A held-out page: the plugin made from the others, and the scores with it and without."""

    source: str
    by_rule: bool
    ours: dict[str, Any]
    theirs: dict[str, Any]


def sites(folder: Path) -> Iterator[tuple[str, list[Labelled]]]:
    """The hosts with two pages and more."""
    index = [json.loads(line) for line in (folder / "index.jsonl").read_text("utf-8").rstrip("\n").split("\n")]
    found: dict[str, list[Labelled]] = defaultdict(list)
    for entry, page in zip(index, pages(folder), strict=True):
        if page.url and (host := urlsplit(page.url).hostname):
            found[host].append(Labelled(entry["id"], page.content, page.url, entry["gold"]))
    return ((host, held) for host, held in found.items() if len(held) > 1 and host not in NOT_ONE_SITE)


def trial(score: ModuleType, host: str, given: Sequence[Labelled], held_out: Labelled) -> Trial:
    hosts = claimed([host])
    without = unruled(hosts)
    samples = []
    for page in given:
        try:
            samples.append(look(page.name, without.read(page.content, url=page.url), without))
        except NoContentError:
            continue  # the command says to leave the page out
    source = plugin_source(induce(samples, hosts), "Tried") if samples else ""
    with TemporaryDirectory() as folder:
        Path(folder, "tried.py").write_text(source, "utf-8")
        with_plugin = Extractor(plugins_dir=folder)
    by, ours = _scored(score, with_plugin, held_out)
    _, theirs = _scored(score, without, held_out)
    return Trial(source, by == "tried", ours, theirs)


def _scored(score: ModuleType, extractor: Extractor, page: Labelled) -> tuple[str, dict[str, Any]]:
    try:
        article = extractor.extract(page.content, url=page.url)
    except NoContentError:
        return "", score.score_document(page.gold, {})
    return article.extractor, score.score_document(page.gold, {name: getattr(article, name) for name in SCORED})


def body_f1(score: ModuleType, scored: dict[str, Any]) -> float:
    if "body" in scored:
        return float(scored["body"]["f1"])
    counts = scored["segments"]
    precision, recall = (score.ratio(counts["tp"], counts[name]) for name in ("fp", "fn"))
    return float(score.harmonic(precision, recall))


def complaints(source: str) -> Iterator[str]:
    """What a plugin must not be."""
    if source.count("\n") >= LONGEST:
        yield f"{source.count(chr(10))} lines"
    names = (name for pair in _NAMES.findall(source.partition("class ")[2]) for name in pair if name)
    yield from (f"generated name {name}" for name in names if is_generated(name))


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", nargs="?", type=Path, default=CORPORA, metavar="CORPORA_DIR")
    cli.add_argument("--only", metavar="HOST", help="one host")
    cli.add_argument("--show", action="store_true", help="print the plugins too")
    args = cli.parse_args()
    score = scorer(args.corpora)
    if score is None:
        print("corpora not found: nothing measured")
        return 0
    head = f"{'host':<26}{'corpus':<15}{'pages':>5}{'rule':>5}{'lines':>6}{'body':>8}{'without':>9}"
    print(f"{head}{'title':>9}{'date':>9}")
    wrong: list[str] = []
    bodies: list[tuple[float, float]] = []
    for corpus in CORPORA_WITH_SITES:
        for host, held in sites(args.corpora / corpus):
            if args.only not in (None, host):
                continue
            trials = [trial(score, host, [p for p in held if p is not page], page) for page in held]
            ours, theirs = (mean(body_f1(score, getattr(t, who)) for t in trials) for who in ("ours", "theirs"))
            bodies.append((ours, theirs))
            lines = max(t.source.count("\n") for t in trials)
            row = f"{host:<26}{corpus:<15}{len(held):>5}{sum(t.by_rule for t in trials):>5}{lines:>6}"
            row += f"{ours:8.3f}{theirs:9.3f}"
            for name in ("title", "published"):
                right = [sum(getattr(t, who).get(name) == "ok" for t in trials) for who in ("ours", "theirs")]
                row += f"{right[0]:>5} / {right[1]}"
            print(f"{row}{'  worse' if ours < theirs - TOLERANCE else '  better' if ours > theirs + TOLERANCE else ''}")
            if ours < theirs - A_LITTLE:
                wrong.append(f"{host}: {ours:.3f} with a plugin, {theirs:.3f} without")
            wrong += [f"{host}: {complaint}" for t in trials for complaint in complaints(t.source)]
            if args.show:
                print("\n".join(t.source for t in trials))
    worse = sum(ours < theirs - TOLERANCE for ours, theirs in bodies)
    better = sum(ours > theirs + TOLERANCE for ours, theirs in bodies)
    print(f"{len(bodies)} sites: {better} better, {worse} worse; ", end="")
    print(f"mean {mean(o for o, _ in bodies):.4f} with a plugin, {mean(t for _, t in bodies):.4f} without")
    if mean(o for o, _ in bodies) < mean(t for _, t in bodies) - TOLERANCE:
        wrong.append("the mean is lower with plugins than without")
    for sentence in wrong:
        print(f"WRONG  {sentence}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
