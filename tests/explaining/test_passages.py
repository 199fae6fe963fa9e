"""Passages: what became of each line of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Document, Extractor, Site
from extractor.explaining import Passage, Verdict
from extractor.rules import between, block, css

SENTENCE = "The harbour master counted forty small boats before the fog came in, and none had a radio on board."
PAGE = f"""<html><head><title>Fog in the harbour</title></head><body>
<div class="top"><a href="/">Home</a> <a href="/sea">Sea</a></div>
<div id="main"><h1>Fog in the harbour</h1><p class="by">By Jane Doe</p>
<div id="story"><p>{SENTENCE}</p><p>{SENTENCE[::-1]} <span class="tip">Tip us off.</span></p>
<div class="share">Share this</div><p>The bell rang at noon.<br>Nobody came.</p><p>责任编辑：林望舒</p></div>
</div><footer>All rights reserved</footer></body></html>"""


class Pond(Site):
    hosts = ("pond.example",)
    title = css("h1")
    body = block("#story", drop=".tip")


def passages(page: str, *, sites: Sequence[type[Site]] = (), url: str = "https://pond.example/1") -> Sequence[Passage]:
    return Extractor(sites=sites).explain(page, url=url).passages


def by_verdict(found: Sequence[Passage], verdict: Verdict) -> list[str]:
    return [passage.text for passage in found if passage.verdict is verdict]


def test_every_line_of_a_sites_page_is_kept_dropped_or_outside() -> None:
    found = passages(PAGE, sites=[Pond])
    assert by_verdict(found, Verdict.OUTSIDE) == [
        "Home Sea",
        "Fog in the harbour",
        "By Jane Doe",
        "All rights reserved",
    ]
    kept = [SENTENCE, SENTENCE[::-1], "The bell rang at noon.", "Nobody came."]
    assert by_verdict(found, Verdict.KEPT) == kept
    assert by_verdict(found, Verdict.SITE) == ["Tip us off."]
    assert by_verdict(found, Verdict.BOILERPLATE) == ["Share this", "责任编辑：林望舒"]


def test_a_passage_says_why_and_by_which_rule() -> None:
    found = {passage.text: (passage.reason, passage.rule) for passage in passages(PAGE, sites=[Pond])}
    assert found["Tip us off."] == ("dropped by the site", ".tip")
    assert found["Share this"] == ("share bar", "[class or id ~ share]")
    assert found["责任编辑：林望舒"][0] == "editor line"
    assert found["Home Sea"] == ("outside the body", 'block("#story")')
    assert found[SENTENCE] == ("", 'block("#story")')


def test_passages_stand_in_the_order_of_the_document() -> None:
    texts = [passage.text for passage in passages(PAGE, sites=[Pond])]
    positions = [PAGE.index(text[:12]) for text in texts if text != SENTENCE[::-1] and text != "Home Sea"]
    assert positions == sorted(positions)


def test_what_an_engine_leaves_out_is_its_choice() -> None:
    found = passages(PAGE, url="https://elsewhere.example/1")
    assert SENTENCE in by_verdict(found, Verdict.KEPT)
    assert "Home Sea" in by_verdict(found, Verdict.ENGINE)
    reasons = {passage.reason for passage in found if passage.verdict is Verdict.ENGINE}
    assert all(reason.startswith("left out by accurate: p 0.") for reason in reasons)


def test_a_page_without_an_article_keeps_nothing() -> None:
    class Gone(Pond):
        def unavailable(self, document: Document) -> str:
            return "deleted"

    found = passages(PAGE, sites=[Gone])
    assert {(passage.verdict, passage.reason) for passage in found} == {(Verdict.OUTSIDE, "no article")}


def test_a_page_turned_to_markdown_has_passages_too() -> None:
    class Quay(Site):
        hosts = ("quay.example",)
        body = between(until="^Read more")

    page = f"---\ntitle: Fog\nurl: https://quay.example/1\n---\n\nHome\n\n# Fog\n\n{SENTENCE}\n\nRead more\n\nBells\n"
    found = Extractor(sites=[Quay]).explain(page).passages
    assert [(passage.text, passage.verdict.value) for passage in found] == [
        *(("Home", "outside"), ("Fog", "outside"), (SENTENCE, "kept"), ("Read more", "outside"), ("Bells", "outside")),
    ]


@pytest.mark.parametrize("url", ["https://pond.example/1", "https://elsewhere.example/1"])
def test_a_selector_finds_the_one_element_a_passage_stands_in(url: str) -> None:
    host = Extractor(sites=[Pond])
    document = host.read(PAGE, url=url)
    for passage in host.explain(document).passages:
        (element,) = document.tree.cssselect(passage.selector)
        assert " ".join(element.itertext()).split() >= passage.text.split()[:1]


def test_a_selector_names_classes_where_they_tell() -> None:
    selectors = [passage.selector for passage in passages(PAGE, sites=[Pond])]
    assert selectors[:3] == ["body > div.top", "#main > h1", "#main > p.by"]
    assert selectors[4:7] == ["#story > p:nth-of-type(2)", "#story > p:nth-of-type(2) > span.tip", "#story > div.share"]


TAGS = st.sampled_from(["div", "p", "ul", "li", "span", "section", "td", "x-y", "svg:rect"])
IDS = st.sampled_from(["", "", "a", "b", "1c", 'd"e', "ä"])


@settings(max_examples=60)
@given(st.recursive(st.text("ab <é文", max_size=8), lambda inner: st.tuples(TAGS, IDS, st.lists(inner, max_size=4))))
def test_selectors_are_exact_whatever_the_markup(tree: Any) -> None:
    def write(node: Any) -> str:
        if isinstance(node, str):
            return node.replace("<", "&lt;")
        tag, name, children = node
        return f"<{tag} id='{name}' class='x {name}'>{''.join(map(write, children))}</{tag}>"

    host = Extractor()
    document = host.read(f"<html><body>{write(tree)}<p>{SENTENCE}</p></body></html>")
    for passage in host.explain(document).passages:
        (element,) = document.tree.cssselect(passage.selector)
        assert passage.text.split()[0] in "".join(element.itertext())
