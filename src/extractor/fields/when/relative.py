"""Dates such as ``3 hours ago`` and ``昨天``, which mean a day only where it is known when the page was saved."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from extractor.document import Document
from extractor.fields.when.dates import parse_date

__all__ = ["day_ago", "saved_on"]

_FETCHED = ("fetch_date", "fetched", "fetched_at", "archived", "archived_at", "saved", "retrieved", "clipped")
_WAYBACK = re.compile(r"://web\.archive\.org/web/(\d{8})(\d{6})")
_DAYS = r"(?:天|日|일|days?|tage?n?|jours?|días?|dias?|giorni|giorno|dagen|dag|дней|дня|день|gün|ngày|hari)"
_HOURS = (
    r"(?:秒|分钟|分鐘|分|小时|小時|時間|시간|분|mins?|minutes?|hrs?|hours?|min|minuten|stunden?|heures?|horas?|minutos?"
    r"|ore|ora|minuti|uur|часов|часа|час|минут|saat|dakika|giờ|phút|jam|menit)"
)
_AGO = re.compile(
    rf"(?:(?:vor|il y a|hace|há|før)\s)?(?P<count>\d{{1,2}}|an?|une?|una?)\s?(?:(?P<days>{_DAYS})|{_HOURS})"
    r"(?:\s?(?:前|전|ago|fa|atrás|geleden|назад|önce|trước|yang lalu|siden|sedan))?",
    re.I,
)
_MARKED = re.compile(
    r"前|전|\bago|\bfa\b|atrás|geleden|назад|önce|trước|lalu|siden|sedan|^vor |^il y a |^hace |^há |^før ", re.I
)
_MINUTES = re.compile("秒|分|분|min|phút|dakika|menit|минут", re.I)
_NAMED_DAY = re.compile(r"([^\s,]{2,16}),?(?:\s(?:(?:at|um|à|alle|om)\s)?\d{1,2}[:.h]\d\d.{0,6})?")
_NAMED = {
    **dict.fromkeys("今天 오늘 今日 today heute aujourd'hui hoy hoje oggi vandaag сегодня bugün".split(), 0),
    **dict.fromkeys("昨天 어제 昨日 yesterday gestern hier ayer ontem ieri gisteren вчера dün".split(), 1),
    **dict.fromkeys("前天 그저께 一昨日 vorgestern anteayer anteontem позавчера".split(), 2),
}


def saved_on(document: Document) -> datetime | None:
    """When the page was saved, where its header or an archive's address says so to the time of day."""
    for key in _FETCHED:
        found = parse_date(document.front_matter.get(key))
        if isinstance(found, datetime):
            return found
    match = _WAYBACK.search(document.url or "")
    found = parse_date(f"{match[1]} {match[2][:2]}:{match[2][2:4]}:{match[2][4:]}Z") if match else None
    return found if isinstance(found, datetime) else None


def day_ago(text: str, saved: datetime) -> date | None:
    """The day that a text such as ``3 days ago`` was when the page was saved; ``None`` where it is no such text.

    Weeks, months and years name no day, nor do more than 31 days.
    """
    wanted = text.strip(" ·•|,-–").casefold()
    named = _NAMED_DAY.fullmatch(wanted)
    if named and (days := _NAMED.get(named[1])) is not None:
        return (saved - timedelta(days=days)).date()
    match = _AGO.fullmatch(wanted)
    if match is None or not _MARKED.search(wanted):
        return None
    count = int(match["count"]) if match["count"].isdecimal() else 1
    if match["days"]:
        return (saved - timedelta(days=count)).date() if count <= 31 else None
    return (saved - timedelta(hours=0 if _MINUTES.search(match[0]) else count)).date()
