"""Which of many patterns may match a line at all, seen from the words without which they match nothing.

To look for a word in a line takes a hundredth of a pattern that begins with ``.{0,60}``, and most lines have none of
the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

__all__ = ["Sieve", "needles"]

_parse = import_module("re._parser").parse  # what re itself compiles from: no other module reads its patterns
_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_FEW = 8  # characters of a class that are looked for one by one
_LONG_ENOUGH = 2  # characters of a word that few lines have by chance
_COMMON = "zqjxkvbpygfwmucldrhsnioate 电制题提作所解说公学目用本去实主更以地下长出同个年上我发不了人来在一"
"""What lines are made of, the most common last."""
_OTHERWISE = "ſıİ"  # letters that patterns take for s and i, and which are not so in lower case


def needles(pattern: str) -> frozenset[str] | None:
    """Texts in lower case, one of which is in all that a pattern matches; ``None`` where nothing is known of it."""
    return _needed(_parse(pattern))


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The words of one of a sequence's parts: the longest, then the fewest."""
    parts: list[frozenset[str] | None] = []
    run = ""
    for operation, value in items:
        name = str(operation)
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        parts += [frozenset((run,)) if run else None, _of_part(name, value)]
        run = ""
    parts.append(frozenset((run,)) if run else None)
    known = [part for part in parts if part]
    return max(known, key=lambda part: (min(_LONG_ENOUGH, *map(len, part)), -len(part)), default=None)


def _of_part(name: str, value: Any) -> frozenset[str] | None:
    if name == "BRANCH":
        branches = [_needed(branch) for branch in value[1]]
        return frozenset[str]().union(*(each or () for each in branches)) if all(branches) else None
    if name == "SUBPATTERN":
        return _needed(value[-1])
    if name in _REPEATS and value[0]:
        return _needed(value[-1])
    if name == "IN" and len(value) <= _FEW and all(str(operation) == "LITERAL" for operation, _ in value):
        return frozenset(chr(letter).lower() for _, letter in value)
    return None


class Sieve:
    """Tells which of some groups of patterns, written without regard to case, may match a line.

    Args:
        groups: The patterns of each.
    """

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._always = 0
        words: dict[str, int] = {}
        for place, patterns in enumerate(groups):
            found = [needles(pattern) for pattern in patterns]
            self._always |= 0 if all(found) else 1 << place
            for word in frozenset[str]().union(*(each or () for each in found)):
                words[word] = words.get(word, 0) | 1 << place
        self._by_letter: dict[str, list[tuple[str, int]]] = {}
        for word, those in words.items():
            self._by_letter.setdefault(min(word, key=_commonness), []).append((word, those))
        self._letters = frozenset(self._by_letter)

    def may_match(self, line: str, among: int) -> int:
        """Which of some groups may: given and told as bits, the first group the lowest."""
        plain = line.lower()
        if not plain.isascii() and any(letter in line for letter in _OTHERWISE):
            return among
        found = self._always
        for letter in self._letters.intersection(plain) if among & ~found else ():
            for word, groups in self._by_letter[letter]:
                if word in plain:
                    found |= groups
        return found & among


def _commonness(letter: str) -> int:
    return _COMMON.find(letter)  # -1, the rarest, for an ideograph
