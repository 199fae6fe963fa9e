"""The headline: what the reader sees, and never the site's name."""

from __future__ import annotations

import time
from itertools import islice

import pytest

from extractor import Extractor, Site
from extractor.document.reading import read
from extractor.fields import Evidence
from extractor.fields.titles import clean_title
from extractor.fields.titles import title as candidates
from extractor.rules import block

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.",
        "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.",
        "Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.",
    )
)


class Pond(Site):
    hosts = ("pond-news.example",)
    body = block("#story")


EXTRACTOR = Extractor(sites=[Pond])


def title(
    head: str = "", above: str = "", url: str = "https://pond-news.example/2021/forty-boats-in-the-fog"
) -> str | None:
    page = f"<html><head>{head}</head><body>{above}<div id='story'>{PROSE}</div></body></html>"
    return EXTRACTOR.extract(page, url=url).title


# --- the site's name ----------------------------------------------------------------------------------------

LOGO = "<header><a href='/'><h1>The Pond Gazette</h1></a></header>"


@pytest.mark.parametrize(
    "head",
    [
        "<title>Forty boats - and a bell | Pond News</title>",  # the host
        "<title>Forty boats - and a bell | The Gazette</title><meta property='og:site_name' content='The Gazette'>",
        "<title>Forty boats - and a bell | The Gazette</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Gazette"}}</script>',
        "<title>Forty boats - and a bell | The Gazette</title>"
        '<script type="application/ld+json">{"@type": "WebSite", "name": "The Gazette"}</script>',
        "<title>The Gazette » Forty boats - and a bell</title><meta name='application-name' content='The Gazette'>",
    ],
)
def test_the_name_of_the_site_goes_from_either_end_and_the_rest_stays(head: str) -> None:
    assert title(head) == "Forty boats - and a bell"


def test_the_link_that_leads_home_says_what_the_site_is_called() -> None:
    head = "<title>Forty boats - and a bell | The Old Gazette</title>"
    assert title(head, "<a href='/'><img alt='The Old Gazette' src='l.png'></a>") == "Forty boats - and a bell"


def test_a_heading_that_leads_home_is_a_logo_and_no_headline() -> None:
    head = "<title>Forty boats | The Pond Gazette</title>"
    assert title(head, f"{LOGO}<h2>Forty boats</h2>") == "Forty boats"


@pytest.mark.parametrize(
    ("said", "headline"),
    [
        ("Forty boats › News › {site}", "Forty boats"),
        ("Forty boats / {site}", "Forty boats"),
        ("Forty boats, {site}", "Forty boats"),
        ("{site}: Forty boats", "Forty boats"),
        ("How to sell - or scrap - a boat - {site}", "How to sell - or scrap - a boat"),
        ("四十条小船平安返航丨{site}", "四十条小船平安返航"),
        ("视频丨四十条小船平安返航_{site}", "视频丨四十条小船平安返航"),
        ("四十条小船平安返航-{site}-权威资讯门户", "四十条小船平安返航"),
        ("나룻배가 다시 떠났다 < 지역 < 기사본문 - {site}", "나룻배가 다시 떠났다"),
    ],
)
@pytest.mark.parametrize("site", ["The Gazette", "云溪网"])
def test_any_divider_and_a_motto_are_cut_where_the_site_is_known(said: str, headline: str, site: str) -> None:
    head = f"<title>{said.format(site=site)}</title><meta property='og:site_name' content='{site}'>"
    assert title(head, url="https://a.example/1") == headline


def test_the_brand_in_the_head_is_no_headline() -> None:
    head = "<title>Forty boats and a bell — Pond News Daily</title><meta property='og:title' content='Pond News Daily'>"
    assert title(head) == "Forty boats and a bell"


def test_lines_of_a_headline_are_words_apart() -> None:
    assert title("<title>Pond</title>", "<h1>Forty boats<br>and a bell</h1>") == "Forty boats and a bell"


@pytest.mark.parametrize(
    "logo", ["<h1 class='site-title'>The Pond Gazette</h1>", "<h1>The Pond Gazette</h1>"], ids=["named so", "behind"]
)
def test_a_heading_that_stands_behind_the_headline_in_title_is_a_logo(logo: str) -> None:
    head = "<title>Forty boats | The Pond Gazette</title>"
    assert title(head, f"{logo}<h2>Forty boats</h2>", url="https://brook.example/1") == "Forty boats"


def test_a_brand_that_og_title_repeats_is_no_headline() -> None:
    head = "<title>Forty boats and a bell in the fog</title><meta property='og:title' content='Pond News'>"
    assert title(head) == "Forty boats and a bell in the fog"


def test_a_range_of_numbers_is_no_separator() -> None:
    assert title("<title>1-10月渡口客流稳中有升</title>") == "1-10月渡口客流稳中有升"


def test_a_headline_of_two_parts_stays_whole() -> None:
    head = "<title>棱镜|河水在清明前后退了半米_财经_云溪网</title>"
    assert title(head, "<h1>棱镜|河水在清明前后退了半米</h1>") == "棱镜|河水在清明前后退了半米"


def test_a_long_headline_may_mention_the_host_where_the_name_stands_before_it() -> None:
    head = "<title>pond-news.example - New maps of the shore at pond-news.example</title>"
    assert title(head) == "New maps of the shore at pond-news.example"


# --- what the reader sees -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span>Weather</span> Forty boats and a bell in the fog</h1>",
        "<h1>Weather: Forty boats and a bell in the fog</h1>",
        "<h1>Forty boats and a bell in the fog <small>Posted on 1 June 2021</small></h1>",
    ],
)
def test_a_kicker_and_a_date_in_the_heading_are_cut_off_where_the_headline_is_claimed_without(heading: str) -> None:
    head = "<title>Forty boats and a bell in the fog | Pond News</title>"
    assert title(head, heading) == "Forty boats and a bell in the fog"


