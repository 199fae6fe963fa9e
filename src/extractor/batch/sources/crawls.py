"""What crawlers write: WARC. Every response of an HTML type is a document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any, BinaryIO

from extractor.batch.item import Item, failure
from extractor.batch.libraries import library
from extractor.batch.sources.sessions import HTML
from extractor.batch.sources.tables import Keys
from extractor.document.limits import BYTES
from extractor.errors import ParseError

__all__ = ["warc"]


def warc(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The HTML responses of a WARC file, each with its address, its date and the name of its record."""
    kinds = library("fastwarc.warc", "warc").WarcRecordType
    is_text = True
    for record in _records(raw, path, kinds.response | kinds.conversion):
        if isinstance(record, Item):
            yield record
            continue
        if record.record_type == kinds.conversion:
            if is_text:
                message = "it holds text that was taken from pages (WET), and no pages; give the WARC it was made from"
                yield Item(path, error=failure(ParseError(message)))
                return
            continue
        is_text = False
        if record.http_content_type in HTML:
            yield _response(record, path)


def _records(raw: BinaryIO, path: str, kinds: Any) -> Iterator[Any]:
    """The records of these kinds; where something else is among them, an item that says so, and then the others."""
    archive = library("fastwarc.warc", "warc").ArchiveIterator
    last = -1
    try:
        for record in archive(raw, record_types=kinds):
            last = record.stream_pos
            yield record
        return
    except OSError as error:
        if error.errno is not None:  # it is not what the file holds
            raise
        place = f"behind the record at {last:,}" if last >= 0 else "at its beginning"
        yield Item(path, error=failure(ParseError(f"the file holds something else than records {place}: {error}")))
    if not raw.seekable():
        return
    raw.seek(max(last, 0))
    with suppress(OSError):  # compressed data that is broken cannot be passed over; that it is broken has been told
        for record in archive(raw, record_types=kinds, quirks_mode=True):
            if record.stream_pos > last:
                yield record


def _response(record: Any, path: str) -> Item:
    name = f"{path}#{record.stream_pos}"
    headers = record.http_headers
    said = {
        "id": record.record_id,
        "url": record.headers.get("WARC-Target-URI"),
        "captured": record.record_date.isoformat() if record.record_date else None,
    }
    length = record.content_length
    content = record.reader.read(BYTES + 1)
    if len(content) < min(length, BYTES):
        return Item(name, **said, error=failure(ParseError("the file breaks off in the middle of it")))
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        content = _dechunked(content)
    # What the response was compressed by is undone where documents are read.
    return Item(name, content, **said)


def _dechunked(content: bytes) -> bytes:
    """A body without the sizes of its chunks; many archives have taken them out, and left the header that says so."""
    streams = library("fastwarc.stream_io", "warc")
    try:
        return bytes(streams.ChunkedReader(BytesIO(content)).read())
    except OSError:
        return content
