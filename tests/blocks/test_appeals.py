"""What an account says for itself below its text, and texts that are about such things."""

from __future__ import annotations

import pytest

from extractor import Block
from extractor.blocks.appeals import appeals, disclaims
from extractor.blocks.cleaning import boilerplate_lines

PROSE = "春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。"
TEXT = tuple(Block("p", PROSE, PROSE) for _ in range(12))


def line(text: str, tag: str = "p", *, bold: bool = False, linked: bool = False) -> Block:
    return Block(tag, text, f"<strong>{text}</strong>" if bold else text, linked=len(text) if linked else 0)


def kept(*lines: Block) -> list[str]:
    """What is left of the lines behind the text."""
    removed = {block for block, _ in boilerplate_lines([*TEXT, *lines])}
    return [block.text for block in lines if block not in removed]


@pytest.mark.parametrize(
    "text",
    [
        "公众号后台回复【木船】获取图纸",
        "获取方式：回复“木船”获取",
        "想进群的邻居请回复进群",
        "需要本文相关工具",
        "【木船修补、油漆、船钉。试用及合作请后台私信船匠】",
        "添加船匠微信【boats】入群",
        "记得给船匠点个“赞”",
        "您的支持是我修船的动力",
        "感谢您的阅读与支持！",
        "公众号：河岸木工坊",
        "修船大会招募邻居，木匠直推通道",
        "最优惠报考各类修船证书，考过的邻居不必再排队等待船坞的空位，也不必自己准备木料和船钉，后台回复“船坞”咨询。",
        "如果这篇文章对大家有帮助，不妨给小编打赏一下，您的每一次点赞、在看、分享，都是我们继续修船的动力，也欢迎各位邻居留言交流修船的心得。",
    ],
)
def test_a_text_that_wants_something_of_its_reader_is_an_appeal(text: str) -> None:
    assert appeals(text)


@pytest.mark.parametrize(
    "text",
    [
        "不要添加陌生人的微信，谨防诈骗",
        "道路也足够宽，板车可以一直推到水边。",
        "三年内推进木船产业集群建设",
        "船闸会在后台发送水位",
        "新的船闸增加了对微信支付的支持",
        "值得关注我国的河道",
        "你的船桨不支持这样的用法",
        "船桨宣布涨价",
        "岸边的二维码被人换掉了",
        "船匠回复确认之后木板才会送来",
        "欢迎大家关注本周即将在河湾镇召开的木船大会，邻居们都会到场，镇上的三位老船匠要讲一讲他们年轻时修过的船。",
        "各家可以扫描岸边的二维码报名参加本次修船大会，报名在汛期之前截止，名单会贴在镇上的公告栏里，没有报名的人家也可以来看，堤上留了位置。",
    ],
)
def test_a_text_that_tells_of_such_things_is_none(text: str) -> None:
    assert not appeals(text)


def test_a_disclaimer_says_what_for_and_who_bears_the_outcome() -> None:
    assert disclaims("本文仅供学习交流，严禁用于非法用途，由此造成的一切后果均由使用者本人承担，与作者无关。")
    assert not disclaims("根据相关规定，被误停的用户应承诺承担责任，这也是将运营商应承担的责任转嫁给了用户。")


def test_the_sections_of_an_appeal_go_with_their_labels_and_what_stands_among_them() -> None:
    section = (
        line("04", bold=True),
        line("修船福利", bold=True),
        line("创建知识星球，欢迎各位邻居打赏"),
        line("进入星球你能直接收获到："),
        line("优先看到新的图纸", "li"),
        line("定制的船桨", "li"),
        line("关注我们"),
    )
    assert kept(*section) == []


def test_the_paragraphs_that_present_who_publishes_go_with_the_appeal_below() -> None:
    assert (
        kept(
            line("河岸木工坊修船团队专注于旧木船的修补与保养。"),
            line(PROSE),
            line("木工坊公众号", bold=True),
            line("邻居们的修船一手资讯"),
            line("扫码加好友即可拉群"),
        )
        == []
    )


