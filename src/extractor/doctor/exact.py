"""One test for all comparisons of two surveys, and what makes hundreds of them safe.

A share against a share is Fisher's exact test. The median of two lists of lengths is Mood's: the same test on how many
of each lie above the median of both. Given all documents of two surveys, and nothing but chance in which of the two
each one is, both are exact, however few the documents.

Hundreds of comparisons share one chance of error by the procedure of Benjamini and Hochberg (1995): where nothing
happened, its level is the chance of any alarm in the run; where much did, the alarms help each other, and a redesign
that breaks every rule at once is found as surely as one dead rule. (Holm's procedure does the same where nothing
happened; but a hundred rules that die together on ten pages each would hide one another.) Most comparisons cannot come
out low whatever happened, for instance of a rule that matched everywhere in both surveys; those take no part
("A modified Bonferroni method for discrete data", Biometrics 1990).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, lgamma
from statistics import median

__all__ = ["CERTAIN", "LEVEL", "Table", "above_the_median", "moved"]

LEVEL = 0.0002
"""The chance that a run in which nothing happened names anything. Most of it is not used up, since few shares come out
just at the level, and half of what moves is no alarm: random halves of 20 to 1,000 archived posts of two sites raised
one in 16,000 splits, and random halves of 30 invented pages, with 52 comparisons, none in 5,000."""

CERTAIN = 1.1e-5
"""What is named however many comparisons share the level: a rule that matched on ten documents of ten and now does on
none of ten (1.08e-5). Of 90,000 comparisons that can come out so one does by chance. With it a dead rule was found at
ten documents against ten among 1 to 50 sites (58 to 2,674 comparisons) in 120 runs of 120, and eight at once in 20 of
20; by its share of the level alone it is not, beside 20 rules that match on half of the documents."""

_SAME = 1e-7  # logarithms of two equal probabilities may differ by this much


@dataclass(frozen=True)
class Table:
    """So many of so many, before and after.

    Attributes:
        before: How many of the documents before.
        of_before: The documents before.
        after: How many of the documents after.
        of_after: The documents after.
    """

    before: int
    of_before: int
    after: int
    of_after: int

    @cached_property
    def p(self) -> float:
        """Fisher's exact test, two-sided: the chance of a table as unlikely as this one, or more so."""
        least = self._log(self.before) + _SAME
        logs = map(self._log, self._range)
        return min(1.0, sum(exp(log) for log in logs if log <= least))

    @cached_property
    def least_p(self) -> float:
        """The least :attr:`p` that could have come of so many before and after together."""
        ends = {self._range[0], self._range[-1]}
        logs = [self._log(end) for end in ends]
        return min(1.0, sum(exp(log) for log in logs if log <= min(logs) + _SAME))

    @property
    def _range(self) -> range:
        """How many may have been before, of as many altogether."""
        together = self.before + self.after
        return range(max(0, together - self.of_after), min(together, self.of_before) + 1)

    def _log(self, before: int) -> float:
        """The logarithm of the hypergeometric probability."""
        after = self.before + self.after - before
        documents = self.of_before + self.of_after
        return (
            _log_choose(self.of_before, before)
            + _log_choose(self.of_after, after)
            - _log_choose(documents, self.before + self.after)
        )


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def above_the_median(before: Sequence[int], after: Sequence[int]) -> Table:
    """How many of two ascending lists lie above the median of both together (Mood's median test)."""
    middle = median([*before, *after])
    above = [len(values) - bisect_right(values, middle) for values in (before, after)]
    return Table(above[0], len(before), above[1], len(after))


def moved(tables: Iterable[Table], level: float = LEVEL) -> set[Table]:
    """The tables that chance does not explain, at most the level's share of them wrongly on average.

    Those that are beyond :data:`CERTAIN` are among them whatever the level.
    """
    able = sorted((table for table in tables if table.least_p <= level), key=lambda table: table.p)
    ranks = [rank for rank, table in enumerate(able, 1) if table.p <= max(level * rank / len(able), CERTAIN)]
    return set(able[: max(ranks, default=0)])
