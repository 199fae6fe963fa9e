"""The host that the commands work with."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from extractor.cli.messages import say
from extractor.fallback import MODES
from extractor.host import Extractor
from extractor.settings import Settings

__all__ = ["asked", "loaded", "offer_modes", "offer_rules"]

_GIVEN = ("plugins_dir", "rules", "memory", "mode", "min_confidence")  # to the host; only some of the commands take all


def offer_modes(parser: argparse.ArgumentParser) -> None:
    """Declare ``--mode``, ``--min-confidence`` and ``--rules``."""
    parser.add_argument("--mode", choices=MODES, help="how pages without a plugin are read; default: accurate")
    parser.add_argument(
        "--min-confidence", type=_probability, metavar="P", help="take no body that is right with a probability below P"
    )
    offer_rules(parser)


def offer_rules(parser: argparse.ArgumentParser) -> None:
    """Declare ``--rules``."""
    parser.add_argument(
        "--rules",
        metavar="DIR",
        help="rules kept for other programs: a folder of site config files, or a map of hosts to selectors; "
        "by default what EXTRACTOR_RULES_DIR names, or else pyproject.toml",
    )


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no probability; give a number from 0 to 1")
    return value


def asked(arguments: argparse.Namespace, *, remembers: bool = True) -> dict[str, Any]:
    """What the host is made with: the plugins and settings that the command was given, or else the project has.

    Args:
        arguments: Those of the command.
        remembers: Whether it has the project's memory.
    """
    settings: Settings = arguments.settings if remembers else replace(arguments.settings, memory=None)
    return settings.host(**{name: getattr(arguments, name, None) for name in _GIVEN})


def loaded(arguments: argparse.Namespace, *, remembers: bool = True) -> Extractor:
    """The host that is asked for, as :func:`asked` has it; tells which plugins could not be loaded.

    Takes what that takes.

    Raises:
        PluginError: The plugins folder, the rules or the memory cannot be used, or two plugins claim one host.
    """
    extractor = Extractor(**asked(arguments, remembers=remembers))
    for failure in extractor.failures:
        say(f"plugin {failure.name} was not loaded: {failure.error}")
    return extractor
