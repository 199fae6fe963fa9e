"""Where the body of an article is: in a container, or between two lines."""

from __future__ import annotations

import pytest
from fog import PAGE

from extractor import Kind
from extractor.document.reading import read
from extractor.rules import (
    Region,
    Rule,
    below_headline,
    between,
    block,
)


def region(rule: Rule, content: str, kind: Kind | None = None) -> tuple[list[str], list[str]] | None:
    found = rule(read(content, kind=kind))
    if found is None:
        return None
    assert isinstance(found, Region)
    texts = [" ".join(element.text_content().split()) for element in found.elements]
    return texts, list(found.drop.values())


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (block("#story"), (["One.Buy this.Two."], [])),
        (block("#none", "#blank", "#story"), (["One.Buy this.Two."], [])),
        (block("#story p"), (["One.", "Two."], [])),
        (block("div, #story p, .ad"), (["One.Buy this.Two."], [])),
        (block("#story", drop=(".ad", "b", ".by")), (["One.Buy this.Two."], [".ad", "b"])),
        (block("#story", drop=".ad"), (["One.Buy this.Two."], [".ad"])),
        (block("#none"), None),
        (block("#none") | block("#story"), (["One.Buy this.Two."], [])),
    ],
)
def test_a_block_is_the_first_container_with_text(rule: Rule, found: tuple[list[str], list[str]] | None) -> None:
    assert region(rule, PAGE) == found


@pytest.mark.parametrize("header", ["", "---\ntitle: x\n---\n"])
def test_a_fragment_is_the_inside_of_the_container(header: str) -> None:
    rule = block("#none", drop=".ad")
    assert region(rule, header + "<p>One.</p><p class=ad>Two.</p>") == (["One.Two."], [".ad"])
    assert region(rule, header + "<div>a</div><div id=none>b</div>") == (["b"], [])
    assert region(rule, header + f"<html><body>{header and 'x'}</body></html>") is None


@pytest.mark.parametrize(
    "held",
    [
        "&lt;p&gt;One.&lt;/p&gt;&lt;p class=ad&gt;Buy this.&lt;/p&gt;",
        "<p>One.</p><p class=ad>Buy this.</p>",
        "&lt;p&gt;One.&lt;p class=ad&gt;Buy this.&lt;/div&gt;",
    ],
)
def test_a_block_reads_what_a_text_area_holds_as_markup(held: str) -> None:
    page = f"<html><body><textarea class=story>{held}</textarea></body></html>"
    assert region(block(".story", drop=(".ad",)), page) == (["One.Buy this."], [".ad"])


ARCHIVED = "# Fog\n\nmenu\n\n# Fog\n\n2021-06-07\n\n12\n\nOne.\n\n12\n\n## Two\n\n![](/x.png)\n\nShare this\n\nmore"


@pytest.mark.parametrize(
    ("rule", "texts", "dropped"),
    [
        (between(until="^Share"), ["2021-06-07", "12", "One.", "12", "Two", ""], []),
        (between(until="^Share", skip=r"^[\d-]+$"), ["2021-06-07", "12", "One.", "12", "Two", ""], [r"^[\d-]+$"] * 2),
        (between(until="^none$"), ["2021-06-07", "12", "One.", "12", "Two", "", "Share this", "more"], []),
        (between(until="^2021"), [], []),
        (between(until="^Share", after="^12$"), ["Two", ""], []),
        (between(until="^Share", after="^none$"), [], None),
    ],
)
def test_between_is_what_follows_the_headline_up_to_a_line(
    rule: Rule, texts: list[str], dropped: list[str] | None
) -> None:
    assert region(rule, ARCHIVED, Kind.MARKDOWN_POST) == (None if dropped is None else (texts, dropped))


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("following-sibling::p[1]", "2021-06-07"),
        ("following::p[contains(., 'One')]/text()", "One."),
        ("following-sibling::h2 | following-sibling::p[2]", "12"),
        ("preceding-sibling::p", "menu"),
        ("following-sibling::h3", None),
    ],
)
def test_below_the_headline_is_seen_from_it(expression: str, value: str | None) -> None:
    assert below_headline(expression)(read(ARCHIVED, kind=Kind.MARKDOWN_POST)) == value
    assert below_headline(expression)(read("No headline.")) is None
