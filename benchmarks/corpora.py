"""The documents that the benchmarks measure with, and the scorer that knows their right answers.

Both lie outside the repository, because the pages are their publishers': a folder of corpora, each with an
``index.jsonl``, and next to it ``bench/score.py``.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from extractor.testing import load_cases

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"


@dataclass(frozen=True)
class Page:
    """A document as it lies on disk."""

    content: bytes
    url: str | None


def pages(corpus: Path) -> Iterator[Page]:
    """The documents of one corpus, in the order of its index."""
    index = (corpus / "index.jsonl").read_text(encoding="utf-8")
    for line in index.rstrip("\n").split("\n"):  # not splitlines(): the texts hold U+2028
        entry = json.loads(line)
        content = (corpus / entry["file"]).read_bytes()
        yield Page(gzip.decompress(content) if entry["file"].endswith(".gz") else content, entry["url"])


def fixtures() -> Iterator[Page]:
    """The repository's own fixtures: invented words in the structure of real pages."""
    for case in load_cases(ROOT / "tests" / "fixtures"):
        yield Page(case.input.read_bytes(), case.url)


def archived(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file in a ``.tar.gz``, streamed: nothing is unpacked to disk."""
    with tarfile.open(archive, "r|gz") as tar:
        for member in tar:
            if file := tar.extractfile(member):
                yield member.name, file.read()


def scorer(corpora: Path) -> ModuleType | None:
    """The module ``score``, or ``None`` where the corpora or the scorer are not there."""
    file = corpora.parent / "bench" / "score.py"
    spec = spec_from_file_location("score", file) if corpora.is_dir() and file.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    sys.modules["score"] = module  # by its name, so that worker processes find its functions
    spec.loader.exec_module(module)
    return module
