"""readability-lxml, fed a copy of the tree that is already parsed."""

from __future__ import annotations

from copy import deepcopy

from lxml.html import document_fromstring

from extractor.blocks.cleaning import text_length
from extractor.document import Document
from extractor.hookspecs import Extraction, hookimpl


@hookimpl(trylast=True)
def extractor_fallback(document: Document) -> Extraction | None:
    """The main content as readability finds it."""
    if document.is_large:
        return None
    from readability import Document as Readability  # imported on first use, like trafilatura

    try:
        summary = Readability(deepcopy(document.tree), url=document.url).summary(html_partial=True)
        element = document_fromstring(summary).find("body")
    except Exception:  # it gives up on a page without a body with whatever comes along
        return None
    return Extraction("readability", [element], "summary()") if element is not None and text_length([element]) else None
