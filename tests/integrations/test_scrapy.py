"""Crawls by Scrapy itself, over files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scrapy", reason="Scrapy is not installed: pip install 'extractor[scrapy]'")

from scrapy import Field, Item
from scrapy.exceptions import DropItem

from extractor.scrapy import ArticlePipeline

PAGE = """<html lang="en"><head><title>Flood gates hold</title></head><body><h1 class="main">Flood gates hold</h1>
<div class="story"><p>The new gates came down at dusk, and the keepers sat on the dike until morning without a word.</p>
<p>By dawn the river stood two feet lower than the day before, and the market opened as it always does.</p></div>
</body></html>"""
PLUGIN = """
from extractor import Site
from extractor.rules import block, css

class Gates(Site):
    hosts = ("gates.example",)
    title = css("h1.main")
    body = block("div.story")
"""
SPIDER = """
from pathlib import Path
import scrapy

class Saved(scrapy.Spider):
    name = "saved"
    start_urls = [file.absolute().as_uri() for file in sorted(Path("saved").iterdir())]
    custom_settings = {
        "ITEM_PIPELINES": {"extractor.scrapy.ArticlePipeline": 300},
        "EXTRACTOR": SETTINGS,
    }

    def parse(self, response):
        name = response.url.rpartition("/")[2]
        yield {"url": f"https://gates.example/{name}", "page": response.body, "found": name}
        yield {"link": name}
"""


def crawl(folder: Path, settings: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """The items of a crawl over the files in ``saved``, and its log."""
    (folder / "spider.py").write_text(SPIDER.replace("SETTINGS", repr(settings)), "utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-o", "items.jsonl"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
    items = folder / "items.jsonl"
    return [json.loads(line) for line in items.read_text("utf-8").splitlines()] if items.exists() else [], done.stderr


class Declared(Item):
    page, url, title, markdown = Field(), Field(), Field(), Field()


def test_a_crawl_gives_articles_and_errors_and_leaves_other_items_alone(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "1.html").write_text(PAGE, "utf-8")
    (tmp_path / "saved" / "2.html").write_bytes(b"%PDF-1.7")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "gates.py").write_text(PLUGIN, "utf-8")
    items, log = crawl(tmp_path, {"plugins_dir": "sites"})
    pages = {item["found"]: item for item in items if "found" in item}
    assert sorted(item["link"] for item in items if "link" in item) == ["1.html", "2.html"], log
    assert (pages["1.html"]["title"], pages["1.html"]["extractor"]) == ("Flood gates hold", "gates")
    assert pages["2.html"] == {
        "url": "https://gates.example/2.html",
        "found": "2.html",
        "error": {"type": "ParseError", "message": "this is no document but a PDF file", "reason": None},
    }
    assert "Traceback" not in log
    assert "Deprecat" not in log


def test_settings_that_are_none_stop_the_crawl_and_say_why(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    items, log = crawl(tmp_path, {"mode": "quick"})
    assert items == []
    assert "there is no mode 'quick'" in log


def test_an_item_that_declares_its_fields_gets_those() -> None:
    item = ArticlePipeline().process_item(Declared(page=PAGE, url="https://gates.example/1"))
    assert (item["page"], item["title"], "body" in item) == (None, "Flood gates hold", False)
    assert item["markdown"].startswith("The new gates came down")


def test_an_item_that_cannot_hold_an_error_is_dropped() -> None:
    with pytest.raises(DropItem, match=r"^https://gates\.example/1: ParseError: .*PDF"):
        ArticlePipeline().process_item(Declared(page=b"%PDF-1.7", url="https://gates.example/1"))
