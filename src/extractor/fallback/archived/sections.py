"""How far an article goes below its last prose: short sections, sources, what stands above a disclaimer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.blocks.ends import INTRODUCES
from extractor.document.text import is_mostly_han
from extractor.fallback.archived.lines import Line

__all__ = ["before_disclaimer", "cut_off_end", "last_section"]

_SAYS_SOMETHING = 120  # the weight of a disclaimer in sentences
_SCRAP = 24  # characters
_LABEL = 40  # characters of a line that says that sources follow
_BELOW = 4  # lines below the last prose of a page that is cut off
_MANY = 3  # sections of short lines that are text, though none of them has a sentence


def last_section(lines: Sequence[Line], first: int, last: int) -> int:
    """The last line of the short sections below the last prose.

    A section is of the text where its heading is on the level of the text's own, or right below such a heading, or
    below a colon, or where it announces what it lists; and where it has a sentence, a list or a sample, or is one of
    several.
    """
    levels = {line.element.tag for line in lines[first : last + 1] if line.is_heading}
    end, start, sections = last, last + 1, 0
    is_led = lines[last].text.endswith((":", "："))
    while start < len(lines) and _opens_section(lines, start):
        sources = INTRODUCES.match(lines[start].text) is not None
        section = _section(lines, start, is_of_sources=sources)
        stop = start + 1 + len(section)
        announced = any(above.announces(below) for above, below in pairwise(section))
        is_own = lines[start].element.tag in levels or is_led
        if not (is_own or announced or sources or _is_han(lines[start], section)):
            break
        if is_own and lines[start].is_heading:
            levels.add(lines[start].element.tag)
        while len(section) > 1 and _is_scrap(section[-1]) and not section[-2].announces(section[-1]):
            section = section[:-1]
        sections += bool(section)
        if announced or sources or any(map(_says, section)) or sections >= _MANY:
            end = start + len(section)
        is_led = is_own and not section  # a heading of a part above that of its first section
        start = stop
    return end


def _section(lines: Sequence[Line], start: int, *, is_of_sources: bool) -> Sequence[Line]:
    """The lines below a heading that are no other section's and no menu."""
    stop = start + 1
    while stop < len(lines) and (
        _is_of_section(lines[stop])
        or (is_of_sources and _is_source(lines[stop]))
        or (stop > start + 1 and lines[stop - 1].announces(lines[stop]))
    ):
        stop += 1
    return lines[start + 1 : stop]


def cut_off_end(lines: Sequence[Line], last: int) -> Iterator[int]:
    """The few lines below the last prose in which a page breaks off: words, below a heading, a caption, a button."""
    below = range(last + 1, len(lines))
    if not 0 < len(below) <= _BELOW or lines[-1].element.tag != "p" or not lines[-1].is_plain:
        return
    if all(_is_heading(lines[i]) or lines[i].is_picture or lines[i].is_menu or lines[i].is_plain for i in below):
        yield from (i for i in below if lines[i].is_picture or not (lines[i].is_menu or _is_label(lines[i])))


def _is_label(line: Line) -> bool:
    """Whether it is a word, which may be what a picture that is cut off is called."""
    return line.element.getnext() is None and " " not in line.text and not line.is_han and line.text[-1] not in ".…"


def _opens_section(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a heading of the text, or says that sources are listed right below it."""
    line = lines[place]
    if not line.is_plain:
        return _is_heading(line)
    is_list = place + 1 < len(lines) and lines[place + 1].element.tag in ("ul", "ol")
    return is_list and len(line.text) <= _LABEL and INTRODUCES.match(line.text) is not None


def _is_heading(line: Line) -> bool:
    return line.is_heading and not (line.is_boilerplate or line.is_menu or line.is_furniture)


def _is_of_section(line: Line) -> bool:
    return (line.is_plain and bool(line.text)) or line.is_picture


def _is_source(line: Line) -> bool:
    return bool(line.text) and not line.is_heading and not line.is_boilerplate and not line.is_furniture


def _is_scrap(line: Line) -> bool:
    """Whether a line of a word or two may be the label of what stands below the text."""
    return line.element.tag == "p" and len(line.text) <= _SCRAP and not line.ends_sentence and not line.is_word


def _says(line: Line) -> bool:
    if line.is_sentence or line.is_word or line.says_in_han or line.is_timeline:
        return True
    return line.element.tag in ("pre", "table", "blockquote")


def _is_han(heading: Line, section: Sequence[Line]) -> bool:
    """Whether a section says something in Chinese, below a heading of any level."""
    is_chinese = bool(section) and (is_mostly_han(heading.text) or is_mostly_han(section[0].text))
    return is_chinese and any(line.is_sentence or line.says_in_han for line in section)


def before_disclaimer(lines: Sequence[Line], last: int) -> int:
    """The last line above a disclaimer in sentences that stands below short sections: they are of the text too."""
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if line.is_boilerplate and line.weight >= _SAYS_SOMETHING:
            while i - 1 > last and (lines[i - 1].is_heading or lines[i - 1].is_bold or lines[i - 1].is_boilerplate):
                i -= 1
            return i - 1
        if line.is_furniture or (line.is_menu and line.text and not line.text.startswith("http")):
            break
    return last
