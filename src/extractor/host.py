"""The host: it owns the plugins and the index, and takes a document down the pipeline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pluggy

from extractor import hookspecs, logs, pooling
from extractor.article import Article
from extractor.blocks.memory import Memory
from extractor.document import Document, Kind, reading
from extractor.document.addresses import host_of
from extractor.document.contents import Content, load
from extractor.errors import LimitExceeded, NoContentError, ParseError, PluginConflictError, PluginError
from extractor.explaining import Explanation, explain
from extractor.fallback import ENGINES, MODES, archived, fragment
from extractor.hookspecs import hookimpl
from extractor.pipeline import Pass
from extractor.pipeline.calling import Hooks, Warnings, safely
from extractor.settings import PLUGINS_DIR, RULES_DIR
from extractor.siteconfig import COLLECTIONS
from extractor.sites import KeptSite, Rulebook, Site, loading
from extractor.sites.index import Index, Layer, SiteEntry
from extractor.sites.loading import Plugin, PluginFailure
from extractor.sites.teaching import advice, telling

__all__ = ["Extractor", "default", "extract"]


class Extractor:
    """Turns documents into articles. Make one, keep it, share it between threads and processes.

    Args:
        plugins_dir: A folder of site plugins; without it, the one ``EXTRACTOR_PLUGINS_DIR`` names, if any.
        sites: Site classes to add.
        rules: A folder of rules that people keep for other programs, or one file of them: site config files of
            Full-Text RSS, maps of one selector for each host; without it, what ``EXTRACTOR_RULES_DIR`` names, if
            anything. They are asked below all plugins, and their bodies answer where our engine is surer of them than
            of its own.
        mode: How what no site fits is read: ``"accurate"``, by our own engine, which looks at what trafilatura keeps;
            ``"fast"``, by our own engine alone; ``"trafilatura"`` or ``"readability"``, by these. Where one finds
            nothing, the next answers.
        fallbacks: The engines to ask instead, in this order, and no others.
        memory: What recurs on the documents of each publisher, as :meth:`learn` gave it, or the path of its file.
        min_confidence: A body whose :attr:`Article.confidence <extractor.Article.confidence>` is lower is none.
        strict: Whether a plugin that cannot be loaded, or raises on a document, is a :class:`~extractor.PluginError`;
            else :attr:`failures` and the article's warnings say so, and the others answer.

    Raises:
        PluginConflictError: Two sites of one layer claim the same host.
        PluginError: The plugins folder or the rules do not exist, there is no such mode or fallback, or the memory
            cannot be read; where it is strict, a plugin cannot be loaded.
    """

    def __init__(
        self,
        *,
        plugins_dir: str | os.PathLike[str] | None = None,
        sites: Sequence[type[Site]] = (),
        rules: str | os.PathLike[str] | None = None,
        mode: str = "accurate",
        fallbacks: Sequence[str] | None = None,
        memory: Memory | str | os.PathLike[str] | None = None,
        min_confidence: float = 0.0,
        strict: bool = False,
    ) -> None:
        given = {name: value for name, value in locals().items() if name != "self"}
        logs.hush()
        folder = plugins_dir or os.environ.get(PLUGINS_DIR)
        kept = rules or os.environ.get(RULES_DIR)
        folders = {"plugins_dir": folder and os.path.abspath(folder), "rules": kept and os.path.abspath(kept)}
        self._recipe = pooling.Recipe(type(self), given | folders)
        self._strict = strict
        self._least = min_confidence
        self._memory = memory if isinstance(memory, Memory) else _remembered(memory)
        self._index = Index()
        self._failures: list[PluginFailure] = []
        self._registering: Plugin | None = None
        self._manager = pluggy.PluginManager(hookspecs.NAME)
        self._manager.add_hookspecs(hookspecs)
        self._hooks = Hooks(self._manager)
        self._manager.hook.extractor_register_sites.call_historic(kwargs={"register": self._register})
        self._manager.register(_Defaults(), "defaults")
        if mode not in MODES:
            raise PluginError(f"there is no mode {mode!r}; {advice.closest(mode, MODES, 'there are')}")
        # "trylast" implementations are called in the order they are registered
        for name in MODES[mode] if fallbacks is None else fallbacks:
            self._manager.register(_engine(name), name)
        self._manager.register(fragment, "fragment")
        self._manager.register(archived, "archived")
        for plugin in (
            *loading.bundled(),
            *loading.installed(hookspecs.NAME),
            *(loading.local(Path(folder)) if folder else ()),
        ):
            self._load(plugin)
        for site in sites:
            self._index.add(SiteEntry(_checked(site), Layer.GIVEN, f"{site.__module__}.{site.__qualname__}"))
        for name, collection in COLLECTIONS.items():
            self._manager.register(collection, name)
        self._rulebook = Rulebook(self._kept(Path(kept)) if kept else ())
        if strict:
            self._insist()

    def __reduce__(self) -> tuple[Any, ...]:
        return pooling.made, (self._recipe,)

    @property
    def settings(self) -> Mapping[str, Any]:
        """What it was made with, by the names of the arguments; one made with them does the same."""
        return self._recipe.arguments

    @property
    def sites(self) -> tuple[SiteEntry, ...]:
        """Every site, with its hosts and where it came from."""
        return self._index.entries

    def claiming(self, url: str) -> list[SiteEntry]:
        """The sites that claim the host of an address, the one that is asked first before the others."""
        host = host_of(url)
        return self._index.lookup(host) if host else []

    @property
    def rulebook(self) -> Rulebook:
        """The sites whose rules somebody keeps for other programs, none of them read before its host first comes."""
        return self._rulebook

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """The plugins that could not be loaded, and why."""
        return tuple(self._failures)

    def extract(self, content: Content | Document, *, url: str | None = None, kind: Kind | None = None) -> Article:
        """The article in a document.

        Args:
            content: A document of any kind: bytes or another buffer, text, a path (``pathlib.Path``), an open file, or
                read already. What is compressed (gzip, deflate, zstd, Brotli) is decompressed.
            url: The address it was saved from.
            kind: Its kind, where that is known.

        Raises:
            NoContentError: There is no article in it.
            ParseError: It is no document, but a file of another format, say, an address, or the name of a file.
            LimitExceeded: It is too large.
            PluginError: A plugin raised, and the host is strict.
            OSError: The file cannot be read.
        """
        return self.begin(content, url=url, kind=kind).run()

    def extract_many(self, documents: Iterable[pooling.Item], *, jobs: int = 1) -> Iterator[pooling.Outcome]:
        """The article of each document, or the error that says why there is none, in the order of the documents.

        Documents are read as they are needed, and few at a time, so that there may be any number of them.

        Args:
            documents: What :meth:`extract` takes, or pairs of such and the address it was saved from.
            jobs: How many processes are at work; with one, this process is.

        Raises:
            ValueError: There are no jobs.
            concurrent.futures.process.BrokenProcessPool: A process has died.
        """
        return pooling.extract_many(self, documents, jobs)

    def explain(self, content: Content | Document, *, url: str | None = None, kind: Kind | None = None) -> Explanation:
        """Why :meth:`extract` makes of a document what it makes of it: who filled each field, what became of each line.

        Takes what :meth:`extract` takes. Where that would say that there is no article, so does the explanation.

        Raises:
            ParseError: It is no document.
            LimitExceeded: It is too large.
            OSError: The file cannot be read.
        """
        return explain(self.begin(content, url=url, kind=kind))

    def begin(
        self,
        content: Content | Document,
        *,
        url: str | None = None,
        kind: Kind | None = None,
        site: str | None = None,
    ) -> Pass:
        """A document's pass through the host, not run yet: for tools that look at more than the article.

        Takes what :meth:`extract` takes, and the name of a site that is asked whatever the address says, if there is
        one of that name.

        Raises:
            ParseError: It is no document.
            LimitExceeded: It is too large.
            OSError: The file cannot be read.
        """
        passed = self._begin(content, url, kind, self._memory)
        if site and (entry := self._index.named(site)):
            passed.assign(entry)
        return passed

    def learn(self, documents: Iterable[Content | Document]) -> Memory:
        """What recurs on documents, in one pass; those that cannot be read or hold no article are left out.

        The memory an extractor has does not matter to what it learns.
        """
        return Memory.union(self._recalled(documents))

    def _recalled(self, documents: Iterable[Content | Document]) -> Iterator[Memory]:
        for content in documents:
            with suppress(NoContentError, ParseError, LimitExceeded, OSError):
                passed = self._begin(content, None, None, Memory())
                passed.run()
                if passed.body:
                    yield Memory.of(passed.document, [*passed.body.blocks])

    def _begin(self, content: Content | Document, url: str | None, kind: Kind | None, memory: Memory) -> Pass:
        warnings = Warnings(strict=self._strict)
        document = content if isinstance(content, Document) else self._read(content, url, kind, warnings)
        if url and document.url != url:
            document = replace(document, url=url)
        warnings += document.warnings
        return Pass(self._hooks, self._index, document, warnings, memory, self._least, self._rulebook)

    def read(self, content: Content, *, url: str | None = None, kind: Kind | None = None) -> Document:
        """The document as :meth:`extract` reads it. Raises like it."""
        return self._read(content, url, kind, Warnings(strict=self._strict))

    def _read(self, content: Content, url: str | None, kind: Kind | None, warnings: Warnings) -> Document:
        document: Document = self._hooks.ask("extractor_read", warnings, content=load(content), url=url, kind=kind)
        return document

    # --- plugins --------------------------------------------------------------------------------------------

    def _load(self, plugin: Plugin) -> None:
        """Load a plugin, or take down why it cannot be; a conflict of claims is for the user to solve."""
        for outline in plugin.outlines:
            self._index.add(SiteEntry(outline, plugin.layer, plugin.origin))
        if plugin.outlines:
            return
        self._registering = plugin
        try:
            loaded = plugin.load()
            hooks = hookspecs.hooks_of(loaded)
            for site in loading.sites_of(loaded, has_hooks=bool(hooks)):
                self._register(site)
            if hooks:
                self._manager.register(loaded, plugin.name)
        except PluginConflictError:
            raise
        except (Exception, SystemExit) as error:  # whatever importing somebody's module may raise
            self._fail(plugin, telling.told(error, plugin.origin))
        finally:
            self._registering = None

    def _kept(self, path: Path) -> list[KeptSite]:
        """What every collection finds there; one that is broken is told like a plugin, and the others count."""
        if not path.exists():
            raise PluginError(f"the rules {path} do not exist")
        problems = Warnings()
        answers = self._hooks.ask("extractor_rules", problems, path=path) or []
        found: list[KeptSite] = []
        for answer in reversed(answers):  # the first that was registered, first
            safely("extractor_rules", partial(found.extend, answer), problems)
        self._failures += [PluginFailure(path.name, str(path), problem) for problem in problems]
        return found

    def _fail(self, plugin: Plugin, error: str) -> None:
        with suppress(ValueError, AssertionError):
            self._manager.unregister(name=plugin.name)
        self._failures.append(PluginFailure(plugin.title, plugin.origin, error))
        logs.PLUGINS.warning("plugin %s was not loaded: %s", plugin.title, error)

    def _insist(self) -> None:
        """See that every plugin is loaded, also those that are run when they are first needed."""
        for entry in self._index.entries:
            try:
                _ = entry.site
            except Exception as error:  # whatever somebody's module may raise
                self._failures.append(PluginFailure(entry.name, entry.origin, telling.told(error, entry.origin)))
        if self._failures:
            raise PluginError("; ".join(f"plugin {one.name} was not loaded: {one.error}" for one in self._failures))

    def _register(self, site: type[Site]) -> None:
        plugin = self._registering
        if plugin is None:
            raise PluginError(f"{site!r} was registered after its plugin was loaded")
        self._index.add(SiteEntry(_checked(site), plugin.layer, plugin.origin))


class _Defaults:
    """What happens where no plugin does anything else."""

    @hookimpl(trylast=True)
    def extractor_read(self, content: bytes | str, url: str | None, kind: Kind | None) -> Document:
        return reading.read(content, url=url, kind=kind)

    @hookimpl(trylast=True)
    def extractor_choose_site(self, candidates: Sequence[Site]) -> Site | None:
        return candidates[0] if candidates else None


def _remembered(path: str | os.PathLike[str] | None) -> Memory:
    if path is None:
        return Memory()
    try:
        return Memory.loads(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise PluginError(f"the memory {os.fspath(path)} cannot be read: {error}") from error


def _engine(name: str) -> object:
    if name not in ENGINES:
        raise PluginError(f"there is no fallback {name!r}; {advice.closest(name, ENGINES, 'there are')}")
    return ENGINES[name]


def _checked(site: type[Site]) -> type[Site]:
    if not (isinstance(site, type) and issubclass(site, Site)):
        raise PluginError(f"{site!r} is no site: give the class, a subclass of extractor.Site")
    if not site.hosts and site.recognises is Site.recognises:
        raise PluginError(f"{site.__module__}.{site.__qualname__} has no hosts and recognises nothing")
    return site


@cache
def default() -> Extractor:
    """The host of :func:`extract`, made on first use."""
    return Extractor()


def extract(content: Content | Document, *, url: str | None = None, kind: Kind | None = None) -> Article:
    """The article in a document, by the one default :class:`Extractor`, made on first use.

    Takes and raises what :meth:`Extractor.extract` does.
    """
    return default().extract(content, url=url, kind=kind)
