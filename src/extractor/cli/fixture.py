"""``extractor fixture``: a saved page becomes a fixture, with what is extracted from it today."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractor.authoring.redaction.likeness import redact_alike
from extractor.cli import addresses, project
from extractor.cli.inputs import one
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded
from extractor.document import Document, Kind
from extractor.document.text import printable
from extractor.errors import LimitExceeded, NoContentError, ParseError
from extractor.fallback import ENGINES
from extractor.host import Extractor
from extractor.pipeline import Pass
from extractor.sites.index import Layer
from extractor.testing import NO_CONTENT, Case
from extractor.testing.outcome import outcome

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "save a page as a fixture, with what is extracted today"

DESCRIPTION = """Save a page as a fixture, FIXTURES/SITE/CASE/: the document as it is, and what is extracted from it
today as what is expected from now on. Read what is printed: a test is as right as this is. With --redact every word
is replaced by an invented one, but for what rules look at, and nothing is written unless the same rules match
as before. Nothing is replaced without --force. Exits with 1 if the page cannot be read or redacted, and with 2 if the
command was misused."""

_SHOWN = ("title", "authors", "editors", "source", "published", "modified", "site_name", "language", "url", "tags")
_LONGEST_NAME = 48  # characters of a case's name
_GENERIC = frozenset(("index", "default", "article", "content", "story", "post", "page"))


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("page", metavar="PAGE", help="the saved page, or - for standard input; it may be gzipped")
    parser.add_argument("--url", help="the address the page was saved from")
    addresses.offer_urls(parser)
    parser.add_argument(
        "--site",
        metavar="NAME",
        help="the plugin to ask, whatever the address says, or the engine; where another gives the body, it fails",
    )
    parser.add_argument("--case", metavar="NAME", help="the fixture's name; by default from the title or the address")
    parser.add_argument("--fixtures", metavar="DIR", help=project.FIXTURES)
    parser.add_argument("--redact", action="store_true", help="replace the page's words, to publish the fixture")
    parser.add_argument("--force", action="store_true", help="replace a fixture of that name")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The plugins folder cannot be used, two plugins claim one host, or a name is no folder's.
    """
    (item,) = addresses.addressed([one(arguments.page)], arguments.urls)
    extractor = loaded(arguments)
    try:
        content = item.read()
        known = item.settings()
        url, kind = arguments.url or known.url, known.kind
        wanted = _wanted(extractor, arguments.site or known.site)
        document = extractor.read(content, url=url, kind=kind)
        assigned = _assigned(extractor, document, wanted)
        if wanted is None and document.address is None and _is_lost(extractor, document):
            raise MisuseError(f"{item.name}: no address is known, and no plugin was asked: {addresses.ADVICE}")
        site = _site(extractor.begin(document, site=assigned), wanted)
    except OSError as error:
        raise MisuseError(f"{item.name}: {error.strerror or error}") from error
    except (ParseError, LimitExceeded) as error:
        say(f"{item.name}: {error}")
        return 1
    if arguments.redact:
        redacted, problems = redact_alike(extractor, content, url=url, kind=kind, site=site, assigned=assigned)
        if redacted is None:
            say(f"{item.name}: with other words the page goes another way, and nothing was written: " + _few(problems))
            return 1
        content, url = redacted.content, redacted.url if url else None
    root = project.fixtures(arguments)
    actual = outcome(extractor, content, url=url, kind=kind, site=assigned)
    name = arguments.case or _name(actual, url, root / site)
    try:
        case = Case.create(root, site, name, content, url=url, kind=kind, assigned=assigned, force=arguments.force)
    except FileExistsError as error:
        if error.errno:  # a file where a folder should be
            raise
        raise MisuseError(f"{error}; --force replaces it, --case gives another name") from error
    written = {case.input, *case.accept(actual), *case.folder.glob("case.json")}
    for line in _report(actual):
        print(line)
    if arguments.redact:
        print(_line("redacted", "every rule answers as it did before"))
    for file in sorted(written):
        print("wrote", file)
    return 0


def _wanted(extractor: Extractor, name: str | None) -> str | None:
    """The plugin or engine of ``--site``.

    Raises:
        MisuseError: There is none of that name.
    """
    return name if name in ENGINES else addresses.named_site(extractor, name)


def _is_lost(extractor: Extractor, document: Document) -> bool:
    """Whether a page may be of a plugin of the project's, and nothing tells: its fixture would prove no plugin."""
    is_own = any(entry.layer is Layer.LOCAL for entry in extractor.sites)
    return is_own and document.kind is Kind.PAGE and extractor.begin(document).site is None


def _assigned(extractor: Extractor, document: Document, wanted: str | None) -> str | None:
    """The plugin that the case has to name, since the address leads elsewhere or nowhere."""
    if wanted is None or wanted in ENGINES:
        return None
    site = extractor.begin(document).site
    return None if site and site.name == wanted else wanted


def _site(work: Pass, wanted: str | None) -> str:
    """The name of who gives the body, or is to say that there is none."""
    try:
        found = work.run().extractor
    except NoContentError as error:
        if wanted is None:
            raise MisuseError(f"{error} ({error.reason}); name the plugin that is to say so with --site") from error
        return wanted
    if wanted not in (None, found):
        raise MisuseError(f"{found!r} gives the body of this page, not {wanted!r}: see why with extractor explain")
    return found


# --- the case's name ----------------------------------------------------------------------------------------


def _name(actual: dict[str, Any], url: str | None, folder: Path) -> str:
    """A name from the title, else from the address, else a number that is free."""
    try:
        segments = [part for part in urlsplit(url or actual.get("url") or "").path.split("/") if part]
    except ValueError:  # [ without ] and the like
        segments = []
    for text in (actual.get("title") or "", *reversed(segments)):
        if (name := _slug(re.sub(r"\.\w{2,5}$", "", text))) and len(name) > 2 and name not in _GENERIC:
            return name
    number = 1
    while (folder / f"case-{number}").exists():
        number += 1
    return f"case-{number}"


def _slug(text: str) -> str:
    """Latin words joined with hyphens; empty for a text whose letters are mostly others."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    letters = [c for c in plain if c.isalpha()]
    if sum(c.isascii() for c in letters) < 0.8 * len(letters):
        return ""
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    return slug if len(slug) <= _LONGEST_NAME else slug[: _LONGEST_NAME + 1].rpartition("-")[0] or slug[:_LONGEST_NAME]


# --- the report ---------------------------------------------------------------------------------------------


def _report(actual: dict[str, Any]) -> Iterator[str]:
    """What was extracted, a line for each field."""
    if NO_CONTENT in actual:
        yield _line("no article", actual[NO_CONTENT])
        return
    for name in _SHOWN:
        value = actual[name]
        yield _line(name, "、".join(value) if isinstance(value, list) else value)
    yield _line("extractor", actual["extractor"])
    lines = actual["body"].split("\n")
    yield _line("body", f"{len(actual['body']):,} characters in {len(lines):,} line{'s' * (len(lines) != 1)}")
    yield _line("  begins", lines[0][:60])
    yield _line("  ends", lines[-1][-60:])
    yield _line("removals", str(len(actual["removals"])))
    for warning in actual["warnings"]:
        yield _line("warning", warning)


def _line(name: str, value: str | None) -> str:
    """A line of the report; what the page says cannot steer a terminal."""
    return f"{name:<12}{printable(value or '-')}"


def _few(problems: list[str]) -> str:
    more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
    return "; ".join(problems[:5]) + more
