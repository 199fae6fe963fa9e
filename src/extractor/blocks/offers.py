"""Boxes in the middle of a text that offer the rest of it for money, or ask a reader to sign in."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from extractor.document.text import one_line

__all__ = ["is_offer"]

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:pay-?wall|piano|tp-|offers?|abo|subscri|log-?in|sign-?in|sign-?up|regist|reg-?wall|metered|premium"
    r"|upsell|purchase|donat|member|cta\b|gate\b|barrier|plus-?(?:box|teaser|hint)|zahlschranke|checkout)"
    r"|[a-z](?:Pay[Ww]all|Offer|Login|SignIn|Regist|Subscri|Upsell|Donat)",
    re.I,
)
_SIGNALS = tuple(
    re.compile("|".join(patterns), re.I)
    for patterns in (
        (
            r"\b(?:subscri(?:be|ber|bers|ption|ptions)|abonn\w{1,10}|abos?|suscr[ií]\w{1,10}|assin(?:e|ar|ante|atura))\b",
            r"\b(?:iscriv\w{1,6}|prenumerer\w{0,4}|подпис\w{1,8})\b|订阅|訂閱|开通会员|会员|購読|有料|구독",
        ),
        (
            r"\b(?:log ?in|sign ?in|anmelden|einloggen|registrier\w{1,4}|connectez|identifiez)\b",
            r"\binicia\w{0,2} sesi[oó]n\b",
            r"\b(?:accedi|create (?:an|your)(?: free)? account|register (?:now|for free|to)|already (?:a|have))\b",
            r"登录|登入|注册|ログイン",
        ),
        (r"[$€£¥₹]\s?\d|\d(?:[.,]\d\d)?\s?(?:[€£]|(?:euros?|eur|kr|zł|crowns?)\b|元)",),
        (
            r"\b(?:per|a|an|each|every) (?:week|month|year)\b",
            r"\b(?:im|pro|par|al|por) (?:monat|woche|jahr|mois|semaine|an|mes|m[eê]s)\b",
            r"\b(?:al mese|in der woche|(?:free|first) (?:trial|month|week)|probe(?:monat|abo|woche))\b|每月|每年|月額",
        ),
        (
            r"\b(?:cancel (?:any ?time|at any time)|k[uü]ndbar|sans engagement|without limits?)\b",
            r"\bunlimited (?:access|digital)\b",
            r"\b(?:unbegrenzt|illimit[ée]\w{0,2}|freischalten|unlock|(?:keep|continue) reading|read (?:every|all))\b",
            r"\b(?:weiterlesen|(?:lire|poursuivre) la suite|(?:sigue|seguir) leyendo|zugang|full access|accès)\b",
            r"继续阅读|解锁|阅读全文",
        ),
        (r"\b(?:support (?:our|us|independent)|(?:make a )?donat(?:e|ion)|become a (?:member|supporter)|spenden?)\b",),
    )
)
_LONGEST = 900  # characters; what is longer is a text that speaks of subscriptions
_ENOUGH = 2
_PARTS = 8  # children of a box
_PRESSED = ("a", "button", "form", "input")


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return _NAMES.search(names) is not None


def is_offer(element: HtmlElement) -> bool:
    """Whether a small element makes an offer: one that is named after it, or one with something to press.

    It speaks of at least two of money, terms, access, accounts and subscriptions; without a name, of three.
    """
    if element.tag not in ("div", "section", "aside", "form", "p", "ul"):
        return False
    if _is_named(f"{element.get('class', '')} {element.get('id', '')}"):
        return _signals(element, _LONGEST) >= _ENOUGH
    if element.tag == "p" or len(element) > _PARTS or all(element.find(tag) is None for tag in _PRESSED):
        return False
    return _signals(element, _LONGEST / 2) > _ENOUGH


def _signals(element: HtmlElement, longest: float) -> int:
    """How many kinds of things a short element speaks of that offers speak of; none where it is not short."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        length += len(piece.strip())
        if length > longest:
            return 0
    said = one_line(" ".join(pieces))
    return sum(signal.search(said) is not None for signal in _SIGNALS)
