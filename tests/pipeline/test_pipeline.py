"""The way of a document: a site that fails is warned about, and the document goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from extractor import Article, Document, Extractor, Image, Kind, NoContentError, Origin, Site, field
from extractor.rules import Match, Region, between, block, css, css_all, meta

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
"""
PAGE = f"""<html lang="en"><head><title>Fog in the harbour | Pond News</title>
<meta property="og:site_name" content="Pond News"></head><body><nav>Home</nav><h1>Fog in the harbour</h1>
<time datetime="2021-06-07T16:05:00">Monday</time><div id="story"><h2>Fog in the harbour</h2>{PROSE}
<div class="ad">Buy a boat.</div><p class="tip">Our tip.</p><p>责任编辑：林望舒 EN031</p></div></body></html>"""
URL = "https://pond.example/1"


class Pond(Site):
    hosts = ("pond.example",)
    timezone = "Asia/Shanghai"
    title = css("h1")
    source = "Pond News"
    published = css("time", attribute="datetime")
    body = block("#story", drop=".tip")


def run(*sites: type[Site], content: str | Document = PAGE, url: str | None = URL, **options: object) -> Article:
    return Extractor(sites=sites, **options).extract(content, url=url)


def pond(**attributes: object) -> type[Site]:
    """A site like Pond with other rules."""
    return type("Pond", (Pond,), attributes)


def refuse(self: Site, document: Document) -> None:
    raise RuntimeError("no luck")


# --- a site that works --------------------------------------------------------------------------------------


def test_what_stands_right_beside_a_sites_body_says_who_wrote_it() -> None:
    about = "<h1>旧粮仓改成图书室</h1><div class=about><p>林望舒/云溪日报</p><p>2024-03-12 09:26</p></div>"
    content = (
        f"<html><body>{about}<div id=story><p>三月十二日上午，云溪镇旧粮仓的木门重新打开。</p></div></body></html>"
    )
    assert run(pond(), content=content).authors == ("林望舒",)


def test_a_site_fills_the_article_and_says_so() -> None:
    article = run(Pond)
    assert article.body.splitlines()[0].startswith("The harbour master")
    assert len(article.body.splitlines()) == 3
    assert (article.title, article.source, article.extractor) == ("Fog in the harbour", "Pond News", "pond")
    assert (article.url, article.language, article.kind) == (URL, "en", Kind.PAGE)
    assert article.to_dict()["published"] == "2021-06-07T16:05:00+08:00"
    assert article.editors == ("林望舒",)
    assert article.warnings == ()
    assert article.origins["body"] == Origin("pond", 'block("#story")')
    assert article.origins["title"] == Origin("pond", 'css("h1")', "Fog in the harbour")
    assert article.origins["editors"] == Origin("body", 'label("责任编辑")', "林望舒 EN031")
    assert "authors" not in article.origins


def test_every_removal_says_why() -> None:
    assert [
        (removal.reason, removal.rule, removal.text)
        for removal in run(Pond).removals
        if removal.reason != "editor line"
    ] == [
        ("advertisement", "[class or id ~ ad]", "Buy a boat."),
        ("site", ".tip", "Our tip."),
        ("title", "the title again", "Fog in the harbour"),
    ]


def test_what_holds_most_of_the_text_is_no_boilerplate_whatever_its_class() -> None:
    page = f"<html><body><div id=story><div class='share ad'>{PROSE}</div><p>One more.</p></div></body></html>"
    assert len(run(Pond, content=page).body.splitlines()) == 4


def test_the_tree_of_a_document_is_not_changed() -> None:
    host = Extractor(sites=[Pond])
    for url in (URL, None):
        document = host.read(PAGE, url=url)
        before = [(element.tag, element.text, element.tail, dict(element.attrib)) for element in document.tree.iter()]
        first = host.extract(document)
        assert [
            (element.tag, element.text, element.tail, dict(element.attrib)) for element in document.tree.iter()
        ] == before
        assert host.extract(document) == first


def test_the_layouts_of_a_site_are_tried_in_order() -> None:
    layouts = pond(body=block("#old") | block("#story"), title=css(".old") | meta("og:site_name"))
    article = run(layouts)
    assert article.origins["body"].rule == 'block("#story")'
    assert article.origins["title"] == Origin("pond", 'meta("og:site_name")', "Pond News")


# --- a site that does not fit -------------------------------------------------------------------------------


