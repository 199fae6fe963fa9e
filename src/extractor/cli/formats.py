"""What articles look like when they are written one after another."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import Any

from extractor.article import DERIVED, NAMES, Article
from extractor.blocks import Block
from extractor.cells import row
from extractor.cli.failures import Failure
from extractor.cli.messages import MisuseError
from extractor.pipeline.header import HEADER
from extractor.sites.teaching import advice

__all__ = ["FIELDS", "FORMATS", "Format", "chosen", "named"]

FIELDS = (
    "the fields to write, such as title,body,published; all for every field, with the body as markdown and html too"
)
"""What a command says of its ``--fields``."""

_ALL = "all"
_USUAL = tuple(name for name in NAMES if name not in ("markdown", "html"))  # which are two thirds of the bytes
_PATH = "path"


@dataclass(frozen=True)
class Format:
    """A way to write articles.

    Attributes:
        article: Writes an article; is given its path too.
        failure: Writes why a document gave none, where the format has a place for it.
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


def chosen(name: str, fields: str | None, *, single: bool) -> Format:
    """The format of that name.

    Args:
        name: One of :data:`FORMATS`.
        fields: What ``--fields`` says.
        single: Whether it is for one document that was named, and no list of what was found.

    Raises:
        MisuseError: There is no such field, or the format has none.
    """
    if name in _OF_TEXTS:
        if fields is not None:
            raise MisuseError(f"--fields is for {', '.join(_OF_RECORDS)}; {name} is always title and body")
        return _OF_TEXTS[name]
    names = named(fields)
    return _json_object(names) if name == "json" and single else _OF_RECORDS[name](names)


def named(fields: str | None) -> tuple[str, ...]:
    """The fields that ``--fields`` names; without it, all but the body's other forms.

    Raises:
        MisuseError: There is no such field.
    """
    if fields is None:
        return _USUAL
    names = tuple(dict.fromkeys(name for part in fields.split(",") if (name := part.strip()) not in ("", _PATH)))
    if names == (_ALL,):
        return NAMES
    known = (*NAMES, *DERIVED)
    if unknown := [name for name in names if name not in known]:
        raise MisuseError(
            f"--fields: there is no field {unknown[0]!r}; {advice.closest(unknown[0], known, 'there are')}"
        )
    return names


# --- records ------------------------------------------------------------------------------------------------


def _article(names: Sequence[str], path: str, article: Article) -> dict[str, Any]:
    return {_PATH: path, **article.to_dict(names)}


def _absence(names: Sequence[str], path: str, failure: Failure) -> dict[str, Any]:
    error = {"type": failure.type, "message": failure.message, "reason": failure.reason}
    return {_PATH: path, **{name: failure.header.get(name) for name in HEADER if name in names}, "error": error}


def _records(write: Callable[[Mapping[str, Any]], str], names: Sequence[str], **around: str) -> Format:
    return Format(
        lambda path, article: write(_article(names, path, article)),
        lambda path, failure: write(_absence(names, path, failure)),
        **around,
    )


_json = partial(json.dumps, ensure_ascii=False)


def _json_lines(names: Sequence[str]) -> Format:
    return _records(_json, names)


def _json_array(names: Sequence[str]) -> Format:
    return _records(_json, names, opening="[\n", between=",\n", end="", closing="\n]\n")


def _json_object(names: Sequence[str]) -> Format:
    return _records(partial(_json, indent=2), names)


def _csv(names: Sequence[str]) -> Format:
    columns = (_PATH, *names, "error")
    return _records(lambda record: row([record.get(name) for name in columns]), names, opening=row(columns), end="")


# --- texts --------------------------------------------------------------------------------------------------


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


_OF_RECORDS: Mapping[str, Callable[[Sequence[str]], Format]] = {
    "jsonl": _json_lines,
    "json": _json_array,
    "csv": _csv,
}
_OF_TEXTS: Mapping[str, Format] = {
    "text": Format(_text, heading="==> {path} <==\n", between="\n"),  # as head and tail do
    "markdown": Format(_markdown, between="\n---\n\n"),
    "html": Format(_html),
}
FORMATS = (*_OF_RECORDS, *_OF_TEXTS)
"""Every format by its name on the command line."""
