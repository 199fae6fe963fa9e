"""Nothing is logged but under our own name, and nothing at all is printed."""

from __future__ import annotations

import subprocess
import sys

import pytest

ENGINES = """
import logging, sys
{}
from extractor import Extractor, NoContentError
sentence = "The harbour master counted forty small boats before the fog came in, and none had a radio on board. "
for mode in ("accurate", "fast", "trafilatura", "readability"):
    for page in (
        "<html><head><title>Fog</title></head><body>" + ("<p>" + sentence + "</p>") * 9 + "</body></html>",
        "<html><body></body></html>",
        "<html><head><meta name='date' content='yesterday'></head><body><table><tr><td>x</table></body></html>",
        ("<html><meta charset=utf-8><p>" + "雾" * 400).encode("gbk"),
    ):
        try:
            Extractor(mode=mode).extract(page)
        except NoContentError:
            pass
{}
"""


def run(before: str = "", after: str = "") -> str:
    """What a script says on standard error that extracts in every mode."""
    code = ENGINES.format(before, after)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr


def test_without_a_configuration_nothing_is_printed() -> None:
    assert run() == ""


def test_with_everything_logged_the_libraries_are_quiet() -> None:
    assert run("logging.basicConfig(level=logging.DEBUG, format='%(name)s')") == ""


def test_who_wants_to_hear_an_engine_can() -> None:
    heard = run(
        "logging.basicConfig(level=logging.DEBUG, format='%(name)s')",
        "logging.getLogger('trafilatura').setLevel(logging.DEBUG)\nExtractor(mode='trafilatura').extract('<html><body><p>' + sentence * 9)",
    )
    assert "trafilatura" in heard


@pytest.mark.parametrize("claim", ["setLevel(logging.DEBUG)", "addHandler(logging.StreamHandler())"])
def test_a_library_that_somebody_listens_to_is_left_alone(claim: str) -> None:
    assert "discarding data" in run(f"logging.basicConfig()\nlogging.getLogger('trafilatura').{claim}")
