"""Pages with more in them than they had: what stands between paragraphs, said in the page's own words, and other names.

Labelled pages have few fact boxes, rows of steps and folded sections, and their classes have English names. So some are
shown once more, with names that say nothing, with such parts put between their paragraphs, which belong to the text,
and with others that do not, as readers' comments and calls to subscribe, which no name tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
from lxml.html import HtmlElement
from lxml.html.builder import E
from numpy.typing import NDArray
from pieces import BELONGING, ENDS, STRANGE
from saying import Said, letters

from extractor.fallback.learned.page import Page

__all__ = ["embellished", "without_names"]

_LEAST = 4  # paragraphs that an article has between which something can stand
_SENTENCE = 60  # characters of a paragraph that is said again in part
_PARTS = (1, 3)  # how many parts are put in that belong
_LEADS = 0.2  # share of articles with another lead
_STRANGE = 0.6  # share of articles with something between paragraphs that does not belong, or behind the last
_OUTSIDE = 0.5  # share of what stands behind the last that stands behind the element around it


def embellished(
    page: Page, right: NDArray[np.bool_], language: str, chance: Random, *, strange: bool
) -> dict[HtmlElement, bool]:
    """Put parts between the paragraphs of an article, or before the first or behind the last.

    Args:
        page: The page as it is; its elements are changed.
        right: Which of its blocks are the article.
        language: What it is written in, as its root says.
        chance: Which parts, and where.
        strange: Whether some do not belong; answers in a forum do.

    Returns:
        What was put in, and whether it belongs to the article.
    """
    found = [
        (draft.node, draft.text)
        for draft, is_right in zip(page.blocks, right.tolist(), strict=True)
        if is_right and len(draft.text) >= _SENTENCE and draft.node is not None and draft.node.tag in ("p", "div")
    ]
    if len(found) < _LEAST:
        return {}
    said = Said([text for _, text in found], language, chance)
    nodes = [node for node, _ in found]
    added: dict[HtmlElement, bool] = {}
    for _ in range(chance.randint(*_PARTS)):
        _put(added, chance.choice(BELONGING)(said), chance.choice([*nodes, nodes[-1]]), belongs=True)
    if chance.random() < _LEADS:
        nodes[0].addprevious(lead := chance.choice((E.div, E.h2, E.p))(said.sentence()))
        added[lead] = True
    if strange and chance.random() < _STRANGE:
        _put(added, chance.choice(STRANGE)(said), chance.choice(nodes), belongs=False)
    if strange and chance.random() < _STRANGE:
        last = nodes[-1]
        above = last.getparent()
        is_outside = chance.random() < _OUTSIDE and above is not None and above.getparent() is not None
        _put(added, chance.choice(ENDS)(said), above if is_outside and above.tag != "body" else last, belongs=False)
    return added


def _put(added: dict[HtmlElement, bool], parts: Sequence[HtmlElement], node: HtmlElement, *, belongs: bool) -> None:
    """Put elements behind one, before the text that follows it."""
    if node.getparent() is None:
        return
    for beside in node.itersiblings():
        if beside not in added:
            break
        node = beside  # what was put here before stands first
    for part in parts:
        part.tail, node.tail = node.tail, None
        node.addnext(part)
        node = part
    added.update(dict.fromkeys(parts, belongs))


def without_names(root: HtmlElement, chance: Random) -> None:
    """Give every class and id of the page another name, made of letters, the same one for the same."""
    renamed: dict[str, str] = {}
    prefix = chance.choice(("", "_", "css-", "sc-", "jsx-"))
    for node in root.iter("*"):
        for attribute in ("class", "id"):
            if value := node.get(attribute):
                node.set(
                    attribute, " ".join(renamed.setdefault(n, prefix + letters(chance)) for n in value.split()[:3])
                )
