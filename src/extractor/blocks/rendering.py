"""Text blocks written as text, as HTML that is safe to put on a page, and as Markdown; and read back from HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

import nh3
from lxml.html import HTMLParser, fragment_fromstring

from extractor.blocks.block import Block, Image, Wrapper
from extractor.blocks.reader import read_blocks
from extractor.document.formulas import formulas

__all__ = ["from_html", "images", "sanitised", "to_html", "to_markdown", "to_text"]


def to_text(blocks: Iterable[Block]) -> str:
    """The blocks' text, one newline between them."""
    return "\n".join(block.text for block in blocks if block.text)


def to_html(blocks: Iterable[Block]) -> str:
    """The blocks as HTML that is safe to put on a page, sanitised by ammonia."""
    pieces: list[str] = []
    around: tuple[Wrapper, ...] = ()
    for block in blocks:
        shared = 0
        while shared < min(len(around), len(block.wrappers)) and around[shared] == block.wrappers[shared]:
            shared += 1
        pieces += [f"</{wrapper.tag}>" for wrapper in reversed(around[shared:])]
        pieces += [f"<{wrapper.tag}>" for wrapper in block.wrappers[shared:]]
        around = block.wrappers
        pieces.append(f"<{block.tag}>{block.html}</{block.tag}>")
    pieces += [f"</{wrapper.tag}>" for wrapper in reversed(around)]
    return sanitised("\n".join(pieces))


def from_html(html: str) -> tuple[Block, ...]:
    """The blocks that :func:`to_html` wrote."""
    whole = fragment_fromstring(sanitised(html), create_parent="div", parser=_PARSER)
    return tuple(read_blocks([whole], lambda element: False))


def sanitised(html: str) -> str:
    """HTML with nothing that runs or loads, but pictures; as :func:`to_html` gave it, it stays as it is."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"})


_PARSER = HTMLParser(encoding="utf-8", huge_tree=True)
_TAGS = set(
    "a img p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table tbody tr td th pre code "
    "strong em sub sup del".split()
)
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}


def to_markdown(html: str) -> str:
    """Sanitised HTML as Markdown, headings with ``#``; nothing the text says can become markup."""
    return str(_converter().convert(html)).strip()


@cache
def _converter() -> Any:
    from markdownify import MarkdownConverter  # a sixth of a second to import, and most callers want text

    class Converter(MarkdownConverter):
        """Addresses, ``alt`` texts and code that cannot end where they should not, and formulas as written."""

        def escape(self, text: str, parent_tags: Any) -> str:
            parent: Any = super()
            pieces, at = [], 0
            for start, end in formulas(text):
                pieces += [parent.escape(text[at:start], parent_tags), text[start:end]]
                at = end
            return "".join([*pieces, parent.escape(text[at:], parent_tags)])

        def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
            el["href"] = _address(el.get("href", ""))
            parent: Any = super()
            return str(parent.convert_a(el, text, parent_tags))

        def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
            parent: Any = super()
            return f"![{parent.escape(el.get('alt', ''), parent_tags)}]({_address(el.get('src', ''))})"

        def convert_pre(self, el: Any, text: str, parent_tags: Any) -> str:
            code = el.get_text()
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
            return f"\n\n{fence}\n{code}\n{fence}\n\n"

    return Converter(heading_style="ATX", bullets="-", escape_misc=True)


def _address(url: str) -> str:
    return quote(url, safe="/:?#@!$&'*+,;=%~-._")


def images(blocks: Sequence[Block]) -> Iterator[Image]:
    """The pictures in the blocks, each with the caption of the figure it stands in, or that follows it."""
    captions = {wrapper: block.text for block in blocks if block.tag == "figcaption" for wrapper in block.wrappers}
    seen = set()
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        caption = next((captions[wrapper] for wrapper in reversed(block.wrappers) if wrapper in captions), None)
        if not caption and following and following.tag == "figcaption":
            caption = following.text
        for image in block.images:
            if image.url not in seen:
                seen.add(image.url)
                yield Image(image.url, caption or image.caption)
