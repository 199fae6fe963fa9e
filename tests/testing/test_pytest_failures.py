"""What the pytest plugin says of a case that fails: the cause, once, and what follows from it."""

from __future__ import annotations

import json

import pytest
from project import BODY, EXPECTED, FIRST, ORIGINS, PAGE, PLUGIN, SETTINGS, Project

# --- failing ------------------------------------------------------------------------------------------------


def test_a_body_that_differs_fails_with_its_lines(project: Project) -> None:
    project.add_case("first", expected=EXPECTED, body="The pond was dug in April.\nBuy a pump.\nIt holds water now.\n")
    result = project.run()
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*_ pond/first: body _*",
            "body is not what is expected",
            "--- body.txt",
            "+++ extracted",
            " The pond was dug in April.",
            "-Buy a pump.",
            " It holds water now.",
            f"FAILED {FIRST}::body*",
        ]
    )
    result.stdout.no_fnmatch_line("*Error*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_field_that_differs_fails_with_both_values(project: Project) -> None:
    project.add_case("first", expected=EXPECTED | {"source": "云溪晚报"}, body=BODY)
    result = project.run()
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(['-"云溪晚报"', '+"云溪日报"'])


def test_a_rule_that_rots_fails_though_the_fallback_answers(project: Project) -> None:
    project.write("sites/pond.py", PLUGIN.replace("#story", "#article"))
    result = project.run(f"{FIRST}::site")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["pond.body gives no body (sites/pond.py:11)"])


def test_a_rule_that_no_longer_fills_its_field_fails_although_the_value_is_the_same(project: Project) -> None:
    page = PAGE.replace("<head>", '<head><meta name="mediaid" content="云溪日报">')
    project.add_case("first", page=page, expected=EXPECTED, body=BODY)
    project.write(
        "sites/pond.py",
        PLUGIN.replace('css(".source")', 'css(".sorce") | meta("mediaid")').replace("css\n", "css, meta\n"),
    )
    result = project.run()
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(
        [
            'pond.source is no longer filled by css(".source") (sites/pond.py:9)',
            '  instead  pond: meta("mediaid"): *',
            f"FAILED {FIRST}::source*",
        ]
    )


def test_evidence_in_place_of_a_rule_fails_although_the_value_is_the_same(project: Project) -> None:
    page = PAGE.replace("<head>", '<head><meta property="og:title" content="A pond for the village">')
    project.add_case("first", page=page, expected=EXPECTED, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace('title = css("h1")', 'title = css("h3")'))
    result = project.run()
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(['pond.title is no longer filled by css("h1") (sites/pond.py:8)', "  instead  *"])


def test_a_selector_that_drops_nothing_any_more_fails_although_the_body_is_the_same(project: Project) -> None:
    page = PAGE.replace("Buy a pump.", "扫描二维码，关注公众号")  # which goes without the plugin's help
    project.add_case("first", page=page, expected=EXPECTED | {"drops": [".ad"]}, body=BODY)
    project.run().assert_outcomes(passed=7)
    project.write("sites/pond.py", PLUGIN.replace('drop=".ad"', 'drop=".add"'))
    result = project.run()
    result.assert_outcomes(passed=6, failed=1)
    result.stdout.fnmatch_lines(["pond.body drops nothing with .ad any more (sites/pond.py:11)"])


def test_a_rule_that_has_died_fails_although_the_value_is_the_same(project: Project) -> None:
    project.add_case("first", expected=EXPECTED | {"warnings": []}, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace('css("h1")', 'css("h2")'))
    result = project.run(f"{FIRST}::warnings")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*pond.title found nothing: css(*h2*)*"])


def test_a_rule_that_is_new_is_taken_down_by_an_update(project: Project) -> None:
    origins = ORIGINS | {"source": "page"}
    project.add_case("first", expected=EXPECTED | {"origins": origins}, body=BODY)
    result = project.run()
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(['source was filled by page, and is now by pond: css(".source")'])
    project.run("--extractor-update").assert_outcomes(passed=6)
    assert json.loads(project.read("tests/fixtures/pond/first/expected.json")) == EXPECTED


