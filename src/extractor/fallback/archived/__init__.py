"""A page turned to Markdown: what stands between its headline and the chrome below.

Engines read class names and nesting, and Markdown has neither: to them the page is one flat body. What it has is its
headline, once more than the header says, and prose. :mod:`~.lines` says what a line is, :mod:`~.region` which of them
are the article.
"""

from __future__ import annotations

import re

from extractor.blocks.absence import notice
from extractor.document import Document, Kind
from extractor.errors import NoContentError
from extractor.fallback.archived.lines import Line, below, read_lines
from extractor.fallback.archived.region import article
from extractor.hookspecs import Extraction, hookimpl

__all__ = ["extractor_fallback"]

_CUT_OFF = re.compile(r"(?:\.\.\.|…)[)\]\"]{0,3}\s*\Z")
_MENU = 10  # links; with fewer a page may be a note that is all links
_LINKED = 0.5  # the share of a page's text in links from which it is a list of links
_RULE = "from the first prose below the headline to the last"


@hookimpl
def extractor_fallback(document: Document) -> Extraction | None:
    """The elements from the first to the last paragraph of prose below the headline, with what leads in and out.

    Raises:
        NoContentError: There is no prose, and what there is says why: a notice, a challenge, a page that was cut off
            inside its menus, a list of links.
    """
    body = document.tree.find("body") if document.kind is Kind.MARKDOWN_POST else None
    if body is None:
        return None
    everything = read_lines(body)
    lines = everything if document.headline is None else below(everything, document.headline)
    if found := article(lines):
        return Extraction("archived", [line.element for line in found], _RULE)
    if document.front_matter and (reason := _absence(document, everything)):
        raise NoContentError(f"the page holds no article ({reason})", reason=reason)
    return None


def _absence(document: Document, lines: list[Line]) -> str | None:
    said = [part for line in lines if not line.is_menu for part in line.text.split("\n")]
    if reason := notice(said, besides=str(document.front_matter.get("title") or "")):
        return reason
    links = [link for line in lines for link in line.element.iter("a")]
    if len(links) < _MENU:
        return None
    if _CUT_OFF.search(document.text):
        return "cut"
    text = sum(len(line.text) for line in lines)
    return "listing" if sum(line.linked * len(line.text) for line in lines) > _LINKED * text else None
