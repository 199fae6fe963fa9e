"""``extractor extract``: documents in, articles out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from extractor.cli import addresses, inputs, output, progress
from extractor.cli.failures import Failure, exit_code, summary
from extractor.cli.formats import FIELDS, FORMATS, Format, chosen
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded, offer_modes
from extractor.pipeline import Pass
from extractor.pipeline.confidence import DOUBTFUL
from extractor.pipeline.header import header
from extractor.sites.index import Layer

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "print the articles in saved pages"

DESCRIPTION = """Print the articles in saved pages, in the order given. As JSON each is an object, its path
first (one page that is named is one object, everything else an array); as CSV each is a row. A document that gives none
is one with an "error", and with the title, address and date it declares; in the other formats that is told on standard
error. Exits with 1 if a document could not be read, with 3 if some hold no article and all could be read, the others
being written all the same, and with 2 if the command was misused."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=inputs.PATH,
    )
    parser.add_argument("--url", help="the address the document was saved from, where there is one document")
    addresses.offer_urls(parser)
    addresses.offer_site(parser)
    parser.add_argument("--format", choices=FORMATS, default="jsonl", help="default: jsonl, an object a line")
    parser.add_argument("--fields", metavar="NAMES", help=FIELDS)
    parser.add_argument("--memory", metavar="FILE", help=inputs.MEMORY)
    offer_modes(parser)
    parser.add_argument("--output", metavar="FILE", help="a file to write to, replaced when all is written")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    documents = addresses.addressed(inputs.find_all(arguments.paths), arguments.urls, arguments.paths)
    if arguments.url and len(documents) > 1:
        raise MisuseError(f"--url is the address of one document, and there are {len(documents)}")
    if arguments.output and inputs.is_among(arguments.output, documents):
        raise MisuseError(f"{arguments.output} is one of the documents; write to another file")
    single = [document.path for document in documents] == arguments.paths and len(documents) == 1
    form = chosen(arguments.format, arguments.fields, single=single)
    extractor = loaded(arguments)
    site = addresses.named_site(extractor, arguments.site)
    begin = partial(addresses.begun, extractor, site=site, url=arguments.url)
    # On a terminal that shows the results, a bar would run through them.
    shown = sys.stderr.isatty() and len(documents) > 1 and not (sys.stdout.isatty() and not arguments.output)
    with output.opened(arguments.output) as stream, progress.bar(documents, shown=shown) as tracked:
        tally = _Tally()
        results = ((item.name, _attempt(item, begin, form, tally)) for item in tracked)
        failures = _write(stream, form, results, several=len(documents) > 1)
    if said := summary(failures, len(documents), doubtful=tally.doubtful if len(documents) > 1 else 0):
        say(said)
    if tally.unplaced and any(entry.layer is Layer.LOCAL for entry in extractor.sites):
        say(f"no address is known for {tally.unplaced} of {len(documents)}: {addresses.ADVICE}")
    return exit_code(failures)


@dataclass
class _Tally:
    """What is counted of the documents, beside the failures."""

    doubtful: int = 0
    unplaced: int = 0


def _attempt(document: Input, begin: Callable[[Input], Pass], form: Format, tally: _Tally) -> str | Failure:
    """The article in a document as it is to be written, or why there is none."""
    work = None
    try:
        work = begin(document)
        tally.unplaced += work.site is None and work.document.address is None
        article = work.run()
        tally.doubtful += (article.confidence or 0) < DOUBTFUL
        return form.article(document.name, article)
    except Exception as error:  # whatever it is: one document must not cost the others
        return Failure.of(error, header(work) if work else None)


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