def test_which_evidence_gives_a_value_is_not_up_to_the_plugin(project: Project) -> None:
    project.write("sites/pond.py", PLUGIN.replace('    source = css(".source")\n', ""))
    project.add_case("first", expected=EXPECTED | {"origins": ORIGINS | {"source": "meta"}}, body=BODY)
    project.run().assert_outcomes(passed=6)


def test_a_case_that_says_nothing_of_origins_compares_values_and_an_update_takes_them_down(project: Project) -> None:
    values = {name: value for name, value in EXPECTED.items() if name != "origins"}
    project.add_case("first", expected=values, body=BODY)
    project.run().assert_outcomes(passed=6)
    project.run("--extractor-update").assert_outcomes(passed=6)
    written = json.loads(project.read("tests/fixtures/pond/first/expected.json"))
    assert written == EXPECTED | {"drops": [".ad"]}


@pytest.mark.parametrize("expected", [EXPECTED, {"no_content": "captcha"}])
def test_a_case_that_runs_without_its_plugin_fails(project: Project, expected: dict[str, object]) -> None:
    (project.pytester.path / FIRST).with_name("body.txt").unlink()
    project.add_case("first", page=PAGE if expected is EXPECTED else "<html>robot", expected=expected)
    project.write("pyproject.toml", SETTINGS.replace('extractor_plugins_dir = "sites"', ""))
    result = project.run(f"{FIRST}::site")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["there is no plugin and no engine 'pond' in this run"])


def test_a_plugin_that_cannot_be_loaded_is_named(project: Project) -> None:
    project.write("sites/pond.py", PLUGIN.replace("hosts", "hots"))
    result = project.run(f"{FIRST}::site")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "there is no plugin and no engine 'pond' in this run",
            "  failed   sites/pond.py:7: site Pond: hots: unknown attribute; did you mean 'hosts'[?]",
        ]
    )


def test_a_plugins_folder_that_does_not_exist_is_named(project: Project) -> None:
    project.write("pyproject.toml", SETTINGS.replace('"sites"', '"no-such"'))
    result = project.run(f"{FIRST}::title")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["the plugins folder *no-such does not exist or is no folder"])


def test_a_case_that_expects_nothing_fails(project: Project) -> None:
    project.add_case("second")
    result = project.run("tests/fixtures/pond/second")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*second expects nothing yet: run --extractor-update, read what it wrote"])


def test_a_broken_case_is_an_error_and_the_others_run(project: Project) -> None:
    project.write("tests/fixtures/pond/second/body.txt", BODY)
    project.add_case("third", expected={"titel": "A"})
    result = project.run()
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(
        [
            "*second: a case has one input, input.html or input.md, gzipped or not, and here is neither",
            "*expected.json: unknown field 'titel'; did you mean 'title'[?]",
        ]
    )
    project.run("--continue-on-collection-errors").assert_outcomes(passed=6, errors=2)


def test_that_there_is_no_article_can_be_expected(project: Project) -> None:
    project.add_case("second", page="<html>Are you a robot?", expected={"no_content": "captcha"})
    project.run("-v", "tests/fixtures/pond/second").stdout.fnmatch_lines(["*second/input.html::no_content PASSED*"])


# --- one cause, one failure ---------------------------------------------------------------------------------

WHOLE = EXPECTED | {"extractor": "pond", "warnings": [], "drops": [".ad"]}


def test_a_body_rule_that_broke_is_one_failure_with_its_cause(project: Project) -> None:
    project.add_case("first", expected=WHOLE, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace("#story", "#storey"))
    result = project.run()
    result.assert_outcomes(passed=4, failed=1, xfailed=4)
    result.stdout.fnmatch_lines(
        [
            "*_ pond/first: site _*",
            "pond.body gives no body (sites/pond.py:11)",
            '  rule     body = block("#storey", drop=(".ad",))',
            '  finds    block("#storey"): found nothing',
            '  nearest  <div id="story"> "The pond was dug in April. Buy a pump. I…": #story',
            "  instead  accurate: * characters",
            "from it follows, and -vv shows: extractor, warnings, drops, body*",
            f"FAILED {FIRST}::site - pond.body gives no body*",
        ]
    )
    assert result.stdout.str().count("is not what is expected") == 0


