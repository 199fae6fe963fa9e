"""``extractor explain``: why a page's article came out as it did."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from extractor.cli import addresses, output
from extractor.cli.failures import WITHOUT_ARTICLE, Failure
from extractor.cli.inputs import MEMORY, is_among, one
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded, offer_modes
from extractor.document.text import one_line, printable
from extractor.errors import ExtractorError
from extractor.explaining import Attempt, Explanation, FieldReport, Verdict, explain

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "say why a page's article came out as it did"

DESCRIPTION = """Say which site was chosen and why; for each field its value, the rule that found it, the text it was
read from, and the answers that lost; then what was removed from the body, by which rule, and how much was kept.
Exits with 1 where the page cannot be read, with 3 where it holds no article, and with 2 if the command was misused."""

_WORDS = 60  # characters of a text that are shown


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("page", metavar="PAGE", help="a file, gzipped or not, or - for standard input")
    parser.add_argument("--url", help="the address the page was saved from")
    addresses.offer_urls(parser)
    addresses.offer_site(parser)
    parser.add_argument("--memory", metavar="FILE", help=MEMORY)
    offer_modes(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print everything as an object")
    form.add_argument("--html", metavar="FILE", help="write it as a page to open in a browser, every line of it marked")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: The page is a folder, or the file for HTML is the page or cannot be written.
        PluginError: The plugins folder cannot be used, or two plugins claim one host.
    """
    (page,) = addresses.addressed([one(arguments.page)], arguments.urls)
    if arguments.html and is_among(arguments.html, [page]):
        raise MisuseError(f"{arguments.html} is the page; write to another file")
    extractor = loaded(arguments)
    site = addresses.named_site(extractor, arguments.site)
    try:
        explanation = explain(addresses.begun(extractor, page, site, url=arguments.url))
    except (ExtractorError, OSError) as error:
        say(f"{page.name}: {Failure.of(error)}")
        return 1
    if arguments.html:
        from extractor.explaining.inspector import render  # its template engine takes a while to import

        with output.opened(arguments.html) as stream:
            stream.write(render(explanation, name=page.name))
    elif arguments.json:
        print(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(map(printable, _lines(explanation))))
    return 0 if explanation.article else WITHOUT_ARTICLE


def _lines(explanation: Explanation) -> Iterator[str]:
    address = f", from {explanation.url}" if explanation.url else ""
    yield f"document  {explanation.kind}, {explanation.charset}{address}"
    yield f"site      {explanation.choice}"
    if not explanation.claims and not explanation.url:
        yield f"          {addresses.ADVICE}"
    for claim in explanation.claims:
        yield f"          {'*' if claim.chosen else '-'} {claim.site} ({claim.origin}): {claim.reason}"
    if explanation.problem:
        yield f"article   none: {explanation.problem}"
    for name, report in explanation.fields.items():
        yield from _field(name, report)
    yield from _removals(explanation)
    for warning in explanation.warnings:
        yield f"warning   {one_line(warning)}"


def _field(name: str, report: FieldReport) -> Iterator[str]:
    """The value and who filled it; then the answers that found nothing, or came behind one that counts."""
    unit = " characters" if name == "body" else ""
    yield ""
    yield f"{name:<14}{_shown(report.value) if report.value else '-'}{unit if report.value else ''}"
    if report.origin:
        yield f"  by {report.origin.by}: {report.origin.rule}"
        if report.origin.raw:
            yield f"  read from {_shown(report.origin.raw)!r}"
    for attempt in report.attempts:
        if attempt is not report.taken:
            yield f"  lost: {attempt.by}: {attempt.rule}: {_outcome(attempt)}"


def _outcome(attempt: Attempt) -> str:
    if attempt.problem:
        read = f", read from {_shown(attempt.raw)!r}" if attempt.raw else ""
        return f"{attempt.problem}{read}"
    return _shown(attempt.value)


def _removals(explanation: Explanation) -> Iterator[str]:
    kept = sum(len(passage.text) for passage in explanation.passages if passage.verdict is Verdict.KEPT)
    whole = sum(len(passage.text) for passage in explanation.passages)
    yield ""
    yield f"kept          {kept:,} of {whole:,} characters ({kept / whole:.0%})" if whole else "kept          nothing"
    for removal in explanation.removals:
        if removal.text:
            yield f"  - {removal.reason}: {_shown(removal.text)}"
            yield f"    by {_shown(removal.rule)}"
    if silent := sum(not removal.text for removal in explanation.removals):
        yield f"  - {silent} without text"


def _shown(value: Any) -> str:
    text = one_line(", ".join(map(str, value)) if isinstance(value, tuple) else str(value))
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"
