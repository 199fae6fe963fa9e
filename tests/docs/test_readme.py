"""What the documents say is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from pages import PAGES, run_line

import extractor
from extractor.article import Article
from extractor.document import Kind
from extractor.rules import __all__ as rule_names

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = """
<html><head><meta property="og:title" content="河边的旧书店重新开门 - 例报"></head><body>
<h1 class="headline">河边的旧书店重新开门</h1>
<div class="byline"><a href="/u/1">林望舒</a></div>
<time class="published" datetime="2025-05-06T07:08:00">五月六日</time>
<div class="article"><p>停业两年之后，河边的旧书店在周末重新开门，第一天就来了三百多位读者。</p>
<p class="inline-ad">点我领取优惠</p><p>店主说，书架是邻居们一起修好的。</p></div>
<p class="credits">责任编辑：沈知微 EN031</p></body></html>
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def test_the_ten_lines_print_what_the_readme_says() -> None:
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert done.stdout == blocks("text")[0]


def test_the_site_in_the_readme_works_as_a_file_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "example.py").write_text(blocks("python")[1], encoding="utf-8")
    host = extractor.Extractor(plugins_dir=tmp_path)
    article = host.extract(PAGE, url="https://www.news.example.com/1")
    assert host.failures == ()
    assert article.extractor == "examplenews"
    assert (
        article.body
        == "停业两年之后，河边的旧书店在周末重新开门，第一天就来了三百多位读者。\n店主说，书架是邻居们一起修好的。"
    )
    assert (article.authors, article.editors, article.source) == (("林望舒",), ("沈知微",), "Example News")
    assert article.to_dict()["published"] == "2025-05-06T07:08:00+08:00"


def test_the_commands_in_the_readme_run(tmp_path: Path) -> None:
    shutil.copytree(PAGES, tmp_path / "saved")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "example.py").write_text(blocks("python")[1], "utf-8")
    commands = [line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()]
    set_up = [
        f"pip install uv && uv run {command}"
        for command in ("extractor extract tests/fixtures/sina --format text", "pytest")
    ]
    assert commands[:2] == set_up
    for command in commands[2:]:
        run_line(tmp_path, command)


def test_the_first_command_of_the_readme_gives_articles() -> None:
    text = run_line(ROOT, "extractor extract tests/fixtures/sina --format text")
    assert "云溪镇中学把课堂搬到林间\n\n开学第二周" in text


def test_the_site_in_the_readme_has_at_most_fifteen_lines() -> None:
    assert len([line for line in blocks("python")[1].splitlines() if line.strip()]) <= 15


def test_the_table_of_fields_is_complete() -> None:
    table = README.partition("## Fields")[2].partition("## Documents")[0]
    named = set(re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in table.splitlines() if "|" in line)))
    names = {*Article.__dataclass_fields__, *vars(Article)} - {"blocks"}
    assert named == {name for name in names if name[0] != "_" and not callable(getattr(Article, name, None))}


def test_the_table_of_documents_names_every_kind() -> None:
    table = README.partition("## Documents")[2].partition("## Command line")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.M) == [kind.value for kind in Kind]


@pytest.mark.parametrize("rule", [name for name in rule_names if name.islower()])
def test_every_rule_is_in_the_changelog(rule: str) -> None:
    assert f"`{rule}`" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_bundled_site_says_when_and_on_what_it_was_checked() -> None:
    bundled = [entry for entry in extractor.Extractor().sites if entry.layer.name == "BUNDLED"]
    assert [
        entry.name for entry in bundled if "\nChecked 20" not in import_module(entry.site_class.__module__).__doc__
    ] == []
