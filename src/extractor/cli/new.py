"""``extractor new``: a plugin and its fixtures, from saved pages of a site."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

from extractor.article import Article
from extractor.authoring.induction.draft import induce
from extractor.authoring.induction.effect import Effect
from extractor.authoring.induction.hosts import check_name, class_name, registrable, suggested
from extractor.authoring.induction.sample import unruled
from extractor.authoring.induction.source import plugin_source
from extractor.authoring.redaction.likeness import redact_alike
from extractor.cli import addresses, project
from extractor.cli.messages import MisuseError, say
from extractor.cli.new_changes import show_changes
from extractor.cli.new_pages import Saved, article_on, check_claims, hosts_of, looked_at, read_pages
from extractor.cli.new_report import counted, following, report
from extractor.document import Document
from extractor.errors import NoContentError
from extractor.host import Extractor
from extractor.settings import PLUGINS_DIR, Settings
from extractor.sites.index import SiteEntry
from extractor.testing import NO_CONTENT, SITE, Case
from extractor.testing.outcome import outcome

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "write a plugin and its fixtures from saved pages of a site"

DESCRIPTION = """Write a plugin for a site, and fixtures that pass, from one saved page of it or more. Prints the rules
it chose, on how many of the pages each finds what it is to find, and what no rule was found for; then what the plugin
changes: for each page, and for pages held out with --check, the lines and fields with it beside those without. A plugin
with which a page fares worse is not written without --force, and what would mend it is proposed. Nothing is overwritten
without --force. Exits with 1 if a page fares worse, and with 2 if the command was misused; then nothing is written."""

_Result = tuple[Saved, dict[str, Any]]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("name", metavar="NAME", help="of the plugin, such as example_news: a file, a class, a folder")
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="a saved page of the site, or a folder of them")
    parser.add_argument(
        "--url",
        action="append",
        default=[],
        help="the address a page was saved from, once for each page, in order; "
        "or once, any address of the site, for those pages that do not say theirs",
    )
    addresses.offer_urls(parser)
    parser.add_argument(
        "--site",
        metavar="NAME",
        help="a plugin there is already, whose pages these are, whatever they say: the new one claims its hosts",
    )
    parser.add_argument(
        "--check",
        nargs="+",
        default=[],
        metavar="PAGE",
        help="pages held out, or folders of them: what the plugin makes of them is shown; they become no fixtures",
    )
    parser.add_argument("--redact", action="store_true", help="replace the pages' words, to publish the fixtures")
    parser.add_argument("--fixtures", metavar="DIR", help=project.FIXTURES)
    parser.add_argument(
        "--force", action="store_true", help="replace what is there already, and write what makes a page worse"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        MisuseError: It cannot be carried out as it was given.
        PluginError: The plugins there are cannot be used.
    """
    if problem := check_name(arguments.name):
        like = suggested(arguments.name) or "example_news"
        raise MisuseError(f"{problem}; did you mean {like!r}?")
    file = project.plugins_dir(arguments) / f"{arguments.name}.py"
    if file.exists() and not arguments.force:
        raise MisuseError(f"{file} is there already; --force replaces it")
    is_looked_at = project.is_looked_at(file.parent, arguments.settings)
    if not file.parent.exists():
        os.environ.pop(PLUGINS_DIR, None)  # it may name this folder, which a host would miss
    site = _site(arguments, file.parent)
    pages = read_pages(arguments.pages, arguments.url, arguments.urls, site)
    if arguments.redact:  # the name of a file may be the title
        pages = [replace(page, case=f"page-{number}") for number, page in enumerate(pages, 1)]
    hosts = hosts_of(pages, site)
    check_claims(file, hosts)
    samples = looked_at(pages, hosts)
    draft = induce(samples, hosts)
    if not draft.body and not any(finding.rules for finding in draft.fields.values()):
        raise MisuseError(f"no rule holds on {counted(len(pages), 'page')} of {hosts[0]}; nothing is written")
    source = plugin_source(draft, class_name(arguments.name))
    extractor, results = _tried(arguments.name, source, pages, arguments.settings)
    folders = [(result["site"], _case(result["site"], arguments.name, page)) for page, result in results]
    root = project.fixtures(arguments)
    taken = [root / site / case for site, case in folders if (root / site / case).exists()]
    if taken and not arguments.force:
        raise MisuseError(f"{', '.join(map(str, taken))}: there already; --force replaces fixtures")
    report(arguments.name, draft, samples, [result for _, result in results])
    held_out = _held_out(arguments, hosts, site, extractor)
    effects = [_effect(sample.name, sample.document, sample.article, extractor) for sample in samples]
    is_worse = show_changes(draft, [*effects, *held_out], len(held_out))
    if is_worse and not arguments.force:
        say("with the plugin pages fare worse than without it: nothing is written; --force writes it all the same")
        return 1
    if arguments.redact:
        results = _redacted(extractor, results)
    _write(file, source, root, folders, results)
    lines = source.count("\n")
    print(f"\nwrote {file} ({lines} lines)")
    for site, case in folders:
        print(f"wrote {root / site / case}")
    if remembered := project.remember(arguments.settings, None if is_looked_at else file.parent, root):
        print(f"wrote {remembered}: where plugins and fixtures are, for extract and pytest")
    print(following(pages[0].name, pages[0].url))
    return 0


