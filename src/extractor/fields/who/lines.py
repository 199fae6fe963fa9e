"""The text of an element as lines, as people see them."""

from __future__ import annotations

from typing import Any

from lxml.html import HtmlElement

from extractor.document.text import one_line

__all__ = ["lines_of"]

_SILENT = frozenset(
    ("script", "style", "time", "button", "svg", "noscript", "template", "select", "textarea", "img", "input")
)
_APART = frozenset(
    ("div", "p", "li", "br", "ul", "h2", "h3", "h4", "h5", "td", "tr", "section", "dt", "dd", "address", "time")
)


def lines_of(element: HtmlElement) -> str:
    """The text of an element, a line for each of its blocks, without scripts, buttons, dates and mail addresses."""
    parts: list[str] = []
    _collect(element, parts)
    lines = (one_line(line) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(element: Any, parts: list[str]) -> None:
    stack: list[Any] = [(element, False)]
    while stack:
        node, is_end = stack.pop()
        if is_end:
            if node.tag in _APART:
                parts.append("\n")
            if node is not element and node.tail:
                parts.append(node.tail)
            continue
        stack.append((node, True))
        if node.tag in _APART:
            parts.append("\n")
        if node.tag in _SILENT or (node.tag == "a" and (node.get("href") or "").startswith("mailto:")):
            continue
        if node.text:
            parts.append(node.text)
        stack += [(child, False) for child in reversed(node)]
