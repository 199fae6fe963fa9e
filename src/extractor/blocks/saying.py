"""What an element says: how much, in how many sentences, and how much of it in links to elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import xpath
from extractor.document.text import one_line, weight

__all__ = ["FIELDS", "LENGTH", "LINKED", "SENTENCE", "said", "says_sentences", "text_length"]

LENGTH = xpath.number("string-length(normalize-space())")
SENTENCE = re.compile(r"[.!?…。！？؟।](?=[\"'”’»」）)\]]{0,3}(?:\s|$|[^\x00-\x7f]))")
_SAYS = 90  # the weight of two short sentences, or of a long one
_SAYS_ALONE = 40  # of a line without any link
LINKED = 0.3  # share of links above which sentences are a list of teasers
_SEEN = 600  # pieces of text that are looked at: enough to tell, and no more for a whole page
FIELDS = xpath.boolean("boolean(.//input[not(@type='hidden' or @type='checkbox' or @type='radio')] | .//textarea)")
_ENDS_LINE = frozenset("h1 h2 h3 h4 h5 h6 p div li br tr td section blockquote cite dt dd".split())


def text_length(elements: Iterable[HtmlElement]) -> float:
    """How many characters of text the elements hold, white space folded."""
    return sum(map(LENGTH, elements))


def says_sentences(element: HtmlElement, *, at_least: int = 2) -> bool:
    """Whether an element says whole sentences, mostly not in links to elsewhere, and asks for no input."""
    if LENGTH(element) < _SAYS_ALONE / 3:
        return False
    text, linked = said(element)
    unlinked = weight(text)
    if unlinked < (_SAYS if linked or at_least > 1 else _SAYS_ALONE) or linked > LINKED * (unlinked + linked):
        return False
    return sum(1 for _ in SENTENCE.finditer(text)) >= at_least and not FIELDS(element)


def said(element: HtmlElement) -> tuple[str, int]:
    """What an element says outside links to elsewhere, as far as is looked at, and how much in them."""
    pieces, linked = [], 0
    walk: Any = etree.iterwalk(element, events=("start", "end"))
    for looked, (event, node) in enumerate(walk):
        if looked > _SEEN:
            break
        if event == "end":
            if node is not element and node.tail:
                pieces.append(node.tail)
        elif node.tag in ("script", "style", "noscript", "button", "select"):
            walk.skip_subtree()
        elif node.tag == "a" and not (node.get("href") or "#").startswith("#"):
            linked += weight(one_line("".join(node.itertext())))
            walk.skip_subtree()
        elif node.text:
            pieces.append(node.text)
        if node.tag in _ENDS_LINE:
            pieces.append("\n")
    return one_line("".join(pieces)), linked
