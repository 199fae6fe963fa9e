"""Saved news pages in, articles out.

    >>> import extractor
    >>> article = extractor.extract("<html><body><h1>Title</h1><p>…</p></body></html>")

Everything public is listed here; rules for sites are in :mod:`extractor.rules`. Names are imported on first use, since
pytest imports this package in every project that has it installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from extractor.article import Article, Origin, Removal
    from extractor.blocks import Block, Image
    from extractor.blocks.memory import Memory
    from extractor.document import Document, Kind
    from extractor.errors import (
        BatchError,
        ExtractorError,
        LimitExceeded,
        NoContentError,
        ParseError,
        PluginConflictError,
        PluginError,
    )
    from extractor.explaining import Explanation
    from extractor.fields import Contributor
    from extractor.hookspecs import Extraction, hookimpl
    from extractor.host import Extractor, extract
    from extractor.sites import KeptSite, Site, Voice, field

__all__ = [
    "Article",
    "BatchError",
    "Block",
    "Contributor",
    "Document",
    "Explanation",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "Image",
    "KeptSite",
    "Kind",
    "LimitExceeded",
    "Memory",
    "NoContentError",
    "Origin",
    "ParseError",
    "PluginConflictError",
    "PluginError",
    "Removal",
    "Site",
    "Voice",
    "extract",
    "field",
    "hookimpl",
]

_HOMES = {
    "article": ("Article", "Origin", "Removal"),
    "blocks": ("Block", "Image"),
    "blocks.memory": ("Memory",),
    "document": ("Document", "Kind"),
    "errors": (
        "BatchError",
        "ExtractorError",
        "LimitExceeded",
        "NoContentError",
        "ParseError",
        "PluginConflictError",
        "PluginError",
    ),
    "explaining": ("Explanation",),
    "fields": ("Contributor",),
    "hookspecs": ("Extraction", "hookimpl"),
    "host": ("Extractor", "extract"),
    "sites": ("KeptSite", "Site", "Voice", "field"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        value = globals()[name] = import_module("importlib.metadata").version(__name__)
        return value
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
