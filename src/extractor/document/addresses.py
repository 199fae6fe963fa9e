"""Addresses as pages write them."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

__all__ = ["host_of", "urljoin_or_none"]

_PLAIN = re.compile(r"https?://[\w.-]+(?:/(?![.;])[\w.~%=+,!@-]*)*(?:\?[\w.~%=+&/-]+)?", re.A)
_NOT_IN_AN_ADDRESS = re.compile(r"[\t\n\r]")
_STRIPPED = "".join(map(chr, range(33)))  # as browsers do: control characters and spaces around, line breaks within


def urljoin_or_none(base: str | None, address: str | None) -> str | None:
    """The address, absolute where the base is known; ``None`` for what is not on the web."""
    if address and _PLAIN.fullmatch(address):
        return address  # as it would come out below; most are, and a page has hundreds
    address = _NOT_IN_AN_ADDRESS.sub("", address or "").strip(_STRIPPED)
    if not address or address.startswith("#"):
        return None
    try:
        joined = urljoin(base or "", address)
        scheme = urlsplit(joined).scheme
    except ValueError:
        return None
    return joined if scheme in ("http", "https", "") and not joined.startswith("#") else None


def host_of(address: str) -> str | None:
    """The host of an address, in lower case, and in Punycode where it is not ASCII, as sites claim hosts."""
    host = (urlsplit(address).hostname or "").lower()
    if host.isascii():
        return host or None
    try:
        return host.encode("idna").decode() or None
    except UnicodeError:  # a label that is empty or too long for a host
        return host or None
