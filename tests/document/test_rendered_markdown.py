"""What is held back from the renderer of Markdown, and headers that are read without YAML."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import front_matter
from extractor.document.markdown import render


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**注意：**请看", "<p>注意：请看</p>\n"),
        (r"two \*\*stars\*\*", "<p>two **stars**</p>\n"),
        ("a <div> and `<b> **`", "<p>a &lt;div&gt; and <code>&lt;b&gt; **</code></p>\n"),
        ("<https://example.org/a>", '<p><a href="https://example.org/a">https://example.org/a</a></p>\n'),
        ("1) one\n2) two", "<ol>\n<li>1) one</li>\n<li>2) two</li>\n</ol>\n"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("1、one\n\n2. two", '<p>1、one</p>\n<ol start="2">\n<li>2. two</li>\n</ol>\n'),
        ("in 1999\n2) two", "<p>in 1999<br />\n2) two</p>\n"),
        ("a $x_1 * y_2 * z$ b", "<p>a $x_1 * y_2 * z$ b</p>\n"),
        ("sum\n$$\nx_1\n- y\n$$\nend", "<p>sum</p>\n<p>$$\nx_1\n- y\n$$</p>\n<p>end</p>\n"),
        ("river\n---\n\ntext", "<h2>river</h2>\n<p>text</p>\n"),
        ("river " * 60 + "\n---\n", f"<p>{('river ' * 60).strip()}</p>\n"),
        ("river " * 60 + "\n--\n---\n", f"<p>{('river ' * 60).strip()}</p>\n<hr />\n"),
        ("river ](https://example.org/a) text", "<p>river  text</p>\n"),
        ("half \ud800 a pair", "<p>half ? a pair</p>\n"),
    ],
)
def test_markdown_is_html(markdown: str, html: str) -> None:
    assert render(markdown) == html


@given(st.text(alphabet="ab1*_[]()<>/!$\\`|#-.)\n \U00010af0\U00010af1\U00010af2\U00010af3\U00010af4", max_size=80))
def test_no_placeholder_is_left(markdown: str) -> None:
    assert not set(render(markdown)) & set("\U00010af0\U00010af1\U00010af2\U00010af3\U00010af4")


@pytest.mark.parametrize("markdown", ["> " * 5000, "- " * 5000, ">" * 50_000, "a\n---\n" * 20_000, "<p>1." * 20_000])
def test_nesting_and_repetition_are_bounded(markdown: str) -> None:
    started = time.process_time()
    assert render(markdown).count("<blockquote>") < 100
    assert time.process_time() - started < 10


VALUES = st.sampled_from(
    [
        "x",
        "a b",
        "'a'",
        '"a b"',
        "[a, b]",
        "[]",
        "[a]",
        "",
        "2024-01-02",
        "a: b",
        "a # b",
        "a#b",
        "- a",
        "*a",
        "'",
        "[a",
        "a:",
    ]
)
LINES = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["title", "tags", "url", "名"]), VALUES),
    st.builds("{}- {}".format, st.sampled_from(["", "  "]), VALUES),
)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_simple_headers_are_read_as_yaml_reads_them(lines: list[str]) -> None:
    header = "\n".join(lines)
    simple = front_matter.load_simple(header)
    assert simple is None or simple == front_matter.load_yaml(header)


def test_a_sample_of_markdown_with_samples_of_its_own_ends_where_it_does() -> None:
    inner = "```sh\nring bell\n```"
    assert render(f"```\n# Bell\n{inner}\nfog\n```\n\ntext") == (
        f"<pre><code># Bell\n{inner}\nfog\n</code></pre>\n<p>text</p>\n"
    )
    assert render(f"```\nbell\n{inner}\nfog") == "<pre><code>bell\n```sh\nring bell\n</code></pre>\n<p>fog</p>\n"
    assert render("```\nbell...") == "<pre><code>bell...\n</code></pre>\n"
    assert "<li>" in render("1. bell\n\n   ```\n   ring\n   ```\n2. fog").split("<pre>")[1]


def test_a_sample_that_was_escaped_like_text_is_read_as_it_was() -> None:
    assert render("```\nring\\_bell(a\\_b, \\*c\\_d)\n```") == "<pre><code>ring_bell(a_b, *c_d)\n</code></pre>\n"
    assert "\\_" in render("```\nring\\_bell(a\\_b, c\\_d, e_f)\n```")


def test_hostile_fences_take_no_time() -> None:
    started = time.process_time()
    for text in ("```\n" * 20_000, "```a\n" * 20_000, "```\n```a\n" * 10_000, "~~~\n```\n" * 10_000):
        render(text)
    assert time.process_time() - started < 10
