"""The grammar of credits: what it can print, it reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.document.reading import read
from extractor.fields.evidence import Evidence
from extractor.fields.who.bylines import byline, bylines
from extractor.fields.who.contributors import Contributor, contributors
from extractor.fields.who.credits import AUTHOR_LABELS, CONTRIBUTOR_LABELS, EDITOR_LABELS, SOURCE_LABELS, parse_credits
from extractor.fields.who.han import simplified
from extractor.fields.who.persons import Name, names

HAN_NAMES = st.builds(
    lambda family, given: family + given,
    st.sampled_from("王李张刘陈杨赵吴周陳劉張趙吳黃"),
    st.text("望舒知微青禾一帆小满听雨若川", min_size=2, max_size=2),
)
LATIN_NAMES = st.builds(
    "{} {}".format,
    st.sampled_from("Odile Tova Awel Runa Ilka".split()),
    st.sampled_from("Varr Lindqvar Witlock Kreye".split()),
)
ROLES = (
    dict.fromkeys(AUTHOR_LABELS, "authors")
    | dict.fromkeys(EDITOR_LABELS, "editors")
    | dict.fromkeys(CONTRIBUTOR_LABELS, "other")
)
TRADITIONAL = str.maketrans("记责编辑来图译审对监总实员笔摄执", "記責編輯來圖譯審對監總實員筆攝執")
COLONS = st.sampled_from(["：", ": ", "/", "／", " | ", "｜"])
BETWEEN = st.sampled_from(["、", " ", "，", "\u3000"])
CREDITS = st.lists(
    st.tuples(
        st.sampled_from(sorted(ROLES)), COLONS, st.lists(HAN_NAMES, min_size=1, max_size=3, unique=True), BETWEEN
    ),
    min_size=1,
    max_size=3,
)
Printed = list[tuple[str, str, list[str], str]]
AROUND = st.sampled_from(["{}", "（{}）", "【{}】", "〔{}〕", "（{}", "  {}  "])


@given(CREDITS, AROUND, st.booleans())
def test_what_the_grammar_prints_it_reads_back(printed: Printed, around: str, traditional: bool) -> None:
    line = around.format(
        "\u3000".join(
            f"{label.translate(TRADITIONAL) if traditional else label}{colon}{between.join(people)}"
            for label, colon, people, between in printed
        )
    )
    found = [(role, label, names(value)) for role, label, value in parse_credits(line)]
    assert found == [(ROLES[label], label, tuple(people)) for label, _, people, _ in printed]


WORDS = (
    *("By ", "by ", "Von ", "Por ", "Par ", "Door ", "Autor: ", "Автор: ", "Opinion by ", "Our correspondent "),
    *(
        "Ein Gastbeitrag von ",
        "Eine Reportage von ",
        "Interview: ",
        "Von unserer Korrespondentin ",
        "Aus Bremen berichtet ",
    ),
    *(
        "Rédigé par ",
        "Propos recueillis par ",
        "Par notre envoyée spéciale ",
        "De notre correspondant ",
        "Una crónica de ",
    ),
    *(
        "Scritto da ",
        "A cura di ",
        "Dal nostro inviato ",
        "Texto de ",
        "Reportagem: ",
        "Tekst: ",
        "Door onze redacteur ",
    ),
    *(
        "Geschreven door ",
        "Opracował: ",
        "Текст: ",
        "Подготовила ",
        "Yazar: ",
        "Haber: ",
        "Tác giả: ",
        "Penulis: ",
        "Oleh: ",
    ),
)


@given(
    st.lists(LATIN_NAMES, min_size=1, max_size=3, unique=True),
    st.sampled_from(WORDS),
    st.sampled_from(["", " | 3 May 2024", ", 03.05.2024", " · 5 min read", " Updated 3 May", " on March 3, 2024"]),
)
def test_a_byline_is_read_with_the_date_behind_it(people: list[str], by: str, behind: str) -> None:
    assert byline(by + ", ".join(people) + behind) == tuple(people)


@given(
    LATIN_NAMES,
    st.sampled_from(["3 May 2024 by ", "Posted on 3 May 2024 by ", "03.05.2024, von ", "2024-05-03 | Von "]),
)
def test_a_byline_is_read_with_the_date_before_it(person: str, before: str) -> None:
    assert byline(before + person) == (person,)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Photo by Odile Varr", ()),
        ("Words by Odile Varr Photography by Jan Lukas", ("Odile Varr",)),
        ("Texto: Odile Varr Fotos: Jan Lukas", ("Odile Varr",)),
        ("By Odile Varr and Jan Lukas, and Tova Kreye", ("Odile Varr", "Jan Lukas", "Tova Kreye")),
        ("Par Odile Varr avec AFP", ("Odile Varr",)),
        ("Penulis: Odile Varr | Editor: Jan Lukas", ("Odile Varr",)),
        ("本报记者 陈望舒 通讯员 刘知微", ("陈望舒", "刘知微")),
        ("文・青木望　写真・高橋遥", ("青木望",)),
        ("取材・文：青木 望", ("青木 望",)),
        ("Edited by Odile Varr", ()),
        ("Pay by Credit Card", ()),
        ("Stand by Me was a hit", ()),
        ("3. Mai 2024, 14:42 Uhr", ()),
        ("오딜 기자 입력 2024.05.03", ("오딜",)),
        ("文／記者陳望舒　圖／記者劉知微", ("陳望舒",)),
        ("By Jan Lukas Varr", ("Jan Lukas Varr",)),
        ("By Hans von Lindqvar", ("Hans von Lindqvar",)),
    ],
)
def test_a_byline_names_writers_only(line: str, found: tuple[str, ...]) -> None:
    assert byline(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("From: Jane Doe via Pondlist", ("Jane Doe",)),
        ("by Jane Doe (Version: 1)", ("Jane Doe",)),
        ("From Pond Bay", ()),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(line: str, found: tuple[str, ...]) -> None:
    assert byline(line) == found


def test_labels_that_run_into_the_name_before_them_end_it() -> None:
    line = "作者 | 林望舒编辑| 沈知微"
    assert list(parse_credits(line)) == [("authors", "作者", "林望舒"), ("editors", "编辑", "沈知微")]


def test_by_alone_names_the_next_line() -> None:
    assert [found for found, _ in bylines(["3 May 2024", "by", "Odile Varr", "Harbour"])] == [("Odile Varr",)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Joel Schmoe, Sr.", ["Joel Schmoe, Sr."]),
        ("Ramón Varr y Molina", ["Ramón Varr y Molina"]),
        ("Odile Varr and Tova Kreye", ["Odile Varr", "Tova Kreye"]),
        ("By &lt;a href=&quot;/x&quot;&gt;Odile Varr&lt;/a&gt;", ["Odile Varr"]),
        ("Odile Varr odile@pond.example", ["Odile Varr"]),
        ("Odile Varr <script>play('x')</script>", ["Odile Varr"]),
        ("Von HAFEN-online-Redakteurin Odile Varr", ["Odile Varr"]),
        ("Staff Writer", []),
        ("February 25, 2021", []),
    ],
)
def test_a_record_is_one_name_without_what_is_no_name(name: str, found: list[str]) -> None:
    assert list(names([Name(name)])) == found


@given(st.text(max_size=80))
def test_reading_as_simplified_keeps_every_position(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_a_date_ends_a_credit_and_a_picture_editor_is_no_editor() -> None:
    assert list(parse_credits("编辑 沈知微 2024-05-22 09:15")) == [("editors", "编辑", "沈知微")]
    assert [role for role, _, _ in parse_credits("责任编辑：沈知微 | 版面编辑：林望舒")] == ["editors", "other"]


def test_other_roles_are_contributors_with_their_role() -> None:
    evidence = Evidence(read("<p>x</p>"), removed=["作者：林望舒 摄影：沈知微、罗青禾 校对：沈知微 点击：1200"])
    roles = [("沈知微", "摄影"), ("罗青禾", "摄影"), ("沈知微", "校对")]
    assert next(found.value for found in contributors(evidence)) == tuple(Contributor(*one) for one in roles)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("以下文章来源于云溪观察 ，作者顾一鸣", [("source", "云溪观察"), ("authors", "顾一鸣")]),
        ("以下文章来源于 云溪 观察", [("source", "云溪 观察")]),
        ("本文来源于云溪观察", []),
    ],
)
def test_what_a_text_was_taken_from_is_a_source_and_its_writer_an_author(line: str, found: list[object]) -> None:
    assert [(role, value) for role, _, value in parse_credits(line)] == found


def test_sources_are_no_persons() -> None:
    assert [role for role, _, _ in parse_credits("來源：云溪晚报　責任編輯：陳望舒")] == ["source", "editors"]
    assert "来源" in SOURCE_LABELS


def test_a_label_in_bold_is_read_with_what_follows_it() -> None:
    assert [found for found, _ in bylines(["From", ": Jane Doe via Pondlist <pond () list example>", "Date"])] == [
        ("Jane Doe",)
    ]


@pytest.mark.parametrize(
    ("byline", "persons"),
    [
        ("云溪林业大学教授李明远", ["李明远"]),
        ("雲溪林業大學教授李明遠", ["李明遠"]),
        ("云溪林业大学副教授 李明远", ["李明远"]),
        ("云溪研究院水文研究部部长，“一江一湖”研究中心主任、研究员李明远", ["李明远"]),
        ("林主任", ["林主任"]),
        ("云溪水文所", ["云溪水文所"]),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it_and_one_alone_is_no_name(byline: str, persons: list[str]) -> None:
    assert list(names(byline)) == persons


def test_the_parts_of_a_foreign_name_are_one_name_and_a_columns_account_is_none() -> None:
    assert names("卡米拉 帕特尔") == ("卡米拉 帕特尔",)
    assert names("张三 李四") == ("张三", "李四")
    assert names("企业资讯") == names("Industry News") == ()