def test_a_body_rule_that_finds_nothing_gives_way_to_an_engine_and_a_warning() -> None:
    article = run(pond(body=block("#none", drop=".tip")))
    assert (article.extractor, article.title, article.source) == ("accurate", "Fog in the harbour", "Pond News")
    assert article.warnings == ('pond.body found nothing: block("#none", drop=(".tip",))',)


def test_every_rule_that_should_have_matched_is_warned_about() -> None:
    article = run(pond(title=css(".none"), published=css(".none"), body=block("#none"), tags=css_all(".none")))
    assert article.title == "Fog in the harbour"
    assert sorted(warning.partition(":")[0] for warning in article.warnings) == [
        "pond.body found nothing",
        "pond.published found nothing",
        "pond.title found nothing",
    ]


APART = f"""<html lang="en"><head><title>Fog in the harbour</title></head><body><div class="head">
<h1>Fog in the harbour</h1><p>Published: 7 June 2021 16:05</p><p>Updated: 8 June 2021 09:00</p></div>
<div class="column"><div id="story">{PROSE}</div></div><div class="below"><p>来源：云溪晚报</p><p>责任编辑：林望舒</p>
<span class="screenname">Ada Winter</span></div></body></html>"""
APART_FIELDS = ("title", "source", "authors", "editors", "published", "modified")


def test_a_plugin_never_loses_a_field_wherever_on_the_page_it_stands() -> None:
    class Bare(Site):
        hosts = ("pond.example",)
        body = block("#story")

    without, with_plugin = run(content=APART), run(Bare, content=APART)
    assert (with_plugin.extractor, with_plugin.warnings) == ("bare", ())
    assert all(getattr(without, name) for name in APART_FIELDS)
    assert without.origins["authors"].by == "trafilatura"
    assert [getattr(with_plugin, name) for name in APART_FIELDS] == [getattr(without, name) for name in APART_FIELDS]


def test_who_wrote_it_may_stand_right_beside_the_container() -> None:
    page = f"""<html lang="zh"><head><title>渡口的柳树今年又绿了一回</title></head><body><div class="head">
    <h1>渡口的柳树今年又绿了一回</h1></div><div class="about"><p>林望舒/云溪晚报</p><p>2021-06-07 16:05</p></div>
    <div id="story">{"<p>渡口的老柳树上个月发了新芽，孩子们放学以后都来给它浇水。</p>" * 6}</div></body></html>"""
    for site in (pond(), pond(authors=css_all(".none"))):
        assert run(site, content=page).authors == run(content=page).authors == ("林望舒",)


def test_what_the_page_says_and_a_rule_misses_is_filled_and_warned_about() -> None:
    missed = dict.fromkeys(APART_FIELDS, css(".none"))
    without, with_plugin = run(content=APART), run(pond(timezone=None, **missed), content=APART)
    assert [getattr(with_plugin, name) for name in APART_FIELDS] == [getattr(without, name) for name in APART_FIELDS]
    assert sorted(with_plugin.warnings) == sorted(f'pond.{name} found nothing: css(".none")' for name in APART_FIELDS)


def test_a_value_that_is_none_of_its_kind_is_warned_about() -> None:
    article = run(pond(published=css("h1")))
    assert article.warnings == ("pond.published found 'Fog in the harbour', which is no published",)
    assert article.published == datetime(2021, 6, 7, 16, 5, tzinfo=Pond().zone)


@pytest.mark.parametrize("name", ["title", "published", "source", "authors", "tags", "body", "unavailable"])
def test_a_rule_that_raises_is_named_and_the_document_goes_on(name: str) -> None:
    article = run(pond(**{name: refuse}))
    assert article.warnings == (f"pond.{name} raised RuntimeError: no luck",)
    assert article.title == "Fog in the harbour"
    assert "counted forty small boats" in article.body
    assert article.extractor == ("accurate" if name == "body" else "pond")


def test_a_site_that_cannot_be_made_is_named_and_the_document_goes_on() -> None:
    def broken(self: Site) -> None:
        raise RuntimeError("no luck")

    for url, attributes in ((URL, {}), (None, {"recognises": lambda self, document: True})):
        article = run(pond(__init__=broken, **attributes), url=url)
        assert article.extractor == "accurate"
        assert [warning for warning in article.warnings if "pond" in warning and "no luck" in warning]


