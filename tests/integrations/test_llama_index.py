"""Saved pages as LlamaIndex's readers give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Extractor, ParseError, Site
from extractor.rules import block, css

pytest.importorskip("llama_index.core", reason="it is not installed: pip install 'extractor[llama-index]'")

from fsspec.implementations.memory import MemoryFileSystem
from llama_index.core import SimpleDirectoryReader
from llama_index.core.schema import MetadataMode

from extractor.llama_index import ArticleReader

PAGE = """<html lang="en"><head><title>Flood gates hold</title></head><body><h1>Flood gates hold</h1>
<article><p>The new gates came down at dusk, and the keepers sat on the dike until morning without a word.</p>
<p>By dawn the river stood two feet lower than the day before, and the market opened as it always does.</p></article>
</body></html>"""


class Gates(Site):
    hosts = ("gates.example",)
    title = css("h1")
    body = block("article")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "gates.html"
    file.write_text(PAGE, "utf-8")
    return file


def test_a_document_has_the_body_and_flat_metadata(page: Path) -> None:
    (document,) = ArticleReader(Extractor(sites=[Gates])).load_data(page, {"url": "https://gates.example/1"})
    assert document.text.startswith("The new gates came down")
    assert (document.metadata["title"], document.metadata["extractor"]) == ("Flood gates hold", "gates")
    assert all(isinstance(value, str | float) for value in document.metadata.values())


def test_what_is_embedded_is_what_the_page_says(page: Path) -> None:
    (document,) = ArticleReader().load_data(page)
    embedded = document.get_content(MetadataMode.EMBED)
    assert "title: Flood gates hold" in embedded
    assert "confidence" not in embedded


def test_a_file_without_an_article_says_why(tmp_path: Path) -> None:
    (tmp_path / "gates.html").write_bytes(b"%PDF-1.7")
    with pytest.raises(ParseError, match="PDF"):
        ArticleReader().load_data(tmp_path / "gates.html")


def test_the_reader_of_folders_passes_over_files_without_an_article(page: Path) -> None:
    page.with_name("broken.html").write_bytes(b"%PDF-1.7")
    reader = SimpleDirectoryReader(page.parent, file_extractor={".html": ArticleReader()})
    (document,) = reader.load_data()
    assert (document.metadata["file_name"], document.metadata["title"]) == ("gates.html", "Flood gates hold")


def test_a_file_may_be_on_another_file_system() -> None:
    files = MemoryFileSystem()
    files.pipe("/saved/gates.html", PAGE.encode())
    (document,) = ArticleReader().load_data("/saved/gates.html", fs=files)
    assert document.text.startswith("The new gates came down")
