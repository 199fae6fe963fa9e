"""An explanation arranged for the eye: passages in runs that had one fate, attempts that won or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from extractor.blocks import Image
from extractor.explaining.explanation import Attempt, Explanation, FieldReport, Passage, Verdict

__all__ = ["Field", "Group", "Run", "View", "shown"]

_VERDICTS = {
    Verdict.KEPT: "kept",
    Verdict.SITE: "dropped by the site",
    Verdict.BOILERPLATE: "boilerplate",
    Verdict.OUTSIDE: "outside the body",
    Verdict.ENGINE: "fallback",
}
_MOST_GROUPS = 24  # filters; a plugin's cleaning may give every line a reason of its own
_LONGEST_RUN = 100  # passages; what is out of sight is laid out run by run
_SHORT = 30  # characters; shorter ones, which menus consist of, stand side by side
_CUT = 300  # characters of a value, and
_ITEMS = 12  # items of one


@dataclass(frozen=True, slots=True)
class Group:
    """The passages that had one fate: what one filter shows or hides.

    Attributes:
        key: Its class name in the file.
        verdict: What became of them.
        reason: Why, where it says more than the verdict; else empty.
        count: How many there are.
    """

    key: str
    verdict: Verdict
    reason: str
    count: int

    @property
    def name(self) -> str:
        """The verdict in words."""
        return _VERDICTS[self.verdict]

    @property
    def label(self) -> str:
        """The verdict in words, and the reason."""
        return f"{self.name}: {self.reason}" if self.reason else self.name


@dataclass(frozen=True, slots=True)
class Run:
    """Passages that follow each other and had one fate.

    Attributes:
        group: Their group.
        further: Whether the run goes on with those of the run before it.
        passages: Each with its index, and whether it is short.
    """

    group: Group
    further: bool
    passages: tuple[tuple[int, Passage, bool], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field, the attempt that gave its value, if one did, and the others."""

    name: str
    report: FieldReport
    taken: Attempt | None
    lost: tuple[Attempt, ...]

    @property
    def unit(self) -> str:
        """What a number that is the field's value counts."""
        return " characters" if self.name == "body" else ""


@dataclass(frozen=True, slots=True)
class View:
    """What the file shows.

    Attributes:
        groups: What can be shown or hidden, of each verdict that there is, the largest first.
        runs: The passages in order.
        fields: The fields in order.
        kept: How many characters of text are in the body.
        whole: How many the document has.
    """

    groups: tuple[tuple[Group, ...], ...]
    runs: tuple[Run, ...]
    fields: tuple[Field, ...]
    kept: int
    whole: int

    @classmethod
    def of(cls, explanation: Explanation) -> View:
        """The view of an explanation."""
        passages = explanation.passages
        fates = _groups(passages)
        groups = sorted(
            dict.fromkeys(fates.values()), key=lambda group: (list(Verdict).index(group.verdict), -group.count)
        )
        return cls(
            groups=tuple(tuple(together) for _, together in groupby(groups, attrgetter("verdict"))),
            runs=tuple(_runs(passages, fates)),
            fields=tuple(_fields(explanation)),
            kept=sum(len(passage.text) for passage in passages if passage.verdict is Verdict.KEPT),
            whole=sum(len(passage.text) for passage in passages),
        )


def _groups(passages: Sequence[Passage]) -> Mapping[tuple[Verdict, str], Group]:
    """The group of each verdict and reason; beyond the limit, one of each verdict for the rare reasons."""
    fates = Counter((passage.verdict, passage.reason) for passage in passages)
    named = {fate: _reason(*fate) for fate, _ in fates.most_common(_MOST_GROUPS)}
    grouped = {fate: (fate[0], named.get(fate, "other reasons")) for fate in fates}
    counts = Counter[tuple[Verdict, str]]()
    for fate, number in fates.items():
        counts[grouped[fate]] += number
    groups = {group: Group(f"g{i}", *group, count) for i, (group, count) in enumerate(counts.items())}
    return {fate: groups[group] for fate, group in grouped.items()}


def _reason(verdict: Verdict, reason: str) -> str:
    return "" if reason in (verdict.value, _VERDICTS[verdict]) else reason


def _runs(passages: Sequence[Passage], groups: Mapping[tuple[Verdict, str], Group]) -> Iterator[Run]:
    numbered = ((i, passage, len(passage.text) <= _SHORT) for i, passage in enumerate(passages))
    for group, together in groupby(numbered, lambda item: groups[item[1].verdict, item[1].reason]):
        run = tuple(together)
        for start in range(0, len(run), _LONGEST_RUN):
            yield Run(group, start > 0, run[start : start + _LONGEST_RUN])


def _fields(explanation: Explanation) -> Iterator[Field]:
    kept = tuple(i for i, passage in enumerate(explanation.passages) if passage.verdict is Verdict.KEPT)
    for name, report in explanation.fields.items():
        taken = report.taken
        lost = tuple(attempt for attempt in report.attempts if attempt is not taken)
        yield Field(name, report, replace(taken, passages=kept) if taken and name == "body" else taken, lost)


def shown(value: Any) -> str:
    """A field's value for people: a line for each item, long ones cut."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        lines = [shown(item) for item in value[:_ITEMS]]
        return "\n".join(lines if len(value) <= _ITEMS else [*lines, f"… and {len(value) - _ITEMS} more"])
    if isinstance(value, Image):
        return f"{value.url} ({value.caption})" if value.caption else value.url
    if isinstance(value, int):
        return f"{value:,}"
    text = value.isoformat() if isinstance(value, date) else str(value)
    return text if len(text) <= _CUT else f"{text[:_CUT]}… ({len(text):,} characters)"
