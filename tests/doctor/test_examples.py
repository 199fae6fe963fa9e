"""A document for each thing that is amiss at a site."""

from __future__ import annotations

import pytest

from extractor.doctor.comparison import compare
from extractor.doctor.examples import Examples
from extractor.doctor.survey import take


@pytest.mark.parametrize(
    ("name", "field"), [("headline", "title"), ("story", "body"), ("promo", "drop"), ("when", "published")]
)
def test_an_alarm_has_a_document_that_shows_it(newspaper, observed, name, field):
    pages = newspaper.pages(60, lambda page: page.replace(f'"{name}"', f'"{name}-2"'))
    before, after = observed(newspaper.pages(30)), observed(pages[30:])
    examples: Examples[int] = Examples()
    for number, seen in enumerate(after):
        examples.add(number, seen)
    alarms = [alarm for alarm in compare(take(before), take(after)).alarms if alarm.field == field]
    assert len(alarms) == 1
    document = examples.of(alarms[0])
    assert document is not None
    assert document % 5 != 4 or field == "drop"  # in the older layout the rule need not match
    assert f'"{name}-2"' in pages[30 + document]


def test_what_was_never_seen_has_none(newspaper, observed):
    pages = newspaper.pages(60, lambda page: page.replace('"headline"', '"headline-2"'))
    before, after = observed(newspaper.pages(30)), observed(pages[30:])
    (alarm,) = compare(take(before), take(after)).alarms
    assert Examples().of(alarm) is None
