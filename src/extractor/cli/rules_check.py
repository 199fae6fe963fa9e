"""``extractor rules check``: which rules are read, which can never match, and which are alive."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from extractor.article import plain
from extractor.blocks.rendering import to_text
from extractor.cli import inputs
from extractor.cli.failures import Failure
from extractor.cli.messages import MisuseError, say
from extractor.cli.plugins import loaded
from extractor.cli.tables import print_table
from extractor.doctor import survey
from extractor.doctor.observation import DROP, Observation, observe
from extractor.doctor.survey import Survey
from extractor.document.text import one_line, printable
from extractor.host import Extractor
from extractor.pipeline.body import Body
from extractor.siteconfig.checking import CheckedFile, check
from extractor.sites import Voice

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "say which rules are read, which can never match, and which are alive"

DESCRIPTION = """Say how many lines of the rules are understood, ignored and refused; which are refused, and which
expressions can match on no page as it is parsed. With PAGES, saved pages of the hosts, say of each rule on how many
it matched and on how many it gave the value, and whether what test_contains names is in the article. Exits with 1 if
a line is refused, an expression can never match, a page cannot be read or a test fails, and with 2 if the command
was misused."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("rules", metavar="DIR", help="a folder of site config files or maps, or one of them")
    parser.add_argument("pages", metavar="PAGE", nargs="*", help=inputs.PATH)
    parser.add_argument("--json", action="store_true", help="print everything as an object")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: There are no such rules, or no such pages.
        PluginError: The plugins folder or the rules cannot be used.
    """
    path = Path(arguments.rules)
    if not path.exists():
        raise MisuseError(f"the rules {path} do not exist")
    files = check(path)
    if not files:
        raise MisuseError(f"there are no rules in {path}: files are called after hosts, such as example.com.txt")
    wrong = [*_refused(files)]
    pages = _Pages(files)
    found = survey.take(pages.observed(arguments.pages, loaded(arguments))) if arguments.pages else Survey()
    if arguments.json:
        print(json.dumps(_plain(files, wrong, found, pages), ensure_ascii=False, indent=2))
    else:
        _show(files, wrong, found, pages)
    return 1 if wrong or pages.failures or pages.failed_tests else 0


class _Pages:
    """Saved pages, read one after another; what fails is taken down."""

    def __init__(self, files: Sequence[CheckedFile]) -> None:
        self._tests = {
            _address(url): texts for file in files if file.config for url, texts in file.config.tests.items()
        }
        self.bodies: defaultdict[str, list[float | None]] = defaultdict(list)
        self.failures: dict[str, str] = {}
        self.failed_tests: list[str] = []

    def observed(self, paths: Sequence[str], extractor: Extractor) -> Iterator[Observation]:
        """What each page shows of the rules that are for it."""
        for page in inputs.find_all(paths):
            try:
                known = page.settings()
                work = extractor.begin(page.read(), url=known.url, kind=known.kind)
                seen = observe(work)
            except Exception as error:  # whatever it is: one page must not cost the others
                self.failures[page.name] = str(Failure.of(error))
                say(f"{page.name}: {self.failures[page.name]}")
                continue
            if isinstance(work.site, Voice):
                self.bodies[work.site.name].append(_chance(work.site, work.body))
                yield seen
                text = to_text(work.body.blocks) if work.body else ""
                self._test(page.name, work.document.address or "", one_line(text))

    def _test(self, name: str, address: str, body: str) -> None:
        self.failed_tests += [
            f"{name}: {text!r} is not in the article" for text in self._tests.get(_address(address), ())
            if one_line(text) not in body
        ]  # fmt: skip


def _chance(site: Voice, body: Body | None) -> float | None:
    """The probability that what a site's body rule found is right; ``None`` where it found nothing."""
    if body and body.rejected:
        return body.rejected.probability
    return body.confidence if body and body.engine == site.name else None


def _address(url: str) -> str:
    """An address without what changes and leads to the same page."""
    return url.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")


def _refused(files: Sequence[CheckedFile]) -> Iterator[str]:
    """What is wrong with the files, each in a sentence that begins with its place."""
    for file in files:
        if file.problem:
            yield file.problem
        yield from map(str, file.config.problems if file.config else ())
        yield from (f"{line.file}:{line.number}: {line}: can match on no page: {why}" for line, why in file.unmatched)


def _counts(files: Sequence[CheckedFile]) -> dict[str, int]:
    configs = [file.config for file in files if file.config]
    return {
        "hosts": len(files),
        "understood": sum(config.understood for config in configs),
        "ignored": sum(len(config.ignored) for config in configs),
        "refused": sum(len(config.problems) for config in configs) + sum(file.problem is not None for file in files),
        "never match": sum(1 for file in files for _ in file.unmatched),
    }


def _state(name: str, pages: _Pages) -> str:
    """What has become of a host's body rules."""
    found = [chance for chance in pages.bodies[name] if chance is not None]
    if not found:
        return "dead"
    return "alive" if median(found) >= _RATHER else "stale"


_RATHER = 0.5  # the probability that what a rule finds is right from which it is alive


def _plain(files: Sequence[CheckedFile], wrong: Sequence[str], found: Survey, pages: _Pages) -> Mapping[str, Any]:
    return {
        **_counts(files),
        "wrong": wrong,
        "sites": {name: {"state": _state(name, pages), **plain(site)} for name, site in found.sites.items()},
        "failed tests": pages.failed_tests,
        "unreadable": pages.failures,
    }


def _show(files: Sequence[CheckedFile], wrong: Sequence[str], found: Survey, pages: _Pages) -> None:
    for sentence in (*wrong, *pages.failed_tests):
        print(printable(sentence))
    if found.sites:
        rows = [
            (name, _state(name, pages), f"{rule.matched:,} of {rule.tried:,}", f"{rule.used:,}", rule.rule)
            for name, site in found.sites.items()
            for rule in site.rules
            if rule.field != DROP
        ]
        print_table(("host", "body", "matched", "gave it", "rule"), rows)
    counts = _counts(files)
    hosts = f"{counts['hosts']:,} host{'s' * (counts['hosts'] != 1)}"
    told = ", ".join(f"{counts[what]:,} {what}" for what in ("understood", "ignored", "refused"))
    print(f"{hosts}; lines: {told}; {counts['never match']:,} can match on no page")
    ignored = Counter(line.command for file in files if file.config for line in file.config.ignored)
    if ignored:
        print(f"ignored: {', '.join(f'{printable(name)} {count:,}' for name, count in ignored.most_common(_SHOWN))}")
    if found.sites:
        states = Counter(_state(name, pages) for name in found.sites)
        print(f"on saved pages: {', '.join(f'{state} {count:,}' for state, count in states.most_common())}")


_SHOWN = 12  # commands that are ignored and told
