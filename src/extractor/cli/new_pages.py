"""The pages that ``extractor new`` is given: read, of one site, and each with an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from extractor.article import Article
from extractor.authoring.induction.hosts import claimed, is_host, registrable
from extractor.authoring.induction.sample import Sample, look, unruled
from extractor.cli import addresses, inputs
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError
from extractor.cli.new_report import counted
from extractor.document import Document, Kind
from extractor.document.folders import SUFFIXES
from extractor.document.text import weight
from extractor.errors import ExtractorError, NoContentError
from extractor.host import Extractor
from extractor.sites.index import SiteEntry

__all__ = ["Saved", "article_on", "check_claims", "hosts_of", "looked_at", "read_pages"]

_LEAST = 250  # weight of a body to learn from: an ideograph counts for three letters


@dataclass(frozen=True)
class Saved:
    """A page as it lies on disk."""

    name: str
    case: str
    content: bytes
    url: str | None
    kind: Kind | None
    document: Document

    @property
    def host(self) -> str:
        """The host of its address; empty where that is not known."""
        return self.document.host or ""


def read_pages(
    paths: Sequence[str], urls: Sequence[str], listed: str | None, site: SiteEntry | None = None
) -> list[Saved]:
    """The pages that paths stand for, each with the address it was saved from.

    Args:
        paths: Files, or folders of them.
        urls: An address for each page, in order; or one for those that do not say theirs; or none.
        listed: A file that lists the addresses of pages.
        site: The site that those are of which do not say theirs, where no address is given for them.

    Raises:
        MisuseError: There are none, one cannot be read, or an address is missing or is none.
    """
    given = addresses.addressed([document for path in paths for document in inputs.find(path)], listed, paths)
    if not given:
        raise MisuseError(f"no documents ({', '.join(SUFFIXES)}, gzipped or not) in {', '.join(paths)}")
    if len(urls) not in (0, 1, len(given)):
        raise MisuseError(
            f"{len(urls)} addresses for {counted(len(given), 'page')}: give --url once for each page, in order, "
            "or once for all"
        )
    if wrong := next((url for url in urls if not _is_address(url)), None):
        raise MisuseError(f"--url {wrong} is no address; did you mean https://{wrong.partition('://')[2] or wrong}?")
    own: Sequence[str | None] = urls if len(urls) == len(given) else [None] * len(given)
    shared = urls[0] if len(urls) == 1 else _front(site) if site else None
    reader = Extractor()
    names: set[str] = set()
    pages = []
    for item, url in zip(given, own, strict=True):
        page = _page(item, url, shared, reader, names)
        names.add(page.case)
        pages.append(page)
    if silent := [page.name for page in pages if not is_host(page.host)]:
        raise MisuseError(
            f"{', '.join(silent)}: the page does not say where it is from; give an address of its site with --url, "
            "or a list of them with --urls; --site names a plugin there is already"
        )
    return pages


def _front(site: SiteEntry) -> str:
    """An address of a site that has hosts: of one it names, rather than of one below."""
    host = next((host for host in site.hosts if not host.startswith("*")), site.hosts[0].replace("*", "www"))
    return f"https://{host}/"


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # [ without ] and the like
        return False


def _page(item: Input, url: str | None, shared: str | None, reader: Extractor, names: set[str]) -> Saved:
    try:
        known = item.settings()
        content = item.read()
        address, kind = url or known.url, known.kind
        document = reader.read(content, url=address, kind=kind)
        if shared and not address:
            ours = document.host and registrable(document.host) == registrable(urlsplit(shared).hostname or "")
            address = None if ours else shared
            document = document if ours else reader.read(content, url=address, kind=kind)
    except (OSError, ExtractorError) as error:
        raise MisuseError(f"{item.name}: {getattr(error, 'strerror', None) or error}") from None
    stem = _stem(item)
    case = next(name for i in range(1, len(names) + 2) if (name := stem if i == 1 else f"{stem}-{i}") not in names)
    return Saved(item.name, case, content, address, kind, document)


def _stem(item: Input) -> str:
    """The name of a page's case: that of its file, or of the folder of a fixture."""
    path = Path(item.name)
    stem = path.parent.name if path.stem == "input" and path.parent.name else path.name.removesuffix(".gz")
    stem = re.sub(r"\.(?:s?html?|md|txt)$", "", stem, flags=re.I)
    return re.sub(r"[^\w.-]+|^[._]+", "-", stem).strip("-._")[:80] or "page"


def hosts_of(pages: Sequence[Saved], site: SiteEntry | None = None) -> tuple[str, ...]:
    """The hosts that a plugin for the pages claims: those of the site they are said to be of, if they are.

    Raises:
        MisuseError: They are of different sites.
    """
    if site:
        if stranger := next((page for page in pages if not site.claim(page.host)), None):
            raise MisuseError(f"{stranger.name} is of {stranger.host}, which {site.name} does not claim")
        return site.hosts
    hosts = claimed([page.host for page in pages])
    if not hosts:
        of = {registrable(page.host): page.name for page in reversed(pages)}
        sites = ", ".join(f"{site} ({name})" for site, name in sorted(of.items()))
        raise MisuseError(f"the pages are of different sites: {sites}; a plugin is for one")
    return hosts


def check_claims(file: Path, hosts: tuple[str, ...]) -> None:
    """A second plugin in one folder must not claim the hosts of another: neither would load."""
    if not file.parent.is_dir():
        return
    for entry in Extractor(plugins_dir=file.parent).sites:
        other = Path(entry.origin)
        claims = sorted({host.removeprefix("www.") for host in entry.hosts} & set(hosts))
        if claims and other.parent.resolve() == file.parent.resolve() and other.resolve() != file.resolve():
            raise MisuseError(f"{entry.origin} claims {claims[0]} already; change that plugin, or take it away")


def looked_at(pages: Sequence[Saved], hosts: tuple[str, ...]) -> list[Sample]:
    """The pages as what there is to learn from.

    Raises:
        MisuseError: There is no article on one of them.
    """
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


def article_on(page: Saved, extractor: Extractor) -> Article | None:
    """The article on a page, where there is one that is long enough to go by."""
    try:
        article = extractor.extract(page.document)
    except NoContentError:
        return None
    return article if weight(article.body) >= _LEAST else None
