"""``extractor new``: a plugin and its fixtures, from saved pages of a site."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from extractor.authoring.induction.draft import induce
from extractor.authoring.induction.hosts import check_name, claimed, class_name, is_host, registrable, suggested
from extractor.authoring.induction.sample import Sample, look, unruled
from extractor.authoring.induction.source import plugin_source
from extractor.cli import addresses, inputs, project
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError
from extractor.cli.new_report import counted, following, report
from extractor.document import Document, Kind
from extractor.document.text import weight
from extractor.errors import ExtractorError, NoContentError
from extractor.host import Extractor
from extractor.settings import PLUGINS_DIR, Settings
from extractor.testing import Case

__all__ = ["DESCRIPTION", "HELP", "configure", "run"]

HELP = "write a plugin and its fixtures from saved pages of a site"

DESCRIPTION = """Write a plugin for a site, and fixtures that pass, from one saved page of it or more. Prints the rules
it chose, on how many of the pages each finds what it is to find, and what no rule was found for. Nothing is
overwritten without --force. Exits with 1 if what was found does not hold, and with 2 if the command was misused;
then nothing is written."""

_LEAST = 250  # weight of a body to learn from: an ideograph counts for three letters


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
    parser.add_argument("--fixtures", metavar="DIR", help=project.FIXTURES)
    parser.add_argument("--force", action="store_true", help="replace a plugin and fixtures that are there already")


@dataclass(frozen=True)
class _Saved:
    """A page as it lies on disk."""

    name: str
    case: str
    content: bytes
    url: str | None
    kind: Kind | None
    document: Document

    @property
    def host(self) -> str:
        return self.document.host or ""


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
    pages = _read(arguments.pages, arguments.url, arguments.urls)
    hosts = _hosts(pages)
    _check_claims(file, hosts)
    samples = _looked_at(pages, hosts)
    draft = induce(samples, hosts)
    if not draft.body and not any(finding.rules for finding in draft.fields.values()):
        raise MisuseError(f"no rule holds on {counted(len(pages), 'page')} of {hosts[0]}; nothing is written")
    source = plugin_source(draft, class_name(arguments.name))
    results = _tried(arguments.name, source, pages, arguments.settings)
    folders = [(result["site"], _case(result["site"], arguments.name, page)) for page, result in results]
    root = project.fixtures(arguments)
    taken = [root / site / case for site, case in folders if (root / site / case).exists()]
    if taken and not arguments.force:
        raise MisuseError(f"{', '.join(map(str, taken))}: there already; --force replaces fixtures")
    _write(file, source, root, folders, results)
    report(arguments.name, draft, samples, [result for _, result in results])
    lines = source.count("\n")
    print(f"\nwrote {file} ({lines} lines)")
    for site, case in folders:
        print(f"wrote {root / site / case}")
    if remembered := project.remember(arguments.settings, None if is_looked_at else file.parent, root):
        print(f"wrote {remembered}: where plugins and fixtures are, for extract and pytest")
    print(following(pages[0].name, pages[0].url))
    return 0


# --- what is given ------------------------------------------------------------------------------------------


def _read(paths: Sequence[str], urls: Sequence[str], listed: str | None) -> list[_Saved]:
    given = addresses.addressed([document for path in paths for document in inputs.find(path)], listed, paths)
    if not given:
        raise MisuseError(f"no documents ({', '.join(inputs.SUFFIXES)}, gzipped or not) in {', '.join(paths)}")
    if len(urls) not in (0, 1, len(given)):
        raise MisuseError(
            f"{len(urls)} addresses for {counted(len(given), 'page')}: give --url once for each page, in order, "
            "or once for all"
        )
    if wrong := next((url for url in urls if not _is_address(url)), None):
        raise MisuseError(f"--url {wrong} is no address; did you mean https://{wrong.partition('://')[2] or wrong}?")
    own: Sequence[str | None] = urls if len(urls) == len(given) else [None] * len(given)
    shared = urls[0] if len(urls) == 1 else None
    reader = Extractor()
    names: set[str] = set()
    pages = []
    for item, url in zip(given, own, strict=True):
        page = _page(item, url, shared, reader, names)
        names.add(page.case)
        pages.append(page)
    if silent := [page.name for page in pages if not is_host(page.host)]:
        raise MisuseError(
            f"{', '.join(silent)}: the page does not say where it is from; give its address with --url or --urls"
        )
    return pages


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # [ without ] and the like
        return False


def _page(item: Input, url: str | None, shared: str | None, reader: Extractor, names: set[str]) -> _Saved:
    try:
        known_url, kind = item.settings()
        content = item.read()
        address = url or known_url
        document = reader.read(content, url=address, kind=kind)
        if shared and not address:
            ours = document.host and registrable(document.host) == registrable(urlsplit(shared).hostname or "")
            address = None if ours else shared
            document = document if ours else reader.read(content, url=address, kind=kind)
    except (OSError, ExtractorError) as error:
        raise MisuseError(f"{item.name}: {getattr(error, 'strerror', None) or error}") from None
    stem = _stem(item)
    case = next(name for i in range(1, len(names) + 2) if (name := stem if i == 1 else f"{stem}-{i}") not in names)
    return _Saved(item.name, case, content, address, kind, document)


def _stem(item: Input) -> str:
    """The name of a page's case: that of its file, or of the folder of a fixture."""
    path = Path(item.name)
    stem = path.parent.name if path.stem == "input" and path.parent.name else path.name.removesuffix(".gz")
    stem = re.sub(r"\.(?:s?html?|md|txt)$", "", stem, flags=re.I)
    return re.sub(r"[^\w.-]+|^[._]+", "-", stem).strip("-._")[:80] or "page"


