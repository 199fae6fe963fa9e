"""``extractor sites``: which sites there are, and where they come from."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from extractor.host import Extractor

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "list the sites that have a plugin"

DESCRIPTION = """List the sites that have a plugin: the hosts each serves, its layer (local wins over
installed, and installed over bundled), and where it comes from; then the plugins that could not be loaded.
Exits with 1 if there are any of those, and with 2 if the command was misused or two plugins of one layer
claim one host."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help='print an object with "sites" and "failures"')


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    extractor = Extractor(plugins_dir=arguments.plugins_dir)
    if arguments.json:
        _print_json(extractor)
    else:
        _print_tables(extractor)
    return 1 if extractor.failures else 0


def _print_json(extractor: Extractor) -> None:
    sites = [
        {"name": entry.name, "hosts": entry.hosts, "layer": entry.layer.name.lower(), "origin": entry.origin}
        for entry in extractor.sites
    ]
    failures = [asdict(failure) for failure in extractor.failures]
    print(json.dumps({"sites": sites, "failures": failures}, ensure_ascii=False, indent=2))


def _print_tables(extractor: Extractor) -> None:
    sites = [(site.name, site.layer.name.lower(), site.origin, " ".join(site.hosts)) for site in extractor.sites]
    _print_table(("site", "layer", "origin", "hosts"), sites)
    if extractor.failures:
        failures = [(plugin.name, plugin.origin, " ".join(plugin.error.split())) for plugin in extractor.failures]
        print()
        _print_table(("plugin not loaded", "origin", "error"), failures)


def _print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows: on a terminal as a table that fits it, elsewhere aligned, each on a line of its own."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table()
        for title in header:
            table.add_column(title, overflow="fold")  # nothing of a host or a path is left out
        for row in rows:
            table.add_row(*row)
        Console(markup=False, emoji=False, highlight=False).print(table)
        return
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
