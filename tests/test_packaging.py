"""The package as others get it: built, and installed where nothing leads back to the checkout."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "extractor-example-site"
BUNDLED = {file.name for file in (ROOT / "plugins").glob("[!_]*.py")}

LEADING_BACK = ("PYTHONPATH", "VIRTUAL_ENV", "EXTRACTOR_PLUGINS_DIR")

UV: list[str] = []
if shutil.which("uv"):
    UV = ["uv"]
elif importlib.util.find_spec("uv"):
    UV = [sys.executable, "-m", "uv"]

EXTRACT = """
import extractor, json, sys
article = extractor.extract(sys.stdin.read(), url=sys.argv[1])
json.dump([extractor.__file__, article.extractor, article.title, article.body], sys.stdout)
"""
SINA_PAGE = """<html><body><h1 class="main-title">水闸守住了第一夜</h1>
<div id="artibody"><p>新闸在黄昏时落下。</p><p class="show_author">责编：柳河</p></div></body></html>"""
EXAMPLE_PAGE = """<html><body><h1 class="headline">Flood gates hold</h1>
<div class="story"><p>They closed at dusk.</p><p class="newsletter">By mail.</p></div></body></html>"""


def run(*command: object, cwd: Path, given: str = "", allowed: tuple[int, ...] = (0,)) -> str:
    """What a command prints; it must succeed."""
    environ = {name: value for name, value in os.environ.items() if name not in LEADING_BACK}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=environ, input=given, capture_output=True, encoding="utf-8")
    assert done.returncode in allowed, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(project: Path, into: Path, *what: str) -> Path:
    """The wheel of a project; without ``--wheel``, the one that is built from its sdist."""
    builder = [*UV, "build", "--out-dir"] if UV else [sys.executable, "-m", "build", "--outdir"]
    run(*builder, into, *what, project, cwd=into)
    return next(into.glob("*.whl"))


class Environment:
    """A virtual environment, empty at first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "venv" / "bin"
        venv = [*UV, "venv", "--python", sys.executable] if UV else [sys.executable, "-m", "venv"]
        run(*venv, folder / "venv", cwd=folder)

    def install(self, *what: object) -> None:
        python = self.bin / "python"
        pip = [*UV, "pip", "install", "--python", python] if UV else [python, "-m", "pip", "install"]
        run(*pip, *what, cwd=self.folder)

    def extract(self, page: str, url: str) -> list[str]:
        """Where the package is, then who gave the article's body, its title and its body."""
        found: list[str] = json.loads(
            run(self.bin / "python", "-IXutf8", "-c", EXTRACT, url, cwd=self.folder, given=page)
        )
        return found

    def sites(self) -> dict[str, Any]:
        """What ``extractor sites --json`` says; it exits with 1 where a plugin failed."""
        listed: dict[str, Any] = json.loads(
            run(self.bin / "extractor", "sites", "--json", cwd=self.folder, allowed=(0, 1))
        )
        return listed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Environment:
    made = Environment(tmp_path_factory.mktemp("environment"))
    made.install(wheel)
    return made


def contents(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/RECORD")}


def test_the_wheel_ships_the_plugins_and_the_types(wheel: Path) -> None:
    names = contents(wheel)

    assert BUNDLED
    assert names >= {f"extractor/plugins/{name}" for name in BUNDLED}
    assert "extractor/py.typed" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"extractor"}


def test_the_wheel_that_is_built_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    assert contents(build(ROOT, tmp_path)) == contents(wheel)


def test_the_installed_package_finds_the_bundled_sites(environment: Environment) -> None:
    listed = [site for site in environment.sites()["sites"] if site["layer"] == "bundled"]

    assert {site["origin"] for site in listed} == {f"plugins/{name}" for name in BUNDLED}


def test_the_installed_package_needs_nothing_of_the_checkout(environment: Environment) -> None:
    file, *article = environment.extract(SINA_PAGE, "https://news.sina.com.cn/c/gates.shtml")

    assert Path(file).is_relative_to(environment.folder)
    assert article == ["sina", "水闸守住了第一夜", "新闸在黄昏时落下。"]


def test_another_package_adds_a_site(environment: Environment, tmp_path: Path) -> None:
    environment.install("--no-deps", shutil.copytree(EXAMPLE, tmp_path / "example"))

    (site,) = [site for site in environment.sites()["sites"] if site["layer"] == "installed"]
    _, *article = environment.extract(EXAMPLE_PAGE, "https://news.example.org/rivers/flood-gates")

    assert (site["name"], site["origin"]) == ("examplenews", "extractor-example-site 0.1.0")
    assert site["hosts"] == ["news.example.org"]
    assert article == ["examplenews", "Flood gates hold", "They closed at dusk."]


def test_the_fixtures_of_another_package_are_tests(environment: Environment, tmp_path: Path) -> None:
    example = shutil.copytree(EXAMPLE, tmp_path / "example")
    environment.install("--no-deps", example)
    environment.install("pytest")

    report = run(environment.bin / "python", "-m", "pytest", "-v", cwd=example)

    assert "flood-gates/input.html::title PASSED" in report
    assert "flood-gates/input.html::body PASSED" in report


def test_a_package_that_cannot_be_imported_is_listed_and_the_rest_works(
    environment: Environment, tmp_path: Path
) -> None:
    (tmp_path / "broken_site.py").write_text("raise RuntimeError('the river is closed')\n")
    (tmp_path / "pyproject.toml").write_text(
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        '[project]\nname = "broken-site"\nversion = "2.0"\n'
        '[project.entry-points.extractor]\nbroken = "broken_site"\n'
    )
    environment.install(tmp_path)

    listed = environment.sites()

    ((failure),) = listed["failures"]
    assert (failure["name"], failure["origin"]) == ("broken", "broken-site 2.0")
    assert failure["error"].endswith("broken_site.py:1: RuntimeError: the river is closed")
    assert {f"plugins/{name}" for name in BUNDLED} <= {site["origin"] for site in listed["sites"]}
