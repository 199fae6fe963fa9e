"""The command line: saved pages in, articles out. One module per command; this one puts them together.

Arguments and files come in, text, files and an exit code go out; what it does anybody can do with the library.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from extractor.cli import completion, project
from extractor.cli.messages import MisuseError, say
from extractor.errors import BatchError, PluginError

__all__ = ["main"]

_COMMANDS = ("extract", "batch", "explain", "new", "fixture", "doctor", "learn", "sites", "rules")
_MISUSED = 2  # what argparse exits with
_INTERRUPTED = 130  # 128 + SIGINT, as shells count
_UNHEARD = 141  # 128 + SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments, without the name of the program; by default those of the process.

    Returns:
        The exit code: 0; 1 if a document or a plugin failed; 2 if the command was misused or could not be
        carried out; 130 if it was interrupted; 141 if nobody reads its output any more.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # UTF-8 whatever the locale. What UTF-8 cannot hold, such as a file name that is no text, is written
        # as "\udcff", which is right in JSON. By line, so that an article can be read once it is there.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    parser = _parser(sys.argv[1:] if argv is None else argv)
    arguments = parser.parse_args(argv)
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return _MISUSED
    try:
        arguments.settings = project.here()
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except (MisuseError, BatchError, PluginError) as error:
        say(str(error))
        return _MISUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        _abandon_stdout()
        if isinstance(error, BrokenPipeError):
            return _UNHEARD
        say(str(error))
        return _MISUSED
    return code


def _parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="extractor", description="Saved news pages in, articles out.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('extractor')}")
    completion.offer(parser, _parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    asked = [name for name in _COMMANDS if name in arguments[:1]]
    for name in asked or _COMMANDS:  # the others take a while to import
        module = import_module(f"{__name__}.{name}")
        command = commands.add_parser(name, help=module.HELP, description=module.DESCRIPTION)
        command.set_defaults(run=module.run)
        module.configure(command)
        command.add_argument(
            "--plugins-dir",
            metavar="DIR",
            help="a folder of site plugins; by default the one EXTRACTOR_PLUGINS_DIR names, or else pyproject.toml",
        )
    return parser


def _abandon_stdout() -> None:
    """Point standard output nowhere: flushing what it still holds would fail again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
