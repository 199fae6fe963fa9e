"""Credits with a label in languages other than Chinese: who wrote, who edited, and where it came from."""

from __future__ import annotations

import pytest

import extractor
from extractor import Article
from extractor.fields.who.roles import roles

PROSE = "".join(
    f"<p>The board of the harbour heard on day {day} that the piles of the old quay would stand another ten winters if the "
    "worm was kept out of them, and that keeping it out would cost rather more than the quay had earned.</p>"
    for day in range(6)
)


def page(line: str = "", below: str = "", lang: str = "en") -> Article:
    """A page with a line below its headline, and with lines below its text."""
    return extractor.extract(
        f'<html lang="{lang}"><head><title>Ten more winters - Quay Post</title></head><body><main><article>'
        f"<h1>Ten more winters</h1>{line}<div>{PROSE}{below}</div></article></main></body></html>",
        url="https://quay.example/1",
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Penulis: Dewi Varr | Editor: Budi Orm",
            [("authors", "Penulis", "Dewi Varr"), ("editors", "Editor", "Budi Orm")],
        ),
        ("Źródło: Radio Nabrzeże", [("source", "Źródło", "Radio Nabrzeże")]),
        ("[출처: 등대통신]", [("source", "출처", "등대통신")]),
        ("Teksti: Liisa Varr Kuvat: Olli Orm", [("authors", "Teksti", "Liisa Varr"), ("other", "Kuvat", "Olli Orm")]),
        ("A source of joy: the quay", []),
        ("Resource: Quay", []),
    ],
)
def test_a_line_is_read_from_label_to_label(line: str, found: list[tuple[str, str, str]]) -> None:
    assert list(roles(line)) == found


@pytest.mark.parametrize(
    ("lang", "line", "name"),
    [
        ("hu", "Szerző: Varr Éva", "Varr Éva"),
        ("fi", "Teksti: Liisa Varr Kuvat: Olli Orm", "Liisa Varr"),
        ("el", "Συντάκτης: Ελένη Βάρρη", "Ελένη Βάρρη"),
        ("el", "Του Νίκου Βάρρη", "Νίκου Βάρρη"),
        ("ar", "كتب: محمود الوراق", "محمود الوراق"),
        ("fa", "نویسنده: سارا وراقی", "سارا وراقی"),
        ("hi", "लेखक: अनिता वर्रा", "अनिता वर्रा"),
        ("pl", "Oprac. Jan Warrecki", "Jan Warrecki"),
        ("ro", "de Ioana Varrescu", "Ioana Varrescu"),
        ("en", "By Odile Varr. Translated by John Orm", "Odile Varr"),
    ],
)
def test_a_byline_comes_without_its_label(lang: str, line: str, name: str) -> None:
    assert page(f'<div class="byline">{line}</div>', lang=lang).authors == (name,)


def test_nobody_in_particular_is_no_author() -> None:
    assert page('<div class="byline">নিজস্ব প্রতিবেদক</div>', lang="bn").authors == ()


def test_writer_and_editor_may_stand_below_the_text() -> None:
    article = page(below="<p>Reporter: Dewi Varr</p><p>Editor: Budi Orm</p>", lang="id")
    assert (article.authors, article.editors) == (("Dewi Varr",), ("Budi Orm",))


def test_who_edited_and_who_took_the_pictures_wrote_nothing() -> None:
    article = page('<p class="writer">取材・文＝山川花子　撮影＝佐野一郎　編集＝鈴原次郎</p>', lang="ja")
    assert (article.authors, article.editors) == (("山川花子",), ("鈴原次郎",))


@pytest.mark.parametrize(
    ("line", "below", "source"),
    [
        ("<div>14.05.2024 15:22 | Источник: Маяк-Информ</div>", "", "Маяк-Информ"),
        ("", "<p>المصدر: وكالة المنارة</p>", "وكالة المنارة"),
        ("", "<p>Source: Lighthouse Wire Service</p>", "Lighthouse Wire Service"),
        ("", "<p>Source: the numbers that the ministry of boats and quays gave out last spring</p>", None),
        ("", "<p>Source: https://quay.example/numbers</p>", None),
    ],
)
def test_the_medium_credited_stands_behind_a_label(line: str, below: str, source: str | None) -> None:
    assert page(line, below).source == source
