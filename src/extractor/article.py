"""What goes out: an article, and for every field who filled it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from extractor.blocks import Block, Image
from extractor.blocks.rendering import to_html, to_markdown
from extractor.document import Kind
from extractor.fields import Contributor

__all__ = ["DERIVED", "NAMES", "Article", "Origin", "Removal", "plain"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who filled a field.

    Attributes:
        by: The name of the site or engine (``"sina"``, ``"trafilatura"``), or the kind of evidence that any
            document may hold: ``"front matter"``, ``"json-ld"``, ``"meta"``, ``"page"``, ``"body"``.
        rule: The rule as written, for instance ``css("h1.main-title")`` or ``label("责任编辑")``.
        raw: The text the value was read from, cut at 200 characters; ``None`` for a body.
    """

    by: str
    rule: str
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that stood in the body's container and is not in the body.

    Attributes:
        reason: Why, in a word or two: ``"advertisement"``, ``"qr code"``, ``"editor line"``, ``"site"``, ...
        rule: The rule that matched, as written.
        text: What it said, cut at 200 characters; empty for what has no text.
    """

    reason: str
    rule: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article. Nothing in it is invented: what the document does not say is ``None`` or empty.

    Attributes:
        title: The headline, on one line, without the name of the site.
        body: The main content as text; paragraphs are separated by one newline, a table's row is one line.
        authors: Who wrote it, in the order given. Never the medium credited.
        editors: Who edited it (责任编辑, 责编, 编辑), without staff codes.
        contributors: Who else did something (摄影, 校对, 翻译), and what.
        source: The medium credited (来源), else the account or feed it came from.
        published: A ``date`` where only the day is known, a ``datetime`` where the time is known too, aware
            where the zone is.
        modified: Likewise, of the last change.
        site_name: The name of the site as it calls itself.
        description: The summary the document carries in its head or header.
        language: A BCP 47 tag as declared, for instance ``"zh-CN"``.
        url: The canonical URL, else the address it was saved from.
        images: The pictures in the body.
        tags: Keywords and categories.
        kind: What sort of document it came from.
        extractor: The plugin or engine that gave the body.
        confidence: The probability that the body is right, 0 to 1; ``None`` where no document was read.
        origins: Who filled each field that is filled, by the field's name.
        warnings: What went wrong on the way, a sentence each: a rule that should have matched and did not,
            a plugin that failed.
        removals: What was taken out of the body, and why.
        blocks: The body as text blocks; what ``body``, ``html`` and ``markdown`` are written from.
    """

    title: str | None = None
    body: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    source: str | None = None
    published: date | datetime | None = None
    modified: date | datetime | None = None
    site_name: str | None = None
    description: str | None = None
    language: str | None = None
    url: str | None = None
    images: tuple[Image, ...] = ()
    tags: tuple[str, ...] = ()
    kind: Kind = Kind.PAGE
    extractor: str = ""
    confidence: float | None = None
    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    warnings: tuple[str, ...] = ()
    removals: tuple[Removal, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"origins": dict(self.origins)}  # pickle knows no read-only mapping

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, origins=MappingProxyType(state["origins"]))

    @cached_property
    def html(self) -> str:
        """The body as HTML that is safe to put on a page.

        No script, style, form or event handler, no address but ``http:`` and ``https:``, and nothing that loads
        but pictures.
        """
        return to_html(self.blocks)

    @cached_property
    def markdown(self) -> str:
        """The body as Markdown."""
        return to_markdown(self.html)

    @property
    def editor(self) -> str | None:
        """The editors' names, joined with ``、``."""
        return "、".join(self.editors) or None

    @property
    def date(self) -> date | None:
        """The day of publication, in the zone that ``published`` is given in."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def to_dict(self, names: Iterable[str] | None = None) -> dict[str, Any]:
        """Every field, and ``markdown`` and ``html``, as what JSON can hold: dates in ISO 8601, tuples as lists.

        Args:
            names: Just these, in this order, ``editor`` and ``date`` among them; what is left out is not written first.

        Raises:
            ValueError: There is no field of such a name.
        """
        names = NAMES if names is None else tuple(names)
        if unknown := [name for name in names if name not in (*NAMES, *DERIVED)]:
            raise ValueError(f"an article has no field {unknown[0]!r}; there are {', '.join((*NAMES, *DERIVED))}")
        return {name: plain(getattr(self, name)) for name in names}

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON; letters of every script are written as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


NAMES = (*(item.name for item in fields(Article) if item.name != "blocks"), "markdown", "html")
"""What :meth:`Article.to_dict` holds, in its order."""

DERIVED = ("editor", "date")
"""What it can be asked for besides: other fields in another form."""


def plain(value: Any) -> Any:
    """A value as what JSON can hold: dates in ISO 8601, tuples as lists, dataclasses as objects."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return [plain(item) for item in value]
        case Mapping():
            return {key: plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    return value
