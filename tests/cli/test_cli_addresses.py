"""Where saved pages are from, and whose they are: ``--urls``, ``--site`` and what lies beside a page."""

from __future__ import annotations

import csv
import json
import os
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor
from extractor.cli.addresses import addressed
from extractor.cli.inputs import Input
from extractor.testing import Case

URL = "https://harbour.example/{}"


@pytest.fixture
def harbour(extractor):
    """Two pages that do not say where they are from, and a plugin for their site."""
    extractor.site("plugins/harbour.py")
    extractor.page("saved/1.html")
    extractor.page("saved/deep/2.html")
    extractor.write("pyproject.toml", '[tool.extractor]\nplugins-dir = "plugins"\n')
    return extractor


def found(result):
    return [(record["extractor"], record["url"]) for record in result.records]


BOTH = [("harbour", URL.format(1)), ("harbour", URL.format(2))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("urls.csv", "file,url\nsaved/1.html,https://harbour.example/1\nsaved/deep/2.html,https://harbour.example/2\n"),
        ("urls.csv", "id;address;page\n7;https://harbour.example/1;1.html\n8;https://harbour.example/2;deep/2.html\n"),
        ("urls.tsv", "1.html\thttps://harbour.example/1\n\ndeep/2.html\thttps://harbour.example/2\n"),
        ("urls.txt", "\ufeff1.html https://harbour.example/1\ndeep/2.html  https://harbour.example/2\n"),
        ("urls.jsonl", '{"path": "1.html", "url": "https://harbour.example/1"}\n{"path": "x", "url": null}\n'
                       '{"file": "deep/2.html", "address": "https://harbour.example/2"}\n'),
        ("urls.txt", "1.html, https://harbour.example/1\n\"deep/2.html\", https://harbour.example/2\n"),
        ("saved/urls.txt", "./1.html https://harbour.example/1\ndeep/2.html https://harbour.example/2\n"),
    ],
)  # fmt: skip
def test_a_list_says_where_pages_are_from(harbour, name, content):
    harbour.write(name, content)
    assert found(harbour("extract", "saved", "--urls", name)) == BOTH


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip).filter(bool))
def test_whatever_a_file_is_called_a_csv_list_finds_it(name):
    with TemporaryDirectory() as folder:
        with open(f"{folder}/urls.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("file", "url"), ("another", URL.format(2)), (name, URL.format(1))])
        (found,) = addressed([Input(name)], f"{folder}/urls.csv")
    assert found.url == URL.format(1)


def test_a_list_may_be_what_extract_wrote(harbour):
    harbour("extract", "saved/1.html", "--url", URL.format(1), "--output", "articles.jsonl")
    assert found(harbour("extract", "saved/1.html", "--urls", "articles.jsonl")) == BOTH[:1]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("1.html here\n", "urls.txt:1: 1.html here is no file and its address"),
        ("file,url\n1.html,https://harbour.example/1\n2.html,x\n", "urls.txt:3: 2.html x is no file and its address"),
        ('{"path": "1.html"', "urls.txt is no list of addresses: line 1 is no JSON: "),
        ("3.html https://harbour.example/3", "urls.txt has no address for saved/1.html or any other; it names 3.html, for one"),
        ("", "urls.txt has no address for saved/1.html or any other, and nothing else"),
        (b"\xff\xfe\x00", "urls.txt is no list of addresses: "),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_misuse_and_says_where(harbour, content, message):
    harbour.write("urls.txt", content)
    result = harbour("extract", "saved", "--urls", "urls.txt")
    assert (result.code, result.raw) == (2, b"")
    assert result.err.startswith(f"extractor: {message}")
    assert len(result.err.splitlines()) == 1


def test_a_file_beside_a_page_says_where_it_is_from(harbour):
    harbour.write("saved/1.html.url", "https://harbour.example/1\n")
    harbour.write("saved/deep/2.html.url", "[InternetShortcut]\r\nURL=https://harbour.example/2\r\n")
    assert found(harbour("extract", "saved")) == BOTH


def test_the_file_system_may_know_it(harbour):
    try:
        os.setxattr(harbour.folder / "saved/1.html", "user.xdg.origin.url", b"https://harbour.example/1")
    except (AttributeError, OSError):
        pytest.skip("the file system holds no attributes")
    assert found(harbour("extract", "saved/1.html")) == BOTH[:1]


def test_every_command_knows_what_is_beside_a_page(harbour):
    harbour.write("saved/1.html.url", "https://harbour.example/1\n")
    assert "harbour claims harbour.example" in harbour("explain", "saved/1.html").out
    assert json.loads(harbour("doctor", "saved/1.html", "--json").out)["survey"]["sites"]["harbour"]["kinds"] == {
        "page": 1
    }
    assert harbour("fixture", "saved/1.html", "--case", "fog").code == 0
    assert (harbour.folder / "tests/fixtures/harbour/fog/case.json").is_file()


def test_every_command_takes_a_list(harbour):
    harbour.write("urls.csv", "saved/1.html,https://harbour.example/1\nsaved/deep/2.html,https://harbour.example/2\n")
    assert "harbour claims harbour.example" in harbour("explain", "saved/1.html", "--urls", "urls.csv").out
    assert "with a site: 2 of 2 documents" in harbour("doctor", "saved", "--urls", "urls.csv").out
    assert harbour("fixture", "saved/1.html", "--case", "fog", "--urls", "urls.csv").code == 0
    assert harbour("learn", "saved", "--memory", "memory.json", "--urls", "urls.csv").code == 0
    assert "harbour.example" in (harbour.folder / "memory.json").read_text("utf-8")
    told = harbour("new", "pier", "saved", "--urls", "urls.csv", "--plugins-dir", "others").err
    assert "say where it is from" not in told


# --- whose they are -----------------------------------------------------------------------------------------


def test_a_site_can_be_named(harbour):
    assert found(harbour("extract", "saved", "--site", "Harbour")) == [("harbour", None)] * 2
    explained = harbour("explain", "saved/1.html", "--site", "harbour").out
    assert "site      harbour was named" in explained.splitlines()
    assert "with a site: 2 of 2 documents" in harbour("doctor", "saved", "--site", "harbour").out


def test_a_site_that_is_not_there_is_misuse(harbour):
    result = harbour("extract", "saved", "--site", "harbor")
    assert (result.code, result.err) == (2, "extractor: there is no site 'harbor'; did you mean 'harbour'?\n")


def test_where_no_address_is_known_both_are_suggested(harbour):
    advice = "--urls FILE says where pages are from, --site NAME whose they are"
    assert harbour("extract", "saved").err == f"extractor: no address is known for 2 of 2: {advice}\n"
    assert f"          {advice}" in harbour("explain", "saved/1.html").out.splitlines()
    assert f"no address: {advice}" in harbour("doctor", "saved").out.splitlines()
    told = harbour("fixture", "saved/1.html")
    assert told.err == f"extractor: saved/1.html: no address is known, and no plugin was asked: {advice}\n"
    assert (told.code, (harbour.folder / "tests").exists()) == (2, False)
    assert harbour("fixture", "saved/1.html", "--site", "accurate").code == 0
    told = harbour("new", "pier", "saved/1.html", "--plugins-dir", "others").err
    assert told.endswith(
        "the page does not say where it is from; give an address of its site with --url, or a list of them with --urls; "
        "--site names a plugin there is already\n"
    )


def test_a_fixture_of_a_site_that_was_named_says_so_and_passes(harbour):
    folder = harbour.folder / "tests/fixtures/harbour/fog"
    assert harbour("fixture", "saved/1.html", "--site", "Harbour", "--case", "fog").code == 0
    assert json.loads((folder / "case.json").read_text("utf-8")) == {"site": "harbour"}
    host = Extractor(plugins_dir=harbour.folder / "plugins")
    case = Case.load(folder)
    assert all(check.passed for check in case.checks(case.run(host)))
    assert not all(check.passed for check in case.checks(case.run(Extractor())))
    assert found(harbour("extract", "tests/fixtures")) == [("harbour", None)]
    assert harbour("fixture", str(folder / "input.html"), "--case", "again", "--redact").code == 0
    again = Case.load(folder.with_name("again"))
    assert again.assigned == "harbour"
    assert all(check.passed for check in again.checks(again.run(host)))


def test_a_fixture_whose_address_leads_to_the_site_need_not_say_it(harbour):
    harbour("fixture", "saved/1.html", "--site", "harbour", "--case", "fog", "--url", URL.format(1))
    case = (harbour.folder / "tests/fixtures/harbour/fog/case.json").read_text("utf-8")
    assert json.loads(case) == {"url": URL.format(1)}
