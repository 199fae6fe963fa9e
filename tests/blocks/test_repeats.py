"""What a page says twice: its headline, the name of its medium, its text."""

from __future__ import annotations

import pytest
from said import HAN, LATIN, paragraphs, removed

from extractor.blocks.cleaning import (
    repeated_source,
    repeated_title,
)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("河水：退了", HAN), ["河水：退了"]),
        (("云溪", "河水 退了！", HAN), ["河水 退了！"]),
        ((HAN, HAN, HAN, "河水退了"), []),
        (("河水退了吗", HAN), []),
        (("河水退了",), []),
    ],
)
def test_the_headline_at_the_head_of_the_body_is_no_part_of_it(texts: tuple[str, ...], found: list[str]) -> None:
    assert [block.text for block in repeated_title(paragraphs(*texts), "河水退了")] == found
    assert list(repeated_title(paragraphs(*texts), "")) == []


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("发布 | 云溪镇 关于河岸木船修补的若干意见", ["云溪镇", "关于河岸木船修补的若干意见"]),
        ("Fog keeps forty boats from land - Pond News", ["Fog keeps forty boats from land"]),
        ("Fog keeps forty boats from land", ["Fog keeps forty", "boats from land"]),
    ],
)
def test_a_headline_in_lines_or_without_the_site_is_no_part_of_it(title: str, lines: list[str]) -> None:
    assert [block.text for block in repeated_title(paragraphs(*lines, LATIN), title)] == lines


@pytest.mark.parametrize("line", ["Home / Harbour / {}", "首页 > 港口 > {}", "{} by@janedoe"])
def test_a_headline_behind_the_way_to_the_page_or_before_its_writer_is_no_part_of_it(line: str) -> None:
    title = "Fog keeps forty boats from land"
    said = line.format(title)
    assert [block.text for block in repeated_title(paragraphs(said, LATIN), title)] == [said]
    assert [*repeated_title(paragraphs(f"{title} and the crew says why", LATIN), title)] == []


def test_the_account_of_the_medium_at_the_edge_is_none_of_the_text() -> None:
    lines = ("河岸晚报", HAN, "公众号：河岸晚报")
    assert [block.text for block in repeated_source(paragraphs(*lines), ["河岸晚报"])] == [lines[0], lines[2]]


def test_a_text_that_is_printed_twice_is_kept_once() -> None:
    said = [LATIN.replace("harbour", word) for word in ("harbour", "quay", "ferry")]
    printed = paragraphs(said[0], "A caption", *said[1:])
    assert removed([*printed, *paragraphs(said[0], "A caption", *said[1:], "The end of it.")]) == [
        (text, "repeat") for text in (said[0], "A caption", *said[1:])
    ]
    assert removed(paragraphs(*said, *said[:2])) == []


def test_a_summary_that_is_the_first_paragraph_is_kept_once() -> None:
    said = [LATIN.replace("harbour", word) for word in ("harbour", "quay", "ferry", "sluice")]
    assert removed(paragraphs(said[0], *said)) == [(said[0], "repeat")]
    assert removed(paragraphs(*said, said[0])) == []


def test_what_cards_show_of_the_first_paragraph_is_no_part_of_the_text() -> None:
    cut = f"{LATIN[:80]}… Read more"
    assert removed(paragraphs(cut, LATIN, LATIN)) == [(cut, "repeat")]
    assert removed(paragraphs("And then… Read more", LATIN)) == []
