"""Tables: JSON Lines, CSV and Parquet; rows have a document under one key, and what is said of it under others."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from datetime import date
from io import TextIOWrapper
from typing import Any, BinaryIO

from extractor.batch.item import Item, failure
from extractor.batch.libraries import library
from extractor.batch.sources.compression import decompressed
from extractor.document.limits import BYTES
from extractor.errors import BatchError, LimitExceeded, ParseError

__all__ = ["Keys", "comma_separated", "json_lines", "parquet"]

_LONGEST = 3 * BYTES  # bytes of a line: what a document may have, escaped, and what is said of it
_ROWS = 64  # of a Parquet file at a time; of documents as large as they may be, 1.3 GB, of real ones 10 MB
_BUFFER = 1 << 20  # bytes of a column that are read at a time, and not all of a row group


@dataclass(frozen=True)
class Keys:
    """Under which keys tables have what is looked for; of several, the first that a row has counts.

    Attributes:
        content: The document.
        url: The address it was saved from.
        id: What the table calls it.
        captured: When it was saved.
    """

    content: tuple[str, ...] = ("html", "content", "raw_html", "markdown", "text")
    url: tuple[str, ...] = ("url", "link", "uri")
    id: tuple[str, ...] = ("id", "_id")
    captured: tuple[str, ...] = ("captured", "fetch_date", "crawl_date", "warc_date")

    @classmethod
    def parse(cls, text: str) -> Keys:
        """The keys in a text such as ``content=page,url=address``; those it leaves out stay.

        Raises:
            BatchError: It is no such text.
        """
        known = [item.name for item in fields(cls)]
        given: dict[str, tuple[str, ...]] = {}
        for part in text.split(","):
            name, separator, key = (piece.strip() for piece in part.partition("="))
            if name not in known or not separator or not key:
                raise BatchError(
                    f"{part!r} names no key; write for instance content=page,url=address ({', '.join(known)})"
                )
            given[name] = (*given.get(name, ()), key)
        return cls(**given)

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return frozenset(key for keys in astuple(self) for key in keys)

    def item(self, row: Mapping[str, Any], name: str) -> Item:
        """The item that a row stands for; one without a document is one that says so."""
        content = next((row[key] for key in self.content if isinstance(row.get(key), str | bytes)), None)
        error = None
        if content is None:
            there = ", ".join(map(str, row)) or "none"
            error = failure(ParseError(f"no document under {', '.join(self.content)}; there are {there}"))
        return Item(
            name,
            content,
            id=_said(row, self.id),
            url=_said(row, self.url),
            captured=_said(row, self.captured),
            error=error,
        )


def json_lines(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents of a JSON Lines file; a line that holds none is an item that says so, and an empty one nothing."""
    stream = decompressed(raw)
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        name = f"{path}#{number}"
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while (more := stream.readline(_LONGEST)) and not more.endswith(b"\n"):
                pass
            yield Item(name, error=failure(LimitExceeded(f"the line has more than {_LONGEST:,} bytes")))
        elif line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Item(name, error=failure(ParseError(f"the line is no JSON: {error}")))
                continue
            if isinstance(row, dict):
                yield keys.item(row, name)
            else:
                yield Item(name, error=failure(ParseError("the line is no object")))


def comma_separated(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents of a CSV file, whose first row names the columns."""
    csv.field_size_limit(BYTES + 1)
    with TextIOWrapper(decompressed(raw), "utf-8-sig", "replace", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 1):
            yield keys.item(row, f"{path}#{number}")


def parquet(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents of a Parquet file; only the columns that are looked for are read."""
    file = library("pyarrow.parquet", "arrow").ParquetFile(raw, buffer_size=_BUFFER, pre_buffer=False)
    wanted = [name for name in file.schema_arrow.names if name in keys.all]
    if not set(wanted) & set(keys.content):
        raise ParseError(f"no column {', '.join(keys.content)}; there are {', '.join(file.schema_arrow.names)}")
    number = 0
    for batch in file.iter_batches(_ROWS, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield keys.item(row, f"{path}#{number}")


def _said(row: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """What a row says under the first of the keys it has."""
    value = next((row[key] for key in keys if row.get(key) not in (None, "")), None)
    if value is None or isinstance(value, dict | list):
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
