"""Links that lead to a writer's page: of a page turned to Markdown all that is left of its markup.

Links come in, the names that they are go out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from extractor.document import Document
from extractor.document.text import one_line
from extractor.fields.evidence import Candidate
from extractor.fields.who.bylines import is_latin_person
from extractor.fields.who.lines import lines_of
from extractor.fields.who.persons import Name, is_placeholder, names

__all__ = ["is_writers_page", "leads_to_writer", "linked", "may_be_name", "single_name"]

_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|profiles?|staff|by|writers?|reporters?|yazar(?:lar)?|penulis|firmas?|skribent|giornalist[ai]|redacteurs?|autore|autor(?:en)?|autores|auteurs?|journalist\w*|contributors?|redaktion|profil|viewprofilepage)/|/team/[^/?#]+/?(?:[?#]|$)|/[~@][\w.-]+/?$|byline",
    re.I,
)
_ACCOUNT = re.compile(r"substack\.com/%40[\w.-]+/?$")
_NETWORK = re.compile(
    r"https?://(?:[\w-]+\.)?(?:bsky\.app|facebook\.com|instagram\.com|linkedin\.com|youtube\.com|t\.me|x\.com)/"
)
_POST, _POSTS_BETWEEN = 120, 3  # characters of a writer's post, and blocks from one writer to the next


def linked(document: Document) -> Iterator[Candidate]:
    """The links of a page turned to Markdown that lead to a writer's page: all that is left of its markup.

    Those near each other name one story's writers, each with a post below.
    """
    together: list[tuple[HtmlElement, tuple[str, ...]]] = []
    for link in document.tree.iter("a"):
        if leads_to_writer(link) and (found := single_name(link)):
            if together and not _is_near(together[-1][0], link):
                yield _of_links(together)
                together = []
            together.append((link, found))
    if together:
        yield _of_links(together)


def _of_links(together: Sequence[tuple[HtmlElement, tuple[str, ...]]]) -> Candidate:
    people = dict.fromkeys(name for _, found in together for name in found)
    raw = "; ".join(lines_of(link) for link, _ in together)
    return Candidate([Name(name) for name in people], "page", "link to the author's page", raw)


def _is_near(link: HtmlElement, other: HtmlElement) -> bool:
    """Whether a link's paragraph is the other's, or stands above it with a line or two of short text between."""
    above, below = link.getparent(), other.getparent()
    if above is None or below is None or above is below:
        return above is below
    for between in islice(above.itersiblings(), _POSTS_BETWEEN):
        if between is below:
            return True
        if len(between.text_content()) > _POST:
            return False
    return False


def leads_to_writer(element: HtmlElement) -> bool:
    """Whether an element is a link to a writer's page or to their account on a platform of writers."""
    if element.tag != "a":
        return False
    address = element.get("href") or ""
    if _NETWORK.match(address):
        return False
    if _ACCOUNT.search(address):  # of a platform; elsewhere accounts are those of networks
        return is_latin_person(one_line(lines_of(element)))
    return is_writers_page(element)


def is_writers_page(link: HtmlElement) -> bool:
    """Whether the address that a link leads to is that of a writer's page."""
    return _AUTHORS_PAGE.search(link.get("href") or "") is not None


def single_name(link: HtmlElement) -> tuple[str, ...]:
    """The name that a link is, where it is one name; empty for none."""
    found = names(Name(one_line(lines_of(link))))
    return found if len(found) == 1 and len(found[0]) <= 30 and may_be_name(found[0]) else ()


def may_be_name(name: str) -> bool:
    """Whether a text is as long as a name and stands for one."""
    return len(name) < 40 and name.count(" ") < 5 and not is_placeholder(name)
