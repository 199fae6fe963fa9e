"""Rules that are kept for other programs, on the command line: asked, listed, checked, converted."""

from __future__ import annotations

import json

import pytest

RULES = """# Harbour News
title: //h1
body: //div[@class='story']
body: //div[class='old']
strip: //p[2]
strip_id_or_class: ad
date: //time[
http_header(user-agent): x
replace_string(<b>): <i>
test_url: http://harbour.example/1/
test_contains: forty small boats
"""
ADDRESSED = '<link rel="canonical" href="https://www.harbour.example/1"><meta charset'


@pytest.fixture
def harbour(extractor):
    """The command line in a folder with rules, and with two pages of their host."""
    extractor.write("rules/harbour.example.txt", RULES)
    extractor.write("rules/map.json", '{"mill.example": "article"}')
    extractor.write("pages/1.html", extractor.html().replace("<meta charset", ADDRESSED))
    extractor.write("pages/2.html", extractor.html().replace("<meta charset", ADDRESSED.replace("/1", "/2")))
    return extractor


def test_they_are_asked_where_no_plugin_is(harbour) -> None:
    result = harbour("explain", "pages/1.html", "--rules", "rules")
    assert "* harbour.example (rules/harbour.example.txt): harbour.example" in result.out
    assert "body: //div[@class='story']" in result.out
    assert "warning   rules/harbour.example.txt:7: date: invalid expression" in result.out


def test_the_environment_and_the_project_name_them_too(harbour) -> None:
    run = harbour("sites", env={"EXTRACTOR_RULES_DIR": "rules"})
    assert "and 2 more with rules that are kept for other programs" in run.out
    harbour.write("pyproject.toml", '[tool.extractor]\nrules = "rules"\n')
    assert json.loads(harbour("sites", "--json").out)["rules"] == 2


def test_rules_that_are_nowhere_are_said_to_be(harbour) -> None:
    for command in (("extract", "pages", "--rules", "nowhere"), ("rules", "check", "nowhere")):
        result = harbour(*command)
        assert (result.code, result.err) == (2, "extractor: the rules nowhere do not exist\n")


def test_sites_counts_them_and_finds_one_by_name(harbour) -> None:
    listed = harbour("sites", "--rules", "rules").out
    assert "harbour.example" not in listed
    assert "\nand 2 more with rules that are kept for other programs\n" in listed
    shown = harbour("sites", "harbour.example", "--rules", "rules").out
    assert shown.startswith("harbour.example - rules that are kept for another program\n")
    assert "body          body: //div[@class='story']\n            | body: //div[class='old']\n" in shown
    assert "  drop        strip: //p[2]\n              strip_id_or_class: ad" in shown
    assert harbour("sites", "lake.example", "--rules", "rules").code == 2


def test_the_doctor_calls_a_rule_that_never_wins_stale(harbour) -> None:
    for i in range(10):
        harbour.write(f"many/{i}.html", harbour.html().replace("<meta charset", ADDRESSED.replace("/1", f"/{i}")))
    result = harbour("doctor", "many", "--rules", "rules", "--json")
    found = json.loads(result.out)
    assert [rule["rule"] for rule in found["stale"]] == ["body: //div[@class='story']"]
    titles = [rule for rule in found["survey"]["sites"]["harbour.example"]["rules"] if rule["field"] == "title"]
    assert [(rule["matched"], rule["used"]) for rule in titles] == [(10, 0)]
    shown = harbour("doctor", "many", "--rules", "rules").out
    assert "stale: harbour.example: body: //div[@class='story'] matched on 10 of 10" in shown


# --- check --------------------------------------------------------------------------------------------------


def test_check_says_what_is_refused_and_what_can_never_match(harbour) -> None:
    result = harbour("rules", "check", "rules")
    assert result.code == 1
    assert result.out.splitlines() == [
        "rules/harbour.example.txt:7: date: invalid expression",
        "rules/harbour.example.txt:4: body: //div[class='old']: can match on no page: "
        "'class' is an element there; did you mean '@class'?",
        "2 hosts; lines: 8 understood, 1 ignored, 1 refused; 1 can match on no page",
        "ignored: http_header 1",
    ]