def test_a_section_of_terms_at_the_end_is_none_of_the_text() -> None:
    terms = (
        "图纸仅限合法用途，具体条款如下：",
        "不得用于侵犯他人的河道；",
        "本人不承担因使用者滥用本图纸导致的任何后果，使用即视为同意。",
    )
    assert kept(line("七、免责声明", "h2"), *map(line, terms)) == []


def test_a_label_of_an_offer_heads_all_below_it() -> None:
    assert (
        kept(line("知识星球", "h3"), line(PROSE), line("交流群", "h3"), line("扫码加入交流群"), line("关注我们", "h3"))
        == []
    )


def test_where_the_publisher_is_reached_right_above_an_appeal_goes_with_it() -> None:
    assert kept(line("联系方式", bold=True), line("电话｜010-5550101"), line("欢迎关注河岸木工坊的公众号")) == []


def test_links_to_other_texts_right_above_an_appeal_go_with_it() -> None:
    others = [line("船匠的一天", linked=True), line("怎样给木船上漆", linked=True)]
    assert kept(*others, line("长按识别关注")) == []
    section = [line("本周消息", bold=True), *others]
    assert kept(*section, line("长按识别关注")) == [block.text for block in section]


def test_own_lines_above_an_appeal_stay() -> None:
    own = [line("第一块木板", "li"), line("河湾镇木船会"), line("图纸地址：https://river.example/boats")]
    assert kept(*own, line("欢迎关注我们的公众号")) == [block.text for block in own]


def test_an_invitation_says_how_to_take_part() -> None:
    facts = [line("时间：5月12日晚8点", bold=True), line("有任何疑问欢迎添加船匠的微信咨询")]
    assert kept(*facts) == [block.text for block in facts]


def test_a_text_that_appeals_all_along_is_about_that() -> None:
    offer = [line(f"第{n}期修船课程优惠开班，欢迎大家报名，{PROSE}") for n in range(1, 9)]
    removed = {block for block, _ in boilerplate_lines([*TEXT[:3], *offer])}
    assert not removed.intersection(offer)


def test_an_event_between_the_sources_and_an_appeal_belongs_to_the_appeal() -> None:
    event = (
        "报名时间：3月1日至3月20日",
        "木船大会报名地址：",
        "https://river.example/fair",
        "欢迎大家进群交流",
        "转发本文至朋友圈",
    )
    lines = [line(text) for text in event]
    assert kept(line("原文链接"), line("https://river.example/boats"), *lines) == []
    assert kept(*lines)[0] == event[0]


def test_a_section_that_is_labelled_as_an_offer_is_one_though_days_stand_above_it() -> None:
    days = ["2月27日 船匠修好第一条船", "2月28日 河岸发布通告"]
    service = [
        "全力修补船底",
        "及时告知船主",
        "请联系河岸应急服务团队",
        "第一时间找到我们：",
        "邮箱：boats@river.example",
    ]
    lines = [*map(line, days), line("河岸应急响应服务", bold=True), *map(line, service)]
    assert kept(*lines) == days


def test_a_label_of_gifts_is_no_time() -> None:
    gift = "为了方便大家修船，我把整套图纸打包好了，关注公众号【河岸】，回复 “boats” 直接领取！"
    assert kept(line("福利时间", "h1"), line(gift), line("如果你也有船想修，欢迎在评论区留言～")) == []


def test_courses_below_a_text_about_something_else_are_an_advertisement() -> None:
    courses = (
        "探索船匠认证",
        "免费试学 | 获取完整大纲和学习路径",
        "近期开班：8月15、16、22日",
        "技术基础扎实，无需培训，直接采购折扣名额，直击船匠考试，速获船匠证书！",
        "想要稳扎稳打，高效备考，河岸保障班，搭配全套辅助进阶课程，多重保障安心备考！",
        "愿每一位坚守热爱的船匠，皆能不负韶华！",
    )
    assert kept(*map(line, courses)) == []
    told = line("河岸的船匠培训课程今年三月开班，学员在汛期之前考试。")
    assert kept(told, *map(line, courses)) == [told.text, *courses]


def test_a_point_right_above_an_appeal_is_one_of_it() -> None:
    lines = ("✅ 修船「精准导航」", "后台回复【木船】获取图纸", "感谢您的阅读与支持！")
    assert kept(*map(line, lines)) == []
