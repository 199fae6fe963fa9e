"""``--mode`` and ``--min-confidence``: who reads what no site claims, and how sure it has to be."""

from __future__ import annotations

import pytest

LONG = (
    "All boats came home, and the bell was rung until the evening, when the wind turned and the fog went out to "
    "sea. The keeper of the lighthouse says that her ears still ring, and that she would do it again tomorrow. "
    "Nobody had counted the boats before, she said, and nobody will have to count them again before the winter."
)


@pytest.mark.parametrize("mode", ["accurate", "fast", "trafilatura", "readability"])
def test_a_mode_says_who_reads_the_page(extractor, mode):
    extractor.page("1.html", text=LONG)
    (record,) = extractor("extract", "1.html", "--mode", mode).records
    assert record["extractor"] == mode
    assert 0 < record["confidence"] < 1


def test_a_body_below_the_confidence_asked_for_is_a_failure_with_its_reason(extractor):
    extractor.page("1.html")
    result = extractor("extract", "1.html", "--min-confidence", "1")
    assert result.code == 3
    assert result.records[0]["error"]["reason"] == "doubtful"
    assert extractor("explain", "1.html", "--min-confidence", "1").code == 3
    assert extractor("extract", "1.html", "--min-confidence", "0").code == 0


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--mode", "fats", "invalid choice: 'fats'"),
        ("--min-confidence", "2", "2 is no probability; give a number from 0 to 1"),
        ("--min-confidence", "high", "high is no probability; give a number from 0 to 1"),
    ],
)
def test_what_is_no_mode_and_no_probability_is_refused(extractor, option, value, said):
    extractor.page("1.html")
    result = extractor("extract", "1.html", option, value)
    assert result.code == 2
    assert said in result.err
