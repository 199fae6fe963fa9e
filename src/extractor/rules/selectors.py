"""Expressions in selector languages, compiled once; a bad one is refused when the plugin loads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import cast

from cssselect import HTMLTranslator, SelectorError, parse
from cssselect.parser import Class, CombinedSelector, Hash, Selector, Tree
from cssselect.xpath import XPathExpr
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from extractor.document import Document, xpath
from extractor.document.text import one_line
from extractor.errors import PluginError
from extractor.rules import mistakes
from extractor.rules.base import quoted

__all__ = ["compile_css", "compile_regex", "compile_xpath", "find_css", "has_text", "text_of"]


def text_of(node: HtmlElement | str) -> str:
    """The text of an element, or a text, on one line."""
    return one_line(node if isinstance(node, str) else _STRING(node))


_STRING = xpath.string("string()")


class _Translator(HTMLTranslator):
    """Asks for the letters of a class before it folds its white space: most elements are called otherwise."""

    def xpath_attrib_includes(self, xpath: XPathExpr, name: str, value: str | None) -> XPathExpr:
        if value and not set(value) & _WHITE_SPACE:
            xpath.add_condition(f"contains({name}, {self.xpath_literal(value)})")
        return super().xpath_attrib_includes(xpath, name, value)


_WHITE_SPACE = frozenset(" \t\r\n\f")
_TRANSLATOR = _Translator()


@cache
def compile_css(selector: str, *, inside: bool = False) -> Callable[[HtmlElement], list[HtmlElement]]:
    """A CSS selector, compiled; ``inside`` an element or over a document.

    ``#name`` over a document is a look-up in the table of ids the parser made: a microsecond, not a walk.
    """
    try:
        return _css(selector, inside)
    except _BAD as error:
        advice = mistakes.css(selector, error, css_works=_works(_css), xpath_works=_works(_xpath))
        raise PluginError(f"{quoted(selector)} is no CSS selector: {advice}") from None


def _css(selector: str, inside: bool = False) -> Callable[[HtmlElement], list[HtmlElement]]:
    parsed = parse(selector)
    if any(part.pseudo_element for part in parsed):
        raise SelectorError("pseudo-elements select nothing in a saved page")
    compiled = _any_of(tuple(_translated(part, inside) for part in parsed))
    compiled(_PROBE)
    return compiled


def _translated(part: Selector, inside: bool) -> str:
    """One part of a selector as XPath."""
    tree = part.parsed_tree
    if not inside and isinstance(tree, Hash) and str(tree.selector) == "Element[*]":
        return f"id({_TRANSLATOR.xpath_literal(tree.id)})"
    return _TRANSLATOR.selector_to_xpath(part)


@cache
def _any_of(expressions: tuple[str, ...]) -> Callable[[HtmlElement], list[HtmlElement]]:
    """What any of them finds, in the order of the document."""
    return xpath.elements(" | ".join(expressions))


@cache
def find_css(selector: str, *, inside: bool = False) -> Finder:
    """A CSS selector for the elements of documents, compiled; over their trees or ``inside`` one element."""
    compile_css(selector, inside=inside)  # refuses a bad one
    return Finder(parse(selector), inside=inside)


class Finder:
    """Finds what a CSS selector of :func:`compile_css` does, by way of the document's index.

    The elements of the selector's first class are known, and where there is one, only that is asked for the rest. An
    expression asks every element for everything, and most selectors of a site are for other layouts than the page's.
    """

    def __init__(self, parsed: Sequence[Selector], *, inside: bool) -> None:
        self._parts = [_Part(part, _translated(part, inside), inside=inside) for part in parsed]

    def __call__(self, document: Document, element: HtmlElement | None = None) -> list[HtmlElement]:
        """What it finds, in the order of the document; ``element`` is what it is to be found inside of."""
        root = document.tree if element is None else element
        parts = [part for part in self._parts if part.may_find(document)]
        if len(parts) > 1:
            return _any_of(tuple(part.whole for part in parts))(root)
        return parts[0].find(document, root) if parts else []


class _Part:
    """One of the selectors that a comma separates.

    Args:
        part: The selector, parsed.
        whole: It as XPath.
        inside: Whether it is for the inside of an element.
    """

    def __init__(self, part: Selector, whole: str, *, inside: bool) -> None:
        first = part.parsed_tree
        while isinstance(first, CombinedSelector):
            first = first.selector
        self.whole = whole
        self._inside = inside
        self._classes = _names(part.parsed_tree, Class)
        self._ids = [_any_of((f"id({_TRANSLATOR.xpath_literal(name)})",)) for name in _names(part.parsed_tree, Hash)]
        self._first = next(iter(_names(first, Class)), None)
        self._begun = _any_of((_TRANSLATOR.selector_to_xpath(part, prefix="self::"),))

    def may_find(self, document: Document) -> bool:
        """Whether there are elements of all its classes and ids."""
        return all(map(document.index.with_class, self._classes)) and all(some(document.tree) for some in self._ids)

    def find(self, document: Document, root: HtmlElement) -> list[HtmlElement]:
        """What it finds in an element of the document."""
        begins = () if self._first is None else document.index.with_class(self._first)
        if len(begins) != 1:
            return _any_of((self.whole,))(root)
        (element,) = document.index.elements(begins)
        is_inside = not self._inside or element is root or root in element.iterancestors()
        return self._begun(element) if is_inside else []


def _names(tree: Tree, kind: type[Class] | type[Hash]) -> list[str]:
    """The classes or ids without which a selector finds nothing."""
    names = []
    around: Tree | None = tree
    while around is not None:
        if isinstance(around, kind):
            names.append(around.class_name if isinstance(around, Class) else around.id)
        elif isinstance(around, CombinedSelector):
            names += _names(around.subselector, kind)
        around = getattr(around, "selector", None)  # an element, the innermost, has none
    return names


@cache
def compile_xpath(expression: str) -> Callable[[HtmlElement], list[HtmlElement] | str | float | bool]:
    """An XPath expression, compiled; it may return elements or texts, or a value."""
    try:
        return _xpath(expression)
    except _BAD as error:
        advice = mistakes.xpath(expression, error, css_works=_works(_css), xpath_works=_works(_xpath))
        raise PluginError(f"{quoted(expression)} is no XPath expression: {advice}") from None


def _xpath(expression: str) -> Callable[[HtmlElement], list[HtmlElement] | str | float | bool]:
    if wrong := mistakes.unknown_in_xpath(expression):
        raise ValueError(wrong)
    compiled = cast("Callable[[HtmlElement], list[HtmlElement] | str | float | bool]", etree.XPath(expression))
    if isinstance(compiled(_PROBE), bool):
        raise ValueError("it is true or false, and no text")
    return compiled


def _works(compiler: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether an expression is one that a compiler takes."""

    def works(expression: str) -> bool:
        try:
            compiler(expression)
        except _BAD:
            return False
        return True

    return works


_PROBE = document_fromstring("<p>")
"""What expressions are tried on: names without a meaning are found out only when one is evaluated."""
_BAD = (SelectorError, etree.XPathError, ValueError, RecursionError)  # a control character is a ValueError


@cache
def compile_regex(expression: str) -> re.Pattern[str]:
    """A regular expression, compiled."""
    try:
        return re.compile(expression)
    except (re.error, OverflowError, RecursionError) as error:
        raise PluginError(f"{quoted(expression)} is no regular expression: {error}") from None


has_text = xpath.boolean("boolean(normalize-space())")
"""Whether an element holds any text."""
