"""A byline of an archived page: a line that names the writers and the medium, wherever it stands."""

from __future__ import annotations

import pytest

from extractor import Document, Kind, PluginError
from extractor.document.reading import read
from extractor.rules import Region, between, byline, css, front_matter, xpath


def archived(*lines: str, source: str = "云溪观察") -> Document:
    """A post that repeats its headline above these lines."""
    return read("\n\n".join((f"---\ntitle: 雾\nsource: {source}\n---", "# 雾", *lines)), kind=Kind.MARKDOWN_POST)


SIGNED = byline(xpath("//p[.='下一篇']/preceding-sibling::p[1]") | front_matter("source"), mark="原创")
TEXT = "早上的雾还没有散，码头上已经站满了人。"


@pytest.mark.parametrize(
    ("lines", "author", "medium", "dropped"),
    [
        (("云溪观察", TEXT), None, "云溪观察", 1),
        (("顾一鸣", "云溪观察", TEXT), "顾一鸣", "云溪观察", 2),
        (("原创", "顾一鸣", "云溪观察", TEXT), "顾一鸣", "云溪观察", 3),
        (("原创", "云溪观察", TEXT), "云溪观察", "云溪观察", 2),
        (("原创\n顾一鸣", "云溪观察", TEXT), "云溪观察", "云溪观察", 2),
        (("原创", "顾一鸣", "山城旧闻", TEXT), "顾一鸣", "山城旧闻", 3),
        (("顾一鸣\n顾一鸣", "山城旧闻", TEXT), "顾一鸣", "山城旧闻", 2),
        (("原创", "顾一鸣\n顾一鸣", "山城旧闻", TEXT), "顾一鸣", "山城旧闻", 3),
        (("顾一鸣", "山城旧闻", TEXT, "山城旧闻", "下一篇"), "顾一鸣", "山城旧闻", 2),
        (
            ("云溪观察", "以下文章来源于山城旧闻\n，作者林望舒", "山城旧闻\n.", "写山里的事", TEXT),
            "林望舒",
            "山城旧闻",
            4,
        ),
        (("云溪观察", "编者荐语：", "一盏灯", "以下文章来源于山城旧闻", TEXT), None, "山城旧闻", 4),
        ((TEXT, "云溪的灯亮了。"), None, None, 0),
    ],
)
def test_a_byline_names_the_writer_above_the_medium(
    lines: tuple[str, ...], author: str | None, medium: str | None, dropped: int
) -> None:
    document = archived(*lines)
    assert (SIGNED.author(document), SIGNED.medium(document)) == (author, medium)
    found = between(until="^下一篇$", skip=SIGNED)(document)
    assert isinstance(found, Region)
    assert [node.text_content() for node in found.drop] == list(lines[:dropped])
    assert set(found.drop.values()) <= {str(SIGNED)}


def test_offers_to_read_a_text_elsewhere_stand_in_its_byline() -> None:
    offers = ("在小说阅读器读本章", "去阅读", "在公众号小说中沉浸阅读")
    document = archived("云溪观察", *offers, "以下文章来源于山城旧闻\n，作者林望舒", TEXT)
    assert (SIGNED.author(document), SIGNED.medium(document)) == ("林望舒", "山城旧闻")
    found = between(until="^下一篇$", skip=SIGNED)(document)
    assert isinstance(found, Region)
    assert {node.text_content() for node in found.drop}.issuperset(offers)


def test_a_page_of_one_paragraph_has_no_byline() -> None:
    document = read(f"---\ntitle: One\n---\n\n# One\n\n{TEXT}\n", kind=Kind.MARKDOWN_POST)
    assert SIGNED.author(document) is None
    assert SIGNED.medium(document) is None


def test_only_an_archived_page_has_such_a_byline() -> None:
    page = read(f"<html><body><h1>雾</h1><p>顾一鸣</p><p>云溪观察</p><p>{TEXT}</p></body></html>")
    assert SIGNED.author(page) is None
    assert SIGNED.medium(page) is None


def test_a_byline_is_written_as_in_a_plugin() -> None:
    assert str(byline(css("h1")).author) == 'byline(css("h1")).author'
    assert str(between(until="^x", skip=byline(css("h1"), mark="by"))) == (
        'between(until="^x", skip=byline(css("h1"), mark="by"))'
    )
    with pytest.raises(PluginError, match="as a rule"):
        byline("Pond News")  # type: ignore[arg-type]  # what it is not to be given
