"""``extractor rules convert``: a plugin from a site config file."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.authoring.conversion import Conversion, convert
from extractor.authoring.induction.hosts import check_name, suggested
from extractor.cli import project
from extractor.cli.messages import MisuseError
from extractor.document.text import printable
from extractor.host import Extractor
from extractor.siteconfig.fulltextrss import extractor_rules, read_config

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "write a plugin from a site config file"

DESCRIPTION = """Write a plugin from a site config file, called after its host: XPath becomes CSS where CSS can say
it. Prints what the plugin does not do. What a plugin's body rule finds is taken without being weighed: look at a few
pages first. Nothing is overwritten without --force. Exits with 2 if the command was misused or nothing can be
converted; then nothing is written."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="a site config file, such as example.com.txt")
    parser.add_argument("--name", help="of the plugin; by default made of the host")
    parser.add_argument("--force", action="store_true", help="replace a plugin that is there already")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The file cannot be read.
    """
    given = Path(arguments.file)
    host = next((site.host for site in (extractor_rules(given) or ())), None) if not given.is_dir() else None
    if host is None:
        raise MisuseError(f"{given} is not called after a host, as example.com.txt is")
    name = arguments.name or suggested(host.removeprefix("*.")) or ""
    if problem := check_name(name):
        raise MisuseError(f"{problem}; give another with --name")
    file = project.plugins_dir(arguments) / f"{name}.py"
    if file.exists() and not arguments.force:
        raise MisuseError(f"{file} is there already; --force replaces it")
    config = read_config(given)
    made = convert(host, config)
    if not made.body and not made.fields:
        raise MisuseError(f"nothing in {given} can be said in a plugin; nothing is written")
    source = made.source(name)
    _try(name, source)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, "utf-8", newline="\n")
    for line in (*map(str, config.problems), *_left(made)):
        print(printable(line))
    print(f"wrote {file} ({source.count(chr(10))} lines)")
    return 0


def _left(made: Conversion) -> list[str]:
    if not made.body:
        return [*_lines(made), "no line for the body was carried over: the fallback answers"]
    return _lines(made)


def _lines(made: Conversion) -> list[str]:
    return [f"{line.file}:{line.number}: left out: {line}: {why}" for line, why in made.left]


def _try(name: str, source: str) -> None:
    """Load the plugin as it will be loaded, from its file."""
    with TemporaryDirectory() as folder:
        Path(folder, f"{name}.py").write_text(source, "utf-8")
        failures = [
            plugin.error for plugin in Extractor(plugins_dir=folder).failures if plugin.origin.startswith(folder)
        ]
    if failures:
        raise MisuseError(f"what the file says makes no plugin: {failures[0]}")