def _hosts(pages: Sequence[_Saved]) -> tuple[str, ...]:
    hosts = claimed([page.host for page in pages])
    if not hosts:
        of = {registrable(page.host): page.name for page in reversed(pages)}
        sites = ", ".join(f"{site} ({name})" for site, name in sorted(of.items()))
        raise MisuseError(f"the pages are of different sites: {sites}; a plugin is for one")
    return hosts


def _check_claims(file: Path, hosts: tuple[str, ...]) -> None:
    """A second plugin in one folder must not claim the hosts of another: neither would load."""
    if not file.parent.is_dir():
        return
    for entry in Extractor(plugins_dir=file.parent).sites:
        other = Path(entry.origin)
        claims = sorted({host.removeprefix("www.") for host in entry.hosts} & set(hosts))
        if claims and other.parent.resolve() == file.parent.resolve() and other.resolve() != file.resolve():
            raise MisuseError(f"{entry.origin} claims {claims[0]} already; change that plugin, or take it away")


def _looked_at(pages: Sequence[_Saved], hosts: tuple[str, ...]) -> list[Sample]:
    extractor = unruled(hosts)
    samples = []
    for page in pages:
        try:
            sample = look(page.name, page.document, extractor)
        except NoContentError:
            sample = None
        if sample is None or weight(sample.article.body) < _LEAST:
            raise MisuseError(f"{page.name}: nothing on it reads like an article; leave that page out")
        samples.append(sample)
    return samples


# --- what is written ----------------------------------------------------------------------------------------


def _tried(name: str, source: str, pages: Sequence[_Saved], settings: Settings) -> list[tuple[_Saved, dict[str, Any]]]:
    """What the plugin gives of each page, run as it will be: from its file, as fixtures."""
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
    if empty := [page.name for page, result in results if "site" not in result]:
        raise MisuseError(
            f"{', '.join(empty)}: with the rules that were found there is no article; leave that page out"
        )
    known = {entry.name for entry in extractor.sites} - {class_name(name).lower()}
    if others := sorted(known & {origin["by"] for _, result in results for origin in result["origins"].values()}):
        raise MisuseError(f"the plugin {others[0]!r} claims these hosts more exactly; the new one would not be asked")
    return results


def _case(engine: str, name: str, page: _Saved) -> str:
    """The name of a case: of one whose body the fallback gives, in its folder, with the plugin's before it."""
    return page.case if engine == class_name(name).lower() else f"{name}-{page.case}"


def _write(
    file: Path,
    source: str,
    root: Path,
    folders: Sequence[tuple[str, str]],
    results: Sequence[tuple[_Saved, Mapping[str, Any]]],
) -> None:
    for (site, name), (page, result) in zip(folders, results, strict=True):
        case = Case.create(root, site, name, page.content, url=page.url, kind=page.kind, force=True)
        case.accept(result)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, "utf-8", newline="\n")  # last: what is there is whole
