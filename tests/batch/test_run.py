"""Many documents: each is one record, none costs the others, and a run that was interrupted goes on."""

from __future__ import annotations

import gzip
import json

import pytest
from desk import Desk, records

from extractor import batch
from extractor.batch.sources.compression import decompressed
from extractor.errors import BatchError


def test_every_document_is_a_record_in_order_and_poisoned_ones_are_errors(desk: Desk) -> None:
    harms = {3: "loop", 5: "hang in C", 7: "kill", 9: "segfault", 11: "exit", 13: "memory", 15: "leak", 17: "once"}
    folder = desk.pages(harms, 20)
    out = desk.folder / "articles.jsonl"
    settings = {"plugins_dir": desk.plugins}
    summary = batch.run([folder], out, settings=settings, jobs=2, timeout=3, memory_limit=300_000_000)
    found = records(out)
    assert [record["path"] for record in found] == [str(file) for file in sorted(folder.iterdir())]
    failed = {number: record["error"]["type"] for number, record in enumerate(found) if "error" in record}
    assert failed == {
        3: "TimeoutError",
        5: "TimeoutError",
        **dict.fromkeys((7, 9, 11), "WorkerDied"),
        **dict.fromkeys((13, 15), "MemoryError"),
    }
    assert found[9]["error"]["message"] == "the process that read it was ended by SIGSEGV, twice"
    assert summary.total.errors == {"WorkerDied": 3, "TimeoutError": 2, "MemoryError": 2}
    assert (summary.total.documents, summary.total.articles) == (20, 13)
    assert summary.sites["poison"].documents == 13
    assert found[17]["title"] == "0017"


def test_the_summary_says_it_in_words(desk: Desk) -> None:
    summary = batch.run([desk.pages({}, 3), desk.folder / "none.html"], desk.folder / "o.jsonl", jobs=1)
    assert str(summary) == "4 documents: 3 articles, 1 failed (FileNotFoundError 1)"


def test_rows_are_read_by_their_keys_and_bad_ones_are_errors(desk: Desk) -> None:
    table = desk.rows(
        [
            {"id": 17, "url": "https://a.example/1", "html": desk.page("one"), "fetch_date": "2024-05-06T07:08:09Z"},
            {"page": desk.page("two"), "address": "https://a.example/2"},
            {"html": None},
        ]
    )
    with table.open("ab") as file:
        file.write(b"\n[1]\n{not json}\n")
    batch.run([table], desk.folder / "o.jsonl", jobs=1, keys=batch.Keys.parse("content=html,content=page,url=address"))
    one, two, none, array, broken = records(desk.folder / "o.jsonl")
    assert (one["path"], one["id"], one["captured"]) == (f"{table}#1", "17", "2024-05-06T07:08:09Z")
    assert (two["title"], two["url"]) == ("two", "https://a.example/2")
    assert none["error"]["message"] == "no document under html, page; there are html"
    assert array["path"] == f"{table}#5"
    assert array["error"]["message"] == "the line is no object"
    assert broken["error"]["message"].startswith("the line is no JSON: ")
    assert {record["error"]["type"] for record in (none, array, broken)} == {"ParseError"}


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_input_and_output_may_be_compressed(desk: Desk, suffix: str) -> None:
    desk.pages({}, 2)
    plain = desk.folder / "plain.jsonl"
    batch.run([desk.folder / "pages" / "*.html"], plain, jobs=1)
    rows = desk.rows([{"html": record["body"]} for record in records(plain)])
    once = desk.folder / f"once.jsonl{suffix}"
    batch.run([rows], once, jobs=1)
    table = desk.folder / f"table.jsonl{suffix}"
    batch.run([once], table, jobs=1, keys=batch.Keys(content=("body",)))
    with table.open("rb") as file:
        assert decompressed(file).read().count(b'"path":') == 2


