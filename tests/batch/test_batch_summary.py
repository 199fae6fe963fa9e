"""What a run counts is the same whichever part was counted first."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractor.batch.summary import Summary

NAMES = st.sampled_from(("fog", "harbour", "quay"))
COUNTED = st.one_of(
    st.builds(
        lambda site, fields, sure: {"site": site, "by": "fog", "fields": fields, "warnings": 1, "sure": sure},
        st.none() | NAMES,
        st.lists(NAMES, unique=True),
        st.none() | st.floats(0, 1),
    ),
    st.builds(lambda site, reason: {"site": site, "by": None, "reason": reason}, st.none() | NAMES, NAMES),
    st.builds(lambda error: {"error": error}, NAMES),
)


@given(st.lists(COUNTED, max_size=12), st.integers(0, 12))
def test_a_run_that_was_taken_up_counts_as_one_that_was_not(counted: list[dict[str, Any]], done: int) -> None:
    alone, later, earlier = Summary(), Summary(), Summary()
    for one in counted:
        alone.count(one)
    for one in counted[:done]:
        earlier.count(one)
    for one in counted[done:]:
        later.count(one)
    later.add(json.loads(json.dumps(earlier.plain())))
    assert json.dumps(later.plain()) == json.dumps(alone.plain())
    assert str(later) == str(alone)
