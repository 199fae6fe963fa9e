"""From a page to its main content: blocks, features, probabilities, and a choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from extractor.blocks import Block, Draft, read_drafts
from extractor.blocks.boilerplate import kind_of
from extractor.document import Document
from extractor.document.limits import REASONS
from extractor.fallback import trafilatura
from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.comments import without_comments
from extractor.fallback.learned.confidence import signs
from extractor.fallback.learned.decision import choose, expected_f1
from extractor.fallback.learned.features import features
from extractor.fallback.learned.model import Model, model
from extractor.fallback.learned.named import named
from extractor.fallback.learned.notes import notes
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.parts import without_strange
from extractor.fallback.learned.verdict import share_within, verdict
from extractor.fallback.learned.why import reasons
from extractor.hookspecs import Extraction

__all__ = ["extract", "rather_than", "table"]

_BESIDE = 8  # blocks on either side of the body that may say who wrote it
_AGREE = 0.3  # share of a body that another holds from which the two are about the same article
_CERTAIN = 0.95  # the probability from which a block stays in that another body lacks; see benchmarks/rules.py
_LESS_SURE = 0.2  # how much less sure of the rest the engine may be
_HALF = 0.5  # share of a block's words from which it is in a body of somebody else's


def extract(document: Document, name: str, *, accurate: bool) -> Extraction | None:
    """The text blocks that are the main content; nothing where none seems to be.

    Args:
        document: The page.
        name: The engine's name, and its forest's.
        accurate: Whether trafilatura is asked what it would keep.
    """
    judged = _Judged.of(document, name, accurate=accurate)
    return judged.extraction() if judged and judged.kept.any() else None


def rather_than(other: Extraction | None, document: Document, name: str, *, by: float) -> Extraction | None:
    """The text blocks that are the main content, or what another engine found where they are not expected to be better.

    Args:
        other: What the other engine takes for the main content; comes back with the probability that it is right.
        document: The page.
        name: The engine's name, and its forest's.
        by: How much higher the F1 must be that the probabilities of the blocks let expect.
    """
    judged = _Judged.of(document, name, accurate=False)
    if judged is None:
        return other
    inside = {node for element in (other.elements if other else ()) for node in element.iter()}
    others = np.array([draft.node in inside for draft in judged.page.blocks], bool)
    if judged.kept.any() and judged.expected(judged.kept) - judged.expected(others) > by:
        return judged.extraction()
    return replace(other, confidence=judged.sure(others)) if other and others.any() else other


@dataclass(frozen=True)
class _Judged:
    """A page, and what the model says of its text blocks.

    Attributes:
        name: The engine's name, and its forest's.
        drafts: Its text blocks and pictures.
        page: Its text blocks and what they stand in.
        columns: Their features.
        chances: The probability of each.
        kept: Which of them are the main content.
        strange: Which would be, but for the part of the page that they stand in.
    """

    name: str
    drafts: Sequence[Draft]
    page: Page
    columns: dict[str, Floats]
    chances: Floats
    kept: NDArray[np.bool_]
    strange: NDArray[np.bool_]

    @classmethod
    def of(cls, document: Document, name: str, *, accurate: bool) -> _Judged | None:
        """The page, judged; nothing where it has no text."""
        root = document.tree.find("body")
        if root is None:
            return None
        told = _kept_by_trafilatura(document) if accurate else None  # takes the most memory, so before there are blocks
        drafts, outline = read_drafts([root], base=document.address)
        page = Page.of(drafts, outline)
        if not page.blocks:
            return None
        learned = model()
        columns = table(page, document, learned, told)
        del told
        chances = learned.forests[name].probabilities(columns)
        sizes = _sizes(columns)
        likely = choose(page, chances, sizes)
        kept = without_comments(page, columns, sizes, likely)
        if kept.any():
            kept = without_strange(page, columns, chances, sizes, kept, learned.forests[f"{name} parts"])
        return cls(name, drafts, page, columns, chances, kept | notes(page, kept), likely & ~kept)

    def expected(self, kept: NDArray[np.bool_]) -> float:
        """The F1 that those blocks may be expected to have."""
        return expected_f1(self.chances, _sizes(self.columns), kept)

    def sure(self, held: NDArray[np.bool_], chances: Floats | None = None) -> float:
        """The probability that those blocks are the body; at least one.

        Args:
            held: The blocks.
            chances: What their probabilities are taken for, where not for what the forest says.
        """
        told = signs(self.columns, self.chances if chances is None else chances, _sizes(self.columns), held)
        return float(model().forests[f"{self.name} body"].probabilities(told)[0])

    def probability(self, told: Sequence[Block]) -> float:
        """See :class:`~extractor.hookspecs.Judge`.

        Of a body that has been cleaned nothing is missing that goes by its words wherever it stands.
        """
        held = share_within(self.page.texts, [block.text for block in told]) > _HALF
        return self.sure(held, np.where(self._goes & ~held, 0, self.chances)) if held.any() else 0.0

    @cached_property
    def _goes(self) -> NDArray[np.bool_]:
        """Which blocks go by their words."""
        return np.array([kind_of(text) is not None for text in self.page.texts], bool)

    def doubted(self, own: Sequence[Block], told: Sequence[Block]) -> list[Block]:
        """See :class:`~extractor.hookspecs.Judge`."""
        texts = [block.text for block in own]
        held = share_within(texts, [block.text for block in told]) > _HALF
        sizes = np.array([len(text) for text in texts])
        if sizes[held].sum() < _AGREE * sizes.sum():
            return []
        chances = dict(zip(self.page.texts, self.chances.tolist(), strict=True))
        outside = (block for block, is_held in zip(own, held.tolist(), strict=True) if not is_held)
        found = dict.fromkeys(block for block in outside if chances.get(block.text, 1.0) < _CERTAIN)
        rest = [block for block in own if block not in found]
        return [*found] if self.probability(rest) > self.probability(own) - _LESS_SURE else []

    def extraction(self) -> Extraction:
        """What is kept."""
        forest, page = model().forests[self.name], self.page
        first, last = np.flatnonzero(self.kept)[[0, -1]].tolist()
        chosen = {id(block) for block, keep in zip(page.blocks, self.kept.tolist(), strict=True) if keep}
        return Extraction(
            self.name,
            [page.elements[0]],
            "blocks()",
            blocks={draft.block(): draft.node for draft in _with_pictures(self.drafts, chosen)},
            confidence=self.sure(self.kept),
            beside=[*page.texts[max(0, first - _BESIDE) : first], *page.texts[last + 1 : last + 1 + _BESIDE]],
            reasons=None if len(page.blocks) > REASONS else lambda: reasons(forest, self.columns, self.strange),
            judge=self,
        )


def _sizes(columns: Mapping[str, Floats]) -> Floats:
    """The number of words of each block."""
    return np.expm1(columns["log words"])


def _kept_by_trafilatura(document: Document) -> Sequence[HtmlElement]:
    found = trafilatura.extractor_fallback(document)
    return found.elements if found else ()


def table(
    page: Page, document: Document, learned: Model, told: Iterable[HtmlElement] | None = None
) -> dict[str, Floats]:
    """All features of the blocks.

    Args:
        page: The blocks.
        document: What they stand in.
        learned: Whose vocabularies are used.
        told: What trafilatura keeps, where it was asked.
    """
    said = None if told is None else verdict(page.texts, told)
    beginnings = page.beginnings()
    return features(page, beginnings, document, said) | named(page, beginnings, learned.weights)


def _with_pictures(drafts: Iterable[Draft], chosen: set[int]) -> Iterator[Draft]:
    """The chosen text blocks, and the pictures with their captions that stand between two of them."""
    pictures: list[Draft] | None = None
    for draft in drafts:
        if id(draft) in chosen:
            yield from (*(pictures or ()), draft)
            pictures = []
        elif draft.text and not (pictures and draft.tag == "figcaption"):
            pictures = None
        elif pictures is not None:
            pictures.append(draft)
