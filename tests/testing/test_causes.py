"""Which rule of a plugin is at fault where checks of a case fail, and what only follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.testing import Case
from extractor.testing.causes import Cause, causes

ROOT = Path(__file__).parents[2]


def causes_of(folder: Path, case: str, *edits: tuple[str, str], site: str = "sina") -> Mapping[str, Cause]:
    """Why a case of a bundled plugin fails with a copy of it, in a folder of plugins, that was changed."""
    plugin = (ROOT / "plugins" / f"{site}.py").read_text("utf-8")
    for old, new in edits:
        assert old in plugin
        plugin = plugin.replace(old, new)
    (folder / f"{site}.py").write_text(plugin, "utf-8")
    host = Extractor(plugins_dir=folder)
    loaded = Case.load(ROOT / "tests" / "fixtures" / site / case)
    return causes(loaded, host, [*loaded.checks(loaded.run(host))])


def test_a_plugin_that_does_what_it_did_has_none(tmp_path: Path) -> None:
    assert causes_of(tmp_path, "finance-page") == {}


def test_the_file_is_that_of_the_plugin_that_was_asked(tmp_path: Path) -> None:
    found = causes_of(tmp_path, "finance-page", ("h1.main-title", "h1.maintitle"))
    assert [*found] == ["title"]
    assert str(found["title"].place).startswith(f"{tmp_path / 'sina.py'}:")
    facts = dict(found["title"].facts)
    assert facts["nearest"].startswith('<h1 class="main-title"> "云溪镇')
    assert facts["instead"].startswith('sina: meta("og:title"): ')


def test_each_rule_that_broke_is_a_cause(tmp_path: Path) -> None:
    edits = [("p.article-editor", "p.gone"), ("div.date-source .source", "div.gone")]
    found = causes_of(tmp_path, "finance-page", *edits)
    assert [*found] == ["editors", "source"]
    assert [cause.follows for cause in found.values()] == [(), ()]


def test_what_is_dropped_no_more_is_a_cause(tmp_path: Path) -> None:
    found = causes_of(tmp_path, "news-2019", ('".ep-source"', '".gone"'), site="netease")
    assert "drops" in found


def test_a_container_that_gave_way_to_another_is_one_cause_with_what_is_read_from_it(tmp_path: Path) -> None:
    found = causes_of(
        tmp_path, "finance-page", ('"#artibody",', '"#artibod",'), ('"div.article",', '"div.article, p",')
    )
    assert [*found] == ["body"]
    assert "images" in {check.name for check in found["body"].follows}


@pytest.mark.parametrize("case", ["feed-finance", "feed-reporter"])
def test_of_a_fragment_no_container_is_at_fault(tmp_path: Path, case: str) -> None:
    assert causes_of(tmp_path, case, ('"#artibody",', '"#gone",')) == {}
