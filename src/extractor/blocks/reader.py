"""A region of a tree, read into text blocks.

Reading walks the region once and changes nothing; an element that is not main content is passed over together with what
is in it. What is walked is the region written as markup, tag by tag: an element of a tree costs a dozen calls, a tag
in a string costs one, and most tags say all there is to know of their element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import count

from lxml import etree
from lxml.html import HtmlElement

from extractor.blocks.block import Block, Image, Wrapper
from extractor.blocks.draft import CELL, Draft, LinkTag, Outline, visible, without_invisible
from extractor.blocks.silence import is_silent, leaves_blank
from extractor.document import xpath
from extractor.document.addresses import urljoin_or_none
from extractor.document.text import one_line

__all__ = ["read_blocks", "read_drafts"]

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
_CAPTION = re.compile(
    r" class=\"(?:[^\"]*[\s_-])?(?:caption|img_?descr?|pic_?descr?|wp-caption-text|imgcaption|piccaption)[\s\"&]", re.I
)
_CAPTIONS = frozenset(("span", "p", "div", "em", "small"))  # that are one where their class says so
_TOKEN = re.compile(
    r"([^<]*)<(?:!--.*?--|!\[CDATA\[.*?\]\]|[!?][^>]*|(/?)([^\s/>]+)([^>]*))>", re.S
)  # a text, and the tag behind it; libxml2 writes no bracket unescaped but those of tags
_DEEPEST = 16  # levels of emphasis, and of lists and quotations, that are written again for every block in them
_WHOLLY = 0.9  # share of a line that is one link within the page
_FILE_NAME = re.compile(r"\S+\.\w{3,4}$")
_LAZY = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "src")


def read_blocks(
    elements: Iterable[HtmlElement],
    skip: Callable[[HtmlElement], bool] | None = None,
    *,
    base: str | None = None,
) -> dict[Block, HtmlElement]:
    """The text blocks of the elements, in document order, and the element that each stands in.

    Args:
        elements: What holds the main content.
        skip: Asked for every element; what it is true for is passed over whole.
        base: What relative addresses are relative to.
    """
    drafts, _ = read_drafts(elements, skip, base=base)
    return {draft.block(): draft.node for draft in drafts}


def read_drafts(
    elements: Iterable[HtmlElement],
    skip: Callable[[HtmlElement], bool] | None = None,
    *,
    base: str | None = None,
) -> tuple[list[Draft], Outline]:
    """The same, without their HTML, for who keeps only some of them; and what those with a text stand in."""
    reader = _Reader(base)
    for element in elements:
        reader.read(element, skip)
    return reader.drafts, reader.outline


@dataclass(slots=True)
class _Reader:
    """What has been read of the block at hand, and where in the region it stands.

    Of the elements that are open, each is known by its level.

    Attributes:
        opened: The open elements, with their tags and attributes as written.
        numbers: The numbers of the outermost of them: those that have text blocks in them.
        inside: The levels of those that are blocks, the region's first.
    """

    base: str | None
    drafts: list[Draft] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    opened: list[tuple[HtmlElement, str, str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=lambda: [0])
    markup: list[str | LinkTag] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    linked: int = 0
    anchored: int = 0
    links: list[tuple[int, bool]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    inline: list[tuple[int, str | LinkTag, str | LinkTag]] = field(default_factory=list)
    wrappers: list[tuple[HtmlElement, Wrapper]] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    whole: int | None = None
    layout: dict[HtmlElement, bool] = field(default_factory=dict)
    serial: Iterator[int] = field(default_factory=count)

    def read(self, root: HtmlElement, skip: Callable[[HtmlElement], bool] | None) -> None:
        """Take in what opens, closes and stands between, in the order of the document.

        Tags and elements go side by side: the next start tag is that of the next element.
        """
        openers = self.openers()
        nodes: Iterator[HtmlElement] = root.iter("*")
        upcoming = next(nodes, None)
        silent: tuple[str, HtmlElement] = "", root  # the element that is passed over
        passed = 0  # how many elements are open from it on
        for words, ends, tag, attributes in _TOKEN.findall(etree.tostring(root, encoding="unicode", with_tail=False)):
            node = root
            if tag and not ends:
                if upcoming is None or (tag == "meta" and upcoming.tag != "meta"):
                    continue  # the one with the encoding that libxml2 writes into each head of XHTML that has none
                node, upcoming = upcoming, next(nodes, None)
            is_empty = attributes[-1:] == "/"
            if passed:
                passed += -1 if ends else 1 if tag and not is_empty else 0
                if not passed:
                    self.pass_over(*silent)
                continue
            if words and (self.text or self.inline or self.images or self.whole is not None or not words.isspace()):
                self.write(words)
            if ends:
                self.close(tag)
            elif not tag:
                continue
            elif is_silent(tag, attributes, node) or (skip is not None and skip(node)):
                silent = tag, node
                if is_empty:
                    self.pass_over(*silent)
                else:
                    passed = 1
            else:
                self.opened.append((node, tag, attributes))
                if opener := openers.get(tag):
                    opener(tag, node)
                elif "-" in tag and not self.is_in_line(node):
                    self.begin_block(tag, node)
                if tag in _CAPTIONS and "class=" in attributes and _CAPTION.search(attributes):
                    self.begin_caption()
                if is_empty:
                    self.close(tag)

    def openers(self) -> dict[str, Callable[[str, HtmlElement], None]]:
        """What takes in the beginning of an element, by its tag; of others only the end and what is in them matters."""
        return {
            **dict.fromkeys(_BLOCKS, self.begin_block),
            **dict.fromkeys(_INLINE, self.emphasise),
            "br": lambda tag, node: self.break_line(),
            "img": lambda tag, node: self.picture(node),
            "a": lambda tag, node: self.link(node),
        }

    def begin_block(self, tag: str, node: HtmlElement) -> None:
        """Begin an element that is a block, or holds some."""
        self.flush()
        self.inside.append(len(self.opened) - 1)
        if self.whole is not None:
            self.cell(tag)
        elif tag == "pre" or (tag == "tr" and not self.lays_out(node)):
            self.whole = self.inside[-1]
            self.in_table(node)
        if tag in _WRAPPERS and len(self.wrappers) < _DEEPEST:
            self.wrappers.append((node, Wrapper(tag, next(self.serial))))
        if tag in _OWN_TAG:
            self.tags.append(tag)

    def begin_caption(self) -> None:
        """Begin what is the text under a picture by its name."""
        self.flush()
        self.tags.append("figcaption")
        self.captions.append(len(self.opened) - 1)

    def close(self, tag: str) -> None:
        """Leave the innermost element that is open."""
        level = len(self.opened) - 1
        if self.captions and self.captions[-1] == level:
            self.flush()
            self.captions.pop()
            self.tags.pop()
        if self.inside[-1] == level and len(self.inside) > 1:
            if self.whole == level:
                self.end_whole(tag)
            self.flush()
            self.inside.pop()
            if tag in _OWN_TAG and self.tags and self.tags[-1] == tag:
                self.tags.pop()
            if self.wrappers and self.wrappers[-1][0] is self.opened[-1][0]:
                self.wrappers.pop()
        elif self.inline and self.inline[-1][0] == level:
            self.markup.append(self.inline.pop()[2])
            if self.links and self.links[-1][0] == level:
                self.links.pop()
        if tag == "code" and self.whole is not None and _next_is_line(self.opened[-1][0]):
            self.break_line()
        if not level:
            self.flush()
        self.opened.pop()
        if len(self.numbers) > level:
            self.outline.end(self.numbers.pop())

    def pass_over(self, tag: str, node: HtmlElement) -> None:
        """Leave an element that says nothing."""
        if tag in _BLOCKS:
            self.flush()
        elif leaves_blank(tag):
            self.set_apart(node.tail)

    def is_in_line(self, node: HtmlElement) -> bool:
        """Whether a custom element stands in a line of text: in a paragraph, with nothing but text in it."""
        return self.opened[self.inside[-1]][1] in _LINES and all(child.tag not in _BLOCKS for child in node)

    def link(self, node: HtmlElement) -> None:
        """Begin a link; one to a footnote says nothing about the text around it."""
        href = node.get("href")
        if href is not None or node.get("onclick") is not None:
            self.links.append((len(self.opened) - 1, not href or not href.startswith("#") or len(href) == 1))
        self.begin((href, True), (href, False))

    def emphasise(self, tag: str, _: HtmlElement) -> None:
        self.begin(f"<{_INLINE[tag]}>", f"</{_INLINE[tag]}>")

    def begin(self, start: str | LinkTag, end: str | LinkTag) -> None:
        if len(self.inline) >= _DEEPEST:
            start = end = ""
        self.inline.append((len(self.opened) - 1, start, end))
        self.markup.append(start)

    def write(self, markup: str) -> None:
        """Take in a text, written as markup."""
        if CELL in markup:
            markup = markup.replace(CELL, "")
        text = markup
        if "&" in markup:
            text = unescape(markup)
            markup = escape(text, quote=False)
        self.text.append(text)
        self.markup.append(markup)
        if self.links:
            if self.links[-1][1]:
                self.linked += len(text.strip())
            else:
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
                self.markup.append("\n")
            return
        if not self.text and not self.images and len(self.markup) == len(self.inline):
            return
        text = visible("".join(self.text))
        if text or self.images:
            self.markup += [end for _, _, end in reversed(self.inline)]
            self.add(self.tags[-1] if self.tags else "p", text)
        self.start_afresh()

    def start_afresh(self) -> None:
        self.text.clear()
        self.markup = [start for _, start, _ in self.inline]
        self.images.clear()
        self.linked = self.anchored = 0

    def add(self, tag: str, text: str) -> None:
        around = tuple([wrapper for _, wrapper in self.wrappers])
        if self.anchored >= _WHOLLY * len(text) and tag not in _HEADINGS:  # a table of contents, no footnote
            self.linked += self.anchored
        images = tuple(self.images)
        level = self.inside[-1]
        place = self.number(level) if text else -1
        self.drafts.append(
            Draft(tag, text, self.markup, self.linked, around, images, self.base, self.opened[level][0], place)
        )

    def number(self, level: int) -> int:
        """The number of the open element at that level, which has one text block more now."""
        for node, tag, attributes in self.opened[len(self.numbers) : level + 1]:
            around = self.numbers[-1] if self.numbers else None
            self.numbers.append(self.outline.begin(node, tag, attributes, around))
        return self.outline.take(self.numbers[level])

    # --- rows and code --------------------------------------------------------------------------------------

    def in_table(self, node: HtmlElement) -> None:
        table = next(node.iterancestors("table"), None) if node.tag == "tr" else None
        if table is not None and not any(held is table for held, _ in self.wrappers):
            self.wrappers.append((table, Wrapper("table", next(self.serial))))

    def cell(self, tag: str) -> None:
        """Begin a cell; the marks are taken out again when the row ends."""
        if tag in ("td", "th"):
            self.text.append(CELL)
            self.markup.append(f"{CELL}{tag}{CELL}")

    def end_whole(self, tag: str) -> None:
        text = without_invisible("".join(self.text))
        self.whole = None
        if tag == "pre":
            text = "\n".join(text.replace(CELL, "").splitlines()).strip("\n").rstrip()
        else:
            text = "\t".join(map(one_line, text.split(CELL)[1:])).strip()
        if text or self.images:
            self.add(tag, text)
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
            self.markup.append(f'<img src="{escape(address)}" alt="{escape(alt)}">')


def _next_is_line(child: HtmlElement) -> bool:
    following = child.getnext()
    return child.tag == "code" and following is not None and following.tag == "code" and not child.tail


_LAYOUT = xpath.boolean(
    "boolean(.//table or .//pre or .//*[self::td or self::th][count(.//p | .//br | ./div) > 3]"
    " or count(.//td | .//th) < 2)"
)
