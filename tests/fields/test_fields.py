"""The fields of an article: who fills them, in which order, and what is never filled."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractor import Article, Extractor, Origin, Site
from extractor.rules import block

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
"""
HAN = """
<p>春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。</p>
<p>河水在清明前后退了半米，露出岸边的石阶，附近的居民又开始在那里洗菜、淘米，说起去年夏天的那场大水。</p>
<p>镇上的人说，明年春天还要在渡口种一排柳树，等孩子们长大了，树也就能遮住整条石板路，夏天不再那么热了。</p>
"""


class Pond(Site):
    hosts = ("pond.example",)
    body = block("#story")


EXTRACTOR = Extractor(sites=[Pond])


def extract(
    head: str = "", above: str = "", below: str = "", header: str = "", prose: str = PROSE, url: str | None = None
) -> Article:
    page = f"<html><head>{head}</head><body><div>{above}</div><main><div id='story'>{prose}{below}</div></main></body></html>"
    return EXTRACTOR.extract(f"---\n{header}\n---\n{page}" if header else page, url=url)


def json_ld(fields: str) -> dict[str, str]:
    return {"head": f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'}


def meta(name: str, content: str) -> dict[str, str]:
    return {"head": f'<meta name="{name}" content="{content}">'}


# --- who fills a field --------------------------------------------------------------------------------------

ORDER: dict[str, list[tuple[dict[str, str], Any, str]]] = {
    "title": [
        ({"header": "title: In the header"}, "In the header", "front matter"),
        ({"above": "<h1>In the fog</h1>", "head": "<title>In the fog</title>"}, "In the fog", "page"),
        (json_ld('"headline": "In JSON-LD"'), "In JSON-LD", "json-ld"),
        (meta("og:title", "In meta"), "In meta", "meta"),
        ({"head": "<title>In the head</title>"}, "In the head", "page"),
    ],
    "authors": [
        ({"header": "author: Jane Doe"}, ("Jane Doe",), "front matter"),
        (json_ld('"author": [{"name": "John Roe"}, {"name": "Ann Poe"}]'), ("John Roe", "Ann Poe"), "json-ld"),
        (meta("author", "Jim Coe"), ("Jim Coe",), "meta"),
        ({"below": "<p>作者：林望舒</p>"}, ("林望舒",), "body"),
        ({"above": "<span>作者：沈知微</span>"}, ("沈知微",), "page"),
    ],
    "editors": [
        ({"header": "editor: Jane Doe"}, ("Jane Doe",), "front matter"),
        (json_ld('"editor": {"name": "John Roe"}'), ("John Roe",), "json-ld"),
        ({"below": "<p>责任编辑：林望舒 EN031</p><p>编辑：沈知微</p>"}, ("林望舒", "沈知微"), "body"),
        ({"above": "<span>责编：罗青禾</span>"}, ("罗青禾",), "page"),
    ],
    "source": [
        ({"header": "source: Pond Post"}, "Pond Post", "front matter"),
        (meta("mediaid", "云溪晚报"), "云溪晚报", "meta"),
        ({"below": "<p>来源：云溪早报</p>"}, "云溪早报", "body"),
        ({"above": "<span>来源：云溪日报 举报</span>"}, "云溪日报", "page"),
    ],
    "published": [
        ({"header": "date: 2021-06-01"}, date(2021, 6, 1), "front matter"),
        ({"above": "<time datetime='2021-06-04 10:00'>x</time>"}, datetime(2021, 6, 4, 10), "page"),
        ({"above": "<span>发布时间：2021-06-05</span>"}, date(2021, 6, 5), "page"),
        ({"above": "<h1>Fog</h1><span>6 June 2021</span>"}, date(2021, 6, 6), "page"),
        (json_ld('"datePublished": "2021-06-02T10:00:00Z"'), datetime(2021, 6, 2, 10, tzinfo=UTC), "json-ld"),
        (meta("article:published_time", "2021-06-03T00:00:00+08:00"), date(2021, 6, 3), "meta"),
    ],
    "modified": [
        ({"header": "updated: 2021-06-01"}, date(2021, 6, 1), "front matter"),
        (json_ld('"dateModified": "2021-06-02"'), date(2021, 6, 2), "json-ld"),
        (meta("article:modified_time", "2021-06-03"), date(2021, 6, 3), "meta"),
    ],
    "site_name": [
        (json_ld('"publisher": {"name": "In JSON-LD"}'), "In JSON-LD", "json-ld"),
        (meta("og:site_name", "In meta"), "In meta", "meta"),
        (meta("application-name", "The app"), "The app", "meta"),
    ],
    "description": [
        ({"header": "description: In the header"}, "In the header", "front matter"),
        (json_ld('"description": "In JSON-LD &amp; more"'), "In JSON-LD & more", "json-ld"),
        (meta("og:description", "In meta"), "In meta", "meta"),
        (meta("description", "In plain meta"), "In plain meta", "meta"),
    ],
    "language": [
        ({"header": "lang: de"}, "de", "front matter"),
        (json_ld('"inLanguage": "fr_FR"'), "fr-FR", "json-ld"),
        (meta("og:locale", "en_GB"), "en-GB", "meta"),
    ],
    "tags": [
        ({"header": "tags:\n- sea\n- fog, boats"}, ("sea", "fog", "boats"), "front matter"),
        ({"head": "<meta property='article:tag' content='a'><meta property='article:tag' content='b'>"}, ("a", "b"), "meta"),
        (json_ld('"keywords": ["c", "d，c"]'), ("c", "d"), "json-ld"),
        (meta("keywords", "e, f , e"), ("e", "f"), "meta"),
    ],
    "images": [
        ({"below": "<img src='https://a.example/1.png'>"}, "https://a.example/1.png", "pond"),
        (meta("og:image", "https://a.example/2.png"), "https://a.example/2.png", "meta"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "best"), [(name, i) for name, order in ORDER.items() for i in range(len(order))])
def test_the_best_evidence_there_is_fills_a_field(name: str, best: int) -> None:
    parts = {"head": "", "above": "", "below": "", "header": ""}
    for evidence, _, _ in ORDER[name][best:]:
        for place, written in evidence.items():
            parts[place] += written
    article = extract(**parts, url="https://pond.example/1")
    value, by = ORDER[name][best][1:]
    found = article.images[0].url if name == "images" else getattr(article, name)
    assert (found, article.origins[name].by) == (value, by)
    assert type(found) is type(value)


def test_the_declared_language_of_the_page_counts() -> None:
    assert EXTRACTOR.extract(f"<html lang='zh_CN'><body>{PROSE}").origins["language"] == Origin(
        "page", 'xpath("/html/@lang")', "zh_CN"
    )


def test_nothing_is_filled_where_nothing_is_said() -> None:
    article = extract(url="https://pond.example/1")
    assert set(article.origins) == {"body", "url"}
    assert (article.title, article.authors, article.source, article.published, article.tags) == (
        None,
        (),
        None,
        None,
        (),
    )


@pytest.mark.parametrize("name", ["authors", "editors", "source", "published", "tags", "title", "description"])
def test_evidence_that_is_blank_does_not_count(name: str) -> None:
    keys = {"authors": "author", "editors": "editor", "published": "date"}
    assert getattr(extract(header=f"{keys.get(name, name)}: ' '\nx: y"), name) in (None, ())


# --- titles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>A day of fog in the harbour | Pond News</title>", "A day of fog in the harbour"),
        (
            "<title>Pond News - Fog in the harbour</title><meta property='og:site_name' content='Pond News'>",
            "Fog in the harbour",
        ),
        ("<title>河水在清明前后退了半米_云溪晚报</title>", "河水在清明前后退了半米"),
        ("<title>河水退了——清明前后的云溪镇-云溪网</title>", "河水退了——清明前后的云溪镇"),
        ("<title>Fog &amp;amp; sun -- a long day at sea</title>", "Fog & sun -- a long day at sea"),
        ("<title>One | Two</title>", "One | Two"),
    ],
)
def test_a_title_comes_without_the_name_of_the_site(head: str, title: str) -> None:
    assert extract(head).title == title


