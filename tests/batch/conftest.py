"""A folder to work in."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import PLUGIN, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.plugins.mkdir()
    (made.plugins / "poison.py").write_text(PLUGIN, "utf-8")
    return made
