"""Articles where others take them: JSON Schema, pydantic, msgspec, cattrs, pandas, Arrow."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime, time

import cattrs.preconf.json
import jsonschema
import msgspec
import pandas as pd
import pyarrow as pa
import pydantic
import pytest
from articles import ANY, FULL, MIXED, real
from hypothesis import given
from pyarrow import parquet

from extractor import Article

# --- JSON Schema --------------------------------------------------------------------------------------------

VALID = jsonschema.Draft202012Validator(Article.json_schema())


def test_the_schema_is_one_and_says_what_each_field_is() -> None:
    jsonschema.Draft202012Validator.check_schema(VALID.schema)
    assert list(VALID.schema["properties"]) == list(FULL.to_dict())
    assert all("description" in said for said in VALID.schema["properties"].values())
    assert VALID.schema["$id"] == "urn:extractor:article:1"


def test_real_outputs_fit_the_schema() -> None:
    for article in [FULL, Article(), *MIXED, *real()]:
        VALID.validate(json.loads(article.to_json()))
    VALID.validate({"path": "x", **{name: value for name, value in FULL.to_dict().items() if name != "html"}})


@given(ANY)
def test_any_article_fits_the_schema(article: Article) -> None:
    VALID.validate(json.loads(article.to_json()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 5},
        {"authors": "Jane"},
        {"published": "yesterday"},
        {"kind": "book"},
        {"origins": {"title": {"by": "x"}}},
        {"confidence": "high"},
        {"images": [{}]},
    ],
)
def test_what_is_no_article_does_not_fit(wrong: dict[str, object]) -> None:
    assert not VALID.is_valid(FULL.to_dict() | wrong)


def test_what_is_left_out_does_not_fit() -> None:
    for name in set(FULL.to_dict()) - {"markdown", "html"}:
        assert not VALID.is_valid({key: value for key, value in FULL.to_dict().items() if key != name})


# --- dataclasses, pydantic, msgspec, cattrs -----------------------------------------------------------------


def test_asdict_is_every_field_in_python_types() -> None:
    plain = asdict(FULL)
    assert list(plain) == [item.name for item in fields(Article)]
    assert (plain["published"], plain["origins"]["body"]["by"]) == (FULL.published, "pond")
    assert Article.from_dict(plain) == FULL


def test_pydantic_validates_and_writes_articles() -> None:
    adapter = pydantic.TypeAdapter(list[Article])
    articles = [FULL, *MIXED, *real()]
    assert adapter.validate_json(adapter.dump_json(articles)) == articles
    assert adapter.validate_python(articles) == articles
    assert adapter.validate_json(json.dumps([article.to_dict() for article in articles])) == articles
    assert "published" in json.dumps(adapter.json_schema())
    with pytest.raises(pydantic.ValidationError, match="authors"):
        adapter.validate_python([{"authors": 5}])


def test_a_pydantic_model_has_articles() -> None:
    class Found(pydantic.BaseModel):
        article: Article

    again = Found.model_validate_json(Found(article=FULL).model_dump_json()).article
    assert again == FULL
    assert again.html == FULL.html


def test_msgspec_writes_articles_which_are_read_back() -> None:
    for article in [FULL, *MIXED, *real()]:
        assert article.html is not None
        assert Article.from_json(msgspec.json.encode(article)) == article
        assert Article.from_dict(msgspec.msgpack.decode(msgspec.msgpack.encode(article.to_dict()))) == article
    assert "html" not in msgspec.to_builtins(FULL)


def test_cattrs_writes_articles_and_reads_them_with_a_hook() -> None:
    converter = cattrs.preconf.json.make_converter()
    converter.register_structure_hook(Article, lambda fields, _: Article.from_dict(fields))
    articles = [FULL, *MIXED, *real()]
    assert converter.loads(converter.dumps(articles), list[Article]) == articles
    assert list(cattrs.unstructure(FULL)["authors"]) == ["林望舒"]


# --- tables -------------------------------------------------------------------------------------------------

TYPES = {
    "published": {date},
    "published_time": {time},
    "published_at": {datetime},
    "modified": {date},
    "modified_time": {time},
    "modified_at": {datetime},
    "confidence": {float},
}


def test_a_column_has_one_type() -> None:
    for article in [FULL, *MIXED, *real()]:
        for name, value in article.to_row().items():
            assert value is None or type(value) in TYPES.get(name, {str, list}), name
            if isinstance(value, list):
                assert {type(item) for item in value} in (set(), {str}, {dict})


@pytest.mark.parametrize(
    ("article", "day", "clock", "moment"),
    [
        (MIXED[0], date(2025, 5, 6), None, None),
        (MIXED[1], date(2025, 5, 6), time(8, 20), None),
        (MIXED[2], date(2025, 5, 6), time(8, 20), datetime(2025, 5, 6, 0, 20, tzinfo=UTC)),
        (MIXED[3], date(2025, 5, 5), time(23, 0), datetime(2025, 5, 5, 23, 0, tzinfo=UTC)),
        (MIXED[4], None, None, None),
    ],
)
def test_a_moment_is_a_day_a_time_of_day_and_an_instant(
    article: Article, day: date | None, clock: time | None, moment: datetime | None
) -> None:
    row = article.to_row()
    assert (row["published"], row["published_time"], row["published_at"]) == (day, clock, moment)


def test_a_row_says_who_filled_each_field() -> None:
    assert FULL.to_row()["origins"][1] == {"field": "body", "by": "pond", "rule": 'block("#a")', "raw": None}
    assert "html" not in FULL.to_row()


def test_pandas_sorts_and_parses_what_articles_say_of_time() -> None:
    frame = pd.DataFrame([article.to_row() for article in [*MIXED, FULL]])
    assert str(frame["published_at"].dtype) in ("datetime64[ns, UTC]", "datetime64[us, UTC]")
    assert pd.to_datetime(frame["published"]).dt.year.tolist()[:4] == [2025] * 4
    assert frame.sort_values("published")["title"].tolist()[:2] == ["港口起雾", "utc"]
    assert frame.sort_values("published_at")["title"].tolist()[:3] == ["港口起雾", "utc", "aware"]


def test_pandas_takes_articles_as_they_are() -> None:
    frame = pd.DataFrame([FULL, *real()])
    assert frame["title"][0] == "港口起雾"
    assert list(frame.columns) == [item.name for item in fields(Article)]


def test_arrow_takes_rows_with_their_schema_and_without() -> None:
    articles = [FULL, *MIXED, *real()]
    rows = [article.to_row() for article in articles]
    schema = Article.arrow_schema()
    table = pa.Table.from_pylist(rows, schema=schema)
    assert table.to_pylist() == rows
    assert pa.Table.from_pylist(rows).column_names == table.column_names
    assert schema.field("published").type == pa.date32()
    assert schema.field("published_at").type == pa.timestamp("us", "UTC")


def test_one_article_without_anything_has_the_same_table() -> None:
    empty = pa.Table.from_pylist([Article().to_row()], schema=Article.arrow_schema())
    full = pa.Table.from_pylist([FULL.to_row()], schema=Article.arrow_schema())
    assert pa.concat_tables([empty, full]).schema == Article.arrow_schema()


def test_parquet_gives_back_the_rows() -> None:
    rows = [article.to_row() for article in [*MIXED, FULL]]
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=Article.arrow_schema()), file)
    assert parquet.read_table(file).to_pylist() == rows


def test_the_type_of_a_date_is_no_property() -> None:
    assert Article.__annotations__["published"] == "datetime.date | datetime.datetime | None"
    assert replace(FULL, published=dt.date(2020, 1, 1)).date == dt.date(2020, 1, 1)
