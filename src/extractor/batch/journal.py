"""The records of a shard as they come: a file that may end anywhere, and is taken up again behind its last whole line.

A line is the document's number, and the line its worker gave. Whole lines are appended and nothing in the file is ever
changed, so whatever ends the process, at most the last line is not whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

__all__ = ["Done", "Journal", "Line"]

_FIELDS = 4


class Line:
    """A line: a document's number, a check of its name, what is counted of it, and its record."""

    def __init__(self, number: int, written: bytes) -> None:
        self.number = number
        self.written = written

    @classmethod
    def parse(cls, line: bytes) -> Line | None:
        """The line that was written, ``None`` where it is not whole."""
        number, _, written = line.rstrip(b"\n").partition(b"\t")
        if not line.endswith(b"\n") or not number.isdigit() or written.count(b"\t") != _FIELDS - 2:
            return None
        return cls(int(number), written)

    def __bytes__(self) -> bytes:
        return b"%d\t%s\n" % (self.number, self.written)

    @property
    def check(self) -> int:
        """A check of number and name; those of a run are added up."""
        return mixed(self.number, int(self.written.partition(b"\t")[0]))

    @property
    def counted(self) -> dict[str, Any]:
        """What is to be counted."""
        counted: dict[str, Any] = json.loads(self.written.split(b"\t")[1])
        return counted

    @property
    def record(self) -> bytes:
        """The record, as JSON on one line."""
        return self.written.split(b"\t")[2]


def mixed(number: int, check: int) -> int:
    """The check of a name at its place."""
    return crc32(b"%d %d" % (number, check))


class Done:
    """Numbers of documents; those without a gap before them take no memory."""

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self._next = first
        self._beyond: set[int] = set()

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and (self._first <= number < self._next or number in self._beyond)

    def __len__(self) -> int:
        return self._next - self._first + len(self._beyond)

    def add(self, number: int) -> None:
        """Add a number that is not among them."""
        self._beyond.add(number)
        while self._next in self._beyond:
            self._beyond.remove(self._next)
            self._next += 1


class Journal:
    """The journal of a shard.

    Args:
        path: Its file.
        first: The lowest number that it may hold.

    Attributes:
        done: The numbers of the documents it holds.
    """

    def __init__(self, path: Path, first: int) -> None:
        self._path = path
        self.done = Done(first)
        whole = 0
        for line, size in self._lines():
            self.done.add(line.number)
            whole += size
        self._file = path.open("ab", buffering=0)  # a line at a time reaches the system, and outlives the process
        if self._file.tell() > whole:
            self._file.truncate(whole)

    def add(self, line: Line) -> None:
        """Append a line."""
        written = memoryview(bytes(line))
        while written:  # a full disk or a signal may take a part of it
            written = written[self._file.write(written) :]
        self.done.add(line.number)

    def __iter__(self) -> Iterator[Line]:
        return (line for line, _ in self._lines())

    def _lines(self) -> Iterator[tuple[Line, int]]:
        """The whole lines from the beginning, each with its size."""
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            for written in file:
                line = Line.parse(written)
                if line is None:
                    return
                yield line, len(written)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def remove(self) -> None:
        """Remove the file."""
        self.close()
        with suppress(FileNotFoundError):
            os.unlink(self._path)
