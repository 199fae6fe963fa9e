"""A region of a tree, read into text blocks: everything that is visible, once, in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from extractor import Block, Image, Kind
from extractor.blocks import read_blocks
from extractor.document.reading import read


def never(_: HtmlElement) -> bool:
    return False


def is_ad(element: HtmlElement) -> bool:
    return element.get("class") == "ad"


def blocks(html: str, skip: Callable[[HtmlElement], bool] = never, base: str | None = None) -> list[Block]:
    return [*read_blocks([read(f"<body>{html}", kind=Kind.FRAGMENT).tree.find("body")], skip, base=base)]


def lines(html: str, skip: Callable[[HtmlElement], bool] = never) -> list[tuple[str, str]]:
    return [(block.tag, block.text) for block in blocks(html, skip)]


# --- lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>one <b>two</b> three</p>", [("p", "one two three")]),
        ("<div>one<p>two</p>three</div>four", [("p", "one"), ("p", "two"), ("p", "three"), ("p", "four")]),
        ("one<br>two<br/>three", [("p", "one"), ("p", "two"), ("p", "three")]),
        ("<h2>one<br>two</h2>", [("h2", "one two")]),
        ("<span>one</span><span>two</span>", [("p", "onetwo")]),
        ("<p> one\n two\u00a0\t three </p>", [("p", "one two three")]),
        ("<p>on\u200be t\u00adwo</p>", [("p", "one two")]),
        ("<p> </p><p></p><hr>", []),
        ("<ul><li>one<ul><li>two</li></ul>three</li></ul>", [("li", "one"), ("li", "two"), ("li", "three")]),
        ("<ol><li><p>one</p><p>two</p></li></ol>", [("li", "one"), ("li", "two")]),
        ("<dl><dt>one</dt><dd>two</dd></dl>", [("dt", "one"), ("dd", "two")]),
        ("<figure><img src='x'><figcaption>one</figcaption></figure>", [("p", ""), ("figcaption", "one")]),
        ("<our-story>one</our-story>two", [("p", "one"), ("p", "two")]),
        ("<details><summary>one</summary>two</details>", [("p", "one"), ("p", "two")]),
        ("<b>one<p>two</p>three</b>", [("p", "one"), ("p", "two"), ("p", "three")]),
        ("<p>1 &lt; 2 &amp; 3</p>", [("p", "1 < 2 & 3")]),
        ("<pre>one\n  two<br>three\n\n</pre>", [("pre", "one\n  two\nthree")]),
        ("<pre><code>one</code><code>two</code></pre>", [("pre", "one\ntwo")]),
        ("<pre><ol><li>one</li><li>two</li></ol></pre>", [("pre", "one\ntwo")]),
    ],
)
def test_a_line_on_the_page_is_a_block(html: str, found: list[tuple[str, str]]) -> None:
    assert lines(html) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", [("tr", "a\tb"), ("tr", "1\t2")]),
        ("<table><tr><td>a</td><td></td></tr><tr><td> </td><td></td></tr></table>", [("tr", "a")]),
        (
            "<table><caption>one</caption><tr><td>a</td><td>b</td></tr></table>two",
            [("p", "one"), ("tr", "a\tb"), ("p", "two")],
        ),
        ("<table><tr><td>all of it</td></tr></table>", [("p", "all of it")]),
        (
            "<table><tr><td><p>1</p><p>2</p><p>3</p><p>4</p></td><td>5</td></tr></table>",
            [("p", text) for text in "12345"],
        ),
        (
            "<table><tr><td>x<table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            [("p", "x"), ("tr", "a\tb")],
        ),
    ],
)
def test_a_row_is_a_block_unless_the_table_only_places_things(html: str, found: list[tuple[str, str]]) -> None:
    assert lines(html) == found


SILENT = "script style noscript template iframe object audio video canvas button select textarea menu".split()


PLACES = [
    "one {} two",
    "<p>one {} two</p>",
    "<ul><li>one {}</li> <li>two</li></ul>",
    "<table><tr><td>one {}</td><td>two</td></tr></table>",
    "<pre>one {} two</pre>",
]


@pytest.mark.parametrize("html", PLACES)
def test_what_a_reader_does_not_see_is_no_text(html: str) -> None:
    for tag in SILENT:
        found = " ".join(text for _, text in lines(html.format(f"<{tag}>silent</{tag}>")))
        assert found.split() == ["one", "two"], tag


@pytest.mark.parametrize("html", PLACES)
def test_what_is_skipped_is_skipped_with_everything_in_it(html: str) -> None:
    for tag in ("span", "div", "a"):
        found = " ".join(text for _, text in lines(html.format(f'<{tag} class="ad">ad <b>ad</b></{tag}>'), is_ad))
        assert found.split() == ["one", "two"], tag


def test_skipping_is_decided_from_outside_to_inside() -> None:
    asked: list[str] = []

    def skip(element: HtmlElement) -> bool:
        asked.append(str(element.tag))
        return element.tag == "section"

    assert lines("<div>one<section><p>two</p></section></div><p>three</p>", skip) == [("p", "one"), ("p", "three")]
    assert asked == ["body", "div", "section", "p"]


# --- what a block knows -------------------------------------------------------------------------------------


def test_a_block_knows_what_stands_around_it() -> None:
    first, second, third, fourth = blocks(
        "<blockquote><p>1</p><ul><li>2</li></ul></blockquote><ul><li>3</li></ul><p>4</p>"
    )
    assert [[wrapper.tag for wrapper in block.wrappers] for block in (first, second, third, fourth)] == [
        ["blockquote"],
        ["blockquote", "ul"],
        ["ul"],
        [],
    ]
    assert first.wrappers[0] == second.wrappers[0]
    assert second.wrappers[1] != third.wrappers[0]


def test_a_block_knows_how_much_of_it_is_linked() -> None:
    assert [
        block.linked for block in blocks("<p>one <a href='/x'>four <b>five</b></a></p><p><a>six</a></p><p>7</p>")
    ] == [8, 0, 0]


def test_a_link_within_the_page_is_none_unless_it_is_the_whole_line() -> None:
    page = "<p><a href='#r1'>1</a> At low water.</p><li><a href='#tides'>Tides</a></li><h2><a href='#a'>Tides</a></h2>"
    assert [block.linked for block in blocks(page)] == [0, 5, 0]


def test_a_row_knows_how_much_of_it_is_linked() -> None:
    assert blocks("<table><tr><td><a href='/x'>four</a></td><td>x</td></tr></table>")[0].linked == 4


def test_only_headings_are_headings() -> None:
    tags = ["h1", "h6", "p", "li", "pre", "dt"]
    found = blocks("".join(f"<{tag}>x</{tag}>" for tag in tags))
    assert [block.is_heading for block in found] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("img", "url"),
    [
        ('src="x.png"', "https://a.example/1/x.png"),
        ('src="//b.example/x.png"', "https://b.example/x.png"),
        ('src="data:image/gif;base64,R0" data-src="/x.png"', "https://a.example/x.png"),
        ('src="loading.gif" data-original="/x.png"', "https://a.example/x.png"),
        ('src="x.png" width="1" height="1"', None),
        ('src="data:image/gif;base64,R0"', None),
        ('src="javascript:alert(1)"', None),
        ('src="https://[a.example/x.png"', None),
        ("", None),
    ],
)
def test_a_picture_has_the_address_it_is_loaded_from(img: str, url: str | None) -> None:
    found = [
        image
        for block in blocks(f"<p>x<img {img} alt=' a  boat '></p>", base="https://a.example/1/2")
        for image in block.images
    ]
    assert found == ([Image(url, "a boat")] if url else [])


def test_pictures_in_a_table_are_pictures() -> None:
    found = blocks("<table><tr><td><img src='https://a.example/x.png'>a</td><td>b</td></tr></table>")
    assert [image.url for block in found for image in block.images] == ["https://a.example/x.png"]


def test_what_is_written_into_the_head_of_xhtml_is_no_element() -> None:
    doctype = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    )
    tree = read(f"{doctype}<html><head><title>Fog</title></head><body><p>Fog.</p><h2>Sun</h2></body></html>").tree
    assert [(block.tag, node.tag) for block, node in read_blocks([tree], never).items()] == [("p", "p"), ("h2", "h2")]
    assert not read_blocks([read(f"{doctype}<html><head>").tree], never)


def test_the_tree_is_left_as_it_was() -> None:
    tree = read("<div>one<p class='ad'>two</p>three<br>four</div>").tree
    before = [(element.tag, element.text, element.tail) for element in tree.iter()]
    read_blocks([tree.find("body")], is_ad)
    assert [(element.tag, element.text, element.tail) for element in tree.iter()] == before


# --- any markup ---------------------------------------------------------------------------------------------

WORD, SILENCE = " {w} ", " {s} "
TEXT = st.just(WORD)


def element(tag: str, inside: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    return inside.map(lambda parts: f"<{tag}>{''.join(parts)}</{tag}>")


def nested(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(inside, max_size=4)
    row = st.lists(element("td", parts), min_size=1, max_size=3).map(lambda cells: f"<tr>{''.join(cells)}</tr>")
    tags = "p div section span b a em i ul ol li blockquote figure h2 dl dd pre article center font my-tag".split()
    return st.one_of(
        *(element(tag, parts) for tag in tags),
        st.lists(row, max_size=3).map(lambda rows: f"<table>{''.join(rows)}</table>"),
        st.sampled_from(["<br>", "<hr>", "<!-- {s} -->", "<img src='/x'>"]),
        st.sampled_from([tag for tag in SILENT if tag != "button"]).map(  # that of a heading speaks
            lambda tag: f"<{tag}>{SILENCE}</{tag}>"
        ),
        parts.map(lambda inner: f"<div class='ad'>{''.join(inner).replace(WORD, SILENCE)}</div>"),
    )


@given(st.lists(st.recursive(TEXT, nested, max_leaves=25), max_size=5).map("".join))
def test_every_visible_word_is_read_once_and_in_order(template: str) -> None:
    numbers = count()
    html = re.sub(r"\{w\}", lambda _: f"w{next(numbers)}", template).replace("{s}", "silent")
    found = " ".join(block.text for block in blocks(html, is_ad)).split()
    assert found == [f"w{number}" for number in range(next(numbers))]


# --- what is text though it does not look like it ------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "found"),
    [
        # Persian joins and parts its letters with U+200C; elsewhere it is a leftover
        ("<p>می\u200cخواهم</p>", [("p", "می\u200cخواهم")]),
        ("<p>Auf\u200clage\u200b</p>", [("p", "Auflage")]),
        ("<p>\u200d\u200d</p><p>河\u200d岸\u200d</p>", [("p", "河岸")]),
        ("<p>\U0001f469\u200d\U0001f680 क्\u200dष</p>", [("p", "\U0001f469\u200d\U0001f680 क्\u200dष")]),
        # sections that fold up
        ("<h3><button aria-expanded=false>Where to moor</button></h3><p>a</p>", [("h3", "Where to moor"), ("p", "a")]),
        ("<button><h3>Where to moor</h3></button><p>a</p>", [("h3", "Where to moor"), ("p", "a")]),
        ("<p>a <button>Copy</button></p>", [("p", "a")]),
        # the marks of a heading
        ("<h2>Tides<a href='#tides'>#</a></h2>", [("h2", "Tides")]),
        ("<h2><a href='#tides'>¶</a>Tides</h2>", [("h2", "Tides")]),
        ("<h2>Tides<a href='#tides'>Permalink</a></h2>", [("h2", "Tides")]),
        ("<h2>Tides <span>[<a href='/edit?section=1'>edit</a>]</span></h2>", [("h2", "Tides")]),
        ("<h2><a href='#tides'>Tides</a></h2>", [("h2", "Tides")]),
        ("<p>In C <a href='#x'>#</a> is a directive</p>", [("p", "In C # is a directive")]),
        # the way back from a footnote
        ("<li><p>The log of 1948.&nbsp;<a href='#ref1'>↩\ufe0e</a></p></li>", [("li", "The log of 1948.")]),
        # what is passed over within a line leaves a blank, but not before a stop
        ("<p>Ida Brandt<button>Follow</button>Yes, she said.</p>", [("p", "Ida Brandt Yes, she said.")]),
        ("<p>Ida Brandt<button>Follow</button>, she said.</p>", [("p", "Ida Brandt, she said.")]),
        ("<p>slip<script>x()</script>way</p>", [("p", "slipway")]),
        # hidden from readers aloud, not from the eye
        ("<p><ruby>港<rp>(</rp><rt aria-hidden=true>みなと</rt><rp>)</rp></ruby></p>", [("p", "港みなと")]),
    ],
)
def test_marks_and_controls_are_told_from_text(html: str, found: list[tuple[str, str]]) -> None:
    assert lines(html) == found


PROSE = "The harbour board met on Tuesday and agreed to keep the old slipway open for two more seasons. " * 2


def test_what_a_page_shows_without_scripts_is_text_where_it_is_the_only_copy() -> None:
    assert lines(f"<div><noscript><p>{PROSE}</p></noscript></div>") == [("p", PROSE.strip())]
    assert lines(f"<div><p>{PROSE}</p><noscript><p>{PROSE}</p></noscript></div>") == [("p", PROSE.strip())]
    assert lines(f"<div><noscript>{PROSE} Please enable JavaScript.</noscript></div>") == []


def test_a_picture_for_pages_without_scripts_is_read_where_there_is_no_other() -> None:
    (block,) = blocks(
        "<figure><noscript><img src='https://a.example/1.jpg'></noscript><figcaption>x</figcaption></figure>"
    )[:1]
    assert [image.url for image in block.images] == ["https://a.example/1.jpg"]
    assert (
        len(
            [
                b
                for b in blocks(
                    "<p><img src='https://a.example/1.jpg'><noscript><img src='https://a.example/1.jpg'></noscript></p>"
                )
                for _ in b.images
            ]
        )
        == 1
    )


@pytest.mark.parametrize("tag", ["video", "button", "object", "select", "canvas"])
def test_an_element_that_is_never_closed_takes_no_text_with_it(tag: str) -> None:
    assert len(lines(f"<{tag}><p>{PROSE}<p>{PROSE}<p>{PROSE}")) == 3
    assert lines(f"<{tag}><p>Your browser plays no films.</p></{tag}><p>a</p>") == [("p", "a")]


def test_what_a_template_shows_in_a_shadow_is_text() -> None:
    assert lines("<my-text><template shadowrootmode=open><p>a</p></template></my-text>") == [("p", "a")]
    assert lines("<template><p>a</p></template>") == []


def test_a_formula_is_read_once() -> None:
    formula = "<span class=katex-mathml><math><mi>x</mi><annotation encoding=tex>x_1</annotation></math></span>"
    assert lines(f"<p>so {formula}<span class=katex-html aria-hidden=true>x</span> holds") == [("p", "so x holds")]


def test_where_a_link_opens_is_told_only_to_those_who_cannot_see() -> None:
    note = '<span class="sr-only"> (opens in a new tab)</span>'
    read = read_blocks(
        [fragment_fromstring(f'<p>The <a href="/x">bell{note}</a> <span class="sr-only">rang</span></p>')]
    )
    assert [block.text for block in read] == ["The bell rang"]
