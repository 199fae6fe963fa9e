"""What the pipeline did with a document, and why: the data behind ``extractor explain``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from extractor.article import Article, Origin, Removal
from extractor.document import Kind

__all__ = ["Attempt", "Claim", "Explanation", "FieldReport", "Passage", "Verdict"]


class Verdict(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    """It is in the body."""
    SITE = "site"
    """The site's rules drop it."""
    BOILERPLATE = "boilerplate"
    """It is what is boilerplate everywhere, or what a plugin's cleaning named."""
    OUTSIDE = "outside"
    """It stands outside the container that the site's body rule names."""
    ENGINE = "engine"
    """The fallback left it out."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A site that could serve the document.

    Attributes:
        site: Its name.
        origin: The file or package it comes from.
        reason: Why it is a candidate: ``"*.example.com"``, the host it claims, or ``"recognises()"``.
        chosen: Whether it was chosen.
    """

    site: str
    origin: str
    reason: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to the question what a field is.

    Attributes:
        by: Whose it is: as :attr:`Origin.by <extractor.Origin.by>`.
        rule: The rule as written.
        value: The value in the form the field has in an article; ``None`` or empty where there is none.
        raw: The text it was read from, cut at 200 characters.
        problem: Why there is no value: ``"found nothing"``, ``"is no published"``, ``"raised ValueError: ..."``.
        passages: The passages the rule found, as indexes into :attr:`Explanation.passages`.
    """

    by: str
    rule: str
    value: Any
    raw: str | None = None
    problem: str | None = None
    passages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldReport:
    """A field, who filled it, and who else might have.

    Attributes:
        value: The value, ``None`` or empty where nobody has one.
        origin: Who filled it.
        attempts: Every answer, best first. The first that has a value is the one that was taken.
    """

    value: Any
    origin: Origin | None
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text block of the document, and what became of it.

    Attributes:
        tag: Its tag, as :attr:`Block.tag <extractor.Block.tag>`.
        text: Its text.
        verdict: What became of it.
        reason: Why, in a word or two: ``"advertisement"``, ``"outside the body"``, ...; empty where it was kept.
        rule: The rule that decided, as written.
        selector: A CSS selector that finds the element it stands in.
    """

    tag: str
    text: str
    verdict: Verdict
    reason: str
    rule: str
    selector: str


@dataclass(frozen=True)
class Explanation:
    """What the pipeline did with a document.

    Attributes:
        kind: Its kind.
        charset: The encoding it was decoded with.
        url: Its address, where one is known.
        claims: The sites that could serve it, best first.
        choice: Why the site was chosen, or why none was, in a sentence.
        article: What came out; ``None`` where there is no article.
        problem: Why there is no article.
        fields: For ``title`` and the other fields of an article who filled it and who lost.
        passages: The document's text blocks in order.
        removals: What was taken out of the body's container.
        warnings: What went wrong on the way.
    """

    kind: Kind
    charset: str
    url: str | None
    claims: tuple[Claim, ...]
    choice: str
    article: Article | None = None
    problem: str | None = None
    fields: Mapping[str, FieldReport] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    removals: tuple[Removal, ...] = ()
    warnings: tuple[str, ...] = ()
