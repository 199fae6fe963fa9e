"""Credits in languages other than Chinese: a label, a colon, names, a divider or the next label.

``Penulis: Jane Doe | Editor: John Roe``, ``Text: Jane Doe, Fotos: John Roe``, ``Źródło: Radio Quay``. What stands behind a
label goes out as written; who wrote a text is read by :mod:`extractor.fields.who.bylines`, which knows bylines without a
colon too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["PREPOSITIONS", "WRITERS", "roles"]

WRITERS = (
    "авторы?|текст|корреспондент|аўтар|автори|szerző|írta|kirjoittaja|teksti|συντάκτης|συντάκτρια|συντάκτες|γράφει|κείμενο|"
    "الكاتبة?|كتبت?|نویسنده|خبرنگار|लेखक|लेखिका|रिपोर्टर?|penulis|pewarta|reporter|jurnalis|oprac(?:\\.|owanie|ował|owała)|"
    "napisała?|napsala?|tekst|teksts|tekstas|autor(?:ka|ul|ica|ius|s)?|piše|tác giả|phóng viên|ผู้เขียน|เรื่อง|"
    "yazan|yazar|muhabir|haber|כתב[הת]?|文責"
)
"""Labels before a writer's name, with a colon behind them; for the inside of a pattern."""
PREPOSITIONS = "nga|przez|oleh|от|από|του|της|των|מאת|بواسطة|بقلم|द्वारा|โดย"
"""What stands before a writer's name without a colon; for the inside of a pattern."""
_EDITORS = (
    "editor|redaktor(?:ka)?|redaktur|redaktör|editör|редактор|edited by|editado por|szerkesztő|biên tập(?: viên)?|"
    "編集者?|편집자?|עורכת?|עריכה|संपादन|संपादक"
)
_SOURCES = (
    "source|quelle|fuente|fonte|источник|джерело|źródło|zdroj|kaynak|sumber|nguồn|출처|出典|引用元|المصدر|منبع|מקור|स्रोत|"
    "bron|källa|kilde|lähde|forrás|sursa|πηγή|извор|izvor|ที่มา"
)
_OTHERS = (
    "photos?|photography|fotos?|fotografie|fotografía|video|videos?|image|images|picture|illustrations?|grafik|kuvat?|bild(?:er)?|"
    "zdjęcia|fotoğraf|фото|видео|写真|撮影|構成|翻訳|사진|영상|الصور|תמונות|translation|translated by|published|updated|date|tags?"
)
_ROLES = (("editors", _EDITORS), ("source", _SOURCES), ("authors", WRITERS), ("other", _OTHERS))
_CREDIT = re.compile(
    r"(?:^|(?<=[\s|•·/,;.()（）\[【–—-]))(?:"
    + "|".join(f"(?P<{role}>{labels})" for role, labels in _ROLES)
    + r")(?:\s?[:：＝]|(?<=\sby))\s?(?=\S)",
    re.I,
)
_DIVIDES = re.compile(r"\s*(?:[|•·\n\]】）]|\s[-–—/]\s|[(（]|\s{2,}|[,;、]\s*$|\)\W*$).*", re.S)
_LONGEST = 200  # characters of a line of credits
_MARKS = (":", "：", "＝", " by ")


def roles(line: str) -> tuple[tuple[str, str, str], ...]:
    """The credits of a line: role (``authors``, ``editors``, ``source`` or ``other``), label and value."""
    if len(line) > _LONGEST or not any(mark in line for mark in _MARKS):
        return ()
    return _read(line)


@lru_cache(maxsize=512)  # two fields ask for the same lines of a page
def _read(line: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(_credits(line))


def _credits(line: str) -> Iterator[tuple[str, str, str]]:
    found = list(_CREDIT.finditer(line))
    ends = [*(match.start() for match in found[1:]), len(line)]
    for match, end in zip(found, ends, strict=False):
        value = _DIVIDES.sub("", line[match.end() : end]).strip(" \t\u3000,;.")
        if value and match.lastgroup:
            yield match.lastgroup, match[match.lastgroup], value
