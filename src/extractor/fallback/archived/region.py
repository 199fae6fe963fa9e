"""Which lines below the headline are the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extractor.blocks.ends import INTRODUCES
from extractor.document.text import HAN, letters
from extractor.fallback.archived.biographies import is_biography, without_biographies, writers_box
from extractor.fallback.archived.chrome import between_chrome
from extractor.fallback.archived.lines import SAYS_SOMETHING, Line
from extractor.fallback.archived.sections import before_disclaimer, cut_off_end, last_section

__all__ = ["article"]

_STANDFIRST = 120  # the weight of a paragraph below the headline that says something without ending a sentence
_WORDS = 4  # of a subtitle above the date
_SIGNED = 3  # lines below a standfirst, where the date may be
_TEASER = 40  # letters of a teaser
_TEASER_LINES = 8
_BROKEN_OFF = 4  # letters at the end of a teaser that may be other ones
_EDITED = 0.05  # the share of its letters by which a teaser may be longer or shorter
_LEADING_LINES = 8  # short lines between a heading and the first prose
_NEAR_THE_TOP = 3  # paragraphs; below them no byline stands between two of them
_REPEATED = 20  # characters of a line whose repetition tells a box that is on the page twice
_HAN = re.compile(f"[{HAN}]")
_MARK = re.compile(r"(\[\d{1,2}\])\s?\S")
_BOX = 4  # lines of such a box
_FACTS, _LABELS = 8, 2  # lines above a label, and labels among them, that make it one of a list of facts
_SUBTITLE, _LOWER, _HARDLY_LINKED = 7, 0.7, 0.2  # words, the share in lower case, and that in links
_SHORT_LINE = 24  # the weight of a line that says something though it is no sentence
_LINES_BETWEEN = 6  # short lines between the last prose and a sentence that ends the text
_LINKS_BETWEEN = 2  # lines of links between two paragraphs: an address that the first announces


def article(lines: Sequence[Line], *, is_cut: bool = False) -> list[Line]:
    """From the first to the last prose, with what leads in and out; without the furniture between. Empty for none.

    Args:
        lines: The lines below the headline.
        is_cut: Whether the page breaks off in the last of them.
    """
    if below := _below_signed_teaser(lines, is_cut=is_cut):
        return below
    start, end = between_chrome(lines)
    is_ended, lines = end < len(lines), lines[:end]
    found = [i for i, line in enumerate(lines) if line.is_prose and i >= start] or _sentences(lines)
    prose = without_biographies(lines, found)
    if not prose:
        return _note(lines[start:]) if is_ended else []
    first, last = prose[0], prose[-1]
    first = max(_beginning(lines, first), start)
    while (following := _next_of_text(lines, last)) is not None:
        last = following
    last = _last_in_han(lines, last, is_ended=is_ended)
    last = before_disclaimer(lines, last_section(lines, first, last))
    kept = dict.fromkeys([*range(first, last + 1), *(cut_off_end(lines, last) if is_cut and not is_ended else ())])
    for i in (*_furniture(lines, [*prose, last + 1]), *_boxes(lines, prose), *writers_box(lines, found)):
        kept.pop(i, None)
    above = [*_standfirst(lines, first)] or [lines[i] for i in _paragraphs(lines[:start])[:1]]
    return _without_teaser([*above, *(lines[i] for i in kept)])


def _next_of_text(lines: Sequence[Line], last: int) -> int | None:
    """The next line below the last one that still belongs to the text; short ones may stand above a sentence."""
    if last + 1 < len(lines) and (lines[last + 1].follows or lines[last].announces(lines[last + 1])):
        return last + 1
    if last + 1 < len(lines) and (_is_footnote(lines, last + 1) or _is_announced_link(lines, last + 1)):
        return last + 1
    if last + 2 < len(lines) and lines[last + 1].greets and lines[last + 1].announces(lines[last + 2]):
        return last + 2
    is_parted = False
    for i in range(last + 1, min(last + 2 + _LINES_BETWEEN, len(lines))):
        is_parted = is_parted or lines[i].element.tag == "hr"  # below a rule, names and posts may be as many words
        if lines[i].is_prose or is_biography(lines, i):  # prose below the last is about a writer
            break
        if lines[i].is_sentence or lines[i].says_in_han or (lines[i].says_much and not is_parted):
            return i
        if not (lines[i].is_mark or lines[i].is_picture or _is_short(lines[i])):
            break
    return None


def _is_footnote(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is what a mark in brackets above it, ``[1]``, stands for."""
    mark = _MARK.match(lines[place].text)
    return mark is not None and any(mark[1] in line.text for line in lines[:place] if line.is_prose)


