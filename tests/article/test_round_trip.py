"""An article becomes a dictionary, JSON or a copy, and is the same again."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from typing import Any

import pytest
from articles import ANY, FULL, real
from hypothesis import given

from extractor import Article, Block, Origin
from extractor.article.row import flat, unflat


def same(one: Article, other: Article) -> bool:
    """Whether they are alike in every field, in type too, and in what is made of them."""
    types = [(type(getattr(one, f.name)), type(getattr(other, f.name))) for f in fields(Article)]
    return one == other and one.to_dict() == other.to_dict() and all(first is second for first, second in types)


def looks(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
    return [(b.tag, b.text, b.html, b.linked, [w.tag for w in b.wrappers], b.images) for b in blocks]


@given(ANY)
def test_any_article_comes_back(article: Article) -> None:
    assert same(Article.from_dict(article.to_dict()), article)
    assert same(Article.from_json(article.to_json()), article)
    assert same(Article.from_dict(asdict(article)), article)
    assert same(pickle.loads(pickle.dumps(article)), article)
    assert same(copy.deepcopy(article), article)


@given(ANY)
def test_any_row_is_read_back(article: Article) -> None:
    row = article.to_row()
    assert dict.fromkeys(row) | flat(Article, unflat(Article, row)) == row


def test_real_articles_come_back_with_their_blocks() -> None:
    for article in [FULL, *real()]:
        again = Article.from_json(article.to_json())
        assert same(again, article)
        assert (again.html, again.markdown) == (article.html, article.markdown)
        assert looks(again.blocks) == looks(article.blocks)
        assert replace(again, title="x").html == article.html


def test_lines_of_the_command_are_read_back() -> None:
    line = {"path": "pages/1.html", **FULL.to_dict(), "editor": FULL.editor, "date": "2021-06-07"}
    assert same(Article.from_dict(line), FULL)


def test_a_form_with_other_fields_is_read_as_far_as_it_goes() -> None:
    article = Article.from_dict({"body": "Fog\nin < the harbour", "mood": "grey", "images": [{"url": "a", "width": 5}]})
    assert (article.body, article.title, article.images[0].url) == ("Fog\nin < the harbour", None, "a")
    assert article.html == "<p>Fog</p>\n<p>in &lt; the harbour</p>"
    assert article.markdown == "Fog\n\nin \\< the harbour"


def test_html_that_comes_from_elsewhere_is_as_safe_as_ours() -> None:
    article = Article.from_dict({"body": "Fog", "html": "<p onclick='x()'>Fog<script>x()</script></p>"})
    assert article.html == "<p>Fog</p>"
    assert [block.text for block in article.blocks] == ["Fog"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "there is no body"),
        ({"path": "x", "error": {"type": "ParseError"}}, "there is no body"),
        ([], "there is no body"),
        ({"body": None}, "body: None is no str"),
        ({"body": "x", "authors": "Jane Doe"}, "authors: 'Jane Doe' is no list"),
        ({"body": "x", "authors": ["Jane", 5]}, "authors: 1: 5 is no str"),
        ({"body": "x", "published": "yesterday"}, "published: "),
        ({"body": "x", "published": 5}, "published: 5 is no date"),
        ({"body": "x", "kind": "book"}, "kind: 'book' is not a valid Kind"),
        ({"body": "x", "images": [{"caption": "x"}]}, "images: 0: .*url"),
        ({"body": "x", "origins": {"title": 5}}, "origins: title: 5 is no Origin"),
        ({"body": "x", "confidence": "high"}, "confidence: 'high' is no float"),
        ({"body": "x", "html": 5}, "html: 5 is no str"),
        ({"body": "x", "form": 2}, "of form 2; this version of extractor reads form 1"),
    ],
)
def test_what_is_no_article_is_an_error_that_says_where(fields: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Article.from_dict(fields)


def test_what_is_no_json_is_an_error() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        Article.from_json("<p>")
    with pytest.raises(ValueError, match="no body"):
        Article.from_json("null")


def test_origins_are_a_dictionary_that_nobody_changes() -> None:
    origins = Article(origins={"title": Origin("page", "css('h1')")}).origins
    assert json.loads(json.dumps(list(origins))) == ["title"]
    for change in (
        lambda: origins.update(a=1),
        lambda: origins.clear(),
        lambda: origins.pop("title"),
        lambda: origins.__setitem__("a", 1),
        lambda: origins.__delitem__("title"),
        lambda: origins.__ior__({"a": 1}),
        lambda: origins.setdefault("a", 1),
        lambda: origins.popitem(),
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    assert list(origins) == ["title"]


def test_moments_keep_their_kind() -> None:
    for published in (date(2025, 5, 6), datetime(2025, 5, 6), datetime(2025, 5, 6, 0, 0, 0, 5)):
        again = Article.from_dict(Article(published=published).to_dict()).published
        assert (again, type(again)) == (published, type(published))