def test_check_says_which_rules_are_alive(harbour) -> None:
    result = harbour("rules", "check", "rules", "pages", "--json")
    found = json.loads(result.out)
    site = found["sites"]["harbour.example"]
    assert site["state"] in ("alive", "stale")
    assert [(rule["rule"], rule["matched"]) for rule in site["rules"] if rule["field"] == "body"] == [
        ("body: //div[@class='story']", 2),
        ("body: //div[class='old']", 0),
    ]
    assert found["failed tests"] == []
    harbour.write("rules/harbour.example.txt", RULES.replace("forty small", "fifty small").replace("story", "gone"))
    shown = harbour("rules", "check", "rules", "pages").out
    assert "pages/1.html: 'fifty small boats' is not in the article" in shown
    assert "on saved pages: dead 1" in shown


def test_files_without_a_fault_and_pages_of_nobody_are_fine(harbour) -> None:
    harbour.write("good/harbour.example.txt", "title: //h1\n")
    harbour.page("else/1.html")
    assert harbour("rules", "check", "good", "else").code == 0
    harbour.write("good/page.html", b"\x00\xff\xfe\x00binary")
    result = harbour("rules", "check", "good", "good/page.html", "else/1.html", "else/2.html")
    assert result.code == 1
    assert "else/2.html: FileNotFoundError" in result.err


def test_a_folder_without_rules_is_said_to_have_none(harbour) -> None:
    result = harbour("rules", "check", "pages")
    assert (result.code, result.err.count("files are called after hosts")) == (2, 1)


# --- convert ------------------------------------------------------------------------------------------------


def test_convert_writes_a_plugin_that_answers(harbour) -> None:
    result = harbour("rules", "convert", "rules/harbour.example.txt", "--plugins-dir", "sites")
    assert result.code == 0
    assert result.out.splitlines() == [
        "rules/harbour.example.txt:7: date: invalid expression",
        "rules/harbour.example.txt:4: left out: body: //div[class='old']: "
        "'class' is an element there; did you mean '@class'?",
        "rules/harbour.example.txt:5: left out: strip: //p[2]: CSS cannot say it",
        "rules/harbour.example.txt:9: left out: replace_string(<b>): <i>: a plugin changes no markup",
        "wrote sites/harbour_example.py (10 lines)",
    ]
    assert (harbour.folder / "sites/harbour_example.py").read_text() == (
        '"""harbour.example."""\n\n'
        "from extractor import Site\nfrom extractor.rules import block, css\n\n\n"
        "class HarbourExample(Site):\n"
        '    hosts = ("harbour.example",)\n'
        '    title = css("h1")\n'
        "    body = block(\"div[class='story']\", drop=(\"[class*='ad'], [id*='ad']\",))\n"
    )
    (article,) = harbour("extract", "pages/1.html", "--plugins-dir", "sites").records
    assert article["extractor"] == "harbourexample"


def test_convert_overwrites_nothing(harbour) -> None:
    harbour.write("plugins/harbour_example.py", "# mine")
    result = harbour("rules", "convert", "rules/harbour.example.txt")
    assert (result.code, "is there already; --force replaces it" in result.err) == (2, True)
    assert harbour("rules", "convert", "rules/harbour.example.txt", "--force").code == 0
    assert harbour("rules", "convert", "rules/harbour.example.txt", "--name", "harbour").code == 0


@pytest.mark.parametrize(
    ("file", "content", "wrong"),
    [
        ("notes.txt", "title: //h1", "is not called after a host"),
        ("a.example.txt", "prune: no", "nothing in a.example.txt can be said in a plugin"),
        (".example.com.txt", "title: //h1", ""),
    ],
)
def test_convert_says_why_it_cannot(harbour, file: str, content: str, wrong: str) -> None:
    harbour.write(file, content)
    result = harbour("rules", "convert", file)
    assert wrong in result.err
    assert result.code == (2 if wrong else 0)
