"""What stands behind the end of a text, and what only looks as if it did."""

from __future__ import annotations

import pytest

from extractor import Block, Image
from extractor.blocks.cleaning import boilerplate_lines

PROSE = "春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。"
TEXT = (PROSE,) * 8


def kept(*texts: str) -> list[str]:
    """What is left of the lines behind the text."""
    blocks = [Block("p", text, text) for text in (*TEXT, *texts)]
    removed = {block for block, _ in boilerplate_lines(blocks)}
    return [block.text for block in blocks[len(TEXT) :] if block not in removed]


@pytest.mark.parametrize("mark", ["— 【 THE END 】—", "▌End", "- END -", "全文完"])
def test_what_stands_behind_a_mark_of_the_end_is_none_of_the_text(mark: str) -> None:
    assert (
        kept(mark, "这里汇聚了修船的邻居，我们一起交流木料、油漆和船钉的价钱，也欢迎路过的朋友坐下来喝一碗热茶再走。")
        == []
    )


def test_code_may_say_end() -> None:
    assert kept("if boats.empty?", "puts boats", "end", "puts river") != []


@pytest.mark.parametrize("heading", ["关于我们", "团队简介", "关于“河岸木工坊”"])
def test_a_box_about_the_writers_is_none_of_the_text(heading: str) -> None:
    assert kept(heading, "河岸木工坊是镇上最老的一家作坊，三代人都在修船。") == []


def test_a_section_about_something_else_is_text() -> None:
    section = ("关于油漆的颜色", "蓝色最耐晒，灰色最便宜。")
    assert kept(*section) == [*section]


def test_a_paragraph_below_a_notice_may_present_the_writers() -> None:
    team = "河岸木工坊修船团队专注于旧木船的修补与保养，成员来自沿河的七个村子，每年汛期之前为邻居们免费检查一次船底和船舷的木料。"
    assert kept("点击阅读原文报名", team) == []
    assert kept(team) == [team]


def test_short_lines_around_invitations_go_with_them() -> None:
    assert kept("识别下方二维码", "立即加入", "木船邻居", "洞察河流") == []
    assert kept("转载请联系作者", "河岸一问", "你会把船漆成", "什么颜色？") == []


def test_facts_behind_an_invitation_are_text() -> None:
    facts = ["集合时间：周六上午", "我们将在5月12日公布名单"]
    assert kept("扫码报名", *facts) == facts


def test_a_couplet_above_an_invitation_leads_to_it() -> None:
    assert kept("修好每一只船 漆好每一块板", "欢迎关注河岸木工坊") == []
    assert kept("修好每一只船 漆好每一块板") == ["修好每一只船 漆好每一块板"]


def test_a_long_address_is_no_paragraph() -> None:
    address = "https://river.example/archive/boats/wooden/blue/repair/2021/spring/how-to-paint-an-old-boat-before-the-flood-season-begins.html"
    assert len(address) > 120
    assert kept("封面来源：河岸影像", address) == [address]


def test_the_address_below_its_label_goes_with_it() -> None:
    assert kept("封面来源：河岸影像", "原文链接", "https://river.example/boats") == []


def test_an_address_between_lines_of_a_notice_goes_with_them() -> None:
    assert kept("船匠ID：boats", "https://river.example/boats/and/their/people/1004324", "转载请注明出处") == []


def test_a_source_of_any_length_at_the_end_is_none_of_the_text() -> None:
    assert kept("来源：https://river.example/a/very/long/way/to/say/where/the/boats/of/the/river/come/from") == []
    assert kept("来源：木船的修补和保养为什么总是赶不上每年春天来得越来越早的汛期 – 河岸网 (river.example)") == []
    assert kept("（本文刊登于《河岸》杂志2024年第3期）") == []


def test_links_that_a_line_introduces_are_text() -> None:
    links = [Block("p", text, text, linked=len(text)) for text in ("船匠的一天", "怎样给木船上漆", "河岸手记")]
    blocks = [*(Block("p", text, text) for text in (*TEXT, "往年的实录见：")), *links]
    assert not {block for block, _ in boilerplate_lines(blocks)}


def test_a_label_of_each_part_of_a_digest_is_text() -> None:
    part = [PROSE, "原文链接：", "https://river.example/boats"]
    assert kept(*part * 3) == part * 3


def test_where_the_publisher_is_reached_at_the_end_is_none_of_the_text() -> None:
    assert kept("网站：www.river.example", "电话：010-5550101", "邮箱：boats@river.example") == []


@pytest.mark.parametrize("above", ["报名请联系：", "联系人：甲某"])
def test_how_to_take_part_is_text(above: str) -> None:
    assert kept(above, "电话：010-5550101", "邮箱：boats@river.example")[0] == above
    assert len(kept(above, "电话：010-5550101", "地址：河岸路一号")) == 3


def test_ends_of_blocks_of_code_are_code() -> None:
    assert kept("def ring", "end", "def count", "end") == ["def ring", "end", "def count", "end"]


def test_a_paragraph_above_where_the_publisher_is_reached_may_present_it() -> None:
    journal = "《河岸木工学报》由河岸木工集团有限公司主管，双月刊，国内外公开发行，面向修船与造船的从业者，刊登木料、油漆与工具的研究成果。"
    assert kept(journal, "网站：www.boats.example", "电话：010-1234567", "邮箱：boats@boats.example") == []


