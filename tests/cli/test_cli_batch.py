"""``extractor batch`` as a process: it is killed, and goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from test_cli_process import on_terminal

pty = pytest.importorskip("pty")


def pages(extractor, count: int) -> None:
    for number in range(count):
        extractor.page(f"pages/{number:03}.html", f"Fog in harbour {number}")


def killed(extractor, *arguments: str, lines: int) -> bool:
    """Start a run and kill it, with all its processes' parent, once it has so many records; whether it was killed."""
    with extractor.start("batch", *arguments) as process:
        while process.poll() is None:
            if sum(file.read_bytes().count(b"\n") for file in extractor.folder.glob("*.partial/*.journal")) >= lines:
                process.kill()
                return True
            time.sleep(0.001)
    return False


@pytest.mark.parametrize("options", [["--output", "o.jsonl"], ["--output", "o.jsonl.gz", "--shard", "7"]])
def test_killed_again_and_again_it_writes_the_same_bytes(extractor, options):
    pages(extractor, 40)
    command = ["pages", "missing.html", *options, "--jobs", "2"]
    assert extractor("batch", *command).code == 1
    undisturbed = {file.name: file.read_bytes() for file in extractor.folder.glob("o*")}
    for file in extractor.folder.glob("o*"):
        file.unlink()
    chance, kills = random.Random(3), 0
    for _ in range(2):
        kills += killed(extractor, *command, "--resume", lines=chance.randrange(1, 7))
    assert kills == 2
    assert extractor("batch", *command, "--resume").code == 1
    assert {file.name: file.read_bytes() for file in extractor.folder.glob("o*")} == undisturbed


def test_half_a_line_is_written_anew(extractor):
    pages(extractor, 8)
    command = ["pages", "--output", "o.jsonl", "--jobs", "1"]
    assert killed(extractor, *command, lines=3)
    journal = extractor.folder / "o.jsonl.partial" / "00000.journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.rindex(b"\n") - 100])
    assert extractor("batch", *command).code == 2
    assert extractor("batch", *command, "--resume").code == 0
    found = [json.loads(line)["path"] for line in (extractor.folder / "o.jsonl").read_bytes().splitlines()]
    assert found == [f"pages/{number:03}.html" for number in range(8)]


def test_other_inputs_or_rules_are_not_mixed_into_an_unfinished_run(extractor):
    pages(extractor, 8)
    command = ["pages", "--output", "o.jsonl", "--jobs", "1"]
    assert killed(extractor, *command, lines=3)
    assert "since these differ: settings" in extractor("batch", *command, "--resume", "--mode", "fast").err
    extractor.page("pages/000a.html")
    assert "the inputs are not those" in extractor("batch", *command, "--resume").err


def test_the_processes_of_a_run_that_was_killed_end_too(extractor):
    pages(extractor, 40)
    assert killed(extractor, "pages", "--output", "o.jsonl", lines=2)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and (left := running(extractor.folder)):
        time.sleep(0.1)
    assert left == []


