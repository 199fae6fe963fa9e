"""Processes that are forked from a server with the package's imports behind it.

Starting Python for each of a few hundred runs took half of the time of all tests.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

__all__ = ["code", "command", "fork"]

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    ["extractor.cli.extract", "extractor.cli.new", "trafilatura", "dateparser", "markdownify"]
)
_SECONDS = 120


def fork(
    task: Callable[..., object], *arguments: object, folder: Path, environ: Mapping[str, str], streams: tuple[Path, ...]
) -> int:
    """Run a task to its end in a folder, with files for its input, output and errors; returns its exit code."""
    process = _SERVER.Process(target=_run, args=(task, arguments, str(folder), dict(environ), streams))
    process.start()
    process.join(_SECONDS)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"{arguments} runs for more than {_SECONDS} seconds")
    return process.exitcode


def command(arguments: list[str]) -> object:
    """Be the command ``extractor``."""
    sys.argv = ["extractor", *arguments]
    (found,) = entry_points(group="console_scripts", name="extractor")
    return found.load()()


def code(source: str) -> None:
    """Be a script."""
    sys.argv, sys.path[0] = ["-c"], ""
    exec(compile(source, "<script>", "exec"), {"__name__": "__main__"})


def _run(
    task: Callable[..., object],
    arguments: tuple[object, ...],
    folder: str,
    environ: dict[str, str],
    streams: tuple[Path, ...],
) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    writing = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for number, (file, flags) in enumerate(zip(streams, (os.O_RDONLY, writing, writing), strict=True)):
        os.dup2(os.open(file, flags, 0o600), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.exit(task(*arguments))
