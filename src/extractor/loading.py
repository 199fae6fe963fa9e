"""Plugins from everywhere: bundled modules, installed packages, a folder of files.

One that cannot be loaded is a :class:`PluginFailure`; the rest work.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import extractor.plugins
from extractor import hookspecs
from extractor.errors import PluginError
from extractor.index import Layer
from extractor.site import Site

__all__ = ["Plugin", "PluginFailure", "bundled", "hooks_of", "installed", "local", "sites_of"]


@dataclass(frozen=True)
class Plugin:
    """Something that may register sites and implement hooks.

    Attributes:
        name: What pluggy knows it by.
        layer: Which layer its sites belong to.
        origin: The file or package it comes from.
        load: Imports it; raises what importing raises.
    """

    name: str
    layer: Layer
    origin: str
    load: Callable[[], Any]

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
        error: What is wrong with it, in a sentence.
    """

    name: str
    origin: str
    error: str


def bundled() -> Iterator[Plugin]:
    """The modules of :mod:`extractor.plugins`."""
    for found in sorted(pkgutil.iter_modules(extractor.plugins.__path__), key=lambda module: module.name):
        if not found.name.startswith("_"):
            full_name = f"extractor.plugins.{found.name}"
            yield Plugin(
                full_name,
                Layer.BUNDLED,
                f"plugins/{found.name}.py",
                partial(importlib.import_module, full_name),
            )


def installed() -> Iterator[Plugin]:
    """What installed packages offer under the entry point group ``extractor``."""
    for point in sorted(entry_points(group=hookspecs.NAME), key=lambda point: point.name):
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


def sites_of(plugin: object) -> list[type[Site]]:
    """The sites a module defines itself: classes with hosts or a way to recognise documents."""
    if isinstance(plugin, type) and issubclass(plugin, Site):
        return [plugin]
    return [
        value
        for value in vars(plugin).values()
        if isinstance(value, type)
        and issubclass(value, Site)
        and value.__module__ == getattr(plugin, "__name__", None)
        and (value.hosts or value.recognises is not Site.recognises)
    ]


def hooks_of(plugin: object) -> list[str]:
    """The hooks a plugin implements.

    Raises:
        PluginError: A function is marked as a hook and is none; names the hook that was probably meant.
    """
    known = [name for name in vars(hookspecs) if name.startswith("extractor_")]
    found = []
    for name in dir(plugin):
        value = getattr(plugin, name, None)
        marked = isinstance(getattr(value, f"{hookspecs.NAME}_impl", None), dict)
        if name in known and marked:
            found.append(name)
        elif marked or (callable(value) and name.startswith("extractor_")):
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]!r}?" if close else f"the hooks are {', '.join(known)}"
            raise PluginError(
                f"{name!r} is not marked with @hookimpl" if name in known else f"unknown hook {name!r}; {hint}"
            )
    return found
