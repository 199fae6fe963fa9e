"""What a finished run wrote, document by document, so that another need not do again what has not changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.batch.formats import PARQUET
from extractor.batch.sources.compression import decompressed
from extractor.errors import BatchError

__all__ = ["Former"]

_AHEAD = 64_000_000  # bytes of records whose documents have not come yet
_BEGINNING = '{"path":'


class Former:
    """The records of a run, found by the names of their documents.

    Documents come in about the order that the records have. Of those that came or went in between as much is passed
    over as fits in memory; what is not found is done again, which costs no more than that.

    Args:
        files: The files that the run wrote, in order.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        self._records = _records(files)
        self._ahead: dict[str, bytes] = {}
        self._size = 0

    def of(self, name: str) -> bytes | None:
        """The record of a document, as JSON; ``None`` where there is none."""
        while name not in self._ahead and self._size < _AHEAD:
            found = next(self._records, None)
            if found is None:
                return None
            known, record = found
            self._size += len(record) - len(self._ahead.get(known, b""))
            self._ahead[known] = record
        record = self._ahead.pop(name, b"")
        self._size -= len(record)
        return record or None


def _records(files: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The records, each with the name of its document."""
    for path in files:
        try:
            yield from _of_table(path) if path.name.lower().endswith(PARQUET) else _of_lines(path)
        except (OSError, EOFError, ValueError, KeyError) as error:
            raise BatchError(f"{path} is not as the run before wrote it: {error}") from error


def _of_lines(path: Path) -> Iterator[tuple[str, bytes]]:
    decode = json.JSONDecoder().raw_decode
    with path.open("rb") as raw:
        for line in decompressed(raw):
            name, _ = decode(line.decode("utf-8", "surrogateescape"), len(_BEGINNING))
            yield str(name), line.rstrip(b"\n")


def _of_table(path: Path) -> Iterator[tuple[str, bytes]]:
    from extractor.batch.columns import records

    return ((record["path"], json.dumps(record, ensure_ascii=False).encode()) for record in records(path))
