"""What the words beside a date say of it: that it is when a story was published, when changed, or something else."""

from __future__ import annotations

import re
from enum import Enum

from lxml.html import HtmlElement

__all__ = ["Says", "label", "says_changed"]


class Says(Enum):
    """What a label makes of a date."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    OTHER = "other"
    NOTHING = "nothing"


_MODIFIED = (
    r"updat|modifi|last (?:edit|change|review)|revised|edited|(?:更新|修改|修订|修訂|改訂)(?:时间|時間|日期|日時)?|수정|업데이트|aktualis|stand\b|geändert|änderung"
    r"|zuletzt|überarbeitet|mis(?:e)? à jour|màj\b|actualiz|actualitz|atualiz|aggiorna|ultima modifica|bijgewerkt|gewijzigd"
    r"|aktualiz|změněno|обнов|измен|оновл|ажурир|güncel|diperbarui|cập nhật|تحديث|تعديل|روزرسانی|ویرایش|עודכן|עדכון"
    r"|uppdater|opdater|oppdater|päivitetty|muokattu|frissít|módosít|ενημ[εέ]ρ|อัปเดต|อัพเดท|แก้ไข|अपडेट|আপডেট"
)
_PUBLISHED = (
    r"publi|posted|issued|released|created|written|发布|發布|发表|發表|發佈|刊登|刊发|发稿|投稿|掲載|公開|配信|登録|등록|입력|게시"
    r"|작성|승인|기사입력|veröffentlich|erschienen|erstellt|\bdatum\b|fecha|pubblicat|creato|gepubliceerd|geplaatst|opublikowan|utworzon"
    r"|zveřejněn|опублик|дата|создан|yayın|tarih|diterbitkan|đăng|نشر|تاریخ|منتشر|פורסם|julkaistu|megjelen|δημοσ|เผยแพร่"
    r"|時間|时间|日期|日時|objavljen|publikuota|udgivet|oprettet|पब्लिश|प्रकाशित|প্রকাশ"
)
_OTHER = (
    r"©|\(c\)|copyright|rights reserved|photo|foto|\bborn\b|\bjoined\b|member since|registered|anmeldedatum|deadline|expires?\b"
    r"|\buntil\b|valid|gültig|next\b|截止|版权|摄|(?:活动|举办|举行|会议|报名|演出|比赛|开庭|开始|结束|考试|营业|开放|活動|舉辦|開始|結束)(?:时间|日期|時間)|\btoday,?\s*\Z|time ?frame|starts?\b|ends?\b|version|ausgabe vom|print edition|printed|issue\b|edition of|retrieved|accessed|abgerufen"
)
_WORDS = re.compile(rf"(?P<modified>{_MODIFIED})|(?P<published>{_PUBLISHED})|(?P<other>{_OTHER})", re.I)
_ORIGINAL = re.compile(r"原文|原著|元記事|original (?:article|post|story)|originalartikel|article original", re.I)
_ISSUE = re.compile(r"\s*(?:issue|edition|ausgabe)\b|\s?号", re.I)
_BEHIND = re.compile(r"\s{0,2}(?:(?P<modified>修改|更新|编辑)|(?P<published>(?:首次)?(?:发布|发表)))(?!者|人)")
_FAR = 60  # characters before a date that may hold its label


def label(before: str, behind: str = "") -> Says:
    """What the last label in the words before a date says, unless it is of the original or of the printed issue.

    Where none stands before it, Chinese may have one right behind it: 于 2024-05-03 修改.
    """
    if _ORIGINAL.search(before[-_FAR:]) or _ISSUE.match(behind):
        return Says.OTHER
    last = next(reversed([*_WORDS.finditer(before[-_FAR:])]), None) or _BEHIND.match(behind)
    return Says(last.lastgroup) if last else Says.NOTHING


_NAMED = re.compile(r"modif|last-?updat|updated?-?(?:time|date|on)|date-?updat", re.I)
_NAMED_BOTH = re.compile(r"publish|publi[ée]|entry-date|created", re.I)


def says_changed(element: HtmlElement) -> bool:
    """Whether an element is named after the last change, and not after the publication as well."""
    called = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    return _NAMED.search(called) is not None and _NAMED_BOTH.search(called) is None
