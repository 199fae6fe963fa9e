"""Documents that failed: one as data, and all of them in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.errors import NoContentError

__all__ = ["Failure", "summary"]


@dataclass(frozen=True)
class Failure:
    """Why a document gave no article.

    Attributes:
        type: The name of the error's class, for instance ``"NoContentError"`` or ``"FileNotFoundError"``.
        message: What went wrong, for people.
        reason: The reason in one word, of a :class:`~extractor.NoContentError`.
    """

    type: str
    message: str
    reason: str | None = None

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """The failure an error stands for."""
        message = error.strerror if isinstance(error, OSError) else None  # without the path, told anyway
        reason = error.reason if isinstance(error, NoContentError) else None
        return cls(type(error).__name__, message or str(error), reason)

    def __str__(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.type}{reason}: {self.message}"


def summary(failures: Sequence[Failure], total: int) -> str:
    """How many of how many documents failed, and of what, the most frequent first."""
    counts = Counter(failure.type for failure in failures)
    parts = [f"{number} {name}{_reasons(failures, name)}" for name, number in counts.most_common()]
    return f"{len(failures)} of {total} document{'s' * (total != 1)} failed: {', '.join(parts)}"


def _reasons(failures: Sequence[Failure], name: str) -> str:
    counts = Counter(failure.reason for failure in failures if failure.type == name and failure.reason)
    parts = [f"{reason} {number}" for reason, number in counts.most_common()]
    return f" ({', '.join(parts)})" if parts else ""
