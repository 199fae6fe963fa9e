"""Pages that the model learns from once more, with something put in: what is there stays, and what is new is known."""

from __future__ import annotations

import importlib
from pathlib import Path
from random import Random
from types import ModuleType

import lxml.html
import numpy as np
import pytest
from lxml.html import HtmlElement

from extractor.blocks import read_drafts
from extractor.fallback.learned.page import Page

TRAIN = Path(__file__).resolve().parents[1] / "benchmarks" / "train"
SENTENCES = [
    f"In the {word} week of the flood the ferry carried more goats across the river than walkers, said its owner, who "
    "counts both by hand. Nobody else has counted either since the bridge was closed."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth")
]


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAIN))
    return importlib.import_module("invented")


def page() -> tuple[HtmlElement, Page]:
    text = "".join(f"<p class='text'>{sentence}</p>" for sentence in SENTENCES)
    root = lxml.html.document_fromstring(f"<div id='main' class='text'><h1>Ledger</h1>{text}</div>").find("body")
    assert root is not None
    return root, Page.of(*read_drafts([root]))


def embellished(invented: ModuleType, seed: int, *, strange: bool = True) -> tuple[Page, dict[HtmlElement, bool]]:
    root, before = page()
    right = np.array([text in SENTENCES for text in before.texts])
    added = invented.embellished(before, right, "en", Random(seed), strange=strange)
    return Page.of(*read_drafts([root])), added


@pytest.mark.parametrize("seed", range(20))
def test_the_article_keeps_its_text_and_its_order(invented: ModuleType, seed: int) -> None:
    after, added = embellished(invented, seed)

    assert [text for text in after.texts if text in SENTENCES] == SENTENCES
    assert added
    assert all(node.getroottree().getroot().tag == "html" for node in added)


@pytest.mark.parametrize("seed", range(20))
def test_every_new_text_stands_in_what_was_put_in(invented: ModuleType, seed: int) -> None:
    after, added = embellished(invented, seed)

    for text, block in zip(after.texts, after.blocks, strict=True):
        is_new = any(node in added for node in (block.node, *block.node.iterancestors()))
        assert is_new == (text not in {*SENTENCES, "Ledger"})


def test_some_of_it_belongs_to_the_article_and_some_does_not(invented: ModuleType) -> None:
    told = [belongs for seed in range(40) for belongs in embellished(invented, seed)[1].values()]

    assert {*told} == {True, False}
    assert all(belongs for seed in range(40) for belongs in embellished(invented, seed, strange=False)[1].values())


def test_by_the_same_chance_it_is_the_same(invented: ModuleType) -> None:
    assert embellished(invented, 7)[0].texts == embellished(invented, 7)[0].texts


def test_nothing_is_put_into_an_article_of_few_paragraphs(invented: ModuleType) -> None:
    _, before = page()
    right = np.array([text == SENTENCES[0] for text in before.texts])

    assert invented.embellished(before, right, "en", Random(1), strange=True) == {}


def test_names_that_say_nothing_are_the_same_where_the_names_were(invented: ModuleType) -> None:
    root, _ = page()
    invented.without_names(root, Random(1))

    names = [node.get("class") for node in root.iter("div", "p")]
    assert len({*names}) == 1
    assert names[0] != "text"
    assert root[0].get("id") not in (None, "main")
