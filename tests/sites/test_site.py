"""A site: rules, constants and methods; what is misspelt is refused when it is written."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from extractor import Document, PluginError, Site, field
from extractor.document.reading import read
from extractor.rules import Match, block, css, css_all, label
from extractor.sites.site import RULED

PAGE = "<html><body><h1>Fog</h1><p class=by>责任编辑：林望舒</p><div id=story>One.</div></body></html>"


def make(name: str = "Pond", **attributes: Any) -> type[Site]:
    """The class statement, written as a call."""
    return type(name, (Site,), {"hosts": ("pond.example",)} | attributes)


class Harbour(Site):
    hosts = ("harbour.example", "*.harbour.example")
    timezone = "Asia/Shanghai"
    title = css("h1")
    source = "云溪晚报"
    tags = ("sea", "fog")
    editors = css(".by") >> label("责任编辑")
    body = block("#story")

    @field
    def authors(self, document: Document) -> list[str]:
        return [f"{self._who(document)} of the {self.name}"]

    @field
    def description(self, document: Document) -> Match:
        return Match("Short.", "the first line", "Short. And more.")

    @field
    def language(self, document: Document) -> None:
        return None

    def _who(self, document: Document) -> str:
        return "master"


@pytest.fixture
def document() -> Document:
    return read(PAGE)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("title", Match("Fog", 'css("h1")', "Fog")),
        ("source", Match("云溪晚报", '"云溪晚报"', "云溪晚报")),
        ("tags", Match(("sea", "fog"), '("sea", "fog")', "('sea', 'fog')")),
        ("editors", Match("林望舒", 'css(".by") >> label("责任编辑")', "责任编辑：林望舒")),
        ("authors", Match(["master of the harbour"], "Harbour.authors()", "['master of the harbour']")),
        ("description", Match("Short.", "the first line", "Short. And more.")),
        ("language", None),
        ("url", None),
    ],
)
def test_a_field_is_a_rule_a_constant_or_a_method(document: Document, name: str, match: Match | None) -> None:
    rule = Harbour().rule(name)
    assert (rule and rule.match(document)) == match


def test_a_site_says_how_its_rules_are_written() -> None:
    site = Harbour()
    assert str(site.rule("title")) == 'css("h1")'
    assert str(site.rule("authors")) == "Harbour.authors()"
    assert str(site.rule("body")) == 'block("#story")'


def test_a_site_is_named_after_its_class_and_knows_its_zone() -> None:
    assert (Harbour().name, Harbour().zone) == ("harbour", ZoneInfo("Asia/Shanghai"))
    assert make()().zone is None


def test_without_rules_a_site_recognises_nothing_and_misses_nothing(document: Document) -> None:
    site = make()()
    assert site.recognises(document) is False
    assert site.unavailable(document) is None
    assert [site.rule(name) for name in (*RULED, "body")] == [None] * 14


def test_a_site_can_be_made_from_another() -> None:
    class Quay(Harbour):
        hosts = ("quay.example",)
        source = None

    assert (Quay().name, str(Quay.title), Quay.source, Quay().zone) == ("quay", 'css("h1")', None, Harbour().zone)


def test_private_names_are_the_sites_own() -> None:
    assert make(_helper=1, __doc__="Pond News.")()._helper == 1


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({"titel": css("h1")}, "titel: unknown attribute; did you mean 'title'?"),
        ({"publised": css("time")}, "publised: unknown attribute; did you mean 'published'?"),
        ({"recognizes": lambda self, document: True}, "recognizes: unknown attribute; did you mean 'recognises'?"),
        ({"author": css("a")}, "author: unknown attribute; did you mean 'authors'?"),
        ({"host": ("a.example",)}, "host: unknown attribute; did you mean 'hosts'?"),
        ({"date": css("time")}, "date: unknown attribute; did you mean 'published'?"),
        ({"zzz": 1}, "zzz: unknown attribute; a site has title, authors, editors"),
        ({"chop": lambda self, text: text}, "a method of your own begins with an underscore: '_chop'"),
        ({"title": 5}, "title: 5 is no rule, no text and no method; a method is def title(self, document)"),
        ({"tags": ("a", 5)}, "tags: ('a', 5) is no rule"),
        ({"title": (css("h1"),)}, 'title: a tuple of one rule; write it without the comma or brackets: css("h1")'),
        ({"title": [css("a"), css("b")]}, 'title: a list of rules; join them with |: css("a") | css("b")'),
        (
            {"title": label("来源")},
            'label("来源") is a function for what a rule finds; write css("...") >> label("来源")',
        ),
        ({"title": css}, 'title: css is a function to call; write css("...")'),
        ({"title": label}, 'title: label is a function to call; write label("...")'),
        (
            {"title": css("h1") | block("h2")},
            'block("h2") finds a part of the page, and no text; did you mean css("h2")?',
        ),
        ({"title": block("h1", drop="b")}, 'did you mean css("h1")?'),
        ({"body": css("#story")}, 'css("#story") finds a text, and no part of the page; did you mean block("#story")?'),
        ({"body": css("p") >> str.strip}, "finds a text, and no part of the page; write block(...) or between(...)"),
        ({"body": "#story"}, 'body: "#story" is a text; write block("#story")'),
        ({"body": 5}, "body: 5 is no rule and no method"),
        ({"title": lambda document: "x"}, "title: the method takes (document); write def title(self, document)"),
        ({"body": lambda self: None}, "body: the method takes (self); write def body(self, document)"),
        ({"source": property(lambda self: "x")}, "source: a property; write a method: def source(self, document)"),
        ({"recognises": True}, "recognises: True is no method; a method is def recognises(self, document)"),
        ({"recognises": "pond"}, 'recognises: "pond" is no method'),
        (
            {"unavailable": lambda self: None},
            "unavailable: the method takes (self); write def unavailable(self, document)",
        ),
        (
            {"title": css_all("h1")},
            'title: css_all("h1") finds a list, and title is one text; did you mean css("h1")?',
        ),
        ({"timezone": "Asia/Shanghay"}, 'timezone: "Asia/Shanghay" is no time zone; did you mean "Asia/Shanghai"?'),
        ({"timezone": "asia/shanghai"}, 'did you mean "Asia/Shanghai"?'),
        ({"timezone": "London"}, 'did you mean "Europe/London"?'),
        ({"timezone": "Asia/Beijing"}, 'did you mean "Asia/Shanghai"?'),
        ({"timezone": "UTC+8"}, '"UTC+8" is no time zone; write a place, such as "Asia/Shanghai"'),
        ({"timezone": "../etc"}, '"../etc" is no time zone'),
        ({"timezone": ""}, "is no time zone"),
        ({"timezone": 8}, "8 is no time zone"),
        ({"hosts": "pond.example"}, 'hosts: one text; write a tuple: hosts = ("pond.example",)'),
        ({"hosts": 5}, 'hosts: 5 holds no hosts; write a tuple: hosts = ("example.com",)'),
        (
            {"hosts": ("https://Pond.example/news",)},
            '"https://Pond.example/news" is no host; did you mean "pond.example"?',
        ),
        ({"hosts": ("//pond.example",)}, 'did you mean "pond.example"?'),
        ({"hosts": ("pond.example:8080",)}, 'did you mean "pond.example"?'),
        ({"hosts": ("jane@pond.example/1?a:b",)}, 'did you mean "pond.example"?'),
        ({"hosts": ("pond.example.",)}, 'did you mean "pond.example"?'),
        ({"hosts": ("Pond.example",)}, 'did you mean "pond.example"?'),
        ({"hosts": ("*pond.example",)}, 'did you mean "*.pond.example"?'),
        ({"hosts": (".pond.example",)}, 'did you mean "*.pond.example"?'),
        ({"hosts": ("云溪.example",)}, '"云溪.example" is no host; did you mean "xn--9kq759e.example"?'),
        ({"hosts": ("*.云溪.example",)}, 'did you mean "*.xn--9kq759e.example"?'),
        ({"hosts": ("pond.*.example",)}, '"pond.*.example" is no host'),
        ({"hosts": ("*",)}, '"*" is no host'),
        ({"hosts": ("",)}, '"" is no host'),
        ({"hosts": (None,)}, "None is no host"),
    ],
)
def test_what_cannot_be_is_refused_with_a_suggestion(attributes: dict[str, Any], message: str) -> None:
    with pytest.raises(PluginError) as error:
        make(**attributes)
    assert message in str(error.value)
    assert re.match(r".*test_site\.py: site Pond: ", str(error.value))


def test_a_method_may_need_no_self_where_it_is_static(document: Document) -> None:
    site = make(title=staticmethod(lambda document: document.kind), recognises=classmethod(lambda cls, document: True))
    assert site().rule("title").match(document) == Match("page", "Pond.title()", "page")
    assert site().recognises(document)


@pytest.mark.parametrize(
    "host", ["pond.example", "*.pond.example", "localhost", "xn--fiqs8s", "news_1.pond-life.example"]
)
def test_a_host_is_a_name_or_a_wildcard(host: str) -> None:
    assert make(hosts=(host,)).hosts == (host,)
