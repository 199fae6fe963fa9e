"""The host that the commands work with."""

from __future__ import annotations

import argparse

from extractor.cli.messages import say
from extractor.fallback import MODES
from extractor.host import Extractor

__all__ = ["loaded", "offer_modes"]

_SETTINGS = ("memory", "mode", "min_confidence")  # of the host, which only some of the commands take


def offer_modes(parser: argparse.ArgumentParser) -> None:
    """Declare ``--mode`` and ``--min-confidence``."""
    parser.add_argument("--mode", choices=MODES, help="how pages without a plugin are read; default: accurate")
    parser.add_argument(
        "--min-confidence", type=_probability, metavar="P", help="take no body that is right with a probability below P"
    )


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no probability; give a number from 0 to 1")
    return value


def loaded(arguments: argparse.Namespace) -> Extractor:
    """The host with the plugins of ``--plugins-dir`` and the settings it was given.

    Tells which plugins could not be loaded.

    Raises:
        PluginError: The plugins folder or the memory cannot be used, or two plugins claim one host.
    """
    asked = {name: value for name in _SETTINGS if (value := getattr(arguments, name, None)) is not None}
    extractor = Extractor(plugins_dir=arguments.plugins_dir, **asked)
    for failure in extractor.failures:
        say(f"plugin {failure.name} was not loaded: {failure.error}")
    return extractor
