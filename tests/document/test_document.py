"""A document: its kind as seen from the content, its tree, and what it says of itself."""

from __future__ import annotations

import json

import pytest

from extractor import Document, Kind
from extractor.document.reading import read

HEADER = "---\ntitle: The river\nurl: https://a.example/1\n---\n"


def shown(content: str, kind: Kind | None = None) -> str:
    return " ".join(read(content, kind=kind).tree.text_content().split())


def page(head: str = "", body: str = "<p>The river.</p>") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


# --- kind ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<!DOCTYPE html><p>x", Kind.PAGE),
        ("\n\n<!-- saved --><HTML lang=zh><p>x", Kind.PAGE),
        ('<?xml version="1.0"?><html><body>x', Kind.PAGE),
        ("<body class=x>y", Kind.PAGE),
        ("<p>x</p>", Kind.FRAGMENT),
        ("\n <div class='a'>**x**</div>", Kind.FRAGMENT),
        ("text <b>bold</b>", Kind.FRAGMENT),
        (HEADER + "<p>x</p>", Kind.HTML_POST),
        (HEADER + "\n\n<div>**x**</div>", Kind.HTML_POST),
        (HEADER + "text <b>bold</b>", Kind.HTML_POST),
        (HEADER + "<!DOCTYPE html><html><body>x", Kind.HTML_POST),
        ("\n\n" + HEADER + "<p>x</p>", Kind.HTML_POST),
        ("\ufeff" + HEADER + "<p>x</p>", Kind.HTML_POST),
        (HEADER + "# The river\n\ntext", Kind.MARKDOWN_POST),
        (HEADER + "plain text", Kind.MARKDOWN_POST),
        (HEADER + "text **bold** about `<b>`", Kind.MARKDOWN_POST),
        ("\r\n" + (HEADER + "# The river").replace("\n", "\r\n"), Kind.MARKDOWN_POST),
        ("# The river\n\nabout <b>", Kind.MARKDOWN_POST),
        ("plain text, 1 < 2", Kind.MARKDOWN_POST),
    ],
)
def test_the_kind_is_seen_from_the_content(content: str, kind: Kind) -> None:
    document = read(content)
    assert document.kind is kind
    assert bool(document.front_matter) is ("title: The river" in content)
    assert read(content.encode()).kind is kind


@pytest.mark.parametrize("kind", Kind)
def test_the_caller_may_say_the_kind(kind: Kind) -> None:
    assert read("<p>text</p>", kind=kind).kind is kind


@pytest.mark.parametrize(
    ("content", "fragment"),
    [("<p>x</p>", True), (HEADER + "<p>x</p>", True), (HEADER + page(), False), (page(), False), ("# x", False)],
)
def test_a_fragment_is_no_page_with_or_without_a_header(content: str, fragment: bool) -> None:
    assert read(content).is_fragment is fragment


# --- header and text ----------------------------------------------------------------------------------------


def test_the_text_is_the_markup_without_the_header() -> None:
    assert read(HEADER + "<p>x</p>").text.strip() == "<p>x</p>"


@pytest.mark.parametrize("content", ["---\n\n# The river\n\ntext\n\n---\n\nmore", "---\n---\nThe river, more"])
def test_a_rule_at_the_start_of_a_markdown_file_is_no_front_matter(content: str) -> None:
    document = read(content)
    assert (document.front_matter, document.text) == ({}, content)
    assert "The river" in shown(content)
    assert shown(content).endswith("more")


def test_a_header_that_is_never_closed_is_text() -> None:
    document = read("---\ntitle: The river\n\nThe boats left.")
    assert document.front_matter == {}
    assert "The river" in document.tree.text_content()
    assert "The boats left." in document.tree.text_content()


def test_a_header_in_a_file_with_dos_line_ends_is_read() -> None:
    document = read((HEADER + "# The river\n\none\ntwo\n").replace("\n", "\r\n"))
    assert document.front_matter == {"title": "The river", "url": "https://a.example/1"}
    assert [element.tag for element in document.tree.find("body")] == ["h1", "p"]


def test_the_address_in_the_header_counts_unless_the_caller_knows_better() -> None:
    assert read(HEADER + "x").url == "https://a.example/1"
    assert read("---\nlink: https://a.example/2\n---\nx").url == "https://a.example/2"
    assert read(HEADER + "x", url="https://b.example/").url == "https://b.example/"


# --- tree ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "said"), [("<title> River\n&amp; ferry</title><title>x</title>", " River\n& ferry"), ("", "")]
)
def test_what_the_first_title_in_the_head_says_is_known_as_it_stands(head: str, said: str) -> None:
    assert read(page(head)).head_title == said


