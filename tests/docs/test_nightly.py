"""The recipes of docs/nightly.md run: their files fit the schemas, and their scripts do what is said of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pages import PAGES, ROOT, Page

ACTION = ROOT / "action" / "action.yml"
RECIPES = Page("docs/nightly.md")
FILES = {path: block.content for block in RECIPES.code if (path := block.path or block.recipe)}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what the page asks for: the plugin, pages of last night, and a baseline of as many."""
    for name in ("pyproject.toml", "sites/lanhu.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FILES[name], "utf-8")
    (tmp_path / "pages").mkdir()
    for number in range(10):
        shutil.copy(PAGES / "1.html", tmp_path / "pages" / f"{number}.html")
    bash(tmp_path, "extractor doctor pages --save baseline.json")
    return tmp_path


def bash(folder: Path, script: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a step of GitHub and a line of GitLab are run."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def redesign(folder: Path) -> None:
    for file in (folder / "pages").iterdir():
        file.write_text(file.read_text("utf-8").replace("news-time", "news-date"), "utf-8")


def survey(folder: Path, **given: str) -> tuple[dict[str, str], str]:
    """Run the action's survey with its defaults; gives its outputs, and the summary."""
    (step,) = [step for step in steps() if step.get("id") == "survey"]
    inputs = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]
    values = {name: value.get("default", "pages") for name, value in inputs.items()} | given
    env = {key: values[value.removeprefix("${{ inputs.").removesuffix(" }}")] for key, value in step["env"].items()}
    output, summary = folder / "output", folder / "summary"
    for file in (output, summary):
        file.write_text("", "utf-8")
    done = bash(folder, step["run"], GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary), **env)
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
    return outputs, summary.read_text("utf-8")


def steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]
    return steps


@pytest.mark.parametrize(
    ("schema", "content"),
    [
        ("github-actions", ACTION.read_text("utf-8")),
        ("github-workflows", FILES[".github/workflows/nightly.yml"]),
        ("gitlab-ci", FILES[".gitlab-ci.yml"]),
    ],
)
def test_the_files_fit_the_schemas_of_who_reads_them(tmp_path: Path, schema: str, content: str) -> None:
    file = tmp_path / "given.yml"
    file.write_text(content, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_passes_where_all_is_well_and_keeps_report_and_history(project: Path) -> None:
    outputs, summary = survey(project)
    assert outputs["exit-code"] == "0"
    assert "no alarm" in summary
    survey(project)
    assert len((project / "history.jsonl").read_text("utf-8").splitlines()) == 2
    assert "charts over 2 surveys" in (project / "report.html").read_text("utf-8")


def test_the_action_tells_an_alarm_uploads_and_then_fails(project: Path) -> None:
    redesign(project)
    (project / "out").mkdir()
    outputs, summary = survey(project, report="out/report.html")
    assert outputs == {"exit-code": "1", "pages": "out/report-pages"}
    assert "    ALARM: lanhu: published" in summary
    assert (project / outputs["pages"] / "lanhu-published.html").is_file()
    *_, upload, last = steps()
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert bash(project, last["run"], CODE="1").returncode == 1


def test_an_action_that_is_misused_says_so_with_its_code(project: Path) -> None:
    (project / "baseline.json").write_text("no baseline", "utf-8")
    outputs, _ = survey(project)
    assert outputs["exit-code"] == "2"


def test_the_action_names_no_input_in_a_script() -> None:
    """What a workflow gives would be run there; it comes by the environment."""
    assert [step["run"] for step in steps() if "${{" in step.get("run", "")] == []


def test_the_action_installs_the_version_it_comes_with() -> None:
    (install,) = [step for step in steps() if step.get("name") == "Install"]
    assert install["env"]["SOURCE"] == "${{ github.action_path }}/.."
    assert (ACTION.parent / ".." / "pyproject.toml").is_file()


def test_the_inputs_on_the_page_are_those_of_the_action() -> None:
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    named = RECIPES.text.partition("The inputs, beside")[2].partition("\n\n")[0]
    assert [name for name in (*action["inputs"], *action["outputs"]) if f"`{name}`" not in named] == []


@pytest.mark.parametrize(("redesigned", "code"), [(False, 0), (True, 1)])
def test_the_script_of_gitlab_exits_as_the_page_says(project: Path, redesigned: bool, code: int) -> None:
    job = yaml.safe_load(FILES[".gitlab-ci.yml"])["doctor"]
    if redesigned:
        redesign(project)
    done = bash(project, "\n".join(job["script"]))
    assert done.returncode == code, done.stderr
    kept = {file.name for file in project.iterdir()}
    assert {*job["cache"]["paths"], "report.html"} <= kept
    assert ("report-pages" in kept) == redesigned


def test_the_script_of_cron_prints_only_what_somebody_has_to_know(project: Path) -> None:
    (project / "nightly.sh").write_text(FILES["nightly.sh"], "utf-8")
    well = bash(project, "sh nightly.sh")
    assert (well.returncode, well.stdout, well.stderr) == (0, "", "")
    redesign(project)
    alarm = bash(project, "sh nightly.sh")
    assert alarm.returncode == 1
    assert "ALARM: lanhu: published" in alarm.stdout
    (project / "baseline.json").unlink()
    misuse = bash(project, "sh nightly.sh")
    assert misuse.returncode == 2
    assert "baseline.json cannot be read" in misuse.stdout