# --- people -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parts",
    [
        meta("author", "云溪晚报"),
        meta("author", "云溪大小事") | {"above": "<span>来源：云溪大小事</span>"},
        {"head": "<meta name=author content=云溪大小事><title>河水在清明前后退了半米 - 云溪大小事</title>"},
        {"head": "<meta name=author content=云溪大小事><meta property=og:site_name content=云溪大小事>"},
        meta("author", "来源：云溪晚报"),
        meta("author", "责任编辑：林望舒"),
        meta("author", "admin"),
        meta("author", "https://a.example/jane"),
        json_ld('"author": {"@type": "Organization", "name": "云溪晚报"}, "publisher": {"name": "云溪晚报"}'),
        {"header": "author: 云溪早知道\ncategories:\n- 云溪早知道"},
        {"header": "author: 云溪早知道\nsource: 云溪早知道"},
        {"above": "<p>来源：云溪晚报</p><p>责任编辑：林望舒</p>"},
    ],
)
def test_a_medium_an_editor_and_a_placeholder_are_no_authors(parts: dict[str, str]) -> None:
    assert extract(**parts, prose=HAN, url="https://pond.example/1").authors == ()


def test_a_feed_is_the_source() -> None:
    article = extract(header="author: 云溪早知道\ncategories:\n- 云溪早知道", prose=HAN)
    assert (article.source, article.origins["source"].rule) == ("云溪早知道", 'front_matter("author")')


