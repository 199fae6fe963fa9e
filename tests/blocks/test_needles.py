"""A pattern matches no line that has none of its needles, and a sieve lets through whatever may match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.blocks.calls import CALLS
from extractor.blocks.needles import Sieve, needles
from extractor.blocks.notices import NOTICES

PATTERNS = [pattern for _, patterns, _, _ in (*CALLS, *NOTICES) for pattern in patterns]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("ferry", {"ferry"}),
        (".{0,60}(?:ferry|Boat)s?", {"ferry", "boat"}),
        ("(?:old )?ferr(?:y|ies)", {"ferr"}),
        ("[ab]{1,3}", {"a", "b"}),
        ("(?:sail|row)+ x?", {"sail", "row"}),
        (r"\d{4}", None),
        ("(?:ferry)?", None),
        (r"ferry|\d", None),
    ],
)
def test_one_of_its_needles_is_in_all_that_a_pattern_matches(pattern: str, found: set[str] | None) -> None:
    assert needles(pattern) == found


@given(st.data())
def test_what_a_pattern_of_boilerplate_matches_comes_through(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    line = data.draw(st.from_regex(re.compile(pattern, re.I), fullmatch=False))
    sieve = Sieve([["ferry"], [pattern]])
    assert not re.match(pattern, line, re.I) or sieve.may_match(line, 0b11) & 0b10


def test_a_group_without_needles_always_comes_through_and_only_groups_that_are_asked_for_do() -> None:
    sieve = Sieve([["ferry", "boat"], [r"\d+"], ["ferry"]])
    assert sieve.may_match("An Old FERRY", 0b111) == 0b111
    assert sieve.may_match("An old boat", 0b111) == 0b011
    assert sieve.may_match("An old FERRY", 0b001) == 0b001
    assert sieve.may_match("İstanbul", 0b101) == 0b101
