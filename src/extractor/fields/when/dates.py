"""Dates as documents write them, read without inventing anything.

A value is a :class:`~datetime.date` where only the day is known and a :class:`~datetime.datetime` where the time is,
aware where the zone is. Midnight to the second is what programs write for "no time", so it is read as the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractor.fields.when.calendars import ERAS, ascii_digits, day_of, is_day_first, is_traditional
from extractor.fields.when.clocks import CLOCK, CLOCK_BEFORE, Clock
from extractor.fields.when.months import month_of

__all__ = ["Found", "find_dates", "parse_date", "read_dates"]

_EARLIEST = 1980
_YEAR = r"(?:[พค]\.?\s?ศ\.?\s?)?(?P<year>(?:19|20)\d\d|2[45]\d\d|1[34]\d\d)"
_MONTH_NUMBER = "(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|-го|-го)?"
_WORD = r"[^\W\d_][^\s\d,،;:()\[\]|<>\"“”„/@#=&?!]{1,23}"
_NAME = rf"(?P<name>{_WORD}(?:(?: ?/ |[ /]){_WORD}){{0,2}})"
_NAME_ALONE = rf"(?P<name>{_WORD})"
_NO_DIGIT = (
    r"(?!\d(?!\d?[\s.-]{1,2}[^\W\d_]{3,12}[\s./-]\d{4}))"  # but the next date's, glued: "3 Maggio 20244 Maggio 2024"
)
_ERA = "|".join(sorted(ERAS, key=len, reverse=True))
_JAVA = re.compile(
    rf"\b{_NAME_ALONE} {_DAY} (?P<hour>[0-2]\d):(?P<minute>[0-5]\d):(?P<second>[0-5]\d) (?P<zone>[A-Z]{{3,4}})"
    rf" {_YEAR}\b"
)
_BASIC = re.compile(  # ISO 8601 without its marks: 20240503T151200Z, 20240503151200
    rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])T?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    r"(?P<second>[0-5]\d)(?P<zone>Z|[+-]\d{4})?(?!\d)"
)
_WRITTEN = tuple(  # each behind what is in every date of its form, in lower case: to look for that is quicker
    (tuple(signs), re.compile(form + CLOCK, re.I))
    for *signs, form in (
        (
            *ERAS,
            rf"(?P<era>{_ERA})\s?(?P<year>\d{{1,3}}|元)\s?[-/.年]\s?{_MONTH_NUMBER}\s?[-/.月]\s?{_DAY}(?!\d)\s?日?",
        ),
        (rf"(?<!\d){_YEAR}\s?[-/.年년]\s?{_MONTH_NUMBER}\s?[-/.月월]\s?{_DAY}(?!\d)\s?[日号號일]?",),
        (rf"(?<![\w./-]){_NAME_ALONE}\s?{_DAY}{_ORDINAL},?\s{{1,2}}{_YEAR}(?!\d)",),
        (rf"(?<![\d.,:/]){_DAY}{_ORDINAL}[\s.-]{{1,2}}{_NAME}[,،]?[\s./-]{{1,2}}{_YEAR}{_NO_DIGIT}",),
        (rf"(?<!\d){_DAY}\s(?P<name>[\u0e01-\u0e4e.]{{3,12}})\s(?P<short_year>[56]\d)(?!\d)",),
        (rf"(?<!\d){_YEAR}[\s.-]{{1,2}}{_NAME}\s{_DAY}(?![\d:])\.?(?:\sd\.)?",),
        ("gada", "ж.", rf"(?<!\d){_YEAR}\.?\s(?:gada|ж\.)\s{_DAY}\.?\s{_NAME_ALONE}"),
        ("tháng", "thg", rf"(?<!\d){_DAY}\s(?:tháng|thg)\s{_MONTH_NUMBER},?\s(?:năm\s)?{_YEAR}(?!\d)"),
        (
            ".",
            "/",
            "-",
            rf"(?<![\d.])(?P<first>\d{{1,2}})\s?(?P<by>[./-])\s?(?P<second_number>\d{{1,2}})\s?(?P=by)\s?{_YEAR}(?!\d)",
        ),
        (rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",),
        (".", rf"(?<![\d.]){_DAY}\.(?P<month>0[1-9]|1[0-2])\.(?P<this_century>[0-3]\d)(?![\d.])"),
        (".", r"(?<![\d.])(?P<korean_year>[0-3]\d)\.(?P<month>0[1-9]|1[0-2])\.(?P<day>0[1-9]|[12]\d|3[01])(?![\d.])"),
        (
            ".",
            "/",
            r"(?<![\d./-])(?P<month>0[1-9]|1[0-2]|[1-9](?=/))(?P<by>[./])(?P<day>1[3-9]|2\d|3[01])(?P=by)(?P<last_two>[0-3]\d)(?![\d./])",
        ),
        ("/", r"(?<![\d./-])(?P<day>1[3-9]|2\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<this_century>[0-3]\d)(?![\d./])"),
        (
            rf"(?:^|(?<=[|•·]\s)){_DAY}(?P<by>[ -])(?P<name>[^\W\d_]{{3,9}})\.?(?P=by)['’]?(?P<last_two>[0-3]\d)(?=\s?(?:$|[|•·,–]))",
        ),
        ("1", rf"(?<![\d./-])(?P<minguo>1[0-2]\d)\s?(?P<by>[-/.年])\s?{_MONTH_NUMBER}\s?[-/.月]\s?{_DAY}(?!\d)\s?日?"),
    )
)
_FORMS = (((":",), _JAVA), ((), _BASIC), *_WRITTEN)
_USUAL = _WRITTEN[1][1]  # year, month, day in numbers: where that is all a text is, no other form is looked for
_COUNTS = re.compile(r"[\d元]")  # one of which is in every hint
_HINT = re.compile(
    r"\d{4}|\d\s?年|元年|\d\.\d\d?\.\d\d|[\u0e01-\u0e4e.] [56]\d|\d[/-]\d\d?[/-]\d|\d[ -][^\W\d_]{3,9}\.?[ -]['’]?[0-3]\d(?!\d)"
)
_REACH = 100  # characters from a year to the ends of the longest date with its time
_DIGITS = re.compile(r"(?:19|20)\d\d")
_LONGEST = 80  # characters of a text that is nothing but a date, in words
_EUROPEAN = frozenset("de fr it es nl pl cs sk ro bg ru uk sl hr sr el tr pt da nb no fi".split())


class Found(NamedTuple):
    """A date in a text: what it is, and where it stands."""

    value: date | datetime
    start: int
    end: int


def parse_date(value: Any, *, zone: tzinfo | None = None, language: str | None = None) -> date | datetime | None:
    """The date a text is, or ``None``.

    Args:
        value: Text in any of the usual forms: ISO 8601, RFC 2822, ``2019年09月07日 04:04``, ``Sep 23, 2024``, seconds
            or milliseconds since 1970, a date in words of any language ``dateparser`` knows; or a list, whose first
            date counts; or a date, which is returned.
        zone: The zone of times that name none.
        language: The language of the page it stands on, which says whether ``02/12/2015`` begins with the day, and
            which calendar a year is of.
    """
    if isinstance(value, (list, tuple)):
        days = (parse_date(item, zone=zone, language=language) for item in value)
        return next(filter(None, days), None)
    if isinstance(value, date):
        return value
    text = str(value or "").strip()
    if not text or len(text) > 1000:
        return None
    if re.fullmatch(r"[0-9]{10}|[0-9]{13}", text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return (moment.astimezone(zone) if zone else moment) if _is_plausible(moment) else None
    for found in read_dates(text, zone=zone, language=language):
        return found.value
    return _spelled(text, zone) if len(text) <= _LONGEST and _DIGITS.search(text) else None


def find_dates(
    text: str, *, zone: tzinfo | None = None, language: str | None = None
) -> Iterator[tuple[date | datetime, str]]:
    """The dates in a text, as they stand, each with what was read: in numbers or with months of any big language."""
    for found in read_dates(text, zone=zone, language=language):
        yield found.value, text[found.start : found.end].strip()


def read_dates(text: str, *, zone: tzinfo | None = None, language: str | None = None) -> list[Found]:
    """The dates in a text, as they stand, none inside another; see :func:`parse_date`."""
    if _COUNTS.search(text) is None:  # as most texts
        return []
    plain = ascii_digits(text)
    usual = _USUAL.match(plain)
    matches = [usual] if usual and usual.end() == len(plain) else _matches(plain)
    found: list[Found] = []
    end = 0
    for match in matches:
        if match.start() < end:
            continue
        day = _day(match, text, language)
        if day is None or not _is_plausible(day):
            continue
        start, clock = match.start(), Clock.after(match)
        if clock is None and (before := CLOCK_BEFORE.search(plain, max(end, start - 48), start)):
            start, clock = before.start(), Clock.before(before)
        end = match.end()
        found.append(Found(clock.on(day, zone) if clock else day, start, end))
    return found


def _matches(plain: str) -> list[re.Match[str]]:
    """What any of the forms matches, as it stands, the longest first."""
    if not (spans := list(_spans(plain))):
        return []
    small = plain.lower()
    forms = [form for signs, form in _FORMS if not signs or any(sign in small for sign in signs)]
    matches = [match for start, end in spans for form in forms for match in form.finditer(plain, start, end)]
    return sorted(matches, key=lambda match: (match.start(), -match.end()))


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    """The parts of a text that are near what may be a year."""
    start, end = 0, -1
    for hint in _HINT.finditer(plain):
        if hint.start() - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, hint.start() - _REACH)
        end = hint.end() + _REACH
    if end >= 0:
        yield start, end


def _is_plausible(day: date) -> bool:
    return _EARLIEST <= day.year <= datetime.now(UTC).year + 1


def _day(match: re.Match[str], text: str, language: str | None) -> date | None:
    """The day that a match of one of the forms says; ``None`` where there is no such day."""
    part = match.groupdict()
    is_solar = False
    if part.get("name"):
        named = month_of(part["name"], language)
        if named is None:
            return None
        month, is_solar = named
    elif part.get("first"):
        month, part["day"] = _in_order(int(part["first"]), int(part["second_number"]), part["by"], language)
    else:
        month = int(part["month"])
    try:
        year = _year(part, language)
        written = text[match.start() : match.end()]
        return day_of(year, month, int(part["day"]), written=written, language=language, is_solar=is_solar)
    except ValueError:  # 31 February, or a year of no calendar
        return None


def _in_order(first: int, second: int, by: str, language: str | None) -> tuple[int, Any]:
    """Month and day of two numbers: the day first where a dot or the language says so, or nothing else can be."""
    if first > 12 or (second <= 12 and (by == "." or is_day_first(language))):
        return second, first
    return first, second


def _year(part: dict[str, Any], language: str | None) -> int:
    """The year as written, eras and shortened years completed.

    Raises:
        ValueError: It may mean several.
    """
    if era := part.get("era"):
        return ERAS[era] + (1 if part["year"] == "元" else int(part["year"]))
    if short := part.get("short_year"):
        return 2500 + int(short)
    if short := part.get("last_two"):  # "05/15/13": no other order is a date
        return 2000 + int(short)
    if short := part.get("this_century"):
        if (language or "").partition("-")[0] not in _EUROPEAN:
            raise ValueError(f"{short} may be a day")
        return 2000 + int(short)
    if short := part.get("korean_year"):
        if (language or "").partition("-")[0] != "ko":
            raise ValueError(f"{short} may be a day")
        return 2000 + int(short)
    if minguo := part.get("minguo"):
        if part["by"] != "年" and not is_traditional(language):
            raise ValueError(f"{minguo} may be anything")
        return ERAS["民國"] + int(minguo)
    return int(part["year"])


@lru_cache(maxsize=1024)
def _spelled(text: str, zone: tzinfo | None) -> date | datetime | None:
    """A date in words: RFC 2822 with a named zone, else whatever dateparser can read, day, month and year required."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        found = _dateparser().get_date_data(text)
        moment = found.date_obj
        if moment is None:
            return None
    if not _is_plausible(moment):
        return None
    if not re.search(r"\d\s?[:.h]\s?\d\d", text) or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date()
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


@cache
def _dateparser() -> Any:
    """Made on first use: it takes half a second to import."""
    from dateparser.date import DateDataParser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    return DateDataParser(settings=settings)
