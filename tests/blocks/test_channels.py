"""Calls to follow a site in networks, small print around a text, and labels of other stories, in many languages."""

from __future__ import annotations

import pytest

import extractor
from extractor.blocks.boilerplate import kind_of

PROSE = [
    "The harbour board of Ostwick voted on Monday evening to reopen the old signal tower, which has stood empty for years.",
    "Masons have already replaced most of the northern wall, where frost had loosened the mortar, and a new stair leads up.",
    "Odile Varr, who chairs the board, said that the tower would first serve as a small school for young pilots at weekends.",
    "The repairs cost a little under four hundred thousand crowns, a third of which was raised by selling prints of the tower.",
    "Some fishermen had opposed the plan because the light might confuse boats, but a trial in March calmed most of them.",
]
FOLLOW = [
    "Follow Quay Post on Google News to receive the latest stories.",
    "Siga o canal do Cais no WhatsApp e receba as histórias no celular.",
    "Únete a nuestro canal de WhatsApp",
    "Suivez-nous sur WhatsApp pour ne rien manquer",
    "Google News’te Rıhtım Haber’e abone olun",
    "Подпишитесь на нас в Дзене и Telegram",
    "Підписуйтесь на наш Telegram-канал",
    "Obserwuj nas w Google News",
    "Kövess minket Facebookon is!",
    "Urmărește-ne pe Google News",
    "Ακολουθήστε μας στο Google News",
    "עקבו אחרינו בוואטסאפ",
    "تابعنا على واتساب",
    "ताज़ा खबरों के लिए हमारे व्हाट्सएप चैनल से जुड़ें",
    "Ikuti kabar dermaga di saluran WhatsApp kami.",
    "Folgst du der Quay-Zeitung schon auf WhatsApp?",
    "Das Wichtigste vom Kai, jeden Morgen: Abonniere den WhatsApp-Kanal der Quay-Zeitung und du weisst mehr.",
    "WhatsApp-Kanal: Folgen Sie der Quay-Zeitung",
    "Unisciti al canale WhatsApp del Molo",
    "Den Kai aufs Handy? Hier geht es zur App der Quay-Zeitung.",
]
SMALL_PRINT = [
    "First published on: 14-05-2024 at 15:22 IST",
    "Updated 3:22 PM, May 14, 2024",
    "Ultimo aggiornamento: 14 maggio 2024, 15:22",
    "Edited By: Odile Varr",
    "Estimated reading time: 4 minutes",
    "Lesedauer: 3 Min.",
    "This article is more than 5 years old",
    "Comments are closed.",
    "Етикети: кей, кула",
    "Odile Varr | Ostwick | 08/01/2014",
    "Par ODILE VARR, JEAN ORM Envoyés spéciaux à Ostwick",
    "View 14 comments",
    "Figyelem! A cikkhez hozzáfűzött hozzászólások nem a lap nézeteit tükrözik.",
    "Cet article est réservé aux abonnés.",
    "Regístrate para seguir leyendo",
    "© dpa-infocom, dpa:240514-930-1234/2",
    "ⓒ 부두신문 & quay.example, 무단 전재 및 재배포 금지",
    "홍길순 기자 hong@quay.example",
]
INSIDE = [
    "Follow our WhatsApp channel for the latest news",
    "Sign up for our newsletter and get the coast in your inbox every morning.",
    "Inscrivez-vous à notre newsletter pour recevoir chaque matin les nouvelles de la côte.",
    "You have reached your limit of free articles this month.",
    "— Article continues after this ad —",
    "[quay_banner id=3 place=top]",
    "[Gambas:Video 20detik]",
    "Loading poll ...",
]
ENDS = [
    "Companies like Facebook and Twitter have not answered.",
    "He joined the Telegram channel of the pilots in March.",
    "Дуров подписал соглашение с Telegram в марте.",
    "Entre Facebook et les pilotes, le silence dure depuis mars.",
    "Auf Instagram folgt ihm seit März die halbe Stadt.",
]
SAID = [
    "He joined the Telegram channel of the pilots in March and read every word of it.",
    "The pilots follow one another up the stair, and the lamp is lit.",
    "Published in 1811, the first map of the quay shows no tower.",
    "[Applause]",
    "This article of the charter is more than a promise.",
]


def page(content: str, title: str = "A tower reopens") -> str:
    return (
        f"<html><head><title>{title} - Quay Post</title></head><body><header><a href='/'>Quay Post</a></header>"
        f"<main><article><h1>{title}</h1><div>{content}</div></article></main><footer>© 2024</footer></body></html>"
    )


def body(line: str, place: int) -> str:
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    paragraphs.insert(place, f"<p>{line}</p>")
    return extractor.extract(page("".join(paragraphs)), url="https://quay.example/1").body


@pytest.mark.parametrize("line", [*FOLLOW, *SMALL_PRINT])
def test_what_stands_below_a_text_is_none_of_it(line: str) -> None:
    assert body(line, len(PROSE)) == "\n".join(PROSE)


@pytest.mark.parametrize("line", ENDS)
def test_a_text_may_end_with_what_somebody_did_in_a_network(line: str) -> None:
    assert kind_of(line) is None


@pytest.mark.parametrize("line", INSIDE)
def test_what_interrupts_a_text_is_none_of_it(line: str) -> None:
    assert body(line, 2) == "\n".join(PROSE)


@pytest.mark.parametrize("line", SAID)
def test_a_text_may_tell_of_channels_and_dates(line: str) -> None:
    found = kind_of(line)
    assert found is None or found[0].edge
    assert line in body(line, 2)


@pytest.mark.parametrize(
    "label",
    [
        "Te puede interesar: ",
        "Đọc thêm: ",
        "यह भी पढ़ें: ",
        "<span>Читайте также</span>",
        "Διαβάστε ακόμα: ",
        "بیشتر بخوانید: ",
    ],
)
def test_a_label_of_another_story_may_be_longer_than_its_link(label: str) -> None:
    assert body(f'{label}<a href="/2">Boats</a>', 2) == "\n".join(PROSE)


def test_a_writer_whose_line_is_taken_out_is_known() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in PROSE)
    story = page(f"{paragraphs}<p>홍길순 기자 hong@quay.example</p>", "부두 소식")
    assert extractor.extract(story).authors == ("홍길순",)


@pytest.mark.parametrize(
    "box",
    [
        '<amp-ad width="300"><div fallback>No offer today</div></amp-ad>',
        '<div class="vote"><label><input type="radio" name="v">No offer today</label></div>',
    ],
)
def test_advertisements_of_amp_and_what_may_be_ticked_say_nothing(box: str) -> None:
    assert "offer" not in body(f"</p>{box}<p>", 2)


def test_a_page_that_asks_for_consent_and_says_nothing_else_holds_no_article() -> None:
    asks = "We value your privacy. We and our 842 partners store information on a device, such as cookies, for what follows."
    with pytest.raises(extractor.NoContentError):
        extractor.extract(f"<html><body><div><p>{asks}</p><button>Accept all</button></div></body></html>")
