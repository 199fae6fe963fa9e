"""Two texts line by line, with the characters that changed within a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.testing.diffs import Line, compare

LONG = (
    "云溪镇的护林员每天清晨要巡查十二公里，记下树木的长势、病虫害和火险隐患，这样的日子他们已经过了三十一年，从未间断。"
)
LINES = st.lists(st.text("云溪镇ab 1", max_size=12), max_size=8)


def lines(before: list[str], after: list[str], **options: bool) -> list[str]:
    return [str(line) for line in compare(before, after, **options)]


def test_the_characters_that_changed_within_a_long_line_are_marked() -> None:
    removed, added = lines([LONG], [LONG.replace("十二", "十三").replace("三十一", "三十")])[1:]
    assert removed == f"-{LONG.replace('十二', '十[-二-]').replace('三十一', '三十[-一-]')}"
    assert added == f"+{LONG.replace('十二', '十{+三+}').replace('三十一', '三十')}"


def test_what_changed_is_known_in_a_short_line_too_and_left_to_the_eye() -> None:
    removed = next(line for line in compare(["云溪日报"], ["云溪晚报"]) if line.sign == "-")
    assert str(removed) == "-云溪日报"
    assert removed.parts == (("云溪", False), ("日", True), ("报", False))


def test_a_latin_word_changes_as_one() -> None:
    removed = next(line for line in compare(["the harbour"], ["the harbours"]) if line.sign == "-")
    assert removed.parts == (("the ", False), ("harbour", True))


def test_of_a_very_long_line_the_surroundings_of_a_change_are_shown() -> None:
    before, after = LONG * 8 + "甲" + LONG * 8, LONG * 8 + "乙" + LONG * 8
    removed, added = lines([before], [after])[1:]
    assert removed == f"-…{LONG[-20:]}[-甲-]{LONG[:20]}…"
    assert added == f"+…{LONG[-20:]}{{+乙+}}{LONG[:20]}…"
    assert lines([before], [after], whole=True)[1] == f"-{LONG * 8}[-甲-]{LONG * 8}"


def test_lines_that_have_little_in_common_are_not_each_other() -> None:
    assert lines(["早晨的渡口"], ["第三版要闻"])[1:] == ["-早晨的渡口", "+第三版要闻"]
    assert all(len(line.parts) == 1 for line in compare(["早晨的渡口"], ["第三版要闻"]))


def test_the_new_form_of_a_line_follows_the_old() -> None:
    before, after = ["一只猫在码头", "两条船靠岸了"], ["一只狗在码头", "来了一位客人", "三条船靠岸了"]
    assert [line.sign for line in compare(before, after)] == ["@", "-", "+", "+", "-", "+"]


@given(LINES, LINES)
def test_nothing_is_lost_or_invented(before: list[str], after: list[str]) -> None:
    shown = [*compare(before, after, whole=True)]

    def said(line: Line) -> str:
        return "".join(text for text, _ in line.parts)

    gone, come = [said(line) for line in shown if line.sign == "-"], [said(line) for line in shown if line.sign == "+"]
    rest = [*before]
    for line in gone:
        rest.remove(line)
    assert sorted([*rest, *come]) == sorted(after)
