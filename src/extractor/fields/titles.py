"""The headline, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate, islice, pairwise
from urllib.parse import unquote

from lxml.html import HtmlElement

from extractor.document import Document, xpath
from extractor.document.text import HAN, letters, one_line, weight
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.logos import SEPARATOR, logos
from extractor.fields.naming import SiteNames, brief
from extractor.fields.structured import from_front_matter, from_json_ld, from_meta
from extractor.fields.who.persons import is_medium

__all__ = ["clean_title", "title"]

_TITLED = xpath.elements(  # "itle" and "eadline": with either case of the first letter
    "(//h2 | //h3 | //h4 | /descendant::*[self::div or self::p or self::span or self::td or self::strong]"
    "[contains(@class, 'itle') or contains(@class, 'eadline') or contains(@id, 'itle') or @itemprop='headline'])"
    "[count(*) < 4]"
)
_HEADINGS = xpath.elements(
    "/descendant::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5][not(ancestor::nav)]"
)
_LOOKED_AT = 8  # first headings of a page that are looked at
_TITLED_LOOKED_AT = 60  # other elements that may be the headline; menus and cards stand before it
_SECTION = 24  # the weight of what names a section and no article: 新闻动态, "Press releases"
_DATE = re.compile(
    r"\b(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|\d (?:[A-Z][a-zé]+) (?:19|20)\d\d"
)
_BEFORE_SITE = re.compile(r"\s+/\s+|,\s+|\s*[:：]\s+|：|\s*丨\s*|\s+·\s+")  # only where the site's name stands at it
_BETWEEN_PARTS = re.compile(r"\s*[-–—_|｜丨]+\s*")
_SHORT = 0.6  # of the length of what is claimed; shorter headings are often a section's
_LONGEST = 500  # characters; what is longer is a paragraph, and no part of it a site's name
_MOST_CUTS = 12  # separators; a title of more is no headline and a few sections
# No spaces there: "标题-新华网"; but "1-10月" is a range.
_HAN_SEPARATOR = re.compile(
    r"(?:(?<![0-9A-Za-z\s])\s*|\s+|(?=[_|｜]))[-–—_|｜]+\s*(?=[^-–—_|｜]{2,40}$)|\s+[»«›‹<>]\s+(?=[^»«›‹<>]{2,40}$)"
)
_HAN = re.compile(f"[{HAN}]")
_PADDED = re.compile(r"(?<=\d)\u3000(?=[年月日])")  # a full-width blank before the unit of a number says nothing
_WORD = re.compile(f"[{HAN}]|[^\\W_{HAN}]+")


def title(evidence: Evidence) -> Iterator[Candidate]:
    """The headline.

    What the reader sees counts first: a heading that ``<title>`` or ``og:title`` repeats, then the page's only
    ``<h1>``. Those hardly ever carry the site's name, and the others often are written for search engines.
    """
    document = evidence.document
    yield from from_front_matter(document, "title")
    head = clean_title(document.head_title) or ""
    headings = list(islice(filter(_is_heading, document.tree.iter("h1")), _LOOKED_AT))
    sites = SiteNames(document, logos(document, head, headings))
    social = [clean_title(text) or "" for text in document.meta.get("og:title", ())]
    social = [text for text in social if not _is_brand(text, head, sites)]
    claims = [_without_site(text, sites) for text in (*social, head) if text]
    longest = max((len(letters(part)) for part in SEPARATOR.split(head)), default=0)
    shown = [node for node in headings if not sites.are(brief(node))]
    yield from _displayed(document, head, social, shown)
    yield from _repeated(shown, [head, *social], longest, sites)
    only = clean_title(brief(shown[0])) or "" if len(shown) == 1 else ""
    if len(letters(only)) < longest / 2 or _falls_short(only, claims, document):
        only = ""
    yield from _as_claimed(document, claims, sites)
    if only and not _says(only).isdisjoint(_says(" ".join(claims)) | _address_says(document)):
        yield Candidate(_without_kicker(shown[0], claims), "page", 'css("h1")')
    titled = list(_titled(document, claims, sites))
    if only and not titled:
        yield Candidate(only, "page", 'css("h1")')
    yield from (_cut(candidate, sites) for candidate in from_json_ld(document, "headline"))
    for text in titled:
        yield Candidate(text, "page", "the heading that <title> repeats")
    for candidate in from_meta(document, "og:title", "twitter:title"):
        if not _is_brand(str(candidate.value), head, sites) or not head:
            yield _cut(candidate, sites)
    yield from _dated(document, claims, sites)
    if head:
        yield Candidate(_without_site(head, sites), "page", 'css("title")')
    yield from from_json_ld(document, "name")
    if guess := evidence.engine.get("title"):
        yield Candidate(guess, "trafilatura", "extract_metadata()")
    yield from (Candidate(brief(node), "page", 'css("h1")') for node in shown)


def _is_brand(text: str, head: str, sites: SiteNames) -> bool:
    """Whether a text is the site's name: as known, or much like it and what ``<title>`` has at an end."""
    if sites.are(text):
        return True
    parts = SEPARATOR.split(head[:_LONGEST])
    return len(parts) > 1 and letters(text) in (letters(parts[0]), letters(parts[-1])) and sites.have(text)