def _site(arguments: argparse.Namespace, folder: Path) -> SiteEntry | None:
    """The site of ``--site``, which may be a plugin of the folder that the new one goes into."""
    if arguments.site is None:
        return None
    host = Extractor(**arguments.settings.host(plugins_dir=folder if folder.is_dir() else None))
    name = addresses.named_site(host, arguments.site)
    site = max((entry for entry in host.sites if entry.name == name), key=lambda entry: entry.layer)
    if not site.hosts:
        raise MisuseError(f"the site {site.name!r} claims no host that the new plugin could; give --url or --urls")
    return site


def _held_out(
    arguments: argparse.Namespace, hosts: Sequence[str], site: SiteEntry | None, extractor: Extractor
) -> list[Effect]:
    """The pages that the plugin was not made from, without it and with it."""
    front = [urljoin(url, "/") for url in arguments.url[:1]]
    pages = read_pages(arguments.check, front, arguments.urls, site) if arguments.check else []
    ours = {registrable(host.removeprefix("*.")) for host in hosts}
    if other := next((page for page in pages if registrable(page.host) not in ours), None):
        raise MisuseError(f"{other.name} is of {registrable(other.host)}, and the plugin for {', '.join(sorted(ours))}")
    plain = unruled(hosts)
    found = []
    for page in pages:
        if without := article_on(page, plain):
            found.append(_effect(page.name, page.document, without, extractor))
        else:
            say(f"{page.name}: nothing on it reads like an article; it is left out")
    return found


def _effect(name: str, document: Document, without: Article, extractor: Extractor) -> Effect:
    work = extractor.begin(document)
    try:
        return Effect(name, without, work.run(), work)
    except NoContentError:
        return Effect(name, without, None, work)


# --- what is written ----------------------------------------------------------------------------------------


def _tried(
    name: str, source: str, pages: Sequence[Saved], settings: Settings
) -> tuple[Extractor, list[tuple[Saved, dict[str, Any]]]]:
    """The host with the plugin, and what that gives of each page, run as it will be: from its file, as fixtures."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "plugins").mkdir()
        (root / "plugins" / f"{name}.py").write_text(source, "utf-8")
        extractor = Extractor(**settings.host(plugins_dir=root / "plugins"))
        if failed := [failure.error for failure in extractor.failures if failure.origin.startswith(folder)]:
            raise MisuseError(f"the rules that were found make no plugin: {failed[0]}")
        results = []
        for page in pages:
            case = Case.create(root / "cases", name, page.case, page.content, url=page.url, kind=page.kind)
            results.append((page, case.run(extractor)))
    if empty := [page.name for page, result in results if NO_CONTENT in result]:
        raise MisuseError(
            f"{', '.join(empty)}: with the rules that were found there is no article; leave that page out"
        )
    known = {entry.name for entry in extractor.sites} - {class_name(name).lower()}
    if others := sorted(known & {origin["by"] for _, result in results for origin in result["origins"].values()}):
        raise MisuseError(f"the plugin {others[0]!r} claims these hosts more exactly; the new one would not be asked")
    return extractor, results


def _redacted(extractor: Extractor, results: Sequence[_Result]) -> list[_Result]:
    """The pages with other words, and what the plugin gives of those."""
    found = []
    for page, result in results:
        redacted, problems = redact_alike(extractor, page.content, url=page.url, kind=page.kind, site=result[SITE])
        if redacted is None:
            raise MisuseError(f"{page.name}: with other words the page goes another way: {'; '.join(problems[:5])}")
        url = redacted.url if page.url else None
        other = replace(page, content=redacted.content, url=url)
        found.append((other, outcome(extractor, other.content, url=url, kind=page.kind)))
    return found


def _case(engine: str, name: str, page: Saved) -> str:
    """The name of a case: of one whose body the fallback gives, in its folder, with the plugin's before it."""
    return page.case if engine == class_name(name).lower() else f"{name}-{page.case}"


def _write(
    file: Path,
    source: str,
    root: Path,
    folders: Sequence[tuple[str, str]],
    results: Sequence[tuple[Saved, Mapping[str, Any]]],
) -> None:
    for (site, name), (page, result) in zip(folders, results, strict=True):
        case = Case.create(root, site, name, page.content, url=page.url, kind=page.kind, force=True)
        case.accept(result)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, "utf-8", newline="\n")  # last: what is there is whole
