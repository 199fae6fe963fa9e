"""Our own engine: it chooses among the page's text blocks, by a model that was learned from labelled pages.

A page comes in, the text blocks that are its main content go out, each with the element it stands in. ``fast`` looks
at the page alone; ``accurate`` also at what trafilatura keeps of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.document import Document
from extractor.hookspecs import Extraction, Judge, hookimpl

__all__ = ["ACCURATE", "FAST", "Learned", "judged_by"]


@dataclass(frozen=True)
class Learned:
    """The engine, as an implementation of the hook for fallbacks.

    Attributes:
        name: Its name.
        asks_trafilatura: Whether it looks at what trafilatura keeps.
    """

    name: str
    asks_trafilatura: bool

    @hookimpl(trylast=True)
    def extractor_fallback(self, document: Document) -> Extraction | None:
        """The text blocks that are the main content; nothing where none seems to be.

        Of a page that is too large for trafilatura the model alone: that trafilatura kept nothing of it would be told
        of every block otherwise.
        """
        from extractor.fallback.learned.engine import extract  # numpy: where sites answer, nobody waits for it

        if self.asks_trafilatura and not document.is_large:
            return extract(document, self.name, accurate=True)
        found = extract(document, FAST.name, accurate=False)
        return replace(found, engine=self.name) if found else None


FAST = Learned("fast", asks_trafilatura=False)
"""The model alone."""

ACCURATE = Learned("accurate", asks_trafilatura=True)
"""The model, which sees what trafilatura keeps."""


def judged_by(document: Document) -> Judge | None:
    """What weighs a body of a page, by the model alone; ``None`` where it has no text."""
    from extractor.fallback.learned.engine import extract

    found = extract(document, FAST.name, accurate=False)
    return found.judge if found else None