def test_what_follows_is_shown_when_it_is_asked_for(project: Project) -> None:
    project.add_case("first", expected=WHOLE, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace("#story", "#storey"))
    result = project.run("-vv")
    result.stdout.fnmatch_lines(
        ["from it follows extractor", '-"pond"', '+"accurate"', "from it follows body", "--- body.txt"]
    )


def test_what_follows_fails_by_itself_where_its_cause_is_not_run(project: Project) -> None:
    project.add_case("first", expected=WHOLE, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace("#story", "#storey"))
    result = project.run(f"{FIRST}::extractor")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["pond.body gives no body (sites/pond.py:11)", '-"pond"', '+"accurate"'])


def test_two_rules_that_broke_are_two_failures(project: Project) -> None:
    project.add_case("first", expected=WHOLE, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace("#story", "#storey").replace('css(".source")', 'css(".sorce")'))
    result = project.run()
    result.assert_outcomes(passed=3, failed=2, xfailed=4)
    result.stdout.fnmatch_lines_random(
        [
            'pond.source is no longer filled by css(".source") (sites/pond.py:9)',
            '  finds    css(".sorce"): found nothing',
            '  nearest  <span class="source"> "云溪日报": span.source',
        ]
    )


def test_a_warning_follows_from_the_rule_it_is_about(project: Project) -> None:
    project.add_case("first", expected=WHOLE, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace('css("h1")', 'css("h2")'))
    result = project.run()
    result.assert_outcomes(passed=7, failed=1, xfailed=1)
    result.stdout.fnmatch_lines(
        ["pond.title is no longer*", '  nearest  <h1> "A pond for the village": h1', "*follows*: warnings"]
    )


def test_a_body_follows_from_the_selector_that_drops_nothing(project: Project) -> None:
    page = PAGE.replace('class="ad">Buy a pump.', 'class="aside">The mill stands by it, as it always did.')
    project.add_case("first", page=page, expected=WHOLE | {"drops": [".aside"]}, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace('drop=".ad"', 'drop=".asides"'))
    result = project.run()
    result.assert_outcomes(passed=7, failed=1, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "pond.body drops nothing with .aside any more (sites/pond.py:11)",
            '  nearest  <p class="aside"> "The mill stands by it, as it always did.": p.aside',
            "from it follows, and -vv shows: body (0 of 2 lines lost, 1 new)",
        ]
    )


def test_an_article_that_is_gone_is_one_failure(project: Project) -> None:
    project.add_case("first", page="<html>Are you a robot?", expected=WHOLE, body=BODY)
    result = project.run()
    result.assert_outcomes(passed=1, failed=1, xfailed=7)
    result.stdout.fnmatch_lines(["there is no article: *captcha*"])


def test_a_site_that_was_not_asked_is_one_failure_that_says_why(project: Project) -> None:
    project.add_case("first", expected=WHOLE, body=BODY)
    project.write("sites/pond.py", PLUGIN.replace("pond.example", "lake.example"))
    result = project.run()
    assert result.parseoutcomes()["failed"] == 1
    result.stdout.fnmatch_lines(["the plugin 'pond' was not asked: no site claims pond.example"])


CHANGED = EXPECTED | {"source": "云溪晚报"}


@pytest.mark.parametrize("processes", [(), ("-n", "1")])
def test_differences_have_colour_where_it_is_asked_for(project: Project, processes: tuple[str, ...]) -> None:
    pytest.importorskip("xdist")
    project.add_case("first", expected=CHANGED, body=BODY)
    said = project.run_as_installed("--color=yes", *processes, "tests/fixtures").stdout.str()
    assert '\x1b[31m-\x1b[0m\x1b[31m"云溪\x1b[0m\x1b[31m\x1b[1m\x1b[7m晚\x1b[0m\x1b[31m报"\x1b[0m' in said
    plain = project.run_as_installed("--color=no", *processes, "tests/fixtures").stdout.str()
    assert '\n-"云溪晚报"\n+"云溪日报"\n' in plain


def test_what_a_report_file_holds_has_no_colour(project: Project) -> None:
    project.add_case("first", expected=CHANGED, body=BODY)
    project.run_as_installed("--color=yes", "--junitxml=report.xml", "tests/fixtures")
    assert "#x1B" not in project.read("report.xml")
    assert "云溪晚报" in project.read("report.xml")