def test_behind_a_mark_of_the_end_there_may_be_a_heading_of_an_advertisement() -> None:
    blocks = [Block("p", text, text) for text in (*TEXT, "— END —")]
    blocks += [Block("h3", "招新小广告", ""), Block("p", "河岸木工坊招收学徒", "")]
    assert {block for block, _ in boilerplate_lines(blocks)} == {*blocks[len(TEXT) :]}


def test_of_a_page_of_pictures_nothing_is_text_behind_its_end() -> None:
    pictures = [Block("p", "", "", images=(Image("https://boats.example/1.png"),))]
    below = [Block("p", text, text) for text in ("— END —", "这里汇聚了修船的邻居，我们一起交流木料和船钉的价钱。")]
    assert {block for block, _ in boilerplate_lines([*pictures, *below])} >= {*below}


def test_the_line_below_a_label_of_keywords_goes_with_it() -> None:
    blocks = [Block("p", text, text) for text in ("关键词", "旧木船", *TEXT)]
    assert [block.text for block, _ in boilerplate_lines(blocks)] == ["关键词", "旧木船"]


def test_the_account_that_a_text_was_taken_from_is_presented_below_it() -> None:
    assert kept("来源公众号：河岸木工坊（ID：boats），镇上最老的一家作坊，负责全镇木船的修补和保养。") == []


def test_where_a_text_was_taken_from_goes_with_its_address() -> None:
    assert kept("转自原来链接：", "https://river.example/boats/1") == []


def test_a_sentence_about_related_texts_is_none_of_their_links() -> None:
    line = "相关推荐：船匠在岸边的木牌上写下别家的船，看过的人就会顺路去看看。"
    blocks = [Block("p", text, text) for text in (*TEXT, line, *TEXT)]
    assert not {block for block, _ in boilerplate_lines(blocks)}


def test_what_an_editor_for_posts_writes_into_its_templates_is_no_text() -> None:
    lines = ["固定布局", "工具条上设置固定宽高，", "可以完美对齐背景图和文字，", "以及用于模板制作。"]
    blocks = [Block("p", text, text) for text in (*TEXT, *lines, *TEXT)]
    assert [block.text for block, _ in boilerplate_lines(blocks)] == lines


def test_where_else_a_writer_writes_is_none_of_the_text() -> None:
    assert (
        kept("CSDN：https://csdn.example/boats", "博客：https://river.example", "知乎：https://zhihu.example/boats")
        == []
    )
    assert kept("博客：https://river.example") == ["博客：https://river.example"]


def test_whoever_presents_themself_above_an_invitation_goes_with_it() -> None:
    assert kept("笔者长期从事木船修补、油漆等业务", "欢迎添加微信交流", "（微信号：boats）") == []


def test_a_note_below_a_disclaimer_is_none_of_the_text() -> None:
    notes = (
        "*本文内容收集自全河岸的报纸与刊物，整理的人对其完整性负责，但不对其真实性和有效性负责。",
        "*标注为【外刊】的内容主要来源为下游村镇的报纸与刊物，部分内容需要在河岸的木工坊登记以后才能借阅，借阅的人要在汛期之前把刊物送回来，送不回来的要赔一罐蓝色的油漆。",
    )
    assert kept(*notes) == []
    assert kept(notes[1]) == [notes[1]]


@pytest.mark.parametrize(
    "line",
    ["评论区见～", "点击“阅读全文”，获取更多木船！", "欢迎新老邻居光临“河岸头条”！先看看公告吧。", "🔓 Free Link"],
)
def test_readers_are_called_on_in_many_words(line: str) -> None:
    assert kept(line) == []


def test_other_texts_below_a_numbered_heading_are_none_of_this_one() -> None:
    section = ["7.修补的办法", "先刮掉旧漆，再涂两遍桐油。"]
    assert kept(*section, "8.往期回顾", "一只木船的一生") == section


def test_the_day_of_an_issue_below_the_editor_is_none_of_the_text() -> None:
    assert kept("来源：河岸晚报", "责任编辑：甲某", "      【2021-03-23期】") == []


DISCLAIMER = (
    "本文所述的修船方法旨在帮助大家更好地了解木工，严禁用于任何非法用途，由此产生的后果和损失均由读者自行承担！"
)


@pytest.mark.parametrize("heading", ["免责声明", "【免责声明】", "0x04 版权声明"])
def test_a_disclaimer_below_its_heading_is_no_text_wherever_it_stands(heading: str) -> None:
    blocks = [Block("p", text, text) for text in (PROSE, heading, DISCLAIMER, *TEXT)]
    assert [block.text for block, _ in boilerplate_lines(blocks)][:2] == [heading, DISCLAIMER]


def test_a_declaration_that_the_text_tells_of_is_text() -> None:
    blocks = [Block("p", text, text) for text in (PROSE, "声明", "镇长说河堤今年一定修好，木船也都会漆成蓝色。", *TEXT)]
    assert not list(boilerplate_lines(blocks))


@pytest.mark.parametrize(("items", "left"), [(5, 0), (3, 3)])
def test_pictured_links_that_end_a_text_lead_to_the_rest_of_a_site(items: int, left: int) -> None:
    links = [Block("li", f"🎧 Hear the bells of pier {i}, a show of ours", "", linked=12) for i in range(items)]
    removed = {block for block, _ in boilerplate_lines([*(Block("p", text, text) for text in TEXT), *links])}
    assert sum(link not in removed for link in links) == left
