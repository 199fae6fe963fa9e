"""Engines that need no rules: hook implementations like anyone's."""

from __future__ import annotations

from types import ModuleType

from extractor.fallback import readability, trafilatura

__all__ = ["ENGINES"]

ENGINES: dict[str, ModuleType] = {"trafilatura": trafilatura, "readability": readability}
"""The engines by the names that :class:`~extractor.Extractor` takes."""
