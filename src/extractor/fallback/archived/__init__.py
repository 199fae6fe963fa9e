"""A page turned to Markdown: what stands between its headline and the chrome below.

Engines read class names and nesting, and Markdown has neither: to them the page is one flat body. What it has is its
headline, once more than the header says, and prose. :mod:`~.lines` says what a line is, :mod:`~.region` which of them
are the article.
"""

from __future__ import annotations

import re

from extractor.blocks.absence import notice
from extractor.document import Document, Kind
from extractor.document.text import HAN, is_mostly_han, letters, one_line
from extractor.errors import NoContentError
from extractor.fallback.archived.lines import SAYS_SOMETHING, Line, below, read_lines
from extractor.fallback.archived.region import article
from extractor.hookspecs import Extraction, hookimpl

__all__ = ["extractor_fallback"]

_CUT_OFF = re.compile(r"(?:\.\.\.|…)[)\]\"]{0,3}\s*\Z")
_MENU = 10  # links; with fewer a page may be a note that is all links
_LINKED = 0.5  # the share of a page's text in links from which it is a list of links
_HARDLY, _SELDOM = 0.08, 0.2  # the share of the text that is paragraphs of prose, not items of lists
_BROKEN = 250  # the weight of a first line that breaks off, below which it says nothing yet
_ALL = 0.9  # the share of a headline in links
_HEADLINES = 3  # headlines of other articles above the last prose
_GALLERY = 3  # pictures that may be what a page shows
_NOTHING = 200  # the weight of the words of a page that says nothing
_CARDS = 6
_NEARLY_ALL = 5  # times as much as is said above it
_FRONT = 30  # links of a front page that has a paragraph too
_NAMED = 0.5  # the share of a title's words that a page of its article has
_DATED = 2  # lines below a headline, of which one is the date
_FEW_WORDS = 3  # of a title of fewer nothing can be told
_PART = re.compile(r"[^\W_]{2,}")
_WORDS, _HAN = re.compile(r"[^\W_]{3,}"), re.compile(f"[{HAN}]{{2}}")
_TEASERS = 800  # the weight of what is no more than a few teasers
_MENUS_BEHIND = 0.4  # the share of the links that stand behind the last of them
_LONG = 1200  # characters of a document that breaks off for its length and not in a teaser; archivers cut at 8,000
_ENTRY = 60  # the weight of a line that may be an entry of a menu
_ENTRIES, _MOSTLY = 30, 0.7  # lines of what may be a menu, and their share; a cut tutorial of commands has 0.6
_STOPS = (".", "!", "?", "。", "！", "？", "；", ";", ")", "）")
# How much higher an F1 the model has to expect of its own choice. Of 180 pages turned to Markdown, sites left out, the
# mean F1 is .81 by the lines alone and .90 with the model.
_BETTER = 0.02
# Characters from which a post is no article that somebody kept, cut at 8,000, but a page with all its chrome. Of 309
# such pages with a header the mean F1 is .80 by the lines and .92 with the model (which knew most of them).
_WHOLE = 9_000
_LIKELY = 0.5  # how sure the model must be of an article on a page that seems to hold none
_RULE = "from the first prose below the headline to the last"


@hookimpl
def extractor_fallback(document: Document) -> Extraction | None:
    """The elements from the first to the last paragraph of prose below the headline, with what leads in and out.

    Raises:
        NoContentError: There is no prose, and what there is says why: a notice, a challenge, a page that was cut off
            inside its menus, a list of links.
    """
    body = document.tree.find("body") if document.kind is Kind.MARKDOWN_POST else None
    if body is None:
        return None
    everything = read_lines(body)
    lines = everything if document.headline is None else below(everything, document.headline)
    lines = _below_own_headline([line for line in lines if not _is_head(line, document)], document)
    found = article(lines, is_cut=_CUT_OFF.search(document.text) is not None)
    is_front = bool(found) and (
        _is_front(lines, found)
        or _is_among_cards(lines, found)
        or _is_catalogue(document, lines, found)
        or _is_another_page(document, everything, found)
    )
    is_cut = _is_cut_in_menus(document, lines, found) or (is_front and _CUT_OFF.search(document.text) is not None)
    is_post = bool(document.front_matter)
    is_whole = not is_post or len(document.text) > _WHOLE
    if found and not is_cut and not (is_front and is_post):
        by_lines = Extraction("archived", [line.element for line in found], _RULE)
        return _by_model(document, by_lines) if is_whole else by_lines
    reason = _absence(document, everything, found) or ("cut" if is_cut else "listing" if is_front else None)
    chosen = _by_model(document, None) if is_whole else None
    if is_post and reason and not (chosen and (chosen.confidence or 0) > _LIKELY):
        raise NoContentError(f"the page holds no article ({reason})", reason=reason)
    return chosen


