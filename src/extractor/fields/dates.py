"""Dates as documents write them, read without inventing anything.

A value is a :class:`~datetime.date` where only the day is known and a :class:`~datetime.datetime` where the time is,
aware where the zone is. Midnight to the second is what programs write for "no time", so it is read as the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any

__all__ = ["find_dates", "parse_date"]

_EARLIEST = 1980
_ZONE = r"(?P<zone>Z\b|[ECMP]DT\b|[EMP]ST\b|(?:GMT|UTC)(?:[+-]\d{1,2}(?!\d))?|(?:GMT|UTC)?\s?[+-]\d{2}:?\d{2}(?!\d))?"
_TIME = (
    r"(?:\s?[（(]?(?:星期|周)[一二三四五六日天][)）]?)?(?:[T\s,，|·‧﻿]{0,4}(?:at\s|um\s|à\s|-\s)?[T\s]{0,2}(?P<noon>上午|下午|晚上|凌晨|中午)?\s?"
    r"(?P<hour>[012]?\d)\s?[:：时點点]\s?(?P<minute>[0-5]\d)(?:\s?[:：分]\s?(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?分?秒?"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?))?\s?" + _ZONE + r")?"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form + _TIME, re.I)
    for form in (
        rf"(?<!\d){_YEAR}\s?[-/.年]\s?(?P<month>0?[1-9]|1[0-2])\s?[-/.月]\s?(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)\s?日?号?",
        rf"\b{_MONTH}\s?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[\s.-]{{1,2}}(?:of\s)?{_MONTH},?[\s-]{{1,2}}{_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<day>0?[1-9]|[12]\d|3[01])\.\s?(?P<month>0?[1-9]|1[0-2])\.\s?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}\s{_MONTH}\s(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    )
)
_HINT = re.compile(r"(?:19|20)\d\d")
_LONGEST = 80  # characters of a text that is nothing but a date, in words


def parse_date(value: Any, *, zone: tzinfo | None = None) -> date | datetime | None:
    """The date a text is, or ``None``.

    Args:
        value: Text in any of the usual forms: ISO 8601, RFC 2822, ``2019年09月07日 04:04``, ``Sep 23, 2024``, seconds
            or milliseconds since 1970, a date in words of any language ``dateparser`` knows; or a list, whose first
            date counts; or a date, which is returned.
        zone: The zone of times that name none.
    """
    if isinstance(value, (list, tuple)):
        return next((found for item in value if (found := parse_date(item, zone=zone))), None)
    if isinstance(value, date):
        return value
    text = str(value or "").strip()
    if not text or len(text) > 1000:
        return None
    if re.fullmatch(r"[0-9]{10}|[0-9]{13}", text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return (moment.astimezone(zone) if zone else moment) if _is_plausible(moment) else None
    for found, _ in find_dates(text, zone=zone):
        return found
    return _spelled(text, zone) if len(text) <= _LONGEST and _HINT.search(text) else None


def _is_plausible(day: date) -> bool:
    return _EARLIEST <= day.year <= datetime.now(UTC).year + 1


def find_dates(text: str, *, zone: tzinfo | None = None) -> Iterator[tuple[date | datetime, str]]:
    """The dates in a text that are written in numbers or with English months, each with what was read."""
    if not _HINT.search(text):
        return
    for form in _FORMS:
        for match in form.finditer(text):
            if found := _build(match, zone):
                yield found, match[0].strip()


def _build(match: re.Match[str], zone: tzinfo | None) -> date | datetime | None:
    month = match["month"]
    try:
        day = date(
            int(match["year"]),
            int(month) if month.isdecimal() else _MONTHS[month[:3].lower()],
            int(match["day"]),
        )
        if not _is_plausible(day):
            return None
        if match["hour"] is None:
            return day
        hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        half = (match["half"] or "").lower()[:1] or _HALVES.get(match["noon"] or "", "")
        if match["noon"] == "中午" and hour in (10, 11):
            half = "a"
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        if match["second"] is not None and hour == minute == second == 0:
            return day
    except ValueError:  # 31 February
        return None
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(match["zone"]) or zone)
    except ValueError:  # 24:00, +99:99
        return day


_HALVES = {"下午": "p", "晚上": "p", "中午": "p", "凌晨": "a", "上午": "a"}
_AMERICAN = {"EDT": -4, "EST": -5, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8}  # CST is China's too


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if written.upper() in _AMERICAN:
        return timezone(timedelta(hours=_AMERICAN[written.upper()]))
    sign = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", written)
    if not sign:
        return UTC
    offset = timedelta(hours=int(sign[2]), minutes=int(sign[3] or 0))
    return UTC if not offset else timezone(-offset if sign[1] == "-" else offset)


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
