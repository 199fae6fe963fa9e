"""Text as people read it: on one line, by its letters, by how much it says."""

from __future__ import annotations

import re

__all__ = ["HAN", "is_mostly_han", "letters", "one_line", "printable", "weighs", "weight", "without_controls"]

HAN = "\u3400-\u9fff"
"""The CJK ideographs, for the inside of a character class."""

_NO_LETTER = re.compile(r"[\W_]+")
_ASCII_LETTERS = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}  # looked up sooner
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CJK = re.compile("[\u2e80-\U0010ffff]+")
_NO_CJK = bytes(range(0xE3))  # in UTF-8 all but the first bytes of what is beyond U+3000; a third sooner than to match


def letters(text: str) -> str:
    """The letters and digits of a text in lower case: what two spellings of one name or headline share."""
    return text.translate(_ASCII_LETTERS) if text.isascii() else _NO_LETTER.sub("", text).casefold()


def one_line(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())


def printable(text: str) -> str:
    """The text without what would command a terminal or turn its letters round; a blank stands in for each."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def without_controls(text: str) -> str:
    """The text with a blank for each control character but line ends and tabs, and for each half of a surrogate pair.

    Nobody sees them, a terminal obeys them, and no file in UTF-8 can hold a half.
    """
    return _CONTROL.sub(" ", text)


def weight(text: str) -> int:
    """How much a text says, in Latin letters: an ideograph counts for three."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * len(text.encode("utf-8", "surrogatepass").translate(None, _NO_CJK))


def weighs(text: str, least: int) -> bool:
    """Whether a text says so much; of most its length tells."""
    return len(text) >= least or (3 * len(text) >= least and weight(text) >= least)


def is_mostly_han(text: str) -> bool:
    """Whether over two fifths of the characters are CJK; of a Chinese text on a technical subject half are."""
    return len(_CJK.sub("", text)) < 0.6 * len(text)
