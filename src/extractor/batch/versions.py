"""What decides what is extracted, as hashes: the package, its model, its plugins and the memory."""

from __future__ import annotations

import os
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.batch.rules import digest, digest_of
from extractor.host import Extractor

__all__ = ["versions"]

_ENGINES = ("lxml", "readability-lxml", "trafilatura")


def versions(extractor: Extractor, memory: str | os.PathLike[str] | None) -> dict[str, Any]:
    """The versions of everything that has a part in an article.

    Args:
        extractor: The host, for its plugins: each with its layer, its origin, and the hash of its file.
        memory: The file of its memory.
    """
    return {
        **{name: version(name) for name in ("extractor", *_ENGINES)},
        "model": digest(files("extractor.fallback.learned").joinpath("model.npz").read_bytes()),
        "memory": digest(Path(memory).read_bytes()) if memory else None,
        "plugins": {
            entry.name: {
                "layer": entry.layer.name.lower(),
                "origin": entry.origin,
                "hash": digest_of(entry),
            }
            for entry in extractor.sites
        },
    }
