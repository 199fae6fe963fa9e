"""An extractor with rules that somebody keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from ridge import Rules

from extractor import Extractor


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rules:
    """An extractor with rule files of these names and contents."""
    monkeypatch.delenv("EXTRACTOR_PLUGINS_DIR", raising=False)
    monkeypatch.delenv("EXTRACTOR_RULES_DIR", raising=False)
    folder = tmp_path / "rules"
    folder.mkdir()

    def made(files: dict[str, str | bytes], **settings: object) -> Extractor:
        for name, content in files.items():
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return Extractor(rules=folder, **settings)

    return made
