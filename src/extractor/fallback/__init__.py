"""Engines that need no rules: hook implementations like anyone's.

A document that no site serves comes in, the elements that hold its main content go out; none fills a field, and none
changes the document's tree.
"""

from __future__ import annotations

from types import ModuleType

from extractor.fallback import readability, trafilatura

__all__ = ["ENGINES"]

ENGINES: dict[str, ModuleType] = {"trafilatura": trafilatura, "readability": readability}
"""The engines by the names that :class:`~extractor.Extractor` takes."""
