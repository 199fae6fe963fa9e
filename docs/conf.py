"""How the documentation is built: ``uv run sphinx-build -W -n docs build/docs``. Nothing is fetched."""

import re
from pathlib import Path
from typing import Any

from pygments.lexers.special import TextLexer

DOCS = Path(__file__).resolve().parent

project = "extractor"
copyright = "the extractor authors"  # noqa: A001 - Sphinx names it so
extensions = ["myst_parser"]
exclude_patterns = ["examples"]
html_theme = "alabaster"
html_theme_options = {"description": "Saved news pages in, articles out."}
html_copy_source = False
myst_heading_anchors = 3


def setup(app: Any) -> None:
    """Read the pages as people read them without Sphinx, in a repository browser."""
    app.add_lexer("mermaid", TextLexer)  # its source: a renderer would be fetched
    app.connect("source-read", _add_contents)
    app.connect("source-read", _link_files)


def _add_contents(app: Any, name: str, source: list[str]) -> None:
    """Make a table of contents of the links on the first page."""
    if name == "index":
        pages = dict.fromkeys(re.findall(r"^- .*?\]\(([\w/-]+)\.md\)", source[0], re.M))
        source[0] += "\n".join(["", "```{toctree}", ":hidden:", "", *pages, "```", ""])


def _link_files(app: Any, name: str, source: list[str]) -> None:
    """Tell MyST which Markdown files are no pages: those outside the folder."""

    def link(match: re.Match[str]) -> str:
        is_page = (DOCS / name).parent.joinpath(match[1]).resolve().is_relative_to(DOCS)
        return match[0] if is_page else f"](path:{match[1]})"

    source[0] = re.sub(r"\]\((\.\./[\w./-]+\.md)\)", link, source[0])
