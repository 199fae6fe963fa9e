"""Saved pages as LangChain's loaders and parsers give them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from extractor import Extractor, NoContentError, Site
from extractor.rules import block, css

pytest.importorskip("langchain_core", reason="langchain-core is not installed: pip install 'extractor[langchain]'")

from langchain_core.document_loaders import Blob

from extractor.langchain import ArticleLoader, ArticleParser

PAGE = """<html lang="zh-CN"><head><title>水闸守住了第一夜</title></head><body><h1>水闸守住了第一夜</h1>
<div>2025-03-04 09:30　来源：河口日报　作者：柳河、方晓岸</div>
<article><p>新闸在黄昏时落下，守闸的人在堤上坐到天亮，谁也没有说话。</p><p>清晨，水位比前一天低了两尺，镇上的集市照常开门。</p></article>
</body></html>"""


class Gates(Site):
    hosts = ("gates.example",)
    title = css("h1")
    body = block("article")


def test_a_document_has_the_body_and_flat_metadata() -> None:
    (document,) = ArticleParser().parse(Blob.from_data(PAGE, metadata={"url": "https://gates.example/1", "shelf": 7}))
    said = document.metadata
    assert "新闸在黄昏时落下" in document.page_content
    assert (said["title"], said["published"], said["shelf"]) == ("水闸守住了第一夜", "2025-03-04T09:30:00", 7)
    assert (said["authors"], said["medium"]) == ("柳河; 方晓岸", "河口日报")
    assert all(isinstance(value, str | int | float) for value in said.values())


@pytest.mark.parametrize(
    "blob",
    [
        Blob.from_data(PAGE.encode(), metadata={"url": "https://gates.example/1"}),
        Blob.from_data(PAGE, path="https://gates.example/1"),
    ],
)
def test_the_address_of_a_blob_chooses_the_site(blob: Blob) -> None:
    (document,) = ArticleParser(Extractor(sites=[Gates])).parse(blob)
    assert document.metadata["extractor"] == "gates"


def test_a_blob_without_an_article_says_why() -> None:
    with pytest.raises(NoContentError):
        ArticleParser().parse(Blob.from_data("<html><body></body></html>"))


def test_a_file_without_an_article_costs_no_other(tmp_path: Path) -> None:
    names = ("1.html", "2.html", "3.html", "4.html")
    for name, content in zip(names, (PAGE.encode(), b"%PDF-1.7", PAGE.encode("gb18030")), strict=False):
        (tmp_path / name).write_bytes(content)
    loader = ArticleLoader(tmp_path / name for name in names)
    for _ in range(2):
        loaded = loader.load()
        assert [document.metadata["source"] for document in loaded] == [str(tmp_path / f"{n}.html") for n in (1, 3)]
        assert loaded[0].page_content == loaded[1].page_content
        assert [(error["path"], error["error"]["type"]) for error in loader.errors] == [
            (str(tmp_path / "2.html"), "ParseError"),
            (str(tmp_path / "4.html"), "FileNotFoundError"),
        ]


def test_documents_are_loaded_as_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text(PAGE, "utf-8")
    loader = ArticleLoader([tmp_path / "1.html", tmp_path / "none.html"])
    next(loader.lazy_load())
    assert loader.errors == []
    assert len(asyncio.run(loader.aload())) == 1
