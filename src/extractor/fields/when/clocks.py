"""The time of the day beside a date, and its zone, as pages of many languages write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

__all__ = ["CLOCK", "CLOCK_BEFORE", "Clock"]

_OFFSETS = {
    **{"EDT": -4, "EST": -5, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8},
    **{
        "CET": 1,
        "MEZ": 1,
        "CEST": 2,
        "MESZ": 2,
        "EET": 2,
        "EEST": 3,
        "MSK": 3,
        "JST": 9,
        "KST": 9,
        "HKT": 8,
        "WIB": 7,
        "WITA": 8,
    },
}
"""Hours of zones whose names mean one thing; CST is China's, Cuba's and America's, BST and IST several more."""

_NAMES = "|".join(sorted(_OFFSETS, key=len, reverse=True))
_ZONE = rf"(?:Z|{_NAMES})\b|(?:GMT|UTC)?\s?[+-]\d{{2}}:?\d{{2}}(?!\d)|(?:GMT|UTC)(?:[+-]\d{{1,2}}(?!\d))?"
_NOONS = {
    **dict.fromkeys(("上午", "凌晨", "早上", "午前", "오전", "صباحا"), "a"),
    **dict.fromkeys(("下午", "晚上", "中午", "午後", "오후", "مساء"), "p"),
}
_HALF = r"[ap]\.?\s?m\b\.?|π\.?\s?μ\.?|μ\.?\s?μ\.?|[صم](?!\w)|ق\.\s?ظ|ب\.\s?ظ"
_AM = ("a", "π", "ص", "ق")
_AT = (
    r"at|HKT|um|à|a las|alle(?: ore)?|ore|om|kl\.?|klo|godz\.?|o godz\.?|o|о|в|у|às|la ora|ora|στις|saat|เวลา|lúc"
    r"|u|ob|kell|plkst\.?|pukul|الساعة|ساعت|בשעה"
)
_WEEKDAY = r"(?:\s(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)\b)?(?:\s?[（(][^()（）\d]{1,12}[)）]|\s?[（(]?(?:星期|周|週)[一二三四五六日天][)）]?)?\.?"
_SECOND = r"(?:\s?[:：분分]\s?(?P<second>[0-5]?\d)(?!\d)(?:[.,]\d{1,9})?)?\s?[분分]?\s?[초秒]?"
_DOTTED = (
    "(?:"
    + "|".join(rf"(?<=\s{at} {hour}\.\d\d)" for at in ("kl", r"kl\.", "klo", r"godz\.") for hour in (r"\d", r"\d\d"))
    + ")"
)
"""Behind words with which Danes, Finns and Poles begin a time; a number with a point may be anything elsewhere."""
CLOCK = (
    rf"(?:(?:\s(?:г|r|р|року)\b\.?)?{_WEEKDAY}[T\s,，|/·‧•\ufeff–—\[-]{{0,4}}(?:(?:{_AT})\s)?[T\s-]{{0,2}}(?P<noon>{'|'.join(_NOONS)})?\s?"
    rf"(?P<hour>[012]?\d)"
    rf"(?:(?:\s?[:：]\s?(?P<minute>[0-5]\d|\d(?=:\d{{1,2}}\b))|\s?[時时點点시h]\s?(?P<minutes>[0-5]?\d))(?!\d){_SECOND}|\.(?P<dotted>[0-5]\d)(?:(?=\s(?:Uhr|uur|GMT|BST|CES?T|WIB|น\.)|\s?[ap]\.?\s?m\b)|{_DOTTED}(?!\d))"
    rf"|\s?[時时시h](?![a-z間间])|(?<=[后後午上후전]\d)[點点]|(?<=[后後午上후전]\d\d)[點点])"
    rf"(?:\s?(?P<half>{_HALF}))?(?:\s?(?P<zone>{_ZONE}))?)?"
)
"""A time behind a date, to be appended to the date's pattern; its groups are read by :meth:`Clock.after`."""

CLOCK_BEFORE = re.compile(
    rf"(?<![\d:.])(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?(?P<half>{_HALF}))?"
    rf"(?:\s?(?P<zone>{_ZONE}))?(?:\s(?:Uhr|ET|PT|CT|IST|BST|CST))?\s?[,，|·•/–—-]?\s?(?:(?:on|den|am|le|el|del)\s)?\Z",
    re.I,
)
"""A time that ends where a date begins; its groups are read by :meth:`Clock.before`."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day as written, with its zone where one is."""

    hour: int
    minute: int
    second: int | None
    zone: tzinfo | None

    @classmethod
    def after(cls, match: re.Match[str]) -> Clock | None:
        """The time behind a date; ``None`` where there is none."""
        return cls._read(match.groupdict())

    @classmethod
    def before(cls, match: re.Match[str]) -> Clock | None:
        """The time before a date."""
        return cls._read(match.groupdict())

    @classmethod
    def _read(cls, part: dict[str, str | None]) -> Clock | None:
        if not part.get("hour"):
            return None
        hour, noon = int(part["hour"] or 0), part.get("noon") or ""
        half = _NOONS.get(noon, "")
        if written := (part.get("half") or "").lower():
            half = "a" if written.startswith(_AM) else "p"
        if noon == "中午" and hour in (10, 11):
            half = "a"
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        second = part.get("second")
        minute = int(part.get("minute") or part.get("minutes") or part.get("dotted") or 0)
        return cls(hour, minute, int(second) if second else None, _zone(part.get("zone")))

    def on(self, day: date, zone: tzinfo | None) -> date | datetime:
        """The moment on a day, in the zone given where the text names none; the day where it is no time."""
        if self.second is not None and self.hour == self.minute == self.second == 0:
            return day
        try:
            return datetime(
                day.year, day.month, day.day, self.hour, self.minute, self.second or 0, tzinfo=self.zone or zone
            )
        except ValueError:  # 24:00
            return day


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if (hours := _OFFSETS.get(written.upper())) is not None:
        return timezone(timedelta(hours=hours))
    if written.upper() not in ("Z", "GMT", "UTC") and not re.search(r"[+-]\d", written):
        return None
    sign = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", written)
    if not sign:
        return UTC
    offset = timedelta(hours=int(sign[2]), minutes=int(sign[3] or 0))
    if abs(offset) >= timedelta(days=1):
        return None
    return UTC if not offset else timezone(-offset if sign[1] == "-" else offset)
