"""Archived letters, repositories, samples of code and tables: what of them is text."""

from __future__ import annotations

from datetime import date

from posts import MENU, PROSE, TITLE, body, post, reason

from extractor import Extractor


def test_what_a_mailing_list_writes_under_a_letter_is_none_of_it() -> None:
    letter = "Dear all,\n\nthe bell of the harbour has rung again.\n\nJane"
    footer = f"{'_' * 47}\nSent through the Harbour mailing list\nhttps://pond.example/mailman/listinfo/harbour\n"
    assert body("---", "*From*: Jane Doe", "---", f"```\n{letter}\n{footer}```\n") == letter.split("\n")


def test_a_table_in_a_table_at_the_head_tells_who_and_when() -> None:
    head = (
        f"|  |  |  |\n| --- | --- | --- |\n|  |  | |  | | --- | | **{TITLE}** **2021.06.05**  Credit:  "
        "**[Jane Doe](https://pond.example/author/jane/1/)**  Risk: **Low** | |"
    )
    found = Extractor().extract(post(f"# {TITLE}", head, *PROSE))
    assert found.body.splitlines() == PROSE
    assert (found.authors, str(found.published)) == (("Jane Doe",), "2021-06-05")


def test_comments_of_code_that_were_read_as_headings_are_text() -> None:
    facts = ["# Date: 19/05/2021", "# Author: Jane Doe", "# Version: 2"]
    assert body(*facts, *PROSE) == [*(fact[2:] for fact in facts), *PROSE]


def test_a_table_of_files_is_none_of_the_text_and_a_page_cut_within_has_none() -> None:
    names = "bell boat fog lamp mast oar rope sail tide wind".split()
    rows = "".join(f"| [{name}](/p/{name}) | | [{name}](/p/{name}) |  |  |\n" for name in names)
    files = f"| Name | | Name | Last commit message | Last commit date |\n| --- | --- | --- | --- | --- |\n{rows}"
    assert body("## Folders and files", files, "## Repository files navigation", *PROSE) == PROSE
    assert reason(post(f"# {TITLE}", MENU, f"# pond/{TITLE}", files[:-20] + "...")) == "cut"


def test_the_last_line_may_be_an_address_that_it_announces_or_who_signs() -> None:
    more = "The names of all the boats are on this page: https://pond.example/boats"
    assert body(*PROSE, more, "## Leave a comment") == [*PROSE, more]
    assert body(*PROSE, "Best,", "Jane", "* [fog](/tag/fog)", "3 Comments") == [*PROSE, "Best,", "Jane"]


def test_a_note_of_a_line_and_links_ends_at_the_first_comment() -> None:
    note = ["雾中的港口今天关闭", "港口地图下载"]
    links = "[港口地图下载](https://pond.example/map)"
    comments = "1. **钟声**\n   2021-06-08 10:30:36\n   [回复](#r)\n   什么时候才会再打开呢，有人知道吗"
    text = post(f"# {TITLE}", "发布时间:\n2021-06-07", "热度:\n169", note[0], links, comments)
    assert Extractor().extract(text.replace(TITLE, "港口今天关闭")).body.splitlines() == note


def test_a_line_about_who_wrote_it_is_none_of_the_text() -> None:
    said = "港口的管理员在大雾到来之前一共数了四十条小船，没有一条船上有电台或者灯，大家都很担心，于是整夜敲钟。"
    text = post(f"# {TITLE}", "原创作者：陈晨，转载自港湾网", said, "文章来源自：港湾网")
    assert Extractor().extract(text.replace(TITLE, "大雾中的港口")).body == said


def test_of_a_picture_that_is_cut_off_its_name_is_not_left() -> None:
    assert body(*PROSE, "![17.png](https://pond.example/upl...") == PROSE


def test_the_text_of_a_repository_stands_below_its_table_of_files_and_above_what_is_about_it() -> None:
    about = ("## About", "Counts boats.", "### Resources", "[Readme](#readme)")
    page = ("Counts boats.", "## Repository files navigation", "* README\n* MIT license", "# Boats", *PROSE, *about)
    assert body(MENU, *page) == ["Boats", *PROSE]


def test_the_pages_own_headline_may_be_worded_otherwise_than_the_archivers() -> None:
    assert body(PROSE[0], "# Fog in the harbour keeps many boats away", "24 March 2021", *PROSE[1:]) == PROSE[1:]
    assert body("# How the bell rings", *PROSE) == ["How the bell rings", *PROSE]


def test_the_name_of_a_blog_before_its_title_is_no_line_of_the_text() -> None:
    text = post(f"# Jane Doe: {TITLE}", f"## {TITLE}", *PROSE).replace(f"title: {TITLE}", f"title: 'Jane Doe: {TITLE}'")
    assert Extractor().extract(text).body.splitlines() == PROSE


def test_addresses_with_numbers_are_the_notes_of_the_text_and_who_signs_below_is_not() -> None:
    notes = ["[1] https://pond.example/bell", "[2] https://pond.example/fog"]
    signed = "Jane Doe (@jane)\nPond Bay\nHead of the harbour, keeper of its bells, its lamps and its forty boats\nKeys"
    assert body(*PROSE, "\n".join(notes), signed, "Keywords: [fog](/fog)", "## Comments") == [*PROSE, *notes]


def test_some_words_in_lower_case_right_below_the_headline_are_its_subtitle() -> None:
    subtitle = "What happened to the boats that had no lamp"
    assert body(subtitle, "![](/bell.jpg)", *PROSE) == [subtitle, *PROSE]
    assert body("Jane Doe, Head of Bells and Lamps at Pond Bay", "![](/bell.jpg)", *PROSE) == PROSE


def test_a_long_paragraph_without_a_full_stop_is_prose() -> None:
    said = "After the bell had rung for the first time in the year, " * 8 + "it rang once more (and nobody heard it)"
    assert body(said, *PROSE) == [said, *PROSE]


def test_a_short_section_may_announce_a_list() -> None:
    steps = (
        "### To ring it",
        "Follow our ringing instructions:",
        "* Take the rope\n* Pull it",
        "It rings for an hour.",
    )
    assert body("### To see it", *PROSE, *steps)[-4:-2] == ["Follow our ringing instructions:", "Take the rope"]


def test_a_mark_alone_at_the_end_and_a_fence_that_is_cut_off_say_nothing() -> None:
    assert body(*PROSE, ".") == body(*PROSE, "...") == PROSE
    assert body(*PROSE, "```\nring bell\n```...") == [*PROSE, "ring bell"]


def test_the_pages_own_headline_is_known_by_the_date_below_it() -> None:
    own = ["# 老钟楼又响了", "发布时间:\n2021-06-05", "分类: 港口"]
    assert body("# [港口维基](https://pond.example)", *own, *PROSE) == PROSE


def test_an_address_with_its_name_leads_in_and_out() -> None:
    address = "灯塔地址：https://bell.example/fog"
    assert body(address, *PROSE, address) == [address, *PROSE, address]


def test_a_comment_at_the_head_of_a_sample_is_no_date_of_the_page() -> None:
    content = post(f"# {TITLE}", "# Exploit Title: Bell", "# Date: 02/11/2020", *PROSE)
    assert Extractor().extract(content).published == date(2021, 6, 7)
