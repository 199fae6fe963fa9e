"""What libxml2 reads otherwise than browsers do."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document.reading import read
from extractor.document.repairs import repaired


@pytest.mark.parametrize(
    ("markup", "mended"),
    [
        # a drawing goes, whatever its case, with drawings and text in it
        ("<p>a<svg viewBox='0 0 1 1'><title>Logo</title><path d='M0 0'/></svg>b", "<p>ab"),
        ("<SVG><g></g></SVG ><p>a", "<p>a"),
        ("<svg><svg><g/></svg><g/></svg>a", "a"),
        ("<svg class='x>y'/>a", "a"),
        ("<svg><foreignObject><p>label</p></foreignObject></svg>a", "a"),
        ("<svg><style>a > b { color: red }</style><path/></svg>a", "a"),
        # one that is not closed ends where HTML goes on
        ("<div><svg><path d='M0 0'><p>a</p></div>", "<div><p>a</p></div>"),
        ("<div><svg><path d='M0 0'></div><p>a", "<div></div><p>a"),
        ("<svg><svg/><g><h2>a</h2>", "<h2>a</h2>"),
        # the string is in scripts, comments and names of other elements
        ("<script>x = '<svg>'</script><p>a</p><svg></svg>", "<script>x = '<svg>'</script><p>a</p>"),
        ("<!-- <svg> --><p>a</p>", "<!-- <svg> --><p>a</p>"),
        ("<svg-icon>a</svg-icon>", "<svg-icon>a</svg-icon>"),
        ("<p>a <svg", "<p>a <svg"),
        # ends of the page go where something follows them
        ("<body><p>a</p></body></html>\n", "<body><p>a</p></body></html>\n"),
        ("<body><p>a</p></body><p>b</p></html>", "<body><p>a</p><p>b</p>"),
        ("<body><p>a</p></BODY ></HTML><p>b</p></body></html>", "<body><p>a</p><p>b</p>"),
    ],
)
def test_markup_is_mended(markup: str, mended: str) -> None:
    assert repaired(markup.encode()).decode() == mended


def test_what_follows_the_body_stands_in_the_body() -> None:
    body = read("<html><body><div><p>one</p></body><p>two</p></div></html><p>three</p>").tree.find("body")
    assert body is not None
    assert body.text_content().split() == ["onetwothree"]


@pytest.mark.parametrize(
    "unit",
    ["<svg>", "<svg><foreignObject>", "<svg><style>", "<svg a='", "<svg><g>", "</body>x", "<script><svg>", "<!--<svg"],
)
def test_hostile_pages_take_linear_time(unit: str) -> None:
    start = time.perf_counter()
    repaired(unit.encode() * (1_000_000 // len(unit)))
    assert time.perf_counter() - start < 5


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "a", "<svg>", "</svg>", "<g/>", "<!--", "-->", "<script>", "</script>"]))
)
def test_pages_without_drawings_are_left_alone_and_all_others_shrink(parts: list[str]) -> None:
    page = "".join(parts).encode()
    assert len(repaired(page)) <= len(page)
    if b"<svg>" not in page:
        assert repaired(page) == page
