"""Archived pages of any site: what is said around the article, and whether that is of its text."""

from __future__ import annotations

from datetime import date

import pytest
from posts import HEADER, MENU, PROSE, TITLE, body, post

from extractor import Extractor


@pytest.mark.parametrize(
    "line",
    [
        "由于传播、利用此文所提供的信息而造成的任何直接或者间接的后果及损失，均由使用者本人负责。",
        "完整的灯塔报告已上传，识别下方二维码加入即可下载，内有六千份灯塔资料，每日更新。",
        "点击阅读原文，及时登录灯塔平台，可轻松查询钟声。",
        "（此二维码3月27日前有效）",
        "QQ交流群：123456789",
        "Sent through the Pond Bells mailing list",
        "* 本文为灯塔编译，原文地址：https://pond.example/bells",
        "长按扫码直达商城",
        "¥589",
        "We are always looking for bells, and you can help us! Fill out *this survey* to win a rope in return!",
    ],
)
def test_calls_and_disclaimers_around_the_text_are_no_part_of_it(line: str) -> None:
    assert body(*PROSE, line) == PROSE


def test_a_survey_that_asks_to_be_scanned_is_the_news() -> None:
    line = "本次灯塔调研面向所有收录在《全国港口灯塔与雾钟全景图（第十一版）》中“夜间照明与雾中鸣钟”分类的港口定向邀请，各入围的港口在收到邀请以后可以自行扫描上方二维码，免费报名参与本次调研活动。"
    assert body(*PROSE, line)[-1] == line


def test_a_teaser_that_the_text_repeats_is_not_said_twice() -> None:
    assert body(f"{PROSE[0]}{PROSE[1][:60]}...", "2023-8-11 17:0:0 收藏", *PROSE) == PROSE


def test_a_standfirst_above_a_picture_needs_no_full_stop() -> None:
    opening = "A bell that nobody had heard for eleven years rings over the bay and the boats in the fog, and forty of them find the way back to land"
    assert body(opening, "![A bell](/bell.png)", "The bell Jane Doe", *PROSE) == [opening, *PROSE]


def test_short_sections_above_a_disclaimer_are_of_the_text() -> None:
    section = ["## 受影响的港口", "灯塔 4.0 至 4.2", "雾钟 3.9"]
    disclaimer = "本公告仅用来描述可能存在的雾，灯塔不为此公告提供任何保证或承诺。由于传播、利用此公告所提供的信息而造成的任何后果及损失，均由使用者本人负责。"
    assert body(*PROSE, *section, "**声明**", disclaimer) == [*PROSE, section[0][3:], *section[1:]]


def test_a_short_last_section_is_of_the_text() -> None:
    section = ["## 最后的钟声", "换上新的雾钟试试，灯塔的商店里就有，换成新的雾钟！"]
    assert body(*PROSE, *section, "提交评论") == [*PROSE, section[0][3:], section[1]]


def test_a_title_with_entities_is_the_headline_without_them() -> None:
    header = HEADER.replace(TITLE, "Fog in the &#x5b;old&#x5d; harbour, &#x28;Wed&#x29;")
    article = Extractor().extract(
        "\n\n".join(
            [
                f"{header}# Fog in the &#x5b;old&#x5d; harbour, &#x28;Wed&#x29;",
                MENU,
                "# Fog in the [old] harbour",
                *PROSE,
            ]
        )
    )
    assert article.body.splitlines() == PROSE


def test_what_stands_behind_the_end_is_no_part_of_it() -> None:
    assert body(*PROSE, "— 【 THE END 】—", "🎉 灯塔的船友们都在这里！", "😄嘻嘻，我们港口见！") == PROSE


def test_a_date_in_three_lines_is_one() -> None:
    content = post(f"# {TITLE}", MENU, "5\nJun\n2021", f"# {TITLE}", *PROSE)
    assert Extractor().extract(content).published == date(2021, 6, 5)


@pytest.mark.parametrize(
    "line",
    [
        "Questo sito usa cookie necessari al suo funzionamento.",
        "© Pond-Bay 2010 – 2025 | Privacy",
        "加入官方微信群",
        "@RIPRODUZIONE RISERVATA",
        "Was this article helpful?",
        "Editor's note: The views expressed in this guest post are solely those of the harbour master.",
        "Copyright Notice: All articles in this blog are licensed under CC BY-NC-SA 4.0.",
        "Email ThisBlogThis!Share to XShare to Facebook",
        "Please enable JavaScript to view the [comments](https://pond.example/comments)",
        "Taggato",
        "[Tweet](https://a.example/1) [Post](https://a.example/2) [Email](https://a.example/3)\n\n" + PROSE[0],
        "## Footer\n\n" + PROSE[0],
        "[Email ThisBlogThis!](/e)[Share to Xonomy](/x)[Share to Facebook](/f)[Share to Pinterest](/p)\n\n" + PROSE[0],
        "Taggato\n[boats](https://pond.example/tag/boats)\n[fog](https://pond.example/tag/fog)",
        "## Lascia un commento Annulla risposta",
        "Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *",
        "Usiamo i cookie; se vuoi saperne di più clicca su Privacy Policy. Altrimenti puoi continuare a navigare, ma "
        "assumeremo che sei d'accordo con le nostre regole.",
        "最低0.47元/天 解锁文章",
        "##...",
        "灯塔原文已上传知识星球",
    ],
)
def test_what_sites_say_below_is_no_part_of_it(line: str) -> None:
    assert body(*PROSE, line) == PROSE


