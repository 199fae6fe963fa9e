"""Where results go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extractor.cli.messages import MisuseError

__all__ = ["opened"]


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Open a file to write results to; without one, standard output.

    The file is replaced when everything has been written: nobody reads half of it, and a run that is
    interrupted leaves it as it was.

    Raises:
        MisuseError: It cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    target = Path(path)
    if target.exists() and not target.is_file():  # a device or a pipe is not to be replaced
        with _create(target, path) as stream:
            yield stream
        return
    target = target.resolve()  # of a link, what it leads to is replaced
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    stream = _create(partial, path)
    try:
        with stream:
            yield stream
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _create(file: Path, path: str) -> TextIO:
    try:
        return file.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise MisuseError(f"{path} cannot be written: {error.strerror}") from error
