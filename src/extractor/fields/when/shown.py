"""The dates that readers see at the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from lxml.html import HtmlElement

from extractor.document import Kind
from extractor.document.text import letters, weighs
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.when.dates import Found, read_dates
from extractor.fields.when.labels import Says, label, says_changed
from extractor.fields.when.months import month_of
from extractor.fields.when.relative import day_ago, saved_on
from extractor.fields.when.stamp import Stamp, is_ahead
from extractor.fields.when.surroundings import Near

__all__ = ["is_alone", "is_range", "is_sentence", "shown"]

_RULE = 'xpath("//h1/following::text()")'
_LABELLED, _ALONE, _CHANGED, _AGO = 6.0, 5.2, 4.0, 3.0  # what such dates are worth right at the headline
_FAR, _STEP = 900, 600  # a date at the far end of what is looked at is worth 1.5 less
_ABOVE = 0.5  # what a date above it is worth less: the site's own day may stand there
_PROSE = 301  # the weight of what is no line about when and who any more
_TITLES = ("h1", "h2", "h3")
_COMMENTS = re.compile(
    r"(?:(?:\d+|no|one|leave an?|post an?) )?(?:comments?|responses?|replies|thoughts? on|commenti|commentaires"
    r"|kommentare?|comentarios|comentários|reacties|评论|回复|留言)\b",
    re.I,
)
_OF_SAMPLE = re.compile(r"date\s?:", re.I)  # a comment at the head of a sample, read as a heading: "# Date: 02/11/2022"
_OPENING = 40  # characters of a paragraph in which "(18.01.2018)" opens it
_OPENS = 0.7
_PART = 9  # characters of a day, a month or a year on a line of its own: "September"
_TIME = re.compile(r"[012]?\d:[0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?", re.I)
_NUMBER = re.compile(r"[\d年月日/.:-]{1,10}")
_NUMBERS = 7  # pieces of a date that is set in large type
_IN_PIECES = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)[年/. -]{1,3}(?P<month>\d\d?)[月/. -]{1,3}(?P<day>\d\d?)日?"
    r"|(?P<day_before>\d\d?)[日/ ]{1,3}(?P<year_behind>(?:19|20)\d\d)[年/. -]{1,3}(?P<month_behind>\d\d?)月?)"
    r"(?: (?P<clock>\d\d?:\d\d(?::\d\d)?))?"
)
_LABEL = 40  # characters of a text that labels the next
_STANDS_ALONE = 60  # letters beside a date in a line that is about when and who
_BESIDE = 24  # letters beside a date without a divider: a place or a name; a caption has more
_LINE = 40  # letters beside a date in a line about when and who that ends like a sentence
_DIVIDER = re.compile(r"[|·•–—/>(\-]\s*\Z|\s[|·•]\s")
_DIVIDES = re.compile(r"[^\w]{0,3}[|·•,/–—-]")
_TO = r"[-–—~至]|\s(?:bis|to|until|au|al|t/m|tot|do|по)\b"
_RANGE_BEFORE = re.compile(  # "14. - 20. Januar", "3-5 May", "28 April – 3 May"; "3 - 12 May" may be a count and a day
    r"(?<!\d)(?:19|20)\d\d[./-]\d\d?[./-]\d\d?\s?[-–—~至]\s?\Z"
    rf"|(?<![A-Za-z0-9.:/-])[0-3]?\d(?:(?:\.|日|st|nd|rd|th|\.?\s(?P<month>[^\W\d_]{{3,10}})\.?(?:,?\s\d{{4}})?)\s?(?:{_TO})\s?|[-–]|\s(?:bis|to|until|au|al|tot)\s)(?:den\s)?\Z",
    re.I,
)
_RANGE_BEHIND = re.compile(
    r"\s?[-–—]\s?(?:19|20)\d\d[./-]\d\d?[./-]\d"
    rf"|\s?[至～~]\s?(?:19|20)\d\d|\s?(?:{_TO})\s?(?:[0-3]?\d(?:\.\s|日|月|(?:st|nd|rd|th|\.)?\s(?P<month>[^\W\d_]{{3,10}})))",
    re.I,
)
_IN_ADDRESS = re.compile(r"https?://\S{0,200}\Z")
_DATELINE = re.compile(r"\s*(?:Uhr\s*)?(?:[)）\]|:：,·•/–—-]|\Z)|\s*[(（|]")


def shown(evidence: Evidence) -> Iterator[Stamp]:
    """What the lines near the headline say, the nearest first, then those above it."""
    saved = saved_on(evidence.document)
    context = ""
    is_flat = evidence.document.kind is Kind.MARKDOWN_POST  # where a box of three elements became one of three lines
    pieces = evidence.around_headline
    for piece in _in_one(_above_comments(pieces)) if is_flat else _put_together(pieces):
        if piece.element.tag == "h1" and _OF_SAMPLE.match(piece.text):
            continue
        is_prose = weighs(piece.text, _PROSE)
        text = piece.text[:_OPENING] if is_prose else piece.text
        found = read_dates(text, zone=evidence.zone, language=evidence.language)
        if is_prose:
            found = [item for item in found[:1] if not letters(text[: item.start])]
        if not found:
            is_short = len(text) < _LABEL
            if saved and is_short and (day := day_ago(text, saved)):
                yield Stamp(day, Candidate(day, "page", _RULE, text), "shown", _AGO, label(context) is Says.MODIFIED)
            context = f"{context} {text}"[-_LABEL:] if is_short and not _is_title(piece.element) else ""
            continue
        end = 0
        for item in found:
            before = piece.text[end : item.start]
            yield from _stamp(piece, item, label(before if end else f"{context} {before}", piece.text[item.end :]), end)
            end = item.end
        context = context if piece.is_attribute else ""


def _is_title(element: HtmlElement) -> bool:
    """Whether an element is a title or in one: its words, "Weekly Update", label no date."""
    parent = element.getparent()
    return element.tag in _TITLES or (parent is not None and parent.tag in _TITLES)


def _above_comments(pieces: Sequence[Near]) -> list[Near]:
    """The texts without what is below the headline behind the heading of comments, in which others say dates."""
    end = next((i for i, piece in enumerate(pieces) if _COMMENTS.match(piece.text) and _is_title(piece.element)), None)
    return [*pieces] if end is None else [*pieces[:end], *(piece for piece in pieces[end:] if piece.is_above)]


def _in_one(pieces: Sequence[Near]) -> Iterator[Near]:
    """The texts, those of a date that is set in three short lines of one element as one, and those of day and time."""
    i = 0
    while i < len(pieces):
        two = pieces[i : i + 2]
        if len(two) == 2 and two[0].element is two[1].element and _TIME.fullmatch(two[1].text):
            yield replace(two[0], text=f"{two[0].text.rstrip(' /|·,')} {two[1].text}")
            i += 2
            continue
        three = pieces[i : i + 3]
        if len(three) == 3 and all(
            piece.element is three[0].element and len(piece.text) <= _PART and not piece.is_attribute for piece in three
        ):
            yield replace(three[0], text=" ".join(piece.text for piece in three))
            i += 3
        else:
            yield pieces[i]
            i += 1


def _put_together(pieces: Sequence[Near]) -> Iterator[Near]:
    """The texts, and those of a date whose numbers are set in elements of their own as one (``2024``, ``05``, ``03``)."""
    i = 0
    while i < len(pieces):
        run = list(takewhile(lambda piece: _NUMBER.fullmatch(piece.text), pieces[i : i + _NUMBERS]))
        for end in range(len(run), 1, -1):
            if match := _IN_PIECES.fullmatch(" ".join(piece.text for piece in run[:end])):
                part = match.groupdict()
                day = f"{part['year'] or part['year_behind']}-{part['month'] or part['month_behind']}-{part['day'] or part['day_before']}"
                yield replace(pieces[i], text=f"{day} {part['clock'] or ''}".strip())
                i += end
                break
        else:
            yield pieces[i]
            i += 1


def is_alone(text: str, found: Found, start: int = 0) -> float:
    """How likely a date in a line that does not say what it is is the story's: 1 alone, 0 in a sentence."""
    before, after = text[start : found.start], text[found.end :]
    beside, behind = len(letters(before)), len(letters(after))
    opens = not beside and _DATELINE.match(after) is not None
    if opens and behind > _STANDS_ALONE:
        return _OPENS
    if max(beside, behind) > _STANDS_ALONE:
        return 0.0
    loose = (0 if _DIVIDER.search(before) else beside) + (0 if opens or _DIVIDES.match(after) else behind)
    return 1.0 if loose <= _BESIDE else 0.0


