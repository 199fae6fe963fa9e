"""What the worst documents take that are known: none of 5 MB may take over ten seconds of a processor, or 1 GB.

    python benchmarks/hostile.py [--modes accurate fast explain] [NAME...]

Each is made, and extracted or explained in each mode, in a process of its own: a line says the seconds of a processor
it took, the most memory the process had, and what came of it. Exits with 1 where one took too much. NAME is the
beginning of the names of documents to try; all of them in all modes take a quarter of an hour.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

from extractor import Extractor, ExtractorError

SIZE = 5_000_000
_SECONDS, _MEMORY = 10.0, 1_000_000_000
_ENDED = 30  # seconds of a processor after which the process ends
_MODES = ("accurate", "fast", "explain")


def page(body: str) -> str:
    return f"<html><head><title>Title of the page</title></head><body>{body}</body></html>"


def sited(address: str, body: str) -> str:
    """A page that says whose it is, by its canonical URL."""
    return f'<html><head><link rel="canonical" href="{address}"></head><body><h1>x</h1>{body}</body></html>'


def filled(unit: str, frame: str = "{}") -> str:
    """A page with as many of these as fit, within what stands around them."""
    return page(frame.replace("{}", unit * ((SIZE - 1000) // len(unit.encode()))))


def post(body: str) -> str:
    return f"---\ntitle: Hello\ndate: 2020-01-01\n---\n\n{body}"


def posted(unit: str) -> str:
    """A post of as many of these as fit."""
    return post(unit * ((SIZE - 1000) // len(unit.encode())))


def head(lines: str, body: str = "The ferry was late again on Monday, and nobody could say why.") -> str:
    return f"---\n{lines}\n---\n\n{body}\n"


_LD = '<script type="application/ld+json">{}</script><p>hello there this is text</p>'
_ARTICLE = '{"@type":"NewsArticle","headline":"x","datePublished":"2020-01-01","author":{"name":"A B"}}'
_PERSON = '{"@type":"Person","name":"A"},'

PAGES: dict[str, Callable[[], str]] = {
    "paragraphs": lambda: filled("<p>x</p>"),
    "paragraphs of sentences": lambda: filled("<p>This is a sentence, of some length, for all.</p>"),
    "lines": lambda: filled("x<br>"),
    "control characters of two bytes": lambda: filled("\x85"),
    "nested div": lambda: filled("<div>"),
    "nested span": lambda: page("<span>" * 100_000 + "x"),
    "nested inline": lambda: filled("<b><font><i>x"),
    "nested table": lambda: page("<table><tr><td>" * 20_000 + "x"),
    "nested list": lambda: filled("<ul><li>x"),
    "nested quotation": lambda: filled("<blockquote>x"),
    "references": lambda: filled("&amp;", "<p>{}</p>"),
    "numbers of characters": lambda: filled("&#20013;", "<p>{}</p>"),
    "one word": lambda: filled("x", "<p>{}</p>"),
    "one Chinese line": lambda: filled("中", "<p>{}</p>"),
    "spaces": lambda: filled(" ", "<p>{}x</p>"),
    "words": lambda: filled("word, ", "<p>{}</p>"),
    "table": lambda: filled("<tr><td>x</td><td>y</td></tr>", "<table>{}</table>"),
    "tables": lambda: filled("<table><tr><td>x</td></tr></table>"),
    "spans of cells": lambda: page(
        f"<table>{'<tr><td colspan=1000000 rowspan=1000000>x</td><td>y</td></tr>' * 2000}</table>"
    ),
    "links": lambda: filled('<a href="/a/1.html">link text here</a> '),
    "links in a list": lambda: filled('<li><a href="/a/1.html">link text</a></li>', "<ul>{}</ul>"),
    "JSON-LD without an end": lambda: filled("x\\\\", _LD.replace("{}", '{"@type":"NewsArticle","headline":"{}')),
    "JSON-LD that is nested": lambda: page(_LD.replace("{}", "[" * 900 + "]" * 900)),
    "JSON-LD that is nested without an end": lambda: filled('{"a":', _LD),
    "JSON-LD of an article, often": lambda: filled(f'<script type="application/ld+json">{_ARTICLE}</script>'),
    "JSON-LD of many": lambda: page(_LD.replace("{}", "[" + _PERSON * 60_000 + "0]")),
    "less-than": lambda: filled("<"),
    "declarations": lambda: filled("<!"),
    "comments without an end": lambda: filled("<!--"),
    "tags without an end": lambda: filled("<a "),
    "CDATA": lambda: filled("<![CDATA["),
    "long attributes": lambda: page(f'<div class="{"x " * 500_000}"><p>hello there</p></div>' * 4),
    "many attributes": lambda: page(f"<div {' '.join(f'a{i}=1' for i in range(400_000))}><p>hello there</p></div>"),
    "nested long attributes": lambda: page(f'<div class="{"x " * 2000}">' * 1000 + "<p>hello</p>"),
    "headings": lambda: filled("<h2>Heading</h2>"),
    "dates": lambda: filled("<p>2020-01-01 10:00:00</p>"),
    "dates in lines": lambda: filled("2020年1月1日 10:00<br>\n"),
    "dates in one line": lambda: filled("2020-01-01 ", "<p>{}</p>"),
    "dates in words": lambda: filled("<p>Published: 5 May 2024, 10 a.m.</p>"),
    "bylines": lambda: filled("<p>记者:张三 编辑:李四 来源:新华社</p>"),
    "bylines in English": lambda: filled("<p>By Anna Reed and John Smith, Reuters</p>"),
    "bylines in one line": lambda: filled("记者 张三 ", "<p>{}</p>"),
    "pictures": lambda: filled('<img src="a.jpg">'),
    "figures": lambda: filled('<figure><img src="a.jpg"><figcaption>cap</figcaption></figure>'),
    "metadata": lambda: filled('<meta name="author" content="A B">'),
    "a long title": lambda: filled("Title - ").replace("<body>", "<title>").replace("</body>", "</title><p>hello</p>"),
    "a long headline": lambda: filled("Title | ", "<h1>{}</h1><p>hello</p>"),
    "preformatted": lambda: filled("x\n", "<pre>{}</pre>"),
    "a long script": lambda: filled("var a={};", "<script>{}</script><p>hello</p>"),
    "quotes of a script": lambda: filled('\\"', "<script>window.__INITIAL_STATE__={}</script>"),
    "strings of a script": lambda: filled(f'"{"<p>x. </p>" * 40}",', "<script>window.__INITIAL_STATE__=[{}]</script>"),
    "markup in markup": lambda: filled("&lt;p&gt;A sentence. ", "<textarea>{}</textarea>"),
    "JSON-LD that no repair mends": lambda: filled(
        '"author":"name":"A", ', _LD.replace("{}", _ARTICLE[:-1] + ",x y{}")
    ),
    "scripts without an end": lambda: filled("<script>"),
    "comments": lambda: filled("<!--x--><p>y</p>"),
    "forms": lambda: filled("<form><input>"),
    "control characters": lambda: filled("\x01", "<p>{}</p>"),
    "addresses": lambda: filled("http://a.example/b?c=d ", "<p>{}</p>"),
    "full stops": lambda: filled("a.", "<p>{}</p>"),
    "brackets": lambda: filled("(", "<p>{}</p>"),
}
"""Pages by what there is too much of in them."""

POSTS: dict[str, Callable[[], str]] = {
    "text: lines": lambda: "x\n" * (SIZE // 2),
    "text: paragraphs": lambda: "x\n\n" * (SIZE // 3),
    "Markdown: quotations": lambda: posted("> > > > > > > > > x\n"),
    "Markdown: a deep quotation": lambda: post(">" * 100_000 + " x\n"),
    "Markdown: deeper quotations": lambda: post("".join(">" * depth + " x\n" for depth in range(1, 3000))),
    "Markdown: deeper lists": lambda: post("".join("  " * depth + "- x\n" for depth in range(2000))),
    "Markdown: a deep list": lambda: post("- " * 500_000 + "x\n"),
    "Markdown: brackets": lambda: posted("["),
    "Markdown: links without an end": lambda: posted("[a]("),
    "Markdown: pictures without an end": lambda: posted("![["),
    "Markdown: nested links": lambda: post("[" * 50_000 + "a" + "](u)" * 50_000),
    "Markdown: stars": lambda: posted("*"),
    "Markdown: emphasis": lambda: posted("*a "),
    "Markdown: emphasis crosswise": lambda: posted("**a_ "),
    "Markdown: emphasis within words": lambda: posted("a**b"),
    "Markdown: longer code": lambda: post("".join("`" * length + "a" for length in range(1, 3000))),
    "Markdown: code": lambda: posted("`a``b"),
    "Markdown: less-than": lambda: posted("<"),
    "Markdown: tags without an end": lambda: posted("<a "),
    "Markdown: comments without an end": lambda: posted("<!--a "),
    "Markdown: instructions": lambda: posted("<?a "),
    "Markdown: CDATA": lambda: posted("<![CDATA[ "),
    "Markdown: references": lambda: posted("&amp;"),
    "Markdown: paragraphs": lambda: posted("x\n\n"),
    "Markdown: lines": lambda: posted("x\n"),
    "Markdown: one word": lambda: posted("x"),
    "Markdown: one Chinese line": lambda: posted("中"),
    "Markdown: headings": lambda: posted("# h\n"),
    "Markdown: rules": lambda: posted("---\n"),
    "Markdown: a table": lambda: post("|a|b|\n|-|-|\n" + "|x|y|\n" * (SIZE // 7)),
    "Markdown: a wide table": lambda: post("|a" * 100_000 + "|\n" + "|-" * 100_000 + "|\n" + "|x|\n" * 10_000),
    "Markdown: definitions": lambda: posted("[a]: /u\n"),
    "Markdown: a long definition, used": lambda: post("[a]: /" + "u" * 50_000 + "\n\n" + "[a] " * 100_000),
    "Markdown: HTML": lambda: posted("<p>x</p>\n\n"),
    "Markdown: formulas": lambda: posted("$a "),
    "Markdown: formulas in lines": lambda: posted("$$a\n"),
    "Markdown: dates": lambda: posted("2020-01-01 10:00\n\n"),
    "Markdown: addresses": lambda: posted("http://a.example/c "),
    "Markdown: www": lambda: posted("www."),
    "Markdown: backslashes": lambda: posted("\\"),
    "header: a long value": lambda: head("title: " + "x" * SIZE),
    "header: keys beyond its limit": lambda: head("".join(f"k{i}: v\n" for i in range(300_000))),
    "header: keys": lambda: head("".join(f"k{i}: v\n" for i in range(6_000))),
    "header: short keys": lambda: head("".join(f"{i:x}:\n" for i in range(10_000))),
    "header: one key": lambda: head("a: b\n" * 12_000),
    "header: authors": lambda: head("author:\n" + "- A B\n" * 10_000),
    "header: dates": lambda: head("".join(f"date{i}: 2020-01-01\n" for i in range(3_000))),
    "header: aliases": lambda: head(
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{after}: &{after} [{f'*{one},' * 9}]\n" for one, after in pairwise("abcdefghijk"))
        + "title: *k\nauthor: *k"
    ),
    "header: nested without an end": lambda: head("title: " + "[" * 30_000),
    "header: nested": lambda: head("title: " + "[" * 400 + "]" * 400),
    "header: without an end": lambda: head("a\n" * (SIZE // 2 - 100)),
    "header: long numbers": lambda: head("title: " + "9" * 60_000 + "\ndate: " + "1:" * 100 + "1"),
}
"""Posts, by what they are read as and what there is too much of."""

SITED: dict[str, Callable[[], str]] = {
    "site: a class on 48,000 siblings": lambda: sited(
        "https://www.thepaper.cn/newsDetail_forward_1", '<p class="news_about">a</p>' * 48_000
    ),
    "site: a class in itself": lambda: sited(
        "https://news.sina.com.cn/c/2021-01-01/doc-abc.shtml",
        '<div class="date-source">' * 250 + "<span>x</span>" * 40_000,
    ),
}
"""Pages of sites with plugins, by what there is too much of for their selectors."""

DOCUMENTS = {**PAGES, **POSTS, **SITED}


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("names", nargs="*", metavar="NAME")
    cli.add_argument("--modes", nargs="+", choices=_MODES, default=_MODES)
    cli.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = cli.parse_args()
    if arguments.here:
        return _extract(arguments.names[0], arguments.modes[0])
    failed = 0
    for name in DOCUMENTS:
        if not arguments.names or name.startswith(tuple(arguments.names)):
            for mode in arguments.modes:
                command = [sys.executable, __file__, "--here", name, "--modes", mode]
                failed += subprocess.run(command, check=False).returncode != 0
    print(f"{failed} took too much" if failed else "none took too much")
    return int(failed > 0)


def _extract(name: str, mode: str) -> int:
    """Extract or explain one here, and print what it took."""
    resource.setrlimit(resource.RLIMIT_CPU, (_ENDED, _ENDED))
    print(f"{name:<40}{mode:<9}", end="", flush=True)
    content = DOCUMENTS[name]().encode()[:SIZE]
    extractor = Extractor(mode="fast" if mode == "fast" else "accurate")
    begun = time.process_time()
    try:
        if mode == "explain":
            said = f"{len(json.dumps(extractor.explain(content).to_dict())):,} characters of JSON"
        else:
            said = f"an article of {len(extractor.extract(content).body):,} characters"
    except ExtractorError as error:
        said = type(error).__name__
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    holds = seconds <= _SECONDS and memory <= _MEMORY
    print(f"{seconds:>6.1f} s{memory / 1e6:>6,.0f} MB  {said}{'' if holds else '  TOO MUCH'}", flush=True)
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
