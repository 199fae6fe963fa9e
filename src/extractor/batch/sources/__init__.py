"""Inputs: what a user names in, an :class:`~extractor.batch.item.Item` for each document out, always in one order.

Files of one document are only named, and read by the workers; of files that hold many, a bounded part is in memory at a
time. What cannot be read is an item that says so, and the next input goes on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from typing import BinaryIO, cast

from extractor.batch.item import Item, failure
from extractor.batch.sources import archives, crawls, folders, tables
from extractor.batch.sources.compression import decompressed
from extractor.batch.sources.folders import COMPRESSED, DOCUMENTS
from extractor.batch.sources.tables import Keys
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
    **{f".jsonl{ending}": tables.json_lines for ending in COMPRESSED},
    **{f".csv{ending}": tables.comma_separated for ending in COMPRESSED},
    ".parquet": tables.parquet,
    **{f".warc{ending}": crawls.warc for ending in COMPRESSED},
    **{f".wet{ending}": crawls.warc for ending in COMPRESSED},
    **{f".har{ending}": crawls.har for ending in COMPRESSED},
    **{f".tar{ending}": archives.tar for ending in COMPRESSED},
    ".tgz": archives.tar,
    ".zip": archives.zipped,
}


@dataclass
class Sources:
    """The documents of some inputs; each time they are gone through, they are read anew.

    Attributes:
        inputs: Folders, patterns, files, and ``-`` for standard input.
        lists: Files with the path of an input on each line; ``-`` is standard input.
        keys: Under which keys tables have what is looked for.
        without: Paths that are left out where a folder has them: what a run writes itself.
    """

    inputs: Sequence[str]
    lists: Sequence[str] = ()
    keys: Keys = field(default_factory=Keys)
    without: Callable[[str], bool] = lambda path: False
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
                yield Item.of_file(path)
            else:
                yield from self._read(path, read)
            self._behind, self._reading = self._behind + _size(path), None

    def _files(self) -> Iterator[str]:
        for given in (*self.inputs, *self._listed()):
            if given == STDIN:
                yield given
                continue
            for path in folders.files(given, (*DOCUMENTS, *_READERS)):
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


def _reader(path: str) -> Reader | None:
    name = path.lower()
    return next((read for suffix, read in _READERS.items() if name.endswith(suffix)), None)


def _size(path: str) -> int:
    try:
        return 0 if path == STDIN else os.path.getsize(path)
    except OSError:
        return 0
