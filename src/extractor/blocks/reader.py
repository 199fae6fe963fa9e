"""A region of a tree, read into text blocks.

Reading walks the region once, in the tree it was parsed into, copies nothing and changes nothing; an element that is
not main content is passed over together with what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractor.blocks.block import Block, Image, Wrapper
from extractor.blocks.silence import is_silent, leaves_blank
from extractor.document import xpath
from extractor.document.addresses import urljoin_or_none
from extractor.document.text import one_line

__all__ = ["read_blocks"]


_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre search "
        "section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINES = _HEADINGS | {"p", "li", "dd", "dt", "figcaption", "td", "blockquote"}
_OWN_TAG = _HEADINGS | {"li", "figcaption", "dt", "dd"}
_WRAPPERS = frozenset(("ul", "ol", "blockquote", "figure", "dl"))
_INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code", "sub": "sub", "sup": "sup",
           "s": "del", "strike": "del", "del": "del"}  # fmt: skip
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<![\u0600-\u0dff])\u200c|\u200c(?![\u0600-\u0dff])"
)  # between letters of Persian or of India's scripts, U+200C is spelling
_CELL = "\ue000"  # a private character, taken out of what pages say
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|img_?descr?|pic_?descr?|wp-caption-text|imgcaption|piccaption)(?:$|\s)", re.I
)
_DEEPEST = 16  # levels of emphasis, and of lists and quotations, that are written again for every block in them
_WHOLLY = 0.9  # share of a line that is one link within the page
_FILE_NAME = re.compile(r"\S+\.\w{3,4}$")
_LAZY = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "src")


def read_blocks(
    elements: Iterable[HtmlElement], skip: Callable[[HtmlElement], bool], *, base: str | None = None
) -> dict[Block, HtmlElement]:
    """The text blocks of the elements, in document order, and the element that each stands in.

    Args:
        elements: What holds the main content.
        skip: Asked for every element; what it is true for is passed over whole.
        base: What relative addresses are relative to.
    """
    writer = _Writer(base)
    for element in elements:
        writer.inside = [element]
        passed: Any = None
        walk: Any = etree.iterwalk(element, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                if is_silent(node) or skip(node):
                    passed = node
                    walk.skip_subtree()
                else:
                    writer.open(node)
            else:
                if node is not passed:
                    writer.close(node)
                elif node.tag in _BLOCKS:
                    writer.flush()
                elif leaves_blank(node):
                    writer.set_apart(node.tail)
                if node is not element:
                    writer.write(node.tail)
        writer.flush()
    return writer.blocks


@dataclass(slots=True)
class _Writer:
    """What has been read of the block at hand, and where in the region it stands."""

    base: str | None
    blocks: dict[Block, HtmlElement] = field(default_factory=dict)
    inside: list[HtmlElement] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    linked: int = 0
    anchored: int = 0
    links: list[HtmlElement] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    inline: list[tuple[HtmlElement, str, str]] = field(default_factory=list)
    wrappers: list[tuple[HtmlElement, Wrapper]] = field(default_factory=list)
    captions: list[HtmlElement] = field(default_factory=list)
    whole: HtmlElement | None = None
    layout: dict[HtmlElement, bool] = field(default_factory=dict)
    serial: Iterator[int] = field(default_factory=count)

    def open(self, node: HtmlElement) -> None:
        """Take in an element and the text at its beginning."""
        tag = str(node.tag)
        if tag in _BLOCKS or ("-" in tag and not self.is_in_line(node)):
            self.flush()
            self.inside.append(node)
            if self.whole is not None:
                self.cell(tag)
            elif tag == "pre" or (tag == "tr" and not self.lays_out(node)):
                self.whole = node
                self.in_table(node)
            if tag in _WRAPPERS and len(self.wrappers) < _DEEPEST:
                self.wrappers.append((node, Wrapper(tag, next(self.serial))))
            if tag in _OWN_TAG:
                self.tags.append(tag)
        elif tag == "br":
            self.break_line()
        elif tag == "img":
            self.picture(node)
        elif tag == "a":
            address = urljoin_or_none(self.base, node.get("href"))
            if address or node.get("href") is not None or node.get("onclick") is not None:
                self.links.append(node)
            self.begin(node, f'<a href="{escape(address)}">' if address else "", "</a>" if address else "")
        elif name := _INLINE.get(tag):
            self.begin(node, f"<{name}>", f"</{name}>")
        if _is_caption(node):
            self.flush()
            self.tags.append("figcaption")
            self.captions.append(node)
        self.write(node.text)

    def close(self, node: HtmlElement) -> None:
        """Leave an element."""
        tag = str(node.tag)
        if self.captions and self.captions[-1] is node:
            self.flush()
            self.captions.pop()
            self.tags.pop()
        if len(self.inside) > 1 and self.inside[-1] is node:
            if self.whole is node:
                self.end_whole(tag)
            self.flush()
            self.inside.pop()
            if tag in _OWN_TAG and self.tags and self.tags[-1] == tag:
                self.tags.pop()
            if self.wrappers and self.wrappers[-1][0] is node:
                self.wrappers.pop()
        elif self.inline and self.inline[-1][0] is node:
            self.html.append(self.inline.pop()[2])
            if self.links and self.links[-1] is node:
                self.links.pop()
        if tag == "code" and self.whole is not None and _next_is_line(node):
            self.break_line()

    def is_in_line(self, node: HtmlElement) -> bool:
        """Whether a custom element stands in a line of text: in a paragraph, with nothing but text in it."""
        return self.inside[-1].tag in _LINES and all(child.tag not in _BLOCKS for child in node)

    def begin(self, node: HtmlElement, start: str, end: str) -> None:
        if len(self.inline) >= _DEEPEST:
            start = end = ""
        self.inline.append((node, start, end))
        self.html.append(start)

    def write(self, text: str | None) -> None:
        if text:
            text = text.replace(_CELL, "") if _CELL in text else text
            self.text.append(text)
            self.html.append(text if text.isspace() else escape(text, quote=False))
            if self.links and _leads_elsewhere(self.links[-1]):
                self.linked += len(text.strip())
            elif self.links:
                self.anchored += len(text.strip())

    def set_apart(self, following: str | None) -> None:
        """Write a blank where something between two words is passed over."""
        if following and following[0].isalnum() and self.text and self.text[-1][-1:].strip():
            self.write(" ")

    def break_line(self) -> None:
        if self.tags and self.tags[-1] in _HEADINGS and self.whole is None:
            self.write(" ")
        else:
            self.flush()

    def flush(self) -> None:
        """End the block at hand; emphasis and links that are open go on in the next one."""
        if self.whole is not None:  # a row is one block, and so is code: what would end a block ends a line in it
            if self.text and not self.text[-1].endswith("\n"):
                self.text.append("\n")
                self.html.append("\n")
            return
        if not self.text and not self.images and len(self.html) == len(self.inline):
            return
        text = _visible("".join(self.text))
        if text or self.images:
            html = "".join([*self.html, *(end for _, _, end in reversed(self.inline))])
            self.add(self.tags[-1] if self.tags else "p", text, _visible(html))
        self.start_afresh()

    def start_afresh(self) -> None:
        self.text.clear()
        self.html[:] = [start for _, start, _ in self.inline]
        self.images.clear()
        self.linked = self.anchored = 0

    def add(self, tag: str, text: str, html: str) -> None:
        around = tuple(wrapper for _, wrapper in self.wrappers)
        if self.anchored >= _WHOLLY * len(text) and tag not in _HEADINGS:  # a table of contents, no footnote
            self.linked += self.anchored
        self.blocks[Block(tag, text, html, self.linked, around, tuple(self.images))] = self.inside[-1]

    # --- rows and code --------------------------------------------------------------------------------------

    def in_table(self, node: HtmlElement) -> None:
        table = next(node.iterancestors("table"), None) if node.tag == "tr" else None
        if table is not None and not any(held is table for held, _ in self.wrappers):
            self.wrappers.append((table, Wrapper("table", next(self.serial))))

    def cell(self, tag: str) -> None:
        """Begin a cell; the marks are taken out again when the row ends."""
        if tag in ("td", "th"):
            self.text.append(_CELL)
            self.html.append(f"{_CELL}{tag}{_CELL}")

    def end_whole(self, tag: str) -> None:
        text, html = _INVISIBLE.sub("", "".join(self.text)), _INVISIBLE.sub("", "".join(self.html))
        self.whole = None
        if tag == "pre":
            text = "\n".join(text.replace(_CELL, "").splitlines()).strip("\n").rstrip()
            html = escape(text, quote=False)
        else:
            text = "\t".join(map(one_line, text.split(_CELL)[1:])).strip()
            _, *cells = html.split(_CELL)
            html = "".join(
                f"<{name}>{one_line(inner)}</{name}>" for name, inner in zip(cells[::2], cells[1::2], strict=True)
            )
        if text or self.images:
            self.add(tag, text, html)
        self.start_afresh()

    def lays_out(self, row: HtmlElement) -> bool:
        """Whether the row's table only places things on the page: it holds tables, or paragraphs."""
        table = next(row.iterancestors("table"), row)
        if table not in self.layout:
            self.layout[table] = _LAYOUT(table) or table is row
        return self.layout[table]

    def picture(self, node: HtmlElement) -> None:
        address = next((a for name in _LAZY if (a := urljoin_or_none(self.base, node.get(name)))), None)
        if address and node.get("width") not in ("0", "1") and node.get("height") not in ("0", "1"):
            alt = one_line(node.get("alt", ""))
            self.images.append(Image(address, None if _FILE_NAME.match(alt) else alt or None))
            self.html.append(f'<img src="{escape(address)}" alt="{escape(alt)}">')


def _visible(text: str) -> str:
    return one_line(text if text.isascii() else _INVISIBLE.sub("", text))


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Whether a link leads to another page; one to a footnote says nothing about the text around it."""
    address = link.get("href", "#")
    return not address.startswith("#") or len(address) == 1


def _is_caption(node: HtmlElement) -> bool:
    """Whether an element's class says that it is the text under a picture."""
    names = node.get("class")
    return bool(names) and _CAPTION.search(names) is not None and node.tag in ("span", "p", "div", "em", "small")


def _next_is_line(child: HtmlElement) -> bool:
    following = child.getnext()
    return child.tag == "code" and following is not None and following.tag == "code" and not child.tail


_LAYOUT = xpath.boolean(
    "boolean(.//table or .//pre or .//*[self::td or self::th][count(.//p | .//br | ./div) > 3]"
    " or count(.//td | .//th) < 2)"
)
