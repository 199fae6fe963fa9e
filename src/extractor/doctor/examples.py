"""A document for each thing that may be amiss at a site: what somebody looks at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractor.doctor.comparison import Alarm, Measure
from extractor.doctor.observation import Observation
from extractor.fields import FIELDS

__all__ = ["Example", "Examples"]

Document = TypeVar("Document")
Key = tuple[str, Measure, str, str | None]


@dataclass(frozen=True, slots=True)
class Example:
    """A document that shows what an alarm is about.

    Attributes:
        name: Its path.
        inspector: Where its inspector is, seen from the report; ``None`` where there is none.
    """

    name: str
    inspector: str | None


class Examples(Generic[Document]):
    """One document for each rule that did not match, each field that is empty, and the like.

    Of several the first is kept; where a rule did not match, one on which no other rule of the field did either: of an
    older layout it need not have.
    """

    def __init__(self) -> None:
        self._best: dict[Key, tuple[int, Document]] = {}

    def noting(self, observed: Iterable[tuple[Document, Observation]]) -> Iterator[Observation]:
        """What documents show, each taken note of as it passes."""
        for document, seen in observed:
            self.add(document, seen)
            yield seen

    def add(self, document: Document, seen: Observation) -> None:
        """Take note of what is amiss on a document."""
        if seen.site is None:
            return
        if seen.unavailable:
            self._offer(seen.site, Measure.UNAVAILABLE, "body", None, 0, document)
            return
        if seen.problem:
            self._offer(seen.site, Measure.WITHOUT_ARTICLE, "body", None, 0, document)
        if seen.fallback:
            self._offer(seen.site, Measure.FALLBACK, "body", None, 0, document)
        if seen.length is not None:
            self._offer(seen.site, Measure.LENGTH, "body", None, seen.length, document)
        for field in FIELDS:
            if field not in seen.filled:
                self._offer(seen.site, Measure.FILLED, field, None, 0, document)
        matched = {trial.field for trial in seen.trials if trial.matched}
        for trial in seen.trials:
            if not trial.matched:
                self._offer(seen.site, Measure.MATCHED, trial.field, trial.rule, trial.field in matched, document)

    def _offer(self, site: str, measure: Measure, field: str, rule: str | None, rank: int, document: Document) -> None:
        key = (site, measure, field, rule)
        if key not in self._best or rank < self._best[key][0]:
            self._best[key] = (rank, document)

    def of(self, alarm: Alarm) -> Document | None:
        """A document that shows what an alarm is about; ``None`` where none was seen."""
        keys = ((move.site, move.measure, move.field, move.rule) for move in alarm.movements)
        return next((self._best[key][1] for key in keys if key in self._best), None)
