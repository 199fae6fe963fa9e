"""The pytest plugin, as another project uses it: what it collects, and what it rewrites."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from project import BODY, EXPECTED, FIRST, ORIGINS, PAGE, PLUGIN, SETTINGS, Project

from extractor.testing import pytest_plugin

# --- collecting ---------------------------------------------------------------------------------------------


def test_each_field_is_a_test(project: Project) -> None:
    result = project.run("-v")
    result.stdout.fnmatch_lines_random(
        [f"{FIRST}::{name} PASSED*" for name in ("title", "source", "published", "body", "site")]
        + ["tests/test_other.py::test_other PASSED*"]
    )
    result.assert_outcomes(passed=6)


def test_without_warnings_and_in_a_process_of_its_own(project: Project) -> None:
    project.run_as_installed("-W", "error").assert_outcomes(passed=6)


@pytest.mark.parametrize(
    ("argument", "passed"),
    [
        ("tests/fixtures", 5),
        ("tests/fixtures/pond", 5),
        ("tests/fixtures/pond/first", 5),
        (f"{FIRST}::title", 1),
    ],
)
def test_a_site_a_case_or_a_field_can_be_asked_for(project: Project, argument: str, passed: int) -> None:
    project.run(argument).assert_outcomes(passed=passed)


def test_a_failing_test_is_run_again_by_its_id(project: Project) -> None:
    project.add_case("first", expected=EXPECTED | {"source": "云溪晚报"}, body=BODY)
    project.run()
    result = project.run("--last-failed")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"FAILED {FIRST}::source*"])


def test_nothing_is_collected_unless_a_folder_is_named(project: Project) -> None:
    project.write("pyproject.toml", "[tool.pytest.ini_options]\n")
    project.run().assert_outcomes(passed=1)


def test_a_folder_that_does_not_exist_is_an_error(project: Project) -> None:
    project.write("pyproject.toml", SETTINGS.replace("tests/fixtures", "tests/fixture"))
    result = project.run()
    assert result.ret is pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: extractor_fixtures: *fixture does not exist or is no folder"])


def test_only_what_is_below_the_folder_is_collected(project: Project) -> None:
    project.write("elsewhere/fixtures/pond/second/input.html", PAGE)
    project.write("tests/fixtures/input.html", PAGE)
    project.write("tests/fixtures/pond/input.html", PAGE)
    project.write("tests/fixtures/pond/first/more/input.html", PAGE)
    project.write("tests/fixtures/pond/_draft/input.html", PAGE)
    project.run(".").assert_outcomes(passed=6)


def test_other_collectors_do_not_see_what_is_in_a_case(project: Project) -> None:
    project.write("tests/fixtures/pond/first/test_page.py", "syntax error")
    project.write("tests/fixtures/pond/second/input.md", "---\ntitle: A\n---\n\n>>> 1 + 1\n3\n")
    result = project.run("--doctest-glob=*.md", "--doctest-glob=*.txt", "tests/fixtures/pond")
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(["FAILED tests/fixtures/pond/second/input.md::expected*"])


def test_a_document_is_extracted_once_for_all_fields(project: Project) -> None:
    hook = "@hookimpl\ndef extractor_finish(article):\n    print('a document')\n"
    project.write("sites/count.py", f"from extractor import hookimpl\n\n\n{hook}")
    result = project.run("-s", FIRST)
    result.assert_outcomes(passed=5)
    assert result.stdout.str().count("a document") == 1


def test_it_runs_in_several_processes(project: Project) -> None:
    pytest.importorskip("xdist")
    project.run_as_installed("-n", "2").assert_outcomes(passed=6)


# --- updating -----------------------------------------------------------------------------------------------


def test_what_changed_is_rewritten_and_listed(project: Project) -> None:
    project.add_case("first", expected=EXPECTED | {"source": "云溪晚报"}, body="A lake.\n")
    result = project.run("--extractor-update")
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines(
        [
            "*= rewritten by --extractor-update =*",
            "tests/fixtures/pond/first/body.txt: body",
            "tests/fixtures/pond/first/expected.json: source",
        ]
    )
    assert json.loads(project.read("tests/fixtures/pond/first/expected.json")) == EXPECTED
    assert project.read("tests/fixtures/pond/first/body.txt") == BODY
    project.run().assert_outcomes(passed=6)


def test_where_nothing_changed_nothing_is_listed(project: Project) -> None:
    result = project.run("--extractor-update")
    result.assert_outcomes(passed=6)
    result.stdout.no_fnmatch_line("*rewritten*")


def test_a_new_case_is_written_whole(project: Project) -> None:
    project.add_case("second")
    project.run("--extractor-update").assert_outcomes(passed=7)
    written = json.loads(project.read("tests/fixtures/pond/second/expected.json"))
    origins = {"title", "source", "published", "url", "body"}
    assert written == EXPECTED | {
        "url": "https://pond.example/1", "extractor": "pond", "warnings": [], "drops": [".ad"],
        "origins": ORIGINS | {"url": written["origins"]["url"]},
    }  # fmt: skip
    assert written["origins"].keys() == origins
    assert project.read("tests/fixtures/pond/second/body.txt") == BODY
    project.run("tests/fixtures/pond/second").assert_outcomes(passed=9)


def test_a_case_with_a_body_written_by_hand_gets_its_fields(project: Project) -> None:
    project.add_case("second", body=BODY)
    project.run("--extractor-update").assert_outcomes(passed=9)
    assert "title" in json.loads(project.read("tests/fixtures/pond/second/expected.json"))


def test_only_the_field_that_was_asked_for_is_rewritten(project: Project) -> None:
    project.add_case("first", expected=EXPECTED | {"source": "云溪晚报"}, body="A lake.\n")
    project.run("--extractor-update", f"{FIRST}::source").assert_outcomes(passed=1)
    assert project.read("tests/fixtures/pond/first/body.txt") == "A lake.\n"


def test_a_case_whose_article_is_gone_is_rewritten_whole(project: Project) -> None:
    project.add_case("first", page="<html>Are you a robot?", expected=EXPECTED, body=BODY)
    project.run("--extractor-update").assert_outcomes(passed=6)
    assert json.loads(project.read("tests/fixtures/pond/first/expected.json")) == {"no_content": "captcha"}
    assert not (project.pytester.path / "tests/fixtures/pond/first/body.txt").exists()
    project.run().assert_outcomes(passed=3)


def test_a_rule_that_rots_cannot_be_updated_away(project: Project) -> None:
    project.write("sites/pond.py", PLUGIN.replace("#story", "#article"))
    result = project.run("--extractor-update")
    assert result.parseoutcomes()["failed"] == 1
    result.stdout.fnmatch_lines([f"FAILED {FIRST}::site*"])
    assert project.read("tests/fixtures/pond/first/body.txt") == BODY


def test_a_new_case_is_not_written_from_what_another_than_its_plugin_gives(project: Project) -> None:
    project.add_case("second")
    project.write("sites/pond.py", PLUGIN.replace("#story", "#storey"))
    result = project.run("--extractor-update", "tests/fixtures/pond/second")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*second is a case of 'pond', and accurate answers for its page"])
    assert not (project.pytester.path / "tests/fixtures/pond/second/expected.json").exists()


def test_updating_is_refused_in_ci(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.add_case("second")
    monkeypatch.setenv("CI", "true")
    result = project.run("--extractor-update")
    assert result.ret is pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --extractor-update would make every test pass: not with CI set"])
    assert not (project.pytester.path / "tests/fixtures/pond/second/expected.json").exists()


def test_updating_is_refused_in_several_processes(project: Project) -> None:
    pytest.importorskip("xdist")
    result = project.run_as_installed("--extractor-update", "-n", "2")
    assert result.ret is pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --extractor-update cannot list what other processes rewrite: not with -n"])


# --- staying out of the way ---------------------------------------------------------------------------------


def test_it_imports_nothing_of_the_package_until_there_is_a_case() -> None:
    script = f"import runpy, sys; runpy.run_path({pytest_plugin.__file__!r}); sys.exit('extractor' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_project_s_own_table_names_fixtures_and_plugins(project: Project) -> None:
    table = '[tool.extractor]\nplugins-dir = "sites"\nfixtures = ["tests/fixtures"]\n'
    project.write("pyproject.toml", table)
    project.run().assert_outcomes(passed=6)
    project.write("pyproject.toml", table.replace("tests/fixtures", "nowhere"))
    project.run().stderr.fnmatch_lines(["ERROR: *pyproject.toml: fixtures: *nowhere does not exist or is no folder"])
    project.write("pyproject.toml", table.replace("fixtures =", "fixturs ="))
    project.run().stderr.fnmatch_lines(["ERROR: *knows no 'fixturs'; did you mean 'fixtures'?"])
