"""The test, against counting every table by hand, and what hundreds of comparisons make of it."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.doctor.exact import LEVEL, Table, above_the_median, moved


@st.composite
def tables(draw: st.DrawFn, largest: int = 40) -> Table:
    documents = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    before, after = (draw(st.integers(0, n)) for n in documents)
    return Table(before, documents[0], after, documents[1])


def by_counting(table: Table) -> tuple[Fraction, Fraction]:
    """The chance of a table at least as unlikely, and the least there can be, in whole numbers."""
    together = table.before + table.after
    ways = {
        before: comb(table.of_before, before) * comb(table.of_after, together - before)
        for before in range(together + 1)
        if before <= table.of_before and together - before <= table.of_after
    }
    whole = comb(table.of_before + table.of_after, together)
    chances = {
        before: Fraction(sum(other for other in ways.values() if other <= number), whole)
        for before, number in ways.items()
    }
    return chances[table.before], min(chances.values())


@given(tables())
def test_the_chance_is_what_counting_gives(table):
    p, least = by_counting(table)
    assert table.p == pytest.approx(float(p), rel=1e-6)
    assert table.least_p == pytest.approx(float(least), rel=1e-6)


@given(tables(largest=3000))
def test_the_chance_is_a_chance_whichever_survey_is_the_first_and_whatever_is_counted(table):
    turned = Table(table.after, table.of_after, table.before, table.of_before)
    others = Table(table.of_before - table.before, table.of_before, table.of_after - table.after, table.of_after)
    assert 0 <= table.p <= 1
    assert table.least_p <= table.p * (1 + 1e-6)
    assert turned.p == pytest.approx(table.p, rel=1e-5, abs=1e-300)
    assert others.p == pytest.approx(table.p, rel=1e-5, abs=1e-300)


def test_the_lady_tasting_tea():
    assert Table(3, 4, 1, 4).p == pytest.approx(34 / 70)
    assert Table(4, 4, 0, 4).p == pytest.approx(2 / 70)


def test_equal_shares_are_no_surprise():
    assert Table(30, 30, 10, 10).p == 1
    assert Table(0, 30, 0, 10).p == 1
    assert Table(15, 30, 5, 10).p == 1


@given(st.lists(st.integers(0, 9), min_size=1), st.lists(st.integers(0, 9), min_size=1))
def test_lengths_are_compared_at_the_median_of_both(before, after):
    table = above_the_median(sorted(before), sorted(after))
    middle = median(before + after)
    assert (table.of_before, table.of_after) == (len(before), len(after))
    assert (table.before, table.after) == (sum(n > middle for n in before), sum(n > middle for n in after))


def test_nothing_compared_is_nothing_moved():
    assert moved([]) == set()
    assert moved([Table(5, 5, 5, 5)] * 50) == set()


DEAD = Table(10, 10, 0, 10)


def test_a_rule_that_died_on_ten_pages_is_found_among_a_thousand_that_matched_on_most_or_on_few():
    quiet = [Table(10, 10, 10, 10), Table(0, 10, 0, 10), Table(8, 10, 7, 10), Table(1, 10, 3, 10)] * 250
    assert moved([*quiet, DEAD]) == {DEAD}


def test_a_rule_that_died_on_ten_pages_is_found_among_thousands_that_matched_on_half():
    assert moved([DEAD, *[Table(5, 10, 5, 10)] * 5000]) == {DEAD}


def test_a_rule_that_all_but_died_is_found_alone_and_not_among_others_that_could_have():
    nearly = Table(9, 10, 0, 10)
    assert moved([nearly, *[Table(10, 10, 10, 10)] * 9]) == {nearly}
    assert moved([nearly, *[Table(5, 10, 5, 10)] * 9]) == set()


def test_a_redesign_that_breaks_everything_is_found_however_much_it_is():
    assert moved([DEAD] * 5000) == {DEAD}


@given(st.lists(tables(), max_size=60))
def test_what_moved_is_always_below_the_level(compared):
    assert all(table.p <= LEVEL for table in moved(compared))


def test_chance_alone_raises_an_alarm_no_more_often_than_the_level():
    """A level of one in ten, to see the bound at work: shares of all sizes, twenty in a run, many runs."""
    chance = random.Random(7)
    loud = 0
    for _ in range(400):
        compared = []
        for share in [1, 1, 0.97, 0.9, 0.5, 0.5, 0.3, 0.1, 0, 0] * 2:
            pages = [chance.random() < share for _ in range(40)]
            compared.append(Table(sum(pages[:20]), 20, sum(pages[20:]), 20))
        loud += bool(moved(compared, level=0.1))
    assert loud <= 40
