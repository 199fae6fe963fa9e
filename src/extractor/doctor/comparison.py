"""What moved from one survey to another.

Every share of both surveys is compared, and every median length, all with one test (:mod:`~extractor.doctor.exact`).
What fell is an alarm, one for each rule, with what comes of it behind it; what rose is a note, and so is what
somebody changed: a site that came or went, a rule that was edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from extractor.doctor.exact import Table, above_the_median, moved
from extractor.doctor.observation import DROP
from extractor.doctor.survey import SiteSurvey, Survey

__all__ = ["Alarm", "Comparison", "Measure", "Movement", "compare"]

_ENOUGH = 10  # documents on both sides with which a rule that has died is always told
_LEAST = 0.05  # a share that moves by less than this, and not to half or twice, is no news however sure it is
_HALF_AGAIN = 1.5  # nor is a median length that moves by less than this factor


class Measure(StrEnum):
    """What is compared, causes before what comes of them."""

    MATCHED = "matched"
    UNAVAILABLE = "unavailable"
    WITHOUT_ARTICLE = "without article"
    FALLBACK = "fallback"
    FILLED = "filled"
    LENGTH = "length"
    USED = "used"
    KIND = "documents"


_BETTER_LOW = (Measure.UNAVAILABLE, Measure.WITHOUT_ARTICLE, Measure.FALLBACK)
_SAYS_NOTHING = (Measure.USED, Measure.KIND)


@dataclass(frozen=True)
class Movement:
    """Something that was compared.

    Attributes:
        site: The site.
        field: The field, ``"body"``, or ``"drop"``; or a kind of documents.
        measure: What of it.
        rule: The alternative, as written, where it is about one.
        table: The counts: of a length, those above the median of both surveys together.
        medians: Of a length, the medians before and after.
    """

    site: str
    field: str
    measure: Measure
    rule: str | None
    table: Table
    medians: tuple[float, float] | None = None

    @property
    def fell(self) -> bool:
        """Whether it is an alarm where chance does not explain it: whatever is bad for an article.

        Whose value was used says nothing by itself: it may be that an earlier alternative matches more. Nor does
        the kind of the documents, though it may be why everything else moved.
        """
        rose = self._after > self._before
        return self.measure not in _SAYS_NOTHING and rose == (self.measure in _BETTER_LOW)

    @property
    def matters(self) -> bool:
        """Whether it is enough to be told: of many documents chance does not explain the least movement."""
        low, high = sorted((self._before, self._after))
        if self.medians:
            return high >= _HALF_AGAIN * low
        return high - low >= _LEAST or high >= 2 * low

    @property
    def _before(self) -> float:
        return self.medians[0] if self.medians else self.table.before / self.table.of_before

    @property
    def _after(self) -> float:
        return self.medians[1] if self.medians else self.table.after / self.table.of_after

    def __str__(self) -> str:
        table = self.table
        if self.medians:
            return f"body: median length {self.medians[0]:,.0f}, now {self.medians[1]:,.0f} characters"
        what = f"{self.field}: {self.rule} {self.measure}" if self.rule else f"{self.field}: {self.measure}"
        return f"{what} {table.before:,} of {table.of_before:,}, now {table.after:,} of {table.of_after:,}"


@dataclass(frozen=True)
class Alarm:
    """A rule of a site that fares worse.

    Attributes:
        site: The site.
        field: The field, ``"body"``, or ``"drop"`` where it is the selectors of what the body rule drops.
        movements: What moved, the causes first.
    """

    site: str
    field: str
    movements: tuple[Movement, ...]


@dataclass(frozen=True)
class Comparison:
    """What moved.

    Attributes:
        alarms: What fares worse.
        risen: What moved otherwise.
        notes: What somebody changed, a sentence each.
        compared: How many comparisons were made.
    """

    alarms: tuple[Alarm, ...]
    risen: tuple[Movement, ...]
    notes: tuple[str, ...]
    compared: int


def compare(before: Survey, after: Survey) -> Comparison:
    """What moved between two surveys."""
    common = [name for name in after.sites if name in before.sites]
    made = [movement for name in common for movement in _movements(name, before.sites[name], after.sites[name])]
    unlikely = moved(movement.table for movement in made)
    found = [movement for movement in made if movement.table in unlikely and movement.matters]
    alarms = tuple(alarm for name in common for alarm in _alarms(name, [one for one in found if one.site == name]))
    told = {movement for alarm in alarms for movement in alarm.movements}
    return Comparison(
        alarms,
        tuple(movement for movement in found if movement not in told),
        (
            *_changed_sites(before, after),
            *(note for name in common for note in _too_few(name, before.sites[name], after.sites[name])),
            *(note for name in common for note in _edited(name, before.sites[name], after.sites[name])),
        ),
        len(made),
    )


def _alarms(name: str, found: Sequence[Movement]) -> Iterator[Alarm]:
    """An alarm for each field of a site in which anything fell, the body's first.

    Fields that are filled less often although their rules match as before have lost what the body gave them.
    """
    groups: dict[str, list[Movement]] = {"body": []}
    for movement in found:
        groups.setdefault(movement.field, []).append(movement)
    body = groups["body"]
    if any(movement.fell for movement in body):
        for field in [field for field, group in groups.items() if not any(map(_is_cause, group))]:
            body += groups.pop(field) if field != "body" else []
    order = list(Measure)
    for field, group in groups.items():
        if any(movement.fell for movement in group):
            group.sort(key=lambda movement: (not movement.fell, order.index(movement.measure)))
            yield Alarm(name, field, tuple(group))


def _is_cause(movement: Movement) -> bool:
    return movement.fell and movement.measure is Measure.MATCHED


def _movements(name: str, before: SiteSurvey, after: SiteSurvey) -> Iterator[Movement]:
    """Everything of a site that there is to compare in both surveys."""
    for movement in (*_shares(name, before, after), *_rules(name, before, after)):
        if movement.table.of_before and movement.table.of_after:
            yield movement
    if before.lengths and after.lengths:
        medians = (median(before.lengths), median(after.lengths))
        table = above_the_median(before.lengths, after.lengths)
        yield Movement(name, "body", Measure.LENGTH, None, table, medians)


def _shares(name: str, before: SiteSurvey, after: SiteSurvey) -> Iterator[Movement]:
    """The shares of a site's documents, and of those that should hold an article."""
    for kind in dict.fromkeys((*before.kinds, *after.kinds)):
        documents = Table(before.kinds.get(kind, 0), before.documents, after.kinds.get(kind, 0), after.documents)
        yield Movement(name, kind, Measure.KIND, None, documents)
    lost = Table(
        before.documents - before.available, before.documents, after.documents - after.available, after.documents
    )
    yield Movement(name, "body", Measure.UNAVAILABLE, None, lost)
    counts = [
        ("body", Measure.WITHOUT_ARTICLE, before.problems, after.problems),
        ("body", Measure.FALLBACK, before.fallback, after.fallback),
    ]
    for field in dict.fromkeys((*before.filled, *after.filled)):
        counts.append((field, Measure.FILLED, before.filled.get(field, 0), after.filled.get(field, 0)))
    for field, measure, *both in counts:
        yield Movement(name, field, measure, None, Table(both[0], before.available, both[1], after.available))


