"""Expressions in selector languages, compiled once; a bad one is refused when the plugin loads."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from cssselect import HTMLTranslator, SelectorError, parse
from cssselect.parser import Class, CombinedSelector, Hash, Selector, Tree
from cssselect.xpath import XPathExpr
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from extractor.document import Document, Kind, xpath
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
def find_css(selector: str) -> Callable[[Document], list[HtmlElement]]:
    """A CSS selector over a document, compiled.

    What has a class or an id is looked for only where the markup holds that name: most selectors of a site are for
    other layouts than the page's, and looking for a word in a text takes a fiftieth of asking all elements.
    """
    whole = compile_css(selector)
    parts = [(_names(part.parsed_tree), _translated(part, inside=False)) for part in parse(selector)]

    def find(document: Document) -> list[HtmlElement]:
        if document.kind is Kind.MARKDOWN_POST:  # whose markup is made
            return whole(document.tree)
        likely = tuple(one for names, one in parts if all(name in document.text for name in names))
        return _any_of(likely)(document.tree) if likely else []

    return find


def _names(tree: Tree) -> list[str]:
    """The classes and ids without which a selector finds nothing, but for those that markup may hold as references."""
    names = []
    around: Tree | None = tree
    while around is not None:
        if isinstance(around, Class):
            names.append(around.class_name)
        elif isinstance(around, Hash):
            names.append(around.id)
        elif isinstance(around, CombinedSelector):
            names += _names(around.subselector)
        around = getattr(around, "selector", None)  # an element, the innermost, has none
    return [name for name in names if name.isascii()]


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
