"""Quality floors, which only go up.

    python benchmarks/floors.py [--update] [CORPORA_DIR]

Every labelled corpus is extracted and scored, and no figure may fall below its floor in ``floors.toml``;
``--update`` raises the floors to what was measured, and never lowers one. Besides, in the same run:

- the bodies are no worse than trafilatura's own on the corpora of pages that have no plugin;
- documents like the project's first samples come out whole;
- the archive goes through without an error, see ``archive.py``.

Exits with 1 where any of this does not hold. Where the corpora are not there, nothing is checked.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import archive
import trafilatura
from corpora import CORPORA, scorer

import extractor

FLOORS = Path(__file__).with_name("floors.toml")
SCORED = ("body", "title", "authors", "editors", "source", "published")
METRICS = (
    "body.f1_doc", "segments.precision", "segments.f1", "title.ok", "authors.f1", "authors.spared",
    "editors.f1", "editors.spared", "source.ok", "published.ok",
)  # fmt: skip
TOLERANCE = 0.0005
PROCESSES = 2
SHOWN = 50  # of what is wrong

LIKE_THE_SAMPLES = "seedlike"
SAMPLES = frozenset(f"seed{i:03}" for i in range(5))
EXACT_BODIES, RIGHT_SOURCES = 20, 22  # of 24
NO_WORSE_THAN_TRAFILATURA = ("aeb", "wcxb_article", "fundus")

Floors = dict[str, dict[str, float]]
Rows = list[dict[str, Any]]


# --- what is measured, in the scorer's calling convention ---------------------------------------------------


def ours(html: bytes, url: str | None) -> dict[str, Any]:
    try:
        article = extractor.extract(html, url=url)
    except extractor.NoContentError:
        return {}
    return {name: getattr(article, name) for name in SCORED}


def theirs(html: bytes, url: str | None) -> dict[str, Any]:
    found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=True)
    return {"body": getattr(found, "text", "")}


def measure(score: ModuleType, rows: Rows) -> Floors:
    """The metrics of every corpus."""
    measured: Floors = {}
    for corpus in dict.fromkeys(row["corpus"] for row in rows):
        figures = score.aggregate(row for row in rows if row["corpus"] == corpus)
        for people in ("authors", "editors"):
            if "invented" in figures.get(people, ()):
                figures[people]["spared"] = 1 - figures[people]["invented"]  # of documents that name nobody
        # Nothing is labelled, or nothing right: no floor either way.
        measured[corpus] = {metric: value for metric in METRICS if (value := score.lookup(figures, metric))}
    return measured


# --- the floors ---------------------------------------------------------------------------------------------


def load(file: Path = FLOORS) -> Floors:
    tables = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {
        corpus: {f"{field}.{name}": floor for field, names in fields.items() for name, floor in names.items()}
        for corpus, fields in tables.items()
    }


def save(floors: Floors, file: Path = FLOORS) -> None:
    lines = ["# What floors.py holds the extraction to. Written by its --update, which never lowers a floor."]
    for corpus, metrics in floors.items():
        lines += ["", f'["{corpus}"]', *(f"{metric} = {floor:.3f}" for metric, floor in metrics.items())]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def raised(floors: Floors, measured: Floors) -> Floors:
    """The floors at what was measured, rounded down, wherever that is higher."""
    result = {corpus: dict(metrics) for corpus, metrics in floors.items()}
    for corpus, metrics in measured.items():
        held = result.setdefault(corpus, {})
        for metric, value in metrics.items():
            held[metric] = max(held.get(metric, 0.0), int(value * 1000 + 1e-9) / 1000)
    return result


def below(floors: Floors, measured: Floors) -> Iterator[str]:
    """Print every figure beside its floor; yield those that are below, or were not measured."""
    print(f"{'corpus':<18}{'metric':<20}{'floor':>8}{'measured':>10}")
    for corpus in dict.fromkeys([*floors, *measured]):
        held, found = floors.get(corpus, {}), measured.get(corpus, {})
        for metric in dict.fromkeys([*held, *found]):
            floor, value = held.get(metric, 0.0), found.get(metric)
            low = value is None or value < floor - TOLERANCE
            shown = "-" if value is None else f"{value:.4f}"
            print(f"{corpus:<18}{metric:<20}{floor:8.3f}{shown:>10}{'  below' if low else ''}")
            if low:
                yield f"{corpus}: {metric} is {shown}, the floor is {floor:.3f}"


# --- what holds besides -------------------------------------------------------------------------------------


def errors(rows: Rows) -> Iterator[str]:
    """Errors other than that there is no article."""
    for row in rows:
        if row["error"]:
            yield f"{row['corpus']}/{row['id']}: {row['error']}"


def worse_than_trafilatura(measured: Floors, peer: Floors) -> Iterator[str]:
    """The corpora whose bodies trafilatura finds better, without any tolerance."""
    for corpus, figures in peer.items():
        mine, other = measured[corpus]["body.f1_doc"], figures["body.f1_doc"]
        print(f"{corpus:<18}{'body.f1_doc':<20}{mine:.5f}  trafilatura {other:.5f}")
        if mine < other:
            yield f"{corpus}: body.f1_doc is {mine:.5f}, trafilatura's is {other:.5f}"


def unlike_the_samples(rows: Rows) -> Iterator[str]:
    """What is wrong with the documents that are like the project's first samples, and with the samples."""
    alike = [row for row in rows if row["corpus"].startswith(LIKE_THE_SAMPLES)]
    exact, sources = sum(row["body"]["exact"] for row in alike), sum(row["source"] == "ok" for row in alike)
    print(f"like the samples: {len(alike)} documents, {exact} bodies exact, {sources} sources right")
    if exact < EXACT_BODIES:
        yield f"like the samples: {exact} bodies are exact, there must be {EXACT_BODIES}"
    if sources < RIGHT_SOURCES:
        yield f"like the samples: {sources} sources are right, there must be {RIGHT_SOURCES}"
    for row in alike:
        right = {
            "body": row["body"]["exact"],
            "must_not": row["segments"]["fp"] == 0,
            **{field: row[field] == "ok" for field in ("title", "source", "published")},
            **{field: row[field]["f1"] == 1 for field in ("authors", "editors")},
        }
        for field in right if row["id"] in SAMPLES else ("must_not", "editors", "published"):
            if not right[field]:
                yield f"{row['corpus']}/{row['id']}: {field} is wrong"


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("corpora", nargs="?", type=Path, default=CORPORA, metavar="CORPORA_DIR")
    cli.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    args = cli.parse_args()

    score = scorer(args.corpora)
    if score is None:
        print("corpora not found: floors not checked")
        return 0
    jobs = [
        (folder, Path(folder).relative_to(args.corpora).as_posix(), document)
        for folder, _, document in score.read_jobs([args.corpora, args.corpora / LIKE_THE_SAMPLES], None)
    ]
    rows = score.run(jobs, "floors:ours", PROCESSES)
    measured = measure(score, rows)
    unplugged = [job for job in jobs if job[1] in NO_WORSE_THAN_TRAFILATURA]
    peer = measure(score, score.run(unplugged, "floors:theirs", PROCESSES))

    floors = load()
    wrong = [
        *below(floors, measured),
        *errors(rows),
        *worse_than_trafilatura(measured, peer),
        *unlike_the_samples(rows),
        *archive.check(args.corpora / "archive_3k.tar.gz", PROCESSES),
    ]
    if args.update:
        save(raised(floors, measured))
        print(f"{FLOORS.name} is written")
    for sentence in wrong[:SHOWN]:
        print(f"WRONG  {sentence}")
    print(f"{len(wrong)} wrong" if wrong else "all floors hold")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
