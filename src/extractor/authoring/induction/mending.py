"""Selectors that would drop what a plugin keeps and no text is."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from extractor.authoring.induction.drops import said_by_name
from extractor.authoring.induction.effect import Effect
from extractor.authoring.induction.sample import visible_text
from extractor.authoring.induction.selectors import find
from extractor.document.text import letters

__all__ = ["mending_drops"]

_TELLING = 6  # letters of a text that is found by chance in no other


def mending_drops(effects: Sequence[Effect]) -> tuple[list[str], list[str]]:
    """What to drop so that no page's body has what is no text.

    Returns:
        Selectors, none of which finds anything on any of the pages that the body without the plugin has; and the
        lines for which there is none.
    """
    ruled = [effect for effect in effects if effect.by_rule]
    drops: list[str] = []
    left: list[str] = []
    for effect in ruled:
        for block in effect.unwanted:
            node = effect.gained[block]
            if any(node in _inside(effect, drop) for drop in drops):
                continue
            around = _highest(effect, node)
            offered = (selector for one in around for selector in said_by_name(one))
            found = next((s for s in offered if not any(_holds_text(other, s) for other in ruled)), None)
            drops += [found] if found else []
            left += [] if found else [block.text]
    return drops, left


def _elements(effect: Effect) -> Sequence[HtmlElement]:
    return effect.work.body.elements if effect.work.body else ()


def _inside(effect: Effect, selector: str) -> set[HtmlElement]:
    """What a selector finds in a container, and everything in it."""
    found = [node for element in _elements(effect) for node in find(element, selector, inside=True)]
    return {inner for node in found for inner in node.iter()}


def _holds_text(effect: Effect, selector: str) -> bool:
    return any(_is_text(effect, node) for element in _elements(effect) for node in find(element, selector, inside=True))


def _is_text(effect: Effect, node: HtmlElement) -> bool:
    """Whether an element has a text that the body without the plugin has."""
    known = letters(effect.without.body)
    texts = map(letters, visible_text(node))
    return any(len(text) >= _TELLING and text in known for text in texts)


def _highest(effect: Effect, node: HtmlElement) -> list[HtmlElement]:
    """The elements around a line that hold nothing of the body without the plugin, the outermost first."""
    elements = _elements(effect)
    around: list[HtmlElement] = []
    for one in (node, *node.iterancestors()):
        if one in elements or _is_text(effect, one):
            break
        around.insert(0, one)
    return around
