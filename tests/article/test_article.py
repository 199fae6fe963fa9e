"""The article that goes out: frozen, plain to JSON, one body in three ways."""

from __future__ import annotations

import json
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Article, Block, Extractor, Image, Kind, Origin, Removal

BODY = (Block("h2", "Fog", "Fog"), Block("p", "Boats < ships.", "Boats <strong>&lt;</strong> ships."))
ARTICLE = Article(
    title="Fog “in” the harbour",
    body="Fog\nBoats < ships.",
    authors=("Jane Doe",),
    editors=("林望舒", "沈知微"),
    source="云溪晚报",
    published=datetime(2021, 6, 7, 16, 5, tzinfo=UTC),
    modified=date(2021, 6, 8),
    images=(Image("https://a.example/x.png", "Boats"),),
    tags=("sea",),
    kind=Kind.HTML_POST,
    extractor="pond",
    origins={"title": Origin("pond", 'css("h1")', "Fog")},
    warnings=("pond.tags found nothing",),
    removals=(Removal("qr code", "^扫码", "扫码关注"),),
    blocks=BODY,
)


def test_an_article_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        ARTICLE.title = "x"
    with pytest.raises(TypeError):
        ARTICLE.origins["title"] = None
    with pytest.raises(TypeError):
        Article("positional")


def test_what_the_document_does_not_say_is_none_or_empty() -> None:
    article = Article()
    assert [getattr(article, field.name) for field in fields(article) if field.name not in ("kind", "origins")] == [
        None, "", (), (), (), None, None, None, None, None, None, None, (), (), "", None, (), (), ()
    ]  # fmt: skip
    assert (dict(article.origins), article.editor, article.date, article.html, article.markdown) == (
        {},
        None,
        None,
        "",
        "",
    )


def test_the_body_is_one_in_three_ways() -> None:
    assert ARTICLE.html == "<h2>Fog</h2>\n<p>Boats <strong>&lt;</strong> ships.</p>"
    assert ARTICLE.markdown.splitlines()[0] == "## Fog"
    assert "ships." in ARTICLE.markdown
    assert ARTICLE.html is ARTICLE.html


def test_editor_is_one_text() -> None:
    assert ARTICLE.editor == "林望舒、沈知微"


@pytest.mark.parametrize(
    ("published", "day"),
    [(None, None), (date(2021, 6, 7), date(2021, 6, 7)), (datetime(2021, 6, 7, 23, 59), date(2021, 6, 7))],
)
def test_date_is_the_day_of_publication(published: date | None, day: date | None) -> None:
    found = replace(ARTICLE, published=published).date
    assert (found, type(found)) == (day, type(day))


def test_json_holds_every_field_and_the_body_in_three_ways() -> None:
    plain = json.loads(ARTICLE.to_json())
    assert plain == ARTICLE.to_dict()
    assert set(plain) == {field.name for field in fields(Article)} - {"blocks"} | {"markdown", "html"}
    assert plain["published"] == "2021-06-07T16:05:00+00:00"
    assert plain["modified"] == "2021-06-08"
    assert plain["kind"] == "html_post"
    assert plain["editors"] == ["林望舒", "沈知微"]
    assert plain["images"] == [{"url": "https://a.example/x.png", "caption": "Boats"}]
    assert plain["origins"] == {"title": {"by": "pond", "rule": 'css("h1")', "raw": "Fog"}}
    assert plain["removals"] == [{"reason": "qr code", "rule": "^扫码", "text": "扫码关注"}]


def test_of_an_article_some_fields_can_be_had() -> None:
    assert ARTICLE.to_dict(["editor", "title"]) == {"editor": "林望舒、沈知微", "title": ARTICLE.title}
    with pytest.raises(ValueError, match="no field 'titel'"):
        ARTICLE.to_dict(["titel"])


def test_json_is_written_for_people() -> None:
    assert "林望舒" in ARTICLE.to_json()
    assert "\n" not in ARTICLE.to_json()
    assert ARTICLE.to_json(indent=2).startswith('{\n  "title"')


def test_articles_are_equal_by_what_they_say() -> None:
    assert replace(ARTICLE, blocks=()) == ARTICLE
    assert replace(ARTICLE, title="x") != ARTICLE
    assert "blocks" not in repr(ARTICLE)


@given(st.text(max_size=20), st.lists(st.text(max_size=8), max_size=3), st.dates() | st.datetimes() | st.none())
def test_any_article_can_be_written_as_json(title: str, tags: list[str], published: date | None) -> None:
    article = replace(ARTICLE, title=title, tags=tuple(tags), published=published)
    plain = json.loads(article.to_json())
    assert (plain["title"], plain["tags"]) == (title, tags)
    assert plain["published"] == (published.isoformat() if published else None)


def test_an_article_goes_from_one_process_to_another() -> None:
    page = "<article><h1>Fog</h1>" + "<p>Forty boats were counted before the fog came in, and none had a radio.</p>" * 4
    article = Extractor().extract(page)
    copied = pickle.loads(pickle.dumps(article))
    assert copied == article
    assert copied.html == article.html


def test_an_article_can_be_sent_to_another_process() -> None:
    article = Article(title="河水退了", origins={"title": Origin("page", "css('h1')", "河水退了")})
    again = pickle.loads(pickle.dumps(article))
    assert again == article
    assert hash(again) == hash(article)
    with pytest.raises(TypeError):
        again.origins["title"] = None
