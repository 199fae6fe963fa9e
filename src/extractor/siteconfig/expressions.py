"""XPath as rule files have it: compiled by libxml2, as the programs they are written for do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from extractor.rules.mistakes import unknown_in_xpath

__all__ = ["cannot_match", "changes_texts", "compiled", "elements_of", "strings_of"]

_LONGEST = 4000  # characters of an expression that is compiled; the longest of 9,000 has 900
_PROBE = document_fromstring("<p>")


def compiled(expression: str) -> Callable[[HtmlElement], Any]:
    """The expression; its texts know the elements they stand in.

    Raises:
        ValueError: It is no XPath 1.0; says what is wrong.
    """
    if len(expression) > _LONGEST:
        raise ValueError(f"{len(expression):,} characters; no expression is as long")
    try:
        select: Callable[[HtmlElement], Any] = etree.XPath(expression)
        select(_PROBE)
    except (etree.XPathError, ValueError) as error:
        raise ValueError(unknown_in_xpath(expression) or _lowered(str(error))) from None
    return select


def elements_of(found: object) -> list[HtmlElement]:
    """The elements among what an expression found."""
    return [node for node in found if isinstance(node, HtmlElement)] if isinstance(found, list) else []


def strings_of(found: object) -> list[Any]:
    """The attributes and texts among what an expression found, each of which knows its element."""
    return [node for node in found if isinstance(node, str)] if isinstance(found, list) else []


def changes_texts(expression: str) -> bool:
    """Whether an expression of what is to be stripped names attributes or texts: elements are only passed over."""
    return any(map(_TEXTS.search, expression.split("|")))


def cannot_match(expression: str) -> str | None:
    """Why an expression can match on no page as it is parsed, in words; ``None`` where nothing speaks against it."""
    bare = _STRINGS.sub("''", expression)
    if dotted := _DOTTED.search(bare):
        return f"no element is named {dotted[1]!r}"
    if upper := _UPPER.search(bare):
        return f"elements are in lower case: {upper[1]!r} matches none"
    if no_attribute := _NO_ATTRIBUTE.search(bare):
        return f"{no_attribute[1]!r} is an element there; did you mean '@{no_attribute[1]}'?"
    if "comment()" in bare:
        return "comments are not in the tree"
    if spaced := _SPACED.search(expression):
        return f"{spaced[0]!r} is compared with no white space folded around it, and pages seldom have it"
    return None


_TEXTS = re.compile(r"(?:@[\w:-]+|text\(\)(?:\[[^\]]*\])*)\s*$")
_STRINGS = re.compile(r"'[^']*'|\"[^\"]*\"")
_DOTTED = re.compile(r"(?<![\w@.-])([A-Za-z_][\w-]*\.[A-Za-z_][\w-]*)")
_UPPER = re.compile(r"/([A-Z][A-Z0-9]*)(?=[\[/\s|)]|$)")
_NO_ATTRIBUTE = re.compile(r"[\[(]\s*(class|id|href|src|rel|itemprop|property)\s*(?:=|,)")
_SPACED = re.compile(r"""@(?:id|class|itemprop|property)\s*=\s*(["'])(?:\s[^"']*|[^"']*\s)\1""")


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]
