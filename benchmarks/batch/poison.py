"""Documents that do harm are errors of the right type, and the others lose nothing by it."""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from runs import Run, finished, started

_PLUGINS = Path(__file__).with_name("plugins")
_PARENT = 300_000_000  # bytes that the process may take which hands the documents out
_LEAST = 0.9  # of the clean run's documents a second
_MEMORY = "300M"
_PAGE = (
    "<html><head><title>{title}</title><link rel='canonical' href='https://poison.example/1'></head>"
    "<body><h1>Fog</h1><p>{text}</p></body></html>"
)
_TEXT = "The ferry left the quay at dawn with forty crates of apples on board, and nobody was there to see it off. " * 3
_EXPECTED = {
    "loop": ("TimeoutError",),
    "hang in C": ("TimeoutError",),
    "kill": ("WorkerDied",),
    "memory": ("MemoryError",),
    "tags": ("NoContentError", "LimitExceeded"),
    "gzip": ("ParseError",),
    "record": ("ParseError",),
    "no crawl": ("ParseError",),
}
"""What is to become of each kind of document."""


def check(arguments: argparse.Namespace, folder: Path, documents: Sequence[Sequence[str]]) -> bool:
    """Run with the poisoned documents and without; prints what came of them, and what it took."""
    poison = written(folder, arguments.timeout)
    clean = list(documents[0])
    kinds = [*poison]
    step = max(1, len(clean) // arguments.poisoned)
    mixed: list[str] = []
    for number, document in enumerate(clean):
        mixed.append(document)
        if number % step == step // 2 and number // step < arguments.poisoned:
            mixed.append(str(poison[kinds[number // step % len(kinds)]]))
    options = ("--timeout", str(arguments.timeout), "--memory-limit", _MEMORY, "--jobs", "2")
    known = ("--plugins-dir", str(_PLUGINS), "--fields", "title,body,url")
    alone = finished(started(clean, folder / "clean.jsonl", *options, *known), folder / "clean.jsonl")
    among = finished(started(mixed, folder / "mixed.jsonl", *options, *known), folder / "mixed.jsonl")
    paths = {str(path): kind for kind, path in poison.items()}
    return _judged(clean, mixed, folder, paths) & _measured(alone, among, len(clean), arguments.timeout)


def written(folder: Path, timeout: float) -> dict[str, Path]:
    """The poisoned documents, by what they are called."""
    made = {
        **{name: (f"{name}.html", _PAGE.format(title=name, text=_TEXT).encode()) for name in [*_EXPECTED][:4]},
        "tags": ("tags.html", b"<html><body>" + b"<div>" * 2_000_000),
        "gzip": ("broken.html.gz", gzip.compress(_TEXT.encode())[:-20]),
        "record": ("record.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n" + b"x" * 1000),
        "no crawl": ("none.warc.gz", gzip.compress(b"this is no crawl\r\n" * 100)),
    }
    for name, content in made.values():
        (folder / name).write_bytes(content)
    return {kind: folder / name for kind, (name, _) in made.items()}


def _judged(clean: Sequence[str], mixed: Sequence[str], folder: Path, poison: dict[str, str]) -> bool:
    """Whether each document is one record in its place, poisoned ones are the right errors, and the others as ever."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in poison.values()}
    in_place, same = True, True
    with (folder / "clean.jsonl").open("rb") as alone, (folder / "mixed.jsonl").open("rb") as among:
        for document in mixed:
            line = among.readline()
            if document not in poison:
                same &= line == alone.readline()
                continue
            record = json.loads(line)
            in_place &= record["path"].partition("#")[0] == document
            found[poison[document]][record.get("error", {}).get("type", "an article")] += 1
        whole = not among.read(1) and not alone.read(1)
    right = {kind: set(types) <= {*_EXPECTED[kind]} for kind, types in found.items()}
    for kind, types in found.items():
        told = ", ".join(f"{name} {count}" for name, count in types.items())
        print(f"  {kind:<12}{told}{'' if right[kind] else '   NOT EXPECTED'}")
    print(
        f"  {len(mixed):,} documents, {len(mixed) - len(clean)} of them poisoned; each one record: {in_place and whole}"
    )
    print(f"  records of the others as without them: {same}")
    return in_place and whole and same and all(right.values())


def _measured(alone: Run, among: Run, count: int, timeout: float) -> bool:
    """Whether it was as fast as without them, but for the time that they were allowed, and took no more memory.

    Each page that loops has the whole of its time of one processor of two: that is the least that it can cost.
    """
    allowed = among.summary["total"]["errors"].get("TimeoutError", 0) * timeout / 2
    rates = (count / alone.seconds, count / among.seconds, count / max(0.001, among.seconds - allowed))
    peaks = [run.parent.peak for run in (alone, among)]
    clean, mixed, without = (f"{rate:,.0f}" for rate in rates)
    print(f"  clean {clean} documents a second, with poison {mixed}, without its time-outs {without}")
    spent = [sum(use.cpu for use in run.uses.values()) - run.before for run in (alone, among)]
    print(f"  of a processor {spent[0]:,.0f} s clean, {spent[1]:,.0f} s with poison, {allowed * 2:,.0f} s in time-outs")
    print(f"  peak of the parent {peaks[0] / 1e6:,.0f} MB clean, {peaks[1] / 1e6:,.0f} MB with poison")
    return max(peaks) < _PARENT and rates[2] >= _LEAST * rates[0]