def clean_title(value: object) -> str | None:
    """A title on one line, entities resolved; once, where it stands there twice."""
    text = one_line(_PADDED.sub("", unescape(unescape(str(value or ""))))).removesuffix("¶").rstrip()
    half = len(text) // 2
    if text[half : half + 1] == " " and text[:half] == text[half + 1 :] and " " in text[:half]:
        text = text[:half]
    return text or None


def _cut(candidate: Candidate, sites: SiteNames) -> Candidate:
    text = _without_site(clean_title(candidate.value) or "", sites, known_only=True)
    return Candidate(text, candidate.by, candidate.rule)


def _is_heading(h1: HtmlElement) -> bool:
    """Whether it says anything, and does not in a menu, the page's footer or an aside."""
    return any(map(str.strip, h1.itertext())) and next(h1.iterancestors("nav", "footer", "aside"), None) is None


def _displayed(
    document: Document, head: str, social: Sequence[str], shown: Sequence[HtmlElement]
) -> Iterator[Candidate]:
    """What an ``<h2>`` shows where the ``<h1>`` repeats ``<title>`` and ``og:title`` or JSON-LD say another thing.

    Such an ``<h1>`` is written for search engines, and readers are shown the other one, often below a kicker.
    """
    said = [*social, *(clean_title(c.value) or "" for c in from_json_ld(document, "headline"))]
    said = [text for text in said if len(letters(text)) > 3 and letters(text) not in letters(head)]
    if not said or any(letters(brief(node)) in {letters(text) for text in said} for node in shown):
        return
    for node in islice(document.tree.iter("h2"), _LOOKED_AT):
        text = _without_kicker(node, said)
        if letters(text) in {letters(claim) for claim in said}:
            yield Candidate(text, "page", 'css("h2")')


def _repeated(
    shown: Sequence[HtmlElement], heads: Sequence[str], longest: int, sites: SiteNames
) -> Iterator[Candidate]:
    """The headings that ``<title>`` or ``og:title`` repeats, longest first."""
    claimed = letters(" ".join(heads))
    texts = [clean_title(brief(node)) or "" for node in shown]
    found = [text for text in texts if len(letters(text)) > 2 and letters(text) in claimed]
    for text in sorted(found, key=len, reverse=True):
        if len(letters(text)) >= longest / 2:
            bare = _without_site(text, sites, known_only=True)
            yield Candidate(bare if bare == text else _without_site(bare, sites), "page", 'css("h1")')


def _as_claimed(document: Document, claims: Sequence[str], sites: SiteNames) -> Iterator[Candidate]:
    """The first ``<h2>`` that is what ``<title>`` or ``og:title`` say, and no ``<h1>`` is."""
    keys = {key for claim in claims if weight(claim) > _SECTION and (key := letters(claim))}
    for node in islice(document.tree.iter("h2"), _LOOKED_AT):
        if letters(text := clean_title(brief(node)) or "") in keys and not sites.have(text):
            yield Candidate(text, "page", 'css("h2")')


def _titled(document: Document, claims: Sequence[str], sites: SiteNames) -> Iterator[str]:
    """Other headings, and elements named so, whose text is what ``<title>`` or ``og:title`` begins or ends with."""
    keys = [key for claim in claims if len(key := letters(claim)) > 3]
    for node in _TITLED(document.tree)[:_TITLED_LOOKED_AT] if keys else ():
        text = clean_title(brief(node)) or ""
        key = letters(text)
        ends = (claim for claim in keys if claim.startswith(key) or claim.endswith(key))
        if any(len(key) >= len(claim) / 2 for claim in ends) and not sites.have(text):
            yield _without_kicker(node, claims)


