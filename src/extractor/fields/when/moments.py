"""When it was published, and when it was changed: the stamps of a document, weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from extractor.document import Kind
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.when.stamp import Stamp
from extractor.fields.when.stamps import PUBLISHED

__all__ = ["PUBLISHED", "modified", "published"]

_EAST, _WEST = timedelta(hours=13), timedelta(hours=8)  # from Auckland to Los Angeles
_ELSEWHERE = 0.5  # the share of its weight with which a moment speaks for the day that it was in another zone
_QUARTER, _SLACK = 900, 60  # seconds; zones are quarters of an hour apart, and what readers see has no seconds
_CHANGED = 1.0  # what a day at the headline is worth that is known to be that of the last change
_LONELY = 1.0  # what is worth less merely stands alone somewhere: a change at the headline tells more
_AT_HEADLINE = 4.65  # what a day alone above or below the headline is worth at least
_SURE = 4.0  # posts that are scheduled do have a declared change before their publication
_LATE = 3  # days between the archive's day and the page's own: the archiver's zone, and nights of delay
_EVER = timedelta(days=400)  # an older date below a headline is of what the story is about,
_RIGHT_THERE = 5.0  # unless it stands alone right there


def published(evidence: Evidence) -> Iterator[Candidate]:
    """When it was published, best first.

    Each kind of evidence is a witness for a day: the article's structured data, ``<meta>``, the dates shown at the
    headline, ``<time>``, the page's address. The day with the most weight wins, told as exactly as a witness tells it;
    a moment in UTC is a witness for the days that it was anywhere, so that the page's own day counts. In a page turned
    to Markdown the header's date is the archiver's, and what the page shows at its headline or has in its address comes
    first. The day of a change counts where the page tells no other.
    """
    found = evidence.stamps
    shown_changes = [stamp.day for stamp in found if stamp.is_change and stamp.family == "shown"]
    own = [stamp for stamp in found if not stamp.is_change and not _is_after(stamp, shown_changes)]
    if evidence.document.kind is Kind.MARKDOWN_POST:
        yield from (stamp.candidate for stamp in _of_post(own))
    said = [stamp for stamp in own if stamp.weight >= _LONELY]
    yield from (stamp.candidate for stamp in _ranked(said, _days_of_change(found)))
    yield from (stamp.candidate for stamp in found if stamp.is_change)
    yield from (stamp.candidate for stamp in _ranked([stamp for stamp in own if stamp not in said], set()))


def modified(evidence: Evidence) -> Iterator[Candidate]:
    """When it was last changed: as declared, else as shown at the headline."""
    declared = evidence.declared_stamps
    yield from (stamp.candidate for stamp in declared if stamp.is_change)
    yield from (stamp.candidate for stamp in evidence.sure_stamps[len(declared) :] if stamp.is_change)


def _is_after(stamp: Stamp, changes: list[date]) -> bool:
    """Whether weak evidence says that it was published after readers are told it was changed."""
    return stamp.weight < _SURE and any(day < stamp.day for day in changes)


def _days_of_change(found: Sequence[Stamp]) -> set[date]:
    declared = {stamp.day for stamp in found if not stamp.is_change and stamp.family in ("json-ld", "meta")}
    return {stamp.day for stamp in found if stamp.is_change and stamp.family != "shown"} - declared


def _ranked(found: Sequence[Stamp], changed: set[date]) -> Iterator[Stamp]:
    """The stamps of the day with the most weight, the most exact first; then those of the next."""
    local = {id(stamp): _local_day(stamp.value, found) for stamp in found}
    totals: dict[date, float] = {}
    for day in dict.fromkeys(stamp.day for stamp in found):
        witnesses: dict[str, float] = {}
        for stamp in found:
            worth = stamp.weight * _share(stamp, day, local[id(stamp)])
            if stamp.family == "shown" and stamp.day in changed:
                worth = min(worth, _CHANGED)
            witnesses[stamp.family] = max(witnesses.get(stamp.family, 0.0), worth)
        totals[day] = sum(witnesses.values())
    for day in sorted(totals, key=lambda day: -totals[day]):
        yield from sorted((stamp for stamp in found if stamp.day == day), key=_vagueness)


def _vagueness(stamp: Stamp) -> tuple[int, float]:
    """Low for a moment with its zone, then for one without, then for a day; of those, for the surest."""
    if not isinstance(stamp.value, datetime):
        return 2, -stamp.weight
    return int(stamp.value.tzinfo is None), -stamp.weight


def _share(stamp: Stamp, day: date, local: date | None) -> float:
    """How much of a stamp's weight goes to a day: all where it names it, less where it was that day elsewhere."""
    if day == (local or stamp.day):
        return 1.0
    moment = _in_utc(stamp.value)
    if moment is None:  # some sites show readers the day in UTC of what they declare in local time
        is_utc_day = (
            isinstance(stamp.value, datetime) and stamp.value.tzinfo and stamp.value.astimezone(UTC).date() == day
        )
        return _ELSEWHERE if is_utc_day else 0.0
    if local is not None and day != stamp.day:
        return 0.0
    return _ELSEWHERE if (moment - _WEST).date() <= day <= (moment + _EAST).date() else 0.0


def _in_utc(value: date | datetime) -> datetime | None:
    """The moment, if it is told in UTC, which no reader's clock shows."""
    is_utc = isinstance(value, datetime) and value.tzinfo is not None and not value.utcoffset()
    return value if isinstance(value, datetime) and is_utc else None


def _local_day(value: date | datetime, found: Sequence[Stamp]) -> date | None:
    """The day that a moment in UTC was where it was published, if another stamp tells it in local time."""
    moment = _in_utc(value)
    if moment is None:
        return None
    for other in found:
        if isinstance(other.value, datetime) and _in_utc(other.value) is None:
            ahead = other.value.replace(tzinfo=UTC) - moment
            if other.value.tzinfo is not None:
                ahead -= other.value.utcoffset() or timedelta(0)
                is_same = abs(ahead.total_seconds()) <= _SLACK
            else:
                rest = ahead.total_seconds() % _QUARTER
                is_same = -_WEST <= ahead <= _EAST and min(rest, _QUARTER - rest) <= _SLACK
            if is_same:
                return other.day
    return None


def _of_post(found: Sequence[Stamp]) -> list[Stamp]:
    """What the page shows that is close to the archive's day, else its address, then what is older.

    Of days that it shows, that of its address comes first; of what tells one day right there, the most exact.
    """
    header = next((stamp for stamp in found if stamp.family == "front matter"), None)
    addressed = {stamp.day for stamp in found if stamp.family == "address"}
    shown = [stamp for stamp in found if stamp.family == "shown"]
    shown.sort(key=lambda stamp: (stamp.day not in addressed, stamp.weight < _AT_HEADLINE))
    if header is None:
        return []
    close = [stamp for stamp in shown if abs((stamp.day - header.day).days) <= _LATE]
    close += [stamp for stamp in found if stamp.family == "address" and 0 <= (header.day - stamp.day).days <= _LATE]
    older = (stamp for stamp in shown if stamp not in close and timedelta(0) < header.day - stamp.day)
    found = close + [stamp for stamp in older if header.day - stamp.day < _EVER or stamp.weight > _RIGHT_THERE]
    found += [stamp for stamp in shown if stamp not in found and stamp.weight > _RIGHT_THERE]
    days = [*dict.fromkeys(stamp.day for stamp in found)]
    return sorted(found, key=lambda stamp: (days.index(stamp.day), stamp.weight < _SURE, _vagueness(stamp)[0]))
