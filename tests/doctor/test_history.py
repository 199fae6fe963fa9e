"""The file that grows by a line a survey."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.doctor import history
from extractor.doctor.history import RUNS, Run, Share, SiteRun
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey

AT = datetime(2026, 5, 1, 3, 30, tzinfo=UTC)
SITE = SiteSurvey(
    kinds={"page": 10},
    unavailable={"captcha": 1},
    without_article={"empty": 1},
    fallback=2,
    lengths=(5, 5, 5, 5, 5, 5, 5, 5),
    rules=(RuleSurvey("title", 'css("h1")', 9, 6, 6), RuleSurvey("drop", ".ad", 6, 0, 0)),
)
SHARES = st.integers(0, 99).flatmap(lambda of: st.builds(Share, st.integers(0, of), st.just(of)))
SITES = st.builds(
    SiteRun, SHARES, st.dictionaries(st.tuples(st.text(max_size=5), st.text(max_size=9)), SHARES, max_size=3)
)
RUN = st.builds(
    Run,
    st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
    st.dictionaries(st.text(max_size=5), SITES, max_size=3),
)


@given(st.lists(RUN, max_size=4))
def test_what_is_written_is_read(runs: list[Run]) -> None:
    lines = [history.dumps(run) for run in runs]
    assert all(len(line.splitlines()) == 1 or "\n" not in line for line in lines)
    assert history.read(lines) == (runs, [])


def test_of_a_survey_it_keeps_how_often_each_rule_matched() -> None:
    run = history.run_of(Survey({"pond": SITE}), AT)
    rules = {("title", 'css("h1")'): Share(6, 9), ("drop", ".ad"): Share(0, 6)}
    assert run == Run(AT, {"pond": SiteRun(Share(6, 9), rules)})  # of nine, one gave no article and two the fallback's
    assert (Share(6, 9).rate, Share(0, 0).rate) == (6 / 9, None)


def test_a_line_that_was_cut_off_is_told_and_the_others_are_read() -> None:
    line = history.dumps(history.run_of(Survey({"pond": SITE}), AT))
    runs, broken = history.read([line, line[:40], "", line.replace("6, 9", "9, 6"), line])
    assert len(runs) == 2
    assert broken == ["line 2 is passed over: it is broken", "line 4 is passed over: it is broken"]


@pytest.mark.parametrize(
    "line", ["a list of sites", "[]", '{"extractor survey": 1}', '{"extractor history": 2}', "[" * 9999]
)
def test_another_file_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line 1 is none that extractor doctor --history wrote"):
        history.read([line])


def test_only_the_last_surveys_are_looked_back_on() -> None:
    nights = [history.dumps(Run(AT + timedelta(days=night), {})) for night in range(RUNS + 5)]
    runs, _ = history.read(nights)
    assert (len(runs), runs[0].at) == (RUNS, AT + timedelta(days=5))
