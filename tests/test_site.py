"""A site: rules, constants and methods; what is misspelt is refused when it is written."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from extractor import Document, PluginError, Site, field
from extractor.reading import read
from extractor.rules import Match, block, css, label
from extractor.site import FIELDS

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
    assert [site.rule(name) for name in (*FIELDS, "body")] == [None] * 13


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
        ({"titel": css("h1")}, r"site Pond: unknown attribute 'titel'; did you mean 'title'\?"),
        ({"publised": css("time")}, "did you mean 'published'"),
        ({"recognizes": lambda self, document: True}, "did you mean 'recognises'"),
        ({"author": css("a")}, "did you mean 'authors'"),
        ({"host": ("a.example",)}, "did you mean 'hosts'"),
        ({"zzz": 1}, "a site has title, authors, editors"),
        ({"title": 5}, "title is 5, which is no rule, no text and no method"),
        ({"tags": ("a", 5)}, "tags is .*, which is no rule"),
        ({"body": "#story"}, r"body is '#story'; write block\(...\) or between\(...\)"),
        ({"timezone": "Asia/Shanghay"}, "'Asia/Shanghay' is no time zone"),
        ({"timezone": "../etc"}, "is no time zone"),
        ({"timezone": 8}, "is no time zone"),
        ({"hosts": "pond.example"}, r"hosts is one text; write a tuple: hosts = \('pond.example',\)"),
        ({"hosts": ("https://Pond.example/news",)}, "is no host; did you mean 'pond.example'"),
        ({"hosts": ("Pond.example",)}, "did you mean 'pond.example'"),
        ({"hosts": ("pond.*.example",)}, "is no host"),
        ({"hosts": ("",)}, "is no host"),
        ({"hosts": (None,)}, "is no host"),
    ],
)
def test_what_is_misspelt_is_refused_with_a_suggestion(attributes: dict[str, Any], message: str) -> None:
    with pytest.raises(PluginError, match=message) as error:
        make(**attributes)
    assert __file__ in str(error.value) or __name__ in str(error.value)


@pytest.mark.parametrize(
    "host", ["pond.example", "*.pond.example", "localhost", "xn--fiqs8s", "news_1.pond-life.example"]
)
def test_a_host_is_a_name_or_a_wildcard(host: str) -> None:
    assert make(hosts=(host,)).hosts == (host,)
