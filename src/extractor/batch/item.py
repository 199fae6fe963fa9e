"""A document that is to be extracted, as an input names it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from extractor.errors import NoContentError

__all__ = ["Item", "failure"]


@dataclass(frozen=True)
class Item:
    """A document that is to be extracted.

    Attributes:
        name: Where it stands: its path, or the path of the file it is in, ``#``, and its place there. In UTF-8, as
            file names are, even where the locale has it otherwise.
        content: The document; ``None`` where it is a file that is still to be read.
        file: The path of that file.
        id: What the input calls it, where it has a name of its own for each document.
        url: The address it was saved from, where the input says so.
        captured: When it was saved, in ISO 8601, where the input says so.
        error: Why the input cannot give it; then there is neither content nor file.
        former: Its record, where a run before wrote one.
    """

    name: str
    content: bytes | str | None = None
    file: str | None = None
    id: str | None = None
    url: str | None = None
    captured: str | None = None
    error: dict[str, str | None] | None = None
    former: bytes | None = None

    @classmethod
    def of_file(cls, path: str, url: str | None = None) -> Item:
        """The document that a file is, and its address where that is known."""
        return cls(os.fsencode(path).decode("utf-8", "surrogateescape"), file=path, url=url)

    @property
    def header(self) -> dict[str, Any]:
        """What its record begins with: its name, and what the input says of it."""
        said = {"id": self.id, "captured": self.captured}
        return {"path": self.name, **{name: value for name, value in said.items() if value is not None}}


def failure(error: Exception) -> dict[str, str | None]:
    """Why there is no article, as a record has it: the error's type, a message for people, a reason in one word."""
    message = error.strerror if isinstance(error, OSError) else None  # without the path, told anyway
    reason = error.reason if isinstance(error, NoContentError) else None
    return {"type": type(error).__name__, "message": message or str(error), "reason": reason}
