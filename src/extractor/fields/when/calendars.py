"""Years, digits and orders of numbers other than the Gregorian year in ASCII digits, month before day.

A written date comes in, the Gregorian day goes out, where the calendar is certain; nothing is read in a calendar that
neither the text nor the page's language names.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

__all__ = ["ERAS", "ascii_digits", "day_of", "is_day_first", "is_traditional", "known_locale"]

ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988, "昭和": 1925}
"""What is to be added to a year of an East Asian era, by the era's name."""

_BUDDHIST = 543  # years that the Buddhist era is ahead
_PERSIAN_DIGIT = re.compile("[۰-۹]")
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")


def ascii_digits(text: str) -> str:
    """The text with every decimal digit as ASCII writes it, and a blank for marks of direction; nothing moves."""
    if text.isascii():
        return text
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), _DIRECTION.sub(" ", text))


def day_of(year: int, month: int, day: int, *, written: str, language: str | None, is_solar: bool) -> date:
    """The Gregorian day.

    Args:
        year: The year as written, of the Gregorian or another calendar.
        month: The month's number in that calendar.
        day: The day of the month.
        written: The text the date stands in.
        language: The page's language, where it is known.
        is_solar: Whether the month was named as in the Persian calendar.

    Raises:
        ValueError: There is no such day, or nothing says which calendar it is of.
    """
    speaks = (language or "").partition("-")[0]
    if 1300 <= year < 1500 and (is_solar or speaks == "fa" or _PERSIAN_DIGIT.search(written)):
        import jdatetime  # a twentieth of a second, for few pages

        found = jdatetime.date(year, month, day).togregorian()
        return date(found.year, found.month, found.day)
    if 2400 < year < 2700 and (speaks == "th" or _THAI.search(written)):
        return date(year - _BUDDHIST, month, day)
    if is_solar or not 1900 <= year < 2100:
        raise ValueError(f"{year} is of no calendar that the text names")
    return date(year, month, day)


@cache
def known_locale(language: str) -> Locale | None:
    """What the Unicode consortium's tables have for a language tag, or for its language without the region."""
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


@cache
def is_day_first(language: str | None) -> bool:
    """Whether ``02/12/2015`` is the second of December to people of the language; not where none is known."""
    locale = known_locale(language) if language else None
    if locale is None:
        return False
    order = str(locale.date_formats["short"].pattern)
    return not order.startswith("M") and locale.language not in ("zh", "ja", "ko")


def is_traditional(language: str | None) -> bool:
    """Whether the language is Chinese as Taiwan writes it, which counts years from 1912."""
    return (language or "").lower().replace("_", "-").startswith(("zh-tw", "zh-hant"))
