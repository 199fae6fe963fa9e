"""The command as a process that is forked from a server with the package's imports behind it.

Starting Python for each of a few hundred runs took half of the time of all tests.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from importlib.metadata import entry_points
from pathlib import Path

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    ["extractor.cli.extract", "extractor.cli.new", "trafilatura", "dateparser", "markdownify"]
)


def fork(arguments: list[str], folder: Path, streams: list[Path]) -> int:
    """Run the command to its end, with files for its three streams; returns its exit code."""
    process = _SERVER.Process(target=_run, args=(arguments, str(folder), dict(os.environ), streams))
    process.start()
    process.join(60)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"extractor {arguments} runs for more than a minute")
    return process.exitcode


def _run(arguments: list[str], folder: str, environ: dict[str, str], streams: list[Path]) -> None:
    """Be the command: in its folder, with its environment and streams."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    flags = os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, (file, flag) in enumerate(zip(streams, flags, strict=True)):
        os.dup2(os.open(file, flag, 0o600), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.argv = ["extractor", *arguments]
    (command,) = entry_points(group="console_scripts", name="extractor")
    sys.exit(command.load()())
