"""Selectors: each finds exactly its element, and none has a generated name in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, document_fromstring

from extractor.authoring.induction.names import is_generated, is_layout, stem
from extractor.authoring.induction.selectors import find, stable_selector

GENERATED = (
    "css-1x2y3z", "sc-bdVaJa", "kQzXyP", "jsx-2871293", "Article_body__x7Yq2", "styles_Dateline__Yahhb", "BJZni", "BWNPD",
    "grFBAP", "svelte-1abcde", "post-12345", "tdi_65", "index-module_wrap_2Zphx", "e1xue1i85", "left-main-zfPSE",
    "category-sports", "active", "mt-4", "text-lg", "font-bold", "md:flex", "__next", "", "main_content-LcrEruCc",
    "index_author_yIJKD", "BylinesWrapper-hllaqY", "kx-IWzCuclz", "StackedGrid-dyyTYE", "btn--fzhiUs", "text_iceudI",
)  # fmt: skip
WRITTEN = (
    "article-content", "articleBody", "TRS_Editor", "artibody", "post_content_main", "left_zw", "rm_txt", "date-source",
    "content__article-body", "duet--article--article-body-component", "StoryBodyCompanionColumn", "entry-content",
    "js_content", "author-name", "wysiwyg", "artText", "newsTitle", "mainLeftCol", "zhengwenBox", "share-bar",
)  # fmt: skip
NAMES = [*GENERATED, *WRITTEN, "left", "wrap", "main", "story", "byline"]


def page(body: str) -> HtmlElement:
    return document_fromstring(f"<html><body>{body}</body></html>")


def chosen(body: str, *, marked: str = "//*[@data-here]", by_position: bool = False) -> str | None:
    tree = page(body)
    (element,) = tree.xpath(marked)
    return stable_selector([(tree, element)], by_position=by_position)


@pytest.mark.parametrize("name", GENERATED)
def test_names_that_tools_make_are_known(name: str) -> None:
    assert is_generated(name)


@pytest.mark.parametrize("name", WRITTEN)
def test_names_that_people_write_are_kept(name: str) -> None:
    assert not is_generated(name)


def test_of_a_name_with_a_hash_behind_it_the_name_is_left() -> None:
    assert [stem(name) for name in ("main_content-LcrEruCc", "Article_body__x7Yq2", "index_source_20hzr")] == [
        "main_content-", "Article_body__", "index_source_"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["article-content", "css-1x2y3z", "post-12345", "wrap-200x200", "LcrEruCc"])
def test_what_has_no_name_before_a_hash_has_no_stem(name: str) -> None:
    assert stem(name) is None


def test_a_name_may_say_only_where_something_stands() -> None:
    assert [name for name in ("left", "inner-wrap", "mainBox", "left-story", "content") if is_layout(name)] == [
        "left", "inner-wrap", "mainBox"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "selector"),
    [
        ('<div id="artibody" class="story" data-here></div>', "#artibody"),
        ('<div id="post-12345" class="css-1x2y3z story" data-here></div>', ".story"),
        ('<div itemprop="articleBody" class="story" data-here></div>', "[itemprop=articleBody]"),
        ('<div class="main_content-LcrEruCc" data-here></div>', "[class^=main_content-]"),
        ('<div class="story-text" data-here></div><p class="story"></p>', ".story-text"),
        ('<p class="text"></p><div class="text" data-here></div>', "div.text"),
        ('<div class="text left"></div><div class="text story" data-here></div>', ".story"),
        ('<article data-here></article><aside class="story"></aside>', "article"),
        ('<ul class="text"></ul><div class="story"><ul class="text" data-here></ul></div>', ".story .text"),
        ('<div class="byline"><span>A</span></div><div class="story"><span data-here></span></div>', ".story > span"),
    ],
)
def test_the_most_stable_selector_is_chosen(body: str, selector: str) -> None:
    assert chosen(body) == selector


def test_a_place_among_siblings_is_the_last_resort() -> None:
    body = '<div class="story"><p>A</p><p data-here>B</p></div>'
    assert chosen(body) is None
    assert chosen(body, by_position=True) == ".story > p:nth-of-type(2)"


def test_what_only_tools_have_named_has_no_selector() -> None:
    assert chosen('<div class="css-1x2y3z" data-here></div><div class="css-9a8b7c"></div>') is None


def test_a_selector_holds_on_every_page() -> None:
    first = page('<div class="story text"></div>')
    second = page('<div class="text"></div><div class="aside story"></div>')
    assert stable_selector([(first, first[0][0]), (second, second[0][1])]) == ".story"


@st.composite
def trees(draw: st.DrawFn) -> HtmlElement:
    """A page of a few nested elements with classes and ids of all kinds."""

    def element(depth: int) -> str:
        tag = draw(st.sampled_from(["div", "p", "span", "article", "section", "h1", "aside"]))
        classes = draw(st.lists(st.sampled_from(NAMES), max_size=3))
        name = draw(st.sampled_from([*NAMES, "", ""]))
        children = draw(st.integers(0, 3 - depth)) if depth < 3 else 0
        inner = "".join(element(depth + 1) for _ in range(children))
        tag = "div" if inner else tag
        return f'<{tag} id="{name}" class="{" ".join(classes)}">{inner}x</{tag}>'

    return page("".join(element(0) for _ in range(draw(st.integers(1, 3)))))


@given(trees(), st.data())
def test_a_selector_finds_exactly_its_element(tree: HtmlElement, data: st.DataObject) -> None:
    element = data.draw(st.sampled_from(list(tree.body.iter())))
    selector = stable_selector([(tree, element)], by_position=data.draw(st.booleans()))
    if selector is not None:
        assert find(tree, selector) == [element]
        names = re.findall(r"[.#]([\w-]+)|\w=([\w-]+)\]", selector)
        assert not any(is_generated(a or b) for a, b in names)


@given(st.text(max_size=20))
def test_any_name_can_be_judged(name: str) -> None:
    assert isinstance(is_generated(name), bool)
    assert isinstance(is_layout(name), bool)
