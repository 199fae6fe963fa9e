"""What a site is written in: callables that take a document and return a value, or ``None``.

A rule knows how it is written (``str(rule)``) and what it looked at (:class:`Match`), so that every value of an
article can say where it came from. Alternatives are joined with ``|`` and tried in order; ``rule >> function``
passes what a rule found through a function, which may return ``None`` for "not this one"::

    title = css("h1.main-title") | meta("og:title")
    editors = css_all("p.article-editor") >> label("责任编辑")
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cssselect import HTMLTranslator, SelectorError, parse
from cssselect.parser import Hash
from lxml import etree
from lxml.html import HtmlElement

from extractor.bylines import credited
from extractor.document import Document
from extractor.errors import PluginError
from extractor.text import one_line

__all__ = [
    "HEADLINE",
    "Match",
    "Region",
    "Rule",
    "between",
    "block",
    "css",
    "css_all",
    "front_matter",
    "json_ld",
    "label",
    "meta",
    "pattern",
    "xpath",
]


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found.

    Attributes:
        value: The value.
        rule: The rule as written; of alternatives, the one that matched.
        raw: The text it was read from, before any function changed it.
    """

    value: Any
    rule: str
    raw: str


@dataclass(frozen=True, slots=True)
class Region:
    """What a body rule found: the elements that hold the main content, in order, and what to drop in them."""

    elements: Sequence[HtmlElement]
    drop: Mapping[HtmlElement, str]
    """Elements that are not main content, each with the selector that says so."""


class Rule(ABC):
    """A rule. Subclasses say what they find; calling, joining and piping are the same for all."""

    def __init__(self, written: str) -> None:
        self._written = written

    @abstractmethod
    def match(self, document: Document) -> Match | None:
        """What the rule finds in the document, or ``None``; blank text is nothing."""

    def __call__(self, document: Document) -> Any:
        """The value the rule finds in the document, or ``None``."""
        found = self.match(document)
        return found.value if found else None

    def __or__(self, other: Rule) -> Rule:
        return _Alternatives(self, _checked(other))

    def __rshift__(self, function: Callable[[Any], Any]) -> Rule:
        if not callable(function):
            raise PluginError(f"{self} >> {function!r}: what stands right of >> must be a function")
        return _Piped(self, function)

    def __str__(self) -> str:
        return self._written

    __repr__ = __str__


class _Alternatives(Rule):
    def __init__(self, *rules: Rule) -> None:
        self.rules = tuple(
            part for rule in rules for part in (rule.rules if isinstance(rule, _Alternatives) else (rule,))
        )
        super().__init__(" | ".join(map(str, self.rules)))

    def match(self, document: Document) -> Match | None:
        return next((found for rule in self.rules if (found := rule.match(document))), None)


class _Piped(Rule):
    def __init__(self, rule: Rule, function: Callable[[Any], Any]) -> None:
        self.rule, self.function = rule, function
        name = function.__name__ if hasattr(function, "__name__") else str(function)
        before = f"({rule})" if isinstance(rule, _Alternatives) else str(rule)
        super().__init__(f"{before} >> {name}")

    def match(self, document: Document) -> Match | None:
        found = self.rule.match(document)
        value = self.function(found.value) if found else None
        return None if found is None or not value else Match(value, str(self), found.raw)


def _checked(rule: Rule) -> Rule:
    if not isinstance(rule, Rule):
        raise PluginError(f"{rule!r} is no rule; write css(...), meta(...) or another from extractor.rules")
    return rule


def _call(name: str, *arguments: object, **options: object) -> str:
    """A call as it is written in a plugin, with the quotes of the house."""
    parts = [_quoted(argument) for argument in arguments]
    parts += [f"{key}={_quoted(value)}" for key, value in options.items() if value]
    return f"{name}({', '.join(parts)})"


def _quoted(value: object) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_quoted, value))}{',' if len(value) == 1 else ''})"
    return '"' + value.replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)


def _text(node: HtmlElement | str) -> str:
    return one_line(node if isinstance(node, str) else str(_STRING(node)))


_STRING = etree.XPath("string()")


_TRANSLATOR = HTMLTranslator()


