"""Expressions in selector languages, compiled once; a bad one is refused when the plugin loads."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from cssselect import HTMLTranslator, SelectorError, parse
from cssselect.parser import Hash
from lxml import etree
from lxml.html import HtmlElement

from extractor import xpath
from extractor.errors import PluginError
from extractor.rules.base import quoted
from extractor.text import one_line

__all__ = ["compile_css", "compile_regex", "compile_xpath", "has_text", "text_of"]


def text_of(node: HtmlElement | str) -> str:
    """The text of an element, or a text, on one line."""
    return one_line(node if isinstance(node, str) else _STRING(node))


_STRING = xpath.string("string()")


_TRANSLATOR = HTMLTranslator()


@cache
def compile_css(selector: str, *, inside: bool = False) -> Callable[[HtmlElement], list[HtmlElement]]:
    """A CSS selector, compiled; ``inside`` an element or over a document.

    ``#name`` over a document is a look-up in the table of ids the parser made: a microsecond, not a walk.
    """
    try:
        parsed = parse(selector)
        if any(part.pseudo_element for part in parsed):
            raise SelectorError("pseudo-elements select nothing in a saved page; an attribute is attribute=...")
        parts = [
            f"id({_TRANSLATOR.xpath_literal(part.parsed_tree.id)})"
            if not inside and isinstance(part.parsed_tree, Hash) and str(part.parsed_tree.selector) == "Element[*]"
            else _TRANSLATOR.selector_to_xpath(part)
            for part in parsed
        ]
    except SelectorError as error:
        raise PluginError(f"{quoted(selector)} is no CSS selector: {error}") from None
    return xpath.elements(" | ".join(parts))


@cache
def compile_xpath(expression: str) -> Callable[[HtmlElement], list[HtmlElement] | str | float | bool]:
    """An XPath expression, compiled; it may return elements or texts, or a value."""
    try:
        return cast("Callable[[HtmlElement], list[HtmlElement] | str | float | bool]", etree.XPath(expression))
    except etree.XPathError as error:
        raise PluginError(f"{quoted(expression)} is no XPath expression: {error}") from None


@cache
def compile_regex(expression: str) -> re.Pattern[str]:
    """A regular expression, compiled."""
    try:
        return re.compile(expression)
    except re.error as error:
        raise PluginError(f"{quoted(expression)} is no regular expression: {error}") from None


has_text = xpath.boolean("boolean(normalize-space())")
"""Whether an element holds any text."""
