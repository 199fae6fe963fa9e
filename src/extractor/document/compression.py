"""Compression undone: gzip and zstd by their marks; zlib, raw deflate and Brotli, which have none, by trying."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from extractor.document.formats import is_binary
from extractor.errors import ParseError

__all__ = ["undone"]

_STEP = 1024  # bytes of input at a time; of zstd, whose data may grow most, they come to 32 MB at worst
_LAYERS = 3  # a page that was saved as it was sent, and compressed again


class _Stream(Protocol):
    """What one compressed stream is read with; zlib's and zstandard's are such."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


class _Brotli:
    unused_data = b""

    def __init__(self, limit: int) -> None:
        import brotli

        self._limit = limit
        self._decoder = brotli.Decompressor()

    @property
    def eof(self) -> bool:
        return bool(self._decoder.is_finished())

    def decompress(self, data: bytes, /) -> bytes:
        content = bytearray(self._decoder.process(data, output_buffer_limit=self._limit))
        while len(content) <= self._limit and not self._decoder.can_accept_more_data():
            content += self._decoder.process(b"", output_buffer_limit=self._limit)
        return bytes(content)


def _zlib(limit: int, *, wbits: int) -> _Stream:
    return zlib.decompressobj(wbits)


def _zstd(limit: int) -> _Stream:
    import zstandard  # few documents are compressed

    stream: _Stream = zstandard.ZstdDecompressor().decompressobj()
    return stream


@dataclass(frozen=True)
class _Codec:
    name: str
    mark: bytes
    start: Callable[[int], _Stream]


_MARKED = (
    _Codec("gzip", b"\x1f\x8b", partial(_zlib, wbits=16 + zlib.MAX_WBITS)),
    _Codec("zstd", b"\x28\xb5\x2f\xfd", _zstd),
)
_UNMARKED = (
    _Codec("zlib", b"", partial(_zlib, wbits=zlib.MAX_WBITS)),
    _Codec("deflate", b"", partial(_zlib, wbits=-zlib.MAX_WBITS)),
    _Codec("Brotli", b"", _Brotli),
)


def undone(data: bytes, limit: int) -> bytes:
    """What was compressed, else the bytes as they are; little more of it than the limit.

    Args:
        data: The bytes; if there are more of them than the limit, they may end anywhere.
        limit: How many bytes are wanted.

    Raises:
        ParseError: The bytes say that they are compressed, and are broken.
    """
    for _ in range(_LAYERS):
        opened = _opened(data, limit)
        if opened is None:
            break
        data = opened
    return data


def _opened(data: bytes, limit: int) -> bytes | None:
    for codec in _MARKED:
        if data.startswith(codec.mark):
            try:
                content, ends = _read(data, codec, limit)
            except Exception as error:  # each library has an error of its own
                raise ParseError(f"the {codec.name} file is broken: {error}") from error
            if not ends and len(data) <= limit:
                raise ParseError(f"the {codec.name} file is broken: it ends in the middle")
            return content
    for codec in _UNMARKED if is_binary(data) else ():
        try:
            content, ends = _read(data, codec, limit)
        except Exception:  # it is something else
            continue
        if ends and content:
            return content
    return None


def _read(data: bytes, codec: _Codec, limit: int) -> tuple[bytes, bool]:
    """What is in the data, and whether it is whole or reaches the limit."""
    content, stream = bytearray(), codec.start(limit)
    for at in range(0, len(data), _STEP):
        rest = data[at : at + _STEP]
        while rest:
            if stream.eof:
                if not (codec.mark and rest.startswith(codec.mark[:1])):  # no further member: padding, or no such file
                    return bytes(content), bool(codec.mark)
                stream = codec.start(limit)
            content += stream.decompress(rest)
            rest = stream.unused_data if stream.eof else b""
        if len(content) > limit:
            return bytes(content), True
    return bytes(content), stream.eof
