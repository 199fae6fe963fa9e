"""What is counted over many documents, and how the counts are kept."""

from __future__ import annotations

import json

import pytest

from extractor.doctor import baseline
from extractor.doctor.observation import observe
from extractor.doctor.survey import RuleSurvey, Survey, take

HUMAN = "<link rel=canonical href=https://valley.example/9><p>First prove that you are human."
BARE = (
    "<!doctype html><link rel=canonical href=https://valley.example/8><h1 class=headline>Nothing to see</h1>"
    "<div class=story><div class=promo>Follow the Courier</div></div>"
)
FRONT = "<!doctype html><link rel=canonical href=https://valley.example/7>" + "".join(
    f"<div class=teaser><h3><a href='/{number}'>Headline number {number} about boats</a></h3><p>Short teaser.</p></div>"
    for number in range(12)
)
ELSEWHERE = "<link rel=canonical href=https://{}/1><h1>Fog</h1><p>A long story of fog in the harbour."


@pytest.fixture
def valley(newspaper, observed):
    return take(observed(newspaper.pages(20))).sites["valley"]


def counts(site, field):
    return {rule.rule: (rule.tried, rule.matched, rule.used) for rule in site.rules if rule.field == field}


def test_every_alternative_is_tried_on_every_page_and_the_first_that_matches_is_used(valley):
    assert counts(valley, "title") == {
        'css("h1.headline")': (20, 16, 16),
        'css("#heading")': (20, 4, 4),
        'meta("og:title")': (20, 20, 0),
    }
    assert counts(valley, "body") == {'block("div.story")': (20, 16, 16), 'block("#text")': (20, 4, 4)}


def test_a_rule_that_never_matched_is_dead_and_one_that_always_stood_second_is_not(valley):
    assert {rule.rule for rule in valley.rules if rule.is_dead} == {".ticker"}
    assert not RuleSurvey("title", "x", tried=100, matched=1, used=0).is_dead


def test_ten_pages_are_enough_to_call_a_rule_dead_and_nine_are_not():
    assert RuleSurvey("title", "x", tried=10, matched=0, used=0).is_dead
    assert not RuleSurvey("title", "x", tried=9, matched=0, used=0).is_dead


def test_a_survey_of_one_page_is_read_back(newspaper, observed):
    survey = take(observed(newspaper.pages(1)))
    assert baseline.loads(baseline.dumps(survey)) == survey


def test_a_selector_to_drop_is_tried_where_its_rule_gave_the_body(valley):
    assert counts(valley, "drop") == {".promo": (20, 16, 16), ".ticker": (20, 0, 0)}


def test_a_site_has_its_fields_and_lengths(newspaper, observed, valley):
    assert (valley.documents, valley.available, valley.fallback) == (20, 20, 0)
    assert dict(valley.kinds) == {"page": 20}
    assert (valley.filled["title"], valley.filled["editors"], valley.filled.get("tags", 0)) == (20, 15, 0)
    assert len(valley.lengths) == 20
    assert valley.lengths == tuple(sorted(valley.lengths))
    assert valley.lengths[9] <= valley.median_length <= valley.lengths[10]


def test_where_the_body_rule_finds_nothing_the_fallback_answers(newspaper, observed):
    pages = newspaper.pages(10, lambda page: page.replace("story", "tale"))
    site = take(observed(pages)).sites["valley"]
    assert site.fallback == 8
    assert counts(site, "body")['block("div.story")'] == (10, 0, 0)


def test_bodies_that_are_rather_wrong_than_right_are_counted_and_older_baselines_do_not_say(newspaper, observed):
    found = take(observed([*newspaper.pages(3), FRONT]))
    assert (found.sites["valley"].documents, found.sites["valley"].doubtful) == (4, 1)
    assert baseline.loads(baseline.dumps(found)) == found
    older = json.loads(baseline.dumps(found))
    del older["sites"]["valley"]["doubtful"]
    assert baseline.loads(json.dumps(older)).sites["valley"].doubtful == 0