def test_a_broken_file_is_one_error_and_the_next_goes_on(desk: Desk) -> None:
    rows = gzip.compress(b"".join(json.dumps({"html": desk.page(str(n))}).encode() + b"\n" for n in range(50)))
    (desk.folder / "cut.jsonl.gz").write_bytes(rows[: len(rows) // 2])
    batch.run([desk.folder / "cut.jsonl.gz", desk.pages({}, 1)], desk.folder / "o.jsonl", jobs=1)
    *_, broken, last = records(desk.folder / "o.jsonl")
    assert broken["error"]["type"] == "EOFError"
    assert ", after " in broken["error"]["message"]
    assert last["title"] == "0000"


def test_shards_are_as_long_as_asked_for_and_the_manifest_says_what_made_them(desk: Desk) -> None:
    out = desk.folder / "o.jsonl.gz"
    batch.run([desk.pages({2: "exit"}, 5)], out, settings={"plugins_dir": desk.plugins}, jobs=2, shard=2)
    names = [f"o-{number:05}.jsonl.gz" for number in range(3)]
    found = [
        json.loads(line) for name in names for line in gzip.decompress((desk.folder / name).read_bytes()).splitlines()
    ]
    assert [record["path"][-9:] for record in found] == [f"{number:04}.html" for number in range(5)]
    told = json.loads((desk.folder / "o.jsonl.gz.manifest.json").read_text("utf-8"))
    assert told["files"] == [{"file": name, "records": count} for name, count in zip(names, (2, 2, 1), strict=True)]
    assert told["summary"]["total"]["errors"] == {"WorkerDied": 1}
    assert {"extractor", "model", "memory", "plugins"} <= told["versions"].keys()
    assert told["versions"]["plugins"]["poison"]["layer"] == "local"
    assert not (desk.folder / "o.jsonl.gz.partial").exists()


def test_records_without_an_article_are_written_apart_too(desk: Desk) -> None:
    folder = desk.pages({1: "exit"}, 3)
    (folder / "9.html").write_text("<html><body></body></html>", "utf-8")
    errors = desk.folder / "errors.jsonl"
    settings = {"plugins_dir": desk.plugins}
    batch.run([folder], desk.folder / "o.jsonl", settings=settings, jobs=1, errors=errors, shard=3)
    assert [record["error"]["type"] for record in records(errors)] == ["WorkerDied", "NoContentError"]


def test_a_run_that_is_finished_is_not_done_again(desk: Desk) -> None:
    folder, out = desk.pages({}, 2), desk.folder / "o.jsonl"
    before = batch.run([folder], out, jobs=1)
    written = out.stat()
    (left := out.with_name("o.jsonl.finished")).mkdir()  # as where the run was killed in its last moment
    assert batch.run([folder], out, jobs=1, resume=True) == before
    assert out.stat() == written
    assert not left.exists()


def test_misuse_is_said(desk: Desk) -> None:
    folder, out = desk.pages({}, 1), desk.folder / "o.jsonl"
    with pytest.raises(BatchError, match=r"articles.xml: its name says no format of output; there are .jsonl, "):
        batch.run([folder], desk.folder / "articles.xml")
    with pytest.raises(BatchError, match=r"no documents in .*nothing"):
        batch.run([desk.folder / "nothing*"], out)
    with pytest.raises(BatchError, match="standard input"):
        batch.run(["-", "-"], out)
    with pytest.raises(BatchError, match=r"the list missing\.txt cannot be read"):
        batch.run([], out, lists=["missing.txt"])
    with pytest.raises(BatchError, match="there is no site 'nowhere'"):
        batch.run([folder], out, site="nowhere")
    (desk.folder / "o.jsonl.partial").mkdir()
    with pytest.raises(BatchError, match="unfinished run"):
        batch.run([folder], out)


def test_nothing_is_written_over_what_is_read_or_written_too(desk: Desk) -> None:
    rows = desk.rows([{"html": desk.page("one"), "url": "https://a.example/1"}])
    before, link = rows.read_bytes(), desk.folder / "link.jsonl"
    link.symlink_to(rows)
    for output, errors in ((rows, None), (link, None), (desk.folder / "o.jsonl", rows)):
        with pytest.raises(BatchError, match="is read, and cannot be what is written too"):
            batch.run([rows], output, errors=errors)
    with pytest.raises(BatchError, match="a file of their own"):
        batch.run([rows], desk.folder / "o.jsonl", errors=desk.folder / "o.jsonl")
    assert (rows.read_bytes(), sorted(path.name for path in desk.folder.glob("*.jsonl*"))) == (
        before,
        ["link.jsonl", "pages.jsonl"],
    )


def test_what_recurs_is_learned_first_whatever_the_number_of_jobs(desk: Desk) -> None:
    slogan = (
        "Lanhu is written for all those who walk the hills around the lake, and for those who would rather read of it."
    )
    folder = desk.folder / "posts"
    folder.mkdir()
    for name in ("amber", "birch", "cedar", "dolomite"):
        own = "\n\n".join(f"The {name} of {place} was seen by many, and {name} it remained." for place in ("Ush", "Or"))
        header = f"---\ntitle: On {name}\nurl: https://lanhu.example/{name}\n---\n\n# On {name}\n\n"
        (folder / f"{name}.md").write_text(f"{header}{own}\n\n{slogan}\n", "utf-8")
    for jobs in (1, 3):
        batch.run([folder], desk.folder / f"{jobs}.jsonl", jobs=jobs, learn=True)
    alone, together = ((desk.folder / f"{jobs}.jsonl").read_bytes() for jobs in (1, 3))
    assert alone == together
    assert slogan.encode() not in b"".join(json.loads(line)["body"].encode() for line in alone.splitlines())
    assert "lanhu.example" in (desk.folder / "3.jsonl.memory.json").read_text("utf-8")
    with pytest.raises(BatchError, match="two passes"):
        batch.run(["-"], desk.folder / "o.jsonl", learn=True)
