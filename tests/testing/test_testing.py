"""Fixtures as data: cases are read, run, compared and written back."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from project import BODY as BODY_TEXT
from project import PAGE

from extractor import Extractor, Kind, PluginError, Site
from extractor.rules import block, css
from extractor.sites.index import Layer
from extractor.sites.site import RULED
from extractor.testing import BODY, NO_CONTENT, SITE, Case, Check, load_cases

MakeCase = Callable[..., Path]


class Pond(Site):
    hosts = ("pond.example",)
    title = css("h1")
    source = css(".source")
    published = css("time")
    body = block("#story", drop=".ad")

    def unavailable(self, document):
        return "captcha" if "robot" in document.text else None


@pytest.fixture
def extractor() -> Extractor:
    return Extractor(sites=[Pond])


@pytest.fixture
def make_case(tmp_path: Path) -> MakeCase:
    """Write a case of the site ``pond``: ``input.html`` and an address, unless the test says otherwise."""

    def make(name: str = "first", **files: str | None) -> Path:
        folder = tmp_path / "pond" / name
        folder.mkdir(parents=True)
        given = {"input_html": PAGE, "case_json": '{"url": "https://pond.example/1"}'} | files
        for file, content in given.items():
            if content is not None:
                (folder / file.replace("_", ".")).write_text(content, "utf-8")
        return folder

    return make


def names(case: Case) -> list[str]:
    return list(case.expected())


# --- loading ------------------------------------------------------------------------------------------------


def test_an_input_may_be_gzipped(tmp_path: Path, extractor: Extractor) -> None:
    packed = gzip.compress(PAGE.encode())
    case = Case.create(tmp_path, "pond", "packed", packed, url="https://pond.example/1")
    assert (case.input.name, case.input.read_bytes()) == ("input.html.gz", packed)
    case.accept(case.run(extractor))
    assert (case.folder / "body.txt").read_text("utf-8") == BODY_TEXT
    assert all(check.passed for check in Case.load(case.folder).checks(case.run(extractor)))
    again = Case.create(tmp_path, "pond", "packed", PAGE.encode(), url="https://pond.example/1", force=True)
    assert [file.name for file in sorted(again.folder.iterdir())] == ["case.json", "input.html"]


def test_cases_are_found_by_site_and_name(make_case: MakeCase, tmp_path: Path) -> None:
    make_case("b")
    make_case("a")
    (tmp_path / "brook" / "only").mkdir(parents=True)
    (tmp_path / "brook" / "only" / "input.md").touch()
    (tmp_path / "__pycache__" / "x").mkdir(parents=True)
    (tmp_path / "pond" / ".draft").mkdir()
    (tmp_path / "README.md").touch()
    assert [(case.site, case.name) for case in load_cases(tmp_path)] == [
        ("brook", "only"),
        ("pond", "a"),
        ("pond", "b"),
    ]


def test_a_case_says_where_the_document_came_from_and_what_it_is(make_case: MakeCase) -> None:
    folder = make_case(case_json='{"url": "https://pond.example/1", "kind": "fragment"}')
    assert Case.load(folder) == Case(
        folder, "pond", "first", folder / "input.html", "https://pond.example/1", Kind.FRAGMENT
    )


def test_case_json_may_be_left_out(make_case: MakeCase) -> None:
    case = Case.load(make_case(case_json=None))
    assert (case.url, case.kind) == (None, None)


@pytest.mark.parametrize(
    ("files", "file", "cause"),
    [
        ({"input_html": None}, "", "one input, input.html or input.md, gzipped or not, and here is neither"),
        ({"input_md": "# Both"}, "", "and here is input.html and input.md"),
        ({"case_json": '{"url": '}, "case.json", "no valid JSON: Expecting value: line 1 column 9"),
        ({"case_json": "[]"}, "case.json", "an object is expected, not []"),
        ({"case_json": '{"adress": ""}'}, "case.json", "unknown field 'adress'; there are url, kind"),
        ({"case_json": '{"url": 1}'}, "case.json", "url is 1, which is no text"),
        ({"case_json": '{"kind": "pdf"}'}, "case.json", "unknown kind 'pdf'; there are page, fragment"),
        ({"case_json": '{"kind": ["page"]}'}, "case.json", "unknown kind ['page']"),
        ({"expected_json": "{"}, "expected.json", "no valid JSON"),
        ({"expected_json": '{"titel": "A"}'}, "expected.json", "'titel'; did you mean 'title'?"),
        ({"expected_json": '{"body": "A"}'}, "expected.json", "'body'; the body stands in body.txt"),
        ({"expected_json": '{"origins": ["meta"]}'}, "expected.json", "origins are to be texts by field, such as"),
        ({"expected_json": '{"origins": {"titel": "meta"}}'}, "expected.json", "'titel'; did you mean 'title'?"),
        (
            {"expected_json": '{"no_content": "captcha"}', "body_txt": "A"},
            "expected.json",
            "where no_content is expected, there is no field and no body.txt",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case_is_said_with_the_file(
    make_case: MakeCase, files: dict[str, str | None], file: str, cause: str
) -> None:
    folder = make_case(**files)
    with pytest.raises(PluginError) as caught:
        list(Case.load(folder).checks({}))
    assert str(caught.value).startswith(f"{folder / file}: ")
    assert cause in str(caught.value)


def test_a_text_that_is_no_utf_8_is_named(make_case: MakeCase) -> None:
    folder = make_case()
    (folder / "body.txt").write_bytes("云溪".encode("gbk"))
    with pytest.raises(PluginError, match=r"body\.txt: no valid UTF-8"):
        Case.load(folder).expected()


# --- running and comparing ----------------------------------------------------------------------------------


def test_what_comes_out_is_what_json_holds(make_case: MakeCase, extractor: Extractor) -> None:
    actual = Case.load(make_case()).run(extractor)
    assert json.loads(json.dumps(actual)) == actual
    assert actual["published"] == "2024-05-01T08:30:00"
    assert actual["extractor"] == "pond"


def test_the_input_is_read_as_bytes(make_case: MakeCase, extractor: Extractor) -> None:
    folder = make_case()
    (folder / "input.html").write_bytes(PAGE.replace("<head>", '<head><meta charset="gbk">').encode("gbk"))
    assert Case.load(folder).run(extractor)["source"] == "云溪日报"


def test_without_a_host_the_default_one_runs_the_case(make_case: MakeCase) -> None:
    assert Case.load(make_case()).run()["title"] == "A pond for the village"


def test_only_what_is_listed_is_compared(make_case: MakeCase, extractor: Extractor) -> None:
    case = Case.load(make_case(expected_json='{"title": "A pond for the village", "authors": []}'))
    checks = list(case.checks(case.run(extractor)))
    assert [check.name for check in checks] == ["title", "authors", SITE]
    assert all(check.passed for check in checks)


def test_a_body_alone_may_be_expected(make_case: MakeCase, extractor: Extractor) -> None:
    case = Case.load(make_case(body_txt=BODY_TEXT))
    checks = list(case.checks(case.run(extractor)))
    assert [check.name for check in checks] == [BODY, SITE]
    assert all(check.passed for check in checks)


def test_the_folder_is_named_after_who_gives_the_body(make_case: MakeCase) -> None:
    """A rule that rots is noticed though the fallback answers in its place."""
    case = Case.load(make_case(body_txt="Whatever the fallback finds."))
    site = next(check for check in case.checks(case.run(Extractor())) if check.name == SITE)
    assert (site.passed, site.expected, site.actual) == (False, "pond", "accurate")


def test_that_there_is_no_article_may_be_expected(make_case: MakeCase, extractor: Extractor) -> None:
    case = Case.load(make_case(input_html="<html>Are you a robot?", expected_json='{"no_content": "captcha"}'))
    actual = case.run(extractor)
    assert actual == {NO_CONTENT: "captcha", SITE: "pond"}
    assert [(check.name, check.passed) for check in case.checks(actual)] == [(NO_CONTENT, True), (SITE, True)]


def test_an_article_where_none_is_expected_fails(make_case: MakeCase, extractor: Extractor) -> None:
    case = Case.load(make_case(expected_json='{"no_content": "captcha"}'))
    check, site = case.checks(case.run(extractor))
    assert (check.passed, site.passed) == (False, True)
    assert check.actual == {"extractor": "pond", "title": "A pond for the village"}


def test_no_article_where_one_is_expected_fails_every_field(make_case: MakeCase, extractor: Extractor) -> None:
    folder = make_case(input_html="<html>Are you a robot?", expected_json='{"authors": []}', body_txt=BODY_TEXT)
    case = Case.load(folder)
    checks = list(case.checks(case.run(extractor)))
    assert [(check.name, check.passed) for check in checks] == [
        ("authors", False),
        (BODY, False),
        (SITE, False),
    ]
    assert "no_content" in checks[0].diff()


def test_a_body_differs_line_by_line() -> None:
    diff = Check(BODY, "One.\nTwo.\nThree.", "One.\nThree.\nScan the code.").diff()
    assert diff.splitlines()[3:] == [" One.", "-Two.", " Three.", "+Scan the code."]


def test_a_field_differs_as_json_in_its_own_script() -> None:
    diff = Check("editors", ["沈小满"], ["沈小满", "SF021"]).diff()
    assert diff.splitlines()[3:] == [" [", '-  "沈小满"', '+  "沈小满",', '+  "SF021"', " ]"]


# --- saving -------------------------------------------------------------------------------------------------


def test_a_document_is_saved_as_a_new_case(tmp_path: Path, extractor: Extractor) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="gbk">').encode("gbk")
    case = Case.create(tmp_path / "fixtures", "pond", "first", page, url="https://pond.example/1")
    assert case == Case.load(tmp_path / "fixtures" / "pond" / "first")
    assert (case.input.name, case.input.read_bytes()) == ("input.html", page)
    assert (case.url, case.kind, case.is_new) == ("https://pond.example/1", None, True)
    case.accept(case.run(extractor))
    assert all(check.passed for check in case.checks(case.run(extractor)))


def test_a_page_turned_to_markdown_is_saved_as_markdown(tmp_path: Path) -> None:
    case = Case.create(tmp_path, "pond", "archived", b"---\ntitle: A pond\n---\n\n# A pond\n\nIt was dug in April.\n")
    assert [file.name for file in case.folder.iterdir()] == ["input.md"]


def test_a_kind_that_is_said_is_kept(tmp_path: Path) -> None:
    case = Case.create(tmp_path, "pond", "feed", b"<html><p>It was dug.</p>", kind=Kind.FRAGMENT)
    assert Case.load(case.folder).kind is Kind.FRAGMENT


def test_a_case_is_replaced_only_by_force(make_case: MakeCase) -> None:
    folder = make_case("archived", expected_json='{"title": "A lake"}', body_txt="A lake.")
    root, markdown = folder.parent.parent, b"---\ntitle: A pond\n---\n\n# A pond\n\nDug in April.\n"
    with pytest.raises(FileExistsError, match="is a case already"):
        Case.create(root, "pond", "archived", markdown)
    assert Case.load(folder).input.name == "input.html"
    assert Case.create(root, "pond", "archived", markdown, force=True).is_new
    assert [file.name for file in folder.iterdir()] == ["input.md"]


@pytest.mark.parametrize("name", ["", "..", ".hidden", "_draft", "a/b", "a\\b"])
def test_a_case_has_a_folder_of_its_own(tmp_path: Path, name: str) -> None:
    with pytest.raises(PluginError, match="is no name for the folder of a case"):
        Case.create(tmp_path, "pond", name, b"<p>It was dug.</p>")
    assert list(tmp_path.iterdir()) == []


# --- writing back -------------------------------------------------------------------------------------------


def test_of_a_new_case_every_filled_field_is_written(make_case: MakeCase, extractor: Extractor) -> None:
    folder = make_case()
    case = Case.load(folder)
    assert case.is_new
    assert case.accept(case.run(extractor)) == [folder / "expected.json", folder / "body.txt"]
    assert (folder / "expected.json").read_text("utf-8") == (
        "{\n"
        '  "title": "A pond for the village",\n'
        '  "source": "云溪日报",\n'
        '  "published": "2024-05-01T08:30:00",\n'
        '  "url": "https://pond.example/1",\n'
        '  "extractor": "pond",\n'
        '  "warnings": [],\n'
        '  "drops": [\n    ".ad"\n  ],\n'
        '  "origins": {\n'
        '    "title": "pond: css(\\"h1\\")",\n'
        '    "source": "pond: css(\\".source\\")",\n'
        '    "published": "pond: css(\\"time\\")",\n'
        '    "url": "caller",\n'
        '    "body": "pond: block(\\"#story\\")"\n'
        "  }\n"
        "}\n"
    )
    assert (folder / "body.txt").read_text("utf-8") == BODY_TEXT
    assert all(check.passed for check in case.checks(case.run(extractor)))


def test_fields_that_are_not_compared_stay_so(make_case: MakeCase, extractor: Extractor) -> None:
    folder = make_case(expected_json='{"source": "云溪晚报"}')
    case = Case.load(folder)
    assert case.accept(case.run(extractor)) == [folder / "expected.json"]
    assert json.loads((folder / "expected.json").read_text("utf-8")) == {
        "source": "云溪日报", "origins": {"source": 'pond: css(".source")'}
    }  # fmt: skip
    assert names(case) == ["source", SITE]


def test_some_fields_may_be_written_back_and_others_not(make_case: MakeCase, extractor: Extractor) -> None:
    folder = make_case(expected_json='{"title": "A lake", "source": "云溪晚报"}', body_txt="A lake.\n")
    case = Case.load(folder)
    assert case.accept(case.run(extractor), ["title"]) == [folder / "expected.json"]
    assert case.expected() == {
        "title": "A pond for the village", "source": "云溪晚报", BODY: "A lake.", SITE: "pond"
    }  # fmt: skip


def test_what_has_not_changed_is_not_written(make_case: MakeCase, extractor: Extractor) -> None:
    case = Case.load(make_case())
    actual = case.run(extractor)
    case.accept(actual)
    assert case.accept(actual) == []


def test_where_the_article_is_gone_the_reason_is_written(make_case: MakeCase, extractor: Extractor) -> None:
    folder = make_case(input_html="<html>Are you a robot?", expected_json='{"title": "A"}', body_txt=BODY_TEXT)
    case = Case.load(folder)
    assert case.accept(case.run(extractor)) == [folder / "expected.json", folder / "body.txt"]
    assert case.expected() == {NO_CONTENT: "captcha", SITE: "pond"}


def test_where_there_is_an_article_again_all_of_it_is_written(make_case: MakeCase, extractor: Extractor) -> None:
    case = Case.load(make_case(expected_json='{"no_content": "captcha"}'))
    case.accept(case.run(extractor))
    assert names(case) == ["title", "source", "published", "url", "extractor", "warnings", "drops", BODY, SITE]


# --- this project's own -------------------------------------------------------------------------------------


def test_every_bundled_site_has_two_cases() -> None:
    cases = Counter(case.site for case in load_cases(Path(__file__).parents[1] / "fixtures"))
    bundled = [site.name for site in Extractor().sites if site.layer is Layer.BUNDLED]
    assert [name for name in bundled if cases[name] < 2] == []


def test_every_case_of_this_project_says_what_it_expects() -> None:
    cases = load_cases(Path(__file__).parents[1] / "fixtures")
    assert [case.folder for case in cases if case.is_new or not {BODY, NO_CONTENT} & case.expected().keys()] == []


def test_no_test_runner_is_needed() -> None:
    script = "import sys, extractor.testing; extractor.testing.Case; sys.exit('pytest' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_every_case_of_this_project_says_who_fills_each_field() -> None:
    cases = load_cases(Path(__file__).parents[1] / "fixtures")
    filled = {case: {name for name, value in case.expected().items() if value and name in RULED} for case in cases}
    assert [case.folder for case in cases if not filled[case] < {*case.origins()}] == []


def test_a_bundled_plugin_that_is_broken_fails_its_cases_though_evidence_gives_the_same(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    plugin = (root / "plugins" / "sina.py").read_text("utf-8")
    for selector in ("p.article-editor", "div.date-source .source"):
        assert f'"{selector}' in plugin
        plugin = plugin.replace(f'"{selector}', f'"{selector}-gone')
    (tmp_path / "sina.py").write_text(plugin, "utf-8")
    host = Extractor(plugins_dir=tmp_path)
    case = Case.load(root / "tests" / "fixtures" / "sina" / "finance-page")
    failed = {check.name for check in case.checks(case.run(host)) if not check.passed}
    assert {"editors", "source"} <= failed
