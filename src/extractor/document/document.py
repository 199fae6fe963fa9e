"""A document as it was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from extractor.document.addresses import host_of
from extractor.document.index import Index
from extractor.document.kinds import Kind
from extractor.document.linked_data import linked_data
from extractor.document.text import letters, weight
from extractor.document.truncation import too_much_for_engines

__all__ = ["Document"]


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
        warnings: What of it was not read, a sentence each, because it is beyond a limit.
    """

    text: str
    tree: HtmlElement
    kind: Kind
    url: str | None = None
    front_matter: Mapping[str, Any] = field(default_factory=dict)
    charset: str = "str"
    warnings: tuple[str, ...] = ()

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it is an article's inner HTML and no page, with or without front matter."""
        return self.kind is Kind.FRAGMENT or (self.kind is Kind.HTML_POST and not _PAGE.search(self.text))

    @cached_property
    def index(self) -> Index:
        """Its elements by their names."""
        return Index(self.tree)

    @cached_property
    def is_large(self) -> bool:
        """Whether it has too many elements, or too much text, for engines that are other people's code."""
        return too_much_for_engines(self.tree, len(self.text)) is not None

    @cached_property
    def address(self) -> str | None:
        """The address to choose a site by: ``url``, else the canonical link, else ``og:url``."""
        return next(filter(_is_on_the_web, (self.url, self.canonical_url, *self.meta.get("og:url", ()))), None)

    @cached_property
    def canonical_url(self) -> str | None:
        """What ``<link rel="canonical">`` says, made absolute where ``url`` is known."""
        for link in self.tree.iter("link"):
            if link.get("rel") != "canonical" or link.get("href") is None:
                continue
            try:
                return urljoin(self.url or "", str(link.get("href")).strip())
            except ValueError:  # [ without ] and the like
                continue
        return None

    @cached_property
    def host(self) -> str | None:
        """The host of :attr:`address`, in lower case, and in Punycode where it is not ASCII, as sites claim hosts."""
        return host_of(self.address) if self.address else None

    @cached_property
    def headline(self) -> HtmlElement | None:
        """The heading that is the title; ``None`` where there is none.

        Archivers write the title on top of a page turned to Markdown once more, so there the last heading of the
        header's title is the page's own, as it stands or, where none does so, as most of it. A first heading of
        other words is the title only where nothing stands before it but chrome, and the header has no title or it
        is an ``<h1>``: the others are sections. Elsewhere it is the first that ``<title>`` has, else the first
        ``<h1>``.
        """
        headings = list(self.tree.iter("h1", "h2", "h3"))
        if not headings:
            return None
        if self.kind is Kind.MARKDOWN_POST:
            return _headline_of_post(headings, unescape(str(self.front_matter.get("title") or "")))
        claimed = letters(self.head_title)
        headings.sort(key=lambda heading: str(heading.tag))  # h1 before h2, else as they stand
        named = (h for h in headings[:_LOOKED_AT] if len(text := letters(h.text_content())) > 3 and text in claimed)
        return next(named, headings[0])

    @cached_property
    def head_title(self) -> str:
        """What the first ``<title>`` says, as it stands."""
        title = next(self.tree.iter("title"), None)
        return "" if title is None else str(title.text_content())

    @cached_property
    def meta(self) -> Mapping[str, tuple[str, ...]]:
        """The ``content`` of every ``<meta>`` by its ``name``, ``property`` or ``itemprop``, in lower case."""
        found: dict[str, list[str]] = {}
        for element in self.tree.iter("meta"):  # archives of pages write the one attribute for the other
            content = (element.get("content") or element.get("value") or "").strip()
            if content:
                for attribute in ("name", "property", "itemprop"):
                    if key := element.get(attribute):
                        found.setdefault(key.strip().lower(), []).append(content)
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def json_ld(self) -> tuple[Mapping[str, Any], ...]:
        """Every JSON-LD object of the page, ``@graph`` and lists flattened, broken scripts skipped."""
        return tuple(linked_data(self.tree))


def _headline_of_post(headings: list[HtmlElement], title: str) -> HtmlElement | None:
    """The last heading that says the title, or most of it; else the first, unless it is a section's.

    A lower heading below a paragraph is a section that is called like the whole.
    """
    first = headings[0]
    texts = [letters(heading.text_content()) for heading in headings]
    wanted = {letters(title)}
    opens = not any(weight(element.text_content()) >= _PROSE for element in first.itersiblings(preceding=True))
    if opens and (first.tag == "h1" or not title):
        wanted.add(texts[0])
    found = [heading for heading, text in zip(headings, texts, strict=True) if text and text in wanted]
    if found and found[-1] is not first:
        own = next((heading for heading in reversed(found[1:]) if heading.tag == "h1"), None)
        if own is not None and own is not found[-1] and _is_prose_between(own, found[-1]):
            return own
        return found[-2] if len(found) > 2 and _is_repeated_at_once(found[-2], found[-1]) else found[-1]
    if len(letters(title)) >= _SHORT:  # pages that have their headline in a paragraph
        said = (element for element in first.itersiblings("p") if len(element.text_content()) < _TITLE_PARAGRAPH)
        same = next((element for element in said if letters(element.text_content()) == letters(title)), None)
        if same is not None:
            return same
    below = (heading for heading in headings[1:] if heading.getparent().tag == "body")
    return next((heading for heading in below if _says(heading.text_content(), title)), found[0] if found else None)


def _is_prose_between(headline: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a paragraph stands between two headings, so that the lower one is a section's."""
    for element in headline.itersiblings():
        if element is heading:
            return False
        if element.tag == "p" and weight(element.text_content()) >= _PROSE:
            return True
    return False


def _is_repeated_at_once(headline: HtmlElement, heading: HtmlElement) -> bool:
    """Whether a text opens with its headline once more: between the two there is a byline and no more."""
    if letters(headline.text_content()) != letters(heading.text_content()):
        return False
    between: list[HtmlElement] = []
    for element in headline.itersiblings():
        if element is heading:
            return all(one.tag == "p" and weight(one.text_content()) < _BYLINE for one in between)
        if element.text_content().strip():
            between.append(element)
        if len(between) > _BYLINE_LINES:
            break
    return False


def _says(text: str, title: str) -> bool:
    """Whether a heading is the title in almost the same words: without the site's name, or with a word changed."""
    heading, whole = letters(text), letters(title)
    if len(heading) < max(_SHORT, _SAID * len(whole)):
        return False
    words, others = _words(text), _words(title)
    return heading in whole or whole in heading or len(words & others) > _SAID * len(words | others) > _FEW


def _words(text: str) -> set[str]:
    return {letters(word) for word in text.split()}


def _is_on_the_web(address: str | None) -> bool:
    try:
        parts = urlsplit(address or "")
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_PROSE = 120  # the weight of a paragraph above the first heading that makes it a section's
_BYLINE, _BYLINE_LINES = 100, 9  # the weight of a line of a byline, and how many it has with offers to read elsewhere
_SAID = 0.6  # the share of a title that a heading must have to be the headline
_FEW = 3  # words; a title of fewer is compared by its letters alone
_TITLE_PARAGRAPH = 400  # characters
_SHORT = 8  # letters; a heading of fewer may be in a title by chance
_LOOKED_AT = 40  # headings of a page that may be its headline
# What stands around JSON in scripts: comment marks for browsers that knew no scripts, and CDATA, in comments or bare.
