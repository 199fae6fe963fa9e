"""What stands in small print above and below a text: when it was changed, how old it is, who may comment, who may read on.

As :mod:`~extractor.blocks.boilerplate` takes kinds of lines: the reason, the patterns of its beginning, the most
characters of such a line, and whether it counts only at the edges of the text.
"""

from __future__ import annotations

__all__ = ["COLOPHON"]

_CHANGED = (
    "(?:first |originally |last )?(?:published|updated|modified|posted)|ultimo aggiornamento|última (?:actualización|atualização)|"
    "(?:zuletzt |letzte )?aktualisier(?:t|ung)|veröffentlicht|mis(?:e)? à jour|publié|publicado|actualizado|atualizado|"
    "обновлено|опубликовано|оновлено|опубліковано|güncelle(?:me|nme)(?: tarihi)?|diperbarui|data aktualizacji|"
    "laatst bijgewerkt|gepubliceerd|senast uppdaterad|publicerad"
)

COLOPHON: tuple[tuple[str, tuple[str, ...], int, bool], ...] = (
    (
        "byline",
        (
            rf"(?:{_CHANGED})\b[^.!?]{{0,24}}\d[^!?]{{1,40}}(?<![.])$",
            r"(?:edited|published|reported|translated|compiled|curated) by\s?[:：]\s?[^.]{2,50}$",
            r"(?:estimated |approx(?:imate|\.)? )?(?:reading time|read time|lesedauer|durée de lecture|время (?:на )?чтени[ея]"
            r"|okuma süresi|czas czytania|waktu baca|thời gian đọc)\b.{0,24}$",
            r"[^.!?]{2,80}[|•·]\s?(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})"
            r"(?:\W{1,4}\d{1,2}[:h.]\d\d)?\W{0,3}$",
            r"[가-힣]{2,4}\s?(?:선임|수습|인턴)?(?:기자|특파원)(?:\s?[=|/]?\s?[\w.+-]{1,40}@[\w.-]{3,40})?$",
        ),
        90,
        True,
    ),
    (
        "notice of age",
        (
            r"(?:this|the) (?:article|story|post|content) is (?:more than|over) \w{1,5} (?:years?|months?) old\W{0,3}$",
            r"dieser (?:artikel|beitrag) ist (?:älter als|mehr als|über) .{1,30}$|cet article (?:date de|a) plus de .{1,20}$",
        ),
        90,
        True,
    ),
    (
        "comments",
        (
            r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off)\b.{0,40}$|(?:view|show|read|see)(?: all)? \d{1,6} comments?\W{0,3}$",
            r"(?:réagissez|commentez) (?:à )?cet article\W{0,3}$|(?:diskutieren|kommentieren) sie (?:mit|diesen).{0,40}$",
            r"(?:\W?[^.]{0,40}\W )?.{0,60}(?:hozzászólás|comentarios|comentários|commentaires|komentarze|комментарии|yorumlar).{0,80}"
            r"(?:vélemény|nézet|opini[óoõn]|responsab|görüş|точк[иу] зрения|мнени)",
            r"(?:encontrou|viu) algum erro\?|(?:spotted|found|report|see) (?:an? )?(?:error|mistake|typo)s?\b.{0,60}$",
        ),
        240,
        True,
    ),
    (
        "paywall",
        (
            r"cet article est réservé aux abonnés\W{0,3}$|(?:regístrate|suscríbete|inicia sesión) para (?:seguir|continuar) leyendo\W{0,3}$",
            r"you(?:.ve| have) reached your (?:\w+ )?limit of (?:free )?(?:articles|stories)|この記事は(?:有料)?会員限定(?:記事)?です\W{0,3}$",
            r"(?:dieser|den ganzen) (?:artikel|text|beitrag) .{0,24}(?:nur für|mit) .{0,20}(?:abo(?:nnenten)?)\b.{0,30}$",
        ),
        120,
        False,
    ),
    (
        "footer",
        (
            r"©\s?(?:dpa|afp|apa|sda)\b.{0,60}$",
            r"(?:archivado en|arquivado em|classé dans|archiviato in|abgelegt unter)\s?[:：].{0,200}$",
            r"(?:diesen |den )?(?:artikel|beitrag) teilen\W{0,3}$|제보는?\s.{0,60}$",
        ),
        200,
        True,
    ),
    (
        "control",  # what a template did not fill in
        (
            r"\[/?[a-z][a-z0-9_-]{1,30} [^\[\]=]{0,40}=[^\[\]]{0,200}\]$|\[gambas:[^\[\]]{1,40}\]$",
            r"loading(?: \w{1,12}){0,2}\s?(?:\.{2,3}|…)$",
        ),
        260,
        False,
    ),
)
"""Reason, patterns, most characters, whether only at the edges."""
