"""Maps of one selector for each host, as readers of feeds keep them: ``{"example.com": "article .content"}``.

A JSON or YAML file holds one map; in a folder each file that ends in ``.json``, ``.yaml`` or ``.yml`` is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import yaml

from extractor.errors import PluginError
from extractor.hookspecs import hookimpl
from extractor.rules import block
from extractor.sites import KeptSite, Voice

__all__ = ["MAX_BYTES", "extractor_rules"]

MAX_BYTES = 5_000_000
"""The largest map that is read, in bytes."""

_SUFFIXES = (".json", ".yaml", ".yml")


@hookimpl
def extractor_rules(path: Path) -> Iterator[KeptSite]:
    """A site for each host of the maps.

    Raises:
        PluginError: A file holds no such map; it is told after the others are read.
    """
    broken: list[str] = []
    names = sorted(os.listdir(path)) if path.is_dir() else [path.name]
    for file in (path / name if path.is_dir() else path for name in names if name.lower().endswith(_SUFFIXES)):
        try:
            selectors = _read(file)
        except PluginError as error:
            broken.append(str(error))
            continue
        for host, selector in selectors.items():
            yield KeptSite(host.lower(), str(file), partial(_load, host, selector, file))
    if broken:
        raise PluginError("; ".join(broken))


def _read(file: Path) -> Mapping[str, str]:
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PluginError(f"{file} cannot be read: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise PluginError(f"{file} has more than {MAX_BYTES:,} bytes")
    try:
        found = yaml.load(content.decode("utf-8-sig"), Loader=yaml.CSafeLoader)  # JSON is YAML
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise PluginError(f"{file} is no map of hosts to selectors: {' '.join(str(error).split())}") from None
    pairs = found.items() if isinstance(found, dict) else [(found, None)]
    if not all(isinstance(host, str) and isinstance(selector, str) for host, selector in pairs):
        raise PluginError(f'{file} is no map of hosts to selectors; write {{"example.com": "article .content"}}')
    return dict(pairs)


def _load(host: str, selector: str, file: Path) -> Voice:
    try:
        return Voice(host.lower(), {"body": block(selector)})
    except PluginError as error:
        raise PluginError(f"{file}: {host}: {error}") from None
