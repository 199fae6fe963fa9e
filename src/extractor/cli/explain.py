"""``extractor explain``: why a page's article came out as it did."""

from __future__ import annotations

import argparse
import json

from extractor.cli import addresses, output
from extractor.cli.explain_report import show
from extractor.cli.failures import WITHOUT_ARTICLE, Failure
from extractor.cli.inputs import MEMORY, is_among, one
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded, offer_modes
from extractor.errors import ExtractorError
from extractor.explaining import explain

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "say why a page's article came out as it did"

DESCRIPTION = """Say which site was chosen and why; for each field its value, the rule that found it, the text it was
read from, and the answers that lost; the body; then what was removed from it and why, and how much was kept. In colour
on a terminal, unless NO_COLOR is set.
Exits with 1 where the page cannot be read, with 3 where it holds no article, and with 2 if the command was misused."""


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
        work = addresses.begun(extractor, page, site, url=arguments.url)
        explanation = explain(work)
    except (ExtractorError, OSError) as error:
        say(f"{page.name}: {Failure.of(error)}")
        return 1
    is_lost = work.site is None and work.document.address is None
    if arguments.html:
        from extractor.explaining.inspector import render  # its template engine takes a while to import

        with output.opened(arguments.html) as stream:
            stream.write(render(explanation, name=page.name))
    elif arguments.json:
        print(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2))
    else:
        show(explanation, addresses.ADVICE if is_lost else None)
    return 0 if explanation.article else WITHOUT_ARTICLE
