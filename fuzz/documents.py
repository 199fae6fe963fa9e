"""Strategies that grow documents: trees of HTML, headers, Markdown, JSON-LD, and pages of the fixtures, broken."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

__all__ = ["DOCUMENTS"]

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
_PROSE = (
    "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.",
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.",
    "港口的灯塔在十一年里第一次敲响了旧钟，四十条小船在大雾之前回到了岸边，船上没有一台电台。",
    "记者 林望舒 编辑：周晚晴 来源：湾区晚报 2021年3月4日 05:06",
    "Von unserem Mitarbeiter, 12. März 2021, 8.15 Uhr",
)
_PIECES = (
    *_PROSE,
    *"责任编辑： 来源： 作者： （ ） 2021-02-30 1e999 http://[x javascript:alert(1) data:, //a.example/1 &#0; &#xd800; &amp; &nbsp; \ud800 \0 \x1b[31m".split(" "),
    *"\u202e \u200b \ufeff \u2028 \ue000 \ufffe \x85 \U0001f600 <!-- --> ]]> <![CDATA[ </script> </title> <svg> <p \" ' > < & \\ ` ``` ~~~ $ $$ | * ** _ [ ]( ![ # > - --- 1. : {".split(" "),
    " ",
    "\n",
    "\t",
    "",
)  # fmt: skip
_TAGS = (
    "p div span a b i em strong br img h1 h2 h3 ul ol li table tbody tr td th pre code blockquote figure figcaption article section "
    "main header footer nav aside form textarea select option script style noscript template svg math iframe video time address dl dt dd "
    "font center sup sub del details summary x-card body html head title meta link base plaintext frameset caption colgroup"
).split()
_NAMES = (
    "class id href src alt title style onclick onerror name content property itemprop rel datetime data-src colspan rowspan lang hidden width "
    "type charset http-equiv xmlns"
).split()
_KEYS = "title date author authors source url link tags categories description editor lang created permalink k".split()
_LD = "@type @graph headline author name datePublished dateModified publisher image url mainEntityOfPage keywords description".split()

texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=5).map("".join)
attributes = st.lists(st.tuples(st.sampled_from(_NAMES), texts), max_size=3).map(
    lambda pairs: "".join(f' {name}="{value}"' for name, value in pairs)
)


def _element(tag: str, attributes: str, inside: list[str], ends: bool) -> str:
    return f"<{tag}{attributes}>{''.join(inside)}" + (f"</{tag}>" if ends else "")


trees = st.recursive(
    texts,
    lambda inside: st.builds(_element, st.sampled_from(_TAGS), attributes, st.lists(inside, max_size=6), st.booleans()),
    max_leaves=25,
)
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts, st.just("NewsArticle")),
    lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(st.sampled_from(_LD), inside, max_size=5)),
    max_leaves=12,
)
json_ld = st.tuples(json_values, texts).map(
    lambda pair: f'<script type="application/ld+json">{json.dumps(pair[0])}{pair[1]}</script>'
)
prose = st.lists(st.sampled_from(_PROSE), max_size=4).map(lambda lines: "".join(f"<p>{line}</p>" for line in lines))
pages = st.tuples(st.lists(st.one_of(json_ld, trees), max_size=3).map("".join), trees, prose, trees).map(
    lambda parts: f"<!doctype html><html><head>{parts[0]}</head><body>{parts[1]}{parts[2]}{parts[3]}</body></html>"
)

header_values = st.recursive(
    texts, lambda inside: st.lists(inside, max_size=3).map(lambda items: f"[{', '.join(items)}]"), max_leaves=5
)
header_lines = st.one_of(
    st.tuples(
        st.sampled_from(_KEYS),
        st.sampled_from([": ", ":", ": &a ", ": *a", ": |\n  ", ': "', ":\n- ", ": !!x "]),
        header_values,
    ).map("".join),
    texts,
)
headers = st.lists(header_lines, max_size=6).map(lambda lines: "---\n" + "\n".join(lines) + "\n---\n")
marks = (
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "* ",
    "|",
    "| --- |",
    "```",
    "~~~",
    "$$",
    "[a]: /b",
    "![",
    "[x](",
    "](http://a.example/1)",
    "**",
    "",
)
markdown = st.lists(
    st.tuples(st.lists(st.sampled_from(marks), max_size=4).map("".join), texts).map("".join), max_size=12
)


def _fixtures() -> list[bytes]:
    files = sorted(file for file in FIXTURES.rglob("input*") if file.is_file())
    return [gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in map(Path.read_bytes, files)]


_CHARSETS = ("utf-8", "gb18030", "big5", "shift_jis", "utf-16", "utf-16-be", "cp1252", "utf-7", "hz")
_BITS = (
    b"<",
    b">",
    b"</div>",
    b"<div>",
    b"<!--",
    b"<svg>",
    b"<script>",
    b"</body></html>",
    b"&",
    b"\0",
    b"\xff",
    b"---\n",
    b"<table><tr><td>",
    b"'",
    b'"',
)


@st.composite
def mutated(draw: Callable[[Any], Any], documents: list[bytes]) -> bytes:
    """A page of the fixtures: cut, spliced, doubled, nested deep, in another charset, with bits in its middle."""
    document: bytes = draw(st.sampled_from(documents))
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted(draw(st.tuples(st.integers(0, len(document)), st.integers(0, len(document)))))
        match draw(st.sampled_from(["cut", "drop", "splice", "double", "nest", "charset", "bits"])):
            case "cut":
                document = document[:end]
            case "drop":
                document = document[:start] + document[end:]
            case "splice":
                document = document[:start] + draw(st.sampled_from(documents))[start:]
            case "double":
                document = document[:end] + document[start:end] * draw(st.integers(1, 5)) + document[end:]
            case "nest":
                tag = draw(st.sampled_from([b"<div>", b"<ul><li>", b"<table><tr><td>", b"<b>", b"> ", b"- "]))
                document = document[:start] + tag * draw(st.integers(1, 1000)) + document[start:]
            case "charset":
                name = draw(st.sampled_from(_CHARSETS))
                document = document.decode("utf-8", "replace").encode(name, "replace")
            case "bits":
                bits = b"".join(draw(st.lists(st.sampled_from(_BITS), min_size=1, max_size=20)))
                document = document[:start] + bits + document[start:]
        document = document[:2_000_000]
    return document


_FRAMES = (
    "<html><body>{}",
    "<p>{}",
    "<html><head><title>{}",
    "<html><body><div {}",
    "---\ntitle: {}",
    "---\ntitle: x\n---\n{}",
    "{}",
)


def _filled(frame: str, units: list[str], size: int) -> str:
    unit = "".join(units) or " "
    return frame.replace("{}", (unit * (size // len(unit) + 1))[:size])


_opened = st.sampled_from(
    [
        *_PIECES,
        *(f"<{tag}>" for tag in _TAGS),
        *("</p> <!-- a=1 x=' <a href=/x> <td colspan=9999> 2021-01-01".split(" ")),
    ]
)
repeated = st.builds(
    _filled,
    st.sampled_from(_FRAMES),
    st.lists(_opened, min_size=1, max_size=4),
    st.sampled_from([10**5, 10**6, 5 * 10**6]),
)

DOCUMENTS: dict[str, st.SearchStrategy[bytes | str]] = {
    "bytes": st.binary(max_size=400),
    "page": pages,
    "fragment": trees,
    "post": st.tuples(headers, trees).map("".join),
    "markdown": st.tuples(headers, markdown.map("\n".join)).map("".join),
    "repeated": repeated,
    "fixture": st.deferred(lambda: mutated(_fixtures())),
}
"""Strategies by the kind of input that they grow."""