def _is_announced_link(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is one of the links that a line above them announces: *For more information:*."""
    above = place
    while (
        above >= 0
        and lines[above].element.tag == "p"
        and lines[above].is_menu
        and lines[above].weight >= SAYS_SOMETHING
    ):
        above -= 1
    is_told = 0 <= above < place and lines[above].is_plain and lines[above].text.endswith((":", "："))
    return is_told and INTRODUCES.match(lines[above].text) is not None


def _is_short(line: Line) -> bool:
    """Whether a line may stand between a paragraph and a sentence of its text: words, a list, what is announced."""
    return line.is_plain and line.element.tag in ("p", "ul", "ol") and (" " in line.text or line.text.endswith(":"))


def _last_in_han(lines: Sequence[Line], last: int, *, is_ended: bool) -> int:
    """The last of the Chinese lines, with pictures and samples among them, right above what stands below articles."""
    end = next((i for i in range(last + 1, len(lines)) if lines[i].is_boilerplate), len(lines))
    below = [line for line in lines[last + 1 : end] if not line.is_picture]
    is_told = 2 * sum(_HAN.search(line.text) is not None for line in below) >= len(below)
    is_told = is_told and all(line.is_plain for line in below)
    is_told = is_told and not any(line.element.tag in ("ul", "ol") for line in below)
    return end - 1 if is_told and (is_ended or end < len(lines)) else last


def _below_signed_teaser(lines: Sequence[Line], *, is_cut: bool) -> list[Line]:
    """The article below a teaser that has the date and the buttons in its own paragraph, where it says as much."""
    for i, line in enumerate(lines[:_NEAR_THE_TOP]):
        if line.is_signed_teaser:
            below = lines[i + 1 :]
            found = article(below, is_cut=is_cut)
            if sum(each.weight for each in found) <= line.weight / 2:
                return []
            first = below.index(found[0])
            above = takewhile(lambda each: each.is_heading or each.is_plain or each.is_picture, below[:first][::-1])
            return [*[*above][::-1], *found]
    return []


def _without_teaser(found: list[Line]) -> list[Line]:
    """The lines without the first, and the furniture below it, where the text begins with all its words once more.

    A first paragraph of several lines is a teaser with the date and the buttons below it; one of several paragraphs has
    every one of them below once more.
    """
    said = letters((found[0].element.text_content().strip().splitlines() or [""])[0])
    if len(said) < _TEASER or found[0].element.tag == "pre":
        return found
    for i in range(1, min(len(found), _TEASER_LINES)):
        between = [line for line in found[1:i] if line.is_prose]
        if not all(_begins_one_of(line, found[i:]) for line in between):
            continue
        below = ""
        for line in found[i:]:
            below += letters(line.text[: 2 * len(said)])[: len(said)]
            if len(below) >= len(said):
                break
        if below.startswith(said) or _is_edited(said, letters(found[i].text)):
            return found[i:]
    return found


def _begins_one_of(teaser: Line, lines: Sequence[Line]) -> bool:
    said = letters(teaser.text)[:-_BROKEN_OFF]
    return len(said) >= _TEASER and any(letters(line.text).startswith(said) for line in lines[:_TEASER_LINES])


def _is_edited(teaser: str, text: str) -> bool:
    """Whether a paragraph is the teaser in almost the same letters."""
    is_as_long = abs(len(teaser) - len(text)) < _EDITED * len(text)
    return is_as_long and len(text) > _TEASER and text[:_TEASER] == teaser[:_TEASER]


def _beginning(lines: Sequence[Line], first: int) -> int:
    """Where what leads in to the first prose begins; over a line or two of links there may be another sentence."""
    while True:
        while first and lines[first - 1].leads and not _is_label_of_many(lines, first - 1):
            first -= 1
        if (start := _section_above(lines, first)) < first:
            first = start
            continue
        near = range(first - 2, max(first - 2 - _LINKS_BETWEEN, -1), -1)
        above = next((i for i in near if lines[i].is_sentence and not is_biography(lines, i)), None)
        if above is None or any(lines[i].is_furniture or lines[i].element.tag != "p" for i in range(above + 1, first)):
            return first
        first = above


def _is_label_of_many(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a label among others: above the text stand facts about it, each below its name."""
    above = lines[max(place - _FACTS, 0) : place]
    return lines[place].is_label and sum(line.is_label for line in above) >= _LABELS


def _section_above(lines: Sequence[Line], first: int) -> int:
    """Where a section of short lines begins right above the text, whose heading is on the level of the text's own."""
    levels = {line.element.tag for line in lines[first:] if line.is_heading}
    for i in range(first - 1, max(first - 1 - _LEADING_LINES, -1), -1):
        if lines[i].is_heading and lines[i].element.tag in levels and not (lines[i].is_menu or lines[i].is_boilerplate):
            return first if lines[i].is_furniture else i
        if not (lines[i].is_plain or lines[i].is_picture or lines[i].is_button):
            break
    return first


def _paragraphs(above: Sequence[Line]) -> list[int]:
    """The paragraphs above a line that asks to follow or share that are no biographies."""
    return [i for i, line in enumerate(above) if line.is_prose and not is_biography(above, i)]


def _note(lines: Sequence[Line]) -> list[Line]:
    """A Chinese line with pictures and links below it, right above the comments: a post may be no more than that."""
    said = [i for i, line in enumerate(lines) if line.is_han and line.is_plain and line.weight >= _SHORT_LINE]
    return list(lines[_beginning(lines, said[0]) :]) if said else []


def _sentences(lines: Sequence[Line]) -> list[int]:
    """The sentences of a page that has no full paragraph: it may be a short note."""
    return [i for i, line in enumerate(lines) if line.is_sentence]


def _standfirst(lines: Sequence[Line], end: int) -> Iterator[Line]:
    """A standfirst set as a heading right below the headline: byline and buttons may part it from the text."""
    place = next((i for i, line in enumerate(lines[:end]) if not _is_control(line)), None)
    if place is None or lines[place].is_boilerplate or is_biography(lines, place):
        return
    first = lines[place]
    is_paragraph = first.element.tag == "p" and first.element.find(".//br") is None
    is_signed = any(line.is_stamped for line in lines[place + 1 : min(place + 1 + _SIGNED, end)])
    says = first.weight >= SAYS_SOMETHING or (is_signed and len(first.text.split()) >= _WORDS)
    is_subtitle = first.is_heading and says and first.leads
    is_phrase = _is_phrase(first) if is_signed else place == 0 and _is_subtitle(first)
    is_below_date = first.is_sentence and any(line.is_stamped for line in lines[:place])
    if is_subtitle or (is_paragraph and (first.weight >= _STANDFIRST or is_phrase or is_below_date)):
        yield first


def _is_phrase(line: Line) -> bool:
    """Whether a line of many words is no list of names."""
    return line.says_much and 2 * sum(word[0].islower() for word in line.text.split()) > len(line.text.split())


def _is_subtitle(line: Line) -> bool:
    """Whether a line right below the headline is some words, most in lower case: no name, no post, no section."""
    words = line.text.split()
    is_plain = line.is_plain and not line.is_stamped and line.linked < _HARDLY_LINKED
    return is_plain and len(words) >= _SUBTITLE and sum(word[0].islower() for word in words) > _LOWER * len(words)


def _is_control(line: Line) -> bool:
    return line.is_menu or line.is_furniture or (line.is_boilerplate and line.weight < SAYS_SOMETHING)


def _furniture(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """Runs of byline, date and buttons between a standfirst and the text, with the names and posts among them."""
    for above, under in pairwise(prose[: _NEAR_THE_TOP + 1]):
        marks = [i for i in range(above + 1, under) if lines[i].is_furniture and not lines[i - 1].announces(lines[i])]
        if not marks or not any(lines[i].is_stamped for i in marks):
            continue
        end = marks[-1] + 1
        while end < under and not (lines[end].leads or lines[end].is_picture):
            end += 1
        start = marks[0]
        while start - 1 > above and not (lines[start - 1].leads or lines[start - 1].is_picture):
            start -= 1
        yield from range(start, end)


def _boxes(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """Boxes between two paragraphs that are on the page twice, once for narrow screens, with the words around them.

    Among sentences the second stands right below the first: one far below may be a heading that the text lists above.
    """
    for above, under in pairwise(prose):
        between = range(above + 1, under)
        texts = [(i, lines[i].text) for i in between if len(lines[i].text) >= _REPEATED and not lines[i].is_boilerplate]
        if not any(lines[i].is_sentence for i in between):
            if len({text for _, text in texts}) < len(texts):
                yield from between
            continue
        last: dict[str, int] = {}
        for i, text in texts:
            first = last.get(text)
            last[text] = i
            if first is None or i - first > _BOX:
                continue
            start, end = first, min(2 * i - first, under)
            while start - 1 > above and not _is_told(lines[start - 1]):
                start -= 1
            while end < under and not _is_told(lines[end]):
                end += 1
            yield from range(start, end)


def _is_told(line: Line) -> bool:
    """Whether a line beside a box is of the text."""
    return line.is_sentence or line.is_picture or line.says_much or line.is_heading
