"""A run: inputs, the pool and the output put together."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from extractor.article import NAMES
from extractor.batch.former import Former
from extractor.batch.item import Item
from extractor.batch.journal import mixed
from extractor.batch.output import Output, sweep, write_json
from extractor.batch.pool import Pool
from extractor.batch.sources import STDIN, Keys, Sources
from extractor.batch.summary import Summary
from extractor.batch.versions import versions
from extractor.batch.worker import Extraction, Learning, lost
from extractor.blocks.memory import Memory
from extractor.errors import BatchError
from extractor.host import Extractor

__all__ = ["MEMORY", "TIMEOUT", "run"]

TIMEOUT = 20.0
"""Seconds of a processor that a document may take where nothing else is said: of 4,000 real pages the slowest takes
two, and whatever was written to be slow takes less than ten."""

FIELDS = tuple(name for name in NAMES if name not in ("markdown", "html"))
"""The fields that records have where nothing else is said: not the other forms of the body, two thirds of the bytes."""

MEMORY = 2_000_000_000
"""Bytes that a worker may use for a document, beyond what it has before the first, where nothing else is said."""

Watch = Callable[[int, int, int, int], object]


def run(
    inputs: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    lists: Sequence[str | os.PathLike[str]] = (),
    keys: Keys | None = None,
    without: Sequence[str | os.PathLike[str]] = (),
    urls: Mapping[str, str] | None = None,
    site: str | None = None,
    fields: Sequence[str] = FIELDS,
    settings: Mapping[str, Any] | None = None,
    jobs: int | None = None,
    timeout: float = TIMEOUT,
    memory_limit: int = MEMORY,
    shard: int | None = None,
    in_order: bool = True,
    learn: bool = False,
    resume: bool = False,
    update: bool = False,
    errors: str | os.PathLike[str] | None = None,
    watch: Watch | None = None,
) -> Summary:
    """Extract many documents: each is one record of the output.

    Args:
        inputs: Folders, patterns such as ``"pages/**/*.html"``, files, and ``"-"`` for JSON Lines on standard input.
        output: The file to write; its name says the format.
        lists: Files with the path of an input on each line.
        keys: Under which keys tables have the document and what is said of it.
        without: Files that are none of the documents, though they lie in a folder of them.
        urls: The addresses of files, by their absolute paths without what compression adds to them.
        site: The name of the plugin to ask, whatever the addresses say.
        fields: The fields of articles that records have.
        settings: What :class:`~extractor.Extractor` is made with in each worker.
        jobs: How many processes extract at the same time; by default as many as there are processors for this one.
        timeout: Seconds of a processor that a document may take, so that a busy machine costs none; and ten times as
            many by the clock, for one that waits for something. On Windows, where time is by the clock, as many.
        memory_limit: Bytes it may take, on Linux.
        shard: How many records a file is to hold; their names have a number then.
        in_order: Whether records come in the order of the documents.
        learn: Whether to go through the documents once before, and learn what recurs on those of each publisher.
        resume: Whether to go on with a run that was not finished; one that is finished already is not done again.
        update: Whether to keep what a finished run wrote of documents whose site's rules are the same as then.
        errors: A file to which the records of documents that failed are written too.
        watch: Called now and then with the documents that are done, those that failed, the bytes of the inputs that
            are read, and the bytes they have.

    Returns:
        What came of the documents, those of a run that was taken up among them.

    Raises:
        BatchError: It cannot be done as asked: see its message.
        PluginError: The extractor cannot be made as ``settings`` say.
    """
    target = Path(output)
    manifest = target.with_name(f"{target.name}.manifest.json")
    given = [os.fspath(path) for path in inputs]
    listed = [os.fspath(path) for path in lists]
    if [*given, *listed].count(STDIN) > 1:
        raise BatchError(f"standard input ({STDIN}) can be read only once")
    if learn and STDIN in (*given, *listed):
        raise BatchError(f"standard input ({STDIN}) can be read only once, and to learn takes two passes")
    if not given and not listed:
        raise BatchError("no documents: name a folder, a file or a pattern of names")
    _refuse_to_lose([*given, *listed], target, errors)
    settings = {name: value for name, value in (settings or {}).items() if value is not None}
    extractor = Extractor(**settings)
    if site and site not in {entry.name for entry in extractor.sites}:
        raise BatchError(f"there is no site {site!r}")
    request: dict[str, Any] = {
        "inputs": given,
        "lists": listed,
        "fields": [*fields],
        "keys": asdict(keys or Keys()),
        "urls": crc32(repr(sorted(urls.items())).encode("utf-8", "surrogateescape")) if urls else None,
        "site": site,
        "settings": {name: str(value) for name, value in settings.items()},
        "shard": shard,
        "in_order": in_order,
        "learn": learn,
        "versions": versions(extractor, settings.get("memory")),
    }
    former = _former(target, manifest, request) if update else None
    is_unfinished = target.with_name(f"{target.name}.partial").exists()
    if resume and not update and not is_unfinished and (before := _finished(manifest, request)):
        sweep(target)
        return before
    out = Output(target, shard=shard, errors=Path(errors) if errors else None, request=request, resume=resume)
    try:
        sources = Sources(given, listed, keys or Keys(), without=_left_out(out, without), urls=urls or {})
        pool = Pool(Extraction(settings, fields, site), jobs or _processors(), timeout, memory_limit, in_order)
        if learn:
            _learn(sources, replace(pool, prepare=Learning(settings)), out.memory, settings.get("memory"))
            pool.prepare = Extraction({**settings, "memory": out.memory}, fields, site)
        _go(sources, pool, out, Former(former) if former else None, watch)
        if not out.done:
            raise BatchError(f"no documents in {', '.join([*given, *listed])}")
        files = out.finish()
        told = {**request, "files": files, "summary": out.summary.plain()}
        write_json(manifest, told)
        for file in {*(former or ())} - {target.with_name(entry["file"]) for entry in files}:
            file.unlink(missing_ok=True)
        if learn:
            out.memory.replace(target.with_name(f"{target.name}.memory.json"))
        out.remove()
    except BatchError:
        if not out.done:
            out.remove()  # there is nothing to take up
        raise
    finally:
        out.close()
    return out.summary


def _refuse_to_lose(
    given: Sequence[str], target: str | os.PathLike[str], errors: str | os.PathLike[str] | None
) -> None:
    """See that no file is written over what is read, or over what else is written.

    Raises:
        BatchError: One would be.
    """
    written = [os.path.realpath(path) for path in (target, errors) if path is not None]
    if len({*written}) < len(written):
        raise BatchError(f"{errors}: the records without an article need a file of their own")
    for path in given:
        if path != STDIN and os.path.realpath(path) in written:
            raise BatchError(f"{path} is read, and cannot be what is written too")


def _former(target: Path, manifest: Path, request: Mapping[str, Any]) -> list[Path]:
    """The files of the run that is to be updated.

    Raises:
        BatchError: There is none that was finished, or it was asked for something else.
    """
    if request["learn"]:
        raise BatchError("what is learned anew may change every record: there is nothing to update where --learn is")
    if ".csv" in target.suffixes:
        raise BatchError(f"{target}: JSON Lines and Parquet can be updated; CSV does not say all that a record said")
    try:
        told = json.loads(manifest.read_bytes())
    except (OSError, ValueError) as error:
        raise BatchError(f"there is no finished run to update: {manifest} cannot be read") from error
    kept = ("fields", "settings", "site")
    if differing := [name for name in kept if told.get(name) != json.loads(json.dumps(request[name]))]:
        raise BatchError(f"the run in {manifest} cannot be updated, since these differ: {', '.join(differing)}")
    return [target.with_name(file["file"]) for file in told["files"]]


def _left_out(out: Output, without: Sequence[str | os.PathLike[str]]) -> Callable[[str], bool]:
    """Whether a file in a folder of documents is none: the run writes it itself, or it is left out."""
    left_out = {os.path.realpath(path) for path in without}
    return lambda path: out.writes(path) or (bool(left_out) and os.path.realpath(path) in left_out)


def _learn(sources: Sources, pool: Pool, target: Path, known: str | os.PathLike[str] | None) -> None:
    """Write the memory of all documents, and what is known besides; in which order they are done does not matter."""
    if target.exists():
        return
    before = [Memory.loads(Path(known).read_bytes())] if known else []
    found = (
        Memory.loads(outcome) for _, outcome in pool.run(enumerate(sources)) if isinstance(outcome, bytes) and outcome
    )
    memory = Memory.union(chain(before, found))
    partial = target.with_name(f"{target.name}.part")
    partial.write_text(memory.dumps(), "utf-8", "replace")
    partial.replace(target)


def _go(sources: Sources, pool: Pool, out: Output, former: Former | None, watch: Watch | None) -> None:
    size = sources.size if watch else 0
    items = _undone(sources, out)
    if former:
        items = ((number, replace(item, former=former.of(item.name))) for number, item in items)
    for number, outcome in pool.run(items):
        out.add(number, outcome if isinstance(outcome, bytes) else lost(outcome))
        if watch:
            watch(out.done, out.summary.failed, sources.position, size)


def _undone(sources: Sources, out: Output) -> Iterator[tuple[int, Item]]:
    """The documents that are not done yet, each with its number.

    Raises:
        BatchError: Those that are done are no longer what the inputs begin with.
    """
    done, check = out.done, out.check
    for number, item in enumerate(sources):
        if not out.has(number):
            yield number, item
            continue
        done -= 1
        check -= mixed(number, crc32(item.name.encode("utf-8", "surrogateescape")))
        if done <= 0 and check:
            break
    if done or check:
        raise BatchError("the inputs are not those that the unfinished run began with; delete its folder to begin anew")


def _finished(manifest: Path, request: Mapping[str, Any]) -> Summary | None:
    """What came of the same run where it is finished already."""
    try:
        told = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return None
    if any(told.get(name) != json.loads(json.dumps(value)) for name, value in request.items()):
        return None
    if not all((manifest.parent / file["file"]).exists() for file in told["files"]):
        return None
    summary = Summary()
    summary.add(told["summary"])
    return summary


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
