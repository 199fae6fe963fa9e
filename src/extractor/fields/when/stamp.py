"""A date that may be when the document was published or changed, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from extractor.fields.evidence import Candidate

__all__ = ["Stamp", "is_ahead"]

_AHEAD = timedelta(days=2)  # of the clock of the machine, for zones and clocks that are wrong


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, whose it is, and what it is worth.

    Attributes:
        value: The date.
        candidate: Where it stands.
        family: The kind of evidence; two of one family are one witness.
        weight: What it is worth: 10 what the header says, 5 what the page's data says, 1 what merely stands alone.
        is_change: Whether it says when the document was changed.
    """

    value: date | datetime
    candidate: Candidate
    family: str
    weight: float
    is_change: bool = False

    @property
    def day(self) -> date:
        """The day as written."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


def is_ahead(value: date | datetime) -> bool:
    """Whether a date is yet to come, so that it is of what the story is about."""
    day = value.date() if isinstance(value, datetime) else value
    return day > (datetime.now(UTC) + _AHEAD).date()