@cache
def _css(selector: str, *, inside: bool = False) -> etree.XPath:
    """A CSS selector, compiled; ``inside`` an element or over a document.

    ``#name`` over a document is a look-up in the table of ids the parser made: a microsecond, not a walk.
    """
    try:
        parts = [
            f"id('{part.parsed_tree.id}')"
            if not inside and isinstance(part.parsed_tree, Hash) and str(part.parsed_tree.selector) == "Element[*]"
            else _TRANSLATOR.selector_to_xpath(part)
            for part in parse(selector)
        ]
    except SelectorError as error:
        raise PluginError(f"{_quoted(selector)} is no CSS selector: {error}") from None
    return etree.XPath(" | ".join(parts), smart_strings=False)


@cache
def _xpath(expression: str) -> etree.XPath:
    try:
        return etree.XPath(expression, smart_strings=False)
    except etree.XPathError as error:
        raise PluginError(f"{_quoted(expression)} is no XPath expression: {error}") from None


# --- text rules ---------------------------------------------------------------------------------------------


class _Select(Rule):
    """The text of what an expression selects: of the first that has text, or of all."""

    def __init__(
        self, written: str, selects: Iterable[etree.XPath], *, attribute: str | None, every: bool
    ) -> None:
        super().__init__(written)
        self.selects, self.attribute, self.every = tuple(selects), attribute, every

    def match(self, document: Document) -> Match | None:
        texts = self._texts(document)
        if not self.every:
            first = next(texts, None)
            return Match(first, str(self), first) if first else None
        values = list(texts)
        return Match(values, str(self), " ".join(values)) if values else None

    def _texts(self, document: Document) -> Iterator[str]:
        for select in self.selects:
            found = select(document.tree)
            for node in found if isinstance(found, list) else [str(found)]:
                value = node.get(self.attribute, "") if self.attribute and not isinstance(node, str) else node
                if text := _text(value):
                    yield text


def css(selector: str, *, attribute: str | None = None) -> Rule:
    """The text of the first element that the CSS selector finds and that has any; or its ``attribute``."""
    return _Select(
        _call("css", selector, attribute=attribute), [_css(selector)], attribute=attribute, every=False
    )


def css_all(*selectors: str, attribute: str | None = None) -> Rule:
    """A list of the texts (or of the ``attribute``) of every element that one of the CSS selectors finds."""
    written = _call("css_all", *selectors, attribute=attribute)
    return _Select(written, map(_css, selectors), attribute=attribute, every=True)


def xpath(expression: str) -> Rule:
    """The first text that the XPath expression finds: an element's, an attribute's, or the string it returns."""
    return _Select(_call("xpath", expression), [_xpath(expression)], attribute=None, every=False)


class _Lookup(Rule):
    """A text rule whose value a function reads from the document."""

    def __init__(self, written: str, look: Callable[[Document], Any]) -> None:
        super().__init__(written)
        self._look = look

    def match(self, document: Document) -> Match | None:
        value = self._look(document)
        return Match(value, str(self), str(value)) if value else None


def meta(*names: str) -> Rule:
    """The ``content`` of the first ``<meta>`` with one of these names, properties or itemprops."""
    keys = tuple(name.lower() for name in names)
    return _Lookup(
        _call("meta", *names), lambda document: next((document.meta[k][0] for k in keys if k in document.meta), None)
    )


def front_matter(*keys: str) -> Rule:
    """The first of these fields that the front matter has: text, or a list."""
    return _Lookup(
        _call("front_matter", *keys),
        lambda document: next((document.front_matter[k] for k in keys if document.front_matter.get(k)), None),
    )


def json_ld(path: str) -> Rule:
    """What stands at the dotted path (``"author.name"``) in the first JSON-LD object that has it."""
    keys = path.split(".")
    return _Lookup(_call("json_ld", path), lambda document: _walk(document.json_ld, keys))


def _walk(node: Any, keys: Sequence[str]) -> Any:
    if isinstance(node, (list, tuple)):
        return next((value for item in node if (value := _walk(item, keys))), None)
    if not keys:
        return node if isinstance(node, str) else None
    return _walk(node.get(keys[0]), keys[1:]) if isinstance(node, Mapping) else None


