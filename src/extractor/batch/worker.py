"""What a worker does with a document: an item in, its record out, and what is to be counted of it.

A line of bytes goes back: a check of the item's name, the counts as JSON, and the record as JSON, with tabs between.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

from extractor.article import Article
from extractor.batch.item import Item, failure
from extractor.batch.pool import Loss, Work
from extractor.batch.rules import Rules
from extractor.batch.sources.saved import MHTML, mhtml, page
from extractor.document import Document
from extractor.document.contents import load
from extractor.document.folders import unpacked
from extractor.document.sidecars import beside
from extractor.fields import FIELDS
from extractor.host import Extractor
from extractor.pipeline import Pass
from extractor.pipeline.header import header

__all__ = ["Extraction", "Learning", "line_of", "lost", "record_in"]


@dataclass(frozen=True)
class Extraction:
    """Makes, in each worker, the function that turns an item into a line.

    Attributes:
        settings: What :class:`~extractor.Extractor` is made with.
        fields: The fields of articles that records have.
        site: The name of the site that all documents are of, whatever their addresses say.
    """

    settings: Mapping[str, Any]
    fields: Sequence[str]
    site: str | None = None

    def __call__(self) -> Work:
        """The function."""
        extractor = Extractor(**self.settings)
        rules = Rules(extractor, self.site)
        return lambda item: (item.former and _kept(item, rules)) or _answer(extractor, rules, item, self)


@dataclass(frozen=True)
class Learning:
    """Makes, in each worker, the function that turns an item into the memory of it, as its file has it.

    Attributes:
        settings: What :class:`~extractor.Extractor` is made with.
    """

    settings: Mapping[str, Any]

    def __call__(self) -> Work:
        """The function; what teaches nothing gives no bytes."""
        extractor = Extractor(**self.settings)
        return lambda item: _recall(extractor, item)


def line_of(item: Item, counted: Mapping[str, Any], fields: Mapping[str, Any]) -> bytes:
    """The line of an item."""
    check = crc32(item.name.encode("utf-8", "surrogateescape"))
    return b"%d\t%s\t%s" % (check, _json(counted), _json({**item.header, **fields}))


def lost(loss: Loss) -> bytes:
    """The line of an item that no worker could do."""
    error = {"type": loss.type, "message": loss.message, "reason": None}
    return line_of(loss.task, {"error": loss.type}, {"url": loss.task.url, "error": error})


def record_in(line: bytes) -> dict[str, Any]:
    """The record in an item's line."""
    found: dict[str, Any] = json.loads(line.split(b"\t", 2)[2])
    return found


def _json(value: Mapping[str, Any]) -> bytes:
    # A file name that is no text is written as "\udcff", which is right in JSON.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _kept(item: Item, rules: Rules) -> bytes | None:
    """The line of an item whose record of a run before holds."""
    record = json.loads((item.former or b"").decode("utf-8", "surrogateescape"))
    if not rules.hold(record):
        return None
    error, made = record.get("error"), record["rules"]
    counted = {"site": made["site"], "by": made["by"], "kept": True}
    if error:
        counted |= {"error": error["type"], "reason": error["reason"]}
    else:
        filled = record.get("origins") or [name for name in FIELDS if record.get(name)]
        sure = record.get("confidence", 1)
        counted |= {"fields": [*filled], "warnings": len(record.get("warnings", ())), "sure": sure}
    return line_of(item, counted, record)


def _answer(extractor: Extractor, rules: Rules, item: Item, asked: Extraction) -> bytes:
    passed = None
    try:
        if item.error:
            return line_of(item, {"error": item.error["type"]}, {"error": item.error})
        content, item = _read(item)
        passed = extractor.begin(_document(extractor, content, item), site=asked.site)
        article = passed.run()
        made = rules.of(passed, article.extractor)
        return line_of(item, _counted(passed, article), {**article.to_dict(asked.fields), "rules": made})
    except MemoryError:
        raise
    except Exception as error:  # whatever it is: one document must not cost the others
        said = failure(error)
        site = passed.site.name if passed and passed.site else None
        engine = site if passed and passed.unavailable else None
        counted = {"site": site, "by": engine, "error": said["type"], "reason": said["reason"]}
        known = header(passed) if passed else {"url": item.url}
        kept = {name: value for name, value in known.items() if name == "url" or (value and name in asked.fields)}
        if passed:
            kept["rules"] = rules.of(passed, engine)
        return line_of(item, counted, {**kept, "error": said})


def _recall(extractor: Extractor, item: Item) -> bytes:
    if item.error:
        return b""
    try:
        content, item = _read(item)
        return extractor.learn([_document(extractor, content, item)]).dumps().encode()
    except MemoryError:
        raise
    except Exception:  # it is told when the document is extracted
        return b""


def _read(item: Item) -> tuple[bytes | str, Item]:
    """The document, and its item with what it says, or what lies beside it, of where it was saved from."""
    if item.file and not item.url:
        item = replace(item, url=beside(item.file, unpacked(item.file)))
    content = load(Path(item.file) if item.file else item.content or b"")
    if isinstance(content, str):
        return content, item
    saved = mhtml(content) if unpacked(item.file or item.name).lower().endswith(MHTML) else page(content)
    return saved.content, replace(item, url=item.url or saved.url, captured=item.captured or saved.captured)


def _document(extractor: Extractor, content: bytes | str, item: Item) -> Document:
    """The document, which knows when it was saved where that is known."""
    document = extractor.read(content, url=item.url)
    if item.captured is None:
        return document
    return replace(document, front_matter={"fetch_date": item.captured, **document.front_matter})


def _counted(passed: Pass, article: Article) -> dict[str, Any]:
    site = passed.site
    return {
        "site": site.name if site else None,
        "by": article.extractor,
        "fields": [*article.origins],
        "warnings": len(article.warnings),
        "sure": article.confidence,
    }
