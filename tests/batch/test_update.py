"""What a finished run wrote is kept where the rules that decided it are what they were."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from desk import Desk, records

from extractor import batch
from extractor.batch.former import Former
from extractor.errors import BatchError

SITE = """
from extractor import Site
from extractor.rules import css

class {name}(Site):
    hosts = ("{name}.example",)
    title = css("{title}")
"""


def site(desk: Desk, name: str, title: str = "title") -> None:
    (desk.plugins / f"{name}.py").write_text(SITE.format(name=name, title=title), "utf-8")


def run(desk: Desk, out: str = "o.jsonl", **options: bool | int | None) -> batch.Summary:
    settings = {"plugins_dir": desk.plugins}
    return batch.run([desk.folder / "pages"], desk.folder / out, settings=settings, jobs=1, **options)  # type: ignore[arg-type]  # a test names any


def pages(desk: Desk) -> Path:
    folder = desk.pages({}, 0)
    for number, host in enumerate(("fog", "rain", "rain", "snow")):
        page = desk.page(f"{host} {number}", url=f"https://{host}.example/{number}").replace("<h1>", "<h1>On ")
        (folder / f"{number}.html").write_text(page, "utf-8")
    (folder / "empty.html").write_text("<html><body></body></html>", "utf-8")
    return folder


def test_only_what_the_edited_rules_are_for_is_done_again(desk: Desk) -> None:
    pages(desk)
    site(desk, "fog")
    site(desk, "rain")
    assert run(desk).total.kept == 0
    before = records(desk.folder / "o.jsonl")
    assert [record["rules"]["site"] for record in before] == ["fog", "rain", "rain", None, None]
    again = run(desk, update=True)
    assert (again.total.kept, again.total.documents) == (5, 5)
    assert records(desk.folder / "o.jsonl") == before
    site(desk, "rain", "h1")
    summary = run(desk, update=True)
    assert (summary.total.kept, summary.total.articles, summary.sites["fog"].kept) == (3, 4, 1)
    after = records(desk.folder / "o.jsonl")
    assert [record.get("title") for record in after] == ["fog 0", "On rain 1", "On rain 2", "On snow 3", None]
    run(desk, "fresh.jsonl")
    assert (desk.folder / "fresh.jsonl").read_bytes() == (desk.folder / "o.jsonl").read_bytes()


def test_new_sites_new_documents_and_what_failed_are_done(desk: Desk) -> None:
    folder = pages(desk)
    missing = folder / "gone.html"
    missing.symlink_to(desk.folder / "nowhere.html")
    batch.run([folder, missing], desk.folder / "o.jsonl", settings={"plugins_dir": desk.plugins}, jobs=1)
    site(desk, "snow")
    (folder / "0.html").unlink()
    (folder / "new.html").write_text(desk.page("new"), "utf-8")
    summary = run(desk, update=True)
    assert [record.get("title") for record in records(desk.folder / "o.jsonl")][:3] == [
        "On rain 1",
        "On rain 2",
        "snow 3",
    ]
    assert (summary.total.documents, summary.total.kept) == (5, 3)


def test_shards_and_compressed_files_are_updated_and_those_too_many_removed(desk: Desk) -> None:
    folder = pages(desk)
    run(desk, "o.jsonl.gz", shard=2)
    (folder / "3.html").unlink()
    assert run(desk, "o.jsonl.gz", shard=2, update=True).total.kept == 4
    assert sorted(file.name for file in desk.folder.glob("o-*")) == ["o-00000.jsonl.gz", "o-00001.jsonl.gz"]
    lines = gzip.decompress((desk.folder / "o-00001.jsonl.gz").read_bytes()).splitlines()
    names = [json.loads(line)["path"] for line in lines]
    assert [Path(name).name for name in names] == ["2.html", "empty.html"]


def test_a_parquet_table_is_updated_as_json_lines_are(desk: Desk) -> None:
    pages(desk)
    site(desk, "fog")
    site(desk, "rain")
    run(desk, "o.parquet")
    before = pq.read_table(desk.folder / "o.parquet")
    assert (run(desk, "o.parquet", update=True).total.kept, pq.read_table(desk.folder / "o.parquet")) == (5, before)
    site(desk, "rain", "h1")
    summary = run(desk, "o.parquet", update=True)
    assert (summary.total.kept, summary.sites["fog"].kept) == (3, 1)
    assert run(desk, "fresh.parquet").total.fields == summary.total.fields
    assert pq.read_table(desk.folder / "o.parquet") == pq.read_table(desk.folder / "fresh.parquet")


def test_records_are_found_though_documents_came_and_went(tmp_path: Path) -> None:
    file = tmp_path / "o.jsonl"
    file.write_text("".join(json.dumps({"path": str(number)}, separators=(",", ":")) + "\n" for number in range(9)))
    former = Former([file])
    assert [former.of(name) is not None for name in ("1", "0", "x", "5", "5", "8", "2")] == [
        True,
        True,
        False,
        True,
        False,
        True,
        True,
    ]


def test_what_cannot_be_updated_is_said(desk: Desk) -> None:
    pages(desk)
    with pytest.raises(BatchError, match="there is no finished run to update"):
        run(desk, update=True)
    with pytest.raises(BatchError, match="JSON Lines and Parquet can be updated; CSV"):
        run(desk, "o.csv", update=True)
    with pytest.raises(BatchError, match="where --learn is"):
        run(desk, update=True, learn=True)
