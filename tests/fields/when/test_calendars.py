"""Dates in every language of the web: its month names, its digits, its calendar, its order."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.fields.when.dates import find_dates, parse_date, read_dates

LANGUAGES = (
    "en en-GB de de-AT fr es es-MX it pt pt-BR nl pl cs sk hu ro bg ru uk sr hr sl el tr ar ar-MA fa he hi bn th vi id"
    " ja ko zh zh-TW sv da nb fi et lv lt ca az kk ms ur"
).split()
DAYS = st.dates(date(1985, 1, 1), date(2025, 12, 31))
DAY = date(2024, 5, 3)
AFTERNOON = datetime(2024, 5, 3, 15, 4)


def read(text: str, language: str | None = None) -> date | None:
    return next((found.value for found in read_dates(text, language=language)), None)


@settings(max_examples=300)
@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(["full", "long", "medium"]))
def test_what_a_language_prints_is_read_back(day: date, language: str, width: str) -> None:
    assert read(format_date(day, width, locale=language.replace("-", "_")), language) == day


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("2024년 5월 3일 오후 3시 4분", None, AFTERNOON),
        ("입력 2024. 5. 3. 오후 3:04", None, AFTERNOON),
        ("2024년 5월 3일 오후 3시", None, AFTERNOON.replace(minute=0)),
        ("令和6年5月3日", None, DAY),
        ("平成元年5月3日 15時4分", None, datetime(1989, 5, 3, 15, 4)),
        ("2024年5月3日(金) 午後3時4分", None, AFTERNOON),
        ("中華民國113年5月3日", None, DAY),
        ("113年5月3日", None, DAY),
        ("113/05/03", "zh-TW", DAY),
        ("3 พฤษภาคม 2567 เวลา 15:04 น.", None, AFTERNOON),
        ("3 พ.ค. 67", None, DAY),
        ("03/05/2567", "th", DAY),
        ("۱۴۰۳-۰۲-۱۴", None, DAY),
        ("۱۴ اردیبهشت ۱۴۰۳", None, DAY),
        ("1403/02/14", "fa", DAY),
        ("٣ مايو ٢٠٢٤ - ٠٣:٠٤ م", None, AFTERNOON),
        ("3 أيار/مايو 2024", None, DAY),
        ("৩ মে ২০২৪", None, DAY),
    ],
)
def test_a_date_counts_in_its_own_digits_and_calendar(text: str, language: str | None, found: date) -> None:
    assert read(text, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("113/05/03", None),  # a day in Taiwan, or anything
        ("1403/02/14", "en"),
        ("2567-05-03", "en"),
        ("14 جمادى الأولى 1445", "ar"),  # the Islamic calendar
        ("12 listopada 2020", None),  # November in Poland, October in Croatia
        ("3 out 2019", "en"),
        ("version 10.04.22", "en"),
        ("98年5月3日", "zh"),
    ],
)
def test_what_may_mean_several_days_is_no_date(text: str, language: str | None) -> None:
    assert read(text, language) is None


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("02/12/2015", "fr", date(2015, 12, 2)),
        ("02/12/2015", "en-GB", date(2015, 12, 2)),
        ("02/12/2015", "en-US", date(2015, 2, 12)),
        ("02/12/2015", None, date(2015, 2, 12)),
        ("13/12/2015", "en-US", date(2015, 12, 13)),
        ("12/13/2015", "fr", date(2015, 12, 13)),
        ("02.12.2015", "en-US", date(2015, 12, 2)),
        ("02.12.15", "de", date(2015, 12, 2)),
        ("12 listopada 2020", "pl", date(2020, 11, 12)),
        ("12. listopada 2020", "hr", date(2020, 10, 12)),
    ],
)
def test_the_language_of_the_page_says_what_an_ambiguous_date_means(text: str, language: str, found: date) -> None:
    assert parse_date(text, language=language) == found


@pytest.mark.parametrize(
    "text",
    [
        *("3 мая 2024 г. в 15:04", "15:04, 3 мая 2024", "3 de mayo de 2024 a las 15:04", "3 mai 2024 à 15h04"),
        *("3. Mai 2024, 15.04 Uhr", "3 Μαΐου 2024, 15:04", "3 Mayıs 2024 15:04", "2024. május 3. 15:04"),
        *(
            "2024 m. gegužės 3 d. 15:04",
            "May 3, 2024, 3:04 p. m.",
            "3:04 PM · May 3, 2024",
            "Fri May 03 15:04:00 CST 2024",
        ),
        *("Fri, 05/03/2024 - 15:04", "3 de maio de 2024 às 15h04", "2024年5月3日 下午3點04分"),
    ],
)
def test_the_time_of_day_is_read_before_or_behind_the_day(text: str) -> None:
    assert read(text) == AFTERNOON


def test_a_zone_counts_where_its_name_means_one_thing() -> None:
    assert read("3:04 PM PDT · May 3, 2024") == AFTERNOON.replace(tzinfo=timezone(timedelta(hours=-7)))
    assert read("3. Mai 2024 15:04 MESZ") == AFTERNOON.replace(tzinfo=timezone(timedelta(hours=2)))
    for name in ("CST", "IST", "BST", "ET"):
        assert read(f"May 3, 2024 15:04 {name}") == AFTERNOON


def test_dates_come_as_they_stand_and_none_inside_another() -> None:
    text = "Created 3 May 2024 15:04, last updated 2024-05-04, not 5.5.2024."
    assert [raw for _, raw in find_dates(text)] == ["3 May 2024 15:04", "2024-05-04", "5.5.2024"]