def test_emphasis_that_ends_in_a_han_mark_leaves_no_asterisks() -> None:
    assert body(*PROSE, "*灯塔的钟声：*pond.example 每天中午都会响起，雾里也能听见它，船长们都说好。")[-1].startswith(
        "灯塔的钟声：pond"
    )


def test_sections_below_the_last_prose_are_text_where_their_headings_are() -> None:
    opening = ["## The fog", PROSE[0]]
    section = ["## The bell", "It rings at noon and again at four o'clock in the afternoon."]
    assert body(*opening, *section, "## Newsletter") == [line.removeprefix("## ") for line in (*opening, *section)]
    assert body(PROSE[0], "### Found this helpful?", "Tell a friend who might like it as well.") == [PROSE[0]]


def test_a_heading_that_announces_a_list_is_text() -> None:
    parts = ["## What the lamp shows", "The lamp is able to show:", "* rocks\n* boats\n* birds"]
    assert body(PROSE[0], *parts) == [
        PROSE[0],
        "What the lamp shows",
        "The lamp is able to show:",
        "rocks",
        "boats",
        "birds",
    ]


def test_sources_are_text() -> None:
    links = ["[The bell of the island](https://a.example/1)", "[Fog and how to hear in it](https://b.example/2)"]
    assert body(PROSE[0], "## References", *links)[-3:] == [
        "References",
        "The bell of the island",
        "Fog and how to hear in it",
    ]


def test_an_address_that_is_spelled_out_is_no_menu() -> None:
    last = "More about the bell is on the site of the lighthouse: <https://pond.example/bell-of-the-old-lighthouse>"
    assert body(*PROSE, last) == [*PROSE, last.replace("<", "").replace(">", "")]
    assert (
        body(*PROSE, "[申请地址：https://bell.example/](https://bell.example/)")[-1]
        == "申请地址：https://bell.example/"
    )
    boats = ["hxxp://boat-one.example/aaaa", "hxxp://boat-two.example/bbbb"]
    assert body(*PROSE, "These are the boats that were seen:", *boats)[-2:] == boats


def test_the_text_begins_with_its_first_section() -> None:
    short = ["## What you need", "A boat with a lamp", "Two oars"]
    assert body(*short, "## How to row", PROSE[0]) == ["What you need", *short[1:], "How to row", PROSE[0]]


def test_a_teaser_above_date_and_author_is_said_once() -> None:
    teaser = f"{PROSE[0]}\n*2021-6-7 18:0:0\nAuthor: [pond.example](/jump)\n收藏*"
    assert body(teaser, "---", f"{PROSE[0]} So it was.", *PROSE[1:]) == [f"{PROSE[0]} So it was.", *PROSE[1:]]


def test_a_teaser_of_several_paragraphs_is_said_once() -> None:
    text = [f"{line} So it was, and so it will be." for line in PROSE]
    assert body(PROSE[0], PROSE[1], "[boats](/tag/boats)", *text) == text
    assert body(PROSE[0], PROSE[1], PROSE[0], PROSE[2]) == [PROSE[0], PROSE[1], PROSE[0], PROSE[2]]


def test_labels_of_facts_above_the_text_are_none_of_it() -> None:
    facts = ["#### Id:", "###### 52150", "Checked:", "#### Kind:", "###### [boats](/kind/boats)", "---", "Drawing:"]
    sample = "```\nring bell\ncount boats\n```"
    assert body(*facts, sample) == ["ring bell", "count boats"]
    assert body(f"{PROSE[0][:-1]}:", sample)[0] == f"{PROSE[0][:-1]}:"


def test_a_label_of_contents_whose_list_is_lost_is_none_of_the_text() -> None:
    assert body("7 June 2021", "### Jump to", *PROSE) == PROSE


def test_a_standfirst_may_stand_below_a_button() -> None:
    standfirst = (
        "How a lighthouse lost its bell and the island found another one, in the words of those who rang it first"
    )
    assert body("Indirizzo copiato", "---", standfirst, "Pubblicato il 24 mar 2023", *PROSE) == [standfirst, *PROSE]


def test_a_teaser_with_the_date_in_its_paragraph_is_none_of_the_text() -> None:
    teaser = "Fog and forty boatsA bell was rung by the crew of the lighthouse at noon\n*2021-6-7 18:0:0\nAuthor: [pond](/jump)\n收藏*"
    text = ["Fog and forty boats", "A bell was rung by the crew of the lighthouse at noon.", *PROSE]
    assert body(teaser, "---", *text) == text


