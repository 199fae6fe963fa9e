"""``extractor extract``: documents in, articles out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import NamedTuple, TextIO

from extractor.cli import inputs, output, progress
from extractor.cli.failures import Failure, exit_code, header, summary
from extractor.cli.formats import FIELDS, FORMATS, Format, chosen
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded, offer_modes
from extractor.host import Extractor
from extractor.pipeline.confidence import DOUBTFUL

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
    documents = inputs.find_all(arguments.paths)
    if arguments.url and len(documents) > 1:
        raise MisuseError(f"--url is the address of one document, and there are {len(documents)}")
    if arguments.output and inputs.is_among(arguments.output, documents):
        raise MisuseError(f"{arguments.output} is one of the documents; write to another file")
    single = [document.path for document in documents] == arguments.paths and len(documents) == 1
    form = chosen(arguments.format, arguments.fields, single=single)
    extractor = loaded(arguments)
    # On a terminal that shows the results, a bar would run through them.
    shown = sys.stderr.isatty() and len(documents) > 1 and not (sys.stdout.isatty() and not arguments.output)
    with output.opened(arguments.output) as stream, progress.bar(documents, shown=shown) as tracked:
        results = ((item.name, _attempt(item, extractor, arguments.url, form)) for item in tracked)
        failures, doubtful = _write(stream, form, results, several=len(documents) > 1)
    if said := summary(failures, len(documents), doubtful=doubtful if len(documents) > 1 else 0):
        say(said)
    return exit_code(failures)


class _Written(NamedTuple):
    """An article as it is to be written."""

    text: str
    is_doubtful: bool


def _attempt(document: Input, extractor: Extractor, url: str | None, form: Format) -> _Written | Failure:
    """The article in a document, or why there is none."""
    work = None
    try:
        known_url, kind = document.settings()
        work = extractor.begin(document.read(), url=url or known_url, kind=kind)
        article = work.run()
        return _Written(form.article(document.name, article), (article.confidence or 0) < DOUBTFUL)
    except Exception as error:  # whatever it is: one document must not cost the others
        return Failure.of(error, header(work) if work else None)


def _write(
    stream: TextIO, form: Format, results: Iterable[tuple[str, _Written | Failure]], *, several: bool
) -> tuple[list[Failure], int]:
    """Write what comes of each document, given with its path, as soon as it is there.

    Returns:
        What gave no article, and how many articles are doubtful.
    """
    failures: list[Failure] = []
    doubtful = 0
    between = ""
    stream.write(form.opening)
    for path, result in results:
        if isinstance(result, _Written):
            doubtful += result.is_doubtful
            text = result.text
        else:
            failures.append(result)
            if form.failure is None:
                say(f"{path}: {result}")
                continue
            text = form.failure(path, result)
        heading = form.heading.format(path=path) if several else ""
        stream.write(between + heading + text + form.end)
        between = form.between
    stream.write(form.closing)
    return failures, doubtful
