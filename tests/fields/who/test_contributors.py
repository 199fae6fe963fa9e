"""Who else did something: name and role, apart from authors and editors."""

from __future__ import annotations

import extractor
from extractor import Contributor, Site
from extractor.rules import block, css_all

TEXT = "云溪中学的自然课本学期搬到了林间，三十多名学生跟着老师辨认树木，记下每一种叶子的形状和颜色。"
PAGE = """<html lang="zh-CN"><head><title>林间课堂</title></head><body><h1>林间课堂</h1><div class="story">
<p>{text}</p><p>{text}</p><p class="credits">{credits}</p></div></body></html>"""


def article(line: str, *sites: type[Site]) -> extractor.Article:
    page = PAGE.format(text=TEXT, credits=line)
    return extractor.Extractor(sites=sites).extract(page, url="https://linjian.example/1")


def test_roles_stay_apart() -> None:
    found = article("记者：罗青禾　责任编辑：林望舒　摄影：苏明远　校对：陈木生")
    assert found.authors == ("罗青禾",)
    assert found.editors == ("林望舒",)
    assert found.contributors == (Contributor("苏明远", "摄影"), Contributor("陈木生", "校对"))


def test_what_is_no_person_is_no_contributor() -> None:
    assert article("责任编辑：林望舒　发布时间：2024-05-06　浏览：300").contributors == ()


def test_a_site_may_have_a_rule_for_them() -> None:
    class Linjian(Site):
        hosts = ("linjian.example",)
        body = block(".story")
        contributors = css_all(".credits")

    found = article("摄影：苏明远、罗青禾", Linjian)
    assert found.contributors == (Contributor("苏明远", "摄影"), Contributor("罗青禾", "摄影"))
    assert found.origins["contributors"].by == "linjian"


def test_they_are_objects_in_json() -> None:
    assert article("摄影：苏明远").to_dict()["contributors"] == [{"name": "苏明远", "role": "摄影"}]


def test_a_text_that_came_with_its_editor_has_the_portals_too() -> None:
    page = PAGE.format(text=TEXT, credits="编辑 林望舒 校对 陈木生")
    page = page.replace("</body>", "<div class='foot'>责任编辑：苏明远_NF1234</div></body>")
    assert extractor.extract(page, url="https://linjian.example/1").editors == ("林望舒", "苏明远")
