"""The medium credited, as people write it."""

from __future__ import annotations

import pytest

from extractor import Article, Extractor
from extractor.fields.sources import clean_source

PROSE = "\n\n".join(
    (
        "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.",
        "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.",
        "Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.",
    )
)
HAN = """
<p>春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。</p>
<p>河水在清明前后退了半米，露出岸边的石阶，附近的居民又开始在那里洗菜、淘米，说起去年夏天的那场大水。</p>
<p>镇上的人说，明年春天还要在渡口种一排柳树，等孩子们长大了，树也就能遮住整条石板路，夏天不再那么热了。</p>
"""
EXTRACTOR = Extractor()


def post(source: str, url: str, text: str = "") -> Article:
    header = f"---\ntitle: Forty boats\nurl: {url}\nsource: {source}\n---\n"
    return EXTRACTOR.extract(f"{header}# Forty boats\n\n{PROSE}\n\n{text}")


@pytest.mark.parametrize(
    ("source", "url", "name"),
    [
        ("云溪客-有思想的渡口新媒体", "https://www.anyunxi.example/1", "云溪客"),
        ("奇渡Harbour–传递最新消息", "https://harbour.example/1", "奇渡Harbour"),
        ("The Harbour - Security", "https://go.theharbour.example/1", "The Harbour"),
        ("云溪 CloudBrook – 渡口行业综合服务平台,4brook.example", "https://www.4brook.example/1", "云溪"),
        ("Files ≈ Harbour Bell", "https://harbourbellnews.example/1", "Harbour Bell"),
        ("Fog Watch in Harbour Write-ups on Medium", "https://harbourwriteups.example/1", "Harbour Write-ups"),
        ("Harbour Blog RSS Feed", "https://harbour.example/1", "Harbour Blog"),
        ("Blog | Harbour", "https://harbour.example/1", "Harbour"),
        ("Harbour-Traffic.example - Blog Entries", "https://www.harbour-traffic.example/1", "Harbour-Traffic.example"),
        ("Harbour Storm Center, FogCON: green", "https://harbour.example/1", "Harbour Storm Center"),
        ("Harbour.example Exploits RSS Feed", "https://harbour.example/1", "Harbour.example"),
        ("Blogs on Harbour Labs", "https://harbour.example/1", "Harbour Labs"),
        ("FogBell渡口安全行业门户", "https://fogbell.example/1", "FogBell"),
        ("丁一 渡口的工具箱", "https://brook.example/1", "丁一 渡口的工具箱"),
        ("Bell_m's notes", "https://bell.example/1", "Bell_m's notes"),
    ],
)
def test_a_feed_comes_without_motto_and_section(source: str, url: str, name: str) -> None:
    assert post(source, url).source == name


COLLECTED = "Over the Harbour - news aggregator"


@pytest.mark.parametrize(
    ("url", "text", "name"),
    [
        ("https://blog.foghorn.example/1", "A note by FogHorn, as ever.", "FogHorn"),
        ("https://the-fog-horn.example/1", "A note by The Fog Horn, as ever.", "The Fog Horn"),
        ("https://fog.brook.example/1", "Nobody says what this is.", "brook.example"),
        ("https://overtheharbour.example/1", "", "Over the Harbour"),
    ],
)
def test_what_an_aggregator_collected_is_of_the_site_of_its_address(url: str, text: str, name: str) -> None:
    assert post(COLLECTED, url, text).source == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("来源：云溪晚报 举报", "云溪晚报"),
        ("来源:云溪晚报  阅读 231", "云溪晚报"),
        ("来源：云溪晚报2021-05-06 10:00", "云溪晚报"),
        ("来源：云溪晚报分享到：", "云溪晚报"),
        ("云溪晚报 | 作者：林望舒", "云溪晚报"),
        ("Brook 新闻  2021-05-06 10:00", "Brook 新闻"),
        ("丁一 渡口的工具箱", "丁一 渡口的工具箱"),
        ("《云溪晚报》", "云溪晚报"),
        ("云溪网－《云溪晚报》", "云溪网－《云溪晚报》"),
        ("Brook Hour (Audio)", "Brook Hour (Audio)"),
        ("https://brook.example/1", None),
        ("未知", None),
    ],
)
def test_buttons_and_counters_are_no_part_of_a_name(line: str, name: str | None) -> None:
    assert clean_source(line) == name


@pytest.mark.parametrize(
    ("above", "script", "name"),
    [
        ("<p>林望舒/云溪晚报</p><p>2021-06-05 10:00</p>", "", "云溪晚报"),
        ("<span>原创</span> <span>云溪晚报</span> <span>2021-06-05 10:00</span>", "", "云溪晚报"),
        ("<span>渡口人文</span> <span>2021-06-05</span>", "<script>x = {source: '渡口人文'}</script>", "渡口人文"),
        ("<span>渡口人文</span> <span>2021-06-05</span>", "", None),
        ("<span>渡口人文</span> <span>没有日期</span>", "<script>x = {source: '渡口人文'}</script>", None),
    ],
)
def test_a_medium_before_the_date_needs_no_label(above: str, script: str, name: str | None) -> None:
    page = f"<html><head><title>河水退了</title></head><body><article><h1>河水退了</h1>{above}{HAN}</article>{script}</body></html>"
    assert EXTRACTOR.extract(page).source == name


def test_whoever_holds_the_rights_is_the_medium_but_for_those_of_a_picture() -> None:
    def held_by(holder: str) -> str | None:
        return EXTRACTOR.extract(
            f"<html><head><meta name='copyrightholder' content='{holder}'></head><body>{HAN}"
        ).source

    assert held_by("云溪晚报") == "云溪晚报"
    assert held_by("Odile Varr/Quay Images") is None
    picture = (
        "<div class='image-credit'><img src='q.jpg'><meta itemprop='copyrightHolder' content='Varr, Quay Post'></div>"
    )
    assert EXTRACTOR.extract(f"<body><article>{picture}{HAN}</article></body>").source is None


def test_the_sign_before_an_account_is_none_of_its_name() -> None:
    assert clean_source("@云溪晚报") == "云溪晚报"


@pytest.mark.parametrize(
    "line",
    ["云溪晚报 2024-01-08 09:15", "2024-01-08 09:15 云溪晚报", "<b>2024年01月08日 09:15</b><b>云溪晚报</b>"],
)
def test_a_paper_stands_in_the_line_of_the_date(line: str) -> None:
    page = f"<html><head><title>河水退了</title></head><body><article><h1>河水退了</h1><p>{line}</p>{HAN}</article></body></html>"
    assert EXTRACTOR.extract(page).source == "云溪晚报"


def test_a_column_in_the_line_of_the_date_is_no_paper() -> None:
    page = f"<html><head><title>河水退了</title></head><body><article><h1>河水退了</h1><p>2024-01-08 财经</p>{HAN}</article></body></html>"
    assert EXTRACTOR.extract(page).source is None