def _below_own_headline(lines: list[Line], document: Document) -> list[Line]:
    """The lines below the page's own headline, where that is another than the archiver's.

    It has half its words, or the date right below it.
    """
    headline = document.headline
    if headline is None or headline.getprevious() is not None:
        return lines
    own = [i for i, line in enumerate(lines) if line.element.tag == "h1" and not line.is_menu]
    title = set(_PART.findall(headline.text_content().casefold()))
    words = _PART.findall(lines[own[0]].text.casefold()) if len(own) == 1 else []
    is_own = len(words) >= _FEW_WORDS and sum(word in title for word in words) > _NAMED * len(words)
    is_own = is_own or (len(own) == 1 and any(line.is_stamped for line in lines[own[0] + 1 : own[0] + 1 + _DATED]))
    return lines[own[0] + 1 :] if is_own else lines


def _is_head(line: Line, document: Document) -> bool:
    """Whether it is a table that says the title once more, with who and when beside it."""
    title = letters(str(document.front_matter.get("title") or ""))
    return line.element.tag == "table" and bool(title) and letters(line.text).startswith(title)


def _by_model(document: Document, by_lines: Extraction | None) -> Extraction | None:
    """What our own engine takes for the article, or what the lines say where that is not expected to be worse.

    Short posts with a header keep what their lines say: of 500 of them the model would change 14, most for the worse.
    """
    from extractor.fallback.learned.engine import rather_than  # numpy: most posts need none

    return rather_than(by_lines, document, "archived", by=_BETTER)


def _absence(document: Document, lines: list[Line], found: list[Line]) -> str | None:
    said = [part for line in lines if not line.is_menu for part in line.text.split("\n")]
    if reason := notice(said, besides=str(document.front_matter.get("title") or "")):
        return reason
    links = sum(map(_links, lines))
    if links >= _MENU and _CUT_OFF.search(document.text):
        return "cut"
    if not found and links >= _MENU / 2 and _is_another_page(document, lines, found):
        return "listing"
    text = sum(len(line.text) for line in lines)
    if links >= _MENU and sum(line.linked * len(line.text) for line in lines) > _LINKED * text:
        return "listing"
    return "empty" if not found and links >= _MENU / 2 and _says_nothing(lines) else None


def _says_nothing(lines: list[Line]) -> bool:
    """Whether a page has words here and there among its menus, and neither a sample nor a table nor pictures."""
    if (
        any(line.element.tag in ("pre", "table") for line in lines)
        or sum(line.is_picture for line in lines) >= _GALLERY
    ):
        return False
    said = (line for line in lines if not (line.is_menu or line.is_furniture or line.is_boilerplate or line.is_heading))
    return sum(line.weight for line in said) < _NOTHING


def _is_front(lines: list[Line], found: list[Line]) -> bool:
    """Whether what was found is a few teasers: short, and below a headline that leads elsewhere, among others."""
    first = next(i for i, line in enumerate(lines) if line in found)
    last = max(i for i, line in enumerate(lines) if line in found)
    elsewhere = [i for i, line in enumerate(lines[:last]) if _leads_elsewhere(line)]
    is_among = len(elsewhere) >= _HEADLINES and elsewhere[0] < first
    return is_among and sum(line.weight for line in found) < _TEASERS


def _is_among_cards(lines: list[Line], found: list[Line]) -> bool:
    """Whether what was found says nothing beside many links that are a teaser each."""
    cards = sum(line.element.tag == "p" and line.linked > _ALL and line.weight >= _ENTRY for line in lines)
    return cards >= _CARDS and sum(line.weight for line in found) < _NOTHING


