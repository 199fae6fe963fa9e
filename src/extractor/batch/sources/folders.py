"""Folders and patterns in, the files they stand for out, by name."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from contextlib import suppress

__all__ = ["COMPRESSED", "DOCUMENTS", "files", "is_document"]

COMPRESSED = ("", ".gz", ".zst")
"""What the names of compressed files end with, and of those that are not."""

DOCUMENTS = tuple(
    suffix + ending for suffix in (".html", ".htm", ".md", ".txt", ".mhtml", ".mht") for ending in COMPRESSED
)
"""What documents in folders and archives are known by."""

_CASE_INPUTS = frozenset({"input.html", "input.md"})
_CASE_FILES = frozenset({"case.json", "expected.json"})


def is_document(name: str) -> bool:
    """Whether a file is a document, by its name."""
    return name.lower().endswith(DOCUMENTS)


def files(path: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files a path stands for.

    Args:
        path: A folder, which is walked in the order of names, without what is hidden; a pattern such as
            ``pages/**/*.html``; or a file, whatever it is called, and whether it exists or not.
        suffixes: How the names end of the files that are looked for in folders.
    """
    if glob.has_magic(path) and not os.path.lexists(path):
        for found in sorted(glob.iglob(path, recursive=True)):
            if not os.path.isdir(found):
                yield found
        return
    pending = [path]
    while pending:
        path = pending.pop()
        if os.path.isdir(path):
            with suppress(OSError):  # what cannot be listed cannot be read either, and reading it says why
                pending += reversed(_entries(path, suffixes))
                continue
        yield path


def _entries(folder: str, suffixes: tuple[str, ...]) -> list[str]:
    """The folders in a folder, and the files that are looked for, by name."""
    with os.scandir(folder) as scan:
        entries = sorted((entry for entry in scan if entry.name[0] != "."), key=lambda entry: entry.name)
    names = {entry.name for entry in entries}
    # A fixture has one document; its other files say what is to come out of it.
    documents = names & _CASE_INPUTS if names & _CASE_FILES else frozenset()
    return [
        entry.path
        for entry in entries
        if entry.is_dir(follow_symlinks=False)  # a link may lead back up
        or (entry.is_file() and (entry.name in documents if documents else entry.name.lower().endswith(suffixes)))
    ]
