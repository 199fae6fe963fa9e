"""What a page says where its article should be."""

from __future__ import annotations

import pytest

from extractor.blocks import Block
from extractor.blocks.absence import is_listing, notice

PROSE = "The harbour master counted forty small boats before the fog came in on Monday, and none of them had a lamp on board."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("""{"l1":"var arg1='0a1b2c3d4e5f';"}""", "challenge"),
        ("We've detected that JavaScript is disabled in this browser.", "challenge"),
        ("error code: 1106", "notice"),
        ("Please enable JavaScript and cookies to continue", "challenge"),
        ("Just a moment...", "challenge"),
        ("To continue, please confirm that you're a human.", "challenge"),
        ("完成安全验证后即可继续访问", "challenge"),
        ("环境异常", "captcha"),
        ("当前环境异常，完成验证后即可继续访问。", "captcha"),
        ("操作频繁，请稍后再试", "captcha"),
        ("该内容已被发布者删除", "deleted"),
        ("临时链接已失效", "expired"),
        ("此内容因违规无法查看", "violation"),
        ("此帐号已被屏蔽，内容无法查看", "blocked"),
        ("该公众号已迁移", "moved"),
        ("该账号已注销", "closed"),
        ("Please sign in to continue", "login"),
        ("登录后查看全文", "login"),
        ("Our website is currently undergoing scheduled maintenance.", "notice"),
        ("404 - Page not found", "notice"),
        ("The page you are looking for could not be found.", "notice"),
        ("Seite nicht gefunden", "notice"),
        ("您访问的页面不存在", "notice"),
        ("系统正在升级维护中，请稍后再来", "notice"),
    ],
)
def test_a_notice_says_why_there_is_no_article(line: str, reason: str) -> None:
    assert notice([line]) == reason
    assert notice(["Pond News", line, "© 2024 Pond News"]) == reason


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "JavaScript is the language of the web, and of nearly every attack on it.",
        "The court found that the page of the register had been torn out by the keeper.",
        "Das Dorf wurde wegen des Hochwassers geräumt.",
        "404 boats were counted in the harbour on Monday.",
        "Error code: 1106 boats were counted twice.",
        "渔政站的新规定要求，过往船只的编号迁移到新的登记册里。",
        "",
    ],
)
def test_a_short_article_is_no_notice(line: str) -> None:
    assert notice([line]) is None


def test_where_more_is_said_a_notice_is_part_of_the_text() -> None:
    assert notice(["Page not found", *[PROSE] * 15]) is None


def test_a_title_may_say_what_a_notice_says_because_it_is_the_news() -> None:
    assert notice(["Page not found", PROSE], besides="Page not found") is None


def teaser(text: str) -> Block:
    return Block("p", text, text)


TEASERS = [teaser(f"{PROSE[: 60 + i]}…") for i in range(6)]


def test_nothing_but_teasers_is_a_listing() -> None:
    assert is_listing(TEASERS)
    assert is_listing([Block("h2", "Fog", "Fog"), *TEASERS, teaser("All news")])


@pytest.mark.parametrize(
    "blocks", [[], TEASERS[:3], [teaser(PROSE), *TEASERS], [*TEASERS, *[teaser(PROSE)] * 4], [teaser(PROSE)] * 6]
)
def test_an_article_is_no_listing_whatever_stands_below_it(blocks: list[Block]) -> None:
    assert not is_listing(blocks)
