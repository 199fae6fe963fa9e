"""Site config files as plugins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import document_fromstring

from extractor.authoring.conversion import convert
from extractor.authoring.conversion.css import attribute_of, css_of, meta_of
from extractor.rules.selectors import compile_css
from extractor.siteconfig.config import Config

TREE = document_fromstring(
    "<html><body><div id='main' class='story wide'><p class='lead'>a</p><div class='ad top' data-ad>b<p>c</p></div>"
    "<p class='story-end' id='end'>d</p></div><div class='wide'><section><p>e</p></section><p hidden>f</p></div>"
    "<article><div class='story'><p>g</p></div></article></body></html>"
)
NAMES = st.sampled_from(["div", "p", "*", "section", "article"])
VALUES = st.sampled_from(["story", "story wide", "wide", "main", "ad", "end", "lead"])
ATTRIBUTES = st.sampled_from(["class", "id", "data-ad", "hidden"])
QUOTES = st.sampled_from("'\"")


@st.composite
def conditions(draw: st.DrawFn) -> str:
    attribute, value, quote = draw(ATTRIBUTES), draw(VALUES), draw(QUOTES)
    form = draw(
        st.sampled_from(
            [
                "@{a}={q}{v}{q}",
                "contains(@{a}, {q}{v}{q})",
                "starts-with(@{a},{q}{v}{q})",
                "@{a}",
                "not(@{a})",
                "not(contains(@{a}, {q}{v}{q}))",
                "contains(concat(' ', normalize-space(@class), ' '), ' {w} ')",
                "not(@{a}={q}{v}{q}) and @class",
                "position()=1",
                ". = 'a'",
                "@{a}='x' or @id",
            ]
        )
    )
    return form.format(a=attribute, v=value, q=quote, w=value.split()[0])


@st.composite
def expressions(draw: st.DrawFn) -> str:
    steps = draw(
        st.lists(
            st.tuples(st.sampled_from(["//", "/"]), NAMES, st.lists(conditions(), max_size=2)), min_size=1, max_size=3
        )
    )
    path = "".join(f"{axis}{name}{''.join(f'[{c}]' for c in found)}" for axis, name, found in steps)
    return f"/{path}" if path.startswith("/") and not path.startswith("//") else path


@given(expressions() | st.tuples(expressions(), expressions()).map(" | ".join))
def test_a_selector_finds_what_the_expression_finds(expression: str) -> None:
    if selector := css_of(expression):
        assert compile_css(selector)(TREE) == etree.XPath(expression)(TREE)


@given(st.text(alphabet="/[]@()'\" |*=.,abdivclas-and not", max_size=40))
def test_of_what_is_no_such_expression_no_bad_selector_is_made(text: str) -> None:
    if selector := css_of(text):
        compile_css(selector)


@pytest.mark.parametrize(
    ("expression", "selector"),
    [
        ("//div[@id='main']/p", "#main > p".replace("#main", "div#main")),
        ("//*[@id='main']", "#main"),
        ("//div[contains(concat(' ',normalize-space(@class),' '),' story ')]", "div.story"),
        ("//div[@class='story wide' and not(@hidden)]", "div[class='story wide']:not([hidden])"),
        ("//article | //section", "article, section"),
        ("//article[1]", None),
        ("/html/body", None),
        ("//p[contains(., 'x')]", None),
        ("(//p)[2]", None),
        ("//p/following-sibling::div", None),
        ("//p[@class='']", None),
    ],
)
def test_expressions_are_said_in_css_where_css_can(expression: str, selector: str | None) -> None:
    assert css_of(expression) == selector


def test_attributes_and_meta_are_read_by_rules_of_their_own() -> None:
    assert attribute_of("//time[@class='when']/@datetime") == ("time[class='when']", "datetime")
    assert meta_of("//meta[@property='og:title']/@content") == "og:title"
    assert meta_of("//meta[@property='og:title'][1]/@content") is None


def test_a_file_becomes_the_rules_of_a_site() -> None:
    made = convert(
        "*.ridge.example",
        Config.read(
            "title: //meta[@name='t']/@content\ntitle: substring-before(//title, ' -')\nauthor: //a[@rel='author']\n"
            "date: //time/@datetime\nbody: //div[@id='main']\nstrip: //aside\nstrip_image_src: dot.gif\nwrap_in(b): //p\n"
        ),
    )
    assert made.hosts == ("*.ridge.example",)
    assert {name: [*map(str, rules)] for name, rules in made.fields.items()} == {
        "title": ['meta("t")', "xpath(\"substring-before(//title, ' -')\")"],
        "authors": ["css_all(\"a[rel='author']\")"],
        "published": ['css("time", attribute="datetime")'],
    }
    assert (made.body, made.drop) == (["div#main"], ["aside", "img[src*='dot.gif']"])
    assert [(line.command, why) for line, why in made.left] == [("wrap_in", "a plugin has no such rule")]
    compile(made.source("ridge"), "ridge.py", "exec")
