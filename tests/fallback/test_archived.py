"""Archived pages of any site: what is the article, and what is around it."""

from __future__ import annotations

import pytest
from posts import HEADER, MENU, PROSE, TITLE, body

from extractor import Extractor


def test_a_sentence_above_a_line_of_links_leads_in() -> None:
    opening = "The lighthouse has a new bell. Jane Doe sent me the news, and this is where I read of it first:"
    assert body(opening, "<https://pond.example/bell>", *PROSE) == [opening, "https://pond.example/bell", *PROSE]


def test_a_heading_with_a_year_is_a_heading() -> None:
    assert body(PROSE[0], "## Ten bells rung since January 2011", *PROSE[1:])[1] == "Ten bells rung since January 2011"


def test_a_number_that_looks_like_a_year_is_no_date() -> None:
    assert body(PROSE[0], "**CVE-2018-0171**", *PROSE[1:])[1] == "CVE-2018-0171"


def test_a_sample_in_a_table_with_numbers_of_lines_is_code() -> None:
    rows = "|  |  |\n| --- | --- |\n| ``` 1 2 3 ``` | ``` ring bell | count boats ``` |"
    assert body(PROSE[0], rows, *PROSE[1:]) == [PROSE[0], "ring bell | count boats", *PROSE[1:]]


def test_of_a_link_around_a_picture_that_is_cut_off_nothing_is_left() -> None:
    assert body(*PROSE, "[![](https://pond.example/bell.jpg)](https://pond.example/large/be") == PROSE


# --- where it begins ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headline", [f"# {TITLE}", f"## {TITLE}", "# Fog in the harbour keeps forty boats", f"# {TITLE} | Pond"]
)
def test_what_stands_above_the_pages_own_headline_is_chrome(headline: str) -> None:
    chrome = "A collection of notes from the best harbours, on fog, on boats, on bells and on all that they ring for. Read us."
    assert body(MENU, chrome, headline, *PROSE) == PROSE


@pytest.mark.parametrize(
    "furniture",
    [
        ("Published on 24 Mar 2023", "Jane Doe", "Harbour Reporter"),
        ("Pubblicato il 24 mar 2023", "Jane Doe", "Analyst, Pond Bay"),
        ("[Jane Doe](/jane)", "3 min read", "·", "Jan 27, 2023", "--", "6", "Listen", "Share"),
        ("9:08 AM · September 15, 2025", "12 comments"),
        ("2023-03-24 09:30:31", "阅读量:15", "收藏"),
    ],
)
def test_byline_date_and_buttons_between_standfirst_and_text_are_dropped(furniture: tuple[str, ...]) -> None:
    assert body(PROSE[0], *furniture, *PROSE[1:]) == PROSE


def test_a_standfirst_in_a_heading_is_kept_and_the_byline_below_it_is_not() -> None:
    standfirst = "Third time this year that a bell has had to be rung"
    assert body("# " + TITLE, "## " + standfirst, "[Jane Doe](/jane)", "Tue 26 Nov 2024", *PROSE) == [
        standfirst,
        *PROSE,
    ]


def test_a_short_line_that_leads_in_is_kept() -> None:
    assert body("[Clever](https://brook.example/1):", f"> {PROSE[0]}", *PROSE[1:]) == ["Clever:", *PROSE]


# --- where it ends ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "end",
    [
        "Recent posts", "15 thoughts on “Fog”", "Leave a comment", "Post navigation", "About the author", "Topics",
        "### Ähnliche Artikel", "Posted by Jane at 10:00", "Articoli correlati", "相关阅读", "发表评论",
    ],
)  # fmt: skip
def test_what_stands_below_articles_ends_it(end: str) -> None:
    assert (
        body(
            *PROSE,
            end,
            "The bell of the lighthouse is for sale, and whoever wants it may write to us until Sunday evening.",
        )
        == PROSE
    )


def test_a_box_about_the_author_ends_it() -> None:
    about = (
        "Jane Doe is a senior writer at Pond News, where she covers harbours, fog and boats since the spring of 2011."
    )
    assert body(*PROSE, "Jane Doe", "Senior Writer", about) == PROSE


def test_a_box_that_is_on_the_page_twice_is_an_advertisement() -> None:
    box = ["### Join ten thousand sailors at Disrupt", "Pond City"]
    assert body(PROSE[0], *box, *box, *PROSE[1:]) == PROSE


