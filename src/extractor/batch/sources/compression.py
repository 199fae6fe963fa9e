"""A file that may be compressed in, a stream of what is in it out; gzip and zstd are told by their first bytes."""

from __future__ import annotations

import gzip
from io import BufferedReader
from typing import BinaryIO, cast

import zstandard

__all__ = ["decompressed"]

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"


def decompressed(raw: BinaryIO) -> BinaryIO:
    """What is in a file, to be read once from its beginning to its end."""
    peeked = raw if isinstance(raw, BufferedReader) else BufferedReader(cast("BufferedReader", raw))
    mark = peeked.peek(4)[:4]
    if mark.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=peeked, mode="rb"))
    if mark == _ZSTD:
        reader = zstandard.ZstdDecompressor().stream_reader(peeked, read_across_frames=True)
        return cast("BinaryIO", BufferedReader(reader))
    return cast("BinaryIO", peeked)
