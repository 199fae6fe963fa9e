"""Which documents ``extractor extract`` finds, and how it reads them."""

from __future__ import annotations

import gzip
import json
import os
import sys

import brotli
import pytest
import zstandard

resource = pytest.importorskip("resource")


def paths(result):
    return [record["path"] for record in result.records]


def test_documents_come_in_the_order_given_each_on_a_line_with_its_path_first(extractor):
    for name in ("b.html", "a.html", "c.html"):
        extractor.page(name, title=f"Report from {name[0]}")
    result = extractor("extract", "b.html", "a.html", "c.html")
    assert [record["title"] for record in result.records] == [
        "Report from b",
        "Report from a",
        "Report from c",
    ]
    assert paths(result) == ["b.html", "a.html", "c.html"]
    assert all(next(iter(record)) == "path" for record in result.records)
    assert result.code == 0


def test_a_folder_is_walked_in_the_order_of_names(extractor):
    for name in ("news/z.html", "news/m/2.htm", "news/m/10.md", "news/a.txt", "news/b.HTML.gz", "news/c.html.br"):
        content = extractor.html().encode()
        pack = {".gz": gzip.compress, ".br": brotli.compress}.get(name[-3:], bytes)
        extractor.write(name, pack(content))
    result = extractor("extract", "news")
    assert paths(result) == [
        "news/a.txt",
        "news/b.HTML.gz",
        "news/c.html.br",
        "news/m/10.md",
        "news/m/2.htm",
        "news/z.html",
    ]


def test_what_is_hidden_or_no_document_is_passed_over(extractor):
    for name in ("page.html", ".draft.html", ".cache/page.html", "image.png", "archive.tar.gz", "data.json"):
        extractor.page(f"news/{name}")
    assert paths(extractor("extract", "news")) == ["news/page.html"]


def test_a_link_back_up_is_not_followed(extractor):
    extractor.page("news/page.html")
    (extractor.folder / "news" / "again").symlink_to("..", target_is_directory=True)
    assert paths(extractor("extract", "news")) == ["news/page.html"]


def test_a_file_named_directly_is_read_whatever_it_is_called(extractor):
    extractor.page("download.php")
    extractor.page(".hidden")
    extractor.write("cached", gzip.compress(extractor.html().encode()))
    result = extractor("extract", "download.php", ".hidden", "cached")
    assert [record["title"] for record in result.records] == ["Fog in the harbour"] * 3


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_is_a_document_called_dash(extractor, pack):
    result = extractor("extract", "-", stdin=pack(extractor.html(title="雾中的港口").encode()))
    assert [(record["path"], record["title"]) for record in result.records] == [("-", "雾中的港口")]


def test_standard_input_is_read_once(extractor):
    assert extractor("extract", "-", "-").code == 2


def test_a_gzip_bomb_is_an_error_and_takes_no_memory(extractor):
    member = gzip.compress(bytes(20_000_000))
    extractor.write("bomb.html.gz", member * 200)  # 4 GB
    limit = 1_500_000_000
    result = extractor(
        "extract", "bomb.html.gz", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    )
    assert [record["error"]["type"] for record in result.records] == ["LimitExceeded"]


def test_a_document_above_the_limit_is_an_error(extractor):
    extractor.write("large.html", b"a" * 20_000_001)
    assert extractor("extract", "large.html").records[0]["error"]["type"] == "LimitExceeded"


def test_a_broken_gzip_file_cannot_be_parsed(extractor):
    whole = gzip.compress(extractor.html().encode())
    extractor.write("cut.html.gz", whole[:-20])
    extractor.write("header.html.gz", whole[:5])
    extractor.write("damaged.html.gz", whole[:20] + bytes(20) + whole[40:])
    errors = [record["error"] for record in extractor("extract", ".").records]
    assert [error["type"] for error in errors] == ["ParseError"] * 3
    assert all("gzip" in error["message"] for error in errors)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pages.warc.gz", gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<p>x") * 2, "a WARC archive"),
        ("pages.jsonl", b'{"html": "<p>x"}\n{"html": "<p>y"}\n', "JSON"),
        ("pages.jsonl.zst", zstandard.compress(b'{"html": "<p>x"}\n'), "JSON"),
        ("pages.csv", b"url,html\nhttps://a.example/1,<p>x</p>\n", "a table"),
        ("-", b'{"html": "<p>x"}\n', "JSON"),
    ],
)
def test_an_archive_is_refused_in_a_sentence_and_no_document_is_lost(extractor, name, content, said):
    extractor.page("page.html")
    if name != "-":
        extractor.write(name, content)
    result = extractor("extract", name, "page.html", stdin=content)
    refused, read = result.records
    assert refused["error"]["type"] == "ParseError"
    assert f"this is no document but {said}" in refused["error"]["message"]
    assert "many documents in one file" in refused["error"]["message"]
    assert read["title"] == "Fog in the harbour"
    assert result.code == 1


