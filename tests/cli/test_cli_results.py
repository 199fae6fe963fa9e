"""What ``extractor extract`` writes, in each format, of articles and of failures."""

from __future__ import annotations

import csv
import json

import pytest

BELL = (
    "All boats came home, and the bell was rung until the evening, when the wind turned and the fog went out to "
    "sea. The keeper of the lighthouse says that her ears still ring, and that she would do it again tomorrow."
)


def test_a_failure_is_a_line_too_and_the_others_are_not_lost(extractor):
    extractor.site("plugins/harbour.py")
    extractor.page("1.html")
    extractor.write("2.html", "<link rel=canonical href='https://harbour.example/2'><p>prove that you are human</p>")
    extractor.write("3.html", bytes(1000))
    extractor.write("4.html", "")
    extractor.page("6.html")
    documents = [f"{number}.html" for number in range(1, 7)]
    result = extractor("extract", *documents, "--plugins-dir", "plugins")
    assert [record["path"] for record in result.records] == documents
    errors = [record.get("error", {}) for record in result.records]
    assert [(error.get("type"), error.get("reason")) for error in errors] == [
        (None, None),
        ("NoContentError", "captcha"),
        ("ParseError", None),
        ("NoContentError", "empty"),
        ("FileNotFoundError", None),
        (None, None),
    ]
    assert set(errors[1]) == {"type", "message", "reason"}
    assert result.code == 1
    assert result.err.splitlines()[0] == (
        "extractor: 2 of 6 documents failed: 1 ParseError, 1 FileNotFoundError; "
        "2 without an article (captcha 1, empty 1)"
    )


def test_what_holds_no_article_is_counted_apart_and_an_exit_code_of_its_own(extractor):
    extractor.page("1.html")
    extractor.write("2.html", "")
    result = extractor("extract", "1.html", "2.html")
    assert (result.code, result.err) == (3, "extractor: 1 of 2 documents without an article (empty 1)\n")
    assert extractor("extract", "1.html", "2.html", "3.html").code == 1


def test_a_document_without_an_article_keeps_what_its_header_declares(extractor):
    header = "title: 港口的雾\nurl: https://harbour.example/7\ndate: 2024-03-05"
    extractor.write("1.md", f"---\n{header}\n---\n")
    extractor.write("2.html", "<title>Sign in</title><meta property='article:published_time' content='2024-03-05'>")
    post, page, missing = extractor("extract", "1.md", "2.html", "3.html").records
    assert [*post] == ["path", "title", "url", "published", "error"]
    assert (post["title"], post["url"], post["published"]) == ("港口的雾", "https://harbour.example/7", "2024-03-05")
    assert (page["title"], page["url"], page["published"]) == ("Sign in", None, "2024-03-05")
    assert (missing["title"], missing["url"], missing["published"]) == (None, None, None)


def test_bodies_that_are_rather_wrong_than_right_are_counted(extractor):
    extractor.page("1.html")
    teaser = "<div class=teaser><h3><a href='/{0}'>Headline number {0} about boats</a></h3><p>Short teaser.</p></div>"
    extractor.write("2.html", "<body>" + "".join(map(teaser.format, range(12))) + "</body>")
    records = extractor("extract", "1.html", "2.html").records
    assert [record["confidence"] < 0.5 for record in records] == [False, True]
    assert extractor("extract", "1.html", "2.html").err == (
        "extractor: 1 of 2 documents doubtful (confidence below 0.5)\n"
    )


# --- fields -------------------------------------------------------------------------------------------------


def test_markdown_and_html_are_written_where_they_are_asked_for(extractor):
    extractor.page("1.html")
    (usual,) = extractor("extract", "1.html").records
    (every,) = extractor("extract", "1.html", "--fields", "all").records
    assert {"body", "origins", "confidence"} <= set(usual)
    assert set(every) - set(usual) == {"markdown", "html"}


def test_of_the_fields_those_are_written_that_are_named(extractor):
    extractor.page("1.html")
    extractor.write("2.html", "")
    article, absence = extractor("extract", "1.html", "2.html", "--fields", "editor, title,markdown").records
    assert [*article] == ["path", "editor", "title", "markdown"]
    assert [*absence] == ["path", "title", "error"]


def test_a_field_that_is_none_is_misuse(extractor):
    extractor.page("1.html")
    result = extractor("extract", "1.html", "--fields", "title,bdy")
    assert (result.code, result.err) == (2, "extractor: --fields: there is no field 'bdy'; did you mean 'body'?\n")
    result = extractor("extract", "1.html", "--fields", "title", "--format", "text")
    assert result.err == "extractor: --fields is for jsonl, json, csv; text is always title and body\n"


def test_csv_is_a_row_for_each_document(extractor):
    extractor.page("1.html", title="Fog, and &quot;sun&quot;", text=BELL)
    extractor.write("2.html", "")
    result = extractor("extract", "1.html", "2.html", "--format", "csv", "--fields", "title,body,authors,confidence")
    fog, empty = csv.DictReader(result.out.splitlines(keepends=True))
    assert [*fog] == ["path", "title", "body", "authors", "confidence", "error"]
    assert (fog["path"], fog["title"], fog["body"]) == ("1.html", 'Fog, and "sun"', BELL)
    assert 0 < float(fog["confidence"]) < 1
    assert json.loads(empty["error"])["reason"] == "empty"
    assert empty["body"] == ""


def test_csv_holds_lists_and_what_has_parts(extractor):
    keywords = "<meta name=keywords content='sea,fog'><meta name=author content='Jane Doe'>"
    extractor.write("1.html", extractor.html().replace("</head>", f"{keywords}</head>"))
    (row,) = csv.DictReader(extractor("extract", "1.html", "--format", "csv").out.splitlines(keepends=True))
    assert (row["tags"], row["authors"], row["images"]) == ("sea; fog", "Jane Doe", "")
    assert json.loads(row["origins"])["title"]["by"] == "page"