def is_sentence(text: str, found: Found) -> bool:
    """Whether a text is prose that tells of a day, not of when it was written."""
    before = letters(text[: found.start])
    return text.endswith((".", "!", "?", "。")) and bool(before) and len(before + letters(text[found.end :])) > _LINE


def is_range(text: str, found: Found) -> bool:
    """Whether a date is one end of several days: ``14. - 20. Januar 2022``, which are what the story is about."""
    ends = (_RANGE_BEFORE.search(text[: found.start]), _RANGE_BEHIND.match(text[found.end :]))
    return any(end and (end["month"] is None or month_of(end["month"])) for end in ends)


def _stamp(piece: Near, found: Found, says: Says, start: int) -> Iterator[Stamp]:
    if says is Says.NOTHING and says_changed(piece.element):
        says = Says.MODIFIED
    tells = is_range(piece.text, found) or is_sentence(piece.text, found)
    alone = 0.0 if tells else is_alone(piece.text, found, start)
    is_link = piece.element.tag == "a" and letters(piece.text[: found.start] + piece.text[found.end :])
    is_loose = says is Says.NOTHING and not alone  # in a sentence
    is_others = (is_link and says is not Says.PUBLISHED) or _IN_ADDRESS.search(piece.text[: found.start])
    if says is Says.OTHER or is_ahead(found.value) or is_loose or is_others:
        return
    rule = f'css("{piece.element.tag}")' if piece.is_attribute else _RULE
    candidate = Candidate(found.value, "page", rule, piece.text)
    if says is Says.MODIFIED:
        yield Stamp(found.value, candidate, "shown", _CHANGED, is_change=True)
        return
    worth = _LABELLED if says is Says.PUBLISHED else _ALONE * alone
    yield Stamp(found.value, candidate, "shown", worth - min(piece.way, _FAR) / _STEP - _ABOVE * piece.is_above)
