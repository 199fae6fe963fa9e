"""The command as a process: exit codes, signals, pipes and terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
TERMINAL = {"TERM": "xterm-256color", "COLUMNS": "100"}


def on_terminal(extractor, *arguments, streams=("stdout", "stderr"), env=None):
    """What a terminal is shown, and the exit code."""
    ours, theirs = pty.openpty()
    with extractor.start(*arguments, env=TERMINAL | (env or {}), **dict.fromkeys(streams, theirs)) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65_536):
                shown += part
        except OSError:  # how Linux says that the other side is closed
            pass
        os.close(ours)
        if process.stdout:
            process.stdout.read()
    return shown.decode(), process.returncode


def test_it_tells_its_version_under_both_names(extractor):
    script = Path(sysconfig.get_path("scripts"), "extractor")
    assert extractor("--version").out == f"extractor {version('extractor')}\n"
    assert subprocess.check_output([script, "--version"], text=True) == f"extractor {version('extractor')}\n"


def test_alone_it_prints_help_and_is_misused(extractor):
    result = extractor()
    assert (result.code, result.raw) == (2, b"")
    assert result.err.startswith("usage: extractor ")
    assert "extract" in result.err
    assert "sites" in result.err


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "a", "--format", "xml"], ["extrcat"], ["--nope"]])
def test_misuse_is_told_without_a_traceback(extractor, arguments):
    result = extractor(*arguments)
    assert result.code == 2
    assert "error: " in result.err
    assert "Traceback" not in result.err


def test_in_a_pipe_there_is_no_progress_bar(extractor):
    for number in range(3):
        extractor.page(f"news/{number}.html")
    result = extractor("extract", "news", env=TERMINAL)
    assert (result.code, result.err) == (0, "")
    assert "\x1b" not in result.out


def test_a_terminal_shows_a_progress_bar_while_results_go_elsewhere(extractor):
    for number in range(3):
        extractor.page(f"news/{number}.html")
    shown, code = on_terminal(extractor, "extract", "news", "missing", streams=("stderr",))
    assert "4/4" in shown
    assert "extractor: 1 of 4 documents failed" in shown
    assert "harbour master" not in shown
    assert code == 1


def test_results_on_a_terminal_have_it_to_themselves(extractor):
    for number in range(3):
        extractor.page(f"news/{number}.html")
    shown, code = on_terminal(extractor, "extract", "news", "--format", "text")
    assert shown.count("The harbour master") == 3
    assert "\x1b" not in shown
    assert code == 0


def test_an_explanation_is_in_colour_on_a_terminal_unless_nobody_wants_that(extractor):
    extractor.page("1.html")
    shown, _ = on_terminal(extractor, "explain", "1.html")
    assert "\x1b[1mtitle" in shown
    plain, _ = on_terminal(extractor, "explain", "1.html", env={"NO_COLOR": "1"})
    assert "title         Fog in the harbour" in plain
    assert "\x1b" not in plain


def test_a_reader_that_goes_away_ends_it_quietly(extractor):
    extractor.page("1.html")
    with extractor.start("extract", "1.html", "-") as process:
        assert process.stdout.readline().startswith(b'{"path": "1.html"')
        process.stdout.close()
        process.stdin.write(extractor.html().encode())
        process.stdin.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_told_without_a_traceback(extractor):
    extractor.page("1.html")
    with open("/dev/full", "wb") as full, extractor.start("extract", "1.html", stdout=full) as process:
        err = process.stderr.read()
    assert process.returncode == 2
    assert err == b"extractor: [Errno 28] No space left on device\n"


def test_an_interrupt_ends_it_quietly_and_leaves_the_output_as_it_was(extractor):
    output = extractor.write("articles.txt", "kept")
    command = ("extract", "missing", "-", "--format", "text", "--output", "articles.txt")
    # Started in the background of a script, the tests run with interrupts ignored, and so would the command.
    with extractor.start(*command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        assert b"missing" in process.stderr.readline()  # it is at work, and waits for standard input
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")
    assert output.read_text() == "kept"
    assert [file.name for file in extractor.folder.iterdir()] == ["articles.txt"]
