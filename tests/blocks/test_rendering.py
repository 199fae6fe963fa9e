"""Blocks as text, as HTML that is safe to put on a page, and as Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring
from markdown_it import MarkdownIt

from extractor import Block, Image, Kind
from extractor.blocks import read_blocks
from extractor.blocks.rendering import images, to_html, to_markdown, to_text
from extractor.document.reading import read


def blocks(html: str) -> list[Block]:
    tree = read(f"<body>{html}", kind=Kind.FRAGMENT).tree
    return [*read_blocks([tree.find("body")], lambda _: False, base="https://a.example/1/")]


def html_of(html: str) -> str:
    return to_html(blocks(html)).replace("\n", "")


def markdown_of(html: str) -> str:
    return to_markdown(to_html(blocks(html)))


# --- text ---------------------------------------------------------------------------------------------------


def test_paragraphs_are_separated_by_one_newline() -> None:
    assert (
        to_text(blocks("<h1>one</h1><p>two<br>three</p><img src=x><ul><li>four</li></ul>")) == "one\ntwo\nthree\nfour"
    )
    assert to_text([]) == to_html([]) == to_markdown("") == ""


# --- HTML ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("<h2>one</h2>two", "<h2>one</h2><p>two</p>"),
        (
            "<p>a <b>b</b> <i>c</i> <code>d</code> <s>e</s></p>",
            "<p>a <strong>b</strong> <em>c</em> <code>d</code> <del>e</del></p>",
        ),
        ("<ul><li>one</li><li>two</li></ul>", "<ul><li>one</li><li>two</li></ul>"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "<ul><li>one</li><ul><li>two</li></ul></ul>"),
        (
            "<blockquote>one</blockquote><blockquote>two</blockquote>",
            "<blockquote><p>one</p></blockquote><blockquote><p>two</p></blockquote>",
        ),
        ("<table><tr><th>a</th><td>b</td></tr></table>", "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>"),
        ("<pre>one\n two</pre>", "<pre>one two</pre>"),
        (
            "<img src='x.png' alt='a &quot;b&quot;'>",
            '<p><img src="https://a.example/1/x.png" alt="a &quot;b&quot;"></p>',
        ),
        ("<b>one<p>two</p></b>", "<p><strong>one</strong></p><p>two</p>"),
        ("1 &lt; 2 &amp; 3 <font color=red>red</font>", "<p>1 &lt; 2 &amp; 3 red</p>"),
        ("<p style='x' class='y' id='z' onclick='w'>one</p>", "<p>one</p>"),
    ],
)
def test_blocks_are_written_as_plain_html(written: str, html: str) -> None:
    assert html_of(written) == html


def test_links_are_absolute_and_keep_their_text() -> None:
    anchor = fragment_fromstring(html_of("<p><a href='../2?a=1&amp;b=2#c' onclick=x target=_top>two</a></p>")).find("a")
    assert (anchor.text, anchor.get("href")) == ("two", "https://a.example/2?a=1&b=2#c")
    assert set(anchor.keys()) == {"href", "rel"}


HOSTILE = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "https://[a.example/",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_is_not_on_the_web_is_dropped(address: str) -> None:
    written = f'<p>one <a href="{address}">two</a> <img src="{address}" alt="three"></p>'
    for found in (html_of(written), markdown_of(written)):
        assert "two" in found
        assert not re.search(r"script:|data:|file:|\[a\.example", found)
    assert list(images(blocks(written))) == []


ATTRIBUTES = [f"{name}='{address}'" for name in ("href", "src", "xlink:href", "data-src") for address in HOSTILE]
ATTRIBUTES += """onclick=alert(1)
ONERROR='alert(1)'
onload
style='x:expression(1)'
srcdoc='<script>'
alt='"><script>alert(1)</script>'
alt="'><img src=x onerror=alert(1)>"
href='https://a.example/" onclick="x'""".splitlines()
PIECES = """<script>alert(1)</script>
<script src=//a.example>
</p>
</div>
<!--
-->
<![CDATA[
]]>
<style>
</style>
<plaintext>
<noscript><p title='</noscript><img src=x onerror=alert(1)>'>
<svg><script>alert(1)</script></svg>
<math><mi//xlink:href='javascript:x'>
&lt;script&gt;alert(1)&lt;/script&gt;
&lt;img src=x onerror=x&gt;
<scr<script>ipt>
<img src=x:x onerror=alert(1)//
<base href='javascript:'>
<meta http-equiv=refresh content='0;javascript:x'>
text""".splitlines()
TAGS = "p a img div svg math iframe object embed form input button details table td ul li pre h1 body b video".split()
ELEMENTS = st.builds(
    "<{} {}>".format, st.sampled_from(TAGS), st.lists(st.sampled_from(ATTRIBUTES), max_size=3).map(" ".join)
)


def scheme_of(address: str) -> str:
    """The scheme as a browser sees it: line breaks and tabs go, control characters and spaces around it too."""
    found = re.match(
        r"([a-z][a-z0-9+.-]*):", re.sub(r"[\t\n\r]", "", address).strip("".join(map(chr, range(33)))).lower()
    )
    return found[1] if found else "https"


def assert_safe(html: str) -> None:
    assert "<script" not in html.lower()
    for element in fragment_fromstring(html, create_parent="div").iter():
        assert isinstance(element, HtmlElement)
        assert set(element.keys()) <= {"href", "src", "alt", "rel"}
        for name in ("href", "src"):
            assert scheme_of(element.get(name, "")) in ("http", "https")


@given(st.lists(ELEMENTS | st.sampled_from(PIECES), max_size=8).map("".join))
def test_html_is_safe_whatever_the_markup(markup: str) -> None:
    found = blocks(markup)
    assert_safe(to_html(found))
    for image in images(found):
        assert scheme_of(image.url) in ("http", "https")


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_html_is_safe_whatever_text_stands_where(text: str, address: str, alt: str) -> None:
    tree = fragment_fromstring("<div><p><a>x</a><img></p></div>")
    clean = [re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", value) for value in (text, address, alt)]
    tree.find(".//a").text = clean[0]
    tree.find(".//a").set("href", clean[1])
    tree.find(".//img").set("src", clean[1])
    tree.find(".//img").set("alt", clean[2])
    assert_safe(to_html(read_blocks([tree], lambda _: False)))


# --- Markdown -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("<h2>one</h2>two", "## one\n\ntwo"),
        ("<p>a <b>b</b> <i>c</i> <a href='/x'>d</a></p>", "a **b** *c* [d](https://a.example/x)"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ("<blockquote>one</blockquote>", "> one"),
        ("<pre>one\n  two</pre>", "```\none\n  two\n```"),
        ("<img src=x.png alt=boat>", "![boat](https://a.example/1/x.png)"),
    ],
)
def test_blocks_are_written_as_markdown(written: str, markdown: str) -> None:
    assert markdown_of(written) == markdown


@pytest.mark.parametrize(
    "text", ["a * b _c_ [d](e) `f`", "# one", "1. one", "- one", "+ one", "> one", "a\\b", "=== one"]
)
def test_text_that_looks_like_markdown_stays_text(text: str) -> None:
    assert MarkdownIt("commonmark").render(markdown_of(f"<p>{text}</p>")).strip() == html_of(f"<p>{text}</p>")


@pytest.mark.parametrize("formula", ["$x_1 * y_2 * z$", "$$\\sum_i \\{x_i\\}$$", "$a_1$, $b_2$"])
def test_formulas_are_written_as_they_stand(formula: str) -> None:
    assert markdown_of(f"<p>so {formula} holds</p>") == f"so {formula} holds"


def test_a_table_is_a_table_in_markdown() -> None:
    assert (
        "| a | b |"
        in markdown_of("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>").splitlines()
    )


@pytest.mark.parametrize(
    "written",
    [
        '<img src="/x" alt="x](https://a.example) [y](javascript:alert(1)) ![z">',
        '<a href="/x) [y](javascript:alert(1)) [z](/">x</a>',
        '<a href="/x> [y](javascript:alert(1)) <z">x</a>',
        "<p>[y](javascript:alert(1))</p>",
        "<pre>```\n[y](javascript:alert(1))\n</pre>",
        '<img src="/x" alt="](/x) <script>alert(1)</script> ![">',
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<p>$x_1 [y](javascript:alert(1))$ $$\\a &lt;script&gt;alert(1)&lt;/script&gt;$$</p>",
        "<p>$x_1 [y]$ [y]: javascript:alert(1)</p>",
    ],
)
def test_what_a_page_says_cannot_become_markup_in_markdown(written: str) -> None:
    reader = MarkdownIt("commonmark")
    reader.validateLink = lambda _: True
    tree = fragment_fromstring(reader.render(markdown_of(written)), create_parent="div")
    assert tree.find(".//script") is None
    assert {scheme_of(address) for *_, address, _ in tree.iterlinks()} <= {"https"}


# --- pictures -----------------------------------------------------------------------------------------------


def test_a_picture_has_the_caption_of_its_figure_else_its_alternative_text() -> None:
    found = images(
        blocks(
            "<figure><img src=/1 alt=one><figcaption>The boats</figcaption></figure><img src=/2 alt=two><img src=/3><img src=/2 alt=again>"
        )
    )
    assert list(found) == [
        Image("https://a.example/1", "The boats"),
        Image("https://a.example/2", "two"),
        Image("https://a.example/3"),
    ]