def pattern(expression: str) -> Rule:
    """What the first group of the regular expression matches in the document's markup, scripts and all.

    Write it so that it cannot backtrack over the document: literal text first, then a class that stops.
    """
    compiled = _regex(expression)

    def look(document: Document) -> str | None:
        found = compiled.search(document.text)
        return found[1].strip() if found else None

    return _Lookup(_call("pattern", expression), look)


@cache
def _regex(expression: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as error:
        raise PluginError(f"{_quoted(expression)} is no regular expression: {error}") from None


class label:  # noqa: N801 - a function to who writes it, and prints as written
    """A function for ``>>``: what stands behind one of these labels, for instance ``label("责任编辑", "责编")``.

    Takes a text or a list of texts; returns the text behind the label, up to the next label or the end.
    """

    def __init__(self, *labels: str) -> None:
        self.labels = labels

    def __call__(self, found: str | Sequence[str]) -> str | None:
        """The text behind the label, or ``None`` where no text has it."""
        for text in [found] if isinstance(found, str) else found:
            if value := credited(text, self.labels):
                return value
        return None

    def __str__(self) -> str:
        return _call("label", *self.labels)


# --- body rules ---------------------------------------------------------------------------------------------


class _BlockRule(Rule):
    """The container of the main content: the first selector that finds any text."""

    def __init__(self, selectors: Sequence[str], drop: Sequence[str]) -> None:
        super().__init__(_call("block", *selectors, drop=tuple(drop)))
        self.selects = [_css(selector) for selector in selectors]
        self.drops = [(selector, _css(selector, inside=True)) for selector in drop]

    def match(self, document: Document) -> Match | None:
        for select in self.selects:
            if found := [element for element in select(document.tree) if _HAS_TEXT(element)]:
                held = set(found)
                return self._region([node for node in found if held.isdisjoint(node.iterancestors())])
        return self._region(document.tree.findall("body")) if document.is_fragment else None

    def _region(self, elements: Sequence[HtmlElement]) -> Match:
        dropped = {node: selector for selector, drop in self.drops for element in elements for node in drop(element)}
        return Match(Region(elements, dropped), str(self), "")


_HAS_TEXT = etree.XPath("boolean(normalize-space())")


def block(*selectors: str, drop: Sequence[str] = ()) -> Rule:
    """A body rule: everything in the elements that the first fitting CSS selector finds, less what is dropped.

    A fragment is the inside of that container, so there it finds the whole document.

    Args:
        selectors: Layouts of the site, newest first; the first that finds an element with text wins.
        drop: CSS selectors of what stands inside and is not main content.
    """
    return _BlockRule(selectors, (drop,) if isinstance(drop, str) else drop)


HEADLINE = "(//h1[normalize-space() = normalize-space((//h1)[1])])[last()]"
"""The headline of a page turned to Markdown: archivers put the title on top once more, the page's own comes last."""


class _BetweenRule(Rule):
    """What follows an element among its siblings, up to a line that ends the article."""

    def __init__(self, until: str, skip: str | None, start: str) -> None:
        super().__init__(_call("between", until=until, skip=skip, start="" if start == HEADLINE else start))
        self.start, self.until = _xpath(start), _regex(until)
        self.skip = _regex(skip) if skip else None

    def match(self, document: Document) -> Match | None:
        found = self.start(document.tree)
        if not found:
            return None
        elements, dropped = [], {}
        leading = self.skip is not None
        for sibling in found[0].itersiblings(tag=etree.Element):
            text = _text(sibling)
            if self.until.search(text):
                break
            elements.append(sibling)
            if leading and self.skip and text:
                if leading := self.skip.search(text) is not None:
                    dropped[sibling] = self.skip.pattern
        return Match(Region(elements, dropped), str(self), "") if any(map(_HAS_TEXT, elements)) else None


def between(*, until: str, skip: str | None = None, start: str = HEADLINE) -> Rule:
    """A body rule for flat documents, such as pages turned to Markdown: what follows the headline.

    Args:
        until: A regular expression; the first following sibling whose text it finds ends the main content.
        skip: A regular expression for the byline below the headline: following siblings are dropped as long as
            their text fits it.
        start: An XPath expression; its first element is followed by the main content.
    """
    return _BetweenRule(until, skip, start)