def test_a_folder_without_documents_is_misuse(extractor):
    (extractor.folder / "empty").mkdir()
    result = extractor("extract", "empty")
    assert (result.code, result.raw) == (2, b"")
    assert "no documents" in result.err
    assert "empty" in result.err


def test_a_folder_without_documents_among_others_is_told(extractor):
    (extractor.folder / "empty").mkdir()
    extractor.page("page.html")
    result = extractor("extract", "empty", "page.html")
    assert (result.code, paths(result)) == (0, ["page.html"])
    assert "empty" in result.err


# --- addresses ----------------------------------------------------------------------------------------------


def test_the_address_chooses_the_plugin(extractor):
    extractor.site("plugins/harbour.py")
    for document in ("page.html", "-"):
        extractor.page("page.html")
        result = extractor(
            "extract", document, "--url", "https://harbour.example/1", "--plugins-dir", "plugins",
            stdin=extractor.html().encode(),
        )  # fmt: skip
        assert [(r["extractor"], r["url"]) for r in result.records] == [("harbour", "https://harbour.example/1")]


def test_an_address_for_several_documents_is_misuse(extractor):
    extractor.page("news/1.html")
    extractor.page("news/2.html")
    result = extractor("extract", "news", "--url", "https://harbour.example/1")
    assert (result.code, result.raw) == (2, b"")
    assert "--url" in result.err
    assert "2" in result.err


# --- fixtures -----------------------------------------------------------------------------------------------


@pytest.fixture
def fixtures(extractor):
    extractor.site("plugins/harbour.py")
    extractor.page("fixtures/harbour/fog/input.html")
    extractor.write("fixtures/harbour/fog/case.json", json.dumps({"url": "https://harbour.example/1"}))
    extractor.write("fixtures/harbour/fog/expected.json", "{}")
    extractor.write("fixtures/harbour/fog/body.txt", "The harbour master")
    return extractor


def test_a_fixture_is_one_document_with_the_address_it_was_saved_from(fixtures):
    for path in ("fixtures", "fixtures/harbour/fog/input.html"):
        (record,) = fixtures("extract", path, "--plugins-dir", "plugins").records
        assert record["path"] == "fixtures/harbour/fog/input.html"
        assert (record["extractor"], record["url"]) == ("harbour", "https://harbour.example/1")


def test_a_fixture_may_be_read_with_another_address(fixtures):
    result = fixtures("extract", "fixtures", "--url", "https://elsewhere.example/", "--plugins-dir", "plugins")
    assert result.records[0]["extractor"] != "harbour"


def test_a_broken_fixture_is_an_error_and_no_more(fixtures):
    fixtures.page("fixtures/harbour/sun/input.html")
    fixtures.write("fixtures/harbour/sun/case.json", "{")
    result = fixtures("extract", "fixtures")
    assert ["error" in record for record in result.records] == [False, True]
    assert "case.json" in result.records[1]["error"]["message"]


def test_body_txt_elsewhere_is_a_document(extractor):
    extractor.page("news/body.txt")
    assert paths(extractor("extract", "news")) == ["news/body.txt"]


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are Unicode there")
def test_a_name_that_is_no_text_comes_back_from_json(extractor):
    name = b"caf\xe9.html"
    with open(os.path.join(os.fsencode(extractor.folder), name), "wb") as file:
        file.write(extractor.html().encode())
    (record,) = extractor("extract", name).records
    assert os.fsencode(record["path"]) == name
