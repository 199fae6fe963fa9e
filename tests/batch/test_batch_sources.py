"""Inputs of every kind, made here: each document in them is an item, with what the input says of it."""

from __future__ import annotations

import base64
import csv
import gzip
import json
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
import zstandard
from desk import Desk, records
from fastwarc.warc import WarcRecord, WarcRecordType

from extractor import batch
from extractor.batch.item import Item
from extractor.batch.sources import Keys, Sources


def items(*inputs: Path | str, keys: Keys | None = None) -> list[Item]:
    return [*Sources([*map(str, inputs)], keys=keys or Keys())]


def response(url: str, body: bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> bytes:
    """A WARC record, as a crawler writes it."""
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {kind}", *headers]
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response, record_urn=b"uuid:0d3b3d6c-0000-0000-0000-000000000001")
    record.headers["WARC-Target-URI"] = url
    record.record_date = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    record.is_http = True
    record.set_bytes_content("\r\n".join([*lines, "", ""]).encode() + body)
    written = BytesIO()
    record.write(written)
    return written.getvalue()


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    parts = (b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:], b""))
    return b"".join(parts)


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [("", lambda record: record), (".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress)],
)
def test_html_responses_of_a_crawl_are_documents(desk: Desk, suffix: str, compress: Callable[[bytes], bytes]) -> None:
    page = desk.page("one").encode()
    packed = gzip.compress(page)
    crawl = [
        response("https://a.example/1", page),
        response("https://a.example/style.css", b"p {}", kind="text/css"),
        response("https://a.example/2", chunked(page), "Transfer-Encoding: chunked"),
        response("https://a.example/3", packed, "Content-Encoding: gzip"),
        response("https://a.example/4", chunked(packed), "Content-Encoding: gzip", "Transfer-Encoding: chunked"),
        response("https://a.example/5", page, "Transfer-Encoding: chunked"),  # the archiver has taken the chunks out
    ]
    file = desk.folder / f"crawl.warc{suffix}"
    file.write_bytes(b"".join(map(compress, crawl)))
    batch.run([file], desk.folder / "o.jsonl", jobs=1)
    found = records(desk.folder / "o.jsonl")
    assert [record["url"] for record in found] == [f"https://a.example/{number}" for number in range(1, 6)]
    assert {record["title"] for record in found} == {"one"}
    assert found[0]["captured"] == "2024-05-06T07:08:09+00:00"
    assert found[0]["id"] == "<urn:uuid:0d3b3d6c-0000-0000-0000-000000000001>"
    assert found[0]["path"] == f"{file}#0"


def test_a_crawl_that_breaks_off_says_so(desk: Desk) -> None:
    crawl = gzip.compress(response("https://a.example/1", desk.page("one").encode())) * 2
    cut, broken = desk.folder / "cut.warc.gz", desk.folder / "broken.warc.gz"
    cut.write_bytes(crawl[:-40])
    broken.write_bytes(crawl[: len(crawl) // 2] + b"no gzip at all" * 9)
    (one, half), (first, error) = items(cut), items(broken)
    assert (one.error, first.error) == (None, None)
    assert half.error
    assert half.error["message"] == "the file breaks off in the middle of it"
    assert error.error
    assert error.name == str(broken)
    assert str(error.error["message"]).startswith("the file holds something else than records behind the record at 0")


@pytest.mark.parametrize("garbage", [b"no record at all\r\n\r\n" * 9, b"\0" * 1000 + b"\r\n\r\n"])
def test_what_is_no_record_of_a_crawl_is_one_error_and_the_next_record_goes_on(desk: Desk, garbage: bytes) -> None:
    one, two = (response(f"https://a.example/{number}", desk.page("one").encode()) for number in (1, 2))
    file = desk.folder / "crawl.warc"
    file.write_bytes(one + garbage + two + two)
    assert [item.url for item in items(file)] == ["https://a.example/1", None, *["https://a.example/2"] * 2]
    file.write_bytes(garbage)
    (item,) = items(file)
    assert item.error
    assert "something else than records at its beginning" in str(item.error["message"])


def test_text_that_was_taken_from_pages_is_refused(desk: Desk) -> None:
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.conversion)
    record.set_bytes_content(b"Only words")
    with (desk.folder / "crawl.warc.wet").open("wb") as file:
        record.write(file)
    (item,) = items(desk.folder / "crawl.warc.wet")
    assert item.error
    assert "(WET), and no pages; give the WARC" in str(item.error["message"])


def test_parquet_and_csv_are_tables_too(desk: Desk) -> None:
    moment = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    rows: list[dict[str, Any]] = [
        {"id": 7, "url": "https://a.example/1", "html": "<p>One</p>", "captured": moment, "other": "x"},
        {"id": 8, "url": None, "html": None, "captured": None, "other": "y"},
    ]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), desk.folder / "t.parquet")
    with (desk.folder / "t.csv").open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, [*rows[0]])
        writer.writeheader()
        writer.writerow({**rows[0], "html": "<p>One,\nand more</p>", "captured": moment.isoformat()})
    one, none = items(desk.folder / "t.parquet")
    (row,) = items(desk.folder / "t.csv")
    assert (one.id, one.url, one.content) == ("7", "https://a.example/1", "<p>One</p>")
    assert one.captured == row.captured == "2024-05-06T07:08:09+00:00"
    assert none.error
    assert row.content == "<p>One,\nand more</p>"
    (mistaken,) = items(desk.folder / "t.parquet", keys=Keys(content=("page",)))
    assert mistaken.error
    assert "no column page; there are id, url, html, captured, other" in str(mistaken.error["message"])


