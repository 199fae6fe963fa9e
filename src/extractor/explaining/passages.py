"""The whole document as text blocks in order, and what became of each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lxml.html import HtmlElement

from extractor.blocks import Block, read_blocks
from extractor.document import Document
from extractor.document.limits import SELECTORS
from extractor.document.text import letters
from extractor.pipeline.body import Body, Removed

__all__ = ["Passage", "Passages", "Verdict"]


class Verdict(StrEnum):
    """What became of a passage."""

    KEPT = "kept"
    """It is in the body."""
    SITE = "site"
    """The site's rules drop it."""
    BOILERPLATE = "boilerplate"
    """It is what is boilerplate everywhere, or what a plugin's cleaning named."""
    OUTSIDE = "outside"
    """It stands outside the container that the site's body rule names."""
    ENGINE = "engine"
    """The fallback left it out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text block of the document, and what became of it.

    Attributes:
        tag: Its tag, as :attr:`Block.tag <extractor.Block.tag>`.
        text: Its text.
        verdict: What became of it.
        reason: Why, in a word or two: ``"advertisement"``, ``"outside the body"``, ...; where it was
            kept, what spoke for it, if the engine can say so.
        rule: The rule that decided, as written.
        selector: A CSS selector that finds the element it stands in, and nothing else; empty where those before it
            came to :data:`~extractor.document.limits.SELECTORS` characters.
    """

    tag: str
    text: str
    verdict: Verdict
    reason: str
    rule: str
    selector: str


_Fate = tuple[Verdict, str, str]
_Placed = tuple[Block, HtmlElement, _Fate]

_NO_ARTICLE: _Fate = (Verdict.OUTSIDE, "no article", "")
_SAME = 20  # letters that two texts do not share by chance
_NAMES = re.compile(r"[A-Za-z][\w-]*")


class Passages:
    """The passages of a document, and where in it they stand.

    Args:
        document: The document.
        body: Its body; ``None`` where it holds no article.
    """

    def __init__(self, document: Document, body: Body | None) -> None:
        root = next(iter(document.tree.findall("body")), document.tree)
        if body is None:
            judged = [(block, node, _NO_ARTICLE) for block, node in _read([root])]
        elif all(element.getroottree().getroot() is document.tree for element in body.elements):
            judged = _judged([root], body)
        else:
            judged = _aligned(root, body)
        placed = [item for item in judged if item[0].text]
        selectors = _Selectors(root)
        self.all = tuple(Passage(block.tag, block.text, *fate, selectors.of(node)) for block, node, fate in placed)
        self._nodes = [node for _, node, _ in placed]
        self._letters = [letters(passage.text) for passage in self.all]

    def read_from(self, nodes: Sequence[HtmlElement] | None, raw: str | None) -> tuple[int, ...]:
        """Which passages a value was read from, as indexes into :attr:`all`.

        Args:
            nodes: The elements it was read from; where they are not known, passages are found by the text.
            raw: The text it was read from.
        """
        held = {child for node in nodes or () for child in node.iter()}
        if held and (found := [i for i, node in enumerate(self._nodes) if node in held]):
            return tuple(found)
        around = {node for element in nodes or () for node in element.iterancestors()}
        wanted = letters(raw or "")
        if len(wanted) < 2 or (nodes is not None and not around):
            return ()
        saying = [
            i for i, text in enumerate(self._letters) if wanted in text and (nodes is None or self._nodes[i] in around)
        ]
        exactly = [i for i in saying if self._letters[i] == wanted]
        return tuple((exactly or saying)[:_SHOWN])


_SHOWN = 3  # passages that hold a text that is known by nothing else


def _read(elements: Iterable[HtmlElement]) -> Iterable[tuple[Block, HtmlElement]]:
    return read_blocks(elements, lambda _: False).items()


