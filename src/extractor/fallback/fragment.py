"""A fragment is an article already: all of it is the main content."""

from __future__ import annotations

from extractor.document import Document
from extractor.hookspecs import Extraction, hookimpl


@hookimpl
def extractor_fallback(document: Document) -> Extraction | None:
    """The whole of a fragment, with or without front matter; a page is for the engines."""
    body = document.tree.find("body")
    return Extraction("fragment", [body], "all of it") if document.is_fragment and body is not None else None
