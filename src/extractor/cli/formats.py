"""What articles look like when they are written one after another."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from html import escape
from typing import Any

from extractor.article import Article
from extractor.blocks import Block
from extractor.cli.failures import Failure

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True)
class Format:
    """A way to write articles.

    Attributes:
        article: Writes an article; is given its path too.
        failure: Writes why a document failed, where the format has a place for it.
        opening: What comes before the first.
        heading: What comes before each where there are several; ``{path}`` stands for its path.
        between: What comes between two.
        end: What comes after each.
        closing: What comes after the last.
    """

    article: Callable[[str, Article], str]
    failure: Callable[[str, Failure], str] | None = None
    opening: str = ""
    heading: str = ""
    between: str = ""
    end: str = "\n"
    closing: str = ""


def _json(path: str, article: Article) -> str:
    return _object(path, article.to_dict())


def _json_failure(path: str, failure: Failure) -> str:
    return _object(path, {"error": asdict(failure)})


def _object(path: str, fields: dict[str, Any]) -> str:
    return json.dumps({"path": path, **fields}, ensure_ascii=False)


def _text(path: str, article: Article) -> str:
    return f"{article.title}\n\n{article.body}" if article.title else article.body


def _markdown(path: str, article: Article) -> str:
    return _titled(article).markdown


def _html(path: str, article: Article) -> str:
    return f"<article>\n{_titled(article).html}\n</article>"


def _titled(article: Article) -> Article:
    """The article with its title at the head of its body, where it is made as safe as the rest."""
    if not article.title:
        return article
    title = Block("h1", article.title, escape(article.title, quote=False))
    return replace(article, blocks=(title, *article.blocks))


FORMATS = {
    "jsonl": Format(_json, _json_failure),
    "json": Format(_json, _json_failure, opening="[\n", between=",\n", end="", closing="\n]\n"),
    "text": Format(_text, heading="==> {path} <==\n", between="\n"),  # as head and tail do
    "markdown": Format(_markdown, between="\n---\n\n"),
    "html": Format(_html),
}
"""Every format by its name on the command line."""
