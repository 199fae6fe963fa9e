"""Expressions in selector languages, compiled once; a bad one is refused when the plugin loads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, reduce
from typing import Any, cast

from cssselect import HTMLTranslator, SelectorError, parse
from cssselect.parser import Attrib, Class, CombinedSelector, Function, Hash, Selector, Tree, parse_series
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
    """Asks for the letters of a class before it folds its white space: most elements are called otherwise.

    Whether an element is the second of its parent is seen without counting all that are before it.
    """

    def xpath_nth_child_function(
        self, xpath: XPathExpr, function: Function, last: bool = False, add_name_test: bool = True
    ) -> XPathExpr:
        step, place = parse_series(function.arguments)
        if step or place < 1:
            return super().xpath_nth_child_function(xpath, function, last, add_name_test)
        siblings = f"{'following' if last else 'preceding'}-sibling::{'*' if add_name_test else xpath.element}"
        xpath.add_condition(f"not({siblings}[{place}])")
        return xpath.add_condition(f"{siblings}[{place - 1}]") if place > 1 else xpath

    def xpath_first_child_pseudo(self, xpath: XPathExpr) -> XPathExpr:
        return xpath.add_condition("not(preceding-sibling::*[1])")

    def xpath_last_child_pseudo(self, xpath: XPathExpr) -> XPathExpr:
        return xpath.add_condition("not(following-sibling::*[1])")

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
    compiled = xpath.elements(" | ".join(_translated(part, inside) for part in parsed))
    compiled(_PROBE)
    return compiled


def _translated(part: Selector, inside: bool) -> str:
    """One part of a selector as XPath."""
    tree = part.parsed_tree
    if not inside and isinstance(tree, Hash) and str(tree.selector) == "Element[*]":
        return f"id({_TRANSLATOR.xpath_literal(tree.id)})"
    return _TRANSLATOR.selector_to_xpath(part)


@cache
def find_css(selector: str, *, inside: bool = False) -> Finder:
    """A CSS selector for the elements of documents, compiled; over their trees or ``inside`` one element."""
    compile_css(selector, inside=inside)  # refuses a bad one
    return Finder(parse(selector), inside=inside)


class Finder:
    """Finds what a CSS selector of :func:`compile_css` does, by way of the document's index.

    The elements of the selector's first class are known, and only they are asked for the rest. An expression asks every
    element for everything, and most selectors of a site are for other layouts than the page's.
    """

    def __init__(self, parsed: Sequence[Selector], *, inside: bool) -> None:
        self._parts = [_Part(part, _translated(part, inside), inside=inside) for part in parsed]

    def __call__(self, document: Document, element: HtmlElement | None = None) -> list[HtmlElement]:
        """What it finds, in the order of the document; ``element`` is what it is to be found inside of."""
        root = document.tree if element is None else element
        found = [some for part in self._parts if (some := part.find(document, root))]
        return reduce(lambda these, those: _IN_ORDER(root, these=these, those=those), found) if found else []


_IN_ORDER: Any = etree.XPath("$these | $those")


class _Part:
    """One of the selectors that a comma separates.

    Args:
        part: The selector, parsed.
        whole: It as XPath.
        inside: Whether it is for the inside of an element.
    """

    def __init__(self, part: Selector, whole: str, *, inside: bool) -> None:
        first, combinator = part.parsed_tree, ""
        while isinstance(first, CombinedSelector):
            combinator = first.combinator
            first = first.selector
        self._selector = part
        self._whole = whole
        self._inside = inside
        self._classes = _classes(part.parsed_tree)
        self._ids = [xpath.elements(f"id({_TRANSLATOR.xpath_literal(name)})") for name in _ids(part.parsed_tree)]
        self._first = max(_classes(first), key=len, default="")
        self._beginning = first
        self._descends = combinator == " "

    def find(self, document: Document, root: HtmlElement) -> list[HtmlElement]:
        """What it finds in an element of the document."""
        index = document.index
        if not (all(map(index.may_have, self._classes)) and all(some(document.tree) for some in self._ids)):
            return []
        if not self._first:
            return self._anywhere(root)
        begins = [
            element
            for element in index.having(self._first)
            if not self._inside or element is root or root in element.iterancestors()
        ]
        if self._descends and len(begins) > 1:
            begins = [*_outermost(self._begins(root, begins=begins))]
        return cast("list[HtmlElement]", self._from(root, begins=begins)) if begins else []

    @cached_property
    def _anywhere(self) -> Callable[[HtmlElement], list[HtmlElement]]:
        return xpath.elements(self._whole)

    @cached_property
    def _begins(self) -> Any:
        """Its first part alone."""
        return etree.XPath(f"$begins/self::{_TRANSLATOR.xpath(self._beginning)}")

    @cached_property
    def _from(self) -> Any:
        """It, seen from the elements that its first part may be."""
        return etree.XPath(_TRANSLATOR.selector_to_xpath(self._selector, prefix="$begins/self::"))


def _outermost(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Those that stand in none of the others; what is below them all is below these, and is walked once."""
    last: HtmlElement | None = None
    for element in elements:
        if last is None or last not in element.iterancestors():
            last = element
            yield element


def _simple(tree: Tree) -> Iterator[Tree]:
    """The simple selectors that must all fit for a selector to find anything."""
    around: Tree | None = tree
    while around is not None:
        if isinstance(around, CombinedSelector):
            yield from _simple(around.subselector)
        else:
            yield around
        around = getattr(around, "selector", None)  # an element, the innermost, has none


def _classes(tree: Tree) -> list[str]:
    """Texts without which in a class a selector finds nothing."""
    texts = []
    for one in _simple(tree):
        if isinstance(one, Class):
            texts.append(one.class_name)
        elif isinstance(one, Attrib) and one.attrib.lower() == "class" and one.operator in _HOLDS and one.value:
            texts.append(str(one.value.value))
    return texts


_HOLDS = ("=", "~=", "|=", "^=", "$=", "*=")


def _ids(tree: Tree) -> list[str]:
    """The ids without which it finds nothing."""
    return [one.id for one in _simple(tree) if isinstance(one, Hash)]


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
