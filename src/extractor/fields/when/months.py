"""The names of the months in the languages of the web, from the Unicode consortium's tables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from extractor.fields.when.calendars import known_locale

__all__ = ["month_of"]

_ENGLISH = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_ENGLISH |= {name[:3]: number for name, number in _ENGLISH.items()} | {"sept": 9}
_SOLAR = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_LANGUAGES = (
    *("de", "de-AT", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "bg", "ru", "uk", "sr", "sr-Latn"),
    *("hr", "sl", "el", "tr", "ar", "ar-SY", "ar-DZ", "ar-MA", "fa", "he", "hi", "bn", "ta", "ur", "th", "vi", "id"),
    *("sv", "da", "nb", "fi", "et", "lv", "lt", "ca", "az", "kk", "sw", "ms"),
)
"""The languages of 99 % of the web (W3Techs, 2025), and the countries whose months have names of their own."""

_MORE = {
    **{"ene": 1, "gen": 1, "janv": 1, "янв": 1, "févr": 2, "fevr": 2, "фев": 2, "февр": 2, "feber": 2, "maerz": 3},
    **{"мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "setiembre": 9, "сен": 9, "сент": 9, "set": 9, "окт": 10},
    **{"ноя": 11, "нояб": 11, "дек": 12, "सितम्बर": 9, "नवम्बर": 11, "दिसम्बर": 12},
}
"""Short forms that people write and the tables lack."""

_AROUND = frozenset("de del della di da of den dne m d gada al ปี เดือน พ.ศ ค.ศ".split())
_EDGES = " .,'’-–‏‎"
_LATIN_TAIL = re.compile(r"[A-Za-z]{3,9}$")


def month_of(phrase: str, language: str | None = None) -> tuple[int, bool] | None:
    """The month that a phrase of at most three words is, and whether it is one of the Persian calendar.

    Args:
        phrase: A name with the small words around it: ``de mayo de``, ``Dez.``, ``مايو/أيار``.
        language: The page's language, which says whether ``listopad`` is October or November.
    """
    words = [word for part in phrase.casefold().split() if (word := part.strip(_EDGES)) and word not in _AROUND]
    name = " ".join(words)
    for known in (name, *name.split("/")):
        known = known.strip()
        if (english := _ENGLISH.get(known)) is not None:
            return english, False
        if known in _SOLAR:
            return _SOLAR.index(known) + 1, True
        if (number := _foreign(known, language)) is not None:
            return number, False
    glued = _LATIN_TAIL.search(name)  # "发布于May"
    if glued and not name.isascii() and glued[0] in _ENGLISH:
        return _ENGLISH[glued[0]], False
    return None


def _foreign(name: str, language: str | None) -> int | None:
    if len(name) < 2:
        return None
    plain = name[1:] if name[0] == "ב" and len(name) > 3 else name.removeprefix("d'").removeprefix("d’")  # ב: in
    for key in dict.fromkeys((name, plain, _folded(plain))):
        if language and (number := _names(language).get(key)):
            return number
        if key in _MORE:
            return _MORE[key]
        if len(key) < 4 and (language or "").startswith("en"):
            continue  # "ago", "out" and "set" are English words
        numbers = _everywhere().get(key, ())
        if len(numbers) == 1:
            return next(iter(numbers))
    return None


@cache
def _names(language: str) -> dict[str, int]:
    """The names of a language's months, in the nominative and as in a date, spelled out and short."""
    locale = known_locale(language)
    if locale is None:
        return {}
    found: dict[str, int] = {}
    for form in ("stand-alone", "format"):
        for width in ("abbreviated", "wide"):
            for number, name in locale.months[form][width].items():
                key = name.casefold().strip(_EDGES)
                if not key.isdecimal():
                    found |= {key: number, _folded(key): number}
    return found


@cache
def _everywhere() -> dict[str, frozenset[int]]:
    """What a name may mean in any language; made on first use, in a quarter of a second."""
    found: dict[str, frozenset[int]] = {}
    for language in _LANGUAGES:
        for name, number in _names(language).items():
            found[name] = found.get(name, frozenset()) | {number}
    return found


def _folded(name: str) -> str:
    """A Latin name without its accents."""
    if not name or name[0] > "\u024f":
        return name
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
