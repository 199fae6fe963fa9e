"""What the engine sees of a page: numbers of all its texts and elements at once are those of each by itself."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring

from extractor.blocks import read_drafts
from extractor.fallback.learned.columns import inherited
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.shapes import shapes
from extractor.fallback.learned.verdict import share_within
from extractor.fallback.learned.words import WORD, Weights, shared, words_in, words_of, written_in

TEXTS = st.lists(st.text("aZé.9|> ,。，中文กข:!", min_size=1, max_size=300), min_size=1, max_size=6)
WORDS = st.text("abé_中", min_size=1, max_size=2)


@settings(max_examples=50)
@given(TEXTS)
def test_characters_of_all_texts_are_counted_as_those_of_each(texts: list[str]) -> None:
    found = shapes(texts)
    for i, text in enumerate(texts):
        beginning = text[:200]
        assert found["size"][i] == len(text)
        assert found["stops"][i] == (len(re.findall("[.!。]", text)) if len(text) > 12 else 0)
        assert found["commas"][i] == (len(re.findall("[,:，]", text)) if len(text) > 12 else 0)
        assert found["words"][i] == text.count(" ") + 1 + len(re.findall("[中文กข]", text))
        assert found["digits"][i] == np.float32(beginning.count("9") / len(beginning))
        assert found["marks"][i] == beginning.count("|") + beginning.count(">>")


@settings(max_examples=50)
@given(st.text())
def test_words_of_plain_text_are_those_of_any(text: str) -> None:
    assert words_in(text) == WORD.findall(text.lower())
    plain = text.encode("ascii", "ignore").decode()
    assert words_in(plain) == WORD.findall(plain.lower())


def test_a_word_that_comes_again_takes_no_memory_of_its_own() -> None:
    texts = ["四十条小船在大雾之前回到了岸边，船上没有一台电台。" * 8] * 100
    tracemalloc.start()
    words = [*shared(map(words_in, texts))]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert words == [*map(words_in, texts)]
    assert most < 15 * sum(map(len, texts)), "each character is an object"


@settings(max_examples=50)
@given(TEXTS, TEXTS)
def test_what_is_kept_of_a_text_is_its_share_of_three_words_that_follow_one_another(
    texts: list[str], pieces: list[str]
) -> None:
    def threes(text: str) -> list[tuple[str, ...]]:
        words = written_in(text)
        return [tuple(words[i : i + 3]) for i in range(len(words) - 2)]

    kept = threes(" ".join(pieces))
    for text, share in zip(texts, share_within(texts, pieces), strict=True):
        if found := threes(text):
            assert share == np.float32(sum(three in kept for three in found) / len(found))


@settings(max_examples=50)
@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), min_size=1, max_size=4), st.data())
def test_words_weigh_what_the_vocabulary_says_of_each_of_them(texts: list[str], data: st.DataObject) -> None:
    words = [words_in(text) for text in texts]
    bags = [words_of(*found) for found in zip(texts, words, strict=True)]
    known = sorted({word for bag in bags for word in bag})
    weights = {word: data.draw(st.integers(-8, 8)) / 4 for word in known if data.draw(st.booleans())}
    found = Weights({"article words": weights, "other words": {}, "article names": {}, "other names": {}})
    assert found.of_texts(texts, words).tolist() == [
        [sum(weights.get(word, 0) for word in bag) for bag in bags],
        [0] * len(bags),
    ]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 30), max_size=30))
def test_what_is_inherited_is_that_of_all_elements_around(choices: list[int]) -> None:
    parent = [0, *(choice % i for i, choice in enumerate(choices, 1))]
    own = [7 * i % 5 for i in range(len(parent))]
    greatest = inherited(np.maximum, np.array(own), np.array(parent))
    assert greatest.tolist() == [max(own[j] for j in path(i, parent)) for i in range(len(parent))]
    sums = inherited(np.add, np.array([0, *own[1:]]), np.array(parent))
    assert sums.tolist() == [sum(own[j] for j in path(i, parent) if j) for i in range(len(parent))]


def path(number: int, parent: Sequence[int]) -> list[int]:
    found = [number]
    while found[-1]:
        found.append(parent[found[-1]])
    return found


def page(markup: str) -> Page:
    return Page.of(*read_drafts([fromstring(f"<html><body>{markup}</body></html>").find("body")]))


def test_elements_are_numbered_where_text_stands_in_them() -> None:
    found = page(
        "<nav></nav><main class='a'><h1>One</h1><div hidden><p>Two</p><p>Three</p></div><img src=i></main>Four"
    )
    assert found.texts == ["One", "Two", "Three", "Four"]
    assert [element.tag for element in found.elements] == ["body", "main", "h1", "div", "p", "p"]
    assert found.parent.tolist() == [0, 0, 1, 1, 3, 3]
    assert found.depth.tolist() == [0, 1, 2, 2, 3, 3]
    assert found.place.tolist() == [2, 4, 5, 0]
    assert list(zip(found.first.tolist(), found.last.tolist(), strict=True)) == [
        (0, 4), (0, 3), (0, 1), (1, 3), (1, 2), (2, 3),
    ]  # fmt: skip
    assert found.hidden.tolist() == [False, False, False, True, True, True]
    assert found.headings.tolist() == [0, 0, 0, 0]


def test_a_text_behind_a_line_break_stands_in_the_block_and_not_in_the_span_around_it() -> None:
    found = page("<div><span><p>One</p>Two<br>Three</span></div>")
    assert found.texts == ["One", "Two", "Three"]
    assert [element.tag for element in found.elements] == ["body", "div", "span", "p"]
    assert (found.first[2], found.last[2]) == (0, 1)
    assert found.place.tolist() == [3, 1, 1]


def test_a_name_that_xhtml_repeats_as_an_id_is_none() -> None:
    doctype = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    )
    body = fromstring(f"{doctype}<html><body><form name='ask' id='own'>a</form><form name='ask'>b</form></body></html>")
    found = Page.of(*read_drafts([body.find("body")]))
    assert [found.names[sort] for sort in found.sort] == [("body",), ("form", "id=own", "own"), ("form",)]


def test_a_page_without_text_has_no_elements() -> None:
    assert page("<img src=i>").elements == []
