"""``extractor new``: the pages it takes, where they are from, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from yunxi import TITLES, URL, files, news_page

from extractor import Extractor
from extractor.testing import load_cases

# --- addresses ----------------------------------------------------------------------------------------------


def test_a_page_that_does_not_say_where_it_is_from_needs_an_address(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    pages = saved("harbour", "orchard", canonical=False)
    result = extractor("new", "yunxi", *pages)
    assert result.code == 2
    assert "harbour.html, orchard.html: the page does not say where it is from" in result.err
    assert "--url" in result.err


def test_an_address_may_be_given_for_each_page(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour", "orchard", canonical=False)
    urls = [part for name in ("harbour", "orchard") for part in ("--url", URL.format(name))]
    assert extractor("new", "yunxi", *pages, *urls).code == 0
    case = (extractor.folder / "tests/fixtures/yunxi/orchard/case.json").read_text("utf-8")
    assert json.loads(case) == {"url": URL.format("orchard")}


def test_one_address_stands_for_the_pages_that_do_not_say_theirs(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    pages = saved("harbour") + saved("orchard", "library", canonical=False)
    assert extractor("new", "yunxi", *pages, "--url", "https://news.yunxi.example/").code == 0
    cases = extractor.folder / "tests/fixtures/yunxi"
    assert not (cases / "harbour/case.json").exists()
    assert json.loads((cases / "library/case.json").read_text("utf-8")) == {"url": "https://news.yunxi.example/"}


def test_the_pages_may_be_those_of_a_plugin_there_is_already(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour", "orchard", "library", canonical=False)
    assert extractor("new", "ours", *pages[:2], "--site", "sina", "--check", pages[2]).code == 0
    host = Extractor(plugins_dir=extractor.folder / "plugins")
    theirs, ours = (next(entry.hosts for entry in host.sites if entry.name == name) for name in ("sina", "ours"))
    assert ours == theirs
    (record,) = extractor("extract", pages[2], "--site", "ours", "--plugins-dir", "plugins").records
    assert (record["extractor"], record["title"]) == ("ours", TITLES["library"])
    assert all(
        check.passed
        for case in load_cases(extractor.folder / "tests/fixtures")
        for check in case.checks(case.run(host))
    )


def test_a_site_that_is_not_there_or_has_other_pages_is_refused(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    result = extractor("new", "ours", *saved("harbour"), "--site", "sinna")
    assert (result.code, result.err) == (2, "extractor: there is no site 'sinna'; did you mean 'sina'?\n")
    result = extractor("new", "ours", "harbour.html", "--site", "sina", "--url", URL.format("harbour"))
    assert result.err == "extractor: harbour.html is of news.yunxi.example, which sina does not claim\n"


def test_what_a_page_says_of_itself_is_never_code(extractor: Any) -> None:
    host = 'news.yunxi.example\\",);open(chr(79),chr(119));x=(\\"'
    for name in ("harbour", "orchard"):
        page = news_page(name, host=host.replace('"', "&quot;"))
        extractor.write(
            f"{name}.html", page.replace('content="云溪新闻网"', 'content=\'\\"""); open(chr(79), chr(119)) #\'')
        )
    result = extractor("new", "yunxi", "harbour.html", "orchard.html")
    assert (result.code, files(extractor.folder)) == (2, ["harbour.html", "orchard.html"])
    assert "does not say where it is from" in result.err
    assert extractor("new", "yunxi", "harbour.html", "orchard.html", "--url", URL.format("x")).code == 0
    extractor("extract", "harbour.html", "--plugins-dir", "plugins")
    assert not (extractor.folder / "O").exists()


@pytest.mark.parametrize(
    ("urls", "message"),
    [
        (["https://a.example/1", "https://a.example/2"], "2 addresses for 3 pages: give --url once for each page"),
        (["news.yunxi.example/1"], "is no address; did you mean https://news.yunxi.example/1?"),
    ],
)
def test_addresses_that_cannot_be_are_refused(
    extractor: Any, saved: Callable[..., list[str]], urls: list[str], message: str
) -> None:
    result = extractor("new", "yunxi", *saved(), *(part for url in urls for part in ("--url", url)))
    assert result.code == 2
    assert message in result.err
    assert not (extractor.folder / "plugins").exists()


