"""What is left out of a body as a whole: parts that stand in containers of their own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.blocks import read_drafts
from extractor.document.reading import read
from extractor.fallback.learned.features import features
from extractor.fallback.learned.model import Forest, model
from extractor.fallback.learned.named import named
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.parts import Parts, without_strange
from extractor.fallback.learned.why import reasons

PROSE = [
    "The harbour master counted forty small boats before the fog came in on Monday, and none of them had a radio or a lamp.",
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said, and nobody heard it.",
    "Two of the boats were found the next morning on the far side of the island, with everybody safe, hungry and asleep.",
    "The council, which had put off the repair of the second bell for a decade, will meet on Thursday to talk about it again.",
]
OTHER = [
    "A bakery on the hill has won the prize for the best rye loaf of the county, and its oven is older than the church.",
    "The baker, who learned from her aunt, says that the flour is from the mill by the weir and that the rest is patience.",
    "On Saturday the loaves were gone before nine, and people who had come from the coast went home with buns instead.",
]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(below: str) -> str:
    return (
        "<html><head><title>Fog in the harbour - Pond News</title></head><body><main>"
        f"<div class='a1'><h1>Fog in the harbour</h1>{paragraphs(PROSE)}</div>{below}</main></body></html>"
    )


SECOND = f"<div class='a1'><h2><a href='/rye'>A loaf from the hill</a></h2><p>May 4, 2024</p>{paragraphs(OTHER)}</div>"


@pytest.mark.parametrize("mode", ["accurate", "fast"])
def test_sections_that_each_have_a_container_are_all_kept(mode: str) -> None:
    sections = [f"<section class='s'><h2>Day {i}</h2><p>{text}</p></section>" for i, text in enumerate(PROSE[1:], 2)]
    first = f"<h1>Fog in the harbour</h1><p>{PROSE[0]}</p>"
    html = f"<html><head><title>Fog in the harbour</title></head><body><article>{first}{''.join(sections)}</article></body></html>"
    body = Extractor(mode=mode).extract(html).body
    assert [text for text in PROSE if text in body] == PROSE


def parts_of(html: str, kept: list[bool]) -> tuple[Page, Parts, dict[str, np.ndarray]]:
    """The page, the parts of a body of it, and what is told of them; a short list of what is kept begins anew."""
    document = read(html)
    blocks = Page.of(*read_drafts([document.tree.find("body")]))
    columns = features(blocks, blocks.beginnings(), document) | named(blocks, blocks.beginnings(), model().weights)
    mask = np.array((kept * len(blocks.texts))[: len(blocks.texts)], bool)
    chances, sizes = np.where(mask, 0.9, 0.1).astype(np.float32), np.expm1(columns["log words"])
    parts = Parts.of(blocks, chances, sizes, mask)
    return blocks, parts, parts.features(columns)


def test_a_part_is_an_element_beside_the_one_that_holds_most_of_the_body() -> None:
    blocks, parts, told = parts_of(page(SECOND + "<p>Home</p>"), [True])
    found = [blocks.texts[start:stop] for start, stop in zip(parts.start, parts.stop, strict=True)]
    assert found == [["A loaf from the hill", "May 4, 2024", *OTHER], ["Home"]]
    assert told["like the centre"].tolist() == [1, 0]
    assert told["side"].tolist() == [1, 1]
    assert told["linked first"].tolist() == [1, 0]
    assert told["headline"].tolist() == [3, 3]


def test_a_body_in_one_container_has_no_parts() -> None:
    _, parts, told = parts_of(page(""), [True])
    assert parts.start.tolist() == []
    assert all(len(column) == 0 for column in told.values())


@pytest.mark.parametrize(("log_odds", "left"), [(9.0, PROSE + OTHER), (-9.0, PROSE)])
def test_a_part_is_left_out_as_a_whole_and_the_centre_never(log_odds: float, left: list[str]) -> None:
    always = Forest(
        ("share",), np.zeros((1, 1), np.int16), np.ones((1, 1), np.float32), np.zeros((1, 2), np.float32), log_odds
    )
    blocks, parts, _ = parts_of(page(SECOND), [False, *[True] * 4, False, False, *[True] * 3])
    document = read(page(SECOND))
    columns = features(blocks, blocks.beginnings(), document) | named(blocks, blocks.beginnings(), model().weights)
    kept = without_strange(blocks, columns, parts.chances, parts.sizes, parts.kept, always)
    assert [text for text, is_kept in zip(blocks.texts, kept, strict=True) if is_kept] == left


def test_an_explanation_says_that_a_line_went_with_its_part() -> None:
    blocks, parts, _ = parts_of(page(SECOND), [True])
    columns = features(blocks, blocks.beginnings(), read(page(SECOND))) | named(
        blocks, blocks.beginnings(), model().weights
    )
    strange = np.zeros(len(blocks.texts), bool)
    strange[parts.start[0] : parts.stop[0]] = True
    said = [
        "in a part that does not belong to the text" in reason
        for reason in reasons(model().forests["fast"], columns, strange)
    ]
    assert said == strange.tolist()


MARKUP = st.recursive(
    st.one_of(st.sampled_from([*PROSE, *OTHER, "Home", "May 4, 2024"])),
    lambda inner: st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag}>",
        st.sampled_from(["p", "div", "ul", "li", "h1", "h2", "section", "aside"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=60)
@given(MARKUP, st.lists(st.booleans(), max_size=9))
def test_parts_hold_some_of_the_body_and_nothing_is_in_two(markup: str, kept: list[bool]) -> None:
    _, parts, told = parts_of(f"<html><body><p>{PROSE[0]}</p>{markup}</body></html>", [True, *kept])
    mask = parts.kept
    held = np.zeros(len(mask), int)
    for start, stop in zip(parts.start, parts.stop, strict=True):
        assert mask[start:stop].any()
        held[start:stop] += 1
    assert held.max() <= 1
    assert all(np.isfinite(column).all() and len(column) == len(parts.start) for column in told.values())
