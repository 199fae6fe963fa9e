"""What lies beside a saved page and says where it is from."""

from __future__ import annotations

import os
import re
from contextlib import suppress

from extractor.document.saved import is_public

__all__ = ["beside"]

_LONGEST = 4_096  # bytes of a file that holds an address
_IN_A_SHORTCUT = re.compile(r"^URL=(\S+)", re.M | re.I)  # Windows' way
_XATTR = "user.xdg.origin.url"  # what wget --xattr, curl --xattr and browsers write into the file system


def beside(path: str, unpacked: str) -> str | None:
    """The address that ``page.html.url`` beside a page holds, or that the file system keeps with it.

    Args:
        path: The page.
        unpacked: What it would be called if it were not compressed.
    """
    if path == "-":  # standard input has nothing beside it
        return None
    for name in dict.fromkeys((path, unpacked)):
        with suppress(OSError, UnicodeDecodeError), open(f"{name}.url", "rb") as file:
            text = file.read(_LONGEST).decode("utf-8-sig").strip()
            shortcut = _IN_A_SHORTCUT.search(text)
            for address in (shortcut[1] if shortcut else "", *text.split()[:1]):
                if is_public(address):
                    return address
    if hasattr(os, "getxattr"):
        with suppress(OSError, UnicodeDecodeError):
            address = os.getxattr(path, _XATTR).decode().strip()
            if is_public(address):
                return address
    return None
