"""Which elements inside the main content's container are boilerplate, and where their names mislead.

A name is a hint: pages call a paragraph on social housing ``social-Paragraph`` and a chapter on older work
``related-work``. What is made of links and pictures is boilerplate by its name; what says whole sentences is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractor.blocks.boilerplate import MISLEADING, RELATED_HEADING, ROLES, SURE, TAGS, named
from extractor.blocks.offers import is_offer
from extractor.blocks.saying import FIELDS, LENGTH, LINKED, SENTENCE, said, says_sentences, text_length
from extractor.document import xpath
from extractor.document.text import letters, one_line, weight

__all__ = ["Elements", "Reason", "boilerplate_element"]

Reason = tuple[str, str]
"""Why something is boilerplate, in a word or two, and the rule that says so."""

_MOSTLY = 0.5  # share of the container's text above which an element is no boilerplate, whatever its class says
_LEFT = 60  # characters that a page has besides an offer
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_ONE_LINE = _HEADINGS | {"p", "blockquote", "li", "dd", "figcaption", "td"}
_IS_PARAGRAPH = xpath.boolean("boolean(self::p | self::*[count(*) = 1]/p)")
_LINKED_HEADING = xpath.boolean(
    "boolean((.//h2 | .//h3 | .//h4 | .//h5)[ancestor::a or .//a[starts-with(@href, 'http') "
    "or starts-with(@href, '/')]])"
)
_HOLDS_TEXT = xpath.boolean(  # paragraphs side by side, as no list of teasers has them, or a headline
    "boolean(descendant-or-self::*[count(p[string-length() > 80][not(a[string-length() > 60])]) > 2"
    " or count(text()[string-length(normalize-space()) > 80]) > 2] or (.//h1 and .//p[string-length() > 80]))"
)
_HOLDS_MUCH = xpath.boolean(  # more of them than one comment, notice or letter box has
    "boolean(descendant-or-self::*[count(p[string-length() > 80][not(a[string-length() > 60])]) > 6]"
    " or (.//h1 and .//p[string-length() > 80]))"
)
_HEADING_TEXTS = xpath.strings("(.//h2 | .//h3 | .//h4)/descendant-or-self::*/text()")
_ASKS = xpath.boolean("boolean(.//input[not(@type='hidden')] | .//textarea | .//select)")
_JUDGED = frozenset(("role", "hidden", "aria-modal"))
_SUSPECTS = frozenset((*TAGS, "td", "th", "form"))
_JUDGED_BARE = _SUSPECTS | {"div", "section", "aside", "ul"}  # what may be boilerplate without any attribute
_LOOKS = 20  # times its text that a container is looked through: names nested a thousand levels deep name nothing
_FORM = 400  # characters of a form that is no frame around a page
_BOXES = frozenset(("div", "section", "aside"))
_FEW_WORDS = 250  # characters around a field, that are no text of their own
_CONTROL = xpath.boolean("boolean(descendant-or-self::*[@aria-expanded or @aria-controls])")
_PANEL = re.compile(
    r"(?:^|[\s_-])(?:tab(?:s|pane|panel|content)?|pane|panel|accordion|collaps(?:e|ed|ible)|toggle|spoiler|expand(?:able|ed)?"
    r"|read-?more|answer|transcript)(?:$|[\s_-])",
    re.I,
)
_POPS_UP = re.compile(r"modal|pop-?up|overlay|drop-?down|lightbox|tooltip|dialog|cookie|consent|menu", re.I)
_STREAMED = re.compile(r"S:[0-9a-f]{1,4}$")  # how React names what it moves into its place later
_MENU = 3  # links that make a menu
_DEEP = 12  # levels that an article's own aside may stand below it


def boilerplate_element(element: HtmlElement) -> Reason | None:
    """Why an element inside the main content's container is boilerplate; ``None`` for main content.

    The caller must not drop one that holds most of the text: pages hide their article until a script runs, and
    libxml2 puts the rest of a page into an element that is never closed. :class:`Elements` sees to that.
    """
    tag = str(element.tag)
    attributes = dict(element.items())
    if attributes and (found := _by_attributes(element, attributes)):
        return found
    if is_offer(element):
        return "offer", "offers something for money"
    if tag == "form" and LENGTH(element) < _FORM and _ASKS(element):
        return "form", "asks for input"
    if tag in _BOXES and _asks_in_passing(element):
        return "form", "a few words around a field to fill in"
    if tag in ("td", "th") and _is_menu_cell(element):
        return "navigation", "a cell of links beside the text"
    return (TAGS[tag], tag) if tag in TAGS and not _is_own(element) else None


def _by_attributes(element: HtmlElement, attributes: dict[str, str]) -> Reason | None:
    found = named(_names(element)) if "class" in attributes or "id" in attributes else None
    if found and not _misleads(element, found[0]):
        return found
    if ("hidden" in attributes or "style" in attributes) and (hidden := _hidden(element)):
        return hidden
    role = attributes.get("role")
    if role in ("dialog", "alertdialog") or attributes.get("aria-modal") == "true":
        return "dialog", "[role=dialog]"
    if role in ROLES and not says_sentences(element) and not _HOLDS_TEXT(element):
        return ROLES[role], f'[role="{role}"]'
    return None


class Elements:
    """Judges the elements of one container, what their names alone may take out of it being bounded.

    Args:
        container: What holds the main content; these elements themselves are never boilerplate.
    """

    def __init__(self, container: Sequence[HtmlElement]) -> None:
        self._container = container
        self._outermost = frozenset(container)
        self._length: float | None = None
        self._looked = 0.0
        self._deceptive: bool | None = None

    def reason(self, element: HtmlElement) -> Reason | None:
        """Why the element is boilerplate; ``None`` for main content, and for what holds most of the text."""
        if (element.tag not in _JUDGED_BARE and not element.keys()) or element in self._outermost:
            return None
        length = 0.0
        if _is_suspect(element):
            if self._length is None:
                self._length = text_length(self._container)
            if self._looked > _LOOKS * self._length:
                return None
            length = LENGTH(element)
            self._looked += length
        found = boilerplate_element(element)
        if found is None:
            return None
        if self._length is None:
            self._length = text_length(self._container)
        if found[0] == "offer":  # it says itself what it is, and of a text behind a pay wall it may be the larger part
            return found if LENGTH(element) + _LEFT < self._length else None
        if length > _MOSTLY * self._length:
            return None
        return None if _is_named_prose(element, found) and self._names_deceive() else found

    def _names_deceive(self) -> bool:
        """Whether names would take most of the container's sentences out, one element at a time."""
        if self._deceptive is None:
            taken = 0.0
            for top in self._container:
                walk: Any = etree.iterwalk(top, events=("start",))
                for _, node in walk:
                    if node not in self._outermost and _is_named_prose(node, named(_names(node))):
                        taken += LENGTH(node)
                        walk.skip_subtree()
            self._deceptive = taken > _MOSTLY * (self._length or 0)
        return self._deceptive


