"""The headings that are a site's name and no headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from extractor.document import Document
from extractor.document.addresses import urljoin_or_none
from extractor.document.text import letters, weight
from extractor.fields.naming import brief, leads_home

__all__ = ["SEPARATOR", "logos"]

SEPARATOR = re.compile(r"\s+(?:[|｜–—·•»«›‹:-]{1,2}|[<>])\s+|\s*[_|｜]\s*|\s*[-–—]{2}\s*")
"""What stands between a headline and the site's name in ``<title>``."""

_LOGO = re.compile(r"(?:^|[\s_-])(?:logo|brand|site[_-]?(?:title|name))(?:$|[\s_-])", re.I)
_LONGEST = 500  # characters of a ``<title>``, of which a part is the site's
_LOOKED_AT = 8  # first headings of a page that are looked at
_SHORTEST = 3  # the weight of a headline that a title has besides the name of a blog


def logos(document: Document, head: str, headings: Sequence[HtmlElement]) -> Iterator[str]:
    """What ``<h1>`` elements say that lead home, are named so, or are the site's part of ``<title>``.

    The last is seen where another heading is the part before it.
    """
    cut = next(reversed(list(SEPARATOR.finditer(head[:_LONGEST]))), None)
    rest, site = (letters(head[: cut.start()]), letters(head[cut.end() :])) if cut else ("", "")
    if any(letters(text) == site for text in document.meta.get("og:title", ())):
        site = ""
    for node in headings:
        text = brief(node)
        if (
            _is_logo(node, document.host)
            or (site and letters(text) == site and any(letters(brief(other)) == rest for other in _second(document)))
            or (_leads_up(node, document) and any(_is_in(brief(other), head, text) for other in _second(document)))
        ):
            yield text


def _leads_up(heading: HtmlElement, document: Document) -> bool:
    """Whether a heading is a link to a folder that the page's address is in: the front page of one of many blogs."""
    address = (document.address or "").partition("?")[0]
    for link in heading.iter("a"):
        target = urljoin_or_none(document.address, link.get("href") or "") or ""
        if target.endswith("/") and len(target) < len(address) and address.startswith(target):
            return True
    return False


def _is_in(text: str, head: str, other: str) -> bool:
    """Whether ``<title>`` has a text, which is another one than that."""
    return weight(text) > _SHORTEST and letters(text) != letters(other) and letters(text) in letters(head)


def _second(document: Document) -> Iterator[HtmlElement]:
    return islice(document.tree.iter("h2", "h3"), _LOOKED_AT)


def _is_logo(heading: HtmlElement, host: str | None) -> bool:
    """Whether a heading is in a link that leads to the front page, holds one, or is named so."""
    if _LOGO.search(f"{heading.get('class', '')} {heading.get('id', '')}"):
        return True
    links = [*heading.iterancestors("a"), *heading.iter("a")]
    return any(leads_home(link, host) for link in links if link.get("href"))
