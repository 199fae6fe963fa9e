"""Completion of commands, options and files, in a real shell."""

from __future__ import annotations

import shutil
import subprocess

import pytest


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["extractor", "exp"], ["explain"]),
        (["extractor", "extract", "--form"], ["--format"]),
        (["extractor", "extract", "--format", "c"], ["csv"]),
        (["extractor", "explain", "--html", "pa"], ["page.html", "pages"]),
        (["extractor", "extract", "--plugins-dir", "pa"], ["pages"]),
        (["extractor", "extract", "pag"], ["page.html", "pages"]),
    ],
    ids=" ".join,
)
def test_a_shell_completes_commands_options_and_files(extractor, words, completed):
    extractor.page("page.html")
    extractor.page("pages/1.html")
    printed = extractor("--print-completion", "bash")
    assert (printed.code, printed.err) == (0, "")
    script = f"{printed.out}\nCOMP_WORDS=({' '.join(words)})\nCOMP_CWORD={len(words) - 1}\n_shtab_extractor\n"
    shell = subprocess.run(
        ["bash", "--norc", "-c", f'{script}\nprintf "%s\\n" "${{COMPREPLY[@]}}"'],
        cwd=extractor.folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert sorted({line.rstrip("/") for line in shell.stdout.splitlines()}) == completed


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_theirs(extractor, shell):
    printed = extractor("--print-completion", shell)
    assert (printed.code, "min-confidence" in printed.out) == (0, True)


def test_a_shell_without_one_is_misuse(extractor):
    assert extractor("--print-completion", "cmd").code == 2
