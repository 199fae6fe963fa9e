"""What a page holds for its script to show is found where the page shows nothing itself, and only there."""

from __future__ import annotations

import json
from html import escape

import pytest

import extractor

PROSE = [
    f"The board of the harbour heard on day {day} that the piles of the old quay would stand another ten winters if the "
    "worm was kept out of them, and that keeping it out would cost rather more than the quay had earned."
    for day in ("one", "two", "three", "four")
]
MARKUP = "".join(f"<p>{text}</p>" for text in PROSE)
STATE = json.dumps({"page": {"story": {"title": "Ten more winters", "body": MARKUP}, "menu": ["News", "Sport"]}})
HELD = {
    "textarea": f'<textarea style="display:none">{escape(MARKUP)}</textarea>',
    "frame": f'<iframe srcdoc="{escape(MARKUP)}"></iframe>',
    "data": f'<div id="root"></div><script id="__NEXT_DATA__" type="application/json">{STATE}</script>',
    "state": f'<div id="root"></div><script>window.__INITIAL_STATE__ = {STATE};</script>',
}


def page(content: str) -> str:
    return (
        "<html><head><title>Ten more winters - Quay Post</title></head><body><nav><a href='/'>Quay Post</a></nav>"
        f"<main><h1>Ten more winters</h1>{content}</main></body></html>"
    )


@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
def test_a_text_that_only_a_script_shows_is_the_body(held: str) -> None:
    article = extractor.extract(page(held), url="https://quay.example/1")
    assert (article.body, article.extractor) == ("\n".join(PROSE), "held")


def test_a_page_that_shows_its_text_is_read_as_it_shows_it() -> None:
    shown = "".join(f"<p>{text.replace('piles', 'stones')}</p>" for text in PROSE)
    article = extractor.extract(page(shown + HELD["data"]), url="https://quay.example/1")
    assert "stones" in article.body
    assert "piles" not in article.body


def test_a_script_that_holds_no_sentences_is_no_article() -> None:
    words = json.dumps({"words": "\n".join(["quay tower lamp rope herring tar"] * 40)})
    with pytest.raises(extractor.NoContentError):
        extractor.extract(f"<html><body><script type='application/json'>{words}</script></body></html>")
