"""From a page to its main content: blocks, features, probabilities, and a choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractor.blocks import Block, Draft, read_drafts
from extractor.document import Document
from extractor.fallback import trafilatura
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.confidence import signs
from extractor.fallback.learned.decision import choose
from extractor.fallback.learned.features import features
from extractor.fallback.learned.model import Model, model
from extractor.fallback.learned.named import named
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.verdict import share_within, verdict
from extractor.fallback.learned.why import reasons
from extractor.hookspecs import Extraction

__all__ = ["extract", "table"]

_BESIDE = 8  # blocks on either side of the body that may say who wrote it
_HALF = 0.5  # share of a block's words from which it is in a body of somebody else's
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
    drafts = read_drafts([root], base=document.address)
    page = Page.of(root, drafts)
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

    def judge(blocks: Sequence[Block]) -> float:
        held = share_within(page.texts, [block.text for block in blocks]) > _HALF
        return sure(held) if held.any() else 0.0

    def sure(held: NDArray[np.bool_]) -> float:
        return float(learned.forests[f"{name} body"].probabilities(signs(columns, chances, sizes, held))[0])

    chosen = {id(block) for block, keep in zip(page.blocks, kept.tolist(), strict=True) if keep}
    return Extraction(
        name,
        [root],
        "blocks()",
        blocks={draft.block(): draft.node for draft in _with_pictures(drafts, chosen)},
        confidence=sure(kept),
        beside=[*page.texts[max(0, first - _BESIDE) : first], *page.texts[last + 1 : last + 1 + _BESIDE]],
        reasons=lambda: reasons(learned.forests[name], columns),
        judge=judge,
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
    return features(page, document, said) | named(page, learned.weights)


def _with_pictures(drafts: Iterable[Draft], chosen: set[int]) -> Iterator[Draft]:
    """The chosen text blocks, and the pictures without a text that stand between two of them."""
    pictures: list[Draft] | None = None
    for draft in drafts:
        if id(draft) in chosen:
            yield from (*(pictures or ()), draft)
            pictures = []
        elif draft.text:
            pictures = None
        elif pictures is not None:
            pictures.append(draft)
