"""What is an alarm, what is a note, and what is neither."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from extractor.doctor.comparison import Measure, compare
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey, take

H1, HEADING, OG = 'css("h1.headline")', 'css("#heading")', 'meta("og:title")'


def broken(name):
    """What a redesign does to a class or an id."""
    return lambda page: page.replace(f'"{name}"', f'"{name}-x7"')


@pytest.fixture(scope="session")
def healthy(newspaper, observed):
    return observed(newspaper.pages(60))


def since(before, after):
    return compare(take(before), take(after))


def alarms(comparison):
    return {alarm.field: [(move.measure.value, move.rule) for move in alarm.movements] for alarm in comparison.alarms}


def test_a_survey_compared_with_itself_moved_nothing(healthy):
    comparison = since(healthy, healthy)
    assert (comparison.alarms, comparison.risen, comparison.notes) == ((), (), ())
    assert comparison.compared > 25


@pytest.mark.parametrize("size", [30, 60])
def test_random_halves_of_one_set_raise_nothing_a_hundred_times_in_a_hundred(healthy, size):
    for seed in range(100):
        pages = random.Random(seed).sample(healthy, size)
        comparison = since(pages[: size // 2], pages[size // 2 :])
        assert (seed, comparison.alarms) == (seed, ())


@pytest.mark.parametrize("count", [10, 30])
@pytest.mark.parametrize(
    ("selector", "field", "rule"),
    [("headline", "title", H1), ("when", "published", 'css("time.when", attribute="datetime")')],
)
def test_a_broken_selector_is_always_found_and_is_the_cause(newspaper, observed, count, selector, field, rule):
    def new_layout(pages):
        return [page for page in pages if 'class="bar"' in page]

    before = observed(new_layout(newspaper.pages(60))[:count])
    after = observed(new_layout(newspaper.pages(60, broken(selector)))[-count:])
    assert alarms(since(before, after))[field][0] == ("matched", rule)


def test_a_broken_selector_is_found_in_thirty_pages_of_two_layouts(newspaper, observed, healthy):
    found = since(healthy[:30], observed(newspaper.pages(30, broken("headline"))))
    assert alarms(found) == {"title": [("matched", H1), ("used", H1), ("used", OG)]}
    assert [str(move) for move in found.alarms[0].movements] == [
        f"title: {H1} matched 24 of 30, now 0 of 30",
        f"title: {H1} used 24 of 30, now 0 of 30",
        f"title: {OG} used 0 of 30, now 24 of 30",
    ]


def test_a_dead_body_rule_is_one_alarm_with_what_comes_of_it(newspaper, observed, healthy):
    found = since(healthy[:30], observed(newspaper.pages(30, broken("story"))))
    assert list(alarms(found)) == ["body"]
    first, *rest = alarms(found)["body"]
    assert first == ("matched", 'block("div.story")')
    assert ("fallback", None) in rest


def test_a_class_to_drop_that_was_renamed_is_an_alarm_of_its_own(newspaper, observed, healthy):
    found = since(healthy[:30], observed(newspaper.pages(30, broken("promo"))))
    assert alarms(found) == {"drop": [("matched", ".promo")]}


def test_everything_broken_at_once_is_told_rule_by_rule(newspaper, observed, healthy):
    def redesigned(page):
        for name in ("headline", "when", "story"):
            page = broken(name)(page)
        return page

    found = alarms(since(healthy[:30], observed(newspaper.pages(30, redesigned))))
    assert list(found) == ["body", "title", "published"]


def test_pages_that_became_unavailable_are_one_alarm_and_the_rules_none(healthy, newspaper, observed):
    human = observed(newspaper.pages(30, lambda page: page.replace("</body>", "First prove that you are human</body>")))
    assert alarms(since(healthy[:30], human)) == {"body": [("unavailable", None)]}


def test_a_repaired_rule_is_a_note(newspaper, observed, healthy):
    found = since(observed(newspaper.pages(30, broken("headline"))), healthy[:30])
    assert found.alarms == ()
    assert {(move.measure, move.rule) for move in found.risen} == {
        (Measure.MATCHED, H1),
        (Measure.USED, H1),
        (Measure.USED, OG),
    }


def survey(**changes):
    lengths = tuple(range(1000, 1030))
    site = SiteSurvey(kinds={"page": 30}, lengths=lengths, rules=(RuleSurvey("title", H1, 30, 30, 30),))
    return Survey({"valley": replace(site, **changes)})


def test_bodies_half_as_long_are_an_alarm_and_twice_as_long_a_note():
    half, twice = (tuple(int(n * by) for n in range(1000, 1030)) for by in (0.5, 2))
    found = compare(survey(), survey(lengths=half))
    assert alarms(found) == {"body": [("length", None)]}
    assert str(found.alarms[0].movements[0]) == "body: median length 1,014, now 507 characters"
    found = compare(survey(), survey(lengths=twice))
    assert (found.alarms, [move.measure for move in found.risen]) == ((), [Measure.LENGTH])


def test_bodies_that_are_a_little_shorter_are_nothing():
    assert compare(survey(), survey(lengths=tuple(range(900, 930)))).alarms == ()


def test_among_very_many_pages_a_share_that_hardly_moved_is_nothing():
    before, after = (survey(kinds={"page": 20_000}, lengths=(9,) * 20_000, filled={"tags": n}) for n in (10_000, 9_500))
    assert compare(before, after).alarms == ()
    after = survey(kinds={"page": 20_000}, lengths=(9,) * 20_000, filled={"tags": 8_000})
    assert alarms(compare(before, after)) == {"tags": [("filled", None)]}


def test_a_rare_rule_that_died_is_an_alarm_among_very_many_pages():
    before, after = (survey(rules=(RuleSurvey("title", H1, 3000, n, n),)) for n in (90, 0))
    assert alarms(compare(before, after))["title"][0] == ("matched", H1)


def test_a_field_that_is_filled_less_often_is_an_alarm_without_a_rule():
    assert alarms(compare(survey(filled={"tags": 30}), survey(filled={}))) == {"tags": [("filled", None)]}


def test_articles_that_are_there_no_more_are_an_alarm_with_their_fields():
    before = survey(filled={"tags": 30})
    after = survey(filled={}, lengths=(), without_article={"empty": 30})
    assert alarms(compare(before, after)) == {"body": [("without article", None), ("filled", None)]}


def test_documents_of_another_kind_are_a_note():
    found = compare(survey(), survey(kinds={"fragment": 30}))
    assert found.alarms == ()
    assert [str(move) for move in found.risen] == [
        "page: documents 30 of 30, now 0 of 30",
        "fragment: documents 0 of 30, now 30 of 30",
    ]


def test_sites_that_came_and_went_are_notes():
    one, other = survey(), Survey({"hill": SiteSurvey(kinds={"page": 3})})
    assert compare(one, other).notes == (
        "hill: the baseline has no document of it",
        "valley: there is no document of it any more",
    )


def test_rules_that_were_edited_are_notes():
    after = survey(rules=(RuleSurvey("title", HEADING, 30, 30, 30), RuleSurvey("source", "x", 30, 30, 30)))
    found = compare(survey(), after)
    assert found.alarms == ()
    assert found.notes == (
        f"valley: title: {H1} is gone",
        f"valley: title: {HEADING} is new",
        "valley: source: x is new",
    )


def test_a_body_rule_that_no_document_could_show_is_not_called_gone():
    before = survey(rules=(RuleSurvey("body", 'block("#a")', 30, 30, 30), RuleSurvey("drop", ".b", 30, 30, 30)))
    assert compare(before, survey(rules=())).notes == ()