def test_comments_are_in_the_text_and_not_in_the_tree() -> None:
    document = read("<p>one<!-- two --></p><?php three ?>")
    assert document.tree.text_content() == "one"
    assert "two" in document.text


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><p>one</p></body></html><p>two</p>",
        "<HTML><BODY><p>one</p></BODY></HTML ><div>two</div>",
        "<Html><Body><p>one</p></Body></Html><div>two</div>",
        "<html><body><p>one</p></html></body><p>two</p></html>",
        "<html><body><p>one</p></body></html><html><body><p>two</p></body></html>",
        "<html><body><p>one</p> </body></html>two",
    ],
)
def test_what_follows_an_early_end_tag_is_not_lost(content: str) -> None:
    assert shown(content.replace("</p>", "</p> ")) == "one two"


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "b"])
def test_text_under_fifteen_hundred_levels_is_not_lost(tag: str) -> None:
    content = f"<{tag}>" * 1500 + "deep" + f"</{tag}>" * 1500 + "<p> after"
    assert shown(content) == "deep after"
    assert shown(page(body=content)) == "deep after"


def test_an_empty_document_has_a_body() -> None:
    assert read("").tree.tag == "html"
    assert read("<!-- nothing -->", kind=Kind.PAGE).tree.find("body") is not None


# --- Markdown -----------------------------------------------------------------------------------------------


def markdown(content: str) -> Document:
    return read(content, kind=Kind.MARKDOWN_POST)


def test_markdown_has_tables() -> None:
    tree = markdown("| year | boats |\n|---|---|\n| 2001 | 40 |\n").tree
    assert [cell.text for cell in tree.iter("th", "td")] == ["year", "boats", "2001", "40"]


def test_a_line_break_is_a_line_break() -> None:
    assert len(markdown("one\ntwo\nthree").tree.findall(".//br")) == 2


def test_a_link_around_a_card_is_a_link() -> None:
    links = markdown("[![a](https://a.example/a.png)\n\n### The river\n\nIt is wide.](https://a.example/1)").tree.iter(
        "a"
    )
    assert [" ".join(link.text_content().split()) for link in links] == ["The river It is wide."]


def test_html_in_markdown_is_text_that_was_written_about() -> None:
    tree = markdown("# Tags\n\nWrite <b>bold</b> or:\n\n<script>alert(1)</script>").tree
    assert "Write <b>bold</b> or:" in tree.text_content()
    assert "<script>alert(1)</script>" in tree.text_content()
    assert tree.find(".//script") is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("**注意：**请看", "注意：请看"),
        ("请看**“这里”**好", "请看“这里”好"),
        ("价格是 5\\*3 元", "价格是 5*3 元"),
        ("[\n\n船\n\n](https://a.example/1)", "船"),
        ("see [the river](https://a.example/very-lo", "see the river"),
        ("see ![the river](https://a.example/very-lo", "see"),
        ("see [one](https://a.example/1), [two](/", "see one, two"),
        ("see [the\nriver", "see the river"),
        ("the ![x](data:image/svg+xml;utf8,<svg >)river", "the river"),
        ('the<br>river <span style="color: red">is</span> wide', "the river is wide"),
        ("| 1 2 3 | one two three |\n|---|---|\n| 1 | 2 |", "one two three 1 2"),
        ("2、the river\n\n3. the sea\n4. the sky", "2、the river 3. the sea 4. the sky"),
        ("first\n\n1. the sea", "first the sea"),
    ],
)
def test_markup_that_no_reader_would_see_is_taken_out(content: str, text: str) -> None:
    assert " ".join(markdown(content).tree.text_content().split()) == text


@pytest.mark.parametrize(
    "formula",
    [
        "$x_{1}^{*} + y_{2}^{*}$",
        "$\\mathbb{E}\\,[x] \\{a\\}$",
        "$$\\sum_i x_i * y_i * z_i$$",
        "$$\na = b \\\\\n- c_1 \\,d\n= 2\n$$",
        "$a_1 < b_1 & c$",
        "$\\$5_a$",
    ],
)
def test_formulas_are_read_as_written(formula: str) -> None:
    said = [*map(str.split, (formula, markdown(f"The sum\n\n{formula}\n\nis small.").tree.text_content()))]
    assert said[1] == ["The", "sum", *said[0], "is", "small."]
    assert markdown(f"a {formula.replace(chr(10), ' ')} b").tree.text_content().split() == ["a", *said[0], "b"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("It costs $5 or $10 for \\*two\\*", "It costs $5 or $10 for *two*"),
        ("$5 [a_b](https://a.example/1) US$ c", "$5 a_b US$ c"),
        ("`$x_1$` and $y", "$x_1$ and $y"),
        ("$$\n\nnever ends \\*", "$$ never ends *"),
    ],
)
def test_a_dollar_is_no_formula(content: str, text: str) -> None:
    assert " ".join(markdown(content).tree.text_content().split()) == text


# --- what it says of itself ---------------------------------------------------------------------------------


