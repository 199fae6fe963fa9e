"""What browsers write of a session: HAR. Every response of an HTML type is a document.

Of the file only what a document needs is built, as it is read: whatever else is in an entry, and however deep, costs
its bytes.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from extractor.batch.item import Item, failure
from extractor.batch.libraries import library
from extractor.batch.sources.compression import decompressed
from extractor.batch.sources.tables import Keys
from extractor.document.limits import BYTES
from extractor.errors import LimitExceeded, ParseError

__all__ = ["HTML", "har"]

HTML = ("text/html", "application/xhtml+xml")
"""The types of responses that are documents."""

_LONGEST = 3 * BYTES  # bytes of an entry: each of a page may be escaped, and base64 takes four for three
_AT_ONCE = 1_000_000  # bytes that are read; of a text that goes on, all is looked at again with each
_ENTRIES = ("log", "entries", "")  # the keys around an entry; there is none in a list
_CONTENT = ("response", "content")
_SAID = frozenset(
    (("request", "url"), ("startedDateTime",), *((*_CONTENT, key) for key in ("mimeType", "text", "encoding")))
)
_DEEPEST = len(_ENTRIES) + max(map(len, _SAID))


def har(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The HTML responses of a HAR file, each with its address and its date.

    Raises:
        LimitExceeded: An entry is larger than any page may be.
        ParseError: It is no JSON, or breaks off.
    """
    ijson = library("ijson", "har")
    bounded = _Bounded(decompressed(raw))
    try:
        for number, entry in enumerate(_entries(ijson.basic_parse(bounded, buf_size=_AT_ONCE))):
            bounded.begin()
            yield from _response(entry, f"{path}#{number}")
    except ijson.JSONError as error:
        raise ParseError(f"the file is no JSON: {str(error).splitlines()[0].strip()}") from error


def _response(entry: dict[tuple[str, ...], str], name: str) -> Iterator[Item]:
    """The document of an entry, if it is one."""
    url, kind = entry.get(("request", "url")), entry.get((*_CONTENT, "mimeType"))
    if url is None or kind is None:
        yield Item(name, error=failure(ParseError("the entry is none of a HAR file: it has no address or no type")))
        return
    text = entry.get((*_CONTENT, "text"))
    if not text or kind.partition(";")[0].strip().lower() not in HTML:
        return
    try:
        content = base64.b64decode(text) if entry.get((*_CONTENT, "encoding")) == "base64" else text
    except ValueError as error:
        yield Item(name, error=failure(ParseError(f"the entry is none of a HAR file: {error}")))
    else:
        yield Item(name, content, url=url, captured=entry.get(("startedDateTime",)))


class _Bounded:
    """A file of which so much may be read for one entry."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._read = 0

    def begin(self) -> None:
        """Begin with another entry."""
        self._read = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        found = self._stream.read(size)
        self._read += len(found)
        if self._read > _LONGEST:
            raise LimitExceeded(f"an entry has more than {_LONGEST:,} bytes")
        return found


def _entries(events: Iterable[tuple[str, Any]]) -> Iterator[dict[tuple[str, ...], str]]:
    """What each entry says, by the keys that lead there."""
    around = [""] * (_DEEPEST + 1)  # the key at each level
    said: dict[tuple[str, ...], str] = {}
    level = 0
    for event, value in events:
        if event == "map_key":
            if level <= _DEEPEST:
                around[level] = value
            continue
        if event in ("end_map", "end_array"):
            level -= 1
        elif event in ("start_map", "start_array"):
            level += 1
            if level <= _DEEPEST:
                around[level] = ""
            continue
        elif isinstance(value, str) and len(_ENTRIES) < level <= _DEEPEST and _is_entry(around):
            keys = tuple(around[len(_ENTRIES) + 1 : level + 1])
            if keys in _SAID:
                said[keys] = value
        if level == len(_ENTRIES) and _is_entry(around):
            yield said
            said = {}


def _is_entry(around: list[str]) -> bool:
    return tuple(around[1 : len(_ENTRIES) + 1]) == _ENTRIES