def running(folder: Path) -> list[str]:
    """The processes that run in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            found += [process.name] if os.readlink(process / "cwd") == str(folder) else []
        except OSError:  # it has ended, or is somebody else's
            continue
    return found


def test_two_runs_do_not_write_to_one_output(extractor):
    pages(extractor, 2)
    with extractor.start("batch", "-", "--output", "o.jsonl") as process:
        while not (extractor.folder / "o.jsonl.partial" / "run.json").exists():
            time.sleep(0.01)
        assert "another process is at work" in extractor("batch", "-", "--output", "o.jsonl", "--resume").err
        process.communicate(json.dumps({"html": extractor.html()}).encode(), timeout=60)
    assert process.returncode == 0
    assert json.loads((extractor.folder / "o.jsonl").read_bytes())["path"] == "-#1"


def test_an_interrupt_says_how_to_go_on(extractor):
    pages(extractor, 1)
    command = ["batch", "-", "--output", "o.jsonl"]
    with extractor.start(*command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        while not (extractor.folder / "o.jsonl.partial" / "run.json").exists():
            time.sleep(0.01)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"extractor: interrupted; the same command with --resume goes on with it\n"


def test_a_terminal_shows_how_far_it_is(extractor):
    pages(extractor, 3)
    shown, code = on_terminal(extractor, "batch", "pages", "missing", "--output", "o.jsonl", streams=("stderr",))
    assert "4 documents" in shown
    assert "1 failed" in shown
    assert code == 1


def test_a_list_says_where_pages_are_from_and_a_name_whose_they_are(extractor):
    extractor.site("plugins/harbour.py")
    extractor.page("pages/1.html")
    extractor.page("pages/2.html")
    extractor.write("pages/urls.csv", "file,url\n1.html,https://harbour.example/1\n")
    extractor.write("pages/2.html.url", "https://elsewhere.example/2")
    command = ["batch", "pages", "--urls", "pages/urls.csv", "--plugins-dir", "plugins", "--jobs", "1", "--output"]
    assert extractor(*command, "o.jsonl").code == 0
    assert made(extractor, "o.jsonl") == [
        ("harbour", "https://harbour.example/1"),
        (None, "https://elsewhere.example/2"),
    ]
    assert extractor(*command, "n.jsonl", "--site", "harbour").code == 0
    assert [by for by, _ in made(extractor, "n.jsonl")] == ["harbour", "harbour"]
    assert "there is no site 'habour'; did you mean" in extractor(*command, "m.jsonl", "--site", "habour").err


def made(extractor, output: str) -> list[tuple[str | None, str]]:
    """Which plugin gave each article, and where that is from."""
    found = [json.loads(line) for line in (extractor.folder / output).read_bytes().splitlines()]
    return [(record["extractor"] if record["extractor"] == "harbour" else None, record["url"]) for record in found]


def test_the_doctor_reads_what_a_batch_counted(extractor):
    extractor.site("plugins/harbour.py")
    for number in range(20):
        extractor.page(f"pages/{number:02}.html")
    listed = "".join(f"pages/{number:02}.html https://harbour.example/{number}\n" for number in range(20))
    extractor.write("urls.txt", listed)
    command = ["--urls", "urls.txt", "--plugins-dir", "plugins"]
    batch = ["batch", "pages", *command, "--jobs", "1", "--output", "o.jsonl"]
    assert extractor(*batch).code == 0
    shown = extractor("doctor", "o.jsonl.manifest.json", "--plugins-dir", "plugins", "--save", "b.json")
    assert shown.code == 0
    assert "harbour" in shown.out
    for number in range(20):
        page = (
            extractor.html().replace("story", "text")
            if number % 2
            else extractor.html(text="You must prove that you are human.")
        )
        extractor.write(f"pages/{number:02}.html", page)
    summary = extractor(*batch, "--json").out
    tally = json.loads(summary)["sites"]["harbour"]
    assert (tally["shares"], tally["unavailable"]) == (
        {"articles": 0.5, "by_plugin": 0.0, "doubtful": 0.0},
        {"captcha": 10},
    )
    extractor.write("summary.json", summary)
    result = extractor("doctor", "summary.json", "--since", "b.json", "--plugins-dir", "plugins")
    assert result.code == 1
    assert "fallback 0 of 20, now 10 of 10" in result.out
    assert "no summary of a batch" in extractor("doctor", "b.json").err


def test_what_gives_no_article_keeps_what_it_declares(extractor):
    head = "<meta property='article:published_time' content='2024-05-06T07:08:09Z'>"
    extractor.write("1.html", f"<html><head><title>Fog</title>{head}</head><body></body></html>")
    extractor.write("1.html.url", "https://harbour.example/1")
    assert extractor("batch", "1.html", "--output", "o.jsonl", "--jobs", "1").code == 3
    record = json.loads((extractor.folder / "o.jsonl").read_bytes())
    assert (record["title"], record["url"]) == ("Fog", "https://harbour.example/1")
    assert record["published"].startswith("2024-05-06")
    assert record["error"]["reason"] == "empty"


def test_lists_of_inputs_come_from_standard_input_too(extractor):
    pages(extractor, 2)
    result = extractor("batch", "--files-from", "-", "--output", "o.jsonl", "--json", stdin=b"pages/001.html\n")
    assert json.loads(result.out)["total"]["articles"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pages", "--jobs", "0"], "0 is no number of 1 or more"),
        (["pages", "--timeout", "soon"], "soon is no number of seconds"),
        (["pages", "--memory-limit", "much"], "much is no amount of memory"),
        (["pages", "--keys", "page"], "'page' names no key; write for instance content=page,url=address"),
        ([], "no documents: name a folder, a file or a pattern"),
    ],
)
def test_misuse_is_told_without_a_traceback(extractor, arguments, message):
    result = extractor("batch", *arguments, "--output", "o.jsonl")
    assert result.code == 2
    assert message in result.err
    assert "Traceback" not in result.err
