"""Engines that need no rules: hook implementations like anyone's.

A document that no site serves comes in, the elements or text blocks that are its main content go out; none fills a
field, and none changes the document's tree.
"""

from __future__ import annotations

from extractor.fallback import readability, trafilatura
from extractor.fallback.learned import ACCURATE, FAST

__all__ = ["ENGINES", "MODES"]

ENGINES: dict[str, object] = {
    ACCURATE.name: ACCURATE,
    FAST.name: FAST,
    "trafilatura": trafilatura,
    "readability": readability,
}
"""The engines by the names that :class:`~extractor.Extractor` takes."""

MODES: dict[str, tuple[str, ...]] = {
    "accurate": ("accurate", "trafilatura", "readability"),
    "fast": ("fast", "trafilatura", "readability"),
    "trafilatura": ("trafilatura", "readability"),
    "readability": ("readability", "trafilatura"),
}
"""Which engines a mode asks, each where those before it find nothing."""
