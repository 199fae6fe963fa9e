"""What callers give as a document, as bytes or text: buffers, paths and open files are read, compression is undone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from extractor.document.compression import undone
from extractor.document.limits import BYTES
from extractor.document.reading import TOO_LARGE, refuse_other_formats
from extractor.errors import LimitExceeded, ParseError

__all__ = ["Content", "load"]


class _Readable(Protocol):
    def read(self, size: int, /) -> Any: ...


Content: TypeAlias = bytes | bytearray | memoryview | str | os.PathLike[str] | _Readable
"""A document as callers have it: bytes or another buffer, text, a path, an open file."""


class _WrongTypeError(ParseError, TypeError):
    """What was given can hold no document; a ``TypeError`` too, as Python's own functions raise."""


def load(content: Content) -> bytes | str:
    """The content, read where it is in a file, and decompressed.

    Raises:
        ParseError: It is of a type that holds no document, or a broken compressed file.
        LimitExceeded: It is larger than :data:`~extractor.document.limits.BYTES`.
        OSError: The file cannot be read.
    """
    data = _read(content)
    if isinstance(data, str):
        return data
    opened = undone(data, BYTES)
    if len(data) > BYTES:
        refuse_other_formats(opened)
        raise LimitExceeded(TOO_LARGE)
    return opened


def _read(content: Content) -> bytes | str:
    if isinstance(content, bytes | str):
        return content
    if isinstance(content, os.PathLike):
        with Path(content).open("rb") as file:
            return file.read(BYTES + 1)
    if hasattr(content, "read"):
        return _to_the_end(content)
    try:
        return bytes(memoryview(content).cast("B")[: BYTES + 1])
    except (TypeError, ValueError):
        raise _WrongTypeError(
            f"{type(content).__name__} is no document; give bytes, text, a pathlib.Path or an open file"
        ) from None


def _to_the_end(file: _Readable) -> bytes | str:
    """All of a file, of which a pipe or a socket gives a part at a time; little more than the limit."""
    try:
        whole = part = file.read(BYTES + 1)
        while part and len(whole) <= BYTES:
            part = file.read(BYTES + 1 - len(whole))
            whole += part
    except UnicodeDecodeError as error:
        raise ParseError(f"the file was opened as text, and is not in {error.encoding}; open it in binary") from error
    if not isinstance(whole, bytes | str):
        raise _WrongTypeError(f"{type(file).__name__}.read() gives {type(whole).__name__}, neither bytes nor text")
    return whole
