"""The four kinds of document."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Kind"]


class Kind(StrEnum):
    """What a document looks like on disk."""

    PAGE = "page"
    """A whole HTML page."""
    FRAGMENT = "fragment"
    """An article's inner HTML, without ``<html>``, as feeds carry it."""
    HTML_POST = "html_post"
    """YAML front matter over an HTML fragment or page."""
    MARKDOWN_POST = "markdown_post"
    """YAML front matter over a page turned to Markdown, navigation and all."""
