"""What a site config changes in a page before anything is looked for in it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml.html import HtmlElement

from extractor.document import Document
from extractor.document.limits import BYTES
from extractor.document.reading import read
from extractor.errors import PluginError
from extractor.siteconfig.config import Config, Expression
from extractor.siteconfig.expressions import elements_of, strings_of

__all__ = ["changed", "stripped", "strips"]

_WHOLE = frozenset(("html", "head", "body"))
_MOST = 5000  # elements that one line may wrap or move; a page that has more of them is no article


def changed(document: Document, config: Config) -> Document:
    """The page with its strings replaced and its elements moved; the document itself where nothing is to be changed.

    Raises:
        PluginError: The replacements make a page of it that is too large to be read.
    """
    markup = _replaced(document.text, config)
    if markup != document.text:
        fresh = read(markup, url=document.url, kind=document.kind)
        document = replace(document, text=markup, tree=fresh.tree)
    elif any(line.select(document.tree) for line in _changing(config)):
        document = replace(document, tree=deepcopy(document.tree))
    else:
        return document
    for line in config.all("wrap_in"):
        _wrap(document.tree, line)
    for line in config.all("dissolve"):
        for element in _found(document.tree, line):
            element.drop_tag()
    for line in config.all("move_into"):
        _move(document.tree, line)
    for line in config.all("strip_attr", "strip"):
        if line.changes_texts:
            _strip_texts(document.tree, line)
    return document


def _changing(config: Config) -> Iterator[Expression]:
    """The lines that change a page's tree where they find anything."""
    yield from config.all("wrap_in", "dissolve", "move_into")
    yield from (line for line in config.all("strip_attr", "strip") if line.changes_texts)


def strips(config: Config) -> Iterator[str]:
    """What strips elements, as written."""
    yield from (str(line.line) for line in config.all("strip") if not line.changes_texts)
    yield from (f"strip_id_or_class: {name}" for name in config.names)
    yield from (f"strip_image_src: {source}" for source in config.sources)


def stripped(tree: HtmlElement, config: Config) -> dict[HtmlElement, str]:
    """The elements of a page that are to be stripped, each with the line that says so."""
    found: dict[HtmlElement, str] = {}
    for line in config.all("strip"):
        if not line.changes_texts:
            found |= dict.fromkeys(elements_of(line.select(tree)), str(line.line))
    if config.names:
        for element in tree.iter():
            if element not in found and (name := _named(element, config.names)):
                found[element] = f"strip_id_or_class: {name}"
    if config.sources:
        for picture in tree.iter("img"):
            address = picture.get("src") or ""
            if source := next((source for source in config.sources if source in address), None):
                found[picture] = f"strip_image_src: {source}"
    return {element: said for element, said in found.items() if element.tag not in _WHOLE}


def _named(element: HtmlElement, names: list[str]) -> str | None:
    """The first of the names that its class or id has in it."""
    called = element.get("class") or "", element.get("id") or ""
    return next((name for name in names if name in called[0] or name in called[1]), None) if any(called) else None


def _replaced(markup: str, config: Config) -> str:
    for find, instead in config.replacements:
        times = markup.count(find)
        if len(markup) + times * (len(instead) - len(find)) > BYTES:
            raise PluginError(f"replace_string({find}) makes a page of more than {BYTES:,} characters of it")
        markup = markup.replace(find, instead)
    return markup


def _found(tree: HtmlElement, line: Expression) -> Iterator[HtmlElement]:
    return (element for element in elements_of(line.select(tree))[:_MOST] if element.tag not in _WHOLE)


def _wrap(tree: HtmlElement, line: Expression) -> None:
    for element in _found(tree, line):
        parent = element.getparent()
        if parent is None:
            continue
        around = element.makeelement(line.line.argument or "div")
        around.tail, element.tail = element.tail, None
        parent.replace(element, around)
        around.append(element)


def _move(tree: HtmlElement, line: Expression) -> None:
    targets = elements_of(line.target(tree)) if line.target else []
    for element in _found(tree, line) if targets else ():
        target = targets[0]
        if element is target or element in target.iterancestors():
            continue
        _leave_tail(element)
        target.append(element)


def _leave_tail(element: HtmlElement) -> None:
    """Let what follows an element stay where it is when the element goes."""
    tail, parent, before = element.tail, element.getparent(), element.getprevious()
    element.tail = None
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail and parent is not None:
        parent.text = (parent.text or "") + tail


def _strip_texts(tree: HtmlElement, line: Expression) -> None:
    for found in strings_of(line.select(tree)):
        element = found.getparent()
        if element is None:
            continue
        if found.is_attribute:
            element.attrib.pop(found.attrname, None)
        elif found.is_tail:
            element.tail = None
        else:
            element.text = None
