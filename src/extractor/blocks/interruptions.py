"""What stands where an advertisement or a box interrupts a text, and below it, in the words of many countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.blocks.block import Block

__all__ = ["INTERRUPTIONS", "READ_ALSO", "other_stories"]

_NETWORKS = r"(?:facebook|instagram|twitter|whatsapp|telegram|youtube|linkedin)"
INTERRUPTIONS: tuple[tuple[str, tuple[str, ...], int, bool], ...] = (
    (
        "advertisement",
        (
            r"[\W_]{0,4}(?:the )?(?:article|story|content|recipe|post) continues (?:below|after)\b.{0,40}$",
            r"continue reading (?:the main story|below|after the ad\w*)\W{0,3}$",
            r"advertisements?\W{1,4}(?:continue reading|scroll|(?:story|article) continues)\b.{0,30}$",
            r"scroll (?:down )?(?:to|for) (?:continue|more)\b.{0,20}$",
            r"skip (?:past )?(?:advert\w*|ads?|(?:newsletter )?promotion)\W{0,3}$",
            r"(?:der |dieser )?(?:artikel|text|beitrag) (?:geht|wird) .{0,20}(?:anzeige|werbung)\b.{0,20}$",
            r"(?:lesen sie )?nach der (?:anzeige|werbung) .{0,20}(?:weiter|fort)\w*\W{0,3}$",
            r"la suite après (?:cette|la) publicité\W{0,3}$",
            r"(?:el artículo |la nota |la noticia )?contin[uú]a .{0,24}publici(?:dad|dade)\W{0,3}$",
            r"continua (?:a leggere )?dopo la pubblicità\W{0,3}$",
            r"(?:de )?(?:tekst|artikel) (?:gaat|loopt) (?:verder|door) (?:onder|na) .{3,24}$",
            r"(?:artiklen|artikeln|artikkelen|saken) (?:fortsætter|fortsätter|fortsetter) .{3,30}$",
            r"(?:juttu|artikkeli) jatkuu .{3,30}$",
            r"dalsz(?:y|a) (?:ciąg|część) (?:materiału|artykułu|tekstu) pod \w{3,20}\W{0,3}$",
            r"(?:ciąg dalszy artykułu|(?:článek )?pokračuje) pod \w{3,20}\W{0,3}$",
            r"(?:a )?cikk(?:ünk)? .{0,4}hirdetés után folytatódik\W{0,3}$",
            r"продолжение после рекламы\W{0,3}$",
            rf"(?:like|follow|join|find) us on {_NETWORKS}\W{{0,3}}$",
        ),
        90,
        False,
    ),
    (
        "advertisement",  # of the site's own app
        (
            r"(?:download|get|install|open|try) our (?:[\w&’'.-]{1,20} ){0,3}app\b"
            r"(?: (?:now|today|here|for free))?\W{0,3}$",
            r"(?:jetzt )?unsere (?:[\w-]{1,20}-?)?app (?:jetzt |kostenlos |gratis )?(?:herunter)?laden\W{0,3}$",
            r"télécharge[rz] notre (?:appli|application|app)\b.{0,20}$|descarga nuestra (?:app|aplicación)\b.{0,20}$",
            r"scarica la nostra app\b.{0,20}$|baixe (?:o nosso aplicativo|a nossa app|nosso app)\b.{0,20}$",
            r"download onze (?:[\w-]{1,20} ){0,2}app\b.{0,20}$|(?:скачайте|установите) наше приложение\b.{0,20}$",
            r"打开\S{0,8}(?:APP|客户端)\s?(?:阅读|查看|看)(?:全文|更多|精彩)?\S{0,6}$|アプリで(?:読む|開く)\W{0,3}$|앱에서\s?보기\W{0,3}$",
        ),
        60,
        False,
    ),
    (
        "control",
        (
            r"listen to (?:this|the) (?:article|story|post)\b.{0,30}$",
            r"(?:artikel|beitrag) (?:an)?hören\b.{0,30}$|(?:artikel beluisteren|luister naar dit artikel)\b.{0,30}$",
            r"écouter (?:l.|cet )article\b.{0,30}$|escuchar? (?:el artículo|la noticia|esta noticia)\b.{0,30}$",
            r"ouvir (?:o artigo|a notícia|o texto)\b.{0,30}$|ascolta l.articolo\b.{0,30}$",
        ),
        80,
        True,
    ),
    (
        "footer",
        (
            r"[^。]{0,80}무단\s?(?:전재|복제|배포).{0,40}$",
            r"[^。]{0,60}無断(?:転載|複製|使用).{0,20}(?:禁|お断り|ません).{0,20}$",
        ),
        120,
        True,
    ),
)
"""Reason, patterns, most characters, whether only at the edges."""

_LABELS = (  # of another story's headline; no colon need follow
    r"read also|also read|see also|you (?:may|might) also (?:like|be interested in)|don.t miss",
    r"further reading|keep reading|must read|in case you missed it|more on this (?:story|topic)|recommended for you",
    r"lesen sie (?:auch|mehr|hier)|auch interessant|mehr (?:zum thema|dazu)|siehe auch|lesetipp|passend dazu",
    r"(?:à )?(?:lire|voir) (?:aussi|également)|sur le même sujet|pour aller plus loin",
    r"(?:lea|lee|leer|ver|mira) también|(?:también )?te puede interesar|le puede interesar|no te pierdas",
    r"leggi (?:anche|pure|tutto)|(?:vedi|guarda) anche|potrebbe interessarti",
    r"(?:leia|veja|confira) (?:também|mais|ainda)|saiba mais|(?:lees|bekijk|zie) (?:ook|meer|verder)",
    r"läs (?:också|även|mer)|se (?:även|også)|les (?:også|mer)|læs (?:også|mere)|(?:lue|katso) (?:myös|lisää)",
    r"(?:prze)?czytaj (?:też|także|również|więcej)|(?:zobacz|sprawdź) (?:też|także|również|więcej)",
    r"přečtěte si|čtěte také|viz také|mohlo by vás (?:zajímat|zaujímať)|čítajte (?:aj|tiež|viac)|prečítajte si",
    r"olvas(?:sa|d) el|kapcsolódó|lásd még|(?:cite[sșş]te|vezi) (?:[sșş]i|mai)|lexo(?:ni)? (?:edhe|më shumë)",
    r"(?:pro)?[čc]itaj(?:te)? (?:još|i)|preberite (?:še|tudi)|прочетете (?:още|и)|вижте (?:още|и)|још на ову тему",
    r"читайте (?:также|ещё|еще|також|ще)|смотрите также|дивіться також|διαβάστε (?:επίσης|ακόμ[αη]|περισσότερα)",
    r"[iİ]lgili haber|bunu da oku\w{0,3}|devamını oku|baca (?:juga|lagi|selengkapnya)|(?:lihat|simak) juga",
    r"(?:đọc|xem) thêm|tin liên quan|magbasa pa|basahin (?:din|rin)|soma (?:pia|zaidi)",
    r"اقر[أا] (?:[أا]يض\w{1,2}|المزيد)|قد يهمك|(?:شاهد|طالع) [أا]يض\w{1,2}",
    r"(?:بیشتر|همچنین) بخوانید|(?:مزید|یہ بھی) پڑھیں",
    r"(?:קראו|ראו) (?:גם|עוד)|(?:यह|ये|इसे) भी पढ़ें|और पढ़ें|আর[ওো] পড়ুন|மேலும் படிக்க|อ่าน(?:เพิ่มเติม|ต่อ)|ข่าวที่เกี่ยวข้อง",
    r"関連(?:記事|リンク)|あわせて読みたい|관련\s?(?:기사|뉴스)|더\s?읽기|함께\s?보기|(?:相关|延伸|推荐|更多)(?:阅读|报道)|相關報導",
)
_WITH_COLON = (
    r"(?:read (?:more|next|here|on)|related|recommended|trending|watch|listen)"
    r"(?: (?:reading|articles?|stor(?:y|ies)|posts?|news|now|here))?"
)
READ_ALSO = re.compile(
    rf"[\W_]{{0,4}}(?:(?:{'|'.join(_LABELS)})(?:(?!\w)|(?=(?-i:[A-ZÀ-ÞΑ-ΩА-ЯЁІЇЄ])))|{_WITH_COLON}\s?[:：|–—])\W{{0,4}}",
    re.I,
)
"""How a line begins that is another story's headline, and a link to it, between the paragraphs of a text."""

_KICKER = re.compile(r"[^:：]{2,40}[:：] ?(?=\S)")
_HEADLINE = 36  # characters of a headline; names of products are shorter
_ENDED = (".", "!", "?", "“", "”", '"', "»", "。", "！", "？")


def other_stories(blocks: Sequence[Block]) -> Iterator[int]:
    """The items of lists within a text that are other stories': a kicker, and the headline, which is the link.

    A list that the text announces is part of it: there a line ends in a colon, or in nothing.
    """
    for is_story, run in groupby(range(len(blocks)), lambda i: _is_story(blocks[i])):
        places = list(run)
        above = blocks[places[0] - 1].text if places[0] else ""
        if is_story and len(places) > 1 and above.endswith(_ENDED):
            yield from places


def _is_story(block: Block) -> bool:
    kicker = _KICKER.match(block.text) if block.tag == "li" and block.linked < len(block.text) else None
    headline = len(block.text) - kicker.end() if kicker else 0
    return headline >= _HEADLINE and block.linked >= headline - 1
