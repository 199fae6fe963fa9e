"""``[tool.extractor]`` of ``pyproject.toml``, as the commands read and write it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

URL = "https://harbour.example/1"
STORY = (
    "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board. "
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said to the paper. "
    "The ferry waited at the pier until the evening, and the children of the island slept at the school that night."
)


@pytest.fixture
def project(extractor):
    extractor.write("pyproject.toml", '[tool.extractor]\nplugins-dir = "sites"\nmemory = "memory.json"\n')
    extractor.site("sites/harbour.py")
    extractor.page("1.html")
    extractor("learn", "1.html")
    return extractor


def told(extractor) -> dict[str, object]:
    return tomllib.loads((extractor.folder / "pyproject.toml").read_text("utf-8"))["tool"]["extractor"]


def test_a_plugins_folder_need_not_be_typed(project):
    (record,) = project("extract", "1.html", "--url", URL).records
    assert record["extractor"] == "harbour"
    assert "* harbour (sites/harbour.py)" in project("explain", "1.html", "--url", URL).out
    assert "sites/harbour.py" in project("sites").out


def test_a_memory_need_not_be_typed(project):
    assert (project.folder / "memory.json").is_file()
    (project.folder / "memory.json").unlink()
    result = project("extract", "1.html")
    assert (result.code, result.err.partition(":")[0]) == (2, "extractor")
    assert "the memory memory.json cannot be read" in result.err
    assert project("learn", "1.html").code == 0


def test_where_there_is_no_memory_to_learn_into_it_is_asked_for(extractor):
    extractor.page("1.html")
    result = extractor("learn", "1.html")
    assert (result.code, result.err) == (
        2, "extractor: --memory FILE is needed: where what is learned is to be written\n"
    )  # fmt: skip


def test_it_holds_in_the_folders_below(project):
    project.page("pages/2.html")
    (record,) = replace(project, folder=project.folder / "pages")("extract", "2.html", "--url", URL).records
    assert record["extractor"] == "harbour"


def test_an_option_and_the_environment_count_before_it(project):
    project.site("others/other.py", name="Other")
    (record,) = project("extract", "1.html", "--url", URL, "--plugins-dir", "others").records
    assert record["extractor"] == "other"
    (record,) = project("extract", "1.html", "--url", URL, env={"EXTRACTOR_PLUGINS_DIR": "others"}).records
    assert record["extractor"] == "other"


def test_a_mistake_is_misuse_and_names_the_file(extractor):
    extractor.write("pyproject.toml", "[tool.extractor]\nplugin-dir = 'sites'\n")
    extractor.page("1.html")
    result = extractor("extract", "1.html")
    assert result.code == 2
    assert result.err.endswith("pyproject.toml: [tool.extractor] knows no 'plugin-dir'; did you mean 'plugins-dir'?\n")


def test_a_fixture_goes_where_the_project_has_them(project):
    with (project.folder / "pyproject.toml").open("a") as file:
        file.write('fixtures = ["cases"]\n')
    assert project("fixture", "1.html", "--url", URL, "--case", "fog").code == 0
    assert (project.folder / "cases/harbour/fog/input.html").is_file()


# --- extractor new ------------------------------------------------------------------------------------------


def pages(extractor) -> list[str]:
    names = [f"pages/{number}.html" for number in (1, 2)]
    for name in names:
        extractor.page(name, title=f"Fog in the harbour, part {name[6]}", text=STORY)
    return names


def new(extractor, *options: str):
    result = extractor("new", "harbour", *pages(extractor), "--url", URL, *options)
    assert (result.code, result.err) == (0, "")
    return result.out


def test_what_new_writes_is_found_by_extract_and_by_plain_pytest(extractor):
    said = new(extractor)
    assert "wrote pyproject.toml: where plugins and fixtures are, for extract and pytest\n" in said
    assert told(extractor) == {"plugins-dir": "plugins", "fixtures": ["tests/fixtures"]}
    (record,) = extractor("extract", "pages/1.html", "--url", URL).records
    assert record["extractor"] == "harbour"
    run = subprocess.run([sys.executable, "-m", "pytest", "-q"], cwd=extractor.folder, capture_output=True, text=True)
    assert (run.returncode, "passed" in run.stdout) == (0, True), run.stdout


def test_a_folder_is_typed_once(extractor):
    new(extractor, "--plugins-dir", "sites", "--fixtures", "cases")
    assert told(extractor) == {"plugins-dir": "sites", "fixtures": ["cases"]}
    (record,) = extractor("extract", "pages/1.html", "--url", URL).records
    assert record["extractor"] == "harbour"


def test_new_says_what_to_do_next_and_that_works(extractor):
    said = new(extractor)
    commands = [line.strip() for line in said.partition("next: ")[2].splitlines()[1:] if line.strip()]
    assert commands == [
        f"extractor extract pages/1.html --url {URL} --format text",
        f"extractor explain pages/1.html --url {URL} --html why.html",
        "pytest",
    ]
    for command in commands[:2]:
        assert extractor(*command.split()[1:]).code == 0


def test_what_a_project_says_already_stays_as_it_is_written(extractor):
    written = '[project]\nname = "other"  # ours\n\n[tool.extractor]\nmode = "fast"  # quick\n\n[tool.ruff]\nline-length = 99\n'
    extractor.write("pyproject.toml", written)
    new(extractor, "--plugins-dir", "sites")
    assert told(extractor) == {"mode": "fast", "plugins-dir": "sites", "fixtures": ["tests/fixtures"]}
    lines = (extractor.folder / "pyproject.toml").read_text("utf-8").splitlines()
    assert [line for line in written.splitlines() if line not in lines] == []
    before = (extractor.folder / "pyproject.toml").read_bytes()
    assert "pyproject.toml" not in new(extractor, "--force")
    assert (extractor.folder / "pyproject.toml").read_bytes() == before
    assert (extractor.folder / "sites/harbour.py").is_file()


def test_from_a_folder_below_the_project_s_file_is_written(extractor):
    extractor.write("pyproject.toml", "[project]\nname = 'other'\n")
    new(replace(extractor, folder=Path(extractor.write("part/.keep", "")).parent), "--plugins-dir", "sites")
    assert told(extractor) == {"plugins-dir": "part/sites", "fixtures": ["part/tests/fixtures"]}
    assert not (extractor.folder / "part/pyproject.toml").exists()
