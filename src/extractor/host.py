"""The host: it has the plugins, and takes a document down the pipeline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from extractor import logs, pooling
from extractor.article import Article
from extractor.blocks.memory import Memory
from extractor.document import Document, Kind
from extractor.document.addresses import host_of
from extractor.document.contents import Content, load
from extractor.errors import LimitExceeded, NoContentError, ParseError, PluginError
from extractor.explaining import Explanation, explain
from extractor.fallback import MODES
from extractor.pipeline import Pass
from extractor.pipeline.calling import Warnings
from extractor.registry import Registry
from extractor.settings import PLUGINS_DIR, RULES_DIR
from extractor.sites import Rulebook, Site
from extractor.sites.index import SiteEntry
from extractor.sites.loading import PluginFailure
from extractor.sites.teaching import advice

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
        if mode not in MODES:
            raise PluginError(f"there is no mode {mode!r}; {advice.closest(mode, MODES, 'there are')}")
        engines = MODES[mode] if fallbacks is None else fallbacks
        self._plugins = Registry(folder, sites, kept, engines)
        if strict:
            self._plugins.insist()

    def __reduce__(self) -> tuple[Any, ...]:
        return pooling.made, (self._recipe,)

    @property
    def settings(self) -> Mapping[str, Any]:
        """What it was made with, by the names of the arguments; one made with them does the same."""
        return self._recipe.arguments

    @property
    def sites(self) -> tuple[SiteEntry, ...]:
        """Every site, with its hosts and where it came from."""
        return self._plugins.index.entries

    def claiming(self, url: str) -> list[SiteEntry]:
        """The sites that claim the host of an address, the one that is asked first before the others."""
        host = host_of(url)
        return self._plugins.index.lookup(host) if host else []

    @property
    def rulebook(self) -> Rulebook:
        """The sites whose rules somebody keeps for other programs, none of them read before its host first comes."""
        return self._plugins.rulebook

    @property
    def failures(self) -> tuple[PluginFailure, ...]:
        """The plugins that could not be loaded, and why."""
        return tuple(self._plugins.failures)

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
        if site and (entry := self._plugins.index.named(site)):
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
        return Pass(
            self._plugins.hooks, self._plugins.index, document, warnings, memory, self._least, self._plugins.rulebook
        )

    def read(self, content: Content, *, url: str | None = None, kind: Kind | None = None) -> Document:
        """The document as :meth:`extract` reads it. Raises like it."""
        return self._read(content, url, kind, Warnings(strict=self._strict))

    def _read(self, content: Content, url: str | None, kind: Kind | None, warnings: Warnings) -> Document:
        document: Document = self._plugins.hooks.ask(
            "extractor_read", warnings, content=load(content), url=url, kind=kind
        )
        return document


def _remembered(path: str | os.PathLike[str] | None) -> Memory:
    if path is None:
        return Memory()
    try:
        return Memory.loads(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise PluginError(f"the memory {os.fspath(path)} cannot be read: {error}") from error


@cache
def default() -> Extractor:
    """The host of :func:`extract`, made on first use."""
    return Extractor()


def extract(content: Content | Document, *, url: str | None = None, kind: Kind | None = None) -> Article:
    """The article in a document, by the one default :class:`Extractor`, made on first use.

    Takes and raises what :meth:`Extractor.extract` does.
    """
    return default().extract(content, url=url, kind=kind)
