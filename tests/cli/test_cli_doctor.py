"""``extractor doctor``: thirty pages of a newspaper, and a selector that breaks in them."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from extractor import Extractor
from extractor.doctor import baseline
from extractor.doctor.observation import observe
from extractor.doctor.survey import take


@pytest.fixture
def desk(extractor, newspaper, before):
    """The command in a folder that has the newspaper's plugin, thirty pages, and the baseline of thirty others."""
    extractor.write("plugins/valley.py", newspaper.plugin)
    extractor.write("baseline.json", before)
    for number, page in enumerate(newspaper.pages(60)[30:]):
        extractor.write(f"now/{number:02}.html", page)
    return extractor


@pytest.fixture(scope="session")
def before(newspaper, tmp_path_factory):
    """The baseline of thirty pages."""
    folder = tmp_path_factory.mktemp("plugins")
    (folder / "valley.py").write_text(newspaper.plugin, "utf-8")
    host = Extractor(plugins_dir=folder)
    return baseline.dumps(take(observe(host.begin(page)) for page in newspaper.pages(30)))


def doctor(extractor, *arguments):
    return extractor("doctor", *arguments, "--plugins-dir", "plugins")


def redesign(extractor, name):
    for file in (extractor.folder / "now").iterdir():
        file.write_text(file.read_text("utf-8").replace(f'"{name}"', f'"{name}-2"'), "utf-8")


def test_healthy_pages_are_a_success(desk):
    result = doctor(desk, "now", "--since", "baseline.json")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1].startswith("no alarm: ")
    assert "ALARM" not in result.out


def test_what_is_saved_is_the_baseline_of_the_pages(desk, newspaper, before):
    for number, page in enumerate(newspaper.pages(30)):
        desk.write(f"then/{number:02}.html", page)
    assert doctor(desk, "then", "--save", "new.json").code == 0
    assert (desk.folder / "new.json").read_text("utf-8") == f"{before}\n"


@pytest.mark.parametrize(
    ("name", "alarm"),
    [
        ("headline", 'ALARM: valley: title: css("h1.headline") matched 24 of 30, now 0 of 30 (by chance '),
        ("story", 'ALARM: valley: body: block("div.story") matched 24 of 30, now 0 of 30 (by chance '),
        ("promo", "ALARM: valley: drop: .promo matched 24 of 30, now 0 of 30 (by chance "),
    ],
)
def test_a_selector_that_broke_is_an_alarm_that_names_the_rule(desk, name, alarm):
    redesign(desk, name)
    result = doctor(desk, "now", "--since", "baseline.json")
    assert (result.code, result.err) == (1, "")
    (line,) = [line for line in result.out.splitlines() if line.startswith("ALARM")]
    assert line.startswith(alarm)


def test_a_rule_of_six_pages_in_thirty_may_match_on_none_by_chance(desk):
    redesign(desk, "heading")
    result = doctor(desk, "now", "--since", "baseline.json")
    assert '  0 of 30   0     css("#heading")' in result.out
    assert (result.code, "ALARM" in result.out) == (0, False)


def test_the_tables_have_a_row_for_each_site_and_each_rule(desk):
    lines = doctor(desk, "now").out.splitlines()
    assert lines[0].split("  ")[0] == "site"
    assert lines[1].split() == ["valley", "30", "(page", "30)", "0", "0", "0", "0", lines[1].split()[-1]]
    assert [line.split(maxsplit=2)[2] for line in lines if line.startswith("valley  title")] == [
        '100%    24 of 30  24    css("h1.headline")',
        '6 of 30   6     css("#heading")',
        '30 of 30  0     meta("og:title")',
    ]
    assert [line.split(maxsplit=2)[2] for line in lines if line.startswith("valley  tags")] == ["0%"]


def test_a_baseline_of_a_single_page_can_be_compared_with(desk):
    assert doctor(desk, "now/00.html", "--save", "one.json").code == 0
    result = doctor(desk, "now", "--since", "one.json")
    assert (result.code, result.err) == (0, "")
    assert "1 documents then" not in result.out
    assert "valley: 1 document then and 30 now are too few to be sure of anything" in result.out


