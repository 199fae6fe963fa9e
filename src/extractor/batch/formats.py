"""Formats of output: records as JSON in, a file of the format that its name ends like out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, cast

import zstandard

from extractor.cells import row
from extractor.errors import BatchError

__all__ = ["ERROR", "HEADER", "PARQUET", "RULES", "Format", "Write", "format_of"]

HEADER, RULES, ERROR = ("path", "id", "captured"), "rules", "error"
"""What records of every kind have in a table before and behind the fields of articles."""

Write = Callable[[bytes], object]
Format = Callable[[BinaryIO], AbstractContextManager[Write]]
"""Takes an open file; gives what writes a record to it, as long as the context lasts."""

_LEVEL = 6  # of gzip; at 9 articles come out one per cent smaller and take twice the time


def format_of(name: str, fields: Sequence[str]) -> Format:
    """The format of a file, by its name, for records with these fields.

    Raises:
        BatchError: There is none for it, or a library for it is missing.
    """
    if name.lower().endswith(PARQUET):
        from extractor.batch.columns import parquet

        return parquet(fields)
    for ending, compressed in _COMPRESSED.items():
        for suffix, form in _FORMATS.items():
            if name.lower().endswith(suffix + ending):
                return compressed(form(fields))
    known = ", ".join([*(suffix + ending for suffix in _FORMATS for ending in _COMPRESSED), PARQUET])
    raise BatchError(f"{name}: its name says no format of output; there are {known}")


def _json_lines(fields: Sequence[str]) -> Format:
    @contextmanager
    def write(file: BinaryIO) -> Iterator[Write]:
        yield lambda record: file.write(record + b"\n")

    return write


def _comma_separated(fields: Sequence[str]) -> Format:
    columns = (*HEADER, *fields, *(("url",) if "url" not in fields else ()), RULES, ERROR)

    @contextmanager
    def write(file: BinaryIO) -> Iterator[Write]:
        def add(record: bytes) -> None:
            said = json.loads(record)
            file.write(row([said.get(name) for name in columns]).encode("utf-8", "backslashreplace"))

        file.write(row(columns).encode())
        yield add

    return write


def _plain(form: Format) -> Format:
    return form


def _gzip(form: Format) -> Format:
    @contextmanager
    def write(file: BinaryIO) -> Iterator[Write]:
        # Without a name and a time in it, the same records are the same bytes.
        with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as stream, form(cast("BinaryIO", stream)) as record:
            yield record

    return write


def _zstd(form: Format) -> Format:
    @contextmanager
    def write(file: BinaryIO) -> Iterator[Write]:
        compressor = zstandard.ZstdCompressor()
        with compressor.stream_writer(file, closefd=False) as stream, form(cast("BinaryIO", stream)) as record:
            yield record

    return write


_FORMATS: dict[str, Callable[[Sequence[str]], Format]] = {".jsonl": _json_lines, ".csv": _comma_separated}
_COMPRESSED: dict[str, Callable[[Format], Format]] = {"": _plain, ".gz": _gzip, ".zst": _zstd}
PARQUET = ".parquet"  # which compresses by itself
