"""An article."""

from __future__ import annotations

import datetime  # as a whole: in the class, date is a property
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from html import escape
from typing import Any

from extractor.article import row
from extractor.article.plain import plain, typed, typed_at
from extractor.article.provenance import Origin, Origins, Removal
from extractor.article.schema import schema_of
from extractor.blocks import Block, Image
from extractor.blocks.rendering import from_html, sanitised, to_html, to_markdown
from extractor.document import Kind
from extractor.fields import Contributor

__all__ = ["DERIVED", "NAMES", "Article"]

_FORM = 1  # rises where something in to_dict() is left out, renamed or of another type


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
    published: datetime.date | datetime.datetime | None = None
    modified: datetime.date | datetime.datetime | None = None
    site_name: str | None = None
    description: str | None = None
    language: str | None = None
    url: str | None = None
    images: tuple[Image, ...] = ()
    tags: tuple[str, ...] = ()
    kind: Kind = Kind.PAGE
    extractor: str = ""
    confidence: float | None = None
    origins: Mapping[str, Origin] = field(default_factory=Origins, hash=False)
    warnings: tuple[str, ...] = ()
    removals: tuple[Removal, ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "origins", Origins(self.origins))

    @cached_property
    def html(self) -> str:
        """The body as HTML that is safe to put on a page.

        No script, style, form or event handler, no address but ``http:`` and ``https:``, and nothing that loads
        but pictures. Where there are no blocks, each line of the body is a paragraph.
        """
        return to_html(self.blocks or [Block("p", line, escape(line)) for line in self.body.split("\n") if line])

    @cached_property
    def markdown(self) -> str:
        """The body as Markdown."""
        return to_markdown(self.html)

    @property
    def editor(self) -> str | None:
        """The editors' names, joined with ``、``."""
        return "、".join(self.editors) or None

    @property
    def date(self) -> datetime.date | None:
        """The day of publication, in the zone that ``published`` is given in."""
        return self.published.date() if isinstance(self.published, datetime.datetime) else self.published

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

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Article:
        """The article of which :meth:`to_dict` gave this: the same in every field, and in ``html`` and ``markdown``.

        What is missing is ``None`` or empty, and what is no field, such as the ``path`` of a line of the command, is
        passed over: so a form with more fields can be read, and one with fewer. The blocks are read from ``html``;
        without it, they are the lines of the body.

        Raises:
            ValueError: It is no article: a field is of another type, there is no ``body``, or it is of a later form.
        """
        if not isinstance(fields, Mapping) or "body" not in fields:
            raise ValueError("this is no article: there is no body")
        if fields.get("form", _FORM) != _FORM:
            raise ValueError(f"this article is of form {fields['form']}; this version of extractor reads form {_FORM}")
        html = typed_at("html", str | None, fields.get("html"))
        article: Article = typed(cls, fields if html is None else {**fields, "blocks": from_html(html)})
        if html is not None:
            article.__dict__["html"] = sanitised(html)  # as it was written, whatever the blocks come to
        return article

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """:meth:`from_dict` of what :meth:`to_json` gave, or of a line of the command ``extract``.

        Raises:
            ValueError: It is no JSON, or no article.
        """
        return cls.from_dict(json.loads(text))

    def to_row(self) -> dict[str, Any]:
        """The article as a row of a table: each column has one type, whatever the articles say.

        As :meth:`to_dict`, without ``markdown`` and ``html``; but ``published`` and ``modified`` are the day, a
        ``date``, ``published_time`` and ``modified_time`` the time of day as the page gives it, ``published_at`` and
        ``modified_at`` the moment in UTC, where the zone is known; and ``origins`` is a list, each with its ``field``.
        """
        return row.row(self)

    @classmethod
    def arrow_schema(cls) -> Any:
        """The columns of :meth:`to_row` with their types, a ``pyarrow.Schema``.

        Raises:
            ImportError: pyarrow is not installed.
        """
        return row.arrow_schema(cls)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """What :meth:`to_dict` gives, as JSON Schema (2020-12) describes it."""
        described = schema_of(cls)
        written = {name: {"type": "string", "description": _summary(getattr(cls, name))} for name in _WRITTEN}
        properties = described["properties"] | written
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:extractor:article:{_FORM}",
            "title": cls.__name__,
            **described,
            "properties": {name: properties[name] for name in NAMES},
            "required": [name for name in NAMES if name not in _WRITTEN],
        }


_WRITTEN = ("markdown", "html")  # of the blocks

NAMES = (*(item.name for item in fields(Article) if item.name != "blocks"), *_WRITTEN)
"""What :meth:`Article.to_dict` holds, in its order."""

DERIVED = ("editor", "date")
"""What it can be asked for besides: other fields in another form."""


def _summary(described: object) -> str:
    return (described.__doc__ or "").partition("\n")[0]
