"""Markdown as HTML, without what converters of pages leave behind that CommonMark cannot read."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

__all__ = ["render"]


def render(markdown: str) -> str:
    """Markdown as HTML; of a link that the end of the document cuts off, the text."""
    start = max(markdown.rfind("["), 0)
    start -= markdown[start - 1 : start] == "!"
    return str(_markdown().render(markdown[:start] + _CUT_LINK.sub(r"\1", markdown[start:])))


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables.

    Raw HTML is text: a page that was turned to Markdown has no tags left but those that it wrote about.
    A line break is a line break: what stood on lines of its own did so on the page.
    """
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    markdown.core.ruler.before("text_join", "leftovers", _drop_leftovers)
    return markdown


def _drop_leftovers(state: StateCore) -> None:
    """Take markup that CommonMark could not read out of the text.

    Converters escape a literal asterisk, so one that is still there opened or closed emphasis where CommonMark
    lets none (``**注意：**请`` between Han characters); and they write links around whole paragraphs, of which
    the brackets and the address are left.
    """
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _LEFTOVERS.sub("", child.content)


_LEFTOVERS = re.compile(r"\*\*|\]\((?:https?:/|/)/?[^\s()]*\)|^\[$")
_CUT_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\Z")
