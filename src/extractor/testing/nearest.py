"""The element of a page that looks like what a rule meant: by the text it is to give, else by its names."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches

from cssselect import SelectorError, parse
from cssselect.parser import Attrib, Class, CombinedSelector, Hash
from lxml.html import HtmlElement

from extractor.document import Document
from extractor.document.text import letters, one_line
from extractor.errors import PluginError
from extractor.rules.base import quoted, written
from extractor.rules.selectors import compile_css

__all__ = ["described", "nearest", "nearest_key", "selectors_of"]

_ALIKE = 0.6  # of names that share less, one is not the other misspelt: "source" and "sorce" share 0.9
_ROOM = 60  # letters that may stand around a text in the element that says it: a label, a date
_MOST = 0.8  # of the lines of a body, that an element must hold to be its container
_SHOWN = 40  # characters of an element's text
_SELECTING = ("css", "css_all", "block")


def selectors_of(rule: str) -> list[str]:
    """The CSS selectors in a rule as it is written."""
    return [text for name, text in _arguments(rule) if name in _SELECTING]


def nearest_key(document: Document, rule: str) -> str | None:
    """The name that looks like one a ``meta`` or ``front_matter`` rule asks for, as a rule; ``None`` without one."""
    known = {"meta": document.meta, "front_matter": document.front_matter}
    for name, key in _arguments(rule):
        if close := get_close_matches(key, [*map(str, known.get(name, ()))], n=1, cutoff=_ALIKE):
            return written(name, close[0])
    return None


def _arguments(rule: str) -> Iterator[tuple[str, str]]:
    """The texts that the functions of a rule are called with, each with the function's name."""
    try:
        tree = ast.parse(rule, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # what a method calls its rule
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.func.id, argument.value


def nearest(document: Document, selectors: Sequence[str], texts: Sequence[str]) -> HtmlElement | None:
    """The element that looks like what selectors meant; ``None`` where none does.

    Args:
        document: The page.
        selectors: What found it, or is to.
        texts: What it is to say, a line for each paragraph of a body.
    """
    root = next(iter(document.tree.findall("body")), document.tree)
    wanted = [text for text in map(letters, texts) if text]
    found = _container(root, wanted) if len(wanted) > 3 else _saying(root, wanted, selectors)
    return _alike(root, selectors) if found is None else found


def described(element: HtmlElement) -> str:
    """An element for people: its start tag with its names, what it says, and a selector that finds it alone."""
    names = "".join(f" {name}={quoted(element.get(name))}" for name in ("id", "class") if element.get(name))
    text = one_line(" ".join(element.itertext()))
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"<{element.tag}{names}> {quoted(text)}: {_selector(element)}"


def _saying(root: HtmlElement, wanted: Sequence[str], selectors: Sequence[str]) -> HtmlElement | None:
    """The element that says the texts and little else; of several, the one with the likelier names."""
    if not wanted:
        return None
    longest = 2 * sum(map(len, wanted)) + _ROOM
    saying: list[tuple[int, float, int, HtmlElement]] = []
    for element in _elements(root):
        text = letters("".join(element.itertext()))
        if len(text) <= longest and all(part in text for part in wanted):
            saying.append((len(text), -_likeness(element, selectors), len(saying), element))
    return min(saying)[-1] if saying else None


def _container(root: HtmlElement, wanted: Sequence[str]) -> HtmlElement | None:
    """The innermost element that holds most of the lines of a body."""
    element: HtmlElement | None = root
    found = None
    while element is not None:
        found = element
        element = next((child for child in _children(element) if _holds(child, wanted)), None)
    return found if found is not root or _holds(root, wanted) else None


def _holds(element: HtmlElement, wanted: Sequence[str]) -> bool:
    text = letters("".join(element.itertext()))
    return sum(line in text for line in wanted) >= _MOST * len(wanted)


def _alike(root: HtmlElement, selectors: Sequence[str]) -> HtmlElement | None:
    """The element whose names are likest to those a selector asks for."""
    ranked = [(_likeness(element, selectors), element) for element in _elements(root)]
    best, element = max(ranked, key=lambda item: item[0], default=(0.0, None))
    return element if best >= _ALIKE else None


def _likeness(element: HtmlElement, selectors: Sequence[str]) -> float:
    """How much an element's names are like those the likest selector asks for; 0 to 1, a little more with its tag."""
    names = [*element.get("class", "").lower().split(), element.get("id", "").lower()]
    best = 0.0
    for selector in selectors:
        tag, wanted = _asked(selector)
        if wanted:
            shares = (max(SequenceMatcher(None, one, name).ratio() for name in names) for one in wanted)
            best = max(best, sum(shares) / len(wanted) + 0.01 * (tag == element.tag))
    return best


def _asked(selector: str) -> tuple[str | None, list[str]]:
    """The tag and the names that a selector's last element is to have."""
    try:
        part = parse(selector)[0].parsed_tree
    except SelectorError:
        return None, []
    while isinstance(part, CombinedSelector):
        part = part.subselector
    names = []
    while hasattr(part, "selector"):  # what is around the element, from the last condition to the first
        if isinstance(part, Hash | Class | Attrib):
            name = part.id if isinstance(part, Hash) else part.class_name if isinstance(part, Class) else part.value
            names += [str(name).lower()] if name else []
        part = part.selector
    return getattr(part, "element", None), names


def _selector(element: HtmlElement) -> str:
    """A CSS selector that finds an element and, where its names allow it, no other."""
    tag, root = str(element.tag), element.getroottree().getroot()
    names = [f"#{element.get('id')}"] if element.get("id") else []
    names += [f"{tag}.{name}" for name in element.get("class", "").split()]
    for selector in (*names, tag):
        try:
            if compile_css(selector)(root) == [element]:
                return selector
        except PluginError:  # a name that no selector can hold as it is
            continue
    parent = element.getparent()
    own = names[-1] if names else tag
    return own if parent is None or parent is root else f"{_selector(parent)} > {own}"


def _elements(root: HtmlElement) -> Iterator[HtmlElement]:
    return (element for element in root.iter() if isinstance(element.tag, str) and element is not root)


def _children(element: HtmlElement) -> Iterator[HtmlElement]:
    return (child for child in element if isinstance(child.tag, str))
