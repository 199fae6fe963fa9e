"""A page as a browser saved it, as bytes in; its markup, its address and when it was saved out."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import NamedTuple, cast

from extractor.document.folders import SUFFIXES, unpacked
from extractor.errors import ParseError

__all__ = ["DOCUMENTS", "MHTML", "Saved", "is_document", "mhtml", "page"]

MHTML = (".mhtml", ".mht")
"""How the names of MHTML files end."""

DOCUMENTS = (*SUFFIXES, *MHTML)
"""How the names of documents end, before what compression adds."""

_WITHIN = 4096  # bytes from the beginning in which SingleFile says when it saved a page
_SAVED_DATE = re.compile(rb"<!--\s{0,9}Page saved with SingleFile\s[^>]{0,2000}?\ssaved date: ([^\r\n(]{1,60})")


class Saved(NamedTuple):
    """A saved page."""

    content: bytes | str
    url: str | None = None
    captured: str | None = None


def is_document(name: str) -> bool:
    """Whether a file is a document, by its name."""
    return unpacked(name).lower().endswith(DOCUMENTS)


def page(content: bytes) -> Saved:
    """A page; where SingleFile saved it, its comment says when. Where from, whoever reads the page finds out."""
    found = _SAVED_DATE.search(content[:_WITHIN])
    captured = None
    if found:
        with suppress(ValueError):
            said = found[1].decode("ascii", "replace").strip()
            captured = datetime.strptime(said, "%a %b %d %Y %H:%M:%S GMT%z").isoformat()
    return Saved(content, None, captured)


def mhtml(content: bytes) -> Saved:
    """The page in an MHTML file: its first part that is HTML.

    Raises:
        ParseError: It has none, or is nested too deep.
    """
    try:
        message = cast("EmailMessage", message_from_bytes(content, policy=policy.compat32))
    except RecursionError as error:
        raise ParseError("the parts of the MHTML file are nested too deep") from error
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            captured = None
            with suppress(ValueError, TypeError):
                captured = parsedate_to_datetime(str(message["Date"])).isoformat()
            url = message["Snapshot-Content-Location"] or part["Content-Location"]
            payload = part.get_payload(decode=True)
            return Saved(payload if isinstance(payload, bytes) else b"", url and str(url), captured)
    raise ParseError("the MHTML file has no part that is HTML")