def test_three_credits_on_one_line_are_three_things() -> None:
    article = extract(above="<p>来源：云溪晚报 作者：林望舒 编辑：沈知微 校对：罗青禾</p>", prose=HAN)
    assert (article.source, article.authors, article.editors) == ("云溪晚报", ("林望舒",), ("沈知微",))


@pytest.mark.parametrize("lead", ["本报讯（记者 林望舒）", "云溪社云溪6月7日电（林望舒）", "云溪晚报记者 林望舒 报道 "])
def test_a_reporter_in_the_first_paragraph_is_the_author(lead: str) -> None:
    article = extract(prose=HAN.replace("<p>", f"<p>{lead}", 1), url="https://pond.example/1")
    assert (article.authors, article.origins["authors"].by) == (("林望舒",), "body")
    assert lead.strip() in article.body


# --- dates and addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "published"),
    [
        (meta("pubdate", "2021-02-31"), None),
        (meta("pubdate", "soon"), None),
        (meta("pubdate", "soon") | {"above": "<time datetime='2021-06-04'>x</time>"}, date(2021, 6, 4)),
        (meta("dateUpdate", "2021-06-05 08:00:01"), datetime(2021, 6, 5, 8, 0, 1)),
        (meta("dateUpdate", "2021-06-05") | {"above": "<time datetime='2021-06-04'>x</time>"}, date(2021, 6, 4)),
        ({"below": "<img src='https://a.example/2021/06/04/x.png'>"}, None),
        ({"below": "<p>In 2019 the fog stayed for 4 days.</p>"}, None),
        ({"header": "date: Thu, 17 Jun 2021 06:25:24 GMT"}, datetime(2021, 6, 17, 6, 25, 24, tzinfo=UTC)),
        ({"header": "date: 2021-06-17 00:00:00"}, date(2021, 6, 17)),
    ],
)
def test_a_date_is_what_is_written_and_no_more(parts: dict[str, str], published: date | None) -> None:
    article = extract(**parts, url="https://pond.example/1")
    assert (article.published, type(article.published)) == (published, type(published))


@pytest.mark.parametrize(
    ("canonical", "url", "found"),
    [
        ("https://pond.example/a", "https://pond.example/a?from=feed", "https://pond.example/a"),
        ("/a", "https://pond.example/a?from=feed", "https://pond.example/a"),
        ("https://partner.example/a", "https://pond.example/a", "https://pond.example/a"),
        ("https://pond.example/", "https://pond.example/a", "https://pond.example/a"),
        ("https://[pond.example/", "https://pond.example/a", "https://pond.example/a"),
        ("javascript:alert(1)", "https://pond.example/a", "https://pond.example/a"),
        ("https://pond.example/a", None, "https://pond.example/a"),
    ],
)
def test_the_canonical_address_counts_where_it_is_of_the_same_host(canonical: str, url: str | None, found: str) -> None:
    assert extract(f'<link rel="canonical" href="{canonical}">', url=url).url == found
