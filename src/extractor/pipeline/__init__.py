"""The way of one document: a site is chosen, the body found and cleaned, the fields filled.

A document comes in, an :class:`~extractor.Article` or a :class:`~extractor.NoContentError` goes out; it keeps nothing
from one document to the next, and nothing in it knows a site or an engine by name.
"""

from extractor.pipeline.run import Pass

__all__ = ["Pass"]
