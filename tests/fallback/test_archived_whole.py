"""Whole pages with a header and all their chrome: longer than what archivers keep of an article."""

from __future__ import annotations

from posts import MENU, TITLE, post

from extractor import Extractor

WHO = ("The harbour master", "A fisherman", "The keeper of the lighthouse", "Her deputy", "The mayor", "A teacher")
DID = (
    "counted the boats that had come in before the fog",
    "rang the bell until noon, because nobody else had the key",
    "asked the council for a new horn and was told to wait",
    "wrote down the names of all who had slept on the quay",
    "found two lamps, a radio and a map in a locked shed",
)
WHY = (
    "and nobody knew whether that would help.",
    "as the rules of the port have asked for since 1962.",
    "which took the whole morning and half the night.",
    "but the insurers want to see it in writing first.",
)


def test_an_article_above_the_headline_that_the_footer_repeats_is_found_on_a_whole_page() -> None:
    said = [f"{WHO[i % 6]} {DID[i % 5]}, {WHY[i % 4]}" for i in range(60)]
    text = [f"{one} {other}" for one, other in zip(said, said[7:], strict=False)]
    about = "Pond contributors come from every harbour, and over twenty years hundreds of them have sent us letters."
    page = post(MENU, f"# {TITLE}", *text, MENU, f"## {TITLE}", about, "* [About us](/about)\n* [Terms](/terms)")
    article = Extractor().extract(page)
    assert article.body.splitlines() == text
    assert (article.confidence or 0) > 0.5
