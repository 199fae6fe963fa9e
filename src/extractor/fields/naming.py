"""What a site calls itself: to tell its name from a headline, and from the medium credited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import Document
from extractor.document.text import HAN, letters, one_line

__all__ = ["SiteNames", "brief", "leads_home", "registrable_domain"]

_NAMED = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
_LOOKED_AT = 60  # links of a page among which its way home is; logos stand among the first
_LONGEST = 60  # characters of a site's name
_TOO_LONG = 1000  # characters of an element, white space and all, whose text is no name and no headline
_SHORTEST_WITHIN = 4  # letters of a name that is looked for inside another text: "act" is in "practical"
_MORE = 3  # times as long as a name a text may be that says the name and more, and the other way round
_HOME = re.compile(r"(?:https?:)?//[^/]+/?|/|/?(?:index|default)\.[a-z]{3,5}", re.I)
_WORD = re.compile(r"[^\W_]+")
_SITES = ("website", "organization", "newsmediaorganization", "blog", "corporation")


@lru_cache(maxsize=4096)
def registrable_domain(host: str) -> str:
    """The domain somebody registered: ``example.co.uk`` of ``m.example.co.uk``.

    Of a host below no known suffix the last two labels; an address in numbers as it is.
    """
    from tld import get_fld  # loads the list of public suffixes

    if ":" in host or host.rpartition(".")[2].isdecimal():
        return host
    found = get_fld(host, fix_protocol=True, fail_silently=True)
    return found if isinstance(found, str) else ".".join(host.rsplit(".", 2)[-2:])


def brief(element: HtmlElement) -> str:
    """The text of an element as it stands, its lines apart; empty where it is longer than any headline."""
    parts: list[str] = []
    length = 0
    for part in element.itertext() if element.find(".//br") is None else _lines(element):
        parts.append(part)
        length += len(part)
        if length > _TOO_LONG:
            return ""
    text = "".join(parts)
    signs = {text.strip()[:1], text.strip()[-1:]} & _PERMALINKS
    return _without_permalink(text, element) if signs else text


def _without_permalink(text: str, element: HtmlElement) -> str:
    """The text without the sign that a link to the heading itself is, before or behind it (``Wood and water #``)."""
    for link in element.iter("a"):
        sign = "".join(link.itertext()).strip()
        if sign in _PERMALINKS and "#" in (link.get("href") or ""):
            return text.strip().removeprefix(sign).removesuffix(sign).strip()
    return text


def _lines(element: HtmlElement) -> Iterator[str]:
    """The texts of an element, with a blank before those that a break sets apart, but for ideographs."""
    for text in _TEXTS(element):
        is_apart = text.is_tail and text.getparent().tag == "br" and not _HAN.match(text.lstrip())
        yield f" {text}" if is_apart else str(text)


_PERMALINKS = frozenset("#¶§∞🔗")
_HAN = re.compile(f"[{HAN}]")
_TEXTS: Any = etree.XPath("descendant::text()")  # texts that know their parents


def leads_home(link: HtmlElement, host: str | None) -> bool:
    """Whether a link leads to the front page of the site."""
    href = (link.get("href") or "").strip()
    if not _HOME.fullmatch(href):
        return False
    try:
        target = urlsplit(href).hostname
    except ValueError:  # [ without ] and the like
        return False
    return target is None or host is None or registrable_domain(target) == registrable_domain(host)


class SiteNames:
    """The names of a page's site, by their letters.

    They come from ``og:site_name`` and its kin, the publisher and the site in JSON-LD, the host, and the link that
    leads home.

    Args:
        document: The page.
        others: Names known from elsewhere.

    Attributes:
        is_front_page: Whether the page is the site's first, whose title is the site's name and its motto.
    """

    def __init__(self, document: Document, others: Iterable[str] = ()) -> None:
        self.is_front_page = document.address is not None and urlsplit(document.address).path in ("", "/")
        names = {letters(name) for name in (*_claimed(document), *others) if len(one_line(name)) <= _LONGEST}
        self._hosts = set(_of_host(document.host or ""))
        self._names = names - {""} | self._hosts

    def have(self, text: str) -> bool:
        """Whether a text is one of the names, or one of them with a few words more or less."""
        key = letters(text)
        if not key:
            return False
        if key in self._names:
            return True
        for name in self._names:
            shorter, longer = sorted((key, name), key=len)
            if len(shorter) >= max(_SHORTEST_WITHIN, len(longer) / _MORE) and shorter in longer:
                return True
        if self.host_has(text):
            return True
        initials = "".join(word[0] for word in _WORD.findall(text)).casefold()
        return len(initials) > 2 and initials in self._hosts

    def host_has(self, text: str) -> bool:
        """Whether a text says the name that the host is, or the beginning of it."""
        key = letters(text)
        return len(key) <= _LONGEST and any(
            len(name) >= _SHORTEST_WITHIN and (name in key or (len(key) >= _SHORTEST_WITHIN and name.startswith(key)))
            for name in self._hosts
        )

    def are(self, text: str) -> bool:
        """Whether a text is exactly one of the names."""
        return letters(text) in self._names


def _claimed(document: Document) -> Iterator[str]:
    for key in _NAMED:
        yield from document.meta.get(key, ())
    for item in document.json_ld:
        kinds = item.get("@type")
        if any(str(kind).lower() in _SITES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield str(item.get("name") or "")
        for key in ("publisher", "isPartOf"):
            if isinstance(within := item.get(key), dict):
                yield str(within.get("name") or "")
    host = document.host
    for link in islice(document.tree.iter("a"), _LOOKED_AT):
        if leads_home(link, host):
            yield brief(link)
            yield link.get("title") or ""
            yield from (image.get("alt") or "" for image in link.iter("img"))


def _of_host(host: str) -> Iterator[str]:
    """What people call a host: ``example.co.uk`` and ``example``, and the name before a platform's."""
    host = host.removeprefix("www.")
    if not host:
        return
    domain = registrable_domain(host)
    yield from (letters(host), letters(domain), letters(domain.partition(".")[0]))
    if (below := host.removesuffix(domain).rstrip(".")) and len(below) >= _SHORTEST_WITHIN:
        yield letters(below.rpartition(".")[2])
