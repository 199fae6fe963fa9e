"""Another project, which has the pytest plugin: its own plugins folder, its own fixtures."""

from __future__ import annotations

import json

import numpy as np  # noqa: F401 - loaded before pytester's runs, it stays loaded: it cannot be loaded twice
import pytest

import extractor.testing.cases  # noqa: F401 - likewise, because that is quick
from extractor.testing import pytest_plugin

PLUGIN = '''"""Pond News."""
from extractor import Site
from extractor.rules import block, css


class Pond(Site):
    hosts = ("pond.example",)
    title = css("h1")
    source = css(".source")
    published = css("time")
    body = block("#story", drop=".ad")

    def unavailable(self, document):
        return "captcha" if "robot" in document.text else None
'''
PAGE = """<html><head><title>A pond</title></head><body>
<h1>A pond for the village</h1><span class="source">云溪日报</span><time>2024-05-01 08:30</time>
<div id="story"><p>The pond was dug in April.</p><p class="ad">Buy a pump.</p><p>It holds water now.</p></div>
</body></html>"""
ORIGINS = {
    "title": 'pond: css("h1")',
    "source": 'pond: css(".source")',
    "published": 'pond: css("time")',
    "body": 'pond: block("#story")',
}
EXPECTED = {
    "title": "A pond for the village",
    "source": "云溪日报",
    "published": "2024-05-01T08:30:00",
    "origins": ORIGINS,
}
BODY = "The pond was dug in April.\nIt holds water now.\n"
SETTINGS = """
[tool.pytest.ini_options]
testpaths = ["tests"]
filterwarnings = ["error"]
extractor_fixtures = ["tests/fixtures"]
extractor_plugins_dir = "sites"
"""


class Project:
    """Another project, with a site of its own and a case for it."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.write("pyproject.toml", SETTINGS)
        self.write("sites/pond.py", PLUGIN)
        self.write("tests/test_other.py", "def test_other(): pass")
        self.add_case("first", expected=EXPECTED, body=BODY)

    def write(self, path: str, content: str) -> None:
        file = self.pytester.path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")

    def read(self, path: str) -> str:
        return (self.pytester.path / path).read_text("utf-8")

    def add_case(
        self,
        name: str,
        *,
        page: str = PAGE,
        expected: dict[str, object] | None = None,
        body: str | None = None,
    ) -> None:
        folder = f"tests/fixtures/pond/{name}"
        self.write(f"{folder}/input.html", page)
        self.write(f"{folder}/case.json", '{"url": "https://pond.example/1"}')
        if expected is not None:
            self.write(f"{folder}/expected.json", json.dumps(expected))
        if body is not None:
            self.write(f"{folder}/body.txt", body)

    def run(self, *args: str) -> pytest.RunResult:
        """Run pytest in this process with no other plugin, because that is quick."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
            return self.pytester.runpytest_inprocess(*args, plugins=[pytest_plugin])

    def run_as_installed(self, *args: str) -> pytest.RunResult:
        """Run pytest in a process of its own, which finds the plugin by its entry point."""
        return self.pytester.runpytest_subprocess(*args)


FIRST = "tests/fixtures/pond/first/input.html"
