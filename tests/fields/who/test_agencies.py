"""What agencies print above and below a text: who reported it, wrote it and edited it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.fields.who.agencies import desk_credits, opened_by, signed_by

PROSE = [
    f"The board of the harbour heard on day {day} that the piles of the old quay would stand another ten winters if the "
    "worm was kept out of them, and that keeping it out would cost rather more than the quay had earned."
    for day in range(6)
]


def article(*lines: str) -> extractor.Article:
    page = "".join(f"<p>{line}</p>" for line in lines)
    return extractor.extract(
        f'<html lang="en"><head><title>Ten more winters - Quay Post</title></head><body><article><h1>Ten more winters</h1>'
        f"{page}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("line", "wrote", "edited"),
    [
        ("(Reporting by Odile Varr; Editing by Tova Kreye)", ["Odile Varr"], ["Tova Kreye"]),
        ("Reporting By Odile Varr in New Quay and Awel Witlock in Corvane, editing by Tova Kreye", ["Odile Varr", "Awel Witlock"], ["Tova Kreye"]),
        ("(Additional reporting by Edwin Howarth; Writing by Odile al-Varr; Editing by Tova Kreye and Awel Witlock)", ["Odile al-Varr"], ["Tova Kreye", "Awel Witlock"]),
        ("(Reporting by Odile Varr)", ["Odile Varr"], []),
        ("[Reporting and writing by Odile Varr.]", ["Odile Varr"], []),
    ],
)  # fmt: skip
def test_a_line_of_credits_has_its_roles_apart(line: str, wrote: list[str], edited: list[str]) -> None:
    found = article(*PROSE, line)
    assert list(found.authors) == wrote
    assert list(found.editors) == edited
    assert line not in found.body


def test_who_only_helped_wrote_none_of_it() -> None:
    assert not article(*PROSE, "(Additional reporting by Odile Varr)").authors


def test_a_sentence_about_reporting_credits_nobody() -> None:
    said = "Reporting the leak took nine calls, said the keeper of the sluice, who has kept it since the flood."
    assert not article(*PROSE, said).authors


@pytest.mark.parametrize("line", ["By Odile Varr", "BY ODILE VARR AND TOVA KREYE", "By Odile Varr, Quay Correspondent"])
def test_the_first_line_of_a_text_may_be_its_byline(line: str) -> None:
    found = article(line, *PROSE)
    assert found.authors[0].casefold() == "odile varr"
    assert line not in found.body


@pytest.mark.parametrize("line", ["By noon the Quay was under water", "By the Old Quay"])
def test_a_line_that_says_when_or_where_is_no_byline(line: str) -> None:
    assert opened_by([line, *PROSE]) is None
    assert line in article(line, *PROSE).body


def test_brackets_behind_a_text_may_name_its_writer() -> None:
    assert signed_by([*PROSE, "The worm was not asked. (By Odile Varr) Enditem/kr"]) == (
        ("Odile Varr",),
        "(By Odile Varr) Enditem/kr",
    )


@given(st.text())
def test_any_line_is_read(line: str) -> None:
    assert all(found for _, found, _ in desk_credits([line, f"Reporting by {line}"]))


def test_a_dash_behind_a_text_names_its_writer_too() -> None:
    assert signed_by([*PROSE, "-- By Odile Varr Follow @odilevarr"]) == (
        ("Odile Varr",),
        "-- By Odile Varr Follow @odilevarr",
    )
