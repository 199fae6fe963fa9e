"""What programs that save pages write into them: a comment that says where the page was saved from.

Markup goes in, an address comes out. The comments are those of browsers that save a page for the disk, of SingleFile,
HTTrack and monolith, and of whoever writes ``<!-- saved from https://... -->`` after wget, which writes none itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

__all__ = ["address_in_comment", "is_public"]

_HEAD, _TAIL = 20_000, 1_000  # characters from either end that are looked through; HTTrack's comment may be the last
_LONGEST = 4_000  # characters of such a comment
_SAVED_FROM = re.compile(
    r"\s*(?:(?:page\s)?(?:saved|mirrored|archived|downloaded|retrieved|fetched)\sfrom:?\s+"
    r"(?:url=\((?P<length>\d{1,5})\))?|(?:page\ssaved\swith|archive\sprocessed\sby)\ssinglefile\s+url:\s*)(?P<address>\S+)",
    re.I,
)
_BARE = re.compile(r"(?:[\w-]+\.)+[a-z][\w-]+(?::\d+)?(?:/|$)", re.I)
_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?=https?://)", re.I)


def address_in_comment(markup: str) -> str | None:
    """The address that a comment at the beginning or the end of a page says it was saved from."""
    for comment in (*_comments(markup[:_HEAD]), *_comments(markup[_HEAD:][-_TAIL:])):
        found = _SAVED_FROM.match(comment)
        if not found:
            continue
        address = found["address"][: int(found["length"])] if found["length"] else found["address"]
        if _BARE.match(address):  # HTTrack leaves the scheme out
            address = f"http://{address}"
        address = _ARCHIVE.sub("", address, count=1)
        if is_public(address):
            return address
    return None


def is_public(address: str) -> bool:
    """Whether an address is on the web, and not on somebody's own machine."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:  # [ without ] and the like
        return False


def _comments(text: str) -> Iterator[str]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        if end - start < _LONGEST:
            yield text[start + 4 : end]
        start = text.find("<!--", end)
