"""Hostile input: it fetches nothing, loads nothing, runs nothing, and does not stand still."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Article, Extractor, ExtractorError, Kind
from extractor.blocks.boilerplate import RELATED_HEADING, kind_of, named
from extractor.document.reading import read
from extractor.fields.sources import clean_source
from extractor.fields.when.dates import find_dates, parse_date
from extractor.fields.who.bylines import byline, reporters, signed
from extractor.fields.who.credits import credited, parse_credits
from extractor.fields.who.persons import is_medium, is_person, names
from extractor.rules import label

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
"""
EXTRACTOR = Extractor()


def page(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{PROSE}{body}</article></body></html>"


def extract(content: str, **options: object) -> Article | None:
    with suppress(ExtractorError):
        return EXTRACTOR.extract(content, **options)
    return None


# --- nothing is fetched, nothing is loaded ------------------------------------------------------------------


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it asked for the network")

    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("kind", Kind)
def test_the_network_is_never_used(kind: Kind) -> None:
    web = "http://attacker.example/x"
    content = (
        f"<!DOCTYPE html SYSTEM '{web}.dtd'><?xml-stylesheet href='{web}.css'?><html><head><base href='{web}'>"
        f"<link rel=canonical href='{web}'><link rel=stylesheet href='{web}'><meta property=og:url content='{web}'>"
        f"<script src='{web}'></script></head><body>{PROSE}<img src='{web}'><iframe src='{web}'></iframe>{web}"
    )
    article = EXTRACTOR.extract(content, url=web, kind=kind)
    assert article.html
    assert article.markdown


@pytest.mark.parametrize("head", ['<?xml version="1.0"?>', ""])
def test_external_entities_are_not_loaded(tmp_path: Path, head: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", "utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "inner">]>'
    article = EXTRACTOR.extract(head + doctype + page(body="<p>One &x; two &y; three.</p>"))
    assert "the secret" not in article.to_json()


def test_entities_do_not_multiply() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    content = f'<!DOCTYPE html [<!ENTITY e0 "lol">{entities}]>{page(body="<p>&e9;</p>")}'
    assert len(read(content).tree.text_content()) < 10_000


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/object:extractor.Site", "!!python/name:os.system"]
)
def test_tags_in_a_header_make_no_objects(tag: str, tmp_path: Path) -> None:
    found = read(f"---\ntitle: x\nauthor: {tag} ['touch {tmp_path}/made']\n---\n{PROSE}").front_matter["author"]
    assert isinstance(found, (str, list))
    assert list(tmp_path.iterdir()) == []


def test_a_header_does_not_multiply() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 6))
    for key in ("author", "tags", "description", "source", "categories"):
        article = EXTRACTOR.extract(f"---\n{bomb}{key}: *a5\n---\n{PROSE}")
        assert len(article.to_json()) < 20_000
    assert len(str(read(f"---\n{bomb}---\n{PROSE}").front_matter)) < 100 * len(bomb)


def test_a_header_that_holds_itself_is_read() -> None:
    for key in ("author", "tags", "title", "date", "source", "description", "categories", "url", "lang"):
        assert extract(f"---\n{key}: &a [*a, x]\nx: y\n---\n{PROSE}") is not None


# --- nothing runs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd"]
)
@pytest.mark.parametrize("header", ["", "---\ntitle: x\n---\n"])
def test_links_that_run_or_carry_something_are_dropped(scheme: str, header: str) -> None:
    article = EXTRACTOR.extract(
        header + PROSE + f'<p><a href="{scheme}">link</a> <img src="{scheme}" alt="picture"></p>'
    )
    for found in (article.html, article.markdown, article.to_json()):
        assert "link" in found
        assert not re.search(r"javascript:|data:|vbscript:|file:", found)


def test_markdown_that_runs_something_is_dropped() -> None:
    article = EXTRACTOR.extract(
        "# Fog\n\n[link](javascript:alert(1)) ![picture](data:text/html,x) <script>alert(1)</script>"
    )
    assert "<script" not in article.html
    assert not re.search(r'(?:href|src)="(?!https?:)', article.html)


# --- nothing takes forever or raises ------------------------------------------------------------------------

DEEP = [tag * 1500 for tag in ("<div>", "<span>", "<b>", "<blockquote>", "<a href=/x>")]
DEEP += ["<ul><li>" * 700, "<table><tr><td>" * 450]


@pytest.mark.parametrize("tags", DEEP)
def test_deep_nesting_is_read_and_written(tags: str) -> None:
    article = EXTRACTOR.extract(f"{PROSE}{tags}The end of it.")
    assert "The end of it." in article.body
    assert "The end of it." in article.html
    assert "The end of it." in article.markdown
    assert len(article.html) < 200_000