def test_meta_is_found_by_name_property_and_itemprop_in_any_case() -> None:
    document = read(page("<meta NAME=Author content=' A '><meta property='og:title' content=B>"
                         "<meta itemprop=author content=C><meta name=empty content=' '>"))  # fmt: skip
    assert document.meta == {"author": ("A", "C"), "og:title": ("B",)}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('[{"a": 1}, {"b": 2}, 3];', [{"a": 1}, {"b": 2}]),
        ('{"@graph": [{"a": 1}]}', [{"@graph": [{"a": 1}]}, {"a": 1}]),
        ('{"a": "line\nbreak"}', [{"a": "line\nbreak"}]),
        ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
        ('[{"a": 1},\n{"b": 2,},\n]', [{"a": 1}, {"b": 2}]),
        ('[{"a": 1} {"b": 2}]', [{"a": 1}, {"b": 2}]),
        ('{"a": "it\\\'s"}', [{"a": "it's"}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
        ('/* from a template */ {"a": 1}', [{"a": 1}]),
        ('{"mainEntity": {"a": 1}}', [{"mainEntity": {"a": 1}}, {"a": 1}]),
        ('{"a": ', []),
        ("[" * 100_000, []),
        ("9" * 5000, []),
        ("{'a': 'the quay', 'b': ['c']}", [{"a": "the quay", "b": ["c"]}]),
        (
            '{"@type": "NewsArticle", "headline": "Wood", "description": "said "no" twice", "datePublished": 2024-05-14T15:22:00+02:00,'
            ' "author": {"@type": "Person", "name": "Odile Varr"}, "url": https://quay.example/1}',
            [
                {
                    "@type": "NewsArticle",
                    "headline": "Wood",
                    "datePublished": "2024-05-14T15:22:00+02:00",
                    "author": {"@type": "Person", "name": "Odile Varr"},
                }
            ],
        ),
        ('[{"@type": "NewsArticle", "name": "a"b"}, {"@type": "Article", "datePublished": "2024-05-14"}]', []),
    ],
)
def test_json_ld_is_read_and_what_is_broken_is_skipped(source: str, found: list[object]) -> None:
    document = read(page(f'<script type="application/ld+json">{source}</script>'))
    assert json.dumps(document.json_ld) == json.dumps(found)


CANONICAL = '<link rel="canonical" href="{}">'
OG_URL = '<meta property="og:url" content="{}">'


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        ("", None, None),
        (CANONICAL.format("https://C.example/1"), None, "https://C.example/1"),
        (OG_URL.format("https://o.example/1"), None, "https://o.example/1"),
        (OG_URL.format("https://o.example/1") + CANONICAL.format("https://c.example/1"), None, "https://c.example/1"),
        (CANONICAL.format("/1"), None, None),
        (CANONICAL.format("/1") + OG_URL.format("https://o.example/1"), None, "https://o.example/1"),
        (CANONICAL.format("https://c.example/1"), "https://u.example/1", "https://u.example/1"),
        (CANONICAL.format("https://c.example/1"), "page.html", "https://c.example/1"),
        (CANONICAL.format("https://[c.example/1"), "https://u.example/1", "https://u.example/1"),
        (CANONICAL.format("https://[c.example/1") + OG_URL.format("https://o.example/1"), None, "https://o.example/1"),
    ],
)
def test_the_address_is_the_callers_then_the_canonical_then_the_shared_one(
    head: str, url: str | None, address: str | None
) -> None:
    document = read(page(head), url=url)
    assert document.address == address
    assert document.host == (address.split("/")[2].lower() if address else None)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("# Fog\n\n## Fog\n\ntext\n\n# More", 1),
        (HEADER + "# Menu\n\n# The river\n\n# Menu", 2),
        (HEADER + "# The river\n\nmenu\n\n# The river\n\nJane Doe\n\n# The river\n\ntext", 1),
        (
            HEADER
            + "# The river\n\n# The river\n\nJane\nJane\n\nNews\n\n![](a.png)\n\nRead\n\nApp\n\n# The river\n\ntext",
            1,
        ),
        (HEADER + "# Menu\n\n# River\n\ntext", 0),
        (HEADER + "## A section\n\ntext\n\n## Another", None),
        (HEADER + "words " * 30 + "\n\n# A section\n\ntext", None),
        (HEADER + "# The river\n\nmenu\n\n# The river | News\n\ntext", 1),
        (page(body="<h2>One</h2><h1>Two</h1><h1>Three</h1>"), 1),
        (page("<title>Three days | News</title>", "<h1>Two</h1><h2>Three days</h2>"), 1),
        (page(), None),
        ("text", None),
    ],
)
def test_the_headline_is_the_heading_that_is_the_title(content: str, place: int | None) -> None:
    document = read(content)
    headings = list(document.tree.iter("h1", "h2", "h3"))
    assert document.headline is (None if place is None else headings[place])


def test_a_canonical_link_is_made_absolute() -> None:
    assert read(page(CANONICAL.format("../1")), url="https://a.example/x/y").canonical_url == "https://a.example/1"


def test_an_address_that_is_none_has_no_host() -> None:
    assert read(page(), url="https://[a.example/").host is None


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Example.com:8080/1", "news.example.com"),
        ("https://新闻.例子.example/1", "xn--efvy88h.xn--fsqu00a.example"),
        (f"https://{'a' * 80}.example/1", f"{'a' * 80}.example"),
        ("https://a..example/1", "a..example"),
    ],
)
def test_a_host_is_in_lower_case_and_in_punycode(url: str, host: str) -> None:
    assert read(page(), url=url).host == host
