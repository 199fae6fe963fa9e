"""Archived pages of any site: how far a text goes that ends in short lines, lists and sections, and where it begins."""

from __future__ import annotations

import pytest
from posts import HEADER, MENU, PROSE, TITLE, body, post

from extractor import Extractor

HAN = [
    "港务局周一在大雾到来之前清点了四十条小船，没有一条船上有电台或者灯，守塔人只好敲响那口十一年没有响过的旧钟。",
    "第二天早晨人们在岛的另一边找到了其中两条，船上的人都平安无事，只是又冷又饿，睡得很沉，谁也没有听见钟声。",
]
HAN_TITLE = "大雾把四十条小船困在港口之外"


def han_body(*parts: str) -> list[str]:
    header = HEADER.replace(TITLE, HAN_TITLE)
    return Extractor().extract(header + "\n\n".join((f"# {HAN_TITLE}", f"# {HAN_TITLE}", *parts))).body.splitlines()


def test_chinese_sections_need_no_full_stops() -> None:
    sections = [
        "旧灯塔的灯应该改为每隔十秒闪一次，钟则由风来敲",
        "## 修灯",
        "整体方案可以参考隔壁岛上的做法，那里修过类似的灯",
    ]
    days = "* 2021.8.5 报告灯坏了\n* 2021.8.7 灯匠修好了灯"
    found = han_body("## 灯", *HAN, *sections, "## 时间线", days, "## 相关文章", MENU[:90])
    assert found[-6:] == [sections[0], "修灯", sections[2], "时间线", "2021.8.5 报告灯坏了", "2021.8.7 灯匠修好了灯"]


def test_chinese_lines_among_samples_end_where_readers_are_asked_for_money() -> None:
    lines = ["先用旧钟作为例子", "k1 = {n1, n2}", "灯的转换表", "如图"]
    reward = "如果觉得我的文章对您有用，请随意打赏。"
    assert han_body(*HAN, *lines, "![灯](/lamp.png)", reward)[-4:] == lines


@pytest.mark.parametrize(
    "end",
    [
        ["Here is what divides those who hear the bell from those who do not :", "## 1. The wind", "### The deaf:", "They sleep.", "They never look at the flags on the tower."],
        ["## The bell:", "![Bell](/bell.png)", "Timeline:", "* June 7, 2021 — rung\n* June 8, 2021 — heard"],
        ["Ring the bell as below", "![Bell](/bell.png)", "* Pull the rope", "Conclusion:", "I have shown how the old bell is rung in a fog as thick as that."],
        ["Best Regards,\nJane C Doe"],
        ["Thanks and Regards", "Jane"],
        ["Viele Grüße", "Jane Doe"],
    ],
)  # fmt: skip
def test_short_lines_below_the_last_paragraph_belong_to_it(end: list[str]) -> None:
    said = [part.lstrip("#* ") for line in end for part in line.split("\n") if not part.startswith("!")]
    assert body(*PROSE, *end, MENU)[len(PROSE) :] == said


def test_below_a_rule_names_and_posts_are_none_of_the_text() -> None:
    end = ["---", "Jane Doe, Keeper of the Lamp, Bell and Ropes jane --at-- pond [dot] example", "Keywords:"]
    assert body(*PROSE, *end, MENU) == PROSE


def test_a_mark_in_brackets_stands_for_a_line_below() -> None:
    told = f"{PROSE[2]} The older of the bells [1] rang for an hour."
    notes = ["[[1] A bell in the fog (solved)](https://pond.example/bell)", "[[7] Lamps](https://pond.example/lamps)"]
    assert body(*PROSE[:2], told, *notes, MENU) == [*PROSE[:2], told, "[1] A bell in the fog (solved)"]


def test_what_a_line_says_it_lists_may_be_links_in_paragraphs() -> None:
    names = [
        "Press release: the bells of the north and its islands",
        "Video: how bells are cast on the far side of the bay",
        "Blog: of lamps and of ropes, and who looks after them",
    ]
    links = [f"[{name}](https://pond.example/{i}) {'' if i else '(new)'}".strip() for i, name in enumerate(names)]
    found = body(*PROSE, "For more information:", *links, MENU)
    assert found[len(PROSE) :] == ["For more information:", f"{names[0]} (new)", *names[1:]]


def test_references_may_be_a_word_above_a_list_of_links() -> None:
    sources = "* [How bells are cast in the north](https://pond.example/1)\n* Read of [lamps](https://pond.example/2)"
    found = body(*PROSE, "References", sources, "Labels", MENU)
    assert found[len(PROSE) :] == ["References", "How bells are cast in the north", "Read of lamps"]


@pytest.mark.parametrize("line", ["lamp 10.10.11.209", "mailroom 10 of the harbour"])
def test_numbers_of_machines_and_rooms_are_no_dates(line: str) -> None:
    assert body("## Where", f"* {line}", "## What", *PROSE) == ["Where", line, "What", *PROSE]


def test_an_empty_heading_ends_nothing() -> None:
    found = body("## Bells", *PROSE, "## ", "## Addresses", "harbour: https://pond.example/harbour", MENU)
    assert found[-2:] == ["Addresses", "harbour: https://pond.example/harbour"]


def test_a_page_that_breaks_off_in_the_address_of_a_picture_ends_with_its_words() -> None:
    assert body(*PROSE, "[![](https://pond.example/a?b=1)](htt...") == PROSE
    assert body(*PROSE, '[![Bells](data:image/png;base64... "Bells ...')[:3] == PROSE


def test_a_post_may_hold_a_page_below_its_title() -> None:
    page = f"<!DOCTYPE>\n<html lang='en'>\n\n<head>\n    <style>\n a {{ color: red }}\n</style></head><body><h1>{TITLE}</h1>"
    page += "".join(f"<p>{text}</p>" for text in PROSE) + "<script>\n\n  count()</script></body></html>"
    assert Extractor().extract(post(f"# {TITLE}", page)).body.splitlines() == PROSE


def test_a_section_below_paragraphs_may_be_called_like_the_whole() -> None:
    section = f"It begins with a wind from the north, {PROSE[0][0].lower()}{PROSE[0][1:]}"
    assert body(f"# {TITLE}", "June 7, 2021", *PROSE, f"## {TITLE}?", section) == [*PROSE, f"{TITLE}?", section]


def test_a_sentence_right_below_the_date_is_a_standfirst() -> None:
    said = "See how little it takes to hear a bell in the fog."
    link, caption = "[Free Link](https://pond.example/1)", "The bell of the island, by Ana Roe"
    assert body(f"# {TITLE}", "Jun 7, 2021", "Share", said, link, "![Bell](/bell.png)", caption, *PROSE) == [
        said,
        *PROSE,
    ]


def test_who_tests_for_a_living_is_presented_above_the_text() -> None:
    about = "Jane Doe is a penetration tester for Pond Bells. She rings at doors that should not open, and writes down which of them do so all the same."
    assert body(f"# {TITLE}", "| [Jane Doe](https://pond.example/jane)", about, *PROSE) == PROSE


def test_an_address_above_the_first_section_belongs_to_what_leads_in() -> None:
    leads = ["旧钟的绳子断了，雾天没有人听见", "https://pond.example/bells/security-7"]
    assert han_body("本文字数：\n1.3k", "阅读时长 ≈\n1 分钟", *leads, "## 旧钟", *HAN) == [*leads, "旧钟", *HAN]
