"""The box about the writer below a text, headed with the name: *About Jane Doe*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from extractor.fields.evidence import Candidate
from extractor.fields.who.lines import lines_of
from extractor.fields.who.persons import Name

__all__ = ["headed_with_name"]

_BOX = re.compile(r"author[\w-]{0,3}(?:box|bio|info|card|about|profile)", re.I)
_ABOUT = re.compile(
    r"(?i:about|meet|über|à propos de|sobre|acerca de|over)\s(?i:the author\W{0,3})?"
    r"([^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){1,3})(?:\n|$)"
)
_LONGEST = 80  # characters of the heading


def headed_with_name(marked: Sequence[HtmlElement]) -> Iterator[Candidate]:
    """Whom the boxes among the marked elements are about, if that is one writer."""
    boxes = {element: lines_of(element) for element in marked if _BOX.search(element.get("class") or "")}
    told = {match[1]: said for said in boxes.values() if (match := _ABOUT.match(said[:_LONGEST]))}
    if len(told) == 1:
        name, said = told.popitem()
        yield Candidate([Name(name)], "page", "the box about the writer", said.partition("\n")[0])
