"""Archives of files: tar, read in one pass, and zip. Nothing is ever unpacked to disk, whatever members are called."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from extractor.batch.item import Item, failure
from extractor.batch.sources.compression import decompressed
from extractor.batch.sources.saved import is_document
from extractor.batch.sources.tables import Keys
from extractor.document.limits import BYTES

__all__ = ["tar", "zipped"]


def tar(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents in a tar archive, told from other files by their names."""
    with tarfile.open(fileobj=decompressed(raw), mode="r|") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() and is_document(member.name) else None
            if file:
                yield Item(f"{path}#{member.name}", file.read(BYTES + 1))


def zipped(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents in a zip archive, told from other files by their names; a broken one is an item that says so."""
    with zipfile.ZipFile(raw) as archive:
        for member in archive.infolist():
            if member.is_dir() or not is_document(member.filename):
                continue
            name = f"{path}#{member.filename}"
            try:
                with archive.open(member) as file:
                    yield Item(name, file.read(BYTES + 1))
            except Exception as error:  # encrypted, broken, or compressed as nobody does
                yield Item(name, error=failure(error))
