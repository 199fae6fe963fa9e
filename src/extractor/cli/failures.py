"""Documents that gave no article: one as data, and all of them in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.errors import NoContentError
from extractor.pipeline.confidence import DOUBTFUL

__all__ = ["FAILED", "WITHOUT_ARTICLE", "Failure", "exit_code", "summary"]

FAILED = 1
WITHOUT_ARTICLE = 3
"""What a command exits with where documents hold no article and none failed."""


@dataclass(frozen=True)
class Failure:
    """Why a document gave no article.

    Attributes:
        type: The name of the error's class, for instance ``"NoContentError"`` or ``"FileNotFoundError"``.
        message: What went wrong, for people.
        reason: The reason in one word, of a :class:`~extractor.NoContentError`.
        header: What the document says of itself all the same, as :func:`~extractor.pipeline.header.header` gives it.
    """

    type: str
    message: str
    reason: str | None = None
    header: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: Exception, header: Mapping[str, Any] | None = None) -> Failure:
        """The failure an error stands for."""
        message = error.strerror if isinstance(error, OSError) else None  # without the path, told anyway
        reason = error.reason if isinstance(error, NoContentError) else None
        return cls(type(error).__name__, message or str(error), reason, header or {})

    @property
    def is_absence(self) -> bool:
        """Whether the document was read, and holds no article."""
        return self.reason is not None

    def __str__(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.type}{reason}: {self.message}"


def exit_code(failures: Sequence[Failure]) -> int:
    """What a command exits with: 1 if a document failed, 3 if some hold no article and none failed, else 0."""
    if all(failure.is_absence for failure in failures):
        return WITHOUT_ARTICLE if failures else 0
    return FAILED


def summary(failures: Sequence[Failure], total: int, *, doubtful: int = 0) -> str:
    """How many of how many documents failed, hold no article or a doubtful one, and why; most frequent first.

    Empty where there is nothing to say.
    """
    failed = Counter(failure.type for failure in failures if not failure.is_absence)
    absent = Counter(failure.reason or "" for failure in failures if failure.is_absence)
    parts = [
        (failed.total(), f"failed: {_listed(failed, '{1} {0}')}"),
        (absent.total(), f"without an article ({_listed(absent, '{0} {1}')})"),
        (doubtful, f"doubtful (confidence below {DOUBTFUL})"),
    ]
    whole = f" of {total} document{'s' * (total != 1)}"
    said = [(number, what) for number, what in parts if number]
    return "; ".join(f"{number}{'' if i else whole} {what}" for i, (number, what) in enumerate(said))


def _listed(counts: Counter[str], form: str) -> str:
    return ", ".join(form.format(name, number) for name, number in counts.most_common())
