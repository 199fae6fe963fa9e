"""What a run writes: lines in, files out, each of them published at once when it is whole.

As long as a run is not finished, what it has is in the folder ``OUTPUT.partial``: what was asked for, a journal of each
shard that is not whole yet, and of each that is published what it counted. Wherever the run ends, the next one goes on
from there.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from extractor.batch.formats import Format, format_of
from extractor.batch.journal import Journal, Line
from extractor.batch.summary import Summary
from extractor.errors import BatchError

__all__ = ["Output", "sweep", "write_json"]

_REQUEST, _LOCK = "run.json", "lock"


class Output:
    """The output of a run.

    Args:
        path: The file to write; with shards, what their names are made from.
        shard: How many documents a file is to hold; ``None`` for all.
        errors: A file for the records of documents that gave no article, which are in the others too.
        request: What decides what is written, as what JSON can hold; a run is taken up again only for the same.
        resume: Whether to take up an unfinished run.

    Attributes:
        summary: What came of the documents so far.
        check: The sum of the checks of the documents that are done.
        memory: Where a memory is kept that is learned in this run.

    Raises:
        BatchError: There is an unfinished run and it is not to be taken up, or cannot be; another process is at it.
    """

    def __init__(
        self, path: Path, *, shard: int | None, errors: Path | None, request: dict[str, Any], resume: bool
    ) -> None:
        self._errors = errors
        self._format: Format = format_of(path.name, request["fields"])
        self._path = path
        self._shard = shard
        self._folder = path.with_name(f"{path.name}.partial")
        self.memory = self._folder / "memory.json"
        self._journals: dict[int, Journal] = {}
        self._published: dict[int, dict[str, Any]] = {}
        self.summary = Summary()
        self.check = 0
        known = self._folder.exists()
        if known and not resume:
            raise BatchError(f"{self._folder} holds an unfinished run: resume it, or delete the folder to begin anew")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock: int | None = _locked(self._folder / _LOCK)
        except OSError as error:
            raise BatchError(f"{self._folder} cannot be written: {error.strerror}") from error
        if (self._folder / _REQUEST).exists():
            self._take_up(request)
        else:
            write_json(self._folder / _REQUEST, request)

    def _take_up(self, request: dict[str, Any]) -> None:
        before = json.loads((self._folder / _REQUEST).read_bytes())
        if differing := [name for name in request if before.get(name) != json.loads(json.dumps(request[name]))]:
            raise BatchError(
                f"the unfinished run in {self._folder} cannot be taken up, since these differ: {', '.join(differing)}"
            )
        for file in sorted(self._folder.glob("*.done")):
            entry = self._published[int(file.stem)] = json.loads(file.read_bytes())
            self.summary.add(entry["summary"])
            self.check += entry["check"]
        for file in sorted(self._folder.glob("*.journal")):
            number = int(file.stem)
            if number in self._published:
                file.unlink()
                continue
            for line in self._journal(number):
                self.summary.count(line.counted)
                self.check += line.check

    @property
    def done(self) -> int:
        """How many documents are done."""
        return self.summary.total.documents

    def has(self, number: int) -> bool:
        """Whether a document is done."""
        shard = self._shard_of(number)
        return shard in self._published or (shard in self._journals and number in self._journals[shard].done)

    def writes(self, path: str) -> bool:
        """Whether a file is one of those that runs with this output write."""
        name, begin = os.path.basename(path), self._path.name.partition(".")[0]
        beside = os.path.realpath(os.path.dirname(path) or ".") == os.path.realpath(self._path.parent)
        shard = name.removeprefix(f"{begin}-").removesuffix(self._path.name.removeprefix(begin))
        return beside and (name == self._path.name or shard.isdigit())

    def add(self, number: int, written: bytes) -> None:
        """Take a document's line; where it makes a shard whole, that is published."""
        line = Line(number, written)
        self.summary.count(line.counted)
        shard = self._shard_of(number)
        journal = self._journal(shard)
        journal.add(line)
        if self._shard and len(journal.done) == self._shard:
            self._publish(shard)

    def finish(self) -> list[dict[str, Any]]:
        """Publish what is left; gives each file's name and how many records it has."""
        for shard in sorted(self._journals):
            self._publish(shard)
        if self._errors:
            _joined(sorted(self._folder.glob("*.errors")), self._errors)
        return [
            {"file": self._file_of(shard).name, "records": entry["summary"]["total"]["documents"]}
            for shard, entry in sorted(self._published.items())
        ]

    def remove(self) -> None:
        """Remove the folder of the unfinished run: it is finished, and all is told elsewhere."""
        self.close()
        sweep(self._path)
        self._folder.replace(_finished(self._path))  # at once, so that nobody takes half a folder for a run
        sweep(self._path)

    def close(self) -> None:
        """Let others take the run up."""
        for journal in self._journals.values():
            journal.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _shard_of(self, number: int) -> int:
        return number // self._shard if self._shard else 0

    def _file_of(self, shard: int) -> Path:
        if self._shard is None:
            return self._path
        begin, dot, suffixes = self._path.name.partition(".")
        return self._path.with_name(f"{begin}-{shard:05}{dot}{suffixes}")

    def _journal(self, shard: int) -> Journal:
        if shard not in self._journals:
            path = self._folder / f"{shard:05}.journal"
            self._journals[shard] = Journal(path, shard * (self._shard or 0))
        return self._journals[shard]

    def _publish(self, shard: int) -> None:
        """Write the file of a shard beside the others; it is there at once, or not at all."""
        summary, check = Summary(), 0
        journal = self._journals.pop(shard)
        partial = self._folder / f"{shard:05}.part"
        with partial.open("wb") as file, (self._folder / f"{shard:05}.errors").open("wb") as errors:
            with self._format(file) as write:
                for line in journal:
                    write(line.record)
                    counted = line.counted
                    summary.count(counted)
                    check += line.check
                    if "error" in counted:
                        errors.write(line.record + b"\n")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._file_of(shard))
        entry = {"summary": summary.plain(), "check": check}
        write_json(self._folder / f"{shard:05}.done", entry)
        self._published[shard] = entry
        journal.remove()


def sweep(path: Path) -> None:
    """Remove what a run has left that wrote to this path, is finished, and was ended in its last moment."""
    shutil.rmtree(_finished(path), ignore_errors=True)


def _finished(path: Path) -> Path:
    return path.with_name(f"{path.name}.finished")


def _joined(parts: Sequence[Path], target: Path) -> None:
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("wb") as file:
            for part in parts:
                with part.open("rb") as stream:
                    shutil.copyfileobj(stream, file)
        partial.replace(target)
    except OSError as error:
        raise BatchError(f"{target} cannot be written: {error.strerror}") from error
    finally:
        partial.unlink(missing_ok=True)


def write_json(path: Path, value: object) -> None:
    """Write a file of JSON, which is there at once or not at all."""
    partial = path.with_name(f"{path.name}.part")
    partial.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8", "backslashreplace")
    partial.replace(path)


def _locked(path: Path) -> int:
    """Open a file that only one process holds at a time; the system lets go of it when the process ends, however.

    Raises:
        BatchError: Another process holds it.
    """
    held = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    with suppress(ImportError):
        import fcntl  # where there is none, nobody is kept from it

        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(held)
            raise BatchError(f"another process is at work in {path.parent}") from error
    return held
