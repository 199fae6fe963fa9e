"""XPath expressions, compiled once and typed by what they return."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["boolean", "elements", "number", "string", "strings"]


def elements(expression: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """An expression that returns elements."""
    return cast("Callable[[HtmlElement], list[HtmlElement]]", _compiled(expression))


def strings(expression: str) -> Callable[[HtmlElement], list[str]]:
    """An expression that returns texts or attributes."""
    return cast("Callable[[HtmlElement], list[str]]", _compiled(expression))


def string(expression: str) -> Callable[[HtmlElement], str]:
    """An expression that returns a string, such as ``string()``."""
    return cast("Callable[[HtmlElement], str]", _compiled(expression))


def number(expression: str) -> Callable[[HtmlElement], float]:
    """An expression that returns a number, such as ``count(.//p)``."""
    return cast("Callable[[HtmlElement], float]", _compiled(expression))


def boolean(expression: str) -> Callable[[HtmlElement], bool]:
    """An expression that returns true or false."""
    return cast("Callable[[HtmlElement], bool]", _compiled(expression))


def _compiled(expression: str) -> Any:
    return etree.XPath(expression, smart_strings=False)
