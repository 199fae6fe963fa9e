"""Completion in shells: what ``extractor --print-completion bash`` prints."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import Any

__all__ = ["offer"]

_SHELLS = ("bash", "zsh", "tcsh")
_FILES = ("FILE", "INPUT", "PAGE", "PATH", "BASELINE")  # metavars
_FOLDERS = ("DIR",)


def offer(parser: argparse.ArgumentParser, complete: Callable[[], argparse.ArgumentParser]) -> None:
    """Declare ``--print-completion``.

    Args:
        parser: The parser that gets the option.
        complete: Makes a parser that knows every command.
    """
    parser.add_argument(
        "--print-completion",
        action=_Print,
        choices=_SHELLS,
        whole=complete,
        help="print what has a shell complete commands, options and files",
    )


class _Print(argparse.Action):
    """Prints the script, and ends the program."""

    def __init__(self, *arguments: Any, whole: Callable[[], argparse.ArgumentParser], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._whole = whole

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        import shtab  # nobody needs it but for this

        whole = self._whole()
        for action in _actions(whole):
            for metavars, kind in ((_FILES, shtab.FILE), (_FOLDERS, shtab.DIRECTORY)):
                if action.metavar in metavars:
                    vars(action)["complete"] = kind  # how shtab is told
        print(shtab.complete(whole, shell=values))
        parser.exit()


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of a parser and of its commands."""
    actions: Sequence[argparse.Action] = parser._actions
    for action in actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in dict.fromkeys(action.choices.values()):
                yield from _actions(command)
