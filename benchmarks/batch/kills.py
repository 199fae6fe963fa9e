"""A run that is killed again and again writes what one writes that nobody disturbs."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from runs import Run, finished, started

_PARTS = 10  # of an undisturbed run: what a run that is killed does of it at most
_EARLY = 0.25  # of the kills come before a run has begun with documents


def check(arguments: argparse.Namespace, folder: Path, documents: Sequence[Sequence[str]]) -> bool:
    """Kill runs and compare what comes of them; prints a line for each kill."""
    chance = random.Random(arguments.seed)
    options = ("--shard", str(max(1, len(documents[0]) // 7)), "--errors", str(folder / "errors.jsonl"))
    output = folder / "o.jsonl.gz"
    alone = finished(started(documents[0], output, *options), output)
    summary = alone.summary
    print(
        f"undisturbed: begins in {alone.starting:.1f} s, then {len(documents[0]):,} documents in {alone.seconds:.1f} s"
    )
    longest = (alone.starting, alone.seconds / _PARTS)
    undisturbed = taken(folder)
    left, holds = arguments.kills, True
    while left > 0:
        killed, how = _series(documents[0], output, options, left, longest, chance)
        left -= killed
        same = how == summary and taken(folder) == undisturbed
        print(f"killed {killed} times, and resumed: {'the same bytes' if same else 'OTHER bytes'}")
        holds &= same
    return holds


def taken(folder: Path) -> dict[str, bytes]:
    """Everything that a run has written, by name; it is gone from the folder then."""
    found = {}
    for file in sorted(folder.iterdir()):
        if not file.name.endswith(".inputs"):
            found[file.name] = file.read_bytes() if file.is_file() else b"a folder"
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    return found


def _series(
    documents: Sequence[str],
    output: Path,
    options: Sequence[str],
    kills: int,
    longest: tuple[float, float],
    chance: random.Random,
) -> tuple[int, object]:
    """Kill a run so often at most and let it end; gives how often it was killed, and its summary."""
    for number in range(kills):
        before = _done(output)
        is_early = chance.random() < _EARLY
        moment = chance.uniform(0, longest[not is_early])
        others = sorted(chance.uniform(0, moment) for _ in range(chance.randrange(3)))
        run = started(documents, output, *options, "--resume")
        while not is_early and run.process.poll() is None and _done(output) == before:
            time.sleep(0.005)
        if not _lives(run, others, moment, chance):
            return number, finished(run, output).summary
        when = f"{moment:.2f} s after it {'was started' if is_early else 'went on'}"
        print(f"  killed {when}, {len(others)} others before; {_done(output)} bytes were done")
    return kills, finished(started(documents, output, *options, "--resume"), output).summary


def _done(output: Path) -> int:
    """The bytes of all journals and of the shards that are whole."""
    done = 0
    for file in output.parent.glob("*.partial/*"):
        with suppress(FileNotFoundError):  # a shard has become whole
            done += file.stat().st_size * (file.suffix in (".journal", ".done"))
    return done


def _lives(run: Run, others: Sequence[float], moment: float, chance: random.Random) -> bool:
    """Kill some of a run's processes at these moments, then itself; whether it was alive until then."""
    begun = time.perf_counter()
    for at in (*others, moment):
        time.sleep(max(0.0, at - (time.perf_counter() - begun)))
        if run.process.poll() is not None:
            return False
        _, *pids = run.pids()
        if at != moment and pids:
            with suppress(ProcessLookupError):  # it has just ended
                os.kill(chance.choice(pids), signal.SIGKILL)
    run.process.kill()
    run.process.communicate()
    return True