def test_a_page_cannot_have_a_spreadsheet_compute(extractor):
    extractor.page("1.html", title="=HYPERLINK(&quot;https://harbour.example/&quot;)")
    (row,) = csv.DictReader(extractor("extract", "1.html", "--format", "csv").out.splitlines(keepends=True))
    assert row["title"].startswith("'=HYPERLINK(")


def test_json_of_one_page_is_an_object(extractor):
    extractor.page("news/1.html")
    page = json.loads(extractor("extract", "news/1.html", "--format", "json").out)
    assert (page["path"], page["title"]) == ("news/1.html", "Fog in the harbour")
    missing = json.loads(extractor("extract", "2.html", "--format", "json").out)
    assert missing["error"]["type"] == "FileNotFoundError"
    assert isinstance(json.loads(extractor("extract", "news", "--format", "json").out), list)


def test_json_is_one_array_of_articles_and_failures(extractor):
    extractor.page("1.html")
    extractor.page("3.html")
    result = extractor("extract", "1.html", "2.html", "3.html", "--format", "json")
    records = json.loads(result.out)
    assert [record["path"] for record in records] == ["1.html", "2.html", "3.html"]
    assert records[1]["error"]["type"] == "FileNotFoundError"
    assert result.code == 1


def test_text_is_title_and_body(extractor):
    extractor.page("1.html", title="Fog", text=BELL)
    assert extractor("extract", "1.html", "--format", "text").out == f"Fog\n\n{BELL}\n"


def test_text_of_several_documents_says_which_is_which(extractor):
    extractor.page("1.html", title="Fog", text=BELL)
    extractor.page("2.html", title="Sun", text=BELL)
    out = extractor("extract", "1.html", "2.html", "--format", "text").out
    assert out == f"==> 1.html <==\nFog\n\n{BELL}\n\n==> 2.html <==\nSun\n\n{BELL}\n"


def test_markdown_begins_with_the_title_and_has_a_rule_between_documents(extractor):
    extractor.page("1.html", title="Fog")
    extractor.page("2.html", title="Sun")
    out = extractor("extract", "1.html", "2.html", "--format", "markdown").out
    first, second = out.split("\n\n---\n\n")
    assert first.startswith("# Fog\n\nThe harbour master")
    assert second.startswith("# Sun\n\nThe harbour master")


def test_html_is_safe_and_each_document_an_article(extractor):
    extractor.page("1.html", title="Fog &lt;script&gt;alert(1)&lt;/script&gt;")
    extractor.page("2.html", title="Sun")
    out = extractor("extract", "1.html", "2.html", "--format", "html").out
    assert out.startswith("<article>\n<h1>Fog &lt;script&gt;alert(1)&lt;/script&gt;</h1>\n<p>The harbour master")
    assert out.count("<article>") == out.count("</article>") == 2
    assert "<script" not in out


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_where_a_format_has_no_place_for_failures_they_are_told(extractor, form):
    extractor.page("2.html")
    result = extractor("extract", "1.html", "2.html", "--format", form)
    assert "harbour master" in result.out
    assert "1.html" not in result.out
    assert result.err.splitlines() == [
        "extractor: 1.html: FileNotFoundError: No such file or directory",
        "extractor: 1 of 2 documents failed: 1 FileNotFoundError",
    ]
    assert result.code == 1


@pytest.mark.parametrize(
    "locale",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_output_is_utf_8_as_it_is_whatever_the_locale(extractor, locale):
    extractor.page("港口.html", title="雾中的港口 – café")
    raw = extractor("extract", "港口.html".encode(), env=locale).raw
    assert raw.startswith('{"path": "港口.html", "title": "雾中的港口 – café"'.encode())


# --- files --------------------------------------------------------------------------------------------------


def test_a_file_holds_what_standard_output_would(extractor):
    extractor.page("1.html", title="雾")
    for locale in ({}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}):
        result = extractor("extract", "1.html", "--output", "articles.jsonl", env=locale)
        assert (result.code, result.raw, result.err) == (0, b"", "")
        assert (extractor.folder / "articles.jsonl").read_bytes() == extractor("extract", "1.html").raw
    assert {file.name for file in extractor.folder.iterdir()} == {"1.html", "articles.jsonl"}


def test_a_file_is_left_alone_where_the_command_is_misused(extractor):
    extractor.page("1.html")
    output = extractor.write("articles.jsonl", "kept")
    for misuse in (["2.html", "--url", "https://harbour.example/"], ["--plugins-dir", "nowhere"]):
        assert extractor("extract", "1.html", *misuse, "--output", "articles.jsonl").code == 2
    assert output.read_text() == "kept"


def test_a_document_is_never_written_over(extractor):
    page = extractor.page("1.html")
    before = page.read_bytes()
    result = extractor("extract", ".", "--output", "1.html")
    assert result.code == 2
    assert "1.html" in result.err
    assert page.read_bytes() == before


@pytest.mark.parametrize("output", ["nowhere/articles.jsonl", "1.html/articles.jsonl", "."])
def test_a_file_that_cannot_be_written_is_misuse(extractor, output):
    extractor.page("1.html")
    result = extractor("extract", "1.html", "--output", output)
    assert result.code == 2
    assert result.err.startswith(f"extractor: {output} cannot be written: ")
    assert len(result.err.splitlines()) == 1


def test_a_device_is_written_to_and_not_replaced(extractor):
    extractor.page("1.html")
    result = extractor("extract", "1.html", "--output", "/dev/stdout")
    assert [record["path"] for record in result.records] == ["1.html"]
