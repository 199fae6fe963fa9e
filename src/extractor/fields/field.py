"""What a field is: its name, what it says in a sentence, its form, its candidates, its normaliser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from extractor.fields.evidence import Candidate, Evidence

__all__ = ["Context", "Field", "Form"]


class Form(Enum):
    """What the values of a field look like."""

    TEXT = "one text"
    TEXTS = "texts"
    MOMENT = "a day or a time"
    IMAGES = "pictures"
    CONTRIBUTORS = "contributors"

    @property
    def is_one_text(self) -> bool:
        """Whether a rule that finds a list is misplaced."""
        return self in (Form.TEXT, Form.MOMENT)


@dataclass(frozen=True, slots=True)
class Context:
    """What the form of a value depends on besides the value.

    Attributes:
        zone: The zone of times that name none; ``None`` where it is not known.
        base: What relative addresses are relative to.
        language: The language of the page, which says whether ``02/12/2015`` begins with the day.
    """

    zone: ZoneInfo | None = None
    base: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an article, declared once: sites, the pipeline, explanations and the documentation read it here.

    Attributes:
        name: Its name in an article, in a site and in JSON.
        summary: What it is.
        form: What its values look like.
        candidates: Its values in a document that has no rule for it, best first; run only as far as it is needed.
        normalise: A value as found in the form it has in an article; ``None`` or empty where it is no such thing.
        on_every_page: Whether a site's rule for it is expected to match on every page.
        is_medium: Whether its value is the name of a medium, which is never an author.
    """

    name: str
    summary: str
    form: Form
    candidates: Callable[[Evidence], Iterator[Candidate]]
    normalise: Callable[[Any, Context], Any]
    on_every_page: bool = False
    is_medium: bool = False
