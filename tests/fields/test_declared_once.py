"""A field is declared once; what a type checker makes people write twice is held together here."""

from __future__ import annotations

import inspect
import types
from dataclasses import fields
from datetime import date, datetime
from typing import get_args, get_origin, get_type_hints

import pytest

from extractor import Article, Contributor, Image, Site
from extractor.fields import FIELDS, Form

TYPES = {
    Form.TEXT: {str, type(None)},
    Form.TEXTS: {tuple[str, ...]},
    Form.MOMENT: {date, datetime, type(None)},
    Form.CONTRIBUTORS: {tuple[Contributor, ...]},
    Form.IMAGES: {tuple[Image, ...]},
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_an_article_has_it_in_its_form(field):
    hint = get_type_hints(Article)[field.name]
    assert set(get_args(hint) if get_origin(hint) in (types.UnionType,) else [hint]) == TYPES[field.form]


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_an_article_says_of_it_what_it_says_of_itself(field):
    said = " ".join(inspect.getdoc(Article).split())
    assert f" {field.name}: {field.summary}" in said


def test_a_site_may_have_a_rule_for_each():
    assert {name for name in Site.__annotations__ if name in FIELDS} == set(FIELDS)


def test_an_article_has_no_field_but_these_and_what_the_pipeline_says():
    of_the_pipeline = {"body", "kind", "extractor", "confidence", "origins", "warnings", "removals", "blocks"}
    assert {item.name for item in fields(Article)} - set(FIELDS) == of_the_pipeline


def test_authors_are_looked_for_after_the_media_which_are_none():
    order = list(FIELDS)
    assert all(order.index(name) < order.index("authors") for name, field in FIELDS.items() if field.is_medium)