def test_an_unavailable_page_counts_for_no_rule(newspaper, observed):
    site = take(observed([*newspaper.pages(3), HUMAN])).sites["valley"]
    assert (site.documents, site.available, dict(site.unavailable)) == (4, 3, {"captcha": 1})
    assert {rule.tried for rule in site.rules} == {3}


def test_a_page_without_an_article_counts_for_the_rules_all_the_same(observed):
    site = take(observed([BARE])).sites["valley"]
    assert (site.available, dict(site.without_article), site.lengths, site.median_length) == (1, {"empty": 1}, (), None)
    assert counts(site, "title")['css("h1.headline")'] == (1, 1, 1)
    assert counts(site, "body")['block("div.story")'] == (1, 1, 0)


def test_a_fragment_shows_nothing_of_a_body_rule(observed):
    feed = "---\ntitle: Fog\nurl: https://valley.example/3\n---\n<p>A long story of fog in the harbour.</p>"
    site = take(observed([feed])).sites["valley"]
    assert (site.documents, site.fallback, counts(site, "body")) == (1, 0, {})


def test_pages_without_a_site_are_counted_by_host_the_most_frequent_first(observed):
    pages = [ELSEWHERE.format(host) for host in ("one.example", "two.example", "two.example")]
    survey = take(observed([*pages, "<p>Nobody knows where this is from."]))
    assert survey.sites == {}
    assert list(survey.unclaimed.items()) == [("two.example", 2), ("one.example", 1), ("", 1)]


def test_a_rule_that_raises_has_not_matched(newspaper):
    from extractor import Extractor, Site
    from extractor.rules import block

    class Valley(Site):
        hosts = ("valley.example",)
        body = block("div.story")

        def source(self, document):
            raise ValueError("tide tables")

    extractor = Extractor(sites=[Valley])
    site = take(observe(extractor.begin(page)) for page in newspaper.pages(4)).sites["valley"]
    assert counts(site, "source") == {"Valley.source()": (4, 0, 0)}


# --- the baseline -----------------------------------------------------------------------------------------------


@pytest.fixture
def survey(newspaper, observed) -> Survey:
    return take(observed([*newspaper.pages(12), HUMAN, BARE, ELSEWHERE.format("one.example")]))


def test_a_survey_is_the_same_after_it_was_saved(survey):
    assert baseline.loads(baseline.dumps(survey)) == survey


def test_a_survey_of_nothing_can_be_saved():
    assert baseline.loads(baseline.dumps(Survey())) == Survey()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "no valid JSON"),
        (b"\xff\xfe\xff", "no valid JSON"),
        (b"[" * 100_000, "no valid JSON"),
        (b"[]", "no survey"),
        (b'{"results": []}', "no survey"),
        (b'{"extractor survey": 2}', "version 2"),
        (b'{"extractor survey": 1}', "sites"),
    ],
)
def test_another_file_is_no_baseline(content, message):
    with pytest.raises(ValueError, match=message):
        baseline.loads(content)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda site: site.update(fallback=-1), "site valley: fallback is -1"),
        (lambda site: site.update(fallback=99), "contradict"),
        (lambda site: site.update(doubtful=99), "contradict"),
        (lambda site: site.update(lengths="many"), "lists"),
        (lambda site: site["lengths"].append("long"), "'long'"),
        (lambda site: site["lengths"].append(7), "contradict"),
        (lambda site: site.update(filled=[]), "filled"),
        (lambda site: site["filled"].update(title=99), "contradict"),
        (lambda site: site["kinds"].update(page=True), "True"),
        (lambda site: site["rules"].append("css"), "no rule"),
        (lambda site: site["rules"][0].update(matched=99), "contradict"),
        (lambda site: site["rules"][0].pop("tried"), "tried"),
    ],
)
def test_a_baseline_that_was_tampered_with_is_refused_and_says_where(survey, change, message):
    content = json.loads(baseline.dumps(survey))
    change(content["sites"]["valley"])
    with pytest.raises(ValueError, match=message):
        baseline.loads(json.dumps(content))
