"""Tables of documents: rows have the document under one key, and what is said of it under others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, BinaryIO

from extractor.batch.item import Item, failure
from extractor.batch.sources.compression import decompressed
from extractor.document.reading import MAX_BYTES
from extractor.errors import BatchError, LimitExceeded, ParseError

__all__ = ["Keys", "json_lines"]

_LONGEST = 3 * MAX_BYTES  # bytes of a line: what a document may have, escaped, and what is said of it


@dataclass(frozen=True)
class Keys:
    """Under which keys tables have what is looked for; of several, the first that a row has counts.

    Attributes:
        content: The document.
        url: The address it was saved from.
        id: What the table calls it.
        captured: When it was saved.
    """

    content: tuple[str, ...] = ("html", "content", "raw_html", "markdown", "text")
    url: tuple[str, ...] = ("url", "link", "uri")
    id: tuple[str, ...] = ("id", "_id")
    captured: tuple[str, ...] = ("captured", "fetch_date", "crawl_date", "warc_date")

    @classmethod
    def parse(cls, text: str) -> Keys:
        """The keys in a text such as ``content=page,url=address``; those it leaves out stay.

        Raises:
            BatchError: It is no such text.
        """
        known = [item.name for item in fields(cls)]
        given: dict[str, tuple[str, ...]] = {}
        for part in text.split(","):
            name, separator, key = (piece.strip() for piece in part.partition("="))
            if name not in known or not separator or not key:
                raise BatchError(
                    f"{part!r} names no key; write for instance content=page,url=address ({', '.join(known)})"
                )
            given[name] = (*given.get(name, ()), key)
        return cls(**given)

    def item(self, row: Mapping[str, Any], name: str) -> Item:
        """The item that a row stands for.

        Raises:
            ParseError: It has no document.
        """
        content = next((row[key] for key in self.content if isinstance(row.get(key), str | bytes)), None)
        if content is None:
            raise ParseError(
                f"no document under {', '.join(self.content)}; there are {', '.join(map(str, row)) or 'none'}"
            )
        return Item(
            name,
            content,
            id=_said(row, self.id),
            url=_said(row, self.url),
            captured=_said(row, self.captured),
        )


def json_lines(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents of a JSON Lines file; a line that holds none is an item that says so, and an empty one nothing."""
    stream = decompressed(raw)
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        name = f"{path}#{number}"
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            while (more := stream.readline(_LONGEST)) and not more.endswith(b"\n"):
                pass
            yield Item(name, error=failure(LimitExceeded(f"the line has more than {_LONGEST:,} bytes")))
        elif line.strip():
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ParseError("the line is no object")
                yield keys.item(row, name)
            except ParseError as error:
                yield Item(name, error=failure(error))
            except (ValueError, RecursionError) as error:
                yield Item(name, error=failure(ParseError(f"the line is no JSON: {error}")))


def _said(row: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """What a row says under the first of the keys it has."""
    value = next((row[key] for key in keys if row.get(key) not in (None, "")), None)
    if value is None or isinstance(value, dict | list):
        return None
    return str(value)