def _rules(name: str, before: SiteSurvey, after: SiteSurvey) -> Iterator[Movement]:
    """The rules that the site had then and has now."""
    known = before.by_rule
    for now in after.rules:
        if then := known.get((now.field, now.rule)):
            matched = Table(then.matched, then.tried, now.matched, now.tried)
            yield Movement(name, now.field, Measure.MATCHED, now.rule, matched)
            if now.field != DROP:  # what drops anything is used
                used = Table(then.used, then.tried, now.used, now.tried)
                yield Movement(name, now.field, Measure.USED, now.rule, used)


def _changed_sites(before: Survey, after: Survey) -> Iterator[str]:
    for name in after.sites:
        if name not in before.sites:
            yield f"{name}: the baseline has no document of it"
    for name in before.sites:
        if name not in after.sites:
            yield f"{name}: there is no document of it any more"


def _too_few(name: str, before: SiteSurvey, after: SiteSurvey) -> Iterator[str]:
    """That silence says little, where there are not enough documents to tell a dead rule from chance."""
    least = min(before.available, after.available)
    if 0 < least < _ENOUGH:
        then = f"{before.available} document{'s' * (before.available != 1)} then"
        yield f"{name}: {then} and {after.available} now are too few to be sure of anything"


def _edited(name: str, before: SiteSurvey, after: SiteSurvey) -> Iterator[str]:
    """The rules that are in one survey only, but for those that one survey may have had no document to try on."""
    then, now = before.by_rule, after.by_rule
    tried = {field for field, _ in then} & {field for field, _ in now} - {DROP}  # a layout has selectors of its own
    for field, rule in dict.fromkeys((*then, *now)):
        edited = ((field, rule) in then) != ((field, rule) in now)
        if edited and (field in tried or (field not in ("body", DROP) and before.available and after.available)):
            yield f"{name}: {field}: {rule} is {'new' if (field, rule) in now else 'gone'}"
