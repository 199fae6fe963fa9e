"""From a page to its main content: blocks, features, probabilities, and a choice."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from lxml.html import HtmlElement

from extractor.blocks import Block, read_blocks
from extractor.document import Document
from extractor.fallback import trafilatura
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.confidence import signs
from extractor.fallback.learned.decision import choose
from extractor.fallback.learned.features import features
from extractor.fallback.learned.model import Model, model
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.verdict import verdict
from extractor.fallback.learned.why import reasons
from extractor.fallback.learned.words import named
from extractor.hookspecs import Extraction

__all__ = ["extract", "table"]

_BESIDE = 8  # blocks on either side of the body that may say who wrote it
_MOST = 20_000  # text blocks; the largest of 2,400 labelled pages has 3,900


def extract(document: Document, name: str, *, accurate: bool) -> Extraction | None:
    """The text blocks that are the main content; nothing where none seems to be.

    Args:
        document: The page.
        name: The engine's name, and its forest's.
        accurate: Whether trafilatura is asked what it would keep.
    """
    root = document.tree.find("body")
    if root is None:
        return None
    placed = read_blocks([root], lambda _: False, base=document.address)
    page = Page.of(root, placed)
    if not 0 < len(page.blocks) <= _MOST:
        return None
    learned = model()
    columns = table(page, document, learned, accurate=accurate)
    chances = learned.forests[name].probabilities(columns)
    sizes = np.expm1(columns["log words"])
    kept = choose(page, chances, sizes)
    if not kept.any():
        return None
    first, last = np.flatnonzero(kept)[[0, -1]].tolist()
    chosen = {block for block, keep in zip(page.blocks, kept.tolist(), strict=True) if keep}
    return Extraction(
        name,
        [root],
        "blocks()",
        blocks=_with_pictures(placed, chosen),
        confidence=float(learned.forests[f"{name} body"].probabilities(signs(columns, chances, sizes, kept))[0]),
        beside=[*page.texts[max(0, first - _BESIDE) : first], *page.texts[last + 1 : last + 1 + _BESIDE]],
        reasons=lambda: reasons(learned.forests[name], columns),
    )


def table(page: Page, document: Document, learned: Model, *, accurate: bool) -> dict[str, Floats]:
    """All features of the blocks.

    Args:
        page: The blocks.
        document: What they stand in.
        learned: Whose vocabularies are used.
        accurate: Whether trafilatura is asked what it would keep.
    """
    said = None
    if accurate:
        found = trafilatura.extractor_fallback(document)
        said = verdict(page.texts, found.elements if found else ())
    return features(page, document, said) | named(page, learned.vocabularies)


def _with_pictures(placed: Mapping[Block, HtmlElement], chosen: set[Block]) -> dict[Block, HtmlElement]:
    """The chosen blocks, and the pictures without a text that stand between two of them."""
    kept: dict[Block, HtmlElement] = {}
    pictures: dict[Block, HtmlElement] = {}
    for block, node in placed.items():
        if block in chosen:
            kept |= pictures | {block: node}
            pictures = {}
        elif block.text or not kept:
            pictures = {}
        else:
            pictures[block] = node
    return kept
