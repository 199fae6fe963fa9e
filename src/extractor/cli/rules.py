"""``extractor rules``: what somebody else's rule files are worth, and a plugin from one of them."""

from __future__ import annotations

import argparse

from extractor.cli import rules_check, rules_convert

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "check rules that are kept for other programs, or make a plugin of one"

DESCRIPTION = """Look at site config files of Full-Text RSS and at maps of selectors: check says which lines are
refused, which expressions can match on no page, and, given saved pages, which rules are alive; convert writes a
plugin from one file."""

_TASKS = {"check": rules_check, "convert": rules_convert}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    tasks = parser.add_subparsers(dest="task", metavar="TASK", required=True)
    for name, module in _TASKS.items():
        task = tasks.add_parser(name, help=module.HELP, description=module.DESCRIPTION)
        task.add_argument("--plugins-dir", metavar="DIR", default=argparse.SUPPRESS, help="a folder of site plugins")
        module.configure(task)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The plugins folder or the rules cannot be used.
    """
    code: int = _TASKS[arguments.task].run(arguments)
    return code
