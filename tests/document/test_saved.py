"""What programs that save pages write into them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.document import reading
from extractor.document.saved import address_in_comment, is_public

URL = "https://harbour.example/2024/fog.html?page=1"


@pytest.mark.parametrize(
    ("comment", "address"),
    [
        (f"<!-- saved from url=({len(URL):04}){URL} -->", URL),
        (f"<!-- saved from url=(0023){URL} -->", "https://harbour.example"),
        (f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Mar 05 2024\n-->", URL),
        ("<!-- Mirrored from harbour.example/fog.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue -->", "http://harbour.example/fog.html"),
        (f"<!-- Saved from {URL} at 2024-03-05T06:07:08Z using monolith v2.8.1 -->", URL),
        (f"<!-- Downloaded from: {URL} -->", URL),
        (f"<!-- saved from url=(0060)https://web.archive.org/web/20240305060708/{URL} -->", URL[:20]),
        (f"<!-- Saved from https://web.archive.org/web/20240305060708id_/{URL} -->", URL),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- saved from url=(0031)file:///C:/Users/jane/fog.html -->", None),
        ("<!-- Saved from http://localhost:8000/fog.html -->", None),
        ("<!-- The recipe was saved from a fire in 1911 -->", None),
        ("<!-- saved from https://[broken -->", None),
    ],
)  # fmt: skip
def test_a_comment_of_who_saved_the_page_is_its_address(comment: str, address: str | None) -> None:
    if address == URL[:20]:
        comment, address = comment.replace("(0060)", "(0088)"), URL
    assert address_in_comment(f"<!doctype html>\n{comment}\n<html><body>Fog</body></html>") == address


def test_it_may_stand_at_the_end_and_what_a_page_says_in_its_middle_is_not_it() -> None:
    comment = f"<!-- Mirrored from {URL} by HTTrack -->"
    padding = "<p>Fog.</p>" * 3000
    assert address_in_comment(f"<html>{padding}{comment}</html>") == URL
    assert address_in_comment(f"<html>{padding}{comment}{padding}</html>") is None


def test_it_is_the_address_of_the_document_and_of_the_article() -> None:
    page = f"<!doctype html><!-- saved from url=({len(URL):04}){URL} --><html><h1>Fog</h1><p>{'Forty boats came home. ' * 20}</p>"
    assert reading.read(page).url == URL
    article = extract(page)
    assert (article.url, article.origins["url"].by) == (URL, "page")
    assert reading.read(page, url="https://elsewhere.example/1").url == "https://elsewhere.example/1"


@given(st.text(alphabet="<!-> savedfrom:htpx.()01\n", max_size=300))
def test_no_markup_is_too_odd(markup: str) -> None:
    address = address_in_comment(markup)
    assert address is None or is_public(address)


def test_comments_that_never_end_take_no_time() -> None:
    start = time.perf_counter()
    address_in_comment("<!-- saved from " * 200_000)
    address_in_comment("<!--" + "saved from " * 300_000 + "-->")
    assert time.perf_counter() - start < 1
