"""A failed check as a person reads it: its cause, how the two values differ, and what else failed for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from extractor.document.text import printable
from extractor.testing.causes import Cause
from extractor.testing.checks import Check
from extractor.testing.diffs import Line

__all__ = ["Failure", "failure"]

_MARKUP = {"-": {"red": True}, "+": {"green": True}, "@": {"cyan": True}, "!": {"bold": True}}
_CHANGED = {"bold": True, "invert": True}


class Crash(NamedTuple):
    """What pytest puts into its summary, and other plugins into theirs."""

    path: str
    lineno: int
    message: str


@dataclass(frozen=True)
class Failure:
    """A failed check, in lines that have colour where the terminal has.

    Attributes:
        lines: The lines. Signs are those of a difference; ``"!"`` is a heading, and ``""`` plain.
        place: The file and line of what is at fault.
    """

    lines: tuple[Line, ...]
    place: str

    @property
    def reprcrash(self) -> Crash:
        """The first line, by the name that pytest knows it by."""
        path, _, line = self.place.rpartition(":")
        return Crash(path or self.place, int(line) if path and line.isdecimal() else 1, str(self))

    def __str__(self) -> str:
        return "\n".join(printable(str(line)) for line in self.lines)

    def toterminal(self, terminal: Any) -> None:
        """Write it to pytest's terminal writer."""
        for line in self.lines:
            if not terminal.hasmarkup:
                terminal.line(printable(str(line)))
                continue
            markup = _MARKUP.get(line.sign, {})
            terminal.write(line.sign if line.sign in ("-", "+", " ") else "", **markup)
            for text, changed in line.parts:
                terminal.write(printable(text), **markup, **(_CHANGED if changed else {}))
            terminal.line()

    def as_json(self) -> list[Any]:
        """It as what JSON can hold, for another process."""
        return [self.place, [[line.sign, [list(part) for part in line.parts]] for line in self.lines]]

    @classmethod
    def of_json(cls, given: Sequence[Any]) -> Failure:
        """What :meth:`as_json` gave."""
        place, lines = given
        return cls(tuple(Line(sign, tuple((text, changed) for text, changed in parts)) for sign, parts in lines), place)


def failure(check: Check, cause: Cause, warnings: Iterable[str], *, place: str, unfold: bool = False) -> Failure:
    """A failed check that follows from no other.

    Args:
        check: The check.
        cause: Why it failed.
        warnings: The article's warnings.
        place: The case, where no plugin is at fault.
        unfold: Whether to show in full what follows, and long lines whole.
    """
    return Failure(tuple(_lines(check, cause, warnings, unfold)), cause.place or place)


def _lines(check: Check, cause: Cause, warnings: Iterable[str], unfold: bool) -> Iterator[Line]:
    yield _line("!", cause.summary)
    for word, fact in cause.facts:
        yield _line("", f"  {word:<8} {fact}")
    if check.expected != check.actual and not (cause.facts and check.name in ("site", "drops")):
        yield from check.difference(whole=unfold)
    elif check.expected == check.actual:
        yield _line("", f"  value    the same: {_short(check.actual)}")
    for warning in warnings:
        yield _line("", f"note: {warning}")
    if cause.follows and unfold:
        for other in cause.follows:
            yield _line("!", f"from it follows {other.name}")
            yield from other.difference(whole=True)
    elif cause.follows:
        names = ", ".join(map(_told, cause.follows))
        yield _line("", f"from it follows, and -vv shows: {names}")


def _told(check: Check) -> str:
    """A check that follows, in a few words."""
    if isinstance(check.expected, str) and isinstance(check.actual, str) and "\n" in check.expected:
        before, after = check.expected.split("\n"), check.actual.split("\n")
        return (
            f"{check.name} ({len({*before} - {*after})} of {len(before)} lines lost, {len({*after} - {*before})} new)"
        )
    return check.name


def _line(sign: str, text: str) -> Line:
    return Line(sign, ((text, False),))


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