def test_the_sentences_beside_a_box_that_is_on_the_page_twice_are_text() -> None:
    box = ["### Join ten thousand sailors at Disrupt", "Pond City"]
    said = "It remains to be seen whether the bell will ring again next year."
    assert body(PROSE[0], "Pond event", *box, *box, "October 27", said, *PROSE[1:]) == [PROSE[0], said, *PROSE[1:]]


def test_headings_that_a_list_above_them_announces_are_no_box() -> None:
    steps = ["1. Counting the boats in the fog", "2. Ringing the bell of the lighthouse"]
    text = [
        "The steps below are taken one after the other.",
        *steps,
        "Count what you see.",
        "Count again.",
        "Wait.",
        "Rest.",
    ]
    text += [steps[0], "Take a lamp with you.", "Go slowly.", steps[1]]
    assert body(PROSE[0], *(part.replace(". ", "\\. ", 1) for part in text), *PROSE[1:])[1:-2] == text


def test_a_sentence_below_short_lines_and_a_mark_still_belong_to_the_text() -> None:
    lines = ["Boat one blue", "Boat two grey", "I hope this gives you a clear idea of the boats in the bay."]
    assert body(*PROSE, *lines, "Some menu") == [*PROSE, *lines]
    copy = "A copy of the report on the forty boats in the fog is available [here](/report)"
    assert body(*PROSE, "*—*", copy)[-1] == "A copy of the report on the forty boats in the fog is available here"


def test_lines_without_full_stops_lead_in_past_the_buttons_of_pictures() -> None:
    button = "Press enter or click to view image in full size"
    first = ["## Fog", "While I was counting boats I came across a bell that nobody had ever heard", "Did not work"]
    second = ["## Bells", *PROSE]
    text = [line.removeprefix("## ") for line in (*first, *second)]
    assert body("11 min read", "Feb 11, 2023", first[0], first[1], button, first[2], *second) == text


def test_a_long_line_in_lower_case_leads_in_and_a_writers_post_does_not() -> None:
    diary = "[This is a guest diary by Jane Doe, an intern who counted boats as part of the harbour school]"
    post_ = "Consultant Trainer Privacy and Harbours. Certified Officer of the Pond News Bell School UNI 17740:2024"
    assert body("Published: 2021-06-05", diary, "## Fog", *PROSE)[0] == diary
    assert body("Published: 2021-06-05", post_, "## Fog", *PROSE)[0] == "Fog"


def test_a_list_that_a_line_announces_belongs_to_it() -> None:
    assert body(*PROSE, "Posts of July:", "* [Fog](/1)\n* [Bells](/2)")[-3:] == ["Posts of July:", "Fog", "Bells"]


@pytest.mark.parametrize(
    "call", ["Found this article interesting? Follow us on Twitter.", "Pond News", "All rights reserved"]
)
def test_calls_at_the_end_are_dropped(call: str) -> None:
    assert body(*PROSE, call) == PROSE


# --- notes --------------------------------------------------------------------------------------------------


def test_a_note_whose_only_headings_are_sections_loses_nothing() -> None:
    content = HEADER + "\n\n".join([*PROSE[:2], "## A section", PROSE[2]])
    article = Extractor().extract(content)
    assert article.title == TITLE
    assert article.body.splitlines() == [*PROSE[:2], "A section", PROSE[2]]


def test_rules_and_samples_with_rules_are_no_front_matter() -> None:
    content = HEADER + "\n\n".join([PROSE[0], "---", "```yaml\n---\ntitle: no\n---\n```", *PROSE[1:]])
    found = Extractor().extract(content).body.splitlines()
    assert (found[0], found[-2:]) == (PROSE[0], PROSE[1:])
    assert "title: no" in found


def test_a_rule_right_below_a_paragraph_makes_no_heading_of_it() -> None:
    long = " ".join(PROSE)
    assert body(f"{long}\n---", PROSE[0]) == [long, PROSE[0]]


# --- what converters leave behind ---------------------------------------------------------------------------


def test_a_bar_that_is_of_a_cells_text_ends_no_cell() -> None:
    rows = "|  |  |\n| --- | --- |\n|  | ring bell | count boats | sort |"
    assert body(PROSE[0], rows, *PROSE[1:])[1].strip() == "ring bell | count boats | sort"


def test_numbers_with_a_bracket_are_of_the_text() -> None:
    assert body(PROSE[0], "1) The bell.\n2) The lamp.", *PROSE[1:])[1:3] == ["1) The bell.", "2) The lamp."]


def test_an_address_may_hold_spaces() -> None:
    share = f"[Send it](https://pond.example/send?text={TITLE}. Is it true? https://pond.example/1)"
    assert body(share, *PROSE) == PROSE
