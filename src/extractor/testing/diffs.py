"""Two texts line by line, with the characters that changed within a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Line", "compare"]

_TOKENS = re.compile(r"[A-Za-z]+|\d+|.", re.S)  # what changes as one: a word, a number, an ideograph
_SAME_LINE = 0.4  # of two lines that share less, one is not the other changed
_MOST_PAIRS = 100  # of lines that are looked at for that, where they are
_LONG = 40  # characters; in a shorter line the eye finds what changed
_AROUND = 20  # characters that are shown on each side of a change in a long line
_NEAR = 2  # characters between two changes that are no reason to show them apart

Parts = tuple[tuple[str, bool], ...]
"""The parts of a line in order, and whether each changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a difference.

    Attributes:
        sign: ``"-"``, ``"+"`` or ``" "``; any other says what a line of no difference is.
        parts: What it says.
    """

    sign: str
    parts: Parts

    def __str__(self) -> str:
        """The line without colour: what changed in a long one stands in ``[- -]`` and ``{+ +}``, as in Git."""
        left, right = ("[-", "-]") if self.sign == "-" else ("{+", "+}")
        sign = self.sign if self.sign in ("-", "+", " ") else ""
        is_long = sum(len(text) for text, _ in self.parts) > _LONG
        return sign + "".join(f"{left}{text}{right}" if changed and is_long else text for text, changed in self.parts)


def compare(before: Sequence[str], after: Sequence[str], *, whole: bool = False) -> Iterator[Line]:
    """What has to be done to the one to have the other, a few lines around it for context.

    Args:
        before: Lines.
        after: Lines.
        whole: Whether long lines are given whole, and not cut to what is around their changes.
    """
    for group in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes():
        (_, first, _, first_after, _), (_, _, last, _, last_after) = group[0], group[-1]
        place = f"@@ -{_range(first, last)} +{_range(first_after, last_after)} @@"
        yield Line("@", ((place, False),))
        for kind, i, j, k, m in group:
            if kind == "equal":
                lines = [Line(" ", ((line, False),)) for line in before[i:j]]
            else:
                lines = [*_changed(before[i:j], after[k:m])]
            yield from lines if whole else map(_cut, lines)


def _range(start: int, stop: int) -> str:
    return str(start + 1) if stop - start == 1 else f"{start + bool(stop - start)},{stop - start}"


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Lines that are not the same; where one was changed, its new form follows the old."""
    i = k = 0
    for old, new in [*_pairs(before, after), (len(before), len(after))]:
        yield from (Line("-", ((line, False),)) for line in before[i:old])
        yield from (Line("+", ((line, False),)) for line in after[k:new])
        if old < len(before):
            then, now = _within(before[old], after[new])
            yield Line("-", then)
            yield Line("+", now)
        i, k = old + 1, new + 1


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which line became which, in order."""
    if len(before) * len(after) > _MOST_PAIRS:
        return
    k = 0
    for i, line in enumerate(before):
        for new in range(k, len(after)):
            matcher = SequenceMatcher(None, line, after[new], autojunk=False)
            if matcher.quick_ratio() >= _SAME_LINE and matcher.ratio() >= _SAME_LINE:
                yield i, new
                k = new + 1
                break


def _within(before: str, after: str) -> tuple[Parts, Parts]:
    """The parts of two lines, those that are in one of them only being marked."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    # The matcher looks for the longest match first, which may lie across a change, and not for what both begin with.
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    opcodes = [
        ("equal", 0, head, 0, head),
        *((kind, head + i, head + j, head + k, head + m) for kind, i, j, k, m in middle.get_opcodes()),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]
    parts: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    for number, (kind, i, j, k, m) in enumerate(opcodes):
        texts = "".join(old[i:j]), "".join(new[k:m])
        is_between = kind == "equal" and 0 < number < len(opcodes) - 1 and len(texts[0]) < _NEAR
        for side, text in zip(parts, texts, strict=True):
            changed = kind != "equal" or is_between
            if text and side and side[-1][1] == changed:
                side[-1] = (side[-1][0] + text, changed)
            elif text:
                side.append((text, changed))
    return tuple(parts[0]), tuple(parts[1])


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """How many items both begin with."""
    both = zip(before, after, strict=False)
    return next((i for i, (one, other) in enumerate(both) if one != other), min(len(before), len(after)))


def _cut(line: Line) -> Line:
    """The line with an ellipsis for what is far from its changes; of one without any, its beginning."""
    if len(line.parts) == 1 and (line.sign != " " or line.parts[0][1]):
        return line
    last = len(line.parts) - 1
    parts = []
    for number, (text, changed) in enumerate(line.parts):
        before, after = _AROUND * (number > 0), _AROUND * (number < last)
        if line.sign == " ":
            before = 2 * _LONG
        if not changed and len(text) > before + after + _AROUND:
            text = f"{text[:before]}…{text[len(text) - after :]}"
        parts.append((text, changed))
    return Line(line.sign, tuple(parts))
