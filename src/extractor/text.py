"""Text as people read it: on one line, by its letters, by how much it says."""

from __future__ import annotations

import re

__all__ = ["HAN", "is_mostly_han", "letters", "one_line", "weight"]

HAN = "\u3400-\u9fff"
"""The CJK ideographs, for the inside of a character class."""

_NO_LETTER = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: what two spellings of one name or headline share."""
    return _NO_LETTER.sub("", text).casefold()


def one_line(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())


def weight(text: str) -> int:
    """How much a text says, in Latin letters: an ideograph counts for three."""
    return len(text) + 2 * sum(character > "\u2e80" for character in text)


def is_mostly_han(text: str) -> bool:
    """Whether over two fifths of the characters are CJK; in a Chinese page of a technical subject half are."""
    return sum(character > "\u2e80" for character in text) > 0.4 * len(text)
