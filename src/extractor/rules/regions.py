"""Rules for the body: where the main content is, and what in it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement, tostring

from extractor.document import Document, Kind, reading
from extractor.errors import PluginError
from extractor.rules.base import Match, Rule, check_texts, written
from extractor.rules.bylines import Byline
from extractor.rules.selectors import compile_regex, find_css, has_text, text_of

__all__ = ["Region", "between", "block"]


@dataclass(frozen=True, slots=True)
class Region:
    """What a body rule found: the elements that hold the main content, in order, and what to drop in them."""

    elements: Sequence[HtmlElement]
    drop: Mapping[HtmlElement, str]
    """Elements that are not main content, each with the selector that says so."""
    is_ended: bool = False
    """Whether the rule saw where the main content ends: without elements, there is none on the page."""


class _BlockRule(Rule):
    """The container of the main content: the first selector that finds any text."""

    finds = "body"

    def __init__(self, selectors: Sequence[str], drop: Sequence[str], *, written: str) -> None:
        super().__init__(written)
        self.selectors, self.drop = selectors, drop
        self.selects = [find_css(selector) for selector in selectors]
        self.drops = [(selector, find_css(selector, inside=True)) for selector in drop]

    @property
    def alternatives(self) -> tuple[Rule, ...]:
        return tuple(_BlockRule((one,), self.drop, written=written("block", one)) for one in self.selectors)

    def match(self, document: Document) -> Match | None:
        for selector, select in zip(self.selectors, self.selects, strict=True):
            if found := [element for element in select(document) if has_text(element)]:
                held = set(found)
                outermost = [node for node in found if held.isdisjoint(node.iterancestors())]
                return self._region(document, outermost, written("block", selector))
        return self._region(document, document.tree.findall("body"), str(self)) if document.is_fragment else None

    def _region(self, document: Document, elements: Sequence[HtmlElement], rule: str) -> Match:
        held = dict(_markup(node) if node.tag == "textarea" else (node, document) for node in elements)
        dropped = {node: one for one, drop in self.drops for element, of in held.items() for node in drop(of, element)}
        return Match(Region([*held], dropped), rule, "", tuple(elements))


def _markup(textarea: HtmlElement) -> tuple[HtmlElement, Document]:
    """What a text area holds, for a script to render: of a page saved before that, the whole article."""
    inside = [textarea.text or "", *(tostring(child, encoding="unicode") for child in textarea)]
    document = reading.read(f"<div>{''.join(inside)}</div>", kind=Kind.FRAGMENT)
    return document.tree.find("body"), document


def block(*selectors: str, drop: Sequence[str] = ()) -> Rule:
    """A body rule: everything in the elements that the first fitting CSS selector finds, less what is dropped.

    A fragment is the inside of that container, so there it finds the whole document. What stands in a ``<textarea>``
    is read as the markup it is, which a script was to render.

    Args:
        selectors: Layouts of the site, newest first; the first that finds an element with text wins.
        drop: CSS selectors of what stands inside and is not main content.
    """
    check_texts("block", *selectors)
    if isinstance(drop, Rule) or not isinstance(drop, Iterable) or not all(isinstance(one, str) for one in drop):
        raise PluginError(f'block() is to drop {drop!r}; write the selectors: drop=("...",)')
    dropped = (drop,) if isinstance(drop, str) else tuple(drop)
    return _BlockRule(selectors, dropped, written=written("block", *selectors, drop=dropped))


class _BetweenRule(Rule):
    """What follows the headline, or a line below it, among its siblings, up to a line that ends the article."""

    finds = "body"

    def __init__(self, until: str, skip: str | Byline | None, after: str | None) -> None:
        super().__init__(written("between", until=until, skip=skip, after=after))
        self.until = compile_regex(until)
        self.skip = compile_regex(skip) if isinstance(skip, str) and skip else None
        self.byline = skip if isinstance(skip, Byline) else None
        self.after = compile_regex(after) if after else None

    def match(self, document: Document) -> Match | None:
        elements, is_ended = self._elements(document)
        if not is_ended and not any(map(has_text, elements)):
            return None
        dropped = dict.fromkeys(self.byline.nodes(document), str(self.byline)) if self.byline else {}
        for element in elements:
            text = text_of(element)
            if text and not (self.skip and self.skip.search(text)):
                break
            if text and self.skip:
                dropped[element] = self.skip.pattern
        return Match(Region(elements, dropped, is_ended), str(self), "", tuple(elements))

    def _elements(self, document: Document) -> tuple[list[HtmlElement], bool]:
        """The siblings, and whether the line that ends the article was met: then there may be none."""
        found: list[HtmlElement] = []
        begun, is_ended = self.after is None, False
        for sibling in document.headline.itersiblings() if document.headline is not None else ():
            text = text_of(sibling)
            if self.after and self.after.search(text):
                begun, found = True, []
            elif begun and self.until.search(text):
                is_ended = True
                break
            elif begun:
                found.append(sibling)
        while found and _HEADING.fullmatch(str(found[-1].tag)):  # it heads what was cut off
            found.pop()
        return found, is_ended


_HEADING = re.compile("h[1-6]")


def between(*, until: str, skip: str | Byline | None = None, after: str | None = None) -> Rule:
    """A body rule for flat documents, such as pages turned to Markdown: what follows the headline.

    Where the line that ends the main content comes first, there is none: the page has no article.

    Args:
        until: A regular expression; the first following sibling whose text it finds ends the main content.
        skip: A regular expression for the byline below the headline: following siblings are dropped as long as
            their text fits it. Or a :func:`byline`, whose lines are dropped.
        after: A regular expression for a line that stands below the headline on every page: the main content begins
            behind the last following sibling whose text it finds; where there is none, the rule finds nothing.
    """
    texts = (until, None if isinstance(skip, Byline) else skip, after)
    check_texts("between", *(text for text in texts if text is not None))
    return _BetweenRule(until, skip, after)
