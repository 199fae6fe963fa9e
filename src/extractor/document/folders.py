"""A folder in, the documents in it out, by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

__all__ = ["PACKED", "SUFFIXES", "absolute", "files", "unpacked"]

SUFFIXES = (".html", ".htm", ".md", ".txt")
"""What documents in folders are known by; each may have one of :data:`PACKED` after it."""

PACKED = (".gz", ".zst", ".br")
"""What compression adds to names."""

_CASE_INPUTS = frozenset({"input.html", "input.md"})
_CASE_FILES = frozenset({"case.json", "expected.json"})


def files(path: str, suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[str]:
    """The files a path stands for.

    Args:
        path: A folder, which is walked in the order of names, without what is hidden; or a file, whatever it is
            called, and whether it exists or not.
        suffixes: How the names end of the files that are looked for in folders, compressed or not.
    """
    pending = [path]
    while pending:
        path = pending.pop()
        if os.path.isdir(path):
            with suppress(OSError):  # what cannot be listed cannot be read either, and reading it says why
                pending += reversed(_entries(path, suffixes))
                continue
        yield path


def unpacked(name: str) -> str:
    """A name without what compression adds to it."""
    stem, suffix = os.path.splitext(name)
    return stem if suffix.lower() in PACKED else name


def absolute(path: str) -> str:
    """The path, absolute, and as if the file were not compressed."""
    return unpacked(os.path.abspath(path))


def _entries(folder: str, suffixes: tuple[str, ...]) -> list[str]:
    """The folders in a folder, and the files that are looked for, by name."""
    with os.scandir(folder) as scan:
        entries = sorted((entry for entry in scan if entry.name[0] != "."), key=lambda entry: entry.name)
    names = {entry.name for entry in entries}
    # A fixture has one document; its other files say what is to come out of it.
    documents = {name for name in names if unpacked(name) in _CASE_INPUTS} if names & _CASE_FILES else frozenset()
    return [
        entry.path
        for entry in entries
        if entry.is_dir(follow_symlinks=False)  # a link may lead back up
        or (
            entry.is_file()
            and (entry.name in documents if documents else unpacked(entry.name).lower().endswith(suffixes))
        )
    ]
