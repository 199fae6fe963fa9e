"""What is no document is refused by its name: pictures, office files, archives of many pages."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import wave
import zipfile
from contextlib import closing
from email.mime.multipart import MIMEMultipart
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor, LimitExceeded, ParseError
from extractor.document.formats import foreign
from extractor.document.limits import BYTES

RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n<p>x</p>\r\n\r\n\r\n"
LINES = b"".join(json.dumps({"url": f"https://a.example/{i}", "html": "<p>x"}).encode() + b"\n" for i in range(9))


def zipped(*names: str, first: str = "") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "<p>x")
    return written.getvalue()


def tarred() -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.html"))
    return written.getvalue()


def sound() -> bytes:
    written = io.BytesIO()
    with closing(wave.open(written, "wb")) as audio:
        audio.setnchannels(1)
        audio.setsampwidth(2)
        audio.setframerate(8000)
        audio.writeframes(bytes(400))
    return written.getvalue()


def database(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "a.db")) as connection:
        connection.execute("create table a (b)")
    return (folder / "a.db").read_bytes()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> endobj", "a PDF file"),
        (b"%!PS-Adobe-3.0\n/Times findfont", "PostScript"),
        (rb"{\rtf1\ansi Fog in the harbour.}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "image/png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", "image/jpeg"),
        (b"GIF89a\1\0\1\0\x80\0\0", "image/gif"),
        (b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0", "image/webp"),
        (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", "image/avif"),
        (b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42", "video/mp4"),
        (sound(), "Waveform Audio"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Microsoft Office"),
        (zipped("[Content_Types].xml", "word/document.xml"), "DOCX"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "XLSX"),
        (zipped("content.xml", first="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (zipped("a.xhtml", first="application/epub+zip"), "EPUB"),
        (zipped("a.html", "b.html"), "a ZIP archive, many documents"),
        (tarred(), "a tar archive, many documents"),
        (gzip.compress(tarred()), "a tar archive, many documents"),
        (bz2.compress(b"<p>x"), "bzip2"),
        (lzma.compress(b"<p>x"), "XZ"),
        (b"PAR1\x15\4\x15\x10", "a Parquet table"),
        (RECORD * 2, "a WARC archive, many documents"),
        (gzip.compress(RECORD) * 2, "a WARC archive, many documents"),
        (LINES, "JSON, data or many documents"),
        (gzip.compress(LINES), "JSON, data or many documents"),
        (b"\xef\xbb\xbf{}", "JSON"),
        (b'[\n  {"html": "<p>x"},\n  {"html": "<p>y"}\n]', "JSON"),
        (MIMEMultipart("related").as_bytes(), "MHTML"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', "a feed, many documents"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a feed, many documents"),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><urlset>', "a sitemap"),
    ],
)
def test_what_is_no_document_is_refused_by_its_name(content: bytes, name: str) -> None:
    with pytest.raises(ParseError, match=rf"this is no document but .*{name}"):
        Extractor().extract(content)


def test_a_database_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(ParseError, match="SQLite"):
        Extractor().extract(database(tmp_path))


def test_an_archive_in_text_is_refused_too() -> None:
    for content in (LINES, RECORD):
        with pytest.raises(ParseError, match="many documents in one file"):
            Extractor().extract(content.decode())


def test_an_archive_above_the_limit_is_called_what_it_is(tmp_path: Path) -> None:
    archive = tmp_path / "pages.warc.gz"
    archive.write_bytes(gzip.compress(RECORD, 0) * 1000 + gzip.compress(bytes(BYTES), 0))
    with pytest.raises(ParseError, match="WARC"):
        Extractor().extract(archive)
    archive.write_bytes(gzip.compress(b"<p>" + bytes(BYTES), 0))
    with pytest.raises(LimitExceeded):
        Extractor().extract(archive)


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><html>",
        b"<svg><path/></svg><p>Fog in the harbour.</p>",
        b'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html>',
        b"---\ntitle: Fog\n---\nFog in the harbour.",
        b"[Fog](https://a.example/1) in the harbour.",
        b"[1] Fog in the harbour.",
        b'{% include "head" %}\n# Fog',
        b"{fog} in the harbour",
        b"BMW builds cars.",
        b"MZ is no word.",
        b"From: Jane Doe\nType: multipart/mixed\n\nFog in the harbour.",
        b"Update: fog in the harbour",
        "雾".encode("gb18030"),
        "雾".encode("utf-16"),
        b"",
        bytes(5000),
    ],
)
def test_what_may_be_a_document_has_no_name(content: bytes) -> None:
    assert foreign(content) is None


@given(st.text())
def test_no_page_is_taken_for_anything_else(text: str) -> None:
    assert foreign(f"<html>{text}".encode("utf-8", "replace")) is None


@given(st.binary(max_size=500))
def test_any_bytes_have_a_name_or_none(content: bytes) -> None:
    assert foreign(content) is None or len(str(foreign(content))) > 3