def test_a_site_that_cannot_tell_is_named_and_the_others_are_asked() -> None:
    other = type("Lake", (Pond,), {"hosts": (), "recognises": lambda self, document: True})
    article = run(pond(recognises=refuse), other, url=None)
    assert (article.extractor, article.warnings) == ("lake", ("pond.recognises raised RuntimeError: no luck",))


@pytest.mark.parametrize(
    "value",
    ["text", 5, Match("text", "x", "x"), Match(Region([], {}), "x", ""), Match(None, "x", "")],
)
def test_a_body_that_is_no_region_is_warned_about(value: object) -> None:
    article = run(pond(body=lambda self, document: value))
    assert article.extractor == "accurate"
    assert article.warnings[0].startswith("pond.body")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ["a"]),
        ("authors", 5),
        ("images", 5),
        ("tags", {"a": 1}),
        ("published", object()),
        ("title", Match("a", "x", None)),
    ],
)
def test_a_value_of_any_type_takes_nothing_with_it(name: str, value: object) -> None:
    assert run(pond(**{name: lambda self, document: value})).extractor == "pond"


def test_a_field_may_be_of_any_form_its_rule_gives() -> None:
    @field
    def published(self: Site, document: Document) -> date:
        return date(2021, 6, 8)

    article = run(pond(published=published, tags="sea, fog，sea", images=css_all("#none, nav"), authors=["Jane Doe"]))
    assert (article.published, article.tags, article.authors) == (date(2021, 6, 8), ("sea", "fog"), ("Jane Doe",))
    assert article.images == (Image("https://pond.example/Home"),)


# --- no article ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<p class=tip>x</p>", "empty"),
        ("<p>责任编辑：林望舒</p><p>扫码关注公众号</p>", "empty"),
        ("<p class=tip>x</p><img src=/x.png>", "pictures"),
    ],
)
def test_where_the_article_should_be_and_nothing_is_there_is_none(inside: str, reason: str) -> None:
    page = f"<html><body><h1>Fog</h1><div id=story>{inside}</div><div>{PROSE}</div></body></html>"
    with pytest.raises(NoContentError, match="pond: there is no text") as error:
        run(Pond, content=page)
    assert error.value.reason == reason


def test_a_site_may_say_why_there_is_no_article() -> None:
    with pytest.raises(NoContentError, match=r"pond: .*\(captcha\)") as error:
        run(pond(unavailable=lambda self, document: "captcha"))
    assert error.value.reason == "captcha"


def test_a_notice_in_the_place_of_the_article_is_none() -> None:
    page = "<html><body><h1>Fog</h1><div id=story><p>该内容已被发布者删除</p><p>帮助中心</p></div></body></html>"
    with pytest.raises(NoContentError, match=r"pond: .*\(deleted\)") as error:
        run(Pond, content=page)
    assert error.value.reason == "deleted"


@pytest.mark.parametrize("below", ["下一篇", "该内容已被发布者删除\n\n下一篇", "![](/x.png)\n\n下一篇"])
def test_pages_that_the_site_did_not_serve_count_for_no_rule(below: str) -> None:
    host = Extractor(sites=[pond(body=between(until="^下一篇"))])
    passed = host.begin(f"---\ntitle: 雾\nurl: https://pond.example/1\n---\n\n# 雾\n\n{below}\n\n更多")
    with pytest.raises(NoContentError) as error:
        passed.run()
    assert passed.unavailable == (None if "png" in below else error.value.reason)


def test_where_nobody_finds_anything_the_error_says_what_went_wrong_before() -> None:
    with pytest.raises(
        NoContentError, match=r"reads like an article; .*pond\.title raised RuntimeError: no luck"
    ) as error:
        run(pond(title=refuse, body=refuse), content="<html><body></body></html>")
    assert error.value.reason == "empty"
    assert "pond.body raised" in str(error.value)


# --- captions and addresses ---------------------------------------------------------------------------------


def test_addresses_are_absolute_where_the_page_says_its_own() -> None:
    page = PAGE.replace("<h2>", "<img src='x.png' alt='A boat'><a href='2'>next</a><h2>")
    assert run(Pond, content=page).images == (Image("https://pond.example/x.png", "A boat"),)
    canonical = page.replace("<head>", f"<head><link rel=canonical href='{URL}'>")
    assert run(Pond, content=canonical, url=None).images == run(Pond, content=page).images
    document = replace(Extractor().read(page), url="https://pond.example/a/b")
    assert run(Pond, content=document, url=None).images[0].url == "https://pond.example/a/x.png"
