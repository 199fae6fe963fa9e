"""Archives of files: tar, read in one pass, and zip. Nothing is ever unpacked to disk, whatever members are called."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Self

from extractor.batch.item import Item, failure
from extractor.batch.sources.compression import decompressed
from extractor.batch.sources.saved import is_document
from extractor.batch.sources.tables import Keys
from extractor.document.limits import BYTES
from extractor.errors import LimitExceeded

__all__ = ["tar", "zipped"]


_HEADER = 1_000_000  # bytes of a header that has long names or more fields; a gigabyte of them is packed into one
_HEADERS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Member(tarfile.TarInfo):
    """A member whose header is no larger than any archiver makes one."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The member that a block tells of; a header is read whole once this has returned."""
        member = super().frombuf(buf, encoding, errors)
        if member.type in _HEADERS and member.size > _HEADER:
            raise LimitExceeded(f"the header of a member has more than {_HEADER:,} bytes")
        return member


def tar(raw: BinaryIO, path: str, keys: Keys) -> Iterator[Item]:
    """The documents in a tar archive, told from other files by their names.

    Raises:
        LimitExceeded: A header is too large.
    """
    with tarfile.open(fileobj=decompressed(raw), mode="r|", tarinfo=_Member) as archive:
        while member := archive.next():
            archive.members.clear()  # type: ignore[attr-defined]  # typeshed leaves it out; else it remembers all of them
            file = archive.extractfile(member) if member.isfile() and is_document(member.name) else None
            if file:
                yield Item(f"{path}#{member.name}", file.read(min(member.size, BYTES + 1)))


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