def _judged(elements: Sequence[HtmlElement], body: Body) -> list[_Placed]:
    """The text blocks of elements of the tree that the body was read from, each with what became of it.

    What was removed as a whole is read on its own, since text of its own line may stand around it, and then put where
    it stands.
    """
    chosen = {(node, block.text) for block, node in body.blocks.items()} if body.is_choice else None
    reasons = iter(body.reasons() if body.reasons else ())
    inside = {child for element in body.elements for child in element.iter()}
    whole = {removed.node: removed for removed in body.removed if removed.block is None}
    lines = {(removed.node, removed.text): removed for removed in body.removed if removed.block is not None}
    order = {node: i for i, node in enumerate(node for element in elements for node in element.iter())}
    at = 0
    placed: list[tuple[int, _Placed]] = []
    for block, node in read_blocks(elements, whole.__contains__).items():
        at = max(at, order[node])
        said = next(reasons, "") if block.text else ""
        if (removed := lines.get((node, block.text))) is not None:
            fate = _fate(removed)
        elif node in inside if chosen is None else (node, block.text) in chosen:
            fate = (Verdict.KEPT, said, body.rule)
        elif body.scope is None:
            fate = (Verdict.ENGINE, f"left out by {body.engine}" + (f": {said}" if said else ""), body.rule)
        else:
            fate = (Verdict.OUTSIDE, "outside the body", body.rule)
        placed.append((at, (block, node, fate)))
    for element, removed in whole.items():
        placed += [(order.get(element, 0), (block, node, _fate(removed))) for block, node in _read([element])]
    return [item for _, item in sorted(placed, key=lambda item: item[0])]


def _fate(removed: Removed) -> _Fate:
    verdict = Verdict.SITE if removed.reason == "site" else Verdict.BOILERPLATE
    return verdict, "dropped by the site" if removed.reason == "site" else removed.reason, removed.rule


def _aligned(root: HtmlElement, body: Body) -> list[_Placed]:
    """The document's text blocks beside those of the copy that an engine gave, matched by their text.

    What stands in neither as a block of its own is looked for in the text the engine kept: it joins and splits lines.
    """
    judged = _judged(body.elements, body)
    theirs = [letters(block.text) for block, _, _ in judged]
    ours = [(block, node, letters(block.text)) for block, node in _read([root])]
    fates: dict[int, _Fate] = {}
    for match in SequenceMatcher(None, [text for _, _, text in ours], theirs).get_matching_blocks():
        fates |= {match.a + i: judged[match.b + i][2] for i in range(match.size)}
    kept = [text for text, (_, _, fate) in zip(theirs, judged, strict=True) if fate[0] is Verdict.KEPT]
    everything, long = " ".join(kept), [text for text in kept if len(text) >= _SAME]

    def by_text(text: str) -> _Fate:
        if len(text) >= _SAME and (text in everything or any(part in text for part in long)):
            return Verdict.KEPT, "", body.rule
        return Verdict.ENGINE, f"left out by {body.engine}", body.rule

    return [(block, node, fates.get(i) or by_text(text)) for i, (block, node, text) in enumerate(ours)]


class _Selectors:
    """CSS selectors that find one element of a tree each: from the nearest id down, by classes where they tell."""

    def __init__(self, root: HtmlElement) -> None:
        counts: Counter[tuple[HtmlElement | None, str]] = Counter()
        self._ids = Counter(node.get("id") for node in root.iter())
        self._classes = Counter((node.getparent(), name) for node in root.iter() for name in _classes(node))
        self._numbers: dict[HtmlElement, int] = {}
        self._places = {child: i for node in root.iter() for i, child in enumerate(node, 1)}
        self._paths: dict[HtmlElement, str] = {}
        self._root = root
        self._left = SELECTORS  # of those of elements between, too: they are held until the last is written
        for node in root.iter():
            place = (node.getparent(), str(node.tag))
            counts[place] += 1
            self._numbers[node] = counts[place]
        self._alone = {place for place, count in counts.items() if count == 1}

    def of(self, node: HtmlElement) -> str:
        """The selector of an element; an empty one where there are too many already."""
        if self._left <= 0:
            return ""
        steps: list[HtmlElement] = []
        element: HtmlElement | None = node
        while element is not None and element not in self._paths:
            steps.append(element)
            element = None if element is self._root else element.getparent()
        path = "" if element is None else self._paths[element]
        for element in reversed(steps):
            name = element.get("id", "")
            is_known = _NAMES.fullmatch(name) and self._ids[name] == 1
            path = f"#{name}" if is_known else " > ".join(filter(None, (path, self._step(element))))
            self._paths[element] = path
            self._left -= len(path)
        return path

    def _step(self, element: HtmlElement) -> str:
        tag = str(element.tag)
        if not _NAMES.fullmatch(tag):
            return f"*:nth-child({self._places[element]})"
        if telling := next((name for name in _classes(element) if self._classes[element.getparent(), name] == 1), None):
            return f"{tag}.{telling}"
        return tag if (element.getparent(), tag) in self._alone else f"{tag}:nth-of-type({self._numbers[element]})"


def _classes(element: HtmlElement) -> list[str]:
    """The element's classes that a selector can name as they are, each once."""
    return [name for name in dict.fromkeys(element.get("class", "").split()) if _NAMES.fullmatch(name)]