def test_what_a_page_breaks_off_in_is_of_the_text() -> None:
    assert body(*PROSE, "[View the boats](/boats)", "At first sight, the bell loo...") == [
        *PROSE,
        "At first sight, the bell loo...",
    ]
    assert body("## The fog", PROSE[0], "## The bell", "Like the...") == [
        "The fog",
        PROSE[0],
        "The bell",
        "Like the...",
    ]


def test_what_a_picture_is_called_that_is_cut_off_is_none_of_the_text() -> None:
    assert body(*PROSE, "**A boat in the fog**", "The bell was rung", "![bell.png](https://pond.exam...") == [
        *PROSE,
        "A boat in the fog",
        "The bell was rung",
    ]


def test_an_address_with_a_port_is_no_time_of_day() -> None:
    opening = ["## 1. The bell", "Address: http://10.20.139.166:8001/", "Look at its source"]
    assert body(*opening, PROSE[0], "## 2. The lamp", PROSE[1])[:3] == ["1. The bell", *opening[1:]]


def test_the_head_of_a_letter_is_none_of_its_text() -> None:
    sender = (
        '*From*: "The Laboratory of the Lighthouse on the Island of Bells, Research via List" <bell () pond example>'
    )
    assert body("---", f"{sender}\n*Date*: Tue, 6 Dec 2022 07:47:13 +0000", "---", *PROSE) == PROSE


def test_above_a_copyright_notice_chinese_lines_are_of_the_text() -> None:
    notice = ["☆版权☆", "* 网址：pond.example", "#### pond", PROSE[1]]
    assert body(PROSE[0], "\ufeff", "看来得换一棵柳树了", *notice) == [PROSE[0], "看来得换一棵柳树了"]


def test_when_it_was_changed_is_none_of_the_text() -> None:
    assert body("Ultimo aggiornamento: 2023/02/05 15:50.", *PROSE) == PROSE
    assert body("最后编辑时间: 2023-02-11（New Article）", *PROSE) == PROSE


def test_a_short_subtitle_above_the_date_is_of_the_text() -> None:
    assert body("## Four ways to ring a bell", "[Jane Doe](/jane)", "Mon 7 Jun 2021", *PROSE) == [
        "Four ways to ring a bell",
        *PROSE,
    ]


def test_how_many_articles_a_column_has_is_none_of_the_text() -> None:
    assert body("[渡口杂谈](/c/1)", "195 篇文章", "订阅专栏", *PROSE) == PROSE


def test_the_way_to_a_page_is_no_standfirst() -> None:
    way = "Home » Are you going to the harbour this year to hear the bell with all of us?"
    assert body(way, "Jane Doe", "June 7, 2021", *PROSE) == PROSE


def test_who_the_writer_is_stands_above_the_text_too() -> None:
    about = "Jane Doe is a reporter who has written about boats and fog ever since she was a child on the island, and before that too."
    assert body("[Jane Doe](/jane)", about, *PROSE) == PROSE


SKIPPER = "Jane Doe is a reporter for Pond News, where she has covered boats and fog ever since she was a child on the island of bells."


@pytest.mark.parametrize("asks", ["follow", "Written by", "Subscribe to the newsletter", "[Tags](/tags)"])
def test_what_asks_to_follow_above_a_text_does_not_end_it(asks: str) -> None:
    assert body(SKIPPER, "[Jane Doe](/jane)", asks, *PROSE, *PROSE[:2]) == [*PROSE, *PROSE[:2]]


def test_a_standfirst_above_what_asks_to_follow_is_of_the_text() -> None:
    more = [f"Later, too: {line}" for line in PROSE]
    assert body(PROSE[0], "Written by", "Jane Doe", *PROSE[1:], *more) == [*PROSE, *more]


def test_below_a_whole_text_what_asks_to_follow_ends_it() -> None:
    assert body(*PROSE, "Subscribe to the newsletter", *(f"{i}: {line}" for i in "12" for line in PROSE)) == PROSE


def test_a_paragraph_about_who_signed_it_is_no_part_of_the_text() -> None:
    assert body("By [Jane Doe](/jane)", *PROSE, "Jane Doe", SKIPPER, "She also rings a bell.") == PROSE


def test_a_paragraph_about_somebody_who_signed_nothing_is() -> None:
    assert body(*PROSE, SKIPPER) == [*PROSE, SKIPPER]


def test_below_the_question_whether_it_was_helpful_all_is_chrome() -> None:
    assert body(*PROSE, "Valuta la qualità di questo articolo", "SEND", "##### Jane Doe", *PROSE) == PROSE


def test_a_picture_may_stand_in_the_first_section() -> None:
    parts = ("## Boats", "Forty of them", "![](fog.png)", PROSE[0], "## Bells", *PROSE[1:])
    assert body(*parts) == ["Boats", "Forty of them", PROSE[0], "Bells", *PROSE[1:]]


def test_sources_that_are_articles_are_text() -> None:
    source = "[Bells of the island](https://sea.example/bells)"
    assert body(*PROSE, "## 参考文章", f"* {source}") == [*PROSE, "参考文章", "Bells of the island"]
