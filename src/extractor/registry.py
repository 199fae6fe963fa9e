"""The plugins of a host: folders, packages and classes in, hooks to ask and an index of sites out.

It never sees a document.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import pluggy

from extractor import hookspecs, logs
from extractor.document import Document, Kind, reading
from extractor.errors import PluginConflictError, PluginError
from extractor.fallback import ENGINES, archived, fragment, held
from extractor.hookspecs import hookimpl
from extractor.pipeline.calling import Hooks, Warnings, safely
from extractor.siteconfig import COLLECTIONS
from extractor.sites import KeptSite, Rulebook, Site, loading
from extractor.sites.index import Index, Layer, SiteEntry
from extractor.sites.loading import Plugin, PluginFailure
from extractor.sites.teaching import advice, telling

__all__ = ["Registry"]


class Registry:
    """The plugins of a host.

    Args:
        folder: The folder of local plugins, if any.
        sites: Site classes to add.
        kept: Where rules are that people keep for other programs, if anywhere.
        engines: The engines that are asked where no site gives a body, in this order.

    Attributes:
        hooks: What asks the plugins.
        index: Which site serves a host.
        rulebook: The sites whose rules somebody keeps for other programs.
        failures: The plugins that could not be loaded, and why.

    Raises:
        PluginConflictError: Two sites of one layer claim the same host.
        PluginError: The folder or the rules do not exist, or there is no such engine.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str] | None,
        sites: Sequence[type[Site]],
        kept: str | os.PathLike[str] | None,
        engines: Sequence[str],
    ) -> None:
        self.index = Index()
        self.failures: list[PluginFailure] = []
        self._registering: Plugin | None = None
        self._manager = pluggy.PluginManager(hookspecs.NAME)
        self._manager.add_hookspecs(hookspecs)
        self.hooks = Hooks(self._manager)
        self._manager.hook.extractor_register_sites.call_historic(kwargs={"register": self._register})
        self._manager.register(_Defaults(), "defaults")
        # "trylast" implementations are called in the order they are registered
        for name in engines:
            self._manager.register(_engine(name), name)
        self._manager.register(fragment, "fragment")
        self._manager.register(archived, "archived")
        self._manager.register(held, "held")
        for plugin in (
            *loading.bundled(),
            *loading.installed(hookspecs.NAME),
            *(loading.local(Path(folder)) if folder else ()),
        ):
            self._load(plugin)
        for site in sites:
            self.index.add(SiteEntry(_checked(site), Layer.GIVEN, f"{site.__module__}.{site.__qualname__}"))
        for name, collection in COLLECTIONS.items():
            self._manager.register(collection, name)
        self.rulebook = Rulebook(self._kept(Path(kept)) if kept else ())

    def _load(self, plugin: Plugin) -> None:
        """Load a plugin, or take down why it cannot be; a conflict of claims is for the user to solve."""
        for outline in plugin.outlines:
            self.index.add(SiteEntry(outline, plugin.layer, plugin.origin))
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
        answers = self.hooks.ask("extractor_rules", problems, path=path) or []
        found: list[KeptSite] = []
        for answer in reversed(answers):  # the first that was registered, first
            safely("extractor_rules", partial(found.extend, answer), problems)
        self.failures += [PluginFailure(path.name, str(path), problem) for problem in problems]
        return found

    def _fail(self, plugin: Plugin, error: str) -> None:
        with suppress(ValueError, AssertionError):
            self._manager.unregister(name=plugin.name)
        self.failures.append(PluginFailure(plugin.title, plugin.origin, error))
        logs.PLUGINS.warning("plugin %s was not loaded: %s", plugin.title, error)

    def insist(self) -> None:
        """See that every plugin is loaded, also those that are run when they are first needed.

        Raises:
            PluginError: One cannot be.
        """
        for entry in self.index.entries:
            try:
                _ = entry.site
            except Exception as error:  # whatever somebody's module may raise
                self.failures.append(PluginFailure(entry.name, entry.origin, telling.told(error, entry.origin)))
        if self.failures:
            raise PluginError("; ".join(f"plugin {one.name} was not loaded: {one.error}" for one in self.failures))

    def _register(self, site: type[Site]) -> None:
        plugin = self._registering
        if plugin is None:
            raise PluginError(f"{site!r} was registered after its plugin was loaded")
        self.index.add(SiteEntry(_checked(site), plugin.layer, plugin.origin))


class _Defaults:
    """What happens where no plugin does anything else."""

    @hookimpl(trylast=True)
    def extractor_read(self, content: bytes | str, url: str | None, kind: Kind | None) -> Document:
        return reading.read(content, url=url, kind=kind)

    @hookimpl(trylast=True)
    def extractor_choose_site(self, candidates: Sequence[Site]) -> Site | None:
        return candidates[0] if candidates else None


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
