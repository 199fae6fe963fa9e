"""A document as it was read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from extractor.document import xpath
from extractor.document.kinds import Kind
from extractor.document.text import letters

__all__ = ["Document"]

_MAX_JSON_LD = 2_000_000  # characters a page; the largest real one in 4,000 pages has 310,000


@dataclass(frozen=True, eq=False)
class Document:
    """A document as it was read. Rules look at it; nothing changes it.

    Attributes:
        text: The markup, decoded, without its front matter.
        tree: The markup, parsed; Markdown is rendered first, so that every kind has the same sort of tree.
            Comments and processing instructions are not in it (they are in ``text``). Do not change it:
            it is shared by every rule and by the fallbacks.
        kind: Which of the four kinds it is.
        url: The address it was saved from, where anybody said so.
        front_matter: The header's fields, values as written: ``str``, ``list`` or ``dict``, never a date.
        charset: The encoding it was decoded with, ``"str"`` where it came as text.
    """

    text: str
    tree: HtmlElement
    kind: Kind
    url: str | None = None
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    charset: str = "str"

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it is an article's inner HTML and no page, with or without front matter."""
        return self.kind is Kind.FRAGMENT or (self.kind is Kind.HTML_POST and not _PAGE.search(self.text))

    @cached_property
    def address(self) -> str | None:
        """The address to choose a site by: ``url``, else the canonical link, else ``og:url``."""
        return next(filter(_is_on_the_web, (self.url, self.canonical_url, *self.meta.get("og:url", ()))), None)

    @cached_property
    def canonical_url(self) -> str | None:
        """What ``<link rel="canonical">`` says, made absolute where ``url`` is known."""
        for href in _CANONICAL(self.tree):
            try:
                return urljoin(self.url or "", href.strip())
            except ValueError:  # [ without ] and the like
                continue
        return None

    @property
    def host(self) -> str | None:
        """The host of :attr:`address`, in lower case, and in Punycode where it is not ASCII, as sites claim hosts."""
        host = (urlsplit(self.address).hostname or "").lower() if self.address else ""
        try:
            return host.encode("idna").decode() or None
        except UnicodeError:  # a label that is empty or too long for a host
            return host or None

    @cached_property
    def headline(self) -> HtmlElement | None:
        """The heading that is the title; ``None`` where no ``<h1>``, ``<h2>`` or ``<h3>`` is.

        Archivers write the title on top of a page turned to Markdown once more, so there the last heading of the
        header's title, or of the first heading's, is the page's own. Elsewhere it is the first that ``<title>`` has,
        else the first ``<h1>``.
        """
        headings = list(self.tree.iter("h1", "h2", "h3"))
        if not headings:
            return None
        if self.kind is not Kind.MARKDOWN_POST:
            claimed = letters(_TITLE(self.tree))
            headings.sort(key=lambda heading: str(heading.tag))  # h1 before h2, else as they stand
            named = (h for h in headings[:_LOOKED_AT] if len(text := letters(h.text_content())) > 3 and text in claimed)
            return next(named, headings[0])
        first = headings[0].text_content()
        wanted = {letters(str(self.front_matter.get("title", ""))), letters(first)} - {""}
        return next((h for h in reversed(headings) if letters(h.text_content()) in wanted), headings[0])

    @cached_property
    def meta(self) -> Mapping[str, tuple[str, ...]]:
        """The ``content`` of every ``<meta>`` by its ``name``, ``property`` or ``itemprop``, in lower case."""
        found: dict[str, list[str]] = {}
        for element in _METAS(self.tree):
            content = (element.get("content") or element.get("value") or "").strip()
            if content:
                for attribute in ("name", "property", "itemprop"):
                    if key := element.get(attribute):
                        found.setdefault(key.strip().lower(), []).append(content)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def json_ld(self) -> tuple[Mapping[str, Any], ...]:
        """Every JSON-LD object of the page, ``@graph`` and lists flattened, broken scripts skipped."""
        objects: list[Mapping[str, Any]] = []
        budget = _MAX_JSON_LD
        for script in _JSON_LD(self.tree):
            source = script.text_content()
            budget -= len(source)
            if budget < 0:
                break
            try:
                content = json.loads(_UNWRAPPED.sub("", source).strip().rstrip(";"), strict=False)
                if "\\ud" in source.lower():  # half of an escaped pair is no character, and no file can hold it
                    content = json.loads(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
                objects += _objects(content)
            except (ValueError, RecursionError):
                continue
        return tuple(objects)


def _objects(node: Any) -> Iterator[Mapping[str, Any]]:
    for item in node if isinstance(node, list) else [node]:
        if isinstance(item, dict):
            yield item
            if "@graph" in item:
                yield from _objects(item["@graph"])


def _is_on_the_web(address: str | None) -> bool:
    try:
        parts = urlsplit(address or "")
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_LOOKED_AT = 40  # headings of a page that may be its headline
_UNWRAPPED = re.compile(  # what hides a script from parsers that know none
    r"\A\s{0,99}(?://|/\*)?\s{0,9}(?:<!\[CDATA\[|<!--)(?:\s{0,9}\*/)?|(?://|/\*)?\s{0,9}(?:\]\]>|-->)(?:\s{0,9}\*/)?\s{0,99}\Z"
)
_TITLE = xpath.string("string((//title)[1])")
_CANONICAL = xpath.strings("//link[@rel='canonical']/@href")
_METAS = xpath.elements("//meta[@content or @value]")  # archives of pages write the one for the other
_JSON_LD = xpath.elements("//script[contains(@type, 'ld+json')]")
