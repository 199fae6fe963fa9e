"""Rules are learnt from what the pages of a site have in common, and hold on every one of them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor
from extractor.authoring.induction.container import Container
from extractor.authoring.induction.draft import Draft, induce
from extractor.authoring.induction.drops import Drop
from extractor.authoring.induction.hosts import check_name, claimed, class_name, suggested
from extractor.authoring.induction.sample import Sample, agreement, look, unruled
from extractor.authoring.induction.source import plugin_source

STORIES = (
    (
        "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.",
        "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she told the council.",
        "Nobody was hurt, but the insurers have asked for a list of every boat that left the eastern pier that morning.",
    ),
    (
        "An orchard above the village changed hands in March, and its new owners began by numbering every single tree.",
        "Their notebooks record which branches were pruned, how much water each row received, and when the bees arrived.",
        "Older growers laughed at first, then asked for copies of the tables once the first pears had been weighed.",
    ),
    (
        "The reading room moved into a disused grain store, where the high roof now shelters two hundred wooden seats.",
        "Half of the books were given by residents, and each carries a note that names the street it once stood in.",
        "Opening hours were extended to nine in the evening after three thousand visitors came during the first week.",
    ),
)
TITLES = ("Fog over the eastern pier", "A numbered orchard", "Books in the grain store")
DAYS = ("2024-03-09", "2024-10-02", "2024-06-21")
HOST = "news.hill.example"


def article(i: int, *, inside: str = "", container: str = 'class="story-text"', head: str = "", above: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in STORIES[i] * 2)
    return (
        f"<!doctype html><html><head><title>{TITLES[i]} - Hill News</title>{head}</head><body>"
        f'<div class="top-links"><a href="/">Home</a><a href="/sport">Sport</a></div><div class="css-1x2y3z">'
        f'<h1 class="headline">{TITLES[i]}</h1>{above}<div {container}>{text}{inside}</div></div>'
        f'<div class="bottom-links">Hill News, 4 Mill Lane</div></body></html>'
    )


def samples(*pages: str) -> list[Sample]:
    host = unruled([HOST])
    return [look(f"{i}.html", host.read(page, url=f"https://{HOST}/{i}"), host) for i, page in enumerate(pages)]


def learnt(*pages: str) -> Draft:
    return induce(samples(*pages), (HOST,))


def selectors(draft: Draft) -> Sequence[str]:
    return draft.body.selectors if draft.body else ()


def written(draft: Draft, field: str) -> list[str]:
    return [str(rule) for rule in draft.fields[field].rules]


# --- the container ------------------------------------------------------------------------------------------


def test_the_container_is_the_smallest_that_holds_the_article_on_every_page() -> None:
    draft = learnt(*(article(i) for i in range(3)))
    assert selectors(draft) == (".story-text",)
    assert draft.body
    assert draft.body.pages == 3


@pytest.mark.parametrize(
    ("container", "selector"),
    [
        ('id="artibody" class="story-text"', "#artibody"),
        ('id="post-4711" class="sc-bdVaJa story-text"', ".story-text"),
        ('itemprop="articleBody" class="Article_body__x7Yq2"', "[itemprop=articleBody]"),
    ],
)
def test_the_steadiest_name_is_taken_and_never_a_generated_one(container: str, selector: str) -> None:
    assert selectors(learnt(*(article(i, container=container) for i in range(2)))) == (selector,)


def test_a_container_that_only_tools_have_named_is_left_to_the_fallback() -> None:
    assert learnt(article(0, container='class="css-9q8w7e"')).body is None


def test_a_name_that_fits_the_main_part_of_any_page_does_not_do_for_one_page() -> None:
    assert learnt(article(0, container='id="main-content"')).body is None
    assert selectors(learnt(article(0, container='id="main-content"'), article(1, container='id="main-content"'))) == (
        "#main-content",
    )


def test_a_name_that_says_nothing_of_an_article_does_not_do_for_one_page() -> None:
    pages = [article(i, container='class="paywall"') for i in range(2)]
    assert learnt(pages[0]).body is None
    assert selectors(learnt(*pages)) == (".paywall",)


def test_a_container_that_holds_more_than_a_sure_fallback_finds_is_not_written() -> None:
    known = samples(article(0))[0]
    more = samples(article(0, inside=f"<p>{STORIES[1][0]}</p>"))[0]
    assert induce([known], (HOST,)).body
    assert induce([replace(more, article=known.article, readings=known.readings)], (HOST,)).body is None


def test_layouts_of_a_site_are_alternatives() -> None:
    draft = learnt(article(0), article(1), article(2, container='id="artibody"'))
    assert selectors(draft) == (".story-text", "#artibody")
    assert draft.body
    assert draft.body.pages == 3


# --- what is dropped ----------------------------------------------------------------------------------------


def test_a_caption_that_the_fallback_leaves_out_is_dropped_on_one_page() -> None:
    caption = 'Forty small boats behind the breakwater. <a href="/pictures">See all the pictures</a>'
    draft = learnt(article(0, inside=f'<figure><img src="/b.jpg"><figcaption>{caption}</figcaption></figure>'))
    assert selectors(draft) == (".story-text",)
    assert [drop.selector for drop in draft.drops] == ["figcaption"]


def test_what_comes_back_from_page_to_page_is_dropped() -> None:
    tools = '<div class="tools-line">Print this page, save it, send it to a friend</div>'
    draft = learnt(*(article(i, inside=tools) for i in range(3)))
    assert [(drop.selector, drop.pages) for drop in draft.drops] == [(".tools-line", 3)]


def test_links_to_other_articles_are_dropped_though_each_page_has_its_own() -> None:
    pages = [
        article(i, inside=f'<div class="more-reading"><p>You may also like</p><a href="/{i}">{other}</a></div>')
        for i, other in enumerate(("The old well runs again", "Stage restored", "A night on the lighthouse"))
    ]
    assert [drop.selector for drop in learnt(*pages).drops] == [".more-reading"]


def test_a_class_that_holds_article_text_on_one_page_is_not_dropped() -> None:
    note = '<div class="note-box">Print this page, save it, send it to a friend</div>'
    quote = f'<div class="note-box"><p>{STORIES[0][1]} And she went on to say that nothing of the kind had been seen.</p></div>'
    draft = learnt(article(0, inside=quote), article(1, inside=note), article(2, inside=note))
    assert draft.drops == []


def test_one_article_saved_twice_is_no_template() -> None:
    draft = learnt(article(0), article(0))
    assert selectors(draft) == (".story-text",)
    assert draft.drops == []


def test_of_one_page_only_what_is_boilerplate_by_name_or_words_is_dropped() -> None:
    inside = '<div class="share-bar">Post it</div><aside><p>Other things</p></aside>'
    draft = learnt(article(0, inside=inside))
    assert {drop.selector for drop in draft.drops} == {".share-bar", "aside"}


# --- fields -------------------------------------------------------------------------------------------------


def test_a_rule_that_finds_something_else_on_one_page_is_out() -> None:
    heads = [f'<meta property="og:title" content="{title}">' for title in (*TITLES[:2], "Hill News: all the news")]
    plain = [page.replace("h1", "div").replace("headline", "css-1x2y3z") for page in map(article, range(2))]
    pages = [page.replace("</title>", f"</title>{head}") for page, head in zip(plain, heads, strict=False)]
    assert written(learnt(*pages, article(2)), "title") == ['meta("og:title")', 'css(".headline")']
    assert written(learnt(*pages, article(2, head=heads[2])), "title") == ['css(".headline")']


def test_a_second_alternative_is_written_only_where_the_first_does_not_do() -> None:
    heads = [f'<meta property="og:title" content="{title}">' for title in TITLES]
    pages = [article(i, head=heads[i]) for i in range(3)]
    assert written(learnt(*pages), "title") == ['css(".headline")']
    pages[2] = pages[2].replace('<h1 class="headline">', '<div class="css-1x2y3z">').replace("</h1>", "</div>")
    assert written(learnt(*pages), "title") == ['meta("og:title")']
    pages[1] = article(1)
    assert written(learnt(*pages), "title") == ['css(".headline")', 'meta("og:title")']


def test_a_time_with_hours_and_minutes_comes_before_a_day() -> None:
    pages = [
        article(
            i,
            head=f'<meta property="article:published_time" content="{DAYS[i]}">',
            above=f'<span class="stamp">{DAYS[i]} 07:15</span>',
        )
        for i in range(2)
    ]
    assert written(learnt(*pages), "published") == ['css(".stamp")']


def test_a_source_that_only_the_name_of_its_element_tells_is_found() -> None:
    pages = [
        article(i, above=f'<span class="a_source">{name}</span>') for i, name in enumerate(("Mirror", "Brook Post"))
    ]
    assert written(learnt(*pages), "source") == ['css(".a_source")']
    labelled = article(0, above='<span class="a_source">来源：云溪晚报</span>')
    assert written(learnt(labelled), "source") == ['css(".a_source") >> label("来源")']


def test_what_is_named_after_the_source_and_says_more_than_a_name_is_none() -> None:
    stamp = '<span class="article-source">Published: 14 January</span>'
    assert written(learnt(article(0, above=stamp)), "source") == []


def test_no_hash_of_a_build_is_in_a_rule_and_what_stands_before_it_is() -> None:
    pages = [
        article(
            i,
            container='class="main_content-LcrEruCc"',
            above=f'<div class="info-gcZbNdUR"><span class="time-hm3v7ddj">{DAYS[i]} 07:15</span></div>',
        )
        for i in range(2)
    ]
    draft = learnt(*pages)
    assert selectors(draft) == ("[class^=main_content-]",)
    assert written(draft, "published") == ['css("[class^=time-]")']


@pytest.mark.parametrize(
    ("host", "lang", "zone"),
    [
        ("news.hill.cn", "en", None),
        ("news.hill.cn", "zh-CN", "Asia/Shanghai"),
        ("news.hill.example", "zh-CN", "Asia/Shanghai"),
        ("news.hill.example", "zh-TW", "Asia/Taipei"),
        ("news.hill.example", "zh", "Asia/Shanghai"),
        ("news.hill.example", "ja", "Asia/Tokyo"),
        ("news.hill.co.uk", "en", "Europe/London"),
        ("news.hill.de", "de", "Europe/Berlin"),
        ("news.hill.com.br", "pt-BR", None),
        ("news.hill.example", "en-US", None),
    ],
)
def test_the_zone_of_times_without_one_is_that_of_the_country(host: str, lang: str, zone: str | None) -> None:
    page = article(0, above=f'<span class="stamp">{DAYS[0]} 07:15</span>').replace("<html>", f'<html lang="{lang}">')
    reader = unruled([host])
    found = induce([look("0.html", reader.read(page, url=f"https://{host}/0"), reader)], (host,)).zone
    assert found
    assert (found.pages, found.name) == (1, zone)


def test_days_and_times_with_their_zone_need_none() -> None:
    exact = f'<meta property="article:published_time" content="{DAYS[0]}T07:15:00+08:00">'
    assert learnt(article(0, head=exact)).zone is None
    assert learnt(article(0, above=f'<span class="stamp">{DAYS[0]}</span>')).zone is None


def test_names_are_read_where_they_stand() -> None:
    people = ("Ada Winter", "Tom Brook", "Eve Marsh")
    pages = [
        article(i, head=f'<meta name="author" content="{name}">', above=f'<p class="byline">By <a>{name}</a></p>')
        for i, name in enumerate(people)
    ]
    draft = learnt(*pages)
    assert draft.fields["authors"].pages == 3
    assert written(draft, "authors")[0] in ('meta("author")', 'css_all(".byline a")', 'css_all(".byline")')


def test_what_no_page_says_has_no_rule() -> None:
    draft = learnt(article(0), article(1))
    assert (written(draft, "source"), draft.fields["source"].known) == ([], 0)


# --- what is written ----------------------------------------------------------------------------------------


def test_what_is_written_loads_and_says_the_same(tmp_path) -> None:
    tools = '<div class="tools-line">Print this page, save it, send it to a friend</div>'
    draft = learnt(*(article(i, inside=tools) for i in range(2)))
    (tmp_path / "hill.py").write_text(plugin_source(draft, "HillNews"), "utf-8")
    extractor = Extractor(plugins_dir=tmp_path)
    assert extractor.failures == ()
    found = extractor.extract(article(2, inside=tools), url=f"https://{HOST}/9")
    assert (found.extractor, found.title, found.warnings) == ("hillnews", TITLES[2], ())
    assert found.body.split("\n") == list(STORIES[2] * 2)


def test_bodies_agree_by_the_pieces_they_share() -> None:
    assert agreement("A pond, dug in April.", "a pond dug in april") == 1
    assert agreement("A pond was dug in April.", "Nothing of the kind ever happened.") == 0
    assert 0 < agreement(" ".join(STORIES[0]), STORIES[0][0]) < 1


# --- names and hosts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hosts", "claims"),
    [
        (["www.hill.example", "hill.example"], ("hill.example",)),
        (["news.hill.co.uk"], ("news.hill.co.uk",)),
        (["news.hill.co.uk", "sport.hill.co.uk"], ("hill.co.uk", "*.hill.co.uk")),
        (["hill.co.uk", "lake.co.uk"], ()),
        (["ann.github.io", "ben.github.io"], ()),
        (["news.hill.com.cn", "www.hill.com.cn"], ("hill.com.cn", "*.hill.com.cn")),
    ],
)
def test_a_plugin_claims_the_hosts_of_one_site(hosts: list[str], claims: tuple[str, ...]) -> None:
    assert claimed(hosts) == claims


def test_a_class_is_named_after_its_module() -> None:
    assert [class_name(name) for name in ("hill", "hill_news", "site_163")] == ["Hill", "HillNews", "Site163"]


@pytest.mark.parametrize(
    "name", ["Hill News", "hill-news", "https://www.hill.example/", "163.com", "import", "hill.py"]
)
def test_what_is_suggested_can_be_a_name(name: str) -> None:
    like = suggested(name)
    assert check_name(name)
    assert like
    assert check_name(like) is None


@given(st.text(), st.text(), st.text())
def test_nothing_a_page_says_breaks_out_of_the_source(title: str, name: str, drop: str) -> None:
    draft = Draft((name,), title, {}, Container((name,), 1), [Drop(drop, 1, "")], 1)

    *_, site = module = ast.parse(plugin_source(draft, "Tried")).body

    assert [type(statement) for statement in module] == [ast.Expr, ast.ImportFrom, ast.ImportFrom, ast.ClassDef]
    assert isinstance(site, ast.ClassDef)
    hosts, body = site.body
    assert isinstance(hosts, ast.Assign)
    assert isinstance(body, ast.Assign)
    assert isinstance(body.value, ast.Call)
    assert ast.literal_eval(hosts.value) == (name,)
    assert [ast.literal_eval(argument) for argument in body.value.args] == [name]
    assert [ast.literal_eval(option.value) for option in body.value.keywords] == [(drop,)]