def _is_suspect(element: HtmlElement) -> bool:
    """Whether an element has anything for which what is in it is looked at."""
    attributes = dict(element.items())
    return (
        element.tag in _SUSPECTS
        or not _JUDGED.isdisjoint(attributes)
        or ("style" in attributes and _HIDDEN.search(attributes["style"]) is not None)
        or (("class" in attributes or "id" in attributes) and named(_names(element)) is not None)
    )


def _names(element: HtmlElement) -> str:
    name = "" if element.tag in _HEADINGS else element.get("id", "")  # a heading's id is its own words, to link to
    return f"{element.get('class', '')} {name}"


def _is_sentence(element: HtmlElement) -> bool:
    return says_sentences(element, at_least=1 if element.tag in _ONE_LINE else 2)


def _is_named_prose(element: HtmlElement, found: Reason | None) -> bool:
    """Whether an element is boilerplate by its name alone and yet says whole sentences, as comments do.

    What is made of links is not: of that, the sentences have been looked at.
    """
    if found is None or found[0] == "comments" or found[0] in MISLEADING:
        return False
    return named(_names(element)) == found and _is_sentence(element)


def _misleads(element: HtmlElement, reason: str) -> bool:
    """Whether the name of an element says nothing, because of what the element says."""
    if (_HOLDS_MUCH if reason in SURE else _HOLDS_TEXT)(element):
        return True
    if reason not in MISLEADING and not _echoes(element):
        return False
    if not _is_sentence(element) or _LINKED_HEADING(element):
        return False
    return not any(RELATED_HEADING.match(one_line(text)) for text in _HEADING_TEXTS(element))


