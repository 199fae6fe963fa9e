"""``[tool.extractor]`` of ``pyproject.toml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import PluginError
from extractor.settings import PLUGINS_DIR, Settings, find

TABLE = """
[tool.extractor]
plugins-dir = "sites"
rules = "kept"
fixtures = ["tests/fixtures", "more"]
memory = "memory.json"
mode = "fast"
min-confidence = 0.5
"""


def project(folder: Path, table: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(table, "utf-8")
    return folder


def test_the_nearest_file_that_has_the_table_says_it_with_paths_from_where_it_lies(tmp_path: Path) -> None:
    project(tmp_path, TABLE)
    below = project(tmp_path / "part", "[tool.other]\nfixtures = 1\n") / "deeper"
    below.mkdir()
    assert find(below) == Settings(
        file=tmp_path / "pyproject.toml",
        plugins_dir=tmp_path / "sites",
        rules=tmp_path / "kept",
        fixtures=(tmp_path / "tests/fixtures", tmp_path / "more"),
        memory=tmp_path / "memory.json",
        mode="fast",
        min_confidence=0.5,
    )


def test_a_folder_whose_project_says_nothing_has_no_settings(tmp_path: Path) -> None:
    assert find(project(tmp_path, "[project]\nname = 'other'\n")) == Settings()
    assert Settings().host() == {}


def test_names_may_be_written_as_in_python_and_one_folder_as_a_text(tmp_path: Path) -> None:
    settings = find(project(tmp_path, "[tool.extractor]\nplugins_dir = '../sites'\nfixtures = 'cases'\n"))
    assert (settings.plugins_dir, settings.fixtures) == (tmp_path.parent / "sites", (tmp_path / "cases",))


def test_what_is_said_for_a_run_counts_first_and_the_environment_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PLUGINS_DIR, raising=False)
    settings = find(project(tmp_path, "[tool.extractor]\nplugins-dir = 'sites'\nfallbacks = ['readability']\n"))
    assert settings.host() == {"plugins_dir": tmp_path / "sites", "fallbacks": ("readability",)}
    assert settings.host(plugins_dir="other", mode="fast") == {"plugins_dir": "other", "mode": "fast"}
    monkeypatch.setenv(PLUGINS_DIR, "elsewhere")
    assert settings.host(mode=None) == {"fallbacks": ("readability",)}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("tool.extractor = [1]", "pyproject.toml: [tool.extractor] is [1], and no table"),
        ("[tool.extractor]\nfixture = 'x'", "pyproject.toml: [tool.extractor] knows no 'fixture'; did you mean 'fixtures'?"),
        ("[tool.extractor]\nmemory = 1", "pyproject.toml: [tool.extractor] memory is 1; write a file: \"memory.json\""),
        ("[tool.extractor]\nfallbacks = 'x'", "fallbacks is 'x'; write names: [\"trafilatura\", \"readability\"]"),
        ("[tool.extractor]\nmin-confidence = 2", "min-confidence is 2; write a number from 0 to 1"),
        ("[tool.extractor]\nmode = true", "mode is True; write a text: \"fast\""),
        ("[tool.extractor", "pyproject.toml cannot be read: "),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_file_and_what_was_meant(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(PluginError) as told:
        find(project(tmp_path, content))
    assert message in str(told.value)
    assert str(told.value).startswith(str(tmp_path / "pyproject.toml"))
