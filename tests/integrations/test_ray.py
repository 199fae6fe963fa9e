"""Datasets on a cluster of Ray's own, two nodes of which one is killed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray", reason="Ray is not installed: uv sync --group cluster")
os.environ |= {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
    "RAY_worker_niceness": "0",
}

import ray
from ray.cluster_utils import Cluster

import extractor.ray
from extractor import BatchError, Extractor

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own

PAGES = 40
NODE = {"num_cpus": 1, "object_store_memory": 100_000_000, "include_dashboard": False}
PAGE = """<html lang="en"><head><title>Flood gates hold</title></head><body><h1 class="main">Flood gates hold</h1>
<div class="story"><p>Gate number {} came down at dusk, and the keepers sat on the dike until morning without a word.</p>
<p>By dawn the river stood two feet lower than the day before, and the market opened as it always does.</p></div>
</body></html>"""
PLUGIN = """
import os, signal, time
from extractor import Site
from extractor.rules import block, css

class Gates(Site):
    hosts = ("gates.example",)
    title = css("h1.main")
    body = block("div.story")

    def unavailable(self, document):
        if document.url.endswith("/killed"):
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60 if document.url.endswith("/slow") else 0.1)
"""


def add_node(cluster: Cluster) -> None:
    """Ray gives up on a node that is not there in half a minute, which it may not be where much else runs."""
    for is_last in (False, False, True):
        try:
            cluster.add_node(**NODE)
        except Exception:
            if is_last:
                raise
        else:
            return


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """Ray's own cluster of two nodes, each a set of processes on this machine."""
    found = Cluster()
    try:
        add_node(found)
        add_node(found)
        ray.init(address=found.address, logging_level="error", log_to_driver=False)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        yield found
    finally:
        ray.shutdown()
        found.shutdown()


@pytest.fixture
def host(tmp_path: Path) -> Extractor:
    (tmp_path / "gates.py").write_text(PLUGIN, "utf-8")
    return Extractor(plugins_dir=tmp_path, mode="fast")


def rows(*pages: tuple[str, Any]) -> list[dict[str, Any]]:
    return [
        {"id": number, "url": f"https://gates.example/{path}", "html": page}
        for number, (path, page) in enumerate(pages)
    ]


def test_a_node_that_is_killed_loses_nothing_and_a_page_that_kills_costs_itself(
    cluster: Cluster, host: Extractor
) -> None:
    pages = rows(*((str(number), PAGE.format(number)) for number in range(PAGES)))
    pages[5]["url"], pages[30]["url"] = "https://gates.example/killed", "https://gates.example/slow"
    dataset = ray.data.from_items(pages, override_num_blocks=PAGES // 4)
    found: list[dict[str, Any]] = []
    is_killed = False
    for one in extractor.ray.extract(dataset, extractor=host, timeout=2).iter_rows():
        found.append(one)
        if not is_killed:  # most blocks are still to come, and both are at work
            cluster.remove_node(*cluster.worker_nodes, allow_graceful=False)
            is_killed = True
    assert is_killed
    assert sorted(one["id"] for one in found) == list(range(PAGES))
    errors = {one["id"]: one["error"]["type"] for one in found if one["error"]}
    assert errors == {5: "WorkerDied", 30: "TimeoutError"}
    assert all(f"Gate number {one['id']} " in one["body"] for one in found if not one["error"])


def test_rows_have_the_columns_of_batches_and_those_they_had(cluster: Cluster, host: Extractor) -> None:
    dataset = ray.data.from_items(
        [{**one, "html": one["html"].encode()} for one in rows(("1", PAGE), ("2", ""), ("3", "%PDF-1.7 gates"))]
    )
    found = extractor.ray.extract(dataset, extractor=host, fields=("title", "published")).take_all()
    article, empty, pdf = sorted(found, key=lambda row: row["id"])  # in which order is Ray's
    assert [*article] == ["id", "title", "published", "published_time", "published_at", "url", "rules", "error"]
    assert (article["id"], article["title"], article["error"]) == (0, "Flood gates hold", None)
    assert (empty["error"]["type"], empty["error"]["reason"]) == ("NoContentError", "empty")
    assert (pdf["url"], pdf["error"]["type"]) == ("https://gates.example/3", "ParseError")


def test_a_column_that_is_not_there_is_named(cluster: Cluster) -> None:
    with pytest.raises(BatchError, match="the dataset has no column 'htm'; did you mean 'html'"):
        extractor.ray.extract(ray.data.from_items(rows(("1", PAGE))), "htm")
