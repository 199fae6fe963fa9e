"""``extractor sites``: which sites there are, where they come from, what one is written in, and which are alive."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from extractor.cli import addresses, inputs, progress
from extractor.cli.failures import Failure, summary
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.cli.observing import observed
from extractor.cli.plugins import offer_rules
from extractor.cli.tables import print_table
from extractor.doctor import survey
from extractor.doctor.liveness import liveness
from extractor.host import Extractor
from extractor.settings import Settings
from extractor.sites import describing
from extractor.sites.describing import Description
from extractor.sites.index import Layer
from extractor.sites.teaching import advice

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "list the sites that have a plugin, or show one's rules"

DESCRIPTION = """List the sites that have a plugin: the hosts each serves, its layer (local wins over installed, and
installed over bundled), and where it comes from; then how many more have rules that are kept for other programs, and
the plugins that could not be loaded. With NAME, show that site's rules as they are written. With --check, say which
sites the pages of a folder prove alive: those whose own rule found the body of one, or of how many; and which fields
a site has a rule for that found nothing. Exits with 1 if plugins that were listed could not be loaded, if --check
finds a site dead or a page that cannot be read, and with 2 if the command was misused, there is no site NAME, or two
plugins of one layer claim one host."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="the site to show; of --rules, the host")
    parser.add_argument("--check", metavar="PATH", nargs="+", help=f"check the sites against pages: {inputs.PATH}")
    addresses.offer_urls(parser)
    parser.add_argument(
        "--json", action="store_true", help='print an object: the site\'s, or "sites", "rules" and "failures"'
    )
    offer_rules(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: There is no site of that name, or there are no pages.
        PluginError: The plugins folder or the rules cannot be used, or two plugins claim one host.
    """
    settings: Settings = arguments.settings
    given = settings.host(plugins_dir=arguments.plugins_dir, rules=arguments.rules)
    extractor = Extractor(plugins_dir=given.get("plugins_dir"), rules=given.get("rules"))
    if arguments.check:
        documents = addresses.addressed(inputs.find_all(arguments.check), arguments.urls, arguments.check)
        return _check(extractor, documents, arguments.name, as_json=arguments.json)
    if arguments.name is not None:
        description = _described(extractor, arguments.name)
        print(_json(asdict(description)) if arguments.json else _written(description))
        return 0
    if arguments.json:
        _print_json(extractor)
    else:
        _print_tables(extractor)
    return 1 if extractor.failures else 0


def _check(extractor: Extractor, documents: Sequence[Input], name: str | None, *, as_json: bool) -> int:
    """Say which sites, or whether the one of that name, the pages prove alive; gives the exit code."""
    names = dict.fromkeys(entry.name for entry in extractor.sites)
    if name is not None:
        names = {_described(extractor, name).name: None}
    failures: dict[str, Failure] = {}
    begin = partial(addresses.begun, extractor, site=None)
    with progress.bar(documents, shown=sys.stderr.isatty() and len(documents) > 1) as tracked:
        found = survey.take(seen for _, seen in observed(tracked, begin, failures))
    checked = liveness(found, names)
    if as_json:
        print(_json({"sites": [asdict(site) for site in checked]}))
    else:
        rows = [(each.site, each.state, str(each.pages), str(each.bodies), " ".join(each.silent)) for each in checked]
        print_table(("site", "state", "pages", "bodies", "found nothing for"), rows)
    if failures:
        say(summary([*failures.values()], len(documents)))
    return 1 if failures or any(each.state == "dead" for each in checked) else 0


def _described(extractor: Extractor, name: str) -> Description:
    """The site of that name, of several the one whose layer wins."""
    found = [entry for entry in extractor.sites if entry.name == name.lower()]
    if found:
        return describing.describe(max(found, key=lambda entry: entry.layer))
    if kept := extractor.rulebook.lookup(name) if "." in name else None:
        return describing.describe_kept(kept)
    for failure in extractor.failures:
        if failure.name == name:
            raise MisuseError(f"plugin {name} was not loaded: {failure.error}")
    names = sorted({entry.name for entry in extractor.sites})
    is_local = any(entry.layer is Layer.LOCAL for entry in extractor.sites)
    folder = "" if is_local else " (of a folder of your own, name it with --plugins-dir)"
    raise MisuseError(f"there is no site {name!r}; {advice.closest(name.lower(), names, 'there are')}{folder}")


def _written(site: Description) -> str:
    """What a site is, and its rules, each alternative on a line of its own."""
    about = {
        "file": site.file,
        "layer": site.layer,
        "hosts": " ".join(site.hosts),
        "timezone": site.timezone,
        "recognises": site.recognises,
        "unavailable": site.unavailable,
    }
    lines = [" - ".join(filter(None, (site.name, site.summary))), ""]
    lines += [f"{key:<{_WIDTH}}{value or '-'}" for key, value in about.items()]
    lines.append("")
    for name, rules in site.rules.items():
        lines += [f"{name if i == 0 else '':<{_WIDTH - 2}}{'|' if i else ' '} {rule}" for i, rule in enumerate(rules)]
    lines += [f"{'  drop' if i == 0 else '':<{_WIDTH}}{selector}" for i, selector in enumerate(site.drop)]
    return "\n".join(lines)


_WIDTH = 14  # of the column of names


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _print_json(extractor: Extractor) -> None:
    sites = [
        {"name": entry.name, "hosts": entry.hosts, "layer": entry.layer.name.lower(), "origin": entry.origin}
        for entry in extractor.sites
    ]
    rules = len(extractor.rulebook)
    print(_json({"sites": sites, "rules": rules, "failures": [asdict(failure) for failure in extractor.failures]}))


def _print_tables(extractor: Extractor) -> None:
    sites = [(site.name, site.layer.name.lower(), site.origin, " ".join(site.hosts)) for site in extractor.sites]
    print_table(("site", "layer", "origin", "hosts"), sites)
    if rules := len(extractor.rulebook):
        print(f"\nand {rules:,} more with rules that are kept for other programs")
    if extractor.failures:
        failures = [(plugin.name, " ".join(plugin.error.split())) for plugin in extractor.failures]
        print()
        print_table(("plugin not loaded", "error"), failures)
