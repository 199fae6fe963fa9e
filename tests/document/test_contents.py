"""What callers give: buffers, paths and open files are read, compression is undone, and nothing else becomes an article."""

from __future__ import annotations

import array
import gzip
import io
import mmap
import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor import Extractor, LimitExceeded, ParseError
from extractor.document.contents import load
from extractor.document.limits import BYTES

SENTENCE = "港口的雾很大，四十条船都停在岸边，没有一条船装有电台，灯塔的钟响了一夜。"
PAGE = f"<html><head><title>雾</title></head><body><h1>港口起雾</h1>{f'<p>{SENTENCE}</p>' * 9}</body></html>".encode()
PATH = "story.html"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def streamed_zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_content_size=False).compress(data)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / PATH
    made.write_bytes(PAGE)
    return made


# --- what is read -------------------------------------------------------------------------------------------


class Named:
    """A path of somebody's own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


@pytest.mark.parametrize("given", [bytes, bytearray, memoryview, lambda data: array.array("B", data), bytes.decode])
def test_buffers_and_text_are_read(given: Callable[[bytes], extractor.document.contents.Content]) -> None:
    assert extractor.extract(given(PAGE)).title == "港口起雾"


@pytest.mark.parametrize("given", [Path, Named])
def test_paths_are_read(file: Path, given: Callable[[Path], Path]) -> None:
    article = extractor.extract(given(file), url="https://a.example/1")
    assert (article.title, article.url) == ("港口起雾", "https://a.example/1")
    assert Extractor().explain(given(file)).article == extractor.extract(PAGE)
    assert extractor.extract(given(file)).url is None


def test_open_files_are_read_from_where_they_are(file: Path) -> None:
    with file.open("rb") as binary, file.open("rb", buffering=0) as raw, file.open(encoding="utf-8") as text:
        assert {extractor.extract(stream).title for stream in (binary, raw, text, io.BytesIO(PAGE))} == {"港口起雾"}
    with file.open("rb") as binary, mmap.mmap(binary.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert extractor.extract(mapped).title == "港口起雾"


def test_a_file_that_was_opened_as_text_in_another_charset_is_an_error_that_says_so(file: Path) -> None:
    file.write_bytes(PAGE.decode().encode("gb18030"))
    with file.open(encoding="utf-8") as text, pytest.raises(ParseError, match=r"not in utf-8; open it in binary"):
        extractor.extract(text)
    with file.open("rb") as binary:
        assert extractor.extract(binary).title == "港口起雾"


def test_what_cannot_be_read_is_left_out_of_what_is_learned(file: Path) -> None:
    assert Extractor().learn([file, file.parent / "none.html", None]) == Extractor().learn([file])


def test_a_pipe_is_read_to_its_end() -> None:
    parts = [PAGE[:7], PAGE[7:300], PAGE[300:]]

    class Pipe:
        def read(self, size: int) -> bytes:
            return parts.pop(0) if parts else b""

    assert load(Pipe()) == PAGE


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.html"):
        extractor.extract(tmp_path / "none.html")
    with pytest.raises(IsADirectoryError, match=tmp_path.name):
        extractor.extract(tmp_path)


@pytest.mark.parametrize("given", [None, 5, float("nan"), ["<p>x"], {"html": "<p>x"}, object(), memoryview(PAGE)[::2]])
def test_what_can_hold_no_document_is_refused_by_its_type(given: object) -> None:
    with pytest.raises(ParseError, match=rf"{type(given).__name__} is no document; give bytes, text, a pathlib\.Path"):
        extractor.extract(given)
    with pytest.raises(TypeError) as error:
        extractor.extract(given)
    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)


def test_a_plugin_that_reads_other_documents_gets_bytes(file: Path) -> None:
    received: list[object] = []

    class Reader:
        @extractor.hookimpl
        def extractor_read(self, content: object) -> None:
            received.append(content)

    host = Extractor()
    host._plugins._manager.register(Reader())
    host.extract(file)
    host.extract(gzip.compress(PAGE))
    assert received == [PAGE, PAGE]


# --- compression --------------------------------------------------------------------------------------------

PACKED = [gzip.compress, zlib.compress, raw_deflate, brotli.compress, zstandard.compress, streamed_zstd]


@pytest.mark.parametrize("pack", PACKED)
def test_compression_is_undone(pack: Callable[[bytes], bytes], file: Path) -> None:
    assert extractor.extract(pack(PAGE)).title == "港口起雾"
    file.write_bytes(pack(PAGE))
    assert extractor.extract(file) == extractor.extract(PAGE)


def test_compression_is_undone_twice_and_in_parts() -> None:
    assert load(gzip.compress(brotli.compress(PAGE))) == PAGE
    assert load(gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]) + bytes(512)) == PAGE
    assert load(zstandard.compress(PAGE[:99]) + zstandard.compress(PAGE[99:])) == PAGE


@pytest.mark.parametrize(
    ("pack", "name"), [(gzip.compress, "gzip"), (zstandard.compress, "zstd"), (streamed_zstd, "zstd")]
)
def test_a_broken_compressed_file_is_an_error_that_says_so(pack: Callable[[bytes], bytes], name: str) -> None:
    whole = pack(PAGE)
    for broken in (whole[:-9], whole[:5], whole[:12] + bytes(40)):
        with pytest.raises(ParseError, match=f"the {name} file is broken"):
            load(broken)


@pytest.mark.parametrize("pack", PACKED)
def test_what_unfolds_to_more_than_the_limit_is_an_error_and_takes_little_memory(
    pack: Callable[[bytes], bytes],
) -> None:
    bomb = pack(b"a" * (BYTES * 2))
    assert len(load(bomb)) < 2 * BYTES
    with pytest.raises(LimitExceeded, match="20,000,000"):
        extractor.extract(bomb)


@given(st.text(max_size=300), st.sampled_from(PACKED))
def test_what_was_compressed_is_what_comes_out(text: str, pack: Callable[[bytes], bytes]) -> None:
    page = f"<p>{SENTENCE * 9}{text}".encode()
    assert load(pack(page)) == page


@given(st.text(max_size=300))
def test_text_is_never_taken_for_compressed(text: str) -> None:
    page = f"<p>{text}".encode("utf-8", "replace")
    assert load(page) == page


# --- what is meant ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given", ["https://a.example/1.html", " HTTP://a.example \n", "file:///a.html", "www.a.example/1"]
)
def test_an_address_is_refused_with_what_was_meant(given: str) -> None:
    for content in (given, given.encode()):
        with pytest.raises(ParseError, match=f"{given.strip()} is an address, and nothing is fetched"):
            extractor.extract(content)


def test_a_text_that_begins_with_an_address_is_a_text() -> None:
    assert extractor.extract(f"https://a.example/1\n\n{SENTENCE * 4}").body


def test_the_name_of_a_file_is_refused_with_what_was_meant(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    (file.parent / "no suffix").write_bytes(PAGE)
    for name in (str(file), PATH, "no suffix", str(file.parent), "not/there.html", "pages.warc.gz"):
        with pytest.raises(ParseError, match="name of a file or folder: give pathlib") as error:
            extractor.extract(name)
        assert repr(name) in str(error.value)


def test_a_headline_that_no_file_is_called_is_a_document() -> None:
    assert extractor.extract(SENTENCE).body == SENTENCE
    assert extractor.extract(f"<p>{SENTENCE}</p>").body == SENTENCE
