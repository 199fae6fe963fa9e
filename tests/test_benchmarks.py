"""The quality floors only go up, and without the corpora nobody is held up by them; where time goes is drawn."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("floors")


def test_update_raises_floors_and_never_lowers_one(floors: ModuleType) -> None:
    held = {"gne": {"body.f1_doc": 0.95, "title.ok": 0.9}}
    measured = {"gne": {"body.f1_doc": 0.9579, "title.ok": 0.8}, "aeb": {"body.f1_doc": 0.957}}

    assert floors.raised(held, measured) == {
        "gne": {"body.f1_doc": 0.957, "title.ok": 0.9},
        "aeb": {"body.f1_doc": 0.957},
    }


@pytest.mark.parametrize(("value", "holds"), [(0.95, True), (0.9496, True), (0.9494, False), (None, False)])
def test_a_figure_is_below_its_floor(floors: ModuleType, value: float | None, holds: bool) -> None:
    measured = {} if value is None else {"body.f1_doc": value}

    assert (not list(floors.below({"gne": {"body.f1_doc": 0.95}}, {"gne": measured}))) == holds


def test_the_floors_are_written_as_update_writes_them(floors: ModuleType, tmp_path: Path) -> None:
    floors.save(floors.load(), tmp_path / "floors.toml")

    assert (tmp_path / "floors.toml").read_text("utf-8") == floors.FLOORS.read_text("utf-8")


def test_without_corpora_nothing_is_checked(
    floors: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["floors.py", str(tmp_path / "corpora")])

    assert floors.main() == 0
    assert capsys.readouterr().out == "corpora not found: floors not checked\n"


def test_where_the_time_goes_is_drawn_as_a_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    file = tmp_path / "flame.html"
    monkeypatch.setattr(sys, "argv", ["speed.py", "--flame", str(file), str(tmp_path / "corpora")])

    assert importlib.import_module("speed").main() == 0
    assert "finding.py" in file.read_text("utf-8")
