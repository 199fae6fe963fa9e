"""JSON-LD: the objects in a page's scripts, as programs write them and as templates break them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from extractor.document.limits import JSON_LD, JSON_LD_DEPTH

__all__ = ["linked_data"]

_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"(?:[\s;,\ufeff]|//|/\*(?:[^*]{0,200}\*/)?|\*/|<!--|-->|<!\[CDATA\[|\]\]>)*")
_REPAIRS = (
    (re.compile(r",(?=\s*[}\]])"), ""),  # behind the last of a list
    (re.compile(r"(?<=})\s*(?={)"), ","),  # forgotten between two objects
    (re.compile(r"\\(?![\"\\/bfnrtu])"), ""),  # before what needs none
)
_SINGLE_QUOTES = re.compile(r"(?<=[{\[:,\s])'|'(?=\s{0,9}[}\]:,])")
_ARTICLE = re.compile(r'"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(\w{0,30}(?:Article|Posting))"')
_TEXTS = re.compile(r'"(headline)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,500})"(?=\s{0,9}[,}\n])')
_DAYS = re.compile(
    r'"(date(?:Published|Modified|Created))"\s{0,9}:\s{0,9}"?(\d{4}-\d\d-\d\d[\w:.+-]{0,25}(?: [\d:]{4,8})?)(?=[\s",}])'
)
_AUTHOR = re.compile(r'"author"\s{0,9}:\s{0,9}[{\["]')
_NAME = re.compile(
    r'(?:"@type"\s{0,9}:\s{0,9}"(?P<kind>\w{1,30})"[\s,]{0,9})?"name"\s{0,9}:\s{0,9}"(?P<name>[^"\\\n]{1,80})"'
)
_NEAR = 300  # characters of an object of an author in which the name stands


def linked_data(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Every JSON-LD object of a page, ``@graph`` and lists flattened, scripts that are broken for good skipped."""
    budget = JSON_LD
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = script.text_content()
        budget -= len(source)
        if budget < 0:
            return
        for value in _values(source):
            if not _is_deep(value):
                yield from _objects(value)


def _values(source: str) -> list[Any]:
    """What a script holds: one value, or several one after another."""
    try:
        return list(_decoded(source))
    except (ValueError, RecursionError):
        pass
    if '"' not in source:
        source = _SINGLE_QUOTES.sub('"', unescape(source))
    for mistake, right in _REPAIRS:
        source = mistake.sub(right, source)
    try:
        return list(_decoded(source))
    except (ValueError, RecursionError):
        return _readable(source)


def _readable(source: str) -> list[Any]:
    """The article of a script that no repair makes JSON of: what can be told of it without the rest.

    Quotes in the middle of a text, values without any, a bracket too many: what comes before and behind is as it
    should be. Of a script of several articles nobody knows whose is what.
    """
    kinds = _ARTICLE.findall(source)
    if len(kinds) != 1:
        return []
    found: dict[str, Any] = {"@type": kinds[0]}
    for key, text in _TEXTS.findall(source):
        found.setdefault(key, _unescaped(text))
    for key, day in _DAYS.findall(source):
        found.setdefault(key, day)
    if (author := _AUTHOR.search(source)) and (name := _NAME.search(source, author.end(), author.end() + _NEAR)):
        found["author"] = {"@type": name["kind"] or "Person", "name": _unescaped(name["name"])}
    return [found]


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _decoded(source: str) -> Iterator[Any]:
    has_pairs = "\\ud" in source.lower()
    position = _start(source, 0)
    while position < len(source):
        value, end = _DECODER.raw_decode(source, position)
        if has_pairs:  # half of an escaped pair is no character, and no file can hold it
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
        yield value
        position = _start(source, end)


def _start(source: str, position: int) -> int:
    """Where the next value begins, behind the marks of comments and CDATA that stand around them."""
    marks = _BETWEEN.match(source, position)
    return marks.end() if marks else position


def _is_deep(node: Any) -> bool:
    """Whether there are more levels of lists and objects in it than are read."""
    level = [node] if isinstance(node, dict | list) else []
    for _ in range(JSON_LD_DEPTH):
        level = [
            item
            for node in level
            for item in (node.values() if isinstance(node, dict) else node)
            if isinstance(item, dict | list)
        ]
        if not level:
            return False
    return True


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a value: those of its lists, its graph, and what a page is said to be about."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += (item for item in reversed(node) if isinstance(item, dict))
        elif isinstance(node, dict):
            yield node
            about = node.get("mainEntity")
            stack += [about if isinstance(about, dict) else None, node.get("@graph")]