def _dated(document: Document, claims: Sequence[str], sites: SiteNames) -> Iterator[Candidate]:
    """The first long heading that a date follows, on a page whose ``<title>`` names the site and a section alone."""
    if any(weight(claim) > _SECTION and not sites.have(claim) for claim in claims):
        return
    for node in _HEADINGS(document.tree)[:_TITLED_LOOKED_AT]:
        text = clean_title(brief(node)) or ""
        if weight(text) > _SECTION and not sites.have(text) and any(map(_DATE.search, _below(node))):
            yield Candidate(text, "page", f'css("{node.tag}")')


def _below(heading: HtmlElement) -> Iterator[str]:
    """The first texts of the elements that follow a heading, else of the one that follows what it stands in."""
    parent = heading.getparent()
    for start in (heading, parent):
        for sibling in islice(() if start is None else start.itersiblings(), 2):
            yield from islice(filter(str.strip, sibling.itertext()), 3)


def _falls_short(text: str, claims: Sequence[str], document: Document) -> bool:
    """Whether a claim is much longer and has more of the address, which is made of the whole headline."""
    address = _address_says(document)
    said = len(_says(text) & address)
    return any(len(text) < _SHORT * len(claim) and len(_says(claim) & address) > said for claim in claims)


def _address_says(document: Document) -> set[str]:
    return _says(unquote(document.address or "").rpartition("://")[2].partition("/")[2])


def _says(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 3 or _HAN.match(word)}


def _without_kicker(heading: HtmlElement, claims: Sequence[str]) -> str:
    """The heading's text; without the kicker or the date it begins or ends with where the headline is claimed so.

    What is cut off is an element of its own or stands before a colon: elsewhere the longer headline is the page's.
    """
    text = clean_title(brief(heading)) or ""
    if not text:
        return text
    whole = letters(text)
    elements = set(accumulate(len(letters(piece)) for piece in heading.itertext()))
    colons = {len(letters(text[: match.start()])) for match in re.finditer(":", text)}
    for claim in claims:
        key = letters(claim)
        if len(whole) / 2 < len(key) < len(whole) and (
            (whole.endswith(key) and len(whole) - len(key) in elements | colons)
            or (whole.startswith(key) and len(key) in elements)
        ):
            return claim
    return text


def _without_site(text: str, sites: SiteNames, *, known_only: bool = False) -> str:
    """The part of ``headline - section - site`` that is the headline.

    The part at either end goes where it is the site's name, or where it is short beside what is left.
    """
    if len(text) > _LONGEST:
        return text
    text = _before_motto(text, sites)
    for _ in range(_MOST_CUTS):
        separator = _HAN_SEPARATOR if _HAN.search(text) else SEPARATOR
        cuts = list(separator.finditer(text))
        if not cuts:
            break
        head, tail = text[: cuts[-1].start()].strip(), text[cuts[-1].end() :].strip()
        first, rest = text[: cuts[0].start()].strip(), text[cuts[0].end() :].strip()
        if rest and sites.are(first) and not sites.are(tail):  # a site's name stands at one end
            return rest
        is_section = not known_only and len(head) > 2 * len(tail) and not tail[:1].islower()
        if head and (sites.have(tail) or is_medium(tail) or is_section):
            text = head
        elif rest and sites.have(first):
            text = rest
        elif not known_only and len(tail) > 2 * len(head) and separator is _HAN_SEPARATOR:
            return tail
        else:
            break
    cuts = [] if sites.is_front_page else list(_BEFORE_SITE.finditer(text))
    if cuts and sites.are(text[cuts[-1].end() :]):
        return text[: cuts[-1].start()].strip() or text
    if cuts and sites.are(text[: cuts[0].start()]):
        return text[cuts[0].end() :].strip() or text
    return text


def _before_motto(text: str, sites: SiteNames) -> str:
    """The text up to the site's name, where that has its motto behind it: ``headline-site-motto``."""
    cuts = list(_BETWEEN_PARTS.finditer(text))
    for cut, following in pairwise(cuts):
        if cut.start() and cut[0] == following[0] and sites.are(text[cut.end() : following.start()]):
            return text[: cut.start()]
    return text
