"""``extractor doctor``: how the rules of the sites fare on recent pages, and what fares worse than before."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path

from extractor.article import plain
from extractor.cli import addresses, diagnosis, doctor_report, inputs, output, progress
from extractor.cli.failures import Failure, summary
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.cli.observing import observed
from extractor.cli.plugins import loaded, offer_modes
from extractor.doctor import baseline, batches, history, survey
from extractor.doctor.comparison import Comparison, Movement, compare
from extractor.doctor.examples import Examples
from extractor.doctor.survey import Survey

_SUMMARY = ".json"  # what the name of a batch's summary ends with, and of no document

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

_PATH = f"{inputs.PATH}; or OUTPUT.manifest.json, which extractor batch wrote"

HELP = "say how the rules of the sites fare on recent pages, and what fares worse than before"

DESCRIPTION = """For each site say on how many of its pages the fallback had to answer, how long the bodies are and
how often each field is filled; for each rule on how many pages it matched, and on how many it gave the value; then
which rules matched nowhere, and which of those kept for other programs never gave the body they found. With --since,
say what moved since then. A rule that matches less often than chance explains, a field that is filled less often, a
fallback that answers more often and bodies that are shorter are alarms; the chance of any false one in a run is about
one in 5,000. Of ten pages and ten before, a rule that matched on all and now on none is always one. Pages that a site
calls unavailable count for no rule. Exits with 1 if there was an alarm or a document could not be read, the others
being counted all the same, and with 2 if the command was misused."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=_PATH)
    addresses.offer_urls(parser)
    addresses.offer_site(parser)
    parser.add_argument("--since", metavar="BASELINE", help="compare with what --save wrote")
    parser.add_argument(
        "--save",
        metavar="BASELINE",
        help="write a baseline for --since, which may be the same file; what was an alarm is none from then on",
    )
    parser.add_argument("--memory", metavar="FILE", help=inputs.MEMORY)
    offer_modes(parser)
    parser.add_argument("--json", action="store_true", help="print everything as an object")
    parser.add_argument(
        "--html",
        metavar="FILE",
        help="write a report to open in a browser, and beside it, in a folder, a page for each alarm to look into",
    )
    parser.add_argument(
        "--history",
        metavar="FILE",
        help="add a line to this file; from its lines the report draws how each rule fared so far",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    told = _told(arguments.paths)
    documents = [] if told else addresses.addressed(inputs.find_all(arguments.paths), arguments.urls, arguments.paths)
    before = _baseline(arguments.since) if arguments.since else None
    for written in filter(None, (arguments.save, arguments.html, arguments.history)):
        if inputs.is_among(written, documents):
            raise MisuseError(f"{written} is one of the documents; write to another file")
    so_far = doctor_report.so_far(arguments.history) if arguments.history else []
    extractor = loaded(arguments)
    begin = partial(addresses.begun, extractor, site=addresses.named_site(extractor, arguments.site))
    failures: dict[str, Failure] = {}
    examples: Examples[Input] = Examples()
    shown = sys.stderr.isatty() and len(documents) > 1
    with ExitStack() as files:
        saved, report = (
            files.enter_context(output.opened(path)) if path else None for path in (arguments.save, arguments.html)
        )
        with progress.bar(documents, shown=shown) as tracked:
            found = told or survey.take(examples.noting(observed(tracked, begin, failures)))
        comparison = compare(before, found) if before else None
        runs = [*so_far, history.run_of(found, datetime.now().astimezone())]
        if saved:
            print(baseline.dumps(found), file=saved)
        if arguments.history:
            doctor_report.remember(arguments.history, runs[-1])
        if report:
            links = doctor_report.inspectors(arguments.html, comparison, examples, begin)
            report.write(doctor_report.page(found, comparison, runs, links, failures))
    if arguments.json:
        print(json.dumps(_plain(found, comparison, failures), ensure_ascii=False, indent=2))
    else:
        diagnosis.show(found, comparison)
    if failures:
        say(summary([*failures.values()], len(documents)))
    return 1 if failures or (comparison and comparison.alarms) else 0


def _told(paths: Sequence[str]) -> Survey | None:
    """What the summary of a batch says, where that is what was given."""
    if not any(path.endswith(_SUMMARY) for path in paths):
        return None
    if len(paths) > 1:
        raise MisuseError("the summary of a batch stands alone: it is of other documents")
    return _loaded(paths[0], batches.loads)


def _baseline(path: str) -> Survey:
    return _loaded(path, baseline.loads)


def _loaded(path: str, loads: Callable[[bytes], Survey]) -> Survey:
    try:
        return loads(Path(path).read_bytes())
    except OSError as error:
        raise MisuseError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise MisuseError(f"{path}: {error}") from error


def _plain(found: Survey, comparison: Comparison | None, failures: dict[str, Failure]) -> object:
    """Everything as what JSON can hold; what moved is ``null`` where there is no baseline."""
    return {
        "survey": plain(found),
        "dead": [{"site": name, **plain(rule)} for name, rule in diagnosis.dead(found)],
        "stale": [{"site": name, **plain(rule)} for name, rule in diagnosis.stale(found)],
        "moved": comparison and _moved(comparison),
        "unreadable": {name: str(failure) for name, failure in failures.items()},
    }


def _moved(comparison: Comparison) -> object:
    return {
        "alarms": [{**plain(alarm), "movements": [*map(_movement, alarm.movements)]} for alarm in comparison.alarms],
        "risen": [*map(_movement, comparison.risen)],
        "notes": comparison.notes,
        "compared": comparison.compared,
    }


def _movement(movement: Movement) -> object:
    return {**plain(movement), "p": movement.table.p}
