"""Plugins from everywhere: bundled modules, installed packages, a folder of files.

One that cannot be loaded is a :class:`PluginFailure`; the rest work.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import extractor.plugins
from extractor.errors import PluginError
from extractor.sites.index import Layer
from extractor.sites.outline import Outline, outlines
from extractor.sites.site import Site
from extractor.sites.teaching import locating

__all__ = ["Plugin", "PluginFailure", "bundled", "installed", "local", "sites_of"]


@dataclass(frozen=True)
class Plugin:
    """Something that may register sites and implement hooks.

    Attributes:
        name: What pluggy knows it by.
        layer: Which layer its sites belong to.
        origin: The file or package it comes from.
        load: Imports it; raises what importing raises.
        outlines: Its sites, where they are known without that.
    """

    name: str
    layer: Layer
    origin: str
    load: Callable[[], Any]
    outlines: Sequence[Outline] = ()

    @property
    def title(self) -> str:
        """Its name for people: the file's or the entry point's."""
        match self.layer:
            case Layer.LOCAL:
                return Path(self.origin).stem
            case Layer.INSTALLED:
                return self.name.removeprefix(f"{self.origin}: ")
        return self.name.rpartition(".")[2]


@dataclass(frozen=True)
class PluginFailure:
    """A plugin that could not be loaded.

    Attributes:
        name: Its name.
        origin: The file or package it comes from.
        error: Where and what is wrong with it: ``sites/example.py:12: site ExampleNews: title: ...``.
    """

    name: str
    origin: str
    error: str


def bundled() -> Iterator[Plugin]:
    """The modules of :mod:`extractor.plugins`; they are imported when one of their sites is first chosen."""
    files = (file for folder in extractor.plugins.__path__ for file in Path(folder).glob("*.py"))
    for file in sorted(files, key=lambda file: file.stem):
        if not file.name.startswith("_"):
            name = f"extractor.plugins.{file.stem}"
            load = partial(importlib.import_module, name)
            yield Plugin(name, Layer.BUNDLED, f"plugins/{file.name}", load, outlines(file, load))


def installed(group: str) -> Iterator[Plugin]:
    """What installed packages offer under the entry point group."""
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
        yield Plugin(f"{origin}: {point.name}", Layer.INSTALLED, origin, point.load)


def local(folder: Path) -> Iterator[Plugin]:
    """The Python files of a folder, those that begin with ``_`` left out.

    Raises:
        PluginError: The folder is none.
    """
    if not folder.is_dir():
        raise PluginError(f"the plugins folder {folder} does not exist or is no folder")
    for file in sorted(folder.glob("*.py")):
        if not file.name.startswith("_"):
            # A private name, the same for the same file, so that two folders may each have a news.py.
            digest = sha256(str(file.resolve()).encode()).hexdigest()[:8]
            name = f"_extractor_local_{digest}_{file.stem}"
            yield Plugin(name, Layer.LOCAL, str(file), partial(_import_file, name, file))


def _import_file(name: str, file: Path) -> ModuleType:
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise PluginError(f"{file} cannot be imported")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def sites_of(plugin: object, *, has_hooks: bool) -> list[type[Site]]:
    """The sites a module defines itself: classes with hosts or a way to recognise documents.

    Args:
        plugin: The module, or the class of a site.
        has_hooks: Whether it implements hooks: then it may have use for a site that nothing can choose.

    Raises:
        PluginError: There are classes of sites in it, and nothing can ever choose one.
    """
    if isinstance(plugin, type) and issubclass(plugin, Site):
        return [plugin]
    own = [
        value
        for value in vars(plugin).values()
        if isinstance(value, type) and issubclass(value, Site) and value.__module__ == getattr(plugin, "__name__", None)
    ]
    found = [site for site in own if site.hosts or site.recognises is not Site.recognises]
    idle = [site for site in own if not site.__name__.startswith("_") and not site.__subclasses__()]
    if idle and not found and not has_hooks:
        raise PluginError(
            f"{locating.place_of_class(idle[0])}: site {idle[0].__qualname__}: has no hosts and recognises nothing; "
            'write hosts = ("example.com",)'
        )
    return found
