"""What a body is before it is part of an article: what is kept and removed, and who found it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from extractor.blocks import Block
from extractor.document.text import letters
from extractor.hookspecs import Judge

__all__ = ["Body", "Rejected", "Removed"]


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that stood in the container and is not in the body.

    Attributes:
        node: The element, or the one that the text block stands in.
        block: The text block; ``None`` where the whole element was removed.
        reason: Why, in a word or two; ``"site"`` where the site's rule says so.
        rule: The rule that matched, as written.
        text: What it said, cut at 1,000 characters.
    """

    node: HtmlElement
    block: Block | None
    reason: str
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A body that a voice told of, and that was not taken.

    Attributes:
        rule: How it found it, as written.
        probability: That it is right.
        taken: That the body which was taken is.
        engine: Who found that one.
    """

    rule: str
    probability: float
    taken: float
    engine: str

    def __str__(self) -> str:
        return f"right with a probability of {self.probability:.2f}, the body of {self.engine} with {self.taken:.2f}"


@dataclass
class Body:
    """A body: what is kept, what was removed, and who found it.

    Attributes:
        engine: The site or engine.
        rule: How it found it, as written.
        elements: What holds the main content.
        scope: What stands around the container that a site's rule names; an engine names none.
        blocks: The text blocks that are kept, each with the element it stands in.
        removed: What was taken out.
        confidence: The probability that the body is right, where the engine said so.
        beside: What stands right before and right behind it.
        is_choice: Whether the engine chose among the text blocks of the elements.
        reasons: Why it took each of them or not, where it can say so.
        judge: Weighs another body against it, where the engine can.
        rejected: The body that a voice told of, where that is not taken.
    """

    engine: str
    rule: str
    elements: tuple[HtmlElement, ...]
    scope: HtmlElement | None = None
    blocks: dict[Block, HtmlElement] = field(default_factory=dict)
    removed: list[Removed] = field(default_factory=list)
    confidence: float | None = None
    beside: Sequence[str] = ()
    is_choice: bool = False
    reasons: Callable[[], Sequence[str]] | None = None
    judge: Judge | None = None
    rejected: Rejected | None = None

    @property
    def has_text(self) -> bool:
        """Whether there is any text in it: the commas between the names of an empty shell are none."""
        return any(letters(block.text) for block in self.blocks)