def test_documents_in_archives_are_read_and_nothing_is_unpacked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a/one.html", "../../two.htm", "/three.html.gz", "picture.png"]
    packed = desk.folder / "pages.tar.gz"
    with tarfile.open(packed, "w:gz") as tar, zipfile.ZipFile(desk.folder / "pages.zip", "w") as archive:
        for name in names:
            content = gzip.compress(b"<p>One</p>") if name.endswith(".gz") else b"<p>One</p>"
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))
            archive.writestr(name, content)
    before = sorted(desk.folder.rglob("*"))
    for file in (packed, desk.folder / "pages.zip"):
        assert [item.name for item in items(file)] == [f"{file}#{name}" for name in names[:3]]
    assert sorted(desk.folder.rglob("*")) == before


def test_an_archive_of_many_members_takes_no_more_memory_than_one_of_few(desk: Desk) -> None:
    def written(members: int) -> Path:
        path = desk.folder / f"{members}.tar.gz"
        with tarfile.open(path, "w:gz", compresslevel=1) as archive:
            for number in range(members):
                archive.addfile(tarfile.TarInfo(f"{number}.bin"))
            archive.members.clear()  # type: ignore[attr-defined]  # typeshed leaves it out; else writing takes memory too
        return path

    def peak(path: Path) -> int:
        tracemalloc.start()
        items(path)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few, many = written(10), written(3000)
    peak(few)
    assert peak(many) < peak(few) + 200_000


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_header_of_an_archive_that_is_larger_than_any_ends_it(desk: Desk, kind: bytes) -> None:
    with tarfile.open(desk.folder / "a.tar.gz", "w:gz") as archive:
        page = desk.page("one").encode()
        member = tarfile.TarInfo("one.html")
        member.size = len(page)
        archive.addfile(member, BytesIO(page))
        header = tarfile.TarInfo("header")
        header.type, header.size = kind, 50_000_000
        archive.addfile(header, BytesIO(bytes(50_000_000)))
    tracemalloc.start()
    one, large = items(desk.folder / "a.tar.gz")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert one.content == page
    assert large.error
    assert (large.error["type"], most < 10_000_000) == ("LimitExceeded", True)


def test_a_broken_member_of_an_archive_is_one_error(desk: Desk) -> None:
    file = desk.folder / "pages.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("1.html", "<p>First</p>")
        archive.writestr("2.html", "<p>Second</p>")
    file.write_bytes(file.read_bytes().replace(b"First", b"Worst"))
    broken, whole = items(file)
    assert broken.error
    assert broken.error["type"] == "BadZipFile"
    assert whole.content == b"<p>Second</p>"


def test_what_browsers_save_says_where_it_is_from(desk: Desk) -> None:
    page = desk.page("one", url="")
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://a.example/1 \n"
        " saved date: Mon May 06 2024 09:08:09 GMT+0200 (Central European Summer Time)\n-->"
    )
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://a.example/2"
    message["Date"] = "Mon, 6 May 2024 07:08:09 -0000"
    message.attach(MIMEText(page.replace("<head>", "<head><meta charset='utf-8'>"), "html", "utf-8"))
    for name, content in {
        "1.html": page.replace("<head>", f"{comment}<head>").encode(),
        "2.mhtml": message.as_bytes(),
        "3.html": f"<!-- saved from url=(0020)https://a.example/3 -->{page}".encode(),
    }.items():
        path = desk.folder / "saved" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    batch.run([desk.folder / "saved"], desk.folder / "o.jsonl", jobs=1)
    found = records(desk.folder / "o.jsonl")
    assert [record["url"] for record in found] == [f"https://a.example/{number}" for number in (1, 2, 3)]
    assert {record["title"] for record in found} == {"one"}
    assert [record.get("captured", "")[:16] for record in found] == ["2024-05-06T09:08", "2024-05-06T07:08", ""]


