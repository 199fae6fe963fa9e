"""What a document costs: with one process and with more, and whether it is the same however many there are."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from kills import taken
from runs import Run, finished, started

_SPEEDUP, _FLAT = 1.8, 0.05


def check(arguments: argparse.Namespace, folder: Path, documents: Sequence[Sequence[str]]) -> bool:
    """Run with one process and with two, in turn, then with more documents; prints what each took."""
    print("documents jobs  a second ms of CPU of it parent  busy parent MB worker MB")
    runs = [{jobs: _took(documents[0], folder, jobs) for jobs in (1, 2)} for _ in range(arguments.rounds)]
    best = {jobs: max(run[jobs][0] for run in runs) for jobs in (1, 2)}
    costs = [median(run[2][1] for run in runs), *(_took(some, folder, 2)[1] for some in documents[1:])]
    speedup, spread = best[2] / best[1], max(costs) / min(costs) - 1
    print(f"two processes are {speedup:.2f} times as fast as one; the cost of a document differs by {spread:.1%}")
    return speedup >= _SPEEDUP and spread <= _FLAT


def _took(documents: Sequence[str], folder: Path, jobs: int) -> tuple[float, float]:
    """Run, print a line; gives the documents a second, and the milliseconds of a processor that one takes."""
    output = folder / "o.jsonl"
    run = finished(started(documents, output, "--jobs", str(jobs)), output)
    for name in (*taken(folder), "o.jsonl.inputs"):
        (folder / name).unlink(missing_ok=True)
    count = len(documents)
    cpu = 1000 * (sum(use.cpu for use in run.uses.values()) - run.before) / count
    parent = 1000 * (run.parent.cpu - run.parent_before) / count
    print(
        f"{count:>9,} {jobs:>4} {count / run.seconds:>9,.1f} {cpu:>9.2f} {parent:>12.2f}"
        f" {_busy(run, jobs):>5.0%} {run.parent.peak / 1e6:>9.0f} {max(use.peak for use in run.others) / 1e6:>9.0f}"
    )
    return count / run.seconds, cpu


def _busy(run: Run, jobs: int) -> float:
    """The share of its time that a worker had something to do, whether it got a processor for it or not."""
    workers = sorted(run.others, key=lambda use: -use.cpu)[:jobs]
    return sum(use.cpu + use.waited for use in workers) / (jobs * run.seconds)
