"""Documents that were grown to break it: a short part of what ``uv run python fuzz`` does for an hour."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from extractor import Extractor

FUZZ = Path(__file__).resolve().parents[1] / "fuzz"
KINDS = ("bytes", "page", "fragment", "post", "markdown", "fixture")
EXTRACTORS = {"accurate": Extractor(), "fast": Extractor(mode="fast")}


@pytest.fixture(scope="module", autouse=True)
def grown() -> Any:
    sys.path.insert(0, str(FUZZ))
    yield
    sys.path.remove(str(FUZZ))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("mode", "explain"), [("accurate", False), ("fast", False), ("accurate", True)])
def test_what_must_hold_does_of_whatever_is_grown(kind: str, mode: str, explain: bool) -> None:
    documents: Any = importlib.import_module("documents")
    check: Callable[..., None] = importlib.import_module("holding").check

    @seed(1)
    @settings(max_examples=10, database=None, suppress_health_check=list(HealthCheck))
    @given(documents.DOCUMENTS[kind])
    def holds(content: bytes | str) -> None:
        check(EXTRACTORS[mode], content, explain=explain)

    holds()


def test_every_kind_is_grown() -> None:
    assert {*importlib.import_module("documents").DOCUMENTS} == {*KINDS, "repeated"}  # whose pages take seconds each


HAS_ATHERIS = find_spec("atheris") is not None


@pytest.mark.skipif(not HAS_ATHERIS, reason="atheris is not installed: uv run --with atheris pytest tests/test_fuzz.py")
def test_documents_are_grown_towards_what_none_has_reached(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "<html><body><h1>Fog</h1><p>The ferry was late again on Monday.</p></body></html>"
    )
    ended = guided("-runs=30", "-seed=1", str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    assert "Done 30 runs" in ended.stderr
    assert len([*tmp_path.iterdir()]) > 1, "nothing new was reached"


@pytest.mark.skipif(HAS_ATHERIS, reason="atheris is installed")
def test_without_atheris_it_says_what_to_install() -> None:
    ended = guided()
    assert ended.returncode == 1
    assert ended.stderr.startswith("atheris is not installed: uv run --with atheris")


def guided(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, FUZZ / "guided.py", *arguments], capture_output=True, text=True)
