"""What a project says once: the table ``[tool.extractor]`` of its ``pyproject.toml``.

A folder comes in, settings go out, their paths absolute. No plugin is loaded here, and no other file read. The command
line and the pytest plugin look at it; the library does not, since a call is to mean the same wherever it is made.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import PluginError

__all__ = ["PLUGINS_DIR", "PYPROJECT", "RULES_DIR", "TABLE", "Settings", "find"]

PLUGINS_DIR = "EXTRACTOR_PLUGINS_DIR"
"""The environment variable that names a folder of plugins."""

RULES_DIR = "EXTRACTOR_RULES_DIR"
"""The environment variable that names a folder of rules that are kept for other programs."""

PYPROJECT = "pyproject.toml"
TABLE = "[tool.extractor]"


@dataclass(frozen=True)
class Settings:
    """What a project says of the host it wants, and where its fixtures are.

    Attributes:
        file: The file that says it; ``None`` where there is none.
        plugins_dir: The folder of site plugins.
        rules: The folder of rules that are kept for other programs.
        fixtures: The folders of fixtures; a new one goes into the first.
        memory: The file of what recurs.
        mode: How pages without a plugin are read.
        fallbacks: The engines that are asked instead.
        min_confidence: The confidence below which a body is none.
    """

    file: Path | None = None
    plugins_dir: Path | None = None
    rules: Path | None = None
    fixtures: tuple[Path, ...] = ()
    memory: Path | None = None
    mode: str | None = None
    fallbacks: tuple[str, ...] | None = None
    min_confidence: float | None = None

    def host(self, **given: Any) -> dict[str, Any]:
        """The arguments for :class:`~extractor.Extractor`.

        Args:
            given: What was said for this run, ``None`` where nothing was: it counts first, then the environment
                variables :data:`PLUGINS_DIR` and :data:`RULES_DIR`, then the file.
        """
        said = {
            "plugins_dir": None if os.environ.get(PLUGINS_DIR) else self.plugins_dir,
            "rules": None if os.environ.get(RULES_DIR) else self.rules,
            "memory": self.memory,
            "mode": self.mode,
            "fallbacks": self.fallbacks if given.get("mode") is None else None,
            "min_confidence": self.min_confidence,
        }
        said |= {name: value for name, value in given.items() if value is not None}
        return {name: value for name, value in said.items() if value is not None}


def find(folder: Path) -> Settings:
    """The settings for a folder: of the nearest ``pyproject.toml`` there or above that has the table.

    Raises:
        PluginError: That file is no TOML, or the table is not as it must be; the message names the file.
    """
    return next((found for file in _files(folder) if (found := _read(file))), Settings())


def _files(folder: Path) -> Iterator[Path]:
    folder = Path(os.path.abspath(folder))
    return (file for above in (folder, *folder.parents) if (file := above / PYPROJECT).is_file())


def _read(file: Path) -> Settings | None:
    try:
        content = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PluginError(f"{file} cannot be read: {error}") from error
    tools = content.get("tool")
    table = tools.get("extractor") if isinstance(tools, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise PluginError(f"{file}: {TABLE} is {table!r}, and no table")
    return Settings(file, **dict(_setting(file, name, value) for name, value in table.items()))


def _setting(file: Path, name: str, value: Any) -> tuple[str, Any]:
    key = name.replace("_", "-")
    if key not in _KINDS:
        close = difflib.get_close_matches(key, _KINDS, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(_KINDS)}"
        raise PluginError(f"{file}: {TABLE} knows no {name!r}; {hint}")
    what, read = _KINDS[key]
    try:
        return key.replace("-", "_"), read(file.parent, value)
    except ValueError:
        raise PluginError(f"{file}: {TABLE} {name} is {value!r}; write {what}") from None


# --- kinds of values ----------------------------------------------------------------------------------------


def _path(folder: Path, value: Any) -> Path:
    return Path(os.path.normpath(folder / _text(folder, value)))


def _paths(folder: Path, value: Any) -> tuple[Path, ...]:
    return tuple(_path(folder, item) for item in ([value] if isinstance(value, str) else _list(value)))


def _text(_: Path, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(value)
    return value


def _texts(folder: Path, value: Any) -> tuple[str, ...]:
    return tuple(_text(folder, item) for item in _list(value))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(value)
    return value


def _probability(_: Path, value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise ValueError(value)
    return float(value)


_KINDS: Mapping[str, tuple[str, Callable[[Path, Any], Any]]] = {
    "plugins-dir": ('a folder: "sites"', _path),
    "rules": ('a folder: "rules"', _path),
    "fixtures": ('folders: ["tests/fixtures"]', _paths),
    "memory": ('a file: "memory.json"', _path),
    "mode": ('a text: "fast"', _text),
    "fallbacks": ('names: ["trafilatura", "readability"]', _texts),
    "min-confidence": ("a number from 0 to 1", _probability),
}
