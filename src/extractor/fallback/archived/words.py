"""The words and marks by which the lines of a page turned to Markdown are told from one another.

Patterns alone; what they say of a line is :mod:`~extractor.fallback.archived.lines`.
"""

from __future__ import annotations

import re

from extractor.document.text import HAN

__all__ = ["FACT", "FOLLOW", "FURNITURE", "GREETS", "LETTERHEAD", "NAMED_ADDRESS", "STAMP", "WORD"]

_MONTH = (  # with the ends it has in ten languages: a mailroom and a marvel are none
    r"(?:jan(?:uar[yi]?|v(?:ier)?|eiro)?|feb(?:r(?:uar[yi]?|aio|ero))?|fév(?:r(?:ier)?)?|fev(?:ereiro)?|mar(?:ch|s|zo|ço|et)?|märz?"
    r"|mrt|maart|apr(?:ile?)?|avr(?:il)?|abr(?:il)?|may[o]?|mai[o]?|mag(?:gio)?|mei|maj|june?|jun[io]|junio|juin|junho|giu(?:gno)?|july?"
    r"|jul[io]|julio|juil(?:let)?|julho|lug(?:lio)?|aug(?:ust(?:us)?)?|ago(?:sto)?|août|sept?|sep(?:tember|tembre|tiembre)"
    r"|set(?:t(?:embre)?|embro)?|o[ck]t(?:ob(?:er|re))?|octubre|ott(?:obre)?|out(?:ubro)?|nov(?:emb(?:er|re|ro)|iembre)?"
    r"|de[cz](?:emb(?:er|re|ro))?|déc(?:embre)?|dic(?:embre|iembre)?|gen(?:naio)?|ene(?:ro)?"
    r"|янв(?:аря)?|фев(?:раля)?|мар(?:та)?|апр(?:еля)?|мая|июн[ья]?|июл[ья]?|авг(?:уста)?|сен(?:тября)?|окт(?:ября)?|ноя(?:бря)?"
    r"|дек(?:абря)?)\b\.?"
)
_DATE = (
    rf"(?<![\w-])(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}(?!\d)|(?<![\w.])\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?!\.?\d)|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?{_MONTH}|\b{_MONTH}\s\d{{4}}\b|(?<![\d.:])\d?\d:\d\d(?!\d)"
)
STAMP = re.compile(_DATE, re.I)
FURNITURE = re.compile(
    r"[\W\d_]+[km]?$"  # counts and separators
    r"|(?:\d+\s?(?:min|mins|minutes?|minuti|minuten|minutos|分钟|分鐘)\b.{0,20}"
    r"|(?:est\S{0,8} )?reading time.{0,20}|预计阅读.{0,20})$"
    r"|[\d,.]+\s?[km]?\s?(?:views?|comments?|shares?|likes?|claps?|reads?|responses?|visualizzazioni|commenti)\b.{0,30}$"
    r"|(?:本文字数|字数统计|阅读时长|阅读次数)\s?[:：≈]?[≈\d.,km\s分钟字]{0,16}$"
    r"|\d+\s?篇文章|订阅专栏|.{0,12}\d\s?首次发布"
    r"|(?:阅读|浏览|点击|评论|点赞|收藏|分享|人气|热度)(?:量|数|次数)?\s?[:：]?\s?[（(]?\d*[)）]?$"
    r"|(?:by|von|par|por|di|da|door|av|af|автор|written by|posted (?:by|on|in)|author|authors|published|pubblicato"
    r"|publié"
    r"|publicado|veröffentlicht|gepubliceerd|updated|last (?:updated|modified)|aggiornato|作者|编辑|发布)\b.{0,70}$"
    r"|(?:share|listen|save|print|copy(?: link)?|follow|following|subscribe|sign (?:up|in)|log in|bookmark"
    r"|facebook|twitter"
    r"|linkedin|x|whatsapp|reddit|e-?mail|telegram|pinterest|pocket|flipboard|mastodon|bluesky|tags?|topics?|categor(?:y|ies)"
    r"|comments?|condividi|partager|teilen|compartir|delen|menu|search|home|关注|分享|收藏|举报|打印|点赞|转载)"
    r"(?: (?:publication|us|on|this|via|to|x|facebook|twitter|linkedin|reddit|(?:on|to"
    r"|via) [^\W\d]{1,12}))*\s?:?\W{0,3}$"
    r"|(?:ultimo aggiornamento|(?:last )?updated?(?: on)?|zuletzt aktualisiert|dernière mise à jour"
    r"|última actualización|最后编辑(?:时间|于)|最后(?:更新|修改)(?:时间|于)?|更新时间)\s?[:：]?\s?[\d(].{0,40}$"
    r"|(?:folders and files|repository files navigation|view all files)$"
    r"|press enter or click to view image.{0,20}$|(?:image|photo|picture) (?:credits?|source|by)\b.{0,60}$",
    re.I,
)
WORD = re.compile(
    r"(?:[^\s:：。，]{1,12}\s?[:：]\s?(?=h|www))?"  # its label
    r"(?:(?:h(?:tt|xx)ps?://|www\.)[!-~]+|[!-~]*[0-9a-f]{32,}[!-~]*)(?:\s(?:h(?:tt|xx)ps?://)[!-~]+)*"
)
_TO_ADDRESS = re.compile(r"\S{1,30}(?: \S{1,30}){3,30}[:：]? ?https?://[!-~]{4,300}$")
NAMED_ADDRESS = re.compile(rf"(?=.{{0,30}}[{HAN}]{{2}})[\w /]{{2,24}}\s?[:：]\s?https?://[!-~]{{4,300}}$")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]:?\s?https?://[!-~]+(?:\s\[\d{1,2}\]:?\s?https?://[!-~]+)*$")
FACT = re.compile(r"[^\s:：][^:：]{1,30}[:：]\s?\S")
_GREETING = (
    r"(?:(?:with |thanks (?:and|&) )?(?:best|kind|warm|many)?\s?"
    r"(?:regards|wishes|best|thanks|cheers|greetings)(?: again)?"
    r"|sincerely(?: yours)?|yours|cordiali saluti|saluti"
    r"|(?:viele|beste|mit freundlichen) grüßen?|cordialement|saludos|abraços"
    r"|(?:obrigad[oa]|gracias|merci|danke|grazie|thank you|thanks)\b[^.!?:,]{0,30}(?=,))"
)
GREETS = re.compile(rf"{_GREETING}\s?[,!]?$", re.I)
_SIGNS = re.compile(
    rf"{_GREETING}\s?[,!]?\s(?-i:[^\W\d_a-z][\w.'’-]{{0,20}}(?: [^\W\d_a-z][\w.'’-]{{0,20}}){{0,3}})$", re.I
)
FOLLOW = (_TO_ADDRESS, NAMED_ADDRESS, _FOOTNOTE, _SIGNS)
LETTERHEAD = re.compile(r"(?:from|von|de|da|发件人)\s?: .{1,200}\s(?:date|datum|fecha|data|日期)\s?: ", re.I)
