r"""Us and the other extractors: how good and how fast on the same pages, in one run.

    uv run --with newspaper4k --with nltk --with jieba --with gne --with goose3 --with boilerpy3 --with resiliparse \
        python benchmarks/compare.py [--every N] [--out FOLDER] [CORPORA_DIR]

Page by page every contender takes its turn, so that all see the same machine weather. Writes a table (``compare.md``)
and a chart of accuracy against pages per second (``compare.svg``). A contender that is not installed is left out.

Our model was learned from these pages, so of ours only the speed is measured here; the F1 is ``benchmarks/train``s,
where every page was read by a model that no page of its site went into.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from math import log10
from pathlib import Path
from statistics import mean
from typing import Any

from corpora import CORPORA, ROOT, scorer

from extractor import Extractor, NoContentError

WHERE = ("aeb", "wcxb_article", "magic_article", "fundus", "mozilla", "gne")
OTHERS = ("trafilatura", "readability_lxml", "newspaper4k", "gne", "resiliparse", "justext", "goose3", "boilerpy3")
MODES = ("accurate", "fast")
LINE, LABEL = 12, 190  # pixels of a label in the chart
FIGURES = ROOT / "benchmarks" / "train" / "figures.json"

Contender = Callable[[bytes, str | None], dict[str, Any]]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", nargs="?", type=Path, default=CORPORA)
    cli.add_argument("--every", type=int, default=1, help="take every so many-th page")
    cli.add_argument("--out", type=Path, default=ROOT / "benchmarks")
    arguments = cli.parse_args()
    score = scorer(arguments.corpora)
    if score is None:
        sys.exit(f"there are no corpora in {arguments.corpora}")
    contenders = {f"extractor, {mode}": ours(mode) for mode in MODES} | others(arguments.corpora.parent / "bench")
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in contenders}
    spent = dict.fromkeys(contenders, 0.0)
    pages = 0
    for _, corpus, entry in score.read_jobs([arguments.corpora / name for name in WHERE], None)[:: arguments.every]:
        content = (arguments.corpora / corpus / entry["file"]).read_bytes()
        content = score.gzip.decompress(content) if entry["file"].endswith(".gz") else content
        pages += 1
        for name, run in contenders.items():
            began = time.perf_counter()
            with suppress(Exception):  # a peer that fails on a page has no body there
                body = ""
                body = run(content, entry["url"]).get("body") or ""
            spent[name] += time.perf_counter() - began
            if entry["gold"].get("body"):
                optional = entry["gold"].get("optional") or []
                gold = score.without_optional(entry["gold"]["body"], optional)
                found[name][corpus].append(score.score_body(gold, score.without_optional(body, optional))["f1"])
    means = {name: {corpus: mean(values) for corpus, values in by.items()} for name, by in found.items()}
    left_out = json.loads(FIGURES.read_text(encoding="utf-8"))
    means |= {f"extractor, {mode}": {corpus: left_out[mode][corpus] for corpus in WHERE} for mode in MODES}
    rates = {name: pages / seconds for name, seconds in spent.items()}
    order = sorted(means, key=lambda name: -mean(means[name].values()))
    (arguments.out / "compare.md").write_text(table(order, means, rates, pages), encoding="utf-8")
    (arguments.out / "compare.svg").write_text(
        chart({name: (rates[name], mean(means[name].values())) for name in order}), encoding="utf-8"
    )
    print(table(order, means, rates, pages))


def ours(mode: str) -> Contender:
    """Our own extractor in one of its modes."""
    host = Extractor(mode=mode)

    def run(content: bytes, url: str | None) -> dict[str, Any]:
        try:
            return {"body": host.extract(content, url=url).body}
        except NoContentError:
            return {}

    return run


def others(bench: Path) -> dict[str, Contender]:
    """The other extractors that are installed."""
    sys.path.insert(0, str(bench))
    peers = importlib.import_module("peers")
    page = b"<html><head><title>A</title></head><body><article><p>A sentence, or two.</p></article></body></html>"
    found = {}
    for name in OTHERS:
        try:
            getattr(peers, name)(page, None)
        except ImportError:
            print(f"{name} is not installed, and left out", file=sys.stderr)
            continue
        except Exception:  # too little text for it; it is there
            pass
        found[name.replace("_", "-")] = getattr(peers, name)
    return found


def table(order: list[str], means: dict[str, dict[str, float]], rates: dict[str, float], pages: int) -> str:
    """The figures in Markdown."""
    lines = [
        f"Mean F1 of the body and pages a second on {pages:,} pages; the F1 of ours on all pages of sites left out:",
        "",
    ]
    lines.append(f"| | {' | '.join(WHERE)} | pages/s |")
    lines.append("|---" + "|--:" * (len(WHERE) + 1) + "|")
    for name in order:
        cells = " | ".join(f"{means[name].get(corpus, 0):.3f}".removeprefix("0") for corpus in WHERE)
        lines.append(f"| {name} | {cells} | {rates[name]:.0f} |")
    return "\n".join(lines) + "\n"


def chart(points: dict[str, tuple[float, float]]) -> str:
    """Accuracy against speed, a dot for each; pages a second on a logarithmic scale."""
    wide, high, left, bottom, right = 760, 420, 60, 50, 200
    fastest, slowest = max(x for x, _ in points.values()), min(x for x, _ in points.values())
    low = min(0.8, min(y for _, y in points.values()))
    shapes: list[str] = []
    taken: list[tuple[float, float]] = []
    for name, (rate, f1) in points.items():
        x = left + (wide - left - right) * (log10(rate) - log10(slowest)) / (log10(fastest) - log10(slowest) or 1)
        y = 20 + (high - bottom - 20) * (1 - (f1 - low) / (1 - low))
        colour = "#b3261e" if name.startswith("extractor") else "#5f6368"
        beside = (y + 4 + by for by in (0, -14, 14, -28, 28))
        line = next(at for at in beside if all(abs(at - b) > LINE or abs(x - a) > LABEL for a, b in taken))
        taken.append((x, line))
        shapes.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="5" fill="{colour}"/>'
            f'<text x="{x + 9:.0f}" y="{line:.0f}" fill="{colour}">{name} {f1:.3f}, {rate:.0f}/s</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12">'
        f'<rect width="{wide}" height="{high}" fill="white"/>'
        f'<path d="M{left - 10} 10V{high - bottom + 10}H{wide - 10}" fill="none" stroke="#9aa0a6"/>'
        f'<text x="{left - 50}" y="14">F1</text>'
        f'<text x="{wide - 200}" y="{high - 14}">pages a second (logarithmic)</text>' + "".join(shapes) + "</svg>\n"
    )


if __name__ == "__main__":
    main()
