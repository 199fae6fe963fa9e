"""Bytes that atheris grows towards code that none has reached yet, extracted or explained until something fails.

::

    uv run --with atheris python fuzz/guided.py
    uv run --with atheris python fuzz/guided.py -max_total_time=3600 build/fuzz/corpus tests/fixtures

It takes the options of libFuzzer, and folders of documents to begin with; into the first it writes what reached
something new. Without folders it begins with the fixtures. What fails is written to ``build/fuzz`` as it was: a
document, whose content says too in which way it is read, so that ``python fuzz/guided.py FILE`` does it again.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from zlib import crc32

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: uv run --with atheris python fuzz/guided.py (on Linux)")

with atheris.instrument_imports(include=["extractor"]):
    from holding import check

    from extractor import Extractor

_ROOT = Path(__file__).parents[1]
_FAILURES = _ROOT / "build" / "fuzz"
_CORPUS = _FAILURES / "corpus"
_DEFAULTS = (f"-artifact_prefix={_FAILURES}/", "-timeout=60")
_READERS = (
    (Extractor(mode="accurate"), False),
    (Extractor(mode="fast"), False),
    (Extractor(mode="accurate"), True),
)


def read(document: bytes) -> None:
    """Read a document in one of the ways there are; raises where something does not hold."""
    extractor, explain = _READERS[crc32(document) % len(_READERS)]
    check(extractor, document, explain=explain)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    _CORPUS.mkdir(parents=True, exist_ok=True)
    given = sys.argv[1:]
    if all(argument.startswith("-") for argument in given):
        given += [str(_CORPUS), str(_ROOT / "tests" / "fixtures")]
    atheris.Setup([sys.argv[0], *_DEFAULTS, *given], read)
    atheris.Fuzz()
