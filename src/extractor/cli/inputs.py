"""Finding documents, and reading them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from extractor.cli.messages import MisuseError, say
from extractor.document import Kind, contents
from extractor.document.folders import SUFFIXES, files, unpacked
from extractor.document.sidecars import beside
from extractor.errors import ParseError

__all__ = ["MEMORY", "PATH", "STDIN", "Input", "find", "find_all", "is_among", "one"]

STDIN = "-"
"""The path that stands for standard input."""

PATH = f"a file, a folder (searched for {', '.join(SUFFIXES)}), or - for standard input; any may be compressed"
"""What the commands that take many documents say of their paths."""

MEMORY = "a file that extractor learn wrote; what recurs by it at the edges of an article is removed"
"""What the commands that can use a memory say of it."""

_TABLES = (".csv", ".tsv")  # which look like any text
_CASE_INPUTS = frozenset({"input.html", "input.md"})


def find(path: str) -> Iterator[Input]:
    """The documents a path stands for.

    Args:
        path: A folder, which is walked in the order of names, without what is hidden; or a file or ``-``,
            whatever it is called, and whether it exists or not: that shows when it is read.
    """
    return map(Input, [STDIN] if path == STDIN else files(path))


def find_all(paths: Sequence[str]) -> list[Input]:
    """The documents that paths stand for, in the order given; tells which folders have none.

    Raises:
        MisuseError: No path has any, or standard input is named twice.
    """
    if paths.count(STDIN) > 1:
        raise MisuseError("standard input (-) can be read only once")
    found = {path: list(find(path)) for path in dict.fromkeys(paths)}
    if empty := [path for path, documents in found.items() if not documents]:
        message = f"no documents ({', '.join(SUFFIXES)}, gzipped or not) in {', '.join(empty)}"
        if len(empty) == len(found):
            raise MisuseError(message)
        say(message)
    return [document for path in paths for document in found[path]]


def is_among(path: str, documents: Sequence[Input]) -> bool:
    """Whether a path leads to one of the documents, so that writing there would destroy it."""
    real = os.path.realpath(path)
    return os.path.isfile(real) and any(os.path.realpath(document.path) == real for document in documents)


def one(path: str) -> Input:
    """The document a path stands for, where it may be no folder.

    Raises:
        MisuseError: It is one.
    """
    if path != STDIN and os.path.isdir(path):
        raise MisuseError(f"{path} is a folder; name one document")
    return Input(path)


class Known(NamedTuple):
    """What is known of a document before it is read: where it is from, its kind, the site that it is given to."""

    url: str | None = None
    kind: Kind | None = None
    site: str | None = None


@dataclass(frozen=True)
class Input:
    """A document that has not been read yet.

    Attributes:
        path: Where it is, as given or as found below what was given.
        url: Where a list says it is from.
    """

    path: str
    url: str | None = None

    @property
    def name(self) -> str:
        """The path for output: in UTF-8, as file names are, even where the locale has it otherwise."""
        return os.fsencode(self.path).decode("utf-8", "surrogateescape")

    def read(self) -> bytes:
        """Its content, decompressed; never more of it than the limit.

        Raises:
            LimitExceeded: It is larger than a document may be.
            ParseError: It is a broken compressed file, or a table.
            OSError: It cannot be read.
        """
        if unpacked(self.path).lower().endswith(_TABLES):
            raise ParseError("this is no document but a table, many documents in one file")
        content = contents.load(sys.stdin.buffer if self.path == STDIN else Path(self.path))
        assert isinstance(content, bytes)
        return content

    def settings(self) -> Known:
        """What is known for it.

        The address is what a list gives, else ``case.json`` where it is a fixture's, else what lies beside it; the
        others are those of ``case.json``.

        Raises:
            PluginError: ``case.json`` is not as it must be.
        """
        folder, name = os.path.split(self.path)
        if unpacked(name) not in _CASE_INPUTS or not os.path.isfile(os.path.join(folder, "case.json")):
            return Known(self.url or beside(self.path, unpacked(self.path)))
        from extractor.testing import Case  # few documents are fixtures

        case = Case.load(Path(folder))
        return Known(self.url or case.url, case.kind, case.assigned)
