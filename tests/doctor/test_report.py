"""The report: sites by health, and how each rule fared so far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from extractor.doctor import history
from extractor.doctor.comparison import compare
from extractor.doctor.report import render
from extractor.doctor.report.chart import HEIGHT, WIDTH, Chart
from extractor.doctor.report.view import Health, views
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey


def site(matched: int, fallback: int = 0, *, dead: bool = False) -> SiteSurvey:
    rules = [RuleSurvey("title", 'css("h1")', 30, matched, matched)]
    rules += [RuleSurvey("title", 'css("#old")', 30, 0, 0)] * dead
    return SiteSurvey(
        kinds={"page": 30}, fallback=fallback, lengths=(900,) * 30, filled={"title": 30}, rules=tuple(rules)
    )


BEFORE = Survey({"brook": site(30), "lake": site(30), "mere": site(30), "pond": site(30), "tarn": site(30)})
AFTER = Survey(
    {"brook": site(30), "lake": site(0), "mere": site(30, 20), "pond": site(29, dead=True), "tarn": site(30)}
)


def test_sites_stand_by_health_the_worst_first() -> None:
    shown = views(AFTER, compare(BEFORE, AFTER), [])
    assert [(view.name, view.health) for view in shown] == [
        ("mere", Health.ALARM),  # the fallback answers
        ("lake", Health.ALARM),  # its rule fell
        ("pond", Health.WATCH),  # a rule of it matched nowhere
        ("brook", Health.WELL),
        ("tarn", Health.WELL),
    ]
    assert [row.is_alarm for row in shown[1].rows if row.rule] == [True]


def test_a_field_without_a_rule_is_a_row_where_articles_have_it() -> None:
    pond = SiteSurvey(kinds={"page": 10}, lengths=(9,) * 10, filled={"authors": 5})
    (view,) = views(Survey({"pond": pond}), None, [])
    assert [(row.field, row.filled, row.rule) for row in view.rows] == [
        ("body", "100%", None),
        ("authors", "50%", None),
    ]


def test_a_chart_has_a_point_for_each_survey_and_breaks_off_where_there_is_none() -> None:
    drawn = Chart.of([1.0, 0.5, None, 0.0])
    assert drawn.lines == ("3.0,3.0 41.0,12.0", "117.0,21.0")
    assert drawn.last == (WIDTH - 3, HEIGHT - 3)
    assert drawn.said == "over 3 surveys: first 100%, lowest 0%, last 0%"
    assert Chart.of([0.5]).lines == ("117.0,12.0",)
    assert Chart.of([None]).said == "no survey has it"


def test_each_rule_has_a_chart_over_the_surveys_so_far() -> None:
    start = datetime(2026, 5, 1, tzinfo=UTC)
    nights = [history.run_of(BEFORE, start + timedelta(days=night)) for night in range(5)]
    html = render(AFTER, None, [*nights, history.run_of(AFTER, start + timedelta(days=5))], {}, {})
    assert 'aria-label="over 6 surveys: first 100%, lowest 0%, last 0%"' in html
    assert "charts over 6 surveys" in html
