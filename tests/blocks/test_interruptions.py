"""What interrupts a text is none of it: advertisements, controls, other stories, in the words of many countries."""

from __future__ import annotations

import pytest
from said import LATIN, paragraphs, removed

from extractor import Block


@pytest.mark.parametrize("line", ["3 Min Lesezeit", "この記事は会員限定です。", "X content", "固定布局"])
def test_what_a_page_sets_into_its_text_is_none_of_it(line: str) -> None:
    assert removed(paragraphs(LATIN, line, LATIN)) == [(line, "control")]


@pytest.mark.parametrize(
    "line",
    [
        "Article continues after advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "La suite après cette publicité",
        "Continua após a publicidade",
        "Tekst gaat verder onder de foto",
        "Artikkelen fortsetter under annonsen",
        "Lesen Sie nach der Anzeige weiter",
        "Like us on Facebook",
        "Download our free news app today",
        "Unsere Anleger-App herunterladen",
        "打开浅湾APP阅读全文",
    ],
)
def test_what_interrupts_a_text_is_none_of_it(line: str) -> None:
    assert [text for text, _ in removed(paragraphs(LATIN, line, LATIN))] == [line]


@pytest.mark.parametrize(
    "line", ["[ⓒ 나루일보, 무단전재 및 재배포 금지]", "無断転載を禁じます", "Acompanhe o Cais no Instagram"]
)
def test_what_stands_below_texts_of_a_country_is_none_of_them(line: str) -> None:
    assert [text for text, _ in removed(paragraphs(LATIN, LATIN, line))] == [line]


def test_a_list_of_kickers_and_linked_headlines_between_two_paragraphs_is_of_other_stories() -> None:
    def item(kicker: str, headline: str) -> Block:
        return Block("li", f"{kicker}: {headline}", f'{kicker}: <a href="/x">{headline}</a>', linked=len(headline))

    stories = [
        item("Harbour", "The bridge that nobody has crossed since the flood"),
        item("Interview", "How a ferryman came to own nine sheep and a bell"),
    ]
    products = [item("Best for rain", "Quayside Coat 15"), item("Best for snow", "Pier Boots")]
    announced = paragraphs(f"{LATIN[:-1]}:")
    assert len(removed([*paragraphs(LATIN), *stories, *paragraphs(LATIN)])) == 2
    assert removed([*announced, *stories, *paragraphs(LATIN)]) == []
    assert removed([*paragraphs(LATIN), *products, *paragraphs(LATIN)]) == []


def test_a_line_in_capitals_that_is_wholly_a_link_is_another_storys() -> None:
    text = "FERRYMAN ROWS HOME WITH NINE SHEEP AND A BELL"
    shouted = Block("p", text, f'<a href="/x">{text}</a>', linked=len(text))
    assert removed([*paragraphs(LATIN), shouted, *paragraphs(LATIN)]) == [(text, "related links")]
    assert removed(paragraphs(LATIN, text, LATIN)) == []


@pytest.mark.parametrize(
    "label",
    ["Read more:", "Mehr zum Thema:", "Lire aussi", "Te puede interesar:", "Läs också:", "Czytaj też:", "Читайте также:",
     "Baca juga:", "Đọc thêm:", "اقرأ أيضا:", "यह भी पढ़ें:", "関連記事：", "관련기사:", "Watch:", "Also read |"],
)  # fmt: skip
def test_another_storys_headline_is_introduced_in_many_languages(label: str) -> None:
    headline = "The bridge that nobody crosses"
    told = Block("p", f"{label} {headline}", f'{label} <a href="/x">{headline}</a>', linked=len(headline))
    assert removed([*paragraphs(LATIN), told, *paragraphs(LATIN)]) == [(told.text, "related links")]
    assert removed(paragraphs(LATIN, told.text, LATIN)) == []
