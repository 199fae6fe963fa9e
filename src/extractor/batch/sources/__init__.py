"""Inputs: what a user names in, an :class:`~extractor.batch.item.Item` for each document out, always in one order.

Files of one document are only named, and read by the workers; of files that hold many, a bounded part is in memory at a
time. What cannot be read is an item that says so, and the next input goes on.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from typing import BinaryIO, cast

from extractor.batch.item import Item, failure
from extractor.batch.sources import archives, crawls, sessions, tables
from extractor.batch.sources.compression import decompressed
from extractor.batch.sources.saved import DOCUMENTS
from extractor.batch.sources.tables import Keys
from extractor.document.folders import absolute, files, unpacked
from extractor.errors import BatchError

__all__ = ["STDIN", "Keys", "Sources"]

STDIN = "-"
"""The input that stands for standard input: JSON Lines or a WARC file."""

Reader = Callable[[BinaryIO, str, Keys], Iterator[Item]]


def _standard_input(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    stream = cast("BufferedReader", decompressed(raw))
    read = crawls.warc if stream.peek(5).startswith(b"WARC/") else tables.json_lines
    return read(stream, path, keys)


_READERS: dict[str, Reader] = {
    ".jsonl": tables.json_lines,
    ".csv": tables.comma_separated,
    ".parquet": tables.parquet,
    ".warc": crawls.warc,
    ".wet": crawls.warc,
    ".har": sessions.har,
    ".tar": archives.tar,
    ".tgz": archives.tar,
    ".zip": archives.zipped,
}
"""How files of many documents are read, by what their names end with before what compression adds."""


@dataclass
class Sources:
    """The documents of some inputs; each time they are gone through, they are read anew.

    Attributes:
        inputs: Folders, patterns, files, and ``-`` for standard input.
        lists: Files with the path of an input on each line; ``-`` is standard input.
        keys: Under which keys tables have what is looked for.
        without: Paths that are left out where a folder has them: what a run writes itself.
        urls: The addresses of files, by their absolute paths without what compression adds to them.
    """

    inputs: Sequence[str]
    lists: Sequence[str] = ()
    keys: Keys = field(default_factory=Keys)
    without: Callable[[str], bool] = lambda path: False
    urls: Mapping[str, str] = field(default_factory=dict)
    _behind: int = 0
    _reading: BinaryIO | None = None

    @property
    def is_once(self) -> bool:
        """Whether they can be gone through only once."""
        return STDIN in (*self.inputs, *self.lists)

    @property
    def position(self) -> int:
        """How many bytes of the files have been read."""
        return self._behind + (self._reading.tell() if self._reading and not self._reading.closed else 0)

    @property
    def size(self) -> int:
        """How many bytes all files have; standard input has none."""
        return sum(map(_size, self._files())) if STDIN not in self.lists else 0

    def __iter__(self) -> Iterator[Item]:
        self._behind, self._reading = 0, None
        for path in self._files():
            read = _standard_input if path == STDIN else _reader(path)
            if read is None:
                yield Item.of_file(path, self.urls.get(absolute(path)) if self.urls else None)
            else:
                yield from self._read(path, read)
            self._behind, self._reading = self._behind + _size(path), None

    def _files(self) -> Iterator[str]:
        for given in (*self.inputs, *self._listed()):
            if given == STDIN:
                yield given
                continue
            for path in _files(given):
                if path == given or not self.without(path):
                    yield path

    def _listed(self) -> Iterator[str]:
        for path in self.lists:
            try:
                with open(sys.stdin.fileno() if path == STDIN else path, "rb", closefd=path != STDIN) as lines:
                    yield from (os.fsdecode(name) for line in lines if (name := line.strip()))
            except OSError as error:
                raise BatchError(f"the list {path} cannot be read: {error.strerror}") from error

    def _read(self, path: str, read: Reader) -> Iterator[Item]:
        count = 0
        try:
            with open(sys.stdin.fileno() if path == STDIN else path, "rb", closefd=path != STDIN) as self._reading:
                for item in read(self._reading, Item.of_file(path).name, self.keys):
                    count += 1
                    yield item
        except BatchError:
            raise
        except Exception as error:  # whatever a broken file makes a library raise: the next one is another
            said = failure(error)
            message = f"{said['message']}, after {count:,} document{'s' * (count != 1)}"
            yield Item(Item.of_file(path).name, error={**said, "message": message})


def _files(path: str) -> Iterator[str]:
    """The files that a path stands for: a folder, a file, or a pattern such as ``pages/**/*.html``."""
    if glob.has_magic(path) and not os.path.lexists(path):
        return (found for found in sorted(glob.iglob(path, recursive=True)) if not os.path.isdir(found))
    return files(path, (*DOCUMENTS, *_READERS))


def _reader(path: str) -> Reader | None:
    name = unpacked(path).lower()
    return next((read for suffix, read in _READERS.items() if name.endswith(suffix)), None)


def _size(path: str) -> int:
    try:
        return 0 if path == STDIN else os.path.getsize(path)
    except OSError:
        return 0
