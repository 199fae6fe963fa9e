"""The pytest plugin: a test for each field of each case below the project's folders of fixtures.

They are named in ``[tool.extractor]`` of ``pyproject.toml``, or by pytest's setting ``extractor_fixtures``. Every
project that has the package installed loads this module, so it imports nothing of the package itself before there is
a case to run, or a table to read.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from extractor import Extractor
    from extractor.settings import Settings
    from extractor.testing.cases import Case
    from extractor.testing.causes import Cause
    from extractor.testing.checks import Check
    from extractor.testing.failures import Failure

_NEW = "expected"
_SITE, _NO_CONTENT = "site", "no_content"  # as the checks are called, which are not imported before there is one
_FAILURE = "extractor_failure"
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a report carry its failure to another process, where it would arrive as a text without colour."""
    report = yield
    if as_json := getattr(report.longrepr, "as_json", None):
        setattr(report, _FAILURE, as_json())
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Take the failure from a report that came from another process."""
    if isinstance(report.longrepr, str) and hasattr(report, _FAILURE):
        from extractor.testing.failures import Failure

        report.longrepr = Failure.of_json(getattr(report, _FAILURE))  # type: ignore[assignment]  # pytest asks for its methods alone


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

    @cached_property
    def causes(self) -> Mapping[str, Cause]:
        """Why those that failed did."""
        from extractor.testing.causes import causes

        return causes(self.case, _extractor(self.config), [*self.checks.values()])


class CaseItem(pytest.Item):
    """A field of a case."""

    parent: CaseFile

    def runtest(self) -> None:
        """Compare the field; rewrite it where that was asked for.

        A failure that follows from another of the case, which this run tells, is expected.

        Raises:
            MismatchError: It is not what is expected.
        """
        file = self.parent
        if self.name == _NEW:
            self._accept_new()
            return
        check = file.checks[self.name]
        if check.passed:
            if check.filled_by and not check.origin:
                self._rewrite()
            return
        root, cause = next(
            (name, cause)
            for name, cause in file.causes.items()
            if self.name in (name, *(other.name for other in cause.follows))
        )
        is_final = root == _SITE and _NO_CONTENT not in file.actual
        if not is_final and self._rewrite():
            return
        if root != self.name and any(item.name == root for item in self.session.items if item.parent is file):
            pytest.xfail(f"follows from {root}")
        raise MismatchError(self._failure(check, cause))

    def _failure(self, check: Check, cause: Cause) -> Failure:
        from extractor.testing.failures import failure

        case = self.parent.case
        told = f"{case.site}."  # what the plugin's own rules warned of is among the facts
        return failure(
            check,
            cause,
            [one for one in self.parent.actual.get("warnings", ()) if not one.startswith(told)],
            place=os.path.relpath(self.path, self.config.rootpath),
            unfold=self.config.get_verbosity() > 1,
        )

    def _accept_new(self) -> None:
        case, actual = self.parent.case, self.parent.actual
        if actual[_SITE] != case.site:
            raise MismatchError(
                f"{case.folder} is a case of {case.site!r}, and {actual[_SITE] or 'no plugin'} answers for its page"
            )
        if not self._rewrite():
            raise MismatchError(f"{case.folder} expects nothing yet: run --extractor-update, read what it wrote")

    def _rewrite(self) -> bool:
        """Expect from now on what was extracted: where that was asked for, and a file can say it."""
        case, actual = self.parent.case, self.parent.actual
        if not self.config.getoption("extractor_update"):
            return False
        for file in case.accept(actual, [self.name]):
            self.config.stash[_REWRITTEN].setdefault(file, []).append(self.name)
        return True

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What our own errors say; of others, the traceback."""
        from extractor import ExtractorError

        if isinstance(excinfo.value, MismatchError):
            return excinfo.value.args[0]
        if isinstance(excinfo.value, ExtractorError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """The case and the field, for the headings of failures."""
        return self.path, None, f"{self.parent.case.site}/{self.parent.case.name}: {self.name}"


class MismatchError(Exception):
    """What was extracted is not what is expected; the argument says why, as a failure or a text."""


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
