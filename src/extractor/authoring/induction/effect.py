"""What a plugin changes on a page: lines and fields with it beside those without it, and what of that is worse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import Any

from lxml.html import HtmlElement

from extractor.article import Article
from extractor.authoring.induction.fields import fineness
from extractor.blocks import Block
from extractor.blocks.boilerplate import kind_of
from extractor.document.text import letters, weight
from extractor.pipeline import Pass

__all__ = ["COMPARED", "Effect", "plain"]

COMPARED = ("title", "published", "modified", "authors", "editors", "contributors", "source")
"""The fields that are compared: those that a rule fills, or that the body decides."""

_LINKED = 0.8  # share of a line's letters that are links, with which it is of a list of links
_SHORT = 60  # weight of a line that may be the heading of such a list
_ENDS = re.compile(r"[.!?。！？…]['\"”’」』)）\]]*$")
_CLOCK = re.compile(r"\d:\d\d\s{0,2}/\s{0,2}\d|^\W{0,3}\d{1,2}:\d\d\W{0,3}$")  # "00:00 / 02:13"
_COUNTED = r"播放|观看|浏览|阅读|点赞|评论|收藏|转发|views?|plays?|likes?|shares?|comments?|loaded|duration"
_COUNTER = re.compile(rf"(?:{_COUNTED})\W{{0,3}}\d|\d\s?[万亿kKmM]?\s?(?:次|{_COUNTED})", re.I)  # "播放 1.2万次"
_ANNOUNCES = re.compile(r"[:：]\s*$")  # "More:"
_LOST = 0.1  # share of a body's letters that a plugin may leave out; captions and teasers are fewer


@dataclass(frozen=True, eq=False)
class Effect:
    """A page with a plugin, and without.

    Attributes:
        name: The page's path, for people.
        without: What is extracted without the plugin.
        article: What is extracted with it; ``None`` where that is no article.
        work: The pass that gave it.
    """

    name: str
    without: Article
    article: Article | None
    work: Pass

    @cached_property
    def gained(self) -> Mapping[Block, HtmlElement]:
        """The lines that are in the body with the plugin only, each with the element it stands in."""
        known = letters(self.without.body)
        blocks = self.work.body.blocks if self.work.body and self.article else {}
        return {block: node for block, node in blocks.items() if (said := letters(block.text)) and said not in known}

    @cached_property
    def lost(self) -> tuple[str, ...]:
        """The lines that are in the body without the plugin only."""
        known = letters(self.article.body) if self.article else ""
        return tuple(line for line in self.without.body.split("\n") if (said := letters(line)) and said not in known)

    @property
    def by_rule(self) -> bool:
        """Whether the plugin's own rule gave the body."""
        return self.work.body is not None and self.work.body.scope is not None

    @cached_property
    def unwanted(self) -> Mapping[Block, str]:
        """The gained lines that are no text, each with what it is."""
        gained = list(self.gained)
        found = {block: what for block in gained if (what := _what(block, self.gained[block]))}
        for block, following in reversed([*pairwise(gained)]):
            if following in found and block not in found and _may_head(block.text):
                found[block] = found[following]
        return {block: found[block] for block in gained if block in found}

    @cached_property
    def fields(self) -> Mapping[str, tuple[Any, Any]]:
        """The fields that differ: without the plugin, and with it."""
        pairs = {name: (getattr(self.without, name), getattr(self.article, name)) for name in COMPARED if self.article}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    @cached_property
    def worse(self) -> tuple[str, ...]:
        """What is worse with the plugin, a sentence each."""
        return (*self._worse_body(), *self._worse_fields()) if self.article else ("there is no article",)

    def _worse_body(self) -> Iterator[str]:
        said: dict[str, str] = {}
        for block, what in self.unwanted.items():
            said.setdefault(what, block.text)
        yield from (f"the body has {what}: {text}" for what, text in said.items())
        missing = sum(len(letters(line)) for line in self.lost if _ENDS.search(line))
        if missing > _LOST * len(letters(self.without.body)):
            yield f"{missing / len(letters(self.without.body)):.0%} of the text is missing"

    def _worse_fields(self) -> Iterator[str]:
        for name, (before, after) in self.fields.items():
            if before and not after:
                yield f"{name} is lost: {plain(before)}"
            elif name in ("published", "modified") and before and fineness(after) < fineness(before):
                yield f"{name} is less exact: {plain(after)}, and not {plain(before)}"
            elif isinstance(before, tuple) and set(after) < set(before):
                yield f"{name} are fewer: {plain(after)}, and not {plain(before)}"
            elif name in ("title", "source") and before and letters(before) in letters(after) != letters(before):
                yield f"{name} says more than it should: {plain(after)}, and not {plain(before)}"


def _what(block: Block, node: HtmlElement) -> str | None:
    """What a line is that is no text; ``None`` where it may be text."""
    text = block.text.strip()
    if _ENDS.search(text) and weight(text) > _SHORT:
        return None
    if weight(text) <= _SHORT and (_CLOCK.search(text) or _COUNTER.search(text)):
        return "a counter"
    if kind_of(text):
        return "boilerplate"
    if next(node.iterancestors("a"), None) is not None or node.tag == "a":
        return "a list of links"
    if weight(text) <= _SHORT and _ANNOUNCES.search(text):
        return "the heading of a list"
    linked = sum(len(letters(str(link.text_content()))) for link in node.iter("a"))
    return "a list of links" if linked >= _LINKED * len(letters(text)) > 0 else None


def _may_head(text: str) -> bool:
    """Whether a line may be the heading of what follows it."""
    return weight(text) <= _SHORT and not _ENDS.search(text)


def plain(value: Any) -> str:
    """A field's value for people; empty where there is none."""
    if isinstance(value, tuple):
        return ", ".join(str(getattr(one, "name", one)) for one in value)
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value or "")