def test_several_hosts_of_one_site_are_claimed_together(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour") + saved("orchard", host="local.yunxi.example")
    assert extractor("new", "yunxi", *pages).code == 0
    source = (extractor.folder / "plugins/yunxi.py").read_text("utf-8")
    assert 'hosts = ("yunxi.example", "*.yunxi.example")' in source


def test_pages_of_two_sites_are_refused(extractor: Any, saved: Callable[..., list[str]]) -> None:
    result = extractor("new", "yunxi", *saved("harbour"), *saved("orchard", host="www.shantang.example"))
    assert result.code == 2
    assert "different sites: shantang.example (orchard.html), yunxi.example (harbour.html)" in result.err


# --- what is refused ----------------------------------------------------------------------------------------


def test_nothing_is_overwritten_without_force(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved()
    plugin = extractor.write("plugins/yunxi.py", '"""Mine."""\n')
    result = extractor("new", "yunxi", *pages)
    assert (result.code, result.out) == (2, "")
    assert "plugins/yunxi.py is there already; --force replaces it" in result.err
    plugin.unlink()
    case = extractor.write("tests/fixtures/yunxi/orchard/body.txt", "Mine.\n")
    result = extractor("new", "yunxi", *pages)
    assert (result.code, result.out) == (2, "")
    assert "tests/fixtures/yunxi/orchard: there already" in result.err
    assert (plugin.exists(), case.read_text("utf-8")) == (False, "Mine.\n")
    assert not (extractor.folder / "tests/fixtures/yunxi/harbour").exists()


def test_force_replaces_plugin_and_fixtures(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved()
    assert extractor("new", "yunxi", *pages).code == 0
    before = {name: (extractor.folder / name).read_bytes() for name in files(extractor.folder)}
    extractor.write("plugins/yunxi.py", '"""Mine."""\n')
    extractor.write("tests/fixtures/yunxi/orchard/body.txt", "Mine.\n")
    assert extractor("new", "yunxi", *pages, "--force").code == 0
    assert {name: (extractor.folder / name).read_bytes() for name in files(extractor.folder)} == before


@pytest.mark.parametrize(
    ("name", "like"),
    [("YunxiNews", "yunxi_news"), ("yunxi-news", "yunxi_news"), ("163", "site_163"), ("class", "class_news"),
     ("www.yunxi.example", "yunxi_example"), ("云溪", "example_news"), ("site", "site_news"), ("../x", "x")],
)  # fmt: skip
def test_a_name_that_cannot_be_is_refused_with_one_that_can(
    extractor: Any, saved: Callable[..., list[str]], name: str, like: str
) -> None:
    result = extractor("new", name, *saved("harbour"))
    assert result.code == 2
    assert f"did you mean '{like}'?" in result.err
    assert files(extractor.folder) == ["harbour.html"]


def test_two_plugins_of_one_folder_may_not_claim_one_host(extractor: Any, saved: Callable[..., list[str]]) -> None:
    extractor.site("plugins/mine.py", host="news.yunxi.example")
    result = extractor("new", "yunxi", *saved())
    assert result.code == 2
    assert "mine.py claims news.yunxi.example already" in result.err


def test_a_plugin_that_would_not_be_asked_is_not_written(extractor: Any) -> None:
    for name, host in (("harbour", "mp.weixin.qq.com"), ("orchard", "news.qq.com")):
        extractor.write(f"{name}.html", news_page(name, host=host))
    result = extractor("new", "qq", "harbour.html", "orchard.html")
    assert (result.code, result.out) == (2, "")
    assert "the plugin 'wechat' claims these hosts more exactly" in result.err


def test_a_page_without_an_article_is_named(extractor: Any, saved: Callable[..., list[str]]) -> None:
    extractor.write(
        "login.html", '<!doctype html><link rel="canonical" href="https://news.yunxi.example/in"><p>登录</p>'
    )
    result = extractor("new", "yunxi", *saved(), "login.html")
    assert (result.code, result.out) == (2, "")
    assert "login.html: nothing on it reads like an article; leave that page out" in result.err
    assert not (extractor.folder / "plugins").exists()


def test_a_page_that_is_not_there_is_named(extractor: Any) -> None:
    result = extractor("new", "yunxi", "nowhere.html")
    assert (result.code, result.err) == (2, "extractor: nowhere.html: No such file or directory\n")
