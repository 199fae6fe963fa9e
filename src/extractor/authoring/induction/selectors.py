"""The most stable CSS selectors that find an element.

First an id, then what marks meaning (``itemprop``), then classes, then tags that say what they hold, then any of
these below an ancestor that can be named so itself, and last the element's place among its siblings. Names that a
build or a database made are never used, see :func:`~extractor.authoring.induction.names.is_generated`; where a build
has put its hash behind a name, what stands before it is (``[class^=main_content-]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice

from lxml.html import HtmlElement

from extractor.authoring.induction.names import is_generated, is_layout, stem
from extractor.rules.selectors import compile_css

__all__ = ["exact", "find", "selectors", "stable_selector"]

_MARKS = ("itemprop", "data-testid", "data-test-id", "data-qa", "data-role", "data-component", "data-type", "role")
_TAGS = frozenset("article main h1 time address aside footer nav header figure figcaption form section".split())
_TAG = re.compile(r"[a-z][a-z0-9]*")
_FAR = 8  # ancestors a selector may start from
_DEEP = 4  # steps below an ancestor
_TRIED = 200  # selectors that are tried for an element


def find(root: HtmlElement, selector: str, *, inside: bool = False) -> list[HtmlElement]:
    """The elements a selector finds, as the rules find them: in a document, or ``inside`` an element."""
    return compile_css(selector, inside=inside)(root)


def stable_selector(places: Sequence[tuple[HtmlElement, HtmlElement]], *, by_position: bool = False) -> str | None:
    """The most stable selector that finds exactly the given element in every tree.

    Args:
        places: Trees, each with the element to find in it.
        by_position: Whether ``:nth-of-type`` may be used where nothing else will do.

    Returns:
        The selector; ``None`` where there is none without a generated name.
    """
    offered = chain.from_iterable(exact(root, element, by_position=by_position) for root, element in places)
    return next((s for s in offered if all(find(root, s) == [element] for root, element in places)), None)


def exact(root: HtmlElement, element: HtmlElement, *, by_position: bool = False) -> Iterator[str]:
    """Selectors that find exactly this element in the tree, the most stable first."""
    offered = selectors(element, by_position=by_position)
    return (selector for selector in islice(offered, _TRIED) if find(root, selector) == [element])


def selectors(element: HtmlElement, *, by_position: bool = False) -> Iterator[str]:
    """Selectors that fit an element, the most stable first; whether they fit others too is not looked at."""
    if not _TAG.fullmatch(str(element.tag)) or element.tag in ("html", "body"):
        return
    named = list(_simple(element))
    sure = [selector for selector, is_sure in named if is_sure]
    yield from sure
    above = [node for node in islice(element.iterancestors(), _FAR) if node.tag not in ("html", "body")]
    anchors = [(i, s) for i, node in enumerate(above) for s, is_sure in _simple(node) if is_sure]
    own = [selector for selector, _ in named] or []
    for _, anchor in anchors:
        yield from (f"{anchor} {selector}" for selector in own)
    yield from (selector for selector, is_sure in named if not is_sure)
    yield str(element.tag)
    paths = [_path(element, above[: i + 1], by_position=False) for i in range(min(_DEEP, len(above)))]
    for i, anchor in anchors:
        if i == 0 or element.tag not in ("div", "span", "p", "a"):
            yield f"{anchor} {'> ' if i == 0 else ''}{element.tag}"
        if 0 < i < _DEEP:
            yield f"{anchor} > {paths[i]}"
    if by_position:
        for i, anchor in anchors:
            if i < _DEEP:
                yield f"{anchor} > {_path(element, above[: i + 1], by_position=True)}"


def _simple(element: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Selectors of one step, each with whether it says what the element is."""
    tag = str(element.tag)
    if (name := element.get("id")) and not is_generated(name):
        yield f"#{name}", not is_layout(name)
    for mark in _MARKS:
        if (value := element.get(mark)) and not is_generated(value):
            yield f"[{mark}={value}]", mark != "role"
    classes = [name for name in dict.fromkeys((element.get("class") or "").split()) if not is_generated(name)]
    classes.sort(key=_vagueness)
    telling = [name for name in classes if not is_layout(name)]
    for name in telling:
        yield f".{name}", True
        yield f"{tag}.{name}", True
    if begins := stem(next(iter((element.get("class") or "").split()), "")):
        yield f"[class^={begins}]", not is_layout(begins)
    for a, b in islice(combinations(classes, 2), 6):
        yield f".{a}.{b}", not (is_layout(a) and is_layout(b))
    if tag in _TAGS:
        yield tag, tag in ("article", "main", "h1")
    for name in classes:
        if is_layout(name):
            yield f".{name}", False
            yield f"{tag}.{name}", False


def _vagueness(name: str) -> tuple[bool, bool, int]:
    words = len(re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name))
    return is_layout(name), any(map(str.isdigit, name)), -min(words, 2)


def _path(element: HtmlElement, above: Sequence[HtmlElement], *, by_position: bool) -> str:
    """The tags from below the last ancestor down to the element."""
    steps = []
    for node in (element, *above[:-1]):
        before = sum(1 for sibling in node.itersiblings(str(node.tag), preceding=True))
        step = str(node.tag) if _TAG.fullmatch(str(node.tag)) else "*"
        steps.append(f"{step}:nth-of-type({before + 1})" if by_position and step != "*" else step)
    return " > ".join(reversed(steps))
