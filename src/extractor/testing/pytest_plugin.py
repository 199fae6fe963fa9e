"""The pytest plugin: a test for each field of each case below the project's folders of fixtures.

They are named in ``[tool.extractor]`` of ``pyproject.toml``, or by pytest's setting ``extractor_fixtures``. Every
project that has the package installed loads this module, so it imports nothing of the package itself before there is
a case to run, or a table to read.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from extractor import Extractor
    from extractor.settings import Settings
    from extractor.testing.cases import Case
    from extractor.testing.checks import Check

_NEW = "expected"
_ROOTS = pytest.StashKey[frozenset[Path]]()
_REWRITTEN = pytest.StashKey[dict[Path, list[str]]]()
_SETTINGS = pytest.StashKey["Settings | None"]()
_EXTRACTOR = pytest.StashKey["Extractor"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings and the option."""
    parser.addini("extractor_fixtures", "folders of fixtures for extractor: <folder>/<site>/<case>/", "paths", [])
    parser.addini("extractor_plugins_dir", "folder of site plugins the fixtures are run with", default="")
    parser.getgroup("extractor").addoption(
        "--extractor-update",
        action="store_true",
        help="write what was extracted into the fixtures' expected.json and body.txt where it differs",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Find the folders, and refuse to rewrite fixtures where nobody would see it.

    Raises:
        UsageError: A folder does not exist, or ``--extractor-update`` was given in CI or together with ``-n``.
    """
    settings = config.stash[_SETTINGS] = _settings(config)
    named = {_absolute(folder): "extractor_fixtures" for folder in config.getini("extractor_fixtures")}
    named |= dict.fromkeys(settings.fixtures, f"{settings.file}: fixtures") if settings else {}
    config.stash[_ROOTS] = frozenset(named)
    config.stash[_REWRITTEN] = {}
    for folder, setting in named.items():
        if not folder.is_dir():
            raise pytest.UsageError(f"{setting}: {folder} does not exist or is no folder")
    if config.getoption("extractor_update"):
        if os.environ.get("CI"):
            raise pytest.UsageError("--extractor-update would make every test pass: not with CI set")
        if config.getoption("dist", "no") != "no" or config.getoption("numprocesses", None):
            raise pytest.UsageError("--extractor-update cannot list what other processes rewrite: not with -n")


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take the folders of cases; every other folder is pytest's."""
    is_case = _absolute(path).parent.parent in parent.config.stash[_ROOTS]
    if not is_case or path.name.startswith(("_", ".")) or path.parent.name.startswith(("_", ".")):
        return None
    folder: CaseFolder = CaseFolder.from_parent(parent, path=path)
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """List what ``--extractor-update`` rewrote."""
    if rewritten := config.stash[_REWRITTEN]:
        terminalreporter.section("rewritten by --extractor-update")
        for file, names in sorted(rewritten.items()):
            terminalreporter.line(f"{os.path.relpath(file, config.rootpath)}: {', '.join(names)}")


class CaseFolder(pytest.Directory):
    """A case's folder. It keeps its files to itself: they are nothing to the collectors of other plugins."""

    def collect(self) -> list[pytest.Collector]:
        """The input, which stands for the case, so that pytest takes ``<folder>/input.html::title``.

        Raises:
            CollectError: The case is not as it must be.
        """
        from extractor import ExtractorError
        from extractor.testing.cases import Case

        try:
            case = Case.load(self.path)
            names = [*case.expected()]
            case.origins()
        except ExtractorError as error:
            raise self.CollectError(str(error)) from None
        file: CaseFile = CaseFile.from_parent(self, path=case.input)
        file.case, file.names = case, names
        return [file]


class CaseFile(pytest.File):
    """A case, and the fields that are expected."""

    case: Case
    names: list[str]

    def collect(self) -> list[pytest.Item]:
        """A test for each field that is expected."""
        names = [*self.names]
        if not names or (self.case.is_new and self.config.getoption("extractor_update")):
            names.append(_NEW)
        return [CaseItem.from_parent(self, name=name) for name in names]

    @cached_property
    def actual(self) -> dict[str, Any]:
        """What is extracted, once for all fields."""
        return self.case.run(_extractor(self.config))

    @cached_property
    def checks(self) -> dict[str, Check]:
        """What was expected before anything was rewritten beside what was extracted, by name."""
        return {check.name: check for check in self.case.checks(self.actual)}


class CaseItem(pytest.Item):
    """A field of a case."""

    parent: CaseFile

    def runtest(self) -> None:
        """Compare the field; rewrite it where that was asked for.

        Raises:
            MismatchError: It is not what is expected.
        """
        from extractor.testing.causes import cause

        file = self.parent
        if self.name == _NEW:
            if not self._rewrite():
                raise MismatchError(
                    f"{file.case.folder} expects nothing yet: run --extractor-update, read what it wrote"
                )
            return
        check = file.checks[self.name]
        if check.passed and (check.origin or not check.filled_by):
            return
        if not self._rewrite() and not check.passed:
            diff = [check.diff()] if check.expected != check.actual else []
            notes = (f"note: {note}" for note in file.actual.get("warnings", ()))
            raise MismatchError("\n".join([cause(file.case, _extractor(self.config), check), *diff, *notes]))

    def _rewrite(self) -> bool:
        """Expect from now on what was extracted: where that was asked for, and a file can say it."""
        from extractor.testing.checks import NO_CONTENT, SITE

        case, actual = self.parent.case, self.parent.actual
        # The site is a folder's name, and a rule that no longer matches no reason to rename it.
        if not self.config.getoption("extractor_update") or (self.name == SITE and NO_CONTENT not in actual):
            return False
        for file in case.accept(actual, [self.name]):
            self.config.stash[_REWRITTEN].setdefault(file, []).append(self.name)
        return True

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What our own errors say; of others, the traceback."""
        from extractor import ExtractorError

        if isinstance(excinfo.value, MismatchError | ExtractorError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """The case and the field, for the headings of failures."""
        return self.path, None, f"{self.parent.case.site}/{self.parent.case.name}: {self.name}"


class MismatchError(Exception):
    """What was extracted is not what is expected; the message is the difference."""


def _extractor(config: pytest.Config) -> Extractor:
    """The host of this run, made on first use."""
    if _EXTRACTOR not in config.stash:
        from extractor import Extractor

        folder, settings = config.getini("extractor_plugins_dir"), config.stash[_SETTINGS]
        given = {"plugins_dir": config.rootpath / folder} if folder else {}
        config.stash[_EXTRACTOR] = Extractor(**(settings.host(**given) if settings else given))
    return config.stash[_EXTRACTOR]


def _settings(config: pytest.Config) -> Settings | None:
    """What the project says in ``pyproject.toml``, looked for from pytest's root up; ``None`` where it says nothing."""
    files = (folder / "pyproject.toml" for folder in (config.rootpath, *config.rootpath.parents))
    if not any(file.is_file() and b"extractor" in file.read_bytes() for file in files):
        return None
    from extractor import PluginError, settings

    try:
        return settings.find(config.rootpath)
    except PluginError as error:
        raise pytest.UsageError(str(error)) from None


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))
