"""What is said where the library of an integration is not installed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HIDDEN = "import sys; sys.modules[{library!r}] = None; import {module}"


@pytest.mark.parametrize(
    ("module", "library", "extra"),
    [
        ("extractor.datatrove", "datatrove", "datatrove"),
        ("extractor.langchain", "langchain_core", "langchain"),
        ("extractor.llama_index", "llama_index", "llama-index"),
        ("extractor.ray", "ray", "ray"),
        ("extractor.scrapy", "scrapy", "scrapy"),
    ],
)
def test_it_says_what_to_install(module: str, library: str, extra: str) -> None:
    code = HIDDEN.format(library=library, module=module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert f"pip install 'extractor[{extra}]'" in done.stderr.splitlines()[-1]
