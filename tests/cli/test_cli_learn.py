"""``extractor learn`` writes what recurs, and ``--memory`` uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.cli import main

SLOGAN = "Lanhu is written for all those who walk the hills around the lake, and for those who would rather read of it."


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("amber", "birch", "cedar", "dolomite"):
        own = "\n\n".join(f"The {name} of {place} was seen by many, and {name} it remained." for place in ("Ush", "Or"))
        header = f"---\ntitle: On {name}\nurl: https://lanhu.example/{name}\n---\n\n# On {name}\n\n"
        (folder / f"{name}.md").write_text(f"{header}{own}\n\n{SLOGAN}\n", "utf-8")
    return folder


def test_what_is_learned_is_removed(pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory = tmp_path / "memory.json"
    assert main(["learn", str(pages), "--memory", str(memory)]) == 0
    first = memory.read_text("utf-8")
    assert json.loads(first)["publishers"]["lanhu.example"]["blocks"][0]["count"] == 4
    assert main(["learn", str(pages), "--memory", str(memory)]) == 0
    assert memory.read_text("utf-8") == first
    capsys.readouterr()
    for options, is_there in ([], True), (["--memory", str(memory)], False):
        assert main(["extract", str(pages / "amber.md"), "--format", "text", *options]) == 0
        assert (SLOGAN in capsys.readouterr().out) is is_there
    assert main(["explain", str(pages / "amber.md"), "--memory", str(memory)]) == 0
    assert "recurs on 4 of 4 documents of lanhu.example" in capsys.readouterr().out


def test_another_file_is_neither_used_nor_written_over(pages: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("{}", "utf-8")
    assert main(["learn", str(pages), "--memory", str(other)]) == 2
    assert main(["extract", str(pages), "--memory", str(other)]) == 2
    assert other.read_text("utf-8") == "{}"
    assert main(["learn", str(pages), "--memory", str(pages / "amber.md")]) == 2
