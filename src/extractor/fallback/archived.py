"""A page turned to Markdown: what stands between its headline and the chrome below.

Engines read class names and nesting, and Markdown has neither: to them the page is one flat body. What it has is its
headline, once more than the header says, and prose.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from extractor.blocks.boilerplate import RELATED_HEADING, kind_of
from extractor.document import Document, Kind
from extractor.document.text import is_mostly_han, one_line, weight
from extractor.hookspecs import Extraction, hookimpl

_PROSE = 120  # the weight of a paragraph that is certainly prose
_SENTENCE = re.compile(r"[。！？]|[.!?:…][\"'”’)）]?(?:\s|$)")
_STAMP = re.compile(r"\d{4}\s?[-/.年]\s?\d|\d\d:\d\d|^[\d,.\s]+$")
_ENDS_SENTENCE = re.compile(r"[.,:;!?…。，：；！？”」][\"'’)）]?$|）$")
_COMMENTS = re.compile(
    r"(?:\d+\s)?(?:comments?|responses?|leave a (?:reply|comment)|join the (?:discussion|conversation))\b"
    r"|(?:发表|条|网友)?评论",
    re.I,
)


@hookimpl
def extractor_fallback(document: Document) -> Extraction | None:
    """The elements from the first to the last paragraph of prose below the headline, with what leads in and out."""
    headline = document.headline if document.kind is Kind.MARKDOWN_POST else None
    if headline is None:
        return None
    elements = []
    for element in headline.itersiblings():
        if _is_heading(element) and _ends(element):
            break
        elements.append(element)
    prose = [i for i, element in enumerate(elements) if _is_prose(element)]
    if not prose:
        return None
    first, last = prose[0], prose[-1]
    while first and _leads(elements[first - 1]):
        first -= 1
    while last + 1 < len(elements) and _follows(elements[last + 1]):
        last += 1
    return Extraction("archived", elements[first : last + 1], "from the first prose below the headline to the last")


def _text(element: HtmlElement) -> str:
    return one_line(element.text_content())


def _linked(element: HtmlElement) -> float:
    """The share of the text that stands in links."""
    text = _text(element)
    return sum(len(_text(link)) for link in element.iter("a")) / len(text) if text else 1.0


def _is_heading(element: HtmlElement) -> bool:
    return element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _ends(heading: HtmlElement) -> bool:
    text = _text(heading)
    return bool(len(text) <= 60 and (RELATED_HEADING.match(text) or _COMMENTS.match(text)))


def _is_prose(element: HtmlElement) -> bool:
    text = _text(element)
    if element.tag == "pre":
        return True
    return (
        not _is_heading(element)
        and weight(text) >= _PROSE
        and (_SENTENCE.search(text) is not None or element.getnext() is None)
        and _linked(element) < 0.5
        and kind_of(text) is None
    )


def _leads(element: HtmlElement) -> bool:
    """Whether an element right above the prose belongs to it: a heading, a line in bold, a sentence, a Chinese line."""
    text = _text(element)
    if not text:
        return element.find(".//img") is not None
    if is_mostly_han(text):  # Chinese pages have few lines below the headline that are neither byline nor lead
        return _linked(element) < 0.5 and not _STAMP.search(text) and kind_of(text) is None
    bold = sum(len(_text(part)) for part in element.iter("strong", "b")) >= 0.9 * len(text)
    return _is_heading(element) or ((bold or _ENDS_SENTENCE.search(text) is not None) and _linked(element) < 0.5)


def _follows(element: HtmlElement) -> bool:
    """Whether an element right below the prose still belongs to it."""
    text = _text(element)
    if not text:
        return element.find(".//img") is not None
    if kind_of(text):
        return False
    cut_off = element.getnext() is None and len(text) > 20
    return not _is_heading(element) and (cut_off or _ENDS_SENTENCE.search(text) is not None) and _linked(element) < 0.5
