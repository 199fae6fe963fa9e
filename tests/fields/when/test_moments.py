"""When: the day that most of the evidence tells, and nothing from cards, captions, comments and notices."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from extractor import Article, extract
from extractor.document.reading import read
from extractor.fields import FIELDS, Evidence

STORY = "".join(
    f"<p>The ferry left at dawn with {n} sheep and the harbour master, who had lost his hat in the storm and said that"
    " nobody would see him without it, not even the gulls, which had taken it and built a nest in it.</p>"
    for n in ("nine", "ten", "eleven", "twelve")
)
DAY = date(2024, 5, 3)


def page(near: str = "", head: str = "", above: str = "", below: str = "", lang: str = "en", tail: str = "") -> Article:
    return extract(
        f"<html lang='{lang}'><head><title>The hat of the harbour master</title>{head}</head><body><main><article>{above}"
        f"<h1>The hat of the harbour master</h1>{near}<div class='story'>{STORY}</div>{below}</article>{tail}</main></body></html>",
        url="https://ferry.example/hat",
    )


def json_ld(**fields: str) -> str:
    said = "".join(f', "{name}": "{value}"' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle"{said}}}</script>'


# --- what counts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "near",
    [
        "<p class='meta'>May 3, 2024</p>",
        "<p>By Jane Doe | May 3, 2024</p>",
        "<p>Published on Friday, May 3, 2024 by Jane Doe, our correspondent in the harbour, with help from the gulls</p>",
        "<div><span>Published</span> <span>3 May 2024</span></div>",
        "<ul><li>Jane Doe</li><li>입력 2024년 5월 3일</li></ul>",
        "<span title='2024-05-03'>last Friday</span>",
        "<p>A standfirst that says what has happened to the hat, and why that matters.</p><p>3 May 2024</p>",
        "<p>(03.05.2024) " + "The gulls had built a nest of it, as gulls do when nobody looks. " * 6 + "</p>",
    ],
)
def test_the_day_at_the_headline_is_when_it_was_published(near: str) -> None:
    assert page(near).published == DAY


@pytest.mark.parametrize(
    "near",
    [
        "<div><b><em>2024</em></b><b><em>05</em>/<em>03</em></b><b>09:15:31</b></div>",
        "<div><b>2024年</b><b>05月</b><b>03日</b><b>09:15:31</b></div>",
        "<div><em>03</em><i>2024-05</i><i>09:15:31</i></div>",
    ],
)
def test_a_date_whose_numbers_stand_in_elements_of_their_own_is_one(near: str) -> None:
    assert page(near, lang="zh").published == datetime(2024, 5, 3, 9, 15, 31)


def test_a_day_above_the_headline_counts() -> None:
    assert page(above="<div><p class='meta'>May 3, 2024</p></div>").published == DAY


@pytest.mark.parametrize(
    "below",
    [
        "<aside><time datetime='2024-05-03'>3 May</time></aside>",
        "<div class='related-posts'><time datetime='2024-05-03'>3 May</time></div>",
        "<section><article class='card'><h3>Another</h3><time datetime='2024-05-03'>3 May</time></article></section>",
        "<ol class='comments'><li><time datetime='2024-05-03'>3 May</time> First!</li></ol>",
        "<figure><img src='/2024/05/03/x.png'><figcaption>The nest on May 3, 2024</figcaption></figure>",
        "<footer><p>© 2024-05-03 The Ferry</p></footer>",
        "<p>Photo: 3 May 2024</p>",
        "<p><a href='/week'>Report of 3 May 2024</a></p>",
    ],
)
def test_no_day_of_something_else_is_when_it_was_published(below: str) -> None:
    assert page(below=below).published is None
    assert page(near=below).published is None


def test_a_day_in_a_sentence_or_still_to_come_is_what_the_story_is_about() -> None:
    assert page("<p>The hat was seen on May 3, 2024 by nine sheep on the quay.</p>").published is None
    assert page(f"<p>{date.today() + timedelta(days=30):%B %d, %Y}</p>").published is None


# --- what wins ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Bulletin 3. - 9. Mai 2024",
        "3–9 May 2024",
        "28 April – 3 May 2024",
        "3 May 2024 to 5 June 2024",
        "vom 1. bis 3. Mai 2024",
        "2024年5月3日至5日",
        "活动时间：2024年5月3日至2024年6月3日",
    ],
)
def test_several_days_are_what_the_story_is_about(line: str) -> None:
    assert page(f"<p>{line}</p>").published is None


def test_what_readers_are_told_below_the_story_is_more_than_numbers_in_a_meta_element() -> None:
    told = page(head="<meta name='date' content='03/05/2024 12:43:42'>", below="<p>Created: 3 May 2024</p>")
    assert told.published == DAY


def test_the_page_may_show_the_day_in_utc_of_what_it_declares_in_local_time() -> None:
    head = json_ld(datePublished="2024-05-02T21:00:00-05:00") + (
        "<meta property='article:published_time' content='2024-05-03T02:00:00Z'>"
    )
    assert page("<p>3 May 2024 - 2:00 a.m.</p>", head=head).date == DAY
    assert page("<p>2 May 2024</p>", head=head).date == date(2024, 5, 2)


def test_two_witnesses_are_more_than_one() -> None:
    head = json_ld(datePublished="2024-05-01") + "<meta property='article:published_time' content='2024-05-03T10:00'>"
    assert page("<p>3 May 2024</p>", head).published == datetime(2024, 5, 3, 10)


def test_a_moment_in_utc_is_told_in_the_local_time_that_the_page_shows() -> None:
    head = json_ld(datePublished="2024-05-04T02:04:05Z")
    assert page("<p>Published May 3, 2024, 10:04 pm</p>", head).published == datetime(2024, 5, 3, 22, 4)
    told = "<time datetime='2024-05-03T22:04:05-04:00'>May 3</time>"
    assert page(told, head).published == datetime(2024, 5, 3, 22, 4, 5, tzinfo=timezone(timedelta(hours=-4)))


def test_the_moment_of_the_same_day_is_more_exact_than_the_day() -> None:
    moment = datetime(2024, 5, 3, 12, 0, 1, tzinfo=UTC)
    assert page("<p>May 3, 2024</p>", json_ld(datePublished=moment.isoformat())).published == moment


def test_the_day_of_the_address_is_a_witness() -> None:
    text = f"<html><head>{json_ld(datePublished='2024-05-04T02:04:05Z')}</head><body><h1>Hat</h1>{STORY}</body></html>"
    assert extract(text, url="https://ferry.example/2024/05/03/hat").published == DAY
    assert extract(f"<h1>Hat</h1>{STORY}", url="https://ferry.example/2024/may/03/hat").published == DAY
    assert extract(f"<h1>Hat</h1>{STORY}", url="https://ferry.example/2024/HARBOUR/5/03/hat").published == DAY


def test_a_sentence_that_tells_of_a_day_is_no_date_of_the_story() -> None:
    told = "<p class='metadata'>In a letter dated May 3, 2024, the ferryman named the winners of his hat.</p>"
    assert page(below=told).published is None


def test_the_language_of_the_page_orders_day_and_month() -> None:
    head = "<meta name='date' content='03/05/2024'>"
    assert page(head=head, lang="fr").published == DAY
    assert page(head=head, lang="en-US").published == date(2024, 3, 5)


# --- changes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        "Updated",
        "Last modified:",
        "更新：",
        "更新时间：",
        "Stand:",
        "Aktualisiert am",
        "Actualizado el",
        "Mis à jour le",
        "수정",
        "Обновлено",
    ],
)
def test_what_a_page_calls_an_update_is_when_it_was_changed(word: str) -> None:
    article = page(f"<p>{word} 2024-05-03 14:42</p>", json_ld(datePublished="2024-05-01"))
    assert (article.published, article.modified) == (date(2024, 5, 1), datetime(2024, 5, 3, 14, 42))


def test_both_on_one_line_are_told_apart() -> None:
    article = page("<p>Last updated 4 June 2024, originally published 3 May 2024</p>")
    assert (article.published, article.modified) == (DAY, date(2024, 6, 4))


def test_weak_evidence_cannot_say_that_it_was_published_after_the_change() -> None:
    assert page("<p>Stand: 3 May 2024</p>", "<meta name='date' content='2024-05-04T11:52'>", lang="de").published == DAY


def test_the_day_of_the_change_counts_where_the_page_tells_no_other() -> None:
    assert page("<p>Updated 3 May 2024</p>").published == DAY


# --- archives -----------------------------------------------------------------------------------------------


def post(shown: str, header: str = "date: 2024-05-04") -> Article:
    story = "\n\n".join(STORY.replace("<p>", "").split("</p>"))
    return extract(f"---\ntitle: The hat\n{header}\n---\n\n# The hat\n\n{shown}\n\n{story}")


def test_what_an_archived_page_shows_is_its_own_and_the_header_the_archivers() -> None:
    assert post("Published 3 May 2024").published == DAY
    assert post("9:08 AM PDT · May 3, 2024").published.hour == 9
    assert post("Jan 27, 2024").published == date(2024, 1, 27)
    assert post("By Jane Doe").published == date(2024, 5, 4)


@pytest.mark.parametrize(
    "shown", ["3 hours ago", "2 hours ago", "昨天", "1天前", "Yesterday", "vor 20 Stunden", "hace 1 día"]
)
def test_a_relative_day_counts_from_when_the_page_was_saved(shown: str) -> None:
    saved = "fetch_date: 2024-05-04T01:30:00"
    assert post(shown, saved).published == DAY
    assert page(f"<p>{shown}</p>").published is None


@pytest.mark.parametrize("shown", ["## Friday 3 May 2024", "By Jane Doe\n\n3 May 2024"])
def test_the_words_of_a_title_label_no_date(shown: str) -> None:
    header = (
        f"---\ntitle: Weekly update of version 9\ndate: 2024-05-04\n---\n\n# Weekly update of version 9\n\n{shown}\n\n"
    )
    story = STORY.replace("<p>", "").replace("</p>", "\n\n")
    found = extract(f"{header}{story}")
    assert (found.published, found.modified) == (DAY, None)


def test_a_date_among_comments_or_in_an_address_is_none_of_the_post() -> None:
    assert post("A short line.\n\n## 2 Comments\n\nPingback by\n\n4 May 2024 @ 5:54").published == date(2024, 5, 4)
    assert post("文章来源: https://pond.example/2024/05/02/hat").published == date(2024, 5, 4)
    assert post("(2024.05.01-2024.05.03)").published == date(2024, 5, 4)


def test_a_posts_address_tells_the_day_where_the_page_shows_none() -> None:
    assert post("By Jane Doe", "date: 2024-05-04\nurl: https://pond.example/2024/05/03/hat").published == DAY
    letter = "date: 2024-05-04\nurl: https://pond.example/letters/2024/May/3"  # the third letter of May
    assert post("By Jane Doe", letter).published == date(2024, 5, 4)


def test_a_day_alone_right_below_the_headline_is_the_pages_however_old() -> None:
    assert post("3 May 2023").published == date(2023, 5, 3)
    assert post("It was counted by the harbour master, who had no hat. " * 3 + "\n\n3 May 1986").published == date(
        2024, 5, 4
    )


def test_a_change_that_prose_tells_of_or_a_link_to_another_story_is_no_change() -> None:
    told = "这家公司最近修改了隐私政策，并且表示将与执法机构合作，遵守有效的法庭命令提供用户的数据。根据它提供的数据，2024 年 1 月 1 日至今满足了十二项要求，比去年同期多了一倍，而公司没有回答记者的问题。这家公司在声明中说，它一直遵守当地的法律，也会继续这样做。"
    assert post(told).modified is None
    assert post("* [Guide updates 2024.05.01](https://pond.example/guide)").modified is None


def test_weeks_and_months_name_no_day() -> None:
    assert post("2 weeks ago", "fetch_date: 2024-05-04T01:30:00").published is None


# --- reasons ------------------------------------------------------------------------------------------------


def test_every_candidate_says_where_it_stands_best_first() -> None:
    markup = f"<head>{json_ld(datePublished='2024-05-01')}</head><h1>Hat</h1><p>Published 3 May 2024</p>{STORY}"
    found = list(FIELDS["published"].candidates(Evidence(read(markup))))
    assert [(candidate.by, candidate.raw) for candidate in found] == [
        ("page", "Published 3 May 2024"),
        ("json-ld", None),
    ]


def test_the_day_of_the_original_and_of_the_printed_issue_are_others() -> None:
    lines = "<p>2024年5月3日</p><p>原文(投稿日：2024/04/16)へのリンク</p><p>June 5, 2024 Issue</p>"
    assert page(lines, lang="ja").published == DAY


def test_a_change_at_the_headline_tells_more_than_a_day_that_stands_alone_somewhere() -> None:
    notice = page("<p>Last updated: 3 May 2024</p>", below=f"{STORY}<ul><li>15 March 2024</li></ul>")
    assert notice.published == DAY


def test_a_post_may_say_it_in_an_attribute_where_nothing_shows_it() -> None:
    assert page(above="<div created-timestamp='2024-05-03T09:47:05+0000'><span>share</span></div>").date == DAY


def test_an_attribute_may_have_it_in_milliseconds_that_a_script_writes_out() -> None:
    assert page("<span class='stamp' data-timestamp='1714728120000'></span>").date == DAY


def test_what_a_reader_of_statistics_was_told_is_declared() -> None:
    said = """{"title": "The hat", "pub_date": "2024-05-03T09:22:00Z", "author": "Jane Varr"}"""
    article = page(head=f"<meta name='parsely-page' content='{said}'><meta name='parsely-page' content='{{'>")
    assert (article.date, article.authors) == (DAY, ("Jane Varr",))


def test_the_day_of_issue_is_more_than_that_of_the_last_change() -> None:
    head = '<meta name="DCTERMS.issued" content="2024-05-03"><meta name="DCTERMS.modified" content="2024-06-20">'
    assert page(head=head).date == DAY


@pytest.mark.parametrize("line", ["3-May-24", "3 may 24 | 5h27", "Jane Varr | 3 May '24"])
def test_a_year_may_be_short_where_the_month_has_a_name_and_the_day_stands_alone(line: str) -> None:
    assert page(f"<p>{line}</p>").date == DAY


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("ko", "등록일 : 24.05.03 15:22"),
        ("ar", "الجمعة 3 أيار / مايو 2024 - 15:22"),
        ("hr", "3. svibnja 2024. u 15:22"),
    ],
)
def test_a_date_is_read_as_the_language_writes_it(lang: str, line: str) -> None:
    assert page(f"<p>{line}</p>", lang=lang).published == datetime(2024, 5, 3, 15, 22)


def test_a_year_of_two_digits_that_comes_first_is_koreas() -> None:
    assert page("<p>24.05.03</p>", lang="en").date is None


@pytest.mark.parametrize("line", ["On 3 may 24 people came", "3 men 24"])
def test_a_count_is_no_year(line: str) -> None:
    assert page(f"<p>{line}</p>").date is None


def test_of_several_articles_in_json_ld_the_one_of_the_page_tells_when() -> None:
    from extractor import extract

    graph = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "Goats halt the train", "datePublished": "2019-01-01"},'
        '{"@type": "NewsArticle", "headline": "Forty boats", "datePublished": "2021-06-07"}]}'
    )
    prose = (
        "<p>The harbour master counted forty small boats before the fog came in, and none had a radio on board.</p>" * 3
    )
    page = f'<title>Forty boats</title><script type="application/ld+json">{graph}</script><h1>Forty boats</h1>{prose}'
    assert str(extract(page).published) == "2021-06-07"
