"""The texts around the headline, where bylines and dates stand: what is below it, then what is above it.

A headline comes in, the texts near it go out, in the order people read them and with how far off they are. Nothing of
a menu, an aside, a picture's caption, a comment or another story is among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from extractor.document.text import one_line, weight

__all__ = ["Near", "is_aside", "near"]

_LONGEST_WAY = 900  # the weight of the texts below the headline that are looked at: a standfirst, a byline, a date
_PIECES = 70  # texts below the headline; menus of shares and languages are many short ones
_ABOVE = 16  # texts above it
_ABOVE_WAY = 300
_LEVELS = 5  # elements around the headline that may still be the story's header
_DEPTH = 24
_SKIPPED = frozenset(
    "script style noscript template svg nav aside footer figure figcaption select textarea button iframe"
    " blockquote pre video audio".split()
)
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|recirc\w*|teasers?(?!-?text)|comments?|comment-?list|respond|sidebar|side-?bar|widget-?area|widget_\w+|promo\w*"
    r"|(?:image|img|photo|figure|wp|pic|media)[\s_-]?caption|copyright|popular|trending|weather|most-?read|newsletter|menu|nav|navbar"
    r"|footer|latest|river|cookies?|carousel|slider|upcoming|archives?|breadcrumbs?|suggest\w*"
    r"|more-?(?:news|stories|posts)|read-?(?:more|next))(?:$|[\s_-])",
    re.I,
)
_BYLINE = re.compile(r"meta|byline|headline|date|publish|submitted", re.I)
_SILENT = frozenset("script style noscript template svg select textarea iframe video audio".split())
_YEAR = re.compile(r"\d{4}")
_FOOTER = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])", re.I)
_SIDEBAR = re.compile("side-?bar", re.I)
_PARAGRAPHS = 30  # that are looked at
_PROSE = 120  # characters before a paragraph's first link
_FOOTNOTE = 250  # characters of a footer that is a story's and not the site's
_STORY = 700  # characters of an <article> that is more than a card


@dataclass(frozen=True, slots=True)
class Near:
    """A text near the headline.

    Attributes:
        text: The text, on one line, or the value of an attribute that holds a date.
        element: The element it stands in.
        way: The weight of what stands between it and the headline.
        is_above: Whether it stands above the headline.
        is_attribute: Whether readers do not see it.
    """

    text: str
    element: HtmlElement
    way: int
    is_above: bool = False
    is_attribute: bool = False


def near(headline: HtmlElement) -> list[Near]:
    """The texts below the headline, nearest first, then those above it, as they stand."""
    found: list[Near] = []
    way = 0
    for text, element, is_attribute in islice(_below(headline), _PIECES):
        found.append(Near(text, element, way, is_attribute=is_attribute))
        way += 0 if is_attribute else weight(text)
        if way > _LONGEST_WAY:
            break
    above: list[Near] = []
    way = 0
    for text, element, is_attribute in islice(_above(headline), _ABOVE):
        above.append(Near(text, element, way, True, is_attribute))
        way += 0 if is_attribute else weight(text)
        if way > _ABOVE_WAY:
            break
    return found + above[::-1]


def is_aside(element: HtmlElement, story: frozenset[HtmlElement] = frozenset()) -> bool:
    """Whether an element is not part of the story: it is in a menu, a card, a comment, a caption.

    Args:
        element: The element.
        story: The elements around the headline, whatever they are called.
    """
    for _ in range(_DEPTH):
        if element is None or element in story or element.tag in ("body", "html"):
            return False
        if _is_skipped(element):
            return True
        element = element.getparent()
    return False


_Piece = tuple[str, HtmlElement, bool]


def _below(headline: HtmlElement) -> Iterator[_Piece]:
    node = headline
    yield from _inside(headline, 0, is_reversed=False)
    while node is not None and node.tag not in ("body", "html"):
        yield from _text(node.tail, node.getparent())
        for sibling in node.itersiblings():
            yield from _inside(sibling, 0, is_reversed=False)
            yield from _text(sibling.tail, node.getparent())
        node = node.getparent()


def _above(headline: HtmlElement) -> Iterator[_Piece]:
    node = headline
    for _ in range(_LEVELS):
        if node is None or node.tag in ("article", "main", "body", "html"):
            return
        for sibling in node.itersiblings(preceding=True):
            if sibling.tag == "header":
                continue
            yield from _text(sibling.tail, node.getparent())
            yield from _inside(sibling, 0, is_reversed=True)
        node = node.getparent()


def _inside(element: HtmlElement, depth: int, *, is_reversed: bool) -> Iterator[_Piece]:
    """The texts of an element and of what is in it, from the first to the last or the other way round."""
    if depth > _DEPTH or _is_skipped(element):
        return
    own = (*_attributes(element), *_text(element.text, element))
    if not is_reversed:
        yield from own
    for child in element.iterchildren(reversed=is_reversed):
        parts = (_inside(child, depth + 1, is_reversed=is_reversed), _text(child.tail, element))
        for part in reversed(parts) if is_reversed else parts:
            yield from part
    if is_reversed:
        yield from reversed(own)


def _text(text: str | None, element: HtmlElement) -> tuple[_Piece, ...]:
    return ((line, element, False),) if text and (line := one_line(text[:2000])) else ()


def _attributes(element: HtmlElement) -> Sequence[_Piece]:
    """What an element says in attributes: a ``<time>``, microdata, the date in full that a tool tip shows."""
    if element.tag == "time" or element.get("itemprop") in ("datePublished", "dateModified", "dateCreated"):
        return [(value, element, True) for name in ("datetime", "content", "title") if (value := element.get(name))]
    if (title := element.get("title")) and len(title) < 60 and _YEAR.search(title) and element.tag != "a":
        return ((title, element, True),)
    return ()


def _is_skipped(element: HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return True
    called = (element.get("class") or element.get("id") or "")[:300]
    if tag == "article":  # a card, unless it is the first: the posts of forums are short
        return _is_small(element, _STORY) and next(element.getroottree().iter("article")) is not element
    is_other = tag in _SKIPPED or (tag != "body" and called and _tells_of_others(called))
    if not is_other or tag in _SILENT:
        return bool(is_other)
    if _SIDEBAR.search(called) and _holds_prose(element):
        return False
    is_footer = tag == "footer" or _FOOTER.search(called) is not None
    return not (_BYLINE.search(called) or (is_footer and _is_small(element, _FOOTNOTE)))


@lru_cache(maxsize=4096)  # the names of a page's elements are few, and a site's pages have the same
def _tells_of_others(called: str) -> bool:
    return _OTHERS.search(called) is not None


def _holds_prose(element: HtmlElement) -> bool:
    """Whether it is a layout that is called after its sidebar: three paragraphs of prose are in it."""
    paragraphs = islice(element.iter("p"), _PARAGRAPHS)
    return sum(len(paragraph.text or "") > _PROSE for paragraph in paragraphs) > 2


def _is_small(element: HtmlElement, characters: int) -> bool:
    length = 0
    for i, text in enumerate(element.itertext()):
        length += len(text.strip())
        if length >= characters or i > _PIECES:
            return False
    return True
