"""What the commands tell people, on standard error."""

from __future__ import annotations

import sys

from extractor.document.text import printable

__all__ = ["MisuseError", "say"]


class MisuseError(Exception):
    """The command cannot be carried out as it was given; nothing has been written."""


def say(message: str) -> None:
    """Write a message to standard error, on one line, with the name of the program before it."""
    print("extractor:", printable(" ".join(message.splitlines())), file=sys.stderr)