def _echoes(element: HtmlElement) -> bool:
    """Whether an element's id is only the words of its own heading."""
    name = letters(element.get("id", ""))
    if not name or named(element.get("class", "")):
        return False
    heading = next((child for child in element if child.tag in _HEADINGS), None)
    words = "".join(heading.itertext()).split() if heading is not None else ()
    return len(words) > 1 and letters("".join(words)) == name


def _hidden(element: HtmlElement) -> Reason | None:
    """Why an element is not seen; a panel that a reader unfolds is."""
    hidden = element.get("hidden")  # display: none is not seen; visibility is what scripts switch on when they are done
    style = element.get("style")
    match = _HIDDEN.search(style) if style else None
    if hidden is None and match is None:
        return None
    if (
        hidden == "until-found"
        or _is_panel(element)
        or (match is not None and "visib" in match[0] and _HOLDS_TEXT(element))
    ):
        return None
    return ("hidden", "[hidden]") if hidden is not None else ("hidden", f'[style*="{match[0] if match else ""}"]')


def _is_panel(element: HtmlElement) -> bool:
    """Whether a hidden element is a tab, or a section that is folded up: it says its piece and is no pop-up."""
    if element.get("id") and _STREAMED.match(element.get("id", "")):
        return True
    names = _names(element)
    if _POPS_UP.search(names):
        return False
    before = element.getprevious()
    folded = before is not None and (before.tag == "button" or _CONTROL(before) or _opens(before, element))
    if not (folded or element.get("role") == "tabpanel" or _PANEL.search(names)):
        return False
    text, linked = said(element)
    return bool(text) and linked <= LINKED * (weight(text) + linked) and not FIELDS(element)


def _opens(link: HtmlElement, element: HtmlElement) -> bool:
    """Whether a link right before a hidden element leads to it."""
    name = element.get("id")
    return link.tag == "a" and bool(name) and link.get("href") == f"#{name}"


def _asks_in_passing(box: HtmlElement) -> bool:
    """Whether a box is a form and the few words around it, which ask for an address."""
    return any(child.tag == "form" and FIELDS(child) for child in box) and LENGTH(box) < _FEW_WORDS


def _is_menu_cell(cell: HtmlElement) -> bool:
    """Whether a cell of a table that places things holds a menu, and the one beside it a text."""
    beside = [
        other for other in (cell.getprevious(), cell.getnext()) if other is not None and other.tag in ("td", "th")
    ]
    if not beside or len([*islice(cell.iter("a"), _MENU)]) < _MENU:
        return False
    text, linked = said(cell)
    return linked > 4 * weight(text) and any(says_sentences(other) for other in beside)


def _is_own(element: HtmlElement) -> bool:
    """Whether an aside or a footer is the article's own: it stands in it and says sentences, or one not said before.

    An aside between two paragraphs stands in it whatever is around them.
    """
    if element.tag == "aside" and _HOLDS_TEXT(element):
        return True
    if element.tag == "nav" or _LINKED_HEADING(element):
        return False
    if any(RELATED_HEADING.match(one_line(text)) for text in _HEADING_TEXTS(element)):
        return False
    if element.tag == "aside" and _is_between_paragraphs(element):
        return says_sentences(element) or _says_once(element)
    if all(ancestor.tag != "article" for ancestor in islice(element.iterancestors(), _DEEP)):
        return False
    return says_sentences(element) or _HOLDS_TEXT(element)


def _is_between_paragraphs(aside: HtmlElement) -> bool:
    before, behind = aside.getprevious(), aside.getnext()
    return before is not None and behind is not None and all(map(_IS_PARAGRAPH, (before, behind)))


def _says_once(aside: HtmlElement) -> bool:
    """Whether an aside sets a sentence apart that stands nowhere else."""
    text, linked = said(aside)
    parent = aside.getparent()
    if linked or parent is None or SENTENCE.search(text) is None:
        return False
    return said(parent)[0].count(text[:40]) < 2
