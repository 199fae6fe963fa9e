"""The element of a page that looks like what a rule meant."""

from __future__ import annotations

import pytest

from extractor.document import reading
from extractor.testing.nearest import described, nearest, nearest_key, selectors_of

TEXT = ["渡口的老船工退了休", "新桥在秋天通了车", "孩子们不再等早班船", "码头上开了一家茶馆", "江水照旧往东流"]
PAGE = """<html><head><meta name="mediaid" content="云溪日报"><meta property="og:title" content="渡口"></head><body>
<div class="crumbs"><a>首页</a> <a>渡口的老船工</a></div><div class="main"><h1 class="news-headline">渡口的老船工</h1>
<p class="info"><span class="news-date">2024-05-01</span> <span class="from">来源：云溪日报</span></p>
<div class="wrap"><div class="content-2024">{}</div></div><div class="footer">云溪日报 版权所有</div></div></body></html>"""
DOCUMENT = reading.read(PAGE.format("".join(f"<p>{line}。</p>" for line in TEXT)))


def found(selector: str, *texts: str) -> str | None:
    element = nearest(DOCUMENT, [selector], texts)
    return None if element is None else described(element).rpartition(": ")[2]


@pytest.mark.parametrize(
    ("selector", "texts", "expected"),
    [
        (".medium", ["云溪日报"], "span.from"),  # what says it and little else
        ("h1.headline", ["渡口的老船工"], "h1.news-headline"),  # of two that say it, the one with the likelier name
        ("#article", TEXT, "div.content-2024"),  # what holds the lines of a body, and nothing around it
        (".news-time", [], "span.news-date"),  # by the name alone
        (".advert", [], None),
        ("h2", [], None),
    ],
)
def test_it_is_found_by_what_it_says_and_by_its_name(selector: str, texts: list[str], expected: str | None) -> None:
    assert found(selector, *texts) == expected


def test_a_body_that_has_lost_a_line_is_still_found() -> None:
    assert found("#article", *TEXT[:4], "这一行不在了") == "div.content-2024"


def test_an_element_without_names_is_found_from_the_one_around_it() -> None:
    assert found(".first", "孩子们不再等早班船") == "div.content-2024 > p"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('css("h1.a")', ["h1.a"]),
        ('css_all("p.a", "p.b") >> label("责任编辑")', ["p.a", "p.b"]),
        ('block("#a", "#b", drop=(".c",))', ["#a", "#b"]),
        ('meta("author")', []),
        ("the line above the account's", []),
        ("(" * 500, []),
    ],
)
def test_the_selectors_of_a_rule_are_read_from_how_it_is_written(rule: str, expected: list[str]) -> None:
    assert selectors_of(rule) == expected


def test_the_name_that_a_rule_misspells_is_told() -> None:
    assert nearest_key(DOCUMENT, 'meta("mediald")') == 'meta("mediaid")'
    assert nearest_key(DOCUMENT, 'meta("author")') is None
