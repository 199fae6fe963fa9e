"""A folder of site config files, as Full-Text RSS, Graby and wallabag read them: ``example.com.txt``.

``example.com.txt`` serves ``example.com`` and ``www.example.com``, ``.example.com.txt`` what is below; what
``global.txt`` says goes for every site, behind what the site's own file says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from extractor.errors import PluginError
from extractor.hookspecs import hookimpl
from extractor.siteconfig.config import Config
from extractor.siteconfig.ruling import voice
from extractor.sites import KeptSite, Voice

__all__ = ["MAX_BYTES", "extractor_rules", "read_config"]

MAX_BYTES = 1_000_000
"""The largest file that is read, in bytes. The largest of 2,000 has 20,000."""

_GLOBAL = "global.txt"
_HOST = re.compile(r"\.?[^\W_][\w-]*(?:\.[\w-]+)+")


@hookimpl
def extractor_rules(path: Path) -> Iterator[KeptSite] | None:
    """A site for each file of a folder that is called after a host, or for the one file."""
    common: Callable[[], Config] = Config
    if path.is_dir():
        common = cache(partial(_common, path / _GLOBAL))
        files = [(name, f"{path}{os.sep}{name}") for name in sorted(os.listdir(path))]
    else:
        files = [(path.name, str(path))]
    return (
        KeptSite(host, file, partial(_load, host, file, common))
        for name, file in files
        if name.endswith(".txt") and (host := _host(name[:-4]))
    )


def read_config(file: str | os.PathLike[str]) -> Config:
    """What a file says.

    Raises:
        PluginError: It cannot be read, or is too large.
    """
    try:
        with open(file, "rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise PluginError(f"{os.fspath(file)} cannot be read: {error.strerror}") from error
    if len(content) > MAX_BYTES:
        raise PluginError(f"{os.fspath(file)} has more than {MAX_BYTES:,} bytes")
    return Config.read(content.decode("utf-8", "replace"), os.fspath(file))


def _load(host: str, file: str, common: Callable[[], Config]) -> Voice:
    return voice(host, read_config(file).merged(common()))


def _common(file: Path) -> Config:
    """What goes for every site; the programs leave it out where a site wants nothing but its own rules."""
    return read_config(file) if file.is_file() else Config()


def _host(stem: str) -> str | None:
    """The host that a file is called after; ``*.`` before those of which it serves what is below."""
    if not _HOST.fullmatch(stem):
        return None
    host = stem.lower()
    if not host.isascii():
        try:
            host = "." * host.startswith(".") + host.lstrip(".").encode("idna").decode()
        except UnicodeError:
            return None
    return f"*{host}" if host.startswith(".") else host