def test_dead_alternatives_are_told_and_are_no_alarm(desk):
    result = doctor(desk, "now")
    assert result.code == 0
    assert [line for line in result.out.splitlines() if line.startswith("dead")] == [
        "dead: valley: drop: .ticker dropped nothing from 30 bodies"
    ]


def test_as_json_there_is_the_survey_and_what_moved(desk):
    redesign(desk, "headline")
    result = doctor(desk, "now", "--since", "baseline.json", "--json")
    content = json.loads(result.out)
    assert result.code == 1
    assert content["survey"]["sites"]["valley"]["kinds"] == {"page": 30}
    (alarm,) = content["moved"]["alarms"]
    assert (alarm["site"], alarm["field"]) == ("valley", "title")
    assert alarm["movements"][0]["rule"] == 'css("h1.headline")'
    assert alarm["movements"][0]["table"] == {"before": 24, "of_before": 30, "after": 0, "of_after": 30}
    assert 0 < alarm["movements"][0]["p"] < 1e-9
    assert {rule["rule"] for rule in content["dead"]} == {'css("h1.headline")', ".ticker"}
    assert content["unreadable"] == {}
    assert json.loads(doctor(desk, "now", "--json").out)["moved"] is None


def test_a_baseline_can_be_compared_with_and_replaced_in_one_run(desk):
    redesign(desk, "headline")
    again = ("now", "--since", "baseline.json", "--save", "baseline.json")
    assert doctor(desk, *again).code == 1
    assert doctor(desk, *again).code == 0


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_counted(desk):
    desk.write("now/broken.html.gz", gzip.compress(b"x" * 100)[:20])
    result = doctor(desk, "now", "--since", "baseline.json", "--json")
    assert result.code == 1
    assert "now/broken.html.gz: ParseError" in result.err
    assert result.err.splitlines()[-1] == "extractor: 1 of 31 documents failed: 1 ParseError"
    content = json.loads(result.out)
    assert content["survey"]["sites"]["valley"]["kinds"] == {"page": 30}
    assert content["moved"]["alarms"] == []
    assert list(content["unreadable"]) == ["now/broken.html.gz"]


def test_unavailable_pages_count_for_no_rule(desk):
    human = "<!doctype html><link rel=canonical href=https://valley.example/1><p>First prove that you are human"
    for number in range(3):
        desk.write(f"now/human{number}.html", human)
    result = doctor(desk, "now", "--since", "baseline.json")
    assert result.code == 0
    assert "33 (page 33)  3 (captcha 3)" in result.out


def test_pages_without_a_site_are_one_line_with_their_hosts(desk):
    for number in range(3):
        desk.write(f"now/{number}.htm", f"<link rel=canonical href=https://hill.example/{number}><p>A story.")
    desk.write("now/3.htm", "<p>A story.")
    assert "\nwithout a site: 4 (hill.example 3, no address 1)\n" in doctor(desk, "now").out


def test_a_host_commands_no_terminal(desk):
    page = "<link rel=canonical href='https://hill\x1b[31m.example/1'><p>A story."
    desk.write("now/1.htm", page)
    assert "\x1b" not in doctor(desk, "now").out


@pytest.mark.parametrize("packed", [False, True])
def test_a_fixture_has_the_address_its_case_gives(desk, newspaper, packed):
    page = newspaper.pages(1)[0].replace("https://valley.example/0", "").encode()
    desk.write(f"fixtures/valley/mill/input.html{'.gz' * packed}", gzip.compress(page) if packed else page)
    desk.write("fixtures/valley/mill/case.json", '{"url": "https://valley.example/0"}')
    assert "with a site: 1 of 1 documents\n" in doctor(desk, "fixtures").out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "no valid JSON"),
        ('{"results": []}', "no survey: a baseline is what extractor doctor --save writes"),
        ('{"extractor survey": 9}', "a survey of version 9; this program reads version 1"),
        ('{"extractor survey": 1, "sites": {"valley": {}}}', "site valley"),
    ],
)
def test_a_broken_or_foreign_baseline_is_misuse(desk, content, message):
    desk.write("other.json", content)
    result = doctor(desk, "now", "--since", "other.json", "--save", "new.json")
    assert (result.code, result.raw) == (2, b"")
    assert result.err.startswith("extractor: other.json: ")
    assert message in result.err
    assert len(result.err.splitlines()) == 1
    assert not (desk.folder / "new.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("now", "--since", "nowhere.json"),
        ("now", "--save", "nowhere/new.json"),
        ("now/00.html", "--save", "now/00.html"),
        ("plugins",),
    ],
    ids=" ".join,
)
def test_what_cannot_be_carried_out_is_misuse(desk, arguments):
    result = doctor(desk, *arguments)
    assert (result.code, result.raw) == (2, b"")
    assert len(result.err.splitlines()) == 1
    assert "Traceback" not in result.err


