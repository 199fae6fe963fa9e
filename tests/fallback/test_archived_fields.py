"""Who wrote an archived post, and when, as its page says around the text."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from posts import PROSE, TITLE, body, post

from extractor import Extractor


@pytest.mark.parametrize(
    ("lines", "moment"),
    [
        ("Mon 7 Jun 2021 //\n06:30 UTC", datetime(2021, 6, 7, 6, 30, tzinfo=UTC)),
        ("2021 Jun 07\n3:48 PM", datetime(2021, 6, 7, 15, 48)),
        ("2021-6-7 18:0:5", datetime(2021, 6, 7, 18, 0, 5)),
    ],
)
def test_the_time_stands_below_the_day_and_may_have_one_digit(lines: str, moment: datetime) -> None:
    assert Extractor().extract(post(f"# {TITLE}", f"# {TITLE}", lines, *PROSE)).published == moment


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["June 7, 2021 · 5 min · Jane Doe"], ("Jane Doe",)),
        (["**Jun 7, 2021**\n\ue804\nJane DoeBoats / Fog"], ("Jane Doe",)),
        (["[janedoe5](https://pond.example/t5/user/viewprofilepage/user-id/7)", "2021-06-07"], ("janedoe5",)),
        (["[Jane Doe](https://substack.com/%40jane)", "Jun 7, 2021"], ("Jane Doe",)),
        (["[harbour](/tag/harbour)", "[lamps](/tag/lamps)", "2021-06-07"], ()),
        (["Lamps", "2021-06-07", "[Lamps](https://pond.example/category/lamps)"], ()),
        (["Jane Doe, Ana Roe and Max Moe", "June 07, 2021"], ("Jane Doe", "Ana Roe", "Max Moe")),
        (["Filed under: [boats](/c/boats),[fog](/c/fog) — Jane Doe @ 0:00"], ("Jane Doe",)),
        (["by Jane Doe, pond.example BACS Student"], ("Jane Doe",)),
        (["[View more posts](https://pond.example/author/jane)"], ()),
        (["[Creative Commons Attribution 4.0 International License](https://pond.example/by/4.0)"], ()),
        (["All this is in the latest show of the harbour by Jane Doe and Ana Roe."], ()),
        (["Sidebar photo of Ana Roe by Jane Doe."], ()),
        (["stasera sarò ospite di", "[Jane Doe](https://pond.example/jane) a Lugano"], ()),
        (["本文是翻译文章，文章原作者 Jane Doe，文章来源：pond"], ("Jane Doe",)),
    ],
)
def test_who_wrote_it_stands_with_the_date(lines: list[str], authors: tuple[str, ...]) -> None:
    article = Extractor().extract(post(f"# {TITLE}", f"# {TITLE}", *lines, *PROSE))
    assert article.authors == authors


def test_a_headline_may_be_a_paragraph() -> None:
    assert body("Latest: a new lamp on the island, and who paid for it in the end, and how.", TITLE, *PROSE) == PROSE


@pytest.mark.parametrize(
    ("parts", "when"),
    [
        (["已于 2021-06-12 16:47:08 修改", *PROSE, "于 2021-06-05 08:00:00 首次发布"], datetime(2021, 6, 5, 8)),
        (["已于 2021-06-12 16:47:08 修改", *PROSE], date(2021, 6, 7)),
        (["*Date*: Mon, 7 Jun 2021 16:34:58 +0000", *PROSE], datetime(2021, 6, 7, 16, 34, 58, tzinfo=UTC)),
        ([*PROSE, "This entry was posted on Sunday, June 6th, 2021 at 11:57 pm and is filed under boats."], datetime(2021, 6, 6, 23, 57)),
        ([*PROSE, "*This entry was posted on Sunday 6th of June 2021 02:00 PM*"], datetime(2021, 6, 6, 14)),
        ([*PROSE, "Author [Jane Doe](/jane)Posted on [June 6, 2021](/1)Categories [Boats](/b)"], date(2021, 6, 6)),
        ([*PROSE, "6 Giugno 2021/da [Jane Doe](/jane)", "##### Condividi"], date(2021, 6, 6)),
        ([*PROSE, "---", "Date Published", "2021-06-06 17:29 +0000"], datetime(2021, 6, 6, 17, 29, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_page_says_when_in_many_places(parts: list[str], when: date) -> None:
    headline = "# BELLS-2021-06-07-5 " + TITLE if "*Date*" in parts[0] else f"# {TITLE}"
    assert Extractor().extract(post(f"# {TITLE}", headline, *parts)).published == when


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["[ ]", "Jane Doe |", "06 June 2021 at 22:23 UTC"], ("Jane Doe",)),
        (["*From*: jane3bell <jane () pond example>", "*Date*: Mon, 7 Jun 2021 16:34:58 +0000"], ("jane3bell",)),
    ],
)
def test_a_divider_or_a_letterhead_stands_beside_who_wrote_it(lines: list[str], authors: tuple[str, ...]) -> None:
    assert Extractor().extract(post(f"# {TITLE}", f"# {TITLE}", *lines, *PROSE)).authors == authors


def test_the_date_stands_below_the_headline_of_the_page_though_the_archiver_has_another() -> None:
    lines = ["# Forty boats lost in fog off the island", "Jane Doe", "Sun 6 Jun 2021 // 13:30 UTC", *PROSE]
    content = post(
        f"# {TITLE}", *(f"[Section {i}](/s/{i}) of the pond, its boats and its bells" for i in range(40)), *lines
    )
    assert Extractor().extract(content).published == datetime(2021, 6, 6, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize("line", ["June 7, 2018", "9 June 2021"])
def test_a_day_alone_right_at_the_headline_is_the_page_s_own_however_far_from_the_archiver_s(line: str) -> None:
    content = post(f"# {TITLE}", f"# {TITLE}", "By Jane Doe", line, *PROSE).replace(
        "date: 2021-06-07", "date: 2021-05-02"
    )
    assert Extractor().extract(content).published == (date(2018, 6, 7) if "2018" in line else date(2021, 6, 9))


def test_the_day_above_the_headline_comes_before_one_that_opens_a_paragraph() -> None:
    later = (
        "**2021/06/08 10:40**. The bell was heard again, and somebody wrote it down in the book of the harbour at last."
    )
    assert Extractor().extract(post(f"# {TITLE}", "## 2021/06/06", f"### {TITLE}", *PROSE, later)).published == date(
        2021, 6, 6
    )
