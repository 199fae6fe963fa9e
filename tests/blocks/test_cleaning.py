"""What is boilerplate everywhere, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring
from said import HAN, LATIN, paragraphs, removed

from extractor import Block
from extractor.blocks.boilerplate import kind_of
from extractor.blocks.cleaning import (
    boilerplate_element,
    boilerplate_lines,
    edge_lines,
    prose_share,
    repeated_title,
    text_length,
)


def link(text: str) -> Block:
    return Block("p", text, f'<a href="/x">{text}</a>', linked=len(text))


# --- elements -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ('<div class="story ad">', "advertisement"),
        ('<div id="sinaads">', "advertisement"),
        ('<div class="in-article-adBox">', "advertisement"),
        ('<p class="qrcode">', "qr code"),
        ('<div class="Share-bar">', "share bar"),
        ('<ul class="relatedNews">', "related links"),
        ('<div id="comment-box commentbox">', "comments"),
        ('<div class="breadcrumb">', "navigation"),
        ('<div class="newsletter_signup">', "subscription"),
        ('<p class="copyright">', "disclaimer"),
        ("<nav>", "navigation"),
        ("<footer>", "footer"),
        ("<aside>", "aside"),
        ("<p hidden>", "hidden"),
        ('<p style="color: red; DISPLAY : none">', "hidden"),
        ('<p style="visibility:hidden">', "hidden"),
        ("<div>", None),
        ('<div class="header shadow address gradient">', None),
        ('<div class="headline lead story-body" id="main">', None),
        ('<div class="loading" style="display:block">', None),
        ('<p class="sharepoint adventure navy">', None),
    ],
)
def test_an_element_is_boilerplate_by_the_words_it_is_named_with(tag: str, reason: str | None) -> None:
    name = tag[1:].partition(" ")[0].rstrip(">")
    found = boilerplate_element(fragment_fromstring(f"{tag}x</{name}>"))
    assert (found[0] if found else None) == reason


def test_the_length_of_a_text_is_counted_with_its_white_space_folded() -> None:
    assert text_length([fragment_fromstring("<p> one \n <b>two</b></p>"), fragment_fromstring("<p>three</p>")]) == 12
    assert text_length([]) == 0


# --- lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("责任编辑：林望舒", "editor line"),
        ("（编辑 林望舒）", "editor line"),
        ("编辑 林望舒 校对 沈知微", "editor line"),
        ("来源：云溪晚报", "source line"),
        ("原标题：河水退了", "original title"),
        ("扫码关注云溪晚报公众号", "qr code"),
        ("长按识别下方二维码", "qr code"),
        ("欢迎关注我们", "subscription"),
        ("点击上方蓝字关注", "subscription"),
        ("广告", "advertisement"),
        ("Advertisement", "advertisement"),
        ("Hirdetés", "advertisement"),
        ("分享到：", "share bar"),
        ("相关阅读：河水涨了", "related links"),
    ],
)
def test_some_lines_are_boilerplate_wherever_they_stand(line: str, reason: str) -> None:
    assert removed(paragraphs(HAN, line, HAN)) == [(line, reason)]
    assert removed(paragraphs(HAN, line)) == [(line, reason)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("转载请注明出处。", "disclaimer"),
        ("本文不代表本站观点。", "disclaimer"),
        ("声明：以上内容仅供参考。", "disclaimer"),
        ("阅读原文", "source line"),
        ("云溪ICP备12345号", "footer"),
        ("发表评论", "comments"),
        ("Leave a comment", "comments"),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter.", "error report"),
        ("Kļūda rakstā?", "error report"),
        ("Share this", "share bar"),
        ("Filed under: Sea", "navigation"),
        ("上一篇", "navigation"),
    ],
)
def test_what_prose_may_say_too_counts_only_at_the_edges(line: str, reason: str) -> None:
    assert removed(paragraphs(HAN, line, HAN)) == []
    assert removed(paragraphs(HAN, HAN, line)) == [(line, reason)]
    assert removed(paragraphs(line, HAN, HAN)) == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        HAN,
        LATIN,
        "编辑部里灯火通明，谁也没有离开。",
        "他说广告太多了。",
        "来源不明的船停在河边。",
        "The end of the pier was gone.",
        "Share prices fell.",
        "责任在谁，没有人知道。",
        "关注这条河的人越来越多。",
        "",
    ],
)
def test_prose_is_kept(line: str) -> None:
    assert removed(paragraphs(HAN, line, HAN)) == []
    assert removed(paragraphs(HAN, line)) == []


def test_at_the_end_all_that_follows_a_heading_for_links_goes() -> None:
    found = removed([*paragraphs(HAN, "推荐阅读"), link("河水涨了"), *paragraphs("河边的书店")])
    assert found == [("推荐阅读", "related links"), ("河水涨了", "related links"), ("河边的书店", "related links")]


def test_between_paragraphs_only_the_links_below_such_a_heading_go() -> None:
    blocks = [
        *paragraphs(LATIN, "Related articles"),
        link("Fog again"),
        link("More fog"),
        *paragraphs("So it was.", LATIN),
    ]
    assert [text for text, _ in removed(blocks)] == ["Related articles", "Fog again", "More fog"]
    assert removed(paragraphs(LATIN, "Related articles", "So it was.", LATIN)) == []


def test_a_few_lines_of_nothing_but_links_behind_the_text_are_links() -> None:
    links = [link(text) for text in ("Fog again", "More fog", "Less fog")]
    assert [text for text, _ in removed([*paragraphs(LATIN), *links])] == ["Fog again", "More fog", "Less fog"]
    assert removed([*paragraphs(LATIN), *links[:2]]) == []
    assert removed([*links, *paragraphs(LATIN)]) == []
    assert removed(links) == []


def test_a_scrap_between_two_lines_of_a_notice_belongs_to_it() -> None:
    assert [text for text, _ in removed(paragraphs(HAN, "责任编辑：林望舒", "云溪", "扫码关注公众号"))] == [
        "责任编辑：林望舒",
        "云溪",
        "扫码关注公众号",
    ]


def test_every_removal_names_the_pattern_that_fits() -> None:
    ((_, (_, rule)),) = boilerplate_lines(paragraphs(HAN, "责任编辑：林望舒"))
    assert "编辑" in rule


LINES = st.sampled_from(
    [HAN, LATIN, "责任编辑：林望舒", "推荐阅读", "广告", "转载请注明出处。", "云溪", "Share this", ""]
)


@given(st.lists(st.builds(lambda text, linked: link(text) if linked else paragraphs(text)[0], LINES, st.booleans())))
def test_lines_are_removed_once_and_in_order_and_paragraphs_never(blocks: list[Block]) -> None:
    places = [blocks.index(block) for block, _ in boilerplate_lines(blocks)]
    assert places == sorted(set(places))
    headings = [i for i, block in enumerate(blocks) if block.text == "推荐阅读"]
    for i in places:
        assert blocks[i].text not in (HAN, LATIN) or blocks[i].linked or any(heading < i for heading in headings)


# --- edges and title ----------------------------------------------------------------------------------------


def test_lines_around_a_chinese_text_that_end_no_sentence_are_edges() -> None:
    blocks = paragraphs("首页", "新闻", "河边的人。", HAN, "他们说：", "电话", "地址", "邮箱", "传真")
    assert [block.text for block in edge_lines(blocks)] == ["首页", "新闻", "电话", "地址", "邮箱", "传真"]


@pytest.mark.parametrize(
    "texts",
    [
        ("首页", "新闻"),
        (HAN, "林望舒", "二〇二一年六月"),
        ("Home", "News", LATIN, "Phone", "Address", "Fax", "Mail", "Map"),
        (),
    ],
)
def test_a_signature_another_language_and_a_page_without_prose_have_no_edges(texts: tuple[str, ...]) -> None:
    assert list(edge_lines(paragraphs(*texts))) == []


def test_prose_is_measured_as_a_share_of_the_text() -> None:
    assert prose_share(paragraphs(HAN, LATIN)) == 1
    assert prose_share(paragraphs("首页", "新闻")) == prose_share([]) == 0
    assert 0.5 < prose_share(paragraphs(HAN, "首页", "新闻")) < 1


def test_the_id_of_a_heading_is_its_own_words_and_no_reason() -> None:
    heading = fragment_fromstring('<h2 id="why-we-share-promo-codes">Why we share promo codes</h2>')
    assert boilerplate_element(heading) is None
    assert boilerplate_element(fragment_fromstring('<h2 class="promo">Buy</h2>')) is not None


def set_block(tag: str, text: str, linked: int = 0) -> Block:
    return Block(tag, text, text, linked)


@pytest.mark.parametrize(
    "line",
    ["打印本页 关闭窗口", "推荐给朋友", "Loading…", "主办：云溪市人民政府办公室 版权所有 网站地图", "下一篇：渡船停航"],
)
def test_what_pages_set_around_a_text_goes_at_its_edges(line: str) -> None:
    prose = set_block("p", "渡口的船每天早晨六点开航，傍晚七点收班，遇到大雾和洪水就停航，镇上的人都知道这个规矩。" * 2)
    assert [block.text for block, _ in boilerplate_lines([prose, set_block("p", line)])] == [line]


def test_a_sentence_that_announces_the_next_part_is_no_link_to_it() -> None:
    prose = set_block("p", "渡口的船每天早晨六点开航，傍晚七点收班，遇到大雾和洪水就停航，镇上的人都知道这个规矩。" * 2)
    assert [*boilerplate_lines([prose, set_block("p", "下一篇我们会介绍对岸的渡口。")])] == []


@pytest.mark.parametrize("introduction", ["The minutes of the last meetings can be read here:", "Sources", "参考文献"])
def test_links_that_the_text_introduces_are_part_of_it(introduction: str) -> None:
    prose = set_block(
        "p", "The harbour board met on Tuesday and agreed to keep the old slipway open for two more seasons. " * 2
    )
    links = [set_block("li", f"Minutes of meeting {i}", linked=20) for i in range(4)]
    assert [*boilerplate_lines([prose, set_block("p", introduction), *links])] == []
    assert [block for block, _ in boilerplate_lines([prose, *links])] == links


def test_rows_of_facts_and_the_sentence_below_them_are_no_edge() -> None:
    prose = set_block(
        "p", "根据招标文件的规定，渡口修缮工程的评标工作已经结束，现将中标候选人公示如下，公示期三天，欢迎监督。" * 2
    )
    rows = [set_block("tr", f"{i}\t青石桥梁有限公司\t89.6") for i in range(5)]
    assert [*edge_lines([prose, *rows, set_block("p", "如有异议，请书面提出。")])] == []


@pytest.mark.parametrize("label", ["Table of Contents", "In this article", "Jump to", "目录"])
def test_a_table_of_contents_made_of_links_is_no_text(label: str) -> None:
    toc = [*paragraphs(label, "Toggle"), link("Boats"), *paragraphs("1.1"), link("Bells")]
    assert removed([*toc, *paragraphs(LATIN, LATIN)]) == [(block.text, "navigation") for block in toc]


def test_a_table_of_contents_without_links_is_read() -> None:
    assert removed(paragraphs("Table of Contents", "Boats", "Bells", LATIN, LATIN)) == []


def test_the_label_that_a_table_of_contents_has_left_goes_with_it() -> None:
    assert removed(paragraphs("Jump to", LATIN, LATIN)) == [("Jump to", "navigation")]
    assert removed([set_block("h2", "Contents"), *paragraphs(LATIN, LATIN)]) == []


def test_what_names_another_article_and_links_to_it_is_none_of_the_text() -> None:
    named = "Related: Ten bells rung since January"
    assert removed([*paragraphs(LATIN), link(named), *paragraphs(LATIN)]) == [(named, "related links")]
    assert removed(paragraphs(LATIN, named, LATIN)) == []


def test_the_name_of_a_sample_that_github_embeds_is_no_text() -> None:
    sample = ["view raw", "bells.txt", "hosted with ❤ by GitHub"]
    assert removed(paragraphs(LATIN, *sample, LATIN)) == [(line, "control") for line in sample]


@pytest.mark.parametrize(
    "line",
    [
        "This post may contain affiliate links.",
        "We may earn a commission when you buy through links on our site.",
        "文章作者不对其真实性负责。",
    ],
)
def test_what_a_page_says_of_itself_goes_at_its_edges(line: str) -> None:
    assert removed(paragraphs(line, LATIN, LATIN)) == [(line, "disclaimer")]
    assert removed(paragraphs(LATIN, line, LATIN)) == []


@pytest.mark.parametrize(
    "line", ["toggle caption", "Link copied!", "An official website of the United States government"]
)
def test_what_is_pressed_is_no_text(line: str) -> None:
    assert removed(paragraphs(LATIN, line, LATIN)) == [(line, "control")]


def test_a_name_that_the_title_has_too_is_a_heading() -> None:
    assert [*repeated_title(paragraphs("Pond News", LATIN), "Fog keeps forty boats from land - Pond News")] == []


@pytest.mark.parametrize(
    "notice",
    [
        "An dieser Stelle finden Sie einen externen Inhalt von Hafenfunk, der den Bericht ergänzt.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
        "This article contains content provided by Pierfilm. We ask for your permission before anything is loaded.",
        "Ce contenu est bloqué car vous n’avez pas accepté les cookies.",
    ],
)
def test_what_asks_for_consent_in_the_place_of_a_video_is_no_text_anywhere(notice: str) -> None:
    assert removed(paragraphs(LATIN, notice, LATIN)) == [(notice, "consent")]
    said = "An dieser Stelle wird im Herbst die neue Brücke gebaut, sagte die Ingenieurin am Dienstag."
    assert removed(paragraphs(LATIN, said, LATIN)) == []


@pytest.mark.parametrize(
    "line", ["《灯塔日报》（2024年05月20日 03版）", "(Web editor: Jane Doe, John Roe)", "Home>>", "No comments yet."]
)
def test_what_papers_and_portals_put_around_a_text_is_none_of_it(line: str) -> None:
    assert kind_of(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Write to Odile Varr at odile.varr@quay.example",
        "Contact the writer: ovarr@quay.example",
        "To contact the reporters on this story: Odile Varr in New Quay at ovarr@quay.example",
        "Odile Varr can be reached at 555-0100 or ovarr@quay.example.",
        "Follow Odile Varr on Twitter @odilevarr",
    ],
)
def test_how_a_writer_is_reached_is_told_at_the_end(line: str) -> None:
    said = paragraphs(LATIN, LATIN, line)
    assert [text for text, _ in removed(said)] == [line]
    assert removed([said[0], said[2], said[1]]) == []


def test_another_storys_kicker_and_headline_stand_between_paragraphs() -> None:
    text = "PHOTOS: The bridge that nobody crosses"
    kicked = Block("p", text, f'<b>PHOTOS:</b> <a href="/x">{text[8:]}</a>', linked=len(text) - 8)
    said = paragraphs("DEAR FERRYMAN: the bridge that nobody crosses is shut again.", LATIN)
    assert removed([*said, kicked, *paragraphs(LATIN)]) == [(text, "related links")]
