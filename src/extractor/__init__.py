"""Saved news pages in, articles out.

    >>> import extractor
    >>> article = extractor.extract("<html><body><h1>Title</h1><p>…</p></body></html>")

Everything public is listed here; rules for sites are in :mod:`extractor.rules`.
"""

from extractor.article import Article, Origin, Removal
from extractor.blocks import Block, Image
from extractor.document import Document, Kind
from extractor.errors import (
    ExtractorError,
    LimitExceeded,
    NoContentError,
    ParseError,
    PluginConflictError,
    PluginError,
)
from extractor.hookspecs import Extraction, hookimpl
from extractor.host import Extractor, extract
from extractor.site import Site, field

__all__ = [
    "Article",
    "Block",
    "Document",
    "Extraction",
    "Extractor",
    "ExtractorError",
    "Image",
    "Kind",
    "LimitExceeded",
    "NoContentError",
    "Origin",
    "ParseError",
    "PluginConflictError",
    "PluginError",
    "Removal",
    "Site",
    "extract",
    "field",
    "hookimpl",
]