# --- the report ---------------------------------------------------------------------------------------------


def test_a_report_has_an_inspector_for_each_alarm(desk):
    redesign(desk, "headline")
    result = doctor(desk, "now", "--since", "baseline.json", "--html", "report.html")
    assert (result.code, result.err) == (1, "")
    report = (desk.folder / "report.html").read_text("utf-8")
    assert "1 alarm at 1 of 1 sites" in report
    assert 'href="report-pages/valley-title.html"' in report
    inspector = (desk.folder / "report-pages" / "valley-title.html").read_text("utf-8")
    assert "extractor explain" in inspector
    (example,) = re.findall(r"For instance <code[^>]*>(now/\d\d[.]html)</code>", report)
    assert "headline-2" in (desk.folder / example).read_text("utf-8")


def test_without_an_alarm_there_is_a_report_alone(desk):
    assert doctor(desk, "now", "--since", "baseline.json", "--html", "report.html").code == 0
    assert "No alarm at 1 site" in (desk.folder / "report.html").read_text("utf-8")
    assert not (desk.folder / "report-pages").exists()


def test_the_history_grows_by_a_line_a_run_and_the_report_draws_it(desk):
    for _ in range(3):
        assert doctor(desk, "now", "--history", "history.jsonl", "--html", "report.html").code == 0
    lines = (desk.folder / "history.jsonl").read_text("utf-8").splitlines()
    assert [
        ["title", 'css("h1.headline")', 24, 30] in json.loads(line)["sites"]["valley"]["rules"] for line in lines
    ] == [True] * 3
    assert "charts over 3 surveys" in (desk.folder / "report.html").read_text("utf-8")


def test_a_line_of_the_history_that_was_cut_off_is_told_and_the_next_is_a_line_of_its_own(desk):
    doctor(desk, "now", "--history", "history.jsonl")
    whole = (desk.folder / "history.jsonl").read_bytes()
    desk.write("history.jsonl", whole + whole[:50])
    result = doctor(desk, "now", "--history", "history.jsonl")
    assert result.code == 0
    assert len((desk.folder / "history.jsonl").read_text("utf-8").splitlines()) == 3
    result = doctor(desk, "now", "--history", "history.jsonl")
    assert "history.jsonl: line 2 is passed over: it is broken" in result.err


def test_another_file_is_no_history_and_stays_as_it_is(desk, before):
    result = doctor(desk, "now", "--history", "baseline.json")
    assert result.code == 2
    assert "baseline.json: no history: line 1 is none that extractor doctor --history wrote" in result.err
    assert (desk.folder / "baseline.json").read_text("utf-8") == before


@pytest.mark.parametrize("option", ["--html", "--history"])
def test_a_document_is_no_place_for_a_report(desk, option):
    page = (desk.folder / "now" / "00.html").read_text("utf-8")
    result = doctor(desk, "now", option, "now/00.html")
    assert result.code == 2
    assert "now/00.html is one of the documents; write to another file" in result.err
    assert (desk.folder / "now" / "00.html").read_text("utf-8") == page


def test_where_a_report_cannot_be_written_it_is_told(desk):
    assert "nowhere/report.html cannot be written" in doctor(desk, "now", "--html", "nowhere/report.html").err
