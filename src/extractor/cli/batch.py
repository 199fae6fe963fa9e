"""``extractor batch``: many documents in, one record for each out."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from extractor import batch
from extractor.batch.run import Watch
from extractor.cli import addresses, inputs
from extractor.cli.failures import FAILED, WITHOUT_ARTICLE
from extractor.cli.formats import FIELDS, named
from extractor.cli.messages import say
from extractor.cli.plugins import asked, loaded, offer_modes
from extractor.errors import BatchError

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "extract many documents, with all processors, and go on where that was interrupted"

DESCRIPTION = """Extract many documents at once. Each is one record of the output, in the order of the inputs: the
article, or an "error". A document that hangs, takes too much memory or ends its process costs nothing but itself. A run
that was interrupted, however it was, goes on with --resume. Prints what came of the documents. Exits with 1 if any
failed, with 3 if some hold no article and none failed, the others being written all the same, and with 2 if the command
was misused."""

_INPUT = """a folder, which is searched, a pattern such as "pages/**/*.html", or a file: pages (.html, .htm, .md, .txt,
.mhtml, SingleFile), tables (.jsonl, .csv, .parquet), crawls (.warc, .har), archives (.tar, .zip), compressed by .gz or
.zst or not; - is JSON Lines or a WARC on standard input""".replace("\n", " ")

_TIMEOUT = "seconds of a processor a document may take, and ten times as many by the clock; default: 20"

_OUTPUT = "the file to write: .jsonl or .csv, with .gz or .zst behind it or not, or .parquet"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help=_INPUT)
    parser.add_argument("--output", metavar="FILE", required=True, help=_OUTPUT)
    parser.add_argument(
        "--files-from", metavar="FILE", action="append", default=[], help="a file with an input on each line, or -"
    )
    parser.add_argument(
        "--keys", type=_keys, metavar="KEYS", help="where tables have what is looked for: content=page,url=address"
    )
    addresses.offer_urls(parser)
    addresses.offer_site(parser)
    parser.add_argument("--jobs", type=_count, metavar="N", help="processes; default: as many as there are processors")
    parser.add_argument("--timeout", type=_seconds, metavar="S", default=batch.TIMEOUT, help=_TIMEOUT)
    parser.add_argument(
        "--memory-limit", type=_bytes, metavar="M", default=batch.MEMORY, help="memory it may take (Linux); default: 2G"
    )
    parser.add_argument("--shard", type=_count, metavar="N", help="write files of N records: OUTPUT-00000, ...")
    parser.add_argument("--unordered", action="store_true", help="write each record as soon as it is there")
    parser.add_argument("--resume", action="store_true", help="go on with a run that was interrupted")
    parser.add_argument(
        "--update", action="store_true", help="extract again only what the rules have changed for since the last run"
    )
    parser.add_argument("--errors", metavar="FILE", help="write the records without an article here too")
    parser.add_argument("--fields", metavar="NAMES", help=FIELDS)
    parser.add_argument("--json", action="store_true", help="print what came of the documents as an object")
    parser.add_argument("--memory", metavar="FILE", help=inputs.MEMORY)
    parser.add_argument("--learn", action="store_true", help="learn from all of them first what recurs, and remove it")
    offer_modes(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        BatchError: It cannot be carried out as it was given.
        MisuseError: The list of addresses cannot be read, or there is no such site.
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    listed = addresses.listed(arguments.urls, arguments.inputs) if arguments.urls else None
    site = addresses.named_site(loaded(arguments), arguments.site) if arguments.site else None
    try:
        with _bar(shown=sys.stderr.isatty()) as watch:
            summary = batch.run(
                arguments.inputs,
                arguments.output,
                lists=arguments.files_from,
                keys=arguments.keys,
                without=[arguments.urls] if arguments.urls else [],
                urls=listed,
                site=site,
                fields=named(arguments.fields),
                settings=asked(arguments),
                jobs=arguments.jobs,
                timeout=arguments.timeout,
                memory_limit=arguments.memory_limit,
                shard=arguments.shard,
                in_order=not arguments.unordered,
                learn=arguments.learn,
                resume=arguments.resume,
                update=arguments.update,
                errors=arguments.errors,
                watch=watch,
            )
    except KeyboardInterrupt:
        say("interrupted; the same command with --resume goes on with it")
        raise
    print(json.dumps(summary.plain(), ensure_ascii=False, indent=2) if arguments.json else summary)
    return FAILED if summary.failed else WITHOUT_ARTICLE if summary.total.without_article else 0


@contextmanager
def _bar(*, shown: bool) -> Iterator[Watch | None]:
    """What is to be told how far the run is; standard error shows it."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=None)
        begun: list[int] = []

        def watch(done: int, failed: int, position: int, size: int) -> None:
            begun[1:] = [done - begun[0]] if begun else []
            if not begun:
                begun.append(done - 1)
            elapsed = progress.tasks[0].elapsed or 1
            told = f"{done:,} documents, {(done - begun[0]) / elapsed:,.0f} a second, {failed:,} failed"
            progress.update(task, completed=position, total=size or None, description=told)

        yield watch


def _keys(text: str) -> batch.Keys:
    try:
        return batch.Keys.parse(text)
    except BatchError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of 1 or more")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return seconds


def _bytes(text: str) -> int:
    match = re.fullmatch(r"(\d{1,9})([KMGT]?)B?", text.upper())
    if not match:
        raise argparse.ArgumentTypeError(f"{text} is no amount of memory; write for instance 500M or 2G")
    return int(int(match[1]) * 1000 ** " KMGT".index(match[2] or " "))
