"""Documents beyond a limit, cut where it is reached.

Markup or a tree comes in that nobody has seen yet; what was left out comes out, a sentence each. Whether there is
anything to cut is seen in a small part of the time of the parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import xpath
from extractor.document.limits import (
    ATTRIBUTE,
    ATTRIBUTES,
    DEPTH,
    ENGINE_ELEMENTS,
    ENGINE_TEXT,
    LINE,
    MARKDOWN,
    REFERENCES,
    SPAN,
    SPANS,
    TAGS,
)

__all__ = ["cut_markdown", "cut_markup", "cut_tree", "too_much_for_engines"]


def cut_markdown(markdown: str) -> tuple[str, list[str]]:
    """Markdown up to its limit."""
    if len(markdown) <= MARKDOWN:
        return markdown, []
    return markdown[:MARKDOWN], [
        f"the document has more than {MARKDOWN:,} characters of Markdown: the rest is not read"
    ]


def cut_markup(markup: bytes) -> tuple[bytes, list[str]]:
    """Markup up to the first of its limits."""
    warnings = []
    for mark, limit, name in ((b"<", TAGS, "tags"), (b"&", REFERENCES, "character references")):
        if len(markup) > limit and markup.count(mark) > limit:
            markup = markup[: _place(markup, mark, limit)]
            warnings.append(f"the document has more than {limit:,} {name}: what follows is not read")
    if len(markup) > _MANY_ATTRIBUTES and (crowded := _crowded(markup)):
        pieces, at = [], 0
        for tag in crowded:
            pieces += [markup[at : tag.start(1)], b"<", tag[2], b">"]
            at = tag.end()
        markup = b"".join([*pieces, markup[at:]])
        warnings.append(f"the document has an element of more than {ATTRIBUTES:,} attributes: they are left out")
    return markup, warnings


def _place(markup: bytes, mark: bytes, number: int) -> int:
    return next(islice(re.finditer(mark, markup), number, None)).start()


def _crowded(markup: bytes) -> list[re.Match[bytes]]:
    """The tags with too many attributes, each of which libxml2 compares with all before it."""
    return [
        tag
        for tag in _LARGE_TAG.finditer(markup)
        if tag[1] and len(tag[1]) > 2 * ATTRIBUTES and len(_SEPARATOR.split(_QUOTED.sub(b" ", tag[1]))) > ATTRIBUTES
    ]


def too_much_for_engines(tree: HtmlElement, size: int) -> str | None:
    """What a tree has more of than engines that are other people's code are asked about; ``None`` for nothing.

    Args:
        tree: The tree.
        size: The length of its markup, in bytes or characters; its text is no longer.
    """
    if _ELEMENTS(tree) > ENGINE_ELEMENTS:
        return f"{ENGINE_ELEMENTS:,} elements"
    if size > ENGINE_TEXT and _TEXT(tree) > ENGINE_TEXT:
        return f"{ENGINE_TEXT:,} characters of text"
    return None


def cut_tree(tree: HtmlElement, size: int) -> list[str]:
    """Cut a tree within its limits.

    Args:
        tree: The tree, which is changed.
        size: The length of its markup in bytes, within which every other is.
    """
    return list(_cut(tree, size))


def _cut(tree: HtmlElement, size: int) -> Iterator[str]:
    if deep := _TOO_DEEP(tree):
        for element in deep:
            etree.strip_elements(element, *_SILENT, with_tail=False)
            etree.strip_tags(element, "*")
        yield f"the document has elements more than {DEPTH:,} levels deep: of those, the text is kept"
    if size > LINE and (long := _TOO_LONG(tree)):
        for text in long:
            _shorten(text)
        yield f"the document has a text of more than {LINE:,} characters without a tag: the rest of it is left out"
    if size > ATTRIBUTE and (huge := _HUGE(tree)):
        for value in huge:
            del value.getparent().attrib[value.attrname]
        yield f"the document has an attribute of more than {ATTRIBUTE:,} characters: it is left out"
    if much := too_much_for_engines(tree, size):
        yield f"the document has more than {much}: trafilatura and readability are not asked"
    if _cut_spans(tree) > SPANS:
        yield f"the document has cells that stretch over more than {SPANS:,} places: what follows does not"


def _cut_spans(tree: HtmlElement) -> int:
    """Cut how far cells stretch; over how many places the wide ones would."""
    places = 0
    for cell in tree.iter("td", "th"):
        spans = [_span(cell, name) for name in ("colspan", "rowspan")]
        if spans != [1, 1]:
            places += spans[0] * spans[1]
            for name, span in zip(("colspan", "rowspan"), spans, strict=True):
                if span > 1 and places > SPANS:
                    cell.set(name, "1")
                elif span == SPAN:
                    cell.set(name, str(span))
    return places


def _span(cell: HtmlElement, name: str) -> int:
    span = cell.get(name, "").strip()
    if not span.isdecimal():
        return 1
    return SPAN if len(span) > _DIGITS else max(1, min(int(span), SPAN))


def _shorten(text: Any) -> None:
    element = text.getparent()
    if text.is_tail:
        element.tail = str(text)[:LINE]
    else:
        element.text = str(text)[:LINE]


_ELEMENTS = xpath.number("count(//*)")
_TEXT = xpath.number("string-length(/)")
_MANY_ATTRIBUTES = 150_000  # bytes; with fewer, no element has so many attributes that they cost seconds
_SCRIPT = rb"(?:[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE])\b"
# A tag, whose values may hold brackets, behind texts, comments, scripts, and tags of twenty values or less, in which
# there is no room for so many attributes. What is not closed goes to the end: all is read once or twice.
_LARGE_TAG = re.compile(
    rb"[^<]*+(?:<(?:/|!--(?:[^-]++|-(?!->))*+|%(script)b(?:[^<]++|<(?!/%(script)b))*+|(?![a-zA-Z])"
    rb"|[a-zA-Z][^\s/>]{0,40}+(?=[\s/>])[^=>]{0,40}+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"']))[^=>]{0,40}+){0,20}+>)"
    rb"[^<]*+)*+"
    rb"(?:(<([a-zA-Z][^\s/>]*+)(?:[^=>]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+)*+>?)|\Z)"
    % {b"script": _SCRIPT}
)
_QUOTED = re.compile(rb"=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)")
_SEPARATOR = re.compile(rb"[\s/]++")
_DIGITS = 9  # of a number that is one
_SILENT = ("script", "style", "noscript", "template", "textarea")
_TOO_DEEP = xpath.elements("/*" * DEPTH)
_TOO_LONG: Any = etree.XPath(f"//*[not(self::script or self::style)]/text()[string-length() > {LINE}]")
_HUGE: Any = etree.XPath(f"//@*[string-length() > {ATTRIBUTE}]")
