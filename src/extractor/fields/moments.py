"""When it was published, and when it was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from extractor.document import Kind
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.stamps import PUBLISHED, Stamp, stamps

__all__ = ["PUBLISHED", "modified", "published"]

_LATE = 3  # days between the archive's day and the page's own: the archiver's zone, and nights of delay
_EAST, _WEST = timedelta(hours=13), timedelta(hours=8)  # from Auckland to Los Angeles
_EVER = timedelta(days=400)


def published(evidence: Evidence) -> Iterator[Candidate]:
    """When it was published, best first.

    Each kind of evidence is a witness for a day: the article's structured data, ``<meta>``, the dates shown at the
    headline, ``<time>``, the page's address. The day with the most weight wins, told as exactly as a witness tells it;
    a moment in UTC is a witness for the days that it was anywhere, and the page's own day counts. In a page turned to
    Markdown the header's date is the archiver's, so what the page shows at its headline comes first.
    """
    found = [stamp for stamp in stamps(evidence)]
    own = [stamp for stamp in found if not stamp.is_change]
    declared = {stamp.day for stamp in own if stamp.family in ("json-ld", "meta")}
    changed = {stamp.day for stamp in found if stamp.is_change} - declared
    if evidence.document.kind is Kind.MARKDOWN_POST:
        yield from _of_post(own)
    for stamp in _ranked(own, changed):
        yield stamp.candidate
    for stamp in found:
        if stamp.is_change and stamp.family in ("shown", "label", "called"):
            yield stamp.candidate  # the only day that the page tells


def modified(evidence: Evidence) -> Iterator[Candidate]:
    """When it was last changed, best first."""
    yield from (stamp.candidate for stamp in stamps(evidence) if stamp.is_change)


def _ranked(found: list[Stamp], changed: set[date]) -> Iterator[Stamp]:
    """The stamps of the day with the most weight, the most exact first; then those of the next."""
    days: dict[date, dict[str, float]] = {}
    for day in dict.fromkeys(stamp.day for stamp in found):
        witnesses = days.setdefault(day, {})
        for stamp in found:
            if _may_mean(stamp, day):
                worth = stamp.weight
                if stamp.family == "shown" and stamp.day in changed:
                    worth = min(worth, 1.0)  # many pages show the day of the last change alone
                witnesses[stamp.family] = max(witnesses.get(stamp.family, 0.0), worth)
    totals = {day: sum(witnesses.values()) for day, witnesses in days.items()}
    done: set[int] = set()
    for day in sorted(days, key=lambda day: -totals[day]):
        here = [stamp for stamp in found if stamp.day == day and id(stamp) not in done]
        done |= {id(stamp) for stamp in here}
        yield from sorted(here, key=_vagueness)


def _vagueness(stamp: Stamp) -> float:
    """Low for a moment with its zone, then for one without, then for a day; of those, for the surest."""
    value = stamp.value
    exact = 2 if not isinstance(value, datetime) else 1 if value.tzinfo is None else 0
    return exact * 100 - stamp.weight


def _may_mean(stamp: Stamp, day: date) -> bool:
    """Whether a stamp is a witness for a day: it names it, or is a moment in UTC that was that day somewhere."""
    if stamp.day == day:
        return True
    value = stamp.value
    if not isinstance(value, datetime) or value.tzinfo is None or value.utcoffset():
        return False
    return (value - _WEST).date() <= day <= (value + _EAST).date()


def _of_post(found: list[Stamp]) -> Iterator[Candidate]:
    """What the page shows that is close to the archive's day, or not after it and in a line of its own."""
    header = next((stamp for stamp in found if stamp.family == "front matter"), None)
    if header is None:
        return
    shown = [stamp for stamp in found if stamp.family == "shown"]
    for stamp in _nearest(shown, header.day):
        yield stamp.candidate


def _nearest(shown: Iterable[Stamp], day: date) -> list[Stamp]:
    close = [stamp for stamp in shown if abs((stamp.day - day).days) <= _LATE]
    earlier = [stamp for stamp in shown if stamp not in close and timedelta(0) < day - stamp.day < _EVER]
    return [*close, *earlier]
