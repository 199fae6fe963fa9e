"""Archived pages that hold no article, and short ones that do: which of the two it is, and why."""

from __future__ import annotations

import pytest
from posts import MENU, PROSE, TITLE, body, post, reason

from extractor import Extractor


def test_a_page_cut_off_in_its_menus_is_cut() -> None:
    assert reason(post(f"# {TITLE}", MENU + "\n* [Section nu...")) == "cut"


def test_menus_of_cards_with_teasers_are_menus() -> None:
    card = "* [![A picture](data:image/gif;base64...)\n\n  {}](https://pond.example/{})"
    cards = "\n".join(card.format(text, i) for i, text in enumerate(PROSE * 4))
    assert reason(post(f"# {TITLE}", cards, "* [Deals](https://po...")) == "cut"


def test_links_without_any_prose_are_a_listing() -> None:
    assert reason(post(f"# {TITLE}", MENU, "Pond News")) == "listing"


def test_a_challenge_and_a_notice_are_named() -> None:
    assert reason(post(f"# {TITLE}", """{"l1":"var arg1='0a1b2c3d';"}""")) == "challenge"
    assert reason(post(f"# {TITLE}", "Pond", "# We're Under Maintenance", "We'll be back online shortly.")) == "notice"


def test_a_challenge_in_the_wrong_encoding_is_one() -> None:
    assert reason(post(f"# {TITLE}", "Loader", "正在验证您的请求，请稍候".encode().decode("latin-1"))) == "challenge"


def test_a_section_front_is_a_listing() -> None:
    cards = "".join(f"<div><a href=/a/{i}><h2>Boat {i}</h2></a><p>{PROSE[i % 3][:70]}…</p></div>" for i in range(8))
    assert reason(f"<html><head><title>Harbour</title></head><body><main>{cards}</main></body></html>") == "listing"


def test_headlines_that_are_links_above_a_teaser_are_a_listing() -> None:
    cards = [
        f"## [The bell was rung for the {n}th time](https://pond.example/{n})\n\nAnother boat came in."
        for n in range(5)
    ]
    assert reason(post(f"# {TITLE}", *cards, PROSE[0], *cards)) == "listing"


@pytest.mark.parametrize("text", ["It rained on Monday, and all of the boats stayed in.", PROSE[0]])
def test_a_short_article_among_menus_is_an_article(text: str) -> None:
    assert body(MENU, f"# {TITLE}", text) == [text]


@pytest.mark.parametrize(
    "menu",
    [
        "\n\n".join(f"Product number {i} for ponds" for i in range(60)),
        "\n".join(f"* Product {i}\n\n  Keeps the pond clean" for i in range(60)),
    ],
)
def test_a_page_that_breaks_off_in_a_menu_without_links_has_no_article(menu: str) -> None:
    assert reason(post(f"# {TITLE}", menu, "Looking for a pump for your...")) == "cut"


def test_a_text_of_commands_that_breaks_off_is_an_article() -> None:
    commands = [f"ring bell number {i}" for i in range(33)]
    assert (
        body(*PROSE, *commands, *(f"{line} Once more." for line in PROSE), "And then the last of the boats...")[:3]
        == PROSE
    )


def test_a_page_of_menus_and_a_few_words_has_no_article() -> None:
    links = "\n".join(f"[Fog {i}](https://pond.example/{i})" for i in range(6))
    words = "* forty boats\n* a harbour, an old bell and nobody on land to ring it"
    assert reason(post(f"# {TITLE}", words, "Fog mode", words, links)) == "empty"


def test_a_lockout_is_no_article() -> None:
    said = (
        "hi. we are sorry to say that a condition has occurred that has resulted in a 24 hour lockout of this address."
    )
    assert reason(post(f"# {TITLE}", said)) == "challenge"


def test_a_page_without_the_words_of_its_title_is_another() -> None:
    promise = "Learn more about our products. Share what you know and build a reputation for yourself in the community."
    assert reason(post(f"# {TITLE}", MENU, "## Get updates", promise)) == "listing"
    assert body("[Fog in the harbour](/fog), forty boats", promise, MENU) != []


def test_a_catalogue_below_two_paragraphs_is_a_listing() -> None:
    rows = "".join(f"| Boat number {i} of the harbour | {i} Jun 2021 | built on the island |\n" for i in range(80))
    table = f"| Boat | Day | Where |\n| --- | --- | --- |\n{rows}"
    page = (f"# {TITLE}", MENU, "# All boats", *PROSE[:2], "[Subscribe to notifications](/feed)", table)
    assert reason(post(*page)) == "listing"


def test_the_shell_of_a_page_is_empty() -> None:
    links = "[About](/a) |\n[Terms](/t) |\n[Copyright](/c) |\n[Pond](https://a.example)"
    parts = ("---\ntitle: Bell\nsource: Pond\n---", "# Bell", "[![](/logo.png)](/)", "* files\n* news\n* users", links)
    assert reason("\n\n".join(parts)) == "empty"


def test_a_sentence_above_cards_is_no_article() -> None:
    cards = [f"[![](/{i}.png)\n\n## The {i}th boat\n\n{PROSE[i % 3][:90]}](https://pond.example/{i})" for i in range(8)]
    assert (
        reason(post(f"# {TITLE}", "# Blog", "This is some of my favourite, and the latest of boats, of fog.", *cards))
        == "listing"
    )


def test_an_article_about_a_code_is_no_notice_though_a_section_is_called_after_it() -> None:
    text = post(f"# {TITLE} 401, 404", "## 404", "The harbour is not on the map.", "## 401", "The harbour has a gate.")
    assert Extractor().extract(text.replace(f"title: {TITLE}", f"title: {TITLE} 401, 404")).body.startswith("404")