def test_html_responses_of_a_session_are_documents(desk: Desk) -> None:
    def entry(url: str, kind: str, **content: str) -> dict[str, Any]:
        said = {"mimeType": kind, **content}
        return {"startedDateTime": "2024-05-06T07:08:09Z", "request": {"url": url}, "response": {"content": said}}

    entries = [
        entry("https://a.example/1", "text/html; charset=utf-8", text="<p>One</p>"),
        entry("https://a.example/x.png", "image/png", text="AAAA", encoding="base64"),
        entry("https://a.example/2", "text/html", text=base64.b64encode(b"<p>Two</p>").decode(), encoding="base64"),
        {"request": {}},
    ]
    (desk.folder / "s.har").write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}), "utf-8")
    one, two, odd = items(desk.folder / "s.har")
    assert (one.url, one.content, one.captured) == ("https://a.example/1", "<p>One</p>", "2024-05-06T07:08:09Z")
    assert two.content == b"<p>Two</p>"
    assert odd.error


def test_of_a_session_the_rest_costs_its_bytes_however_deep_or_large_it_is(desk: Desk) -> None:
    page = (
        '{"request": {"url": "https://a.example/1"}, "response": {"content": {"mimeType": "text/html", "text": "One"}}'
    )
    deep, large = "[" * 200_000 + "]" * 200_000, "[" + "[]," * 1_000_000 + "[]]"
    written = f'{{"log": {{"{"k" * 1000}": {deep}, "entries": [{page}, "x": {deep}, "y": {large}}}, 5, {page}}}]}}}}'
    (desk.folder / "s.har").write_text(written)
    one, odd, two = items(desk.folder / "s.har")
    assert (one.content, two.content) == ("One", "One")
    assert odd.error
    (desk.folder / "s.har").write_text("[" * 200_000)
    (broken,) = items(desk.folder / "s.har")
    assert broken.error
    assert (broken.error["type"], broken.error["message"]) == (
        "ParseError",
        "the file is no JSON: parse error: premature EOF, after 0 documents",
    )


def test_an_entry_of_a_session_that_is_larger_than_any_page_ends_it(desk: Desk) -> None:
    def entry(text: str) -> str:
        return (
            f'{{"request": {{"url": "u"}}, "response": {{"content": {{"mimeType": "text/html", "text": "{text}"}}}}}}'
        )

    with gzip.open(desk.folder / "s.har.gz", "wt") as file:
        file.write(f'{{"log": {{"entries": [{entry("One")}, {entry("x" * 70_000_000)}]}}}}')
    one, large = items(desk.folder / "s.har.gz")
    assert one.content == "One"
    assert large.error
    assert large.error["type"] == "LimitExceeded"


def test_a_saved_page_whose_parts_are_nested_too_deep_is_an_error(desk: Desk) -> None:
    part = 'Content-Type: multipart/related; boundary="b{0}"\r\n\r\n--b{0}\r\n'
    (desk.folder / "deep.mhtml").write_text("".join(part.format(number) for number in range(3000)))
    batch.run([desk.folder / "deep.mhtml"], desk.folder / "o.jsonl", jobs=1)
    (record,) = records(desk.folder / "o.jsonl")
    assert record["error"]["type"] == "ParseError"


def test_folders_have_all_of_it_and_what_is_written_there_is_left_out(desk: Desk) -> None:
    desk.pages({}, 2)
    desk.rows([{"html": desk.page("row")}], "pages/rows.jsonl")
    (desk.folder / "pages" / "notes.pdf").write_bytes(b"%PDF")
    out = desk.folder / "pages" / "articles.jsonl"
    for _ in range(2):  # the second time the first one's output is there
        batch.run([desk.folder / "pages"], out, jobs=1)
        assert [Path(record["path"]).name for record in records(out)] == ["0000.html", "0001.html", "rows.jsonl#1"]


@pytest.mark.parametrize(("module", "name", "extra"), [("fastwarc", "c.warc", "warc"), ("ijson", "s.har", "har")])
def test_what_an_input_needs_is_said_where_it_is_missing(tmp_path: Path, module: str, name: str, extra: str) -> None:
    (tmp_path / name).write_bytes(b"{}")
    code = f"import sys; sys.modules[{module!r}] = None; from extractor.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "batch", name, "--output", "o.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    message = f"{module} is needed for this; it comes with: pip install 'extractor[{extra}]'"
    assert (done.returncode, done.stderr) == (2, f"extractor: {message}\n")