def _is_catalogue(document: Document, lines: list[Line], found: list[Line]) -> bool:
    """Whether a page whose own headline is another says little above a table that is nearly all of it."""
    headline = document.headline
    if headline is None or headline.getprevious() is not None:
        return False
    said = sum(line.weight for line in found)
    rest = (line.weight for line in lines if line not in found and line.element.tag == "table")
    return (
        said < _TEASERS
        and max(rest, default=0) > _NEARLY_ALL * said
        and any(line.element.tag == "h1" for line in lines)
    )


def _is_another_page(document: Document, lines: list[Line], found: list[Line]) -> bool:
    """Whether a page that says little has few of the title's words below it: a front page, a category, a shell."""
    headline, title = document.headline, str(document.front_matter.get("title") or "")
    if headline is None or headline.getprevious() is not None or sum(line.weight for line in found) >= _TEASERS:
        return False
    page = document.text.replace(title, "", 1).casefold()
    words = {word for word in _WORDS.findall(title.casefold()) if not _HAN.match(word)}
    words |= {title[i : i + 2] for i in range(len(title)) if _HAN.fullmatch(title[i : i + 2])}
    is_readable = not is_mostly_han(title) or len(_HAN.findall(page)) > _FRONT  # nor read in a wrong character set
    if len(words) < _FEW_WORDS or not is_readable:
        return False
    named = sum(word in page for word in words)
    return not named or (named < _NAMED * len(words) and (not found or sum(map(_links, lines)) >= _FRONT))


def _leads_elsewhere(line: Line) -> bool:
    """Whether a heading is a link to another page, as the headline of a teaser is."""
    if not line.is_heading or line.linked <= _ALL or line.weight < SAYS_SOMETHING / 2:
        return False
    return not any(link.get("href", "").startswith("#") for link in line.element.iter("a"))


def _is_cut_in_menus(document: Document, lines: list[Line], found: list[Line]) -> bool:
    """Whether a page breaks off within the first line of its article, or in menus with a sentence here and there.

    Archivers write the title on top, so that of such a page only the first headline is left. Of 56 cut posts of 40
    hosts with one headline, those that had an article were prose to a fifth at least or had no menus below it.
    """
    headline = document.headline
    if not _CUT_OFF.search(document.text):
        return False
    if headline is not None and headline.tag == "p" and sum(line.weight for line in found) < _BROKEN:
        return True
    menus = headline is not None and headline.getprevious() is None
    if menus and len(document.text) > _LONG and _is_menu_without_links(lines, found):
        return True
    links = sum(map(_links, read_lines(document.tree.find("body"))))
    if links < _MENU:
        return False
    if found and all(not line.text or line is lines[-1] for line in found) and found[-1].weight < _BROKEN:
        return True
    if not menus:
        return False
    prose = [i for i, line in enumerate(lines) if line.is_prose and line.element.tag not in ("ul", "ol")]
    said = sum(lines[i].weight for i in prose)
    whole = sum(line.weight for line in lines)
    behind = sum(map(_links, lines[prose[-1] :])) if prose else links
    return said < _HARDLY * whole or (said < _SELDOM * whole and behind > _MENUS_BEHIND * links)


def _is_menu_without_links(lines: list[Line], found: list[Line]) -> bool:
    """Whether what was found is the entries of a menu whose links were scripts: no paragraph, or hardly any."""
    if not any(line.is_prose and (line.element.tag not in ("ul", "ol") or _says(line)) for line in lines):
        return True
    said = [line for line in found if line.text]
    entries = sum(line.element.tag == "p" and line.weight < _ENTRY and not line.ends_sentence for line in said)
    prose = sum(line.weight for line in said if line.is_prose)
    return len(said) >= _ENTRIES and entries > _MOSTLY * len(said) and 2 * prose < sum(line.weight for line in lines)


def _says(items: Line) -> bool:
    """Whether most items of a list are sentences."""
    texts = [one_line(item.text_content()) for item in items.element.findall("li")]
    return 2 * sum(text.endswith(_STOPS) for text in texts) > len(texts)


def _links(line: Line) -> int:
    return sum(1 for _ in line.element.iter("a"))
