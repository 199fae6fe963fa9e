"""``extractor extract``: documents in, articles out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TextIO

from extractor.cli import inputs, output, progress
from extractor.cli.failures import Failure, summary
from extractor.cli.formats import FORMATS, Format
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded, offer_modes
from extractor.host import Extractor

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "print the articles in saved pages"

DESCRIPTION = """Print the articles in saved pages, in the order given. As JSON each is an object, its path
first, and a document that fails is one with an "error"; in the other formats failures are told on standard
error. Exits with 1 if any document failed, the others being written all the same, and with 2 if the command
was misused."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=inputs.PATH,
    )
    parser.add_argument("--url", help="the address the document was saved from, where there is one document")
    parser.add_argument("--format", choices=FORMATS, default="jsonl", help="default: jsonl, an object a line")
    parser.add_argument("--memory", metavar="FILE", help=inputs.MEMORY)
    offer_modes(parser)
    parser.add_argument("--output", metavar="FILE", help="a file to write to, replaced when all is written")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    documents = inputs.find_all(arguments.paths)
    if arguments.url and len(documents) > 1:
        raise MisuseError(f"--url is the address of one document, and there are {len(documents)}")
    if arguments.output and inputs.is_among(arguments.output, documents):
        raise MisuseError(f"{arguments.output} is one of the documents; write to another file")
    extractor = loaded(arguments)
    form = FORMATS[arguments.format]
    # On a terminal that shows the results, a bar would run through them.
    shown = sys.stderr.isatty() and len(documents) > 1 and not (sys.stdout.isatty() and not arguments.output)
    with output.opened(arguments.output) as stream, progress.bar(documents, shown=shown) as tracked:
        results = ((item.name, _attempt(item, extractor, arguments.url, form)) for item in tracked)
        failures = _write(stream, form, results, several=len(documents) > 1)
    if failures:
        say(summary(failures, len(documents)))
    return 1 if failures else 0


def _attempt(document: Input, extractor: Extractor, url: str | None, form: Format) -> str | Failure:
    """The article in a document as it is to be written, or why there is none."""
    try:
        known_url, kind = document.settings()
        article = extractor.extract(document.read(), url=url or known_url, kind=kind)
        return form.article(document.name, article)
    except Exception as error:  # whatever it is: one document must not cost the others
        return Failure.of(error)


def _write(
    stream: TextIO, form: Format, results: Iterable[tuple[str, str | Failure]], *, several: bool
) -> list[Failure]:
    """Write what comes of each document, given with its path, as soon as it is there; gives what failed."""
    failures: list[Failure] = []
    between = ""
    stream.write(form.opening)
    for path, result in results:
        if isinstance(result, Failure):
            failures.append(result)
            if form.failure is None:
                say(f"{path}: {result}")
                continue
            result = form.failure(path, result)
        heading = form.heading.format(path=path) if several else ""
        stream.write(between + heading + result + form.end)
        between = form.between
    stream.write(form.closing)
    return failures
