"""What stands above a text for its looks."""

from __future__ import annotations

from extractor import Block
from extractor.blocks.cleaning import boilerplate_lines

PROSE = "春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。"


def kept(*lines: str, tag: str = "p") -> list[str]:
    """What is left of the lines above the text."""
    blocks = [Block(tag, text, text) for text in lines]
    removed = {block for block, _ in boilerplate_lines([*blocks, *(Block("p", PROSE, PROSE) for _ in range(4))])}
    return [block.text for block in blocks if block not in removed]


def test_words_set_one_letter_a_line_are_an_ornament() -> None:
    assert kept("来", "修", "木", "船") == []
    assert kept("修", "木 船", "来") == []
    assert kept("一", "河的上游") == ["一", "河的上游"]


def test_days_set_in_pieces_are_an_ornament() -> None:
    assert kept("20", "22", ".10", ".29", "~2022.11", ".04", "河的上游") == ["河的上游"]
    assert kept("01", "河的上游") == ["01", "河的上游"]


def test_words_in_latin_above_a_chinese_text_are_an_ornament() -> None:
    assert kept("RIVER TODAY") == []
    assert kept("- Boats -", "河的上游") == ["河的上游"]
    assert kept("Introduction") == ["Introduction"]
    assert kept("河的上游", "Boats") == ["河的上游", "Boats"]


def test_a_row_of_short_words_on_top_is_a_menu() -> None:
    assert kept("木船\t河岸\t邻居\t手记", tag="tr") == []
    assert kept("木船\t河岸\t一只漆成蓝色的旧木船", tag="tr") != []
    assert kept("木船\t河岸\t邻居", "三只\t两岸\t九户", tag="tr") != []
