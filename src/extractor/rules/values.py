"""Rules for fields: what they return is text, or a list of texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Never

from lxml.html import HtmlElement

from extractor.document import Document
from extractor.errors import PluginError
from extractor.fields.who.credits import credited
from extractor.rules.base import Alternatives, Match, Rule, check_texts, quoted, written
from extractor.rules.selectors import compile_regex, compile_xpath, find_css, text_of

__all__ = ["below_headline", "css", "css_all", "front_matter", "json_ld", "label", "meta", "pattern", "xpath"]


class _Select(Rule):
    """The text of what an expression selects: of the first that has text, or of all."""

    def __init__(
        self,
        written: str,
        selects: Iterable[Callable[[Document], Any]],
        *,
        attribute: str | None,
        every: bool,
    ) -> None:
        super().__init__(written)
        self.selects, self.attribute, self.every = tuple(selects), attribute, every
        self.finds = "texts" if every else "text"

    def match(self, document: Document) -> Match | None:
        found = self._found(document)
        if not self.every:
            text, node = next(found, ("", None))
            return Match(text, str(self), text, _standing(node)) if text else None
        values = list(found)
        texts = [text for text, _ in values]
        return Match(texts, str(self), " ".join(texts), _standing(*(node for _, node in values))) if texts else None

    def _found(self, document: Document) -> Iterator[tuple[str, Any]]:
        for select in self.selects:
            found = select(document)
            for node in found if isinstance(found, list) else [str(found)]:
                value = node.get(self.attribute, "") if self.attribute and not isinstance(node, str) else node
                if text := text_of(value):
                    yield text, node


def _standing(*nodes: Any) -> tuple[HtmlElement, ...]:
    """The elements among what an expression found, and those that its texts stand in."""
    elements = (node.getparent() if hasattr(node, "is_text") else node for node in nodes)
    return tuple(element for element in elements if isinstance(element, HtmlElement))


def css(selector: str, *more: Never, attribute: str | None = None) -> Rule:
    """The text of the first element that the CSS selector finds and that has any; or its ``attribute``."""
    check_texts("css", selector, *([] if attribute is None else [attribute]))
    if more:
        every, either = written("css_all", selector, *more), written("css", ", ".join(map(str, (selector, *more))))
        raise PluginError(f"css() takes one selector; did you mean {every}, or {either}?")
    return _Select(
        written("css", selector, attribute=attribute),
        [find_css(selector)],
        attribute=attribute,
        every=False,
    )


def css_all(*selectors: str, attribute: str | None = None) -> Rule:
    """A list of the texts (or of the ``attribute``) of every element that one of the CSS selectors finds."""
    check_texts("css_all", *selectors)
    call = written("css_all", *selectors, attribute=attribute)
    return _Select(call, map(find_css, selectors), attribute=attribute, every=True)


def xpath(expression: str) -> Rule:
    """The first text that the XPath expression finds: an element's, an attribute's, or the string it returns."""
    check_texts("xpath", expression)
    compiled = compile_xpath(expression)
    return _Select(
        written("xpath", expression), [lambda document: compiled(document.tree)], attribute=None, every=False
    )


class _BelowHeadline(Rule):
    """The first text an expression finds, seen from the headline."""

    finds = "text"

    def __init__(self, expression: str) -> None:
        check_texts("below_headline", expression)
        super().__init__(written("below_headline", expression))
        self.select = compile_xpath(expression)

    def match(self, document: Document) -> Match | None:
        found = self.select(document.headline) if document.headline is not None else None
        for node in found if isinstance(found, list) else ():
            if text := text_of(node):
                return Match(text, str(self), text, _standing(node))
        return None


def below_headline(expression: str) -> Rule:
    """The first text that the XPath expression finds, seen from the headline (``"following-sibling::p[1]"``)."""
    return _BelowHeadline(expression)


class _Lookup(Rule):
    """A text rule whose value a function reads from the document."""

    finds = "text"

    def __init__(self, written: str, look: Callable[[Document], Any]) -> None:
        super().__init__(written)
        self._look = look

    def match(self, document: Document) -> Match | None:
        value = self._look(document)
        return Match(value, str(self), str(value), ()) if value else None


def meta(*names: str) -> Rule:
    """The ``content`` of the first ``<meta>`` with one of these names, properties or itemprops."""
    return _first_of("meta", names, lambda key, document: document.meta.get(key.lower(), (None,))[0])


def front_matter(*keys: str) -> Rule:
    """The first of these fields that the front matter has: text, or a list."""
    return _first_of("front_matter", keys, lambda key, document: document.front_matter.get(key))


def _first_of(name: str, keys: Sequence[str], look: Callable[[str, Document], Any]) -> Rule:
    """One key after another as alternatives, so that an origin says which of them it was."""
    check_texts(name, *keys)
    rules = [_Lookup(written(name, key), partial(look, key)) for key in keys]
    return Alternatives(*rules, written=written(name, *keys))


def json_ld(path: str) -> Rule:
    """What stands at the dotted path (``"author.name"``) in the first JSON-LD object that has it."""
    check_texts("json_ld", path)
    keys = path.split(".")
    return _Lookup(written("json_ld", path), lambda document: _walk(document.json_ld, keys))


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
    check_texts("pattern", expression)
    compiled = compile_regex(expression)
    if not compiled.groups:
        raise PluginError(f"{quoted(expression)} has no group; put the part you want into ( )")

    def look(document: Document) -> str | None:
        found = compiled.search(document.text)
        return found[1].strip() if found and found[1] else None

    return _Lookup(written("pattern", expression), look)


class label:  # noqa: N801 - a function to who writes it, and prints as written
    """A function for ``>>``: what stands behind one of these labels, for instance ``label("责任编辑", "责编")``.

    Takes a text or a list of texts; returns the text behind the label, up to the next label or the end.
    """

    def __init__(self, *labels: str) -> None:
        check_texts("label", *labels)
        self.labels = labels

    def __call__(self, found: str | Sequence[str]) -> str | None:
        """The text behind the label, or ``None`` where no text has it."""
        for text in [found] if isinstance(found, str) else found:
            if value := credited(text, self.labels):
                return value
        return None

    def __str__(self) -> str:
        return written("label", *self.labels)
