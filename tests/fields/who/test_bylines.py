"""Bylines: who wrote, who edited, and where it came from."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.fields.who.bylines import first_of, reporters, signed
from extractor.fields.who.credits import AUTHOR_LABELS, EDITOR_LABELS, SOURCE_LABELS, credited, parse_credits
from extractor.fields.who.persons import Name, is_medium, is_person, is_placeholder, names

SURNAMES, GIVEN = "王李张刘陈杨赵吴周", "望舒知微青禾一帆小满听雨若川"
HAN_NAMES = st.builds(
    lambda family, given: family + given, st.sampled_from(SURNAMES), st.text(GIVEN, min_size=1, max_size=2)
)
LATIN_NAMES = st.builds("{} {}".format, *2 * [st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True)]).filter(
    lambda name: (
        not any(is_placeholder(word) for word in name.split())
        and name.split()[0] not in ("Door", "Text", "Autor", "Author", "Redaktion", "Written", "Posted", "Story")
    )
)
PLACEHOLDERS = (
    "",
    " ",
    "admin",
    "Admin",
    "未知",
    "佚名",
    "匿名",
    "小编",
    "编辑部",
    "anonymous",
    "Staff",
    "unknown",
    "12345",
    "、",
)


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("林望舒", ["林望舒"]),
        ("林望舒 沈知微", ["林望舒", "沈知微"]),
        ("李　明 王小满", ["李明", "王小满"]),
        ("林望舒、沈知微，罗青禾", ["林望舒", "沈知微", "罗青禾"]),
        ("林望舒和沈知微", ["林望舒", "沈知微"]),
        ("和平", ["和平"]),
        ("阿依古丽·买买提", ["阿依古丽·买买提"]),
        ("本报记者 林望舒 沈知微", ["林望舒", "沈知微"]),
        ("云溪晚报记者林望舒", ["林望舒"]),
        ("通讯员 沈知微 记者 林望舒", ["沈知微", "林望舒"]),
        ("作者：林望舒", ["林望舒"]),
        ("责任编辑：林望舒", ["林望舒"]),
        ("责编 林望舒", ["林望舒"]),
        ("文/林望舒", ["林望舒"]),
        ("林望舒/文", ["林望舒"]),
        ("林望舒（实习）", ["林望舒"]),
        ("林望舒（云溪晚报评论员", ["林望舒"]),
        ("N/A", []),
        ("@janedoe", []),
        ("Jane Doe, video by John Roe", ["Jane Doe"]),
        ("By Jane Doe in Pond Bay", ["Jane Doe"]),
        ("Par Jane Doe, Anne Roe Envoyées spéciales à Étang", ["Jane Doe", "Anne Roe"]),
        (Name("青木 望"), ["青木 望"]),
        (Name("林望舒 沈知微"), ["林望舒", "沈知微"]),
        ("林望舒 EN031", ["林望舒"]),
        ("林望舒_NB12345", ["林望舒"]),
        ("林望舒(UF001)", ["林望舒"]),
        ("“林望舒”", ["林望舒"]),
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Written by Jane Doe", ["Jane Doe"]),
        ("Von Hans Müller", ["Hans Müller"]),
        ("Jane Doe, John Roe & Ann Poe", ["Jane Doe", "John Roe", "Ann Poe"]),
        ("J. R. Smith Jr.", ["J. R. Smith Jr."]),
        ("云溪研究院 李望舒", ["李望舒"]),
        ("张三 云溪研究院", ["张三", "云溪研究院"]),
        ("《云溪晚报》", []),
        ("https://a.example/jane", []),
        ("jane@a.example", []),
        ("x" * 61, []),
        (None, []),
        ([], []),
        (["Doe, Jane", "Roe, John"], ["Jane Doe", "John Roe"]),
        (["Jane Doe", "Jane Doe", "John Roe"], ["Jane Doe", "John Roe"]),
    ],
)
def test_names_come_without_labels_titles_and_codes(text: str | list[str] | None, found: list[str]) -> None:
    assert list(names(text)) == found


@given(
    st.lists(HAN_NAMES, min_size=1, max_size=6, unique=True), st.sampled_from(["、", "，", " ", "/", "; ", "；", " | "])
)
def test_han_names_are_split_and_their_order_is_kept(people: list[str], between: str) -> None:
    assert names(between.join(people)) == tuple(people)


@given(st.lists(LATIN_NAMES, min_size=1, max_size=6, unique=True), st.sampled_from([", ", " and ", "; ", " & ", " | "]))
def test_latin_names_are_split_and_their_order_is_kept(people: list[str], between: str) -> None:
    assert names(between.join(people)) == tuple(people)
    assert names("By " + between.join(people)) == tuple(people)


@given(st.lists(HAN_NAMES | LATIN_NAMES | st.sampled_from(PLACEHOLDERS)))
def test_placeholders_are_no_names_and_nobody_is_named_twice(texts: list[str]) -> None:
    assert names(texts) == tuple(dict.fromkeys(text for text in texts if text not in PLACEHOLDERS))


@given(st.text(max_size=80) | st.lists(st.text(max_size=30), max_size=5))
def test_names_of_any_text_are_names(text: str | list[str]) -> None:
    found = names(text)
    assert len(set(found)) == len(found)
    for name in found:
        assert name == name.strip()
        assert 0 < len(name) <= 60
        assert not is_placeholder(name)


# --- credits ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("责任编辑：林望舒", [("editors", "责任编辑", "林望舒")]),
        ("（责任编辑：林望舒）", [("editors", "责任编辑", "林望舒")]),
        ("【责编 林望舒】", [("editors", "责编", "林望舒")]),
        ("责任编辑\u3000林望舒", [("editors", "责任编辑", "林望舒")]),
        ("编辑 | 林望舒", [("editors", "编辑", "林望舒")]),
        ("来源：云溪晚报", [("source", "来源", "云溪晚报")]),
        ("2021-06-07 16:05  来源：云溪晚报  浏览：12", [("source", "来源", "云溪晚报"), ("other", "浏览", "12")]),
        ("编辑/林望舒 审核/沈知微", [("editors", "编辑", "林望舒"), ("other", "审核", "沈知微")]),
        ("记者 林望舒 通讯员 沈知微", [("authors", "记者", "林望舒"), ("authors", "通讯员", "沈知微")]),
        ("文/林望舒 图/沈知微", [("authors", "文", "林望舒"), ("other", "图", "沈知微")]),
        ("图片来源：云溪图片社", []),
        ("责任编辑：", []),
        ("编辑是一个要耐心的职业，他做了三十年。", []),
        ("来源：云溪晚报" + "，" * 160, []),
        ("", []),
    ],
)
def test_a_line_of_credits_is_read_from_label_to_label(line: str, found: list[tuple[str, str, str]]) -> None:
    assert list(parse_credits(line)) == found


LABELS = st.sampled_from(
    [("authors", label) for label in AUTHOR_LABELS]
    + [("editors", label) for label in EDITOR_LABELS]
    + [("source", label) for label in SOURCE_LABELS]
)


@given(
    st.lists(st.tuples(LABELS, HAN_NAMES), min_size=1, max_size=5),
    st.sampled_from("：:/｜|"),
    st.sampled_from(["  ", " | ", "；"]),
)
def test_credits_that_are_written_are_read_back(
    written: list[tuple[tuple[str, str], str]], colon: str, between: str
) -> None:
    assume(between != " | " or colon not in "｜|")
    line = between.join(f"{label}{colon}{name}" for (_, label), name in written)
    found = [(role, label, value.rstrip("；")) for role, label, value in parse_credits(line)]
    assert found == [(role, label, name) for (role, label), name in written]


@pytest.mark.parametrize(
    ("text", "labels", "value"),
    [
        ("来源：云溪晚报 责任编辑：林望舒", ["来源"], "云溪晚报"),
        ("来源：云溪晚报 责任编辑：林望舒", ["责任编辑", "责编"], "林望舒"),
        ("【来源：云溪晚报】", ["来源"], "云溪晚报"),
        ("来源 云溪晚报", ["来源"], "云溪晚报"),
        ("Edited by: Jane Doe", ["Edited by"], "Jane Doe"),
        ("来源：", ["来源"], None),
        ("云溪晚报", ["来源"], None),
    ],
)
def test_what_is_credited_stands_behind_the_label(text: str, labels: list[str], value: str | None) -> None:
    assert credited(text, labels) == value


# --- the article's own text ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["云溪6月7日电（记者 林望舒）河水退了。"], ["林望舒"]),
        (["云溪社云溪6月7日电（林望舒 沈知微）河水退了。"], ["林望舒", "沈知微"]),
        (["本报讯（记者林望舒 通讯员沈知微）河水退了。"], ["林望舒"]),
        (["云溪晚报记者 林望舒 云溪报道"], ["林望舒"]),
        (["河水退了。", "人们回家了。", "（林望舒）"], ["林望舒"]),
        (["河水退了。", "本报记者 林望舒 沈知微"], ["林望舒", "沈知微"]),
    ],
)
def test_chinese_papers_name_their_reporters_in_the_text(lines: list[str], people: list[str]) -> None:
    found = reporters(lines)
    assert found is not None
    assert list(found[0]) == people
    assert found[1] in "\n".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["记者从会上获悉，河水退了。"],
        ["记者王府井看到很多人。"],
        ["河水退了（见图）"],
        ["河水退了。（林望舒摄）"],
        ["林望舒说河水退了。"],
    ],
)
def test_a_reporter_without_a_name_is_nobody(lines: list[str]) -> None:
    assert reporters(lines) is None


def test_a_reporter_is_looked_for_at_the_edges_of_the_text() -> None:
    assert reporters([*["河水退了。"] * 3, "（林望舒）", *["人们回家了。"] * 4]) is None


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("本报记者 林望舒 沈知微", ["林望舒", "沈知微"]),
        ("（记者 林望舒）", ["林望舒"]),
        ("作者：林望舒", ["林望舒"]),
        ("记者林望舒报道说", []),
        ("林望舒", []),
    ],
)
def test_a_signed_line_is_nothing_but_the_signature(line: str, people: list[str]) -> None:
    assert list(signed(line)) == people


@pytest.mark.parametrize(
    ("name", "medium", "person"),
    [
        ("林望舒", False, True),
        ("欧阳青禾", False, True),
        ("阿依古丽·买买提", False, True),
        ("Jane Doe", False, True),
        ("云溪晚报", True, False),
        ("云溪新闻客户端", True, False),
        ("R2D2", False, False),
    ],
)
def test_a_person_is_no_medium(name: str, medium: bool, person: bool) -> None:
    assert (is_medium(name), is_person(name)) == (medium, person)


@pytest.mark.parametrize("line", ["阅读量", "发表于", "漏洞复现", "Contact Us"])
def test_a_label_below_the_headline_is_nobody(line: str) -> None:
    assert first_of([line, "2024-05-06"]) == ()


@pytest.mark.parametrize(("line", "name"), [("林望舒", "林望舒"), ("Odile Varr", "Odile Varr"), ("odvarr", "odvarr")])
def test_a_name_below_the_headline_is_the_writers_where_the_date_follows(line: str, name: str) -> None:
    assert first_of([line, "2024-05-06"]) == (name,)


def test_a_link_to_the_original_signs_nothing() -> None:
    assert reporters(["云溪中学的自然课搬到了林间。", "(查看原文)"]) is None


def test_a_korean_reporter_signs_in_brackets_with_an_address() -> None:
    assert reporters(["나룻배는 겨울에도 다닌다고 한다.", "[박서윤 기자 seoyun@quay.example]"]) == (
        ("박서윤",),
        "[박서윤 기자 seoyun@quay.example]",
    )