def test_a_heading_that_says_more_than_the_title_is_the_headline() -> None:
    head = "<title>Forty boats and a bell | Pond News</title>"
    assert title(head, "<h1>Forty boats and a bell: how the fog came in</h1>") == (
        "Forty boats and a bell: how the fog came in"
    )


def test_the_headline_that_is_shown_wins_over_one_for_search_engines() -> None:
    head = "<title>Fog: forty boats missing</title><meta property='og:title' content='The bell that rang at noon'>"
    above = "<h1>Fog: forty boats missing</h1><h2><span>Island</span> The bell that rang at noon</h2>"
    assert title(head, above) == "The bell that rang at noon"


def test_a_heading_beside_the_only_h1_wins_where_title_repeats_it() -> None:
    head = "<title>What do people love about the fog? | Pond News</title>"
    above = "<h2>What do people love about the fog?</h2><h1>The fog is the quiet part of it</h1>"
    assert title(head, above) == "What do people love about the fog?"


def test_an_element_named_so_is_the_headline_where_title_begins_with_it() -> None:
    head = "<title>渡口的柳树今年又绿了一回 湖南省云溪镇文化站</title>"
    assert title(head, "<div class='news-title'>渡口的柳树今年又绿了一回</div>") == "渡口的柳树今年又绿了一回"


def test_a_title_of_section_and_site_leaves_it_to_the_heading_with_a_date() -> None:
    head = "<title>新闻动态--云溪镇官网</title>"
    above = "<h3>首页 - 新闻动态</h3><h5>渡口的柳树今年又绿了一回，孩子们来种树</h5><b>发布时间：2019-05-18</b>"
    assert title(head, above) == "渡口的柳树今年又绿了一回，孩子们来种树"


def test_a_full_width_blank_before_a_unit_says_nothing() -> None:
    assert clean_title("调整2007\u3000年末限额 &amp; 其他") == "调整2007年末限额 & 其他"


# --- hostile pages ------------------------------------------------------------------------------------------

DEEP = "<div class=title>" * 1500 + "渡口 " * 50_000
HOSTILE = {
    "separators": ("<title>河" + "-_| " * 40_000 + "</title>", ""),
    "dashes": ("<title>河" + "-" * 100_000 + "</title>", ""),
    "nested titles": ("<title>渡口的柳树</title>", DEEP),
    "a heading of many pieces": ("<title>bbb</title>", "<h1>" + "<i>b</i>:" * 30_000 + "</h1>"),
    "a heading with everything below it": ("<title>云溪</title>", "<h2>渡口的柳树今年又绿了一回</h2>" * 500 + DEEP),
    "links home": ("<title>河</title>", "<a href='/'>" + "x" * 100_000 + "</a>" * 60),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_makes_the_search_for_its_headline_long(name: str) -> None:
    head, body = HOSTILE[name]
    document = read(f"<html><head>{head}</head><body>{body}</body></html>", url="https://pond-news.example/1")
    started = time.process_time()
    for _ in islice(candidates(Evidence(document)), 50):
        pass
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024.4 -> 2024.5: the bell is silent", "2024.4 -> 2024.5: the bell is silent"),  # an arrow divides nothing
        ("Pond - pond-counting by hand", "pond-counting by hand"),  # nor does a hyphen in a word
    ],
)
def test_what_stands_within_a_headline_is_no_divider_of_names(text: str, said: str) -> None:
    assert title(f"<title>{text}</title><meta property='og:site_name' content='Pond'>") == said


def test_a_front_page_is_called_by_the_sites_name_and_its_motto() -> None:
    head = "<title>Pond: boats, bells and fog</title><meta property='og:site_name' content='Pond'>"
    assert title(head, url="https://pond-news.example/") == "Pond: boats, bells and fog"
    assert title(head) == "boats, bells and fog"


def test_a_headline_that_stands_there_twice_is_read_once() -> None:
    assert (
        title(above="<h1><b>Forty boats in the fog</b> <i>Forty boats in the fog</i></h1>") == "Forty boats in the fog"
    )
    assert clean_title("Tables and indices¶") == "Tables and indices"
    assert clean_title("New York New York") == "New York"


@pytest.mark.parametrize(
    "heading",
    [
        'Wood and water<a href="#wood">#</a>',
        'Wood and water <a class="headerlink" href="#wood" title="Link to this heading">¶</a>',
        '<a class="anchor" href="/1#wood">🔗</a> Wood and water',
    ],
)
def test_the_sign_that_links_to_a_heading_is_none_of_it(heading: str) -> None:
    assert title(above=f"<h1 id='wood'>{heading}</h1>") == "Wood and water"


def test_a_sign_that_links_nowhere_is_a_word() -> None:
    assert title("<title>Ten ways to write C #</title>", "<h1>Ten ways to write C #</h1>") == "Ten ways to write C #"


@pytest.mark.parametrize(("folder", "found"), [("filmgang/", "Stand up, boats"), ("other/", "The Film Gang")])
def test_a_heading_that_leads_to_a_folder_of_the_address_is_the_blogs(folder: str, found: str) -> None:
    above = (
        f"<h1><a href='https://blogs.pond-news.example/{folder}'>The Film Gang</a></h1>"
        "<h2><a href='https://blogs.pond-news.example/filmgang/2013/boats/'>Stand up, boats</a></h2>"
    )
    head = "<title>The Film Gang &raquo; Blog Archive &raquo; Stand up, boats</title>"
    assert title(head, above, "https://blogs.pond-news.example/filmgang/2013/boats/") == found
