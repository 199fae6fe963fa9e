"""Pipelines that datatrove's own executor runs."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'extractor[datatrove]'")
pytest.importorskip("orjson", reason="orjson is not installed: pip install 'extractor[datatrove]'")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.writers import JsonlWriter

from extractor import Extractor, Site
from extractor.datatrove import ArticleExtractor
from extractor.rules import block, css

PAGE = """<html lang="en"><head><title>Flood gates hold</title></head><body><h1 class="main">Flood gates hold</h1>
<div class="story"><p>The new gates came down at dusk, and the keepers sat on the dike until morning without a word.</p>
<p>By dawn the river stood two feet lower than the day before, and the market opened as it always does.</p></div>
</body></html>"""


class Gates(Site):
    hosts = ("gates.example",)
    title = css("h1.main")
    body = block("div.story")


class Traps(Site):
    """Pages that take long, or end the process."""

    hosts = ("traps.example",)
    body = block("div.story")

    def unavailable(self, document: Any) -> str | None:
        if document.url.endswith("/slow"):
            time.sleep(60)
        os.kill(os.getpid(), signal.SIGKILL)
        return None


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_pipeline_gives_articles_and_writes_what_is_none_elsewhere(tmp_path: Path) -> None:
    pages = [
        Document(PAGE, "1", metadata={"url": "https://gates.example/1", "dump": "2026-10"}),
        Document("", "2"),
        Document(PAGE, "3", metadata={"url": "https://traps.example/slow"}),
        Document(PAGE, "4", metadata={"url": "https://traps.example/killed"}),
        Document(PAGE, "5"),
    ]
    step = ArticleExtractor(
        Extractor(sites=[Gates, Traps]),
        timeout=10,
        exclusion_writer=JsonlWriter(str(tmp_path / "errors"), compression=None),
    )
    writer = JsonlWriter(str(tmp_path / "articles"), compression=None)
    done = LocalPipelineExecutor([pages, step, writer], logging_dir=str(tmp_path / "logs")).run()

    articles = lines(tmp_path / "articles" / "00000.jsonl")
    assert [article["id"] for article in articles] == ["1", "5"]
    assert articles[0]["text"].startswith("The new gates came down")
    said = articles[0]["metadata"]
    assert (said["title"], said["extractor"], said["dump"]) == ("Flood gates hold", "gates", "2026-10")
    errors = lines(tmp_path / "errors" / "00000.jsonl")
    assert {error["id"]: error["metadata"]["error"]["type"] for error in errors} == {
        "2": "NoContentError",
        "3": "TimeoutError",
        "4": "WorkerDied",
    }
    assert errors[1]["text"] == PAGE
    (counted,) = [stats for stats in done.stats if "Article" in stats.name]
    assert counted["total"].total == 5
    assert counted["dropped_WorkerDied"].total == 1
