"""Bytes in, text and the name of its encoding out: what a page declares counts where it can be true."""

from __future__ import annotations

import codecs
import re

import webencodings
from charset_normalizer import from_bytes

from extractor.errors import ParseError

__all__ = ["decode"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1,024, but saved pages push the declaration down
_TOLERATED = 0.05  # share of undecodable characters among the non-ASCII ones that still passes as a slip


def decode(data: bytes) -> tuple[str, str]:
    """The text of a document and the codec it was read with.

    By the byte order mark, else as UTF-8 where the bytes are valid UTF-8, else as declared, else by detection.

    Raises:
        ParseError: It is binary.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if data.count(b"\0", 0, 4096) > 40:
        raise ParseError("the document is binary, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off inside the last character
            return data[: error.start].decode("utf-8"), "utf-8"
    declared = _DECLARATION.search(data[:_DECLARED_WITHIN])
    name = _codec(declared[1].decode("ascii", "replace")) if declared else "utf-8"
    # A page that says UTF-8 and has one broken character is UTF-8; a page that has many never was.
    text = data.decode(name, "replace")
    if text.count("\ufffd") <= _TOLERATED * sum(not character.isascii() for character in text):
        return text, name
    guess = from_bytes(data).best() or from_bytes(data[:-1]).best()
    if guess is None and sum(data.count(byte) for byte in _CONTROLS) > _TOLERATED * len(data):
        raise ParseError("the document is binary, not text")
    name = "gb18030" if guess and guess.encoding in ("gb2312", "gbk", "hz") else guess.encoding if guess else "utf-8"
    return data.decode(name, "replace"), name


_CONTROLS = bytes((*range(1, 9), *range(14, 32)))


def _codec(label: str) -> str:
    """The codec browsers use for a label: a document that can be read for its label is in no UTF-16."""
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in ("replacement", "utf-16le", "utf-16be"):
        return "utf-8"
    return {"gbk": "gb18030", "x-user-defined": "cp1252"}.get(encoding.name, str(encoding.codec_info.name))
