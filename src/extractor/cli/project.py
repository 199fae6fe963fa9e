"""The project a command is run in: where its plugins and fixtures are, and writing that down for those who ask next."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import extractor.plugins
from extractor.cli.messages import MisuseError
from extractor.settings import PLUGINS_DIR, PYPROJECT, Settings, find

__all__ = ["FIXTURES", "fixtures", "here", "is_looked_at", "plugins_dir", "remember"]

_PLUGINS = Path("plugins")
_FIXTURES = Path("tests/fixtures")

FIXTURES = f"the folder of fixtures; by default the one pyproject.toml names, or else {_FIXTURES}"
"""What the commands that write fixtures say of their folder."""


def here() -> Settings:
    """The settings of the project in the working directory, with paths as short as they can be told.

    Raises:
        PluginError: They are not as they must be.
    """
    found = find(Path())
    return replace(
        found,
        file=found.file and _short(found.file),
        plugins_dir=found.plugins_dir and _short(found.plugins_dir),
        rules=found.rules and _short(found.rules),
        fixtures=tuple(map(_short, found.fixtures)),
        memory=found.memory and _short(found.memory),
    )


def fixtures(arguments: argparse.Namespace) -> Path:
    """The folder that new fixtures go into."""
    settings: Settings = arguments.settings
    return Path(arguments.fixtures or next(iter(settings.fixtures), _FIXTURES))


def plugins_dir(arguments: argparse.Namespace) -> Path:
    """The folder that new plugins go into: the one that is looked at, if there is any."""
    settings: Settings = arguments.settings
    return Path(arguments.plugins_dir or os.environ.get(PLUGINS_DIR) or settings.plugins_dir or _PLUGINS)


def is_looked_at(folder: Path, settings: Settings) -> bool:
    """Whether a host finds plugins in a folder though no command names it."""
    looked_at = [os.environ.get(PLUGINS_DIR) or settings.plugins_dir, *extractor.plugins.__path__]
    return folder.resolve() in [Path(path).resolve() for path in looked_at if path]


def remember(settings: Settings, plugins_dir: Path | None, fixtures: Path) -> Path | None:
    """Write down in ``pyproject.toml`` where plugins and fixtures are, as far as it does not say so yet.

    Args:
        settings: What it says.
        plugins_dir: The folder of plugins; ``None`` where that needs no writing down.
        fixtures: The folder of fixtures.

    Returns:
        The file, where it was written; made where there is none here or above.

    Raises:
        MisuseError: It cannot be written, or is none that can be added to.
    """
    known = [folder.resolve() for folder in settings.fixtures]
    wanted: dict[str, Any] = {}
    file = settings.file or _nearest()
    if plugins_dir is not None and settings.plugins_dir is None:
        wanted["plugins-dir"] = _from(file, plugins_dir)
    if fixtures.resolve() not in known:
        wanted["fixtures"] = [_from(file, folder) for folder in (*settings.fixtures, fixtures)]
    if not wanted:
        return None
    _write(file, wanted)
    return file


def _write(file: Path, wanted: dict[str, Any]) -> None:
    import tomlkit  # for a file that people write, with comments
    from tomlkit.exceptions import TOMLKitError

    try:
        content = tomlkit.parse(file.read_text("utf-8") if file.exists() else "")
        table = content.setdefault("tool", tomlkit.table(is_super_table=True)).setdefault("extractor", tomlkit.table())
        table.update(wanted)
        file.write_text(tomlkit.dumps(content), "utf-8", newline="\n")
    except (OSError, ValueError, AttributeError, TOMLKitError) as error:
        raise MisuseError(f"{file} cannot be written: {error}") from error


def _nearest() -> Path:
    """The project's file here or above; where there is none, one that is made here."""
    here = Path.cwd()
    files: Sequence[Path] = [folder / PYPROJECT for folder in (here, *here.parents)]
    return _short(next((file for file in files if file.is_file()), files[0]))


def _from(file: Path, folder: Path) -> str:
    """A folder as the file is to name it."""
    try:
        return Path(os.path.relpath(folder, file.parent)).as_posix()
    except ValueError:  # on another drive
        return folder.resolve().as_posix()


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
