"""``extractor learn``: documents in, a memory of what recurs on them out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.blocks.memory import Memory
from extractor.cli import addresses, inputs, output, progress
from extractor.cli.failures import Failure, summary
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded, offer_rules
from extractor.host import Extractor

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "learn what recurs on the documents of each publisher"

DESCRIPTION = """Learn what recurs at the edges of the articles of each publisher, and write it to a file for --memory
of extract, explain and doctor. A file that is there already is added to; a document learned twice counts once.
Pages that hold no article teach nothing. Exits with 1 if a document could not be read, the others being
learned from all the same, and with 2 if the command was misused."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=inputs.PATH)
    addresses.offer_urls(parser)
    parser.add_argument(
        "--memory", metavar="FILE", help="the file to write, or to add to; by default the one pyproject.toml names"
    )
    offer_rules(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: The file is one of the documents, holds something else, or cannot be written.
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    documents = addresses.addressed(inputs.find_all(arguments.paths), arguments.urls, arguments.paths)
    path = arguments.memory or arguments.settings.memory
    if path is None:
        raise MisuseError("--memory FILE is needed: where what is learned is to be written")
    if inputs.is_among(path, documents):
        raise MisuseError(f"{path} is one of the documents; write to another file")
    before = _known(path)
    arguments.memory = None  # what is known already must not be taken out of what is to be learned
    extractor = loaded(arguments, remembers=False)
    failures: list[Failure] = []
    shown = sys.stderr.isatty() and len(documents) > 1
    with output.opened(path) as stream, progress.bar(documents, shown=shown) as tracked:
        print(before.merge(Memory.union(_recalled(tracked, extractor, failures))).dumps(), file=stream)
    if failures:
        say(summary(failures, len(documents)))
    return 1 if failures else 0


def _known(path: str) -> Memory:
    try:
        return Memory.loads(Path(path).read_bytes()) if Path(path).is_file() else Memory()
    except OSError as error:
        raise MisuseError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise MisuseError(f"{path}: {error}") from error


def _recalled(documents: Iterable[Input], extractor: Extractor, failures: list[Failure]) -> Iterator[Memory]:
    for document in documents:
        try:
            known = document.settings()
            yield extractor.learn([extractor.read(document.read(), url=known.url, kind=known.kind)])
        except Exception as error:  # whatever it is: one document must not cost the others
            failures.append(Failure.of(error))
            say(f"{document.name}: {failures[-1]}")
