"""Dates: read in every usual form, and nothing invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.fields.when.dates import find_dates, parse_date

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2021, 6, 7)
MOMENT = datetime(2021, 6, 7, 16, 5)

DAYS = st.dates(date(1980, 1, 1), date(2025, 12, 31))
TIMES = st.times().map(lambda time: time.replace(microsecond=0)).filter(lambda time: time != time.min)
OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MONTHS = "January February March April May June July August September October November December".split()


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


DAY_FORMS = [
    lambda day: day.isoformat(),
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y.%m.%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month:02}月{day.day:02}日",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{day.year}年{day.month}月{day.day}号",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]} {day.day:02} {day.year}",
    lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day}, {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {ordinal(day.day)}, {day.year}",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{ordinal(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
    lambda day: f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day:02}-{MONTHS[day.month - 1][:3]}-{day.year}",
    lambda day: f"{day.year} {MONTHS[day.month - 1][:3]} {day.day}",
]
AROUND = st.sampled_from(["{}", " {} ", "发布时间：{}", "Published {} by the editors", "（{}）", "{}\n"])
FORM = st.sampled_from(DAY_FORMS)
SECONDS = st.sampled_from(["{:%H:%M:%S}", "{:%H:%M:%S}.123", "{:%H：%M：%S}", "{:%H时%M分%S秒}"])
GAP = st.sampled_from([" ", "  ", " ，", ", ", "\u3000", " at "])


# --- every form ---------------------------------------------------------------------------------------------


@given(DAYS, FORM, AROUND)
def test_a_day_alone_is_a_date(day: date, form, around: str) -> None:
    found = parse_date(around.format(form(day)), zone=SHANGHAI)
    assert found == day
    assert type(found) is date


@given(DAYS, TIMES, FORM, GAP, SECONDS)
def test_a_time_without_a_zone_is_naive(day: date, time, form, gap: str, seconds: str) -> None:
    written = form(day) + gap + seconds.format(time)
    found = parse_date(written)
    assert found == datetime.combine(day, time)
    assert found.tzinfo is None
    assert parse_date(written, zone=SHANGHAI) == datetime.combine(day, time, SHANGHAI)


@given(DAYS, TIMES, OFFSETS)
def test_a_zone_that_is_written_counts(day: date, time, offset: timezone) -> None:
    moment = datetime.combine(day, time, offset)
    for written in (moment.isoformat(), f"{moment:%Y-%m-%d %H:%M:%S %z}", f"{moment:%a, %d %b %Y %H:%M:%S %z}"):
        found = parse_date(written, zone=SHANGHAI)
        assert found == moment
        assert found.utcoffset() == moment.utcoffset()


@given(st.lists(DAYS, min_size=1, max_size=4), FORM)
def test_dates_in_a_text_are_found_with_what_was_read(days: list[date], form) -> None:
    text = "; ".join(f"from {form(day)} on" for day in days)
    assert list(find_dates(text)) == [(day, form(day)) for day in days]


@given(st.integers(315_532_800, 1_735_689_600))
def test_seconds_and_milliseconds_since_1970_are_aware(seconds: int) -> None:
    if seconds >= 1_000_000_000:
        moment = datetime.fromtimestamp(seconds, UTC)
        assert parse_date(str(seconds)) == parse_date(f"{seconds}999") == parse_date(seconds) == moment
        assert parse_date(str(seconds), zone=SHANGHAI).utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2021年6月7日 下午4:05", MOMENT),
        ("2021年6月7日 下午4点05分", MOMENT),
        ("2021年6月7日 下午16:05", MOMENT),
        ("2021年6月7日 上午9:05", MOMENT.replace(hour=9)),
        ("2021年6月7日 晚上8:05", MOMENT.replace(hour=20)),
        ("2021年6月7日 中午12:05", MOMENT.replace(hour=12)),
        ("2021年6月7日 中午1:05", MOMENT.replace(hour=13)),
        ("2021年6月7日 凌晨3:05", MOMENT.replace(hour=3)),
        ("2021年6月7日 凌晨12:05", MOMENT.replace(hour=0)),
        ("June 7, 2021 at 4:05 p.m.", MOMENT),
        ("Jun 7 2021 04:05PM", MOMENT),
        ("2021-06-07 12:05 am", MOMENT.replace(hour=0)),
        ("2021-06-07 12:05 pm", MOMENT.replace(hour=12)),
        ("2021年06月07日16:05", MOMENT),
        ("2021-06-07 · 16:05", MOMENT),
        ("7 juin 2021", DAY),
        ("7. Juni 2021, 16:05 Uhr", MOMENT),
        ("7 июня 2021", DAY),
        ("30.06.2021", date(2021, 6, 30)),
        (["", "nothing", "2021-06-07"], DAY),
        (DAY, DAY),
        (MOMENT, MOMENT),
    ],
)
def test_a_date_is_read_as_people_write_it(written: object, found: date) -> None:
    assert parse_date(written) == found
    assert type(parse_date(written)) is type(found)


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("Z", 0), ("GMT", 0), ("UTC", 0), ("GMT+8", 8), ("UTC-5", -5), ("+0530", 5.5), ("-00:00", 0), ("EST", -5)],
)
def test_a_named_zone_counts(zone: str, hours: float) -> None:
    found = parse_date(f"Mon, 7 Jun 2021 16:05:00 {zone}", zone=SHANGHAI)
    assert found == MOMENT.replace(tzinfo=timezone(timedelta(hours=hours)))


# --- nothing invented ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("midnight", ["00:00:00", "00:00:00+08:00", "00:00:00Z", "00:00:00.000 GMT"])
def test_midnight_to_the_second_means_that_there_is_no_time(midnight: str) -> None:
    found = parse_date(f"2021-06-07T{midnight}", zone=SHANGHAI)
    assert (found, type(found)) == (DAY, date)


def test_midnight_to_the_minute_is_a_time() -> None:
    assert parse_date("2021-06-07 00:00") == datetime(2021, 6, 7)


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "  ", [], "nothing", "x" * 2000, "2021", "June 2021", "2021年6月", "6月7日", "June 7", "12:30"),
        *("yesterday", "3 days ago", "2021-02-31", "31 April 2021", "2021-06-07x" * 100, "call 13920210607 now"),
        *("1970-01-01", "1066-10-14", "2999-01-01", "0000000000", "9999999999", "0000000000000", "²" * 10, "٢" * 10),
    ],
)
def test_what_is_no_date_is_none(text: object) -> None:
    assert parse_date(text) is None
    assert parse_date(text, zone=SHANGHAI) is None


@given(st.text(max_size=60) | st.text(alphabet="0123456789 -:/.年月日TZ+JunMay,", max_size=40))
def test_a_date_says_no_more_than_what_is_written(text: str) -> None:
    for found, raw in find_dates(text):
        assert raw in text
        assert str(found.year) in raw
        assert type(found) is date or any(sign in raw for sign in ":：时點点")


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    assert parse_date(text) is None or isinstance(parse_date(text), date)


@pytest.mark.parametrize("text", ["7 Giugno 20218 Giugno 2021", "Ore 7. Juni 20217. Juni 2021 um"])
def test_of_two_days_with_nothing_between_them_the_first_is_read(text: str) -> None:
    assert next(find_dates(text, language="it"))[0] == DAY
    assert parse_date("7 June 20211 comment") is None


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("06/17/21 4:05 PM", "en", datetime(2021, 6, 17, 16, 5)),
        ("06.17.21", None, date(2021, 6, 17)),
        ("17/06/21", "fr", date(2021, 6, 17)),
        ("17/06/21", "en-US", None),  # or 2017, 21 June
        ("06/07/21", "en", None),
        ("3.14.15", "en", None),  # a version
    ],
)
def test_a_year_of_two_digits_counts_where_no_other_order_is_a_date(
    text: str, language: str | None, day: date | None
) -> None:
    assert parse_date(text, language=language) == day


@pytest.mark.parametrize("text", ["Monday 7th June, 2021 at 4.05pm", "7.6.2021 klo 16.05", "7. juni 2021 kl. 16.05"])
def test_a_time_with_a_point_is_one_where_words_say_so(text: str) -> None:
    assert parse_date(text) == MOMENT
    assert parse_date("7.6.2021 16.05") == DAY


def test_a_slash_may_stand_before_the_time() -> None:
    assert parse_date("June 7, 2021 / 4:05 PM") == MOMENT
