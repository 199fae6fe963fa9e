"""The host that the commands work with."""

from __future__ import annotations

import argparse

from extractor.cli.messages import say
from extractor.host import Extractor

__all__ = ["loaded"]


def loaded(arguments: argparse.Namespace) -> Extractor:
    """The host with the plugins of ``--plugins-dir`` and, where there is one, the memory of ``--memory``.

    Tells which plugins could not be loaded.

    Raises:
        PluginError: The plugins folder or the memory cannot be used, or two plugins claim one host.
    """
    extractor = Extractor(plugins_dir=arguments.plugins_dir, memory=getattr(arguments, "memory", None))
    for failure in extractor.failures:
        say(f"plugin {failure.name} was not loaded: {failure.error}")
    return extractor
