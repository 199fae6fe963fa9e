"""trafilatura, fed the tree that is already parsed."""

from __future__ import annotations

from extractor.document import Document
from extractor.document.text import weight
from extractor.hookspecs import Extraction, hookimpl

_NEXT_TO_NOTHING = 250  # in weight: trafilatura's own least, below which it gives the page as one paragraph


@hookimpl(trylast=True)
def extractor_fallback(document: Document) -> Extraction | None:
    """The main content as trafilatura's balanced mode finds it, comments left out; it copies the tree itself."""
    if document.is_large:
        return None
    from trafilatura import bare_extraction  # imported on first use: where sites answer, nobody waits for it
    from trafilatura.htmlprocessing import convert_to_html
    from trafilatura.settings import Document as TrafilaturaDocument

    found = bare_extraction(document.tree, url=document.url, include_comments=False, include_tables=True)
    if (
        not isinstance(found, TrafilaturaDocument)
        or found.body is None
        or weight("".join(map(str, found.body.itertext()))) < _NEXT_TO_NOTHING
    ):
        return None
    return Extraction("trafilatura", [convert_to_html(found.body)], "bare_extraction()")
