"""What a page that shows hardly anything holds for its script to show: it was saved before that ran.

In a ``<textarea>``, in the ``srcdoc`` of a frame, in the data of the script itself. What stands in JSON-LD the other
engines read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from lxml.html import HtmlElement

from extractor.blocks import read_blocks
from extractor.document import Document, Kind
from extractor.document.reading import read
from extractor.document.text import weight
from extractor.hookspecs import Extraction, hookimpl

_SIGNS = ("<textarea", "srcdoc", "application/json", "__INITIAL_STATE__", "__NUXT__", "__NEXT_DATA__")
_ENOUGH = 600  # the weight of what is an article
_LITTLE = 250  # the weight of what a page shows that shows none
_LINE = 60  # characters of a text that is none of a menu
# A string, and what stands between two: so that no quote is looked at twice, however few of them are closed.
_STRING = re.compile(r'[^"\\]++|\\(?:.|\Z)|"((?:[^"\\]++|\\(?:.|\Z))*+)(?:"|\Z)', re.S)
_LONG = 300  # characters of a string that may be an article
_PARAGRAPHS = re.compile(r"</p>|<br ?/?>\s{0,9}<br|\n", re.I)
_DATA = ("application/json", "text/javascript", "application/javascript", "")
_SENTENCE = re.compile(r"[.!?。！？؟।][\s\"'”’»<]|[.!?。！？؟।]$")
_FEW = 3  # paragraphs, and sentences, of an article
_MOST = 200  # scripts, frames and fields that are looked into
_LONGEST = 500_000  # characters of what is read


@hookimpl
def extractor_fallback(document: Document) -> Extraction | None:
    """The longest text held in a page of which nothing like one is seen."""
    if document.kind is not Kind.PAGE or not any(sign in document.text for sign in _SIGNS) or _shows(document):
        return None
    found = max(_held(document), key=weight, default="")
    body = read(f"<div>{found}</div>", kind=Kind.FRAGMENT).tree.find("body") if found else None
    if body is None or sum(weight(block.text) for block in read_blocks([body])) < _ENOUGH:
        return None
    return Extraction("held", [body], "held for a script")


def _shows(document: Document) -> bool:
    """Whether a page says as much as an article does outside of what it holds."""
    said = 0
    for element in document.tree.iter():
        if element.tag not in _SILENT:
            said += sum(weight(text) for text in _own(element) if len(text) > _LINE)
            if said >= _LITTLE:
                return True
    return False


_SILENT = frozenset("script style textarea iframe head title noscript".split())


def _own(element: HtmlElement) -> Iterator[str]:
    yield (element.text or "").strip()
    yield from ((child.tail or "").strip() for child in element)


def _held(document: Document) -> Iterator[str]:
    """What may be an article: markup or lines of several paragraphs that say sentences."""
    texts = (text[:_LONGEST] for element in islice(document.tree.iter(*_HOLDERS), _MOST) for text in _inside(element))
    for text in texts:
        if len(_PARAGRAPHS.findall(text)) >= _FEW and len(_SENTENCE.findall(text)) >= _FEW:
            yield text if "<" in text else "".join(f"<p>{line}</p>" for line in text.splitlines())


_HOLDERS = ("textarea", "iframe", "script")


def _inside(element: HtmlElement) -> Iterator[str]:
    if element.tag == "textarea":
        yield "".join(element.itertext())
    elif element.tag == "iframe":
        yield element.get("srcdoc") or ""
    elif (element.get("type") or "").lower() in _DATA:
        for match in _STRING.finditer(element.text or ""):
            if len(match[1] or "") >= _LONG:
                with suppress(ValueError):
                    yield str(json.loads(f'"{match[1]}"', strict=False))