@pytest.mark.parametrize(
    "head",
    [
        "<title>" + "fog | " * 5000 + "</title>",
        "<title>" + "河-" * 5000 + "</title>",
        '<meta property="og:title" content="' + "fog - " * 5000 + '">',
        '<script type="application/ld+json">{"@type": "Article", "author": '
        + "[" * 400
        + '"x"'
        + "]" * 400
        + "}</script>",
        '<script type="application/ld+json">' + '{"@graph":' * 400 + "{}" + "}" * 400 + "</script>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<meta property="og:image" content="https://[x"><link rel=canonical href="https://[x">',
        '<meta property="og:url" content="https://[x">',
        '<meta name="date" content="' + "9" * 500 + '">',
    ],
)
def test_no_head_takes_the_article_with_it(head: str) -> None:
    for url in (None, "https://a.example/1", "https://[a"):
        assert EXTRACTOR.extract(page(head), url=url).body.startswith("The harbour master")


def test_huge_attributes_are_read() -> None:
    huge = "x y " * 250_000
    article = EXTRACTOR.extract(f'<p class="{huge}" title="{huge}">The boats came home.</p><img src="/x" alt="{huge}">')
    assert article.body == "The boats came home."


REPEATED = (
    "a 1 [ ] ( ) （ ： : - * _ ` # > | < </ & \" . 。 、 · , / ~ \\ { } ! @ = T \u3000 \u200b 记者 编辑 来源 张 林望舒、 李· 责任编辑： （记者 电（ 文/ 未经 "
    "扫码 关注 欢迎 本文 微信扫 公众号 上午 12: 2021- 2021-01-01_ 1_Jan_2021_ jan_ 20_ ![ ]( [a]( ** ***a _a a_b_ k:_v a, <a_ <!-- <div> <p> - --- "
    "1._ >_ |a &#x5b; :// by_ and_ | _-_"
).replace("_", " ").split(" ")  # fmt: skip
UNITS = [
    unit
    for unit in {
        *REPEATED,
        " ",
        "\t",
        "\n",
        "a b ",
        "- ",
        "--\n",
        "==\n",
        "a|b\n-|-\n",
        "k: v\n",
        "k: [\n",
        "记者 张 ",
        "2021年1月1日 ",
    }
    if unit
]
LINES: dict[str, Callable[[str], object]] = {
    "find_dates": lambda text: list(find_dates("2021" + text)),
    "parse_date": lambda text: [parse_date(text), parse_date("2021" + text[:900])],
    "names": names,
    "parse_credits": lambda text: list(parse_credits(text)),
    "credited": lambda text: [credited(text, ["编辑"]), label("来源")("来源：" + text)],
    "signed": lambda text: [signed(text), signed("记者" + text)],
    "byline": lambda text: [byline(text[:200]), byline("By " + text[:200], marked=True), names("By " + text[:1900])],
    "reporters": lambda text: reporters([text] * 8),
    "is_medium, is_person": lambda text: [is_medium(text), is_person(text)],
    "kind_of": kind_of,
    "named": named,
    "related heading": RELATED_HEADING.match,
    "clean_source": clean_source,
}


def assert_quick(read_one: Callable[[str], object], *lengths: int) -> None:
    """Whatever is repeated is read in time: ten times what it takes on a slow machine."""
    for length in lengths:  # the short ones first: what backtracks fails here and not tomorrow
        started = time.process_time()
        for unit in UNITS:
            read_one((unit * (length // len(unit) + 1))[:length])
            assert time.process_time() - started < 10, (unit, length)


@pytest.mark.parametrize("name", LINES)
def test_no_line_makes_a_pattern_backtrack(name: str) -> None:
    assert_quick(LINES[name], 5_000, 20_000, 200_000)


FRAMES = ["{}", "---\nauthor: {}\n---\n<p>x", "---\nk: v\n{}\n---\n# x", "<meta{}", "x\n\n{}", "<html><title>{}"]


@pytest.mark.parametrize("frame", FRAMES)
def test_no_document_makes_reading_backtrack(frame: str) -> None:
    assert_quick(lambda text: read(frame.format(text)), 2_000, 20_000)


@given(
    st.lists(
        st.sampled_from(
            [
                *UNITS,
                *PROSE.split("\n"),
                "<title>",
                "<h1>",
                "<script type=application/ld+json>",
                "<meta name=author content='",
            ]
        ),
        max_size=20,
    ),
    st.sampled_from([None, *Kind]),
)
def test_no_document_raises_anything_but_our_own_errors(pieces: list[str], kind: Kind | None) -> None:
    article = extract("".join(pieces), kind=kind)
    assert article is None or article.to_json()
