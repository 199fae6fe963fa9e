"""Records as rows of a typed table: records as JSON in, a Parquet file out, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from extractor.article import Article
from extractor.article.row import flat, unflat
from extractor.batch.formats import ERROR, HEADER, RULES, Format, Write
from extractor.batch.libraries import library

__all__ = ["columns", "parquet", "records", "row"]

_ROWS = 512  # of a row group; with both other forms of the body some 40 MB


def parquet(fields: Sequence[str]) -> Format:
    """The format, for records with these fields.

    Raises:
        BatchError: pyarrow is missing.
    """
    arrow, files = library("pyarrow", "arrow"), library("pyarrow.parquet", "arrow")
    schema = arrow.schema([*(arrow.field(name, arrow.string()) for name in HEADER), *columns(arrow, fields)])

    @contextmanager
    def write(file: BinaryIO) -> Iterator[Write]:
        rows: list[dict[str, Any]] = []

        def flush() -> None:
            writer.write_table(arrow.Table.from_pylist(rows, schema))
            rows.clear()

        def add(record: bytes) -> None:
            rows.append(row(json.loads(record)))
            if len(rows) == _ROWS:
                flush()

        with files.ParquetWriter(file, schema, compression="zstd") as writer:
            yield add
            if rows:
                flush()

    return write


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records in a file that such a format wrote, without what is empty.

    Raises:
        BatchError: pyarrow is missing.
        OSError, ValueError: It is no such file.
    """
    with library("pyarrow.parquet", "arrow").ParquetFile(path) as file:
        for rows in file.iter_batches(_ROWS):
            yield from (unflat(Article, row) for row in rows.to_pylist())


def columns(arrow: Any, fields: Sequence[str]) -> Iterator[Any]:
    """Every column that is not the input's, with its type; those of fields as :meth:`~extractor.Article.to_row` has."""
    known = list(Article.arrow_schema())
    for name in (*fields, *(("url",) if "url" not in fields else ())):
        found = [column for column in known if column.name in (name, f"{name}_time", f"{name}_at")]
        yield from found or [arrow.field(name, arrow.string())]
    yield arrow.field(RULES, arrow.struct([(name, arrow.string()) for name in ("site", "hash", "by", "model")]))
    yield arrow.field(ERROR, arrow.struct([(name, arrow.string()) for name in ("type", "message", "reason")]))


def row(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as JSON has it, with what those columns hold of it."""
    return {name: _whole(value) for name, value in flat(Article, record).items()}


def _whole(value: Any) -> Any:
    """A value without halves of characters, which a file name may be made of, and no column can hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
