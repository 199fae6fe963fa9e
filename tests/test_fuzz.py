"""Documents that were grown to break it: a short part of what ``uv run python fuzz`` does for an hour."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
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
    @settings(max_examples=10, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(documents.DOCUMENTS[kind])
    def holds(content: bytes | str) -> None:
        check(EXTRACTORS[mode], content, explain=explain)

    holds()


def test_every_kind_is_grown() -> None:
    assert {*importlib.import_module("documents").DOCUMENTS} == {*KINDS, "repeated"}  # whose pages take seconds each
