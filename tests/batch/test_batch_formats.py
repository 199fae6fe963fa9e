"""Records as files of each format."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from typing import Any

import pyarrow.parquet
from desk import Desk

from extractor import Article, batch
from extractor.article import NAMES
from extractor.batch.formats import format_of

ARTICLE: dict[str, Any] = {
    "path": "pages/1.html",
    "title": "=1+1",
    "authors": ["Ann Reed", "Bo Lind"],
    "published": "2024-05-06T07:08:09+08:00",
    "modified": "2024-05-07",
    "images": [{"url": "https://a.example/1.png", "caption": None}],
    "confidence": 0.9,
    "origins": {"title": {"by": "page", "rule": "h1", "raw": "=1+1"}},
}
FAILED = {"path": "pages/2.html", "url": None, "error": {"type": "ParseError", "message": "no", "reason": None}}
FIELDS = ("title", "authors", "published", "modified", "images", "confidence", "origins")


def written(name: str, *records: dict[str, Any]) -> BytesIO:
    file = BytesIO()
    with format_of(name, FIELDS)(file) as write:
        for record in records:
            write(json.dumps(record).encode())
    return BytesIO(file.getvalue())


def test_a_table_is_typed() -> None:
    table = pyarrow.parquet.read_table(written("o.parquet", ARTICLE, FAILED))
    one, failed = table.to_pylist()
    assert one["authors"] == ["Ann Reed", "Bo Lind"]
    assert (one["published"], one["published_time"]) == (date(2024, 5, 6), time(7, 8, 9))
    assert one["published_at"] == datetime(2024, 5, 5, 23, 8, 9, tzinfo=UTC)
    assert (one["modified"], one["modified_time"], one["modified_at"]) == (date(2024, 5, 7), None, None)
    assert one["images"] == [{"url": "https://a.example/1.png", "caption": None}]
    assert one["origins"] == [{"field": "title", "by": "page", "rule": "h1", "raw": "=1+1"}]
    assert (one["confidence"], one["error"]) == (0.9, None)
    assert failed["error"] == {"type": "ParseError", "message": "no", "reason": None}
    columns = {column.name: column.type for column in Article.arrow_schema()}
    assert {
        name: table.schema.field(name).type for name in columns if name in table.column_names
    }.items() <= columns.items()


def test_every_field_of_an_article_has_a_column(desk: Desk) -> None:
    out = desk.folder / "o.parquet"
    batch.run([desk.pages({}, 3)], out, fields=NAMES, jobs=1, shard=2)
    table = pyarrow.parquet.read_table(desk.folder / "o-00000.parquet")
    assert {*NAMES, "path", "id", "captured", "error"} <= {*table.column_names}
    assert table.column("body").to_pylist()[0].startswith("The ferry 0000")
    assert pyarrow.parquet.read_metadata(desk.folder / "o-00001.parquet").num_rows == 1


def test_a_row_of_csv_may_be_opened_by_a_spreadsheet() -> None:
    one, failed = csv.DictReader(StringIO(written("o.csv", ARTICLE, FAILED).read().decode()))
    assert (one["title"], one["authors"], one["error"]) == ("'=1+1", "Ann Reed; Bo Lind", "")
    assert json.loads(failed["error"])["type"] == "ParseError"
