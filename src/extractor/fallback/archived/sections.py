"""How far an article goes below its last prose: short sections, sources, what stands above a disclaimer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.blocks.ends import INTRODUCES
from extractor.document.text import is_mostly_han
from extractor.fallback.archived.lines import Line

__all__ = ["before_disclaimer", "cut_off_end", "last_section"]

_SAYS_SOMETHING = 120  # the weight of a disclaimer in sentences
_SCRAP = 24  # characters
_BELOW = 4  # lines below the last prose of a page that is cut off
_MANY = 3  # sections of short lines that are text, though none of them has a sentence


def last_section(lines: Sequence[Line], first: int, last: int) -> int:
    """The last line of the short sections below the last prose.

    A section is of the text where its heading is on the level of the text's own, or where it announces what it lists;
    and where it has a sentence, a list or a sample, or is one of several.
    """
    levels = {line.element.tag for line in lines[first : last + 1] if line.is_heading}
    end, start, sections = last, last + 1, 0
    while start < len(lines) and _opens_section(lines[start]):
        stop = start + 1
        sources = INTRODUCES.match(lines[start].text) is not None
        while stop < len(lines) and (
            _is_of_section(lines[stop])
            or (sources and _is_source(lines[stop]))
            or (stop > start + 1 and lines[stop - 1].announces(lines[stop]))
        ):
            stop += 1
        section = lines[start + 1 : stop]
        announced = len(section) > 1 and section[0].announces(section[1])
        if not (lines[start].element.tag in levels or announced or sources or _is_han(lines[start], section)):
            break
        while len(section) > 1 and _is_scrap(section[-1]) and not section[-2].announces(section[-1]):
            section = section[:-1]
        sections += bool(section)
        if announced or sources or any(map(_says, section)) or sections >= _MANY:
            end = start + len(section)
        start = stop
    return end


def cut_off_end(lines: Sequence[Line], last: int) -> Iterator[int]:
    """The few lines below the last prose in which a page breaks off: words, below a heading, a caption, a button."""
    below = range(last + 1, len(lines))
    if not 0 < len(below) <= _BELOW or lines[-1].element.tag != "p" or not lines[-1].is_plain:
        return
    if all(_opens_section(lines[i]) or lines[i].is_picture or lines[i].is_menu or lines[i].is_plain for i in below):
        yield from (i for i in below if lines[i].is_picture or not (lines[i].is_menu or _is_label(lines[i])))


def _is_label(line: Line) -> bool:
    """Whether it is a word, which may be what a picture that is cut off is called."""
    return line.element.getnext() is None and " " not in line.text and not line.is_han and line.text[-1] not in ".…"


def _opens_section(line: Line) -> bool:
    return line.is_heading and not (line.is_boilerplate or line.is_menu or line.is_furniture)


def _is_of_section(line: Line) -> bool:
    return (line.is_plain and bool(line.text)) or line.is_picture


def _is_source(line: Line) -> bool:
    return bool(line.text) and not line.is_heading and not line.is_boilerplate and not line.is_furniture


def _is_scrap(line: Line) -> bool:
    """Whether a line of a word or two may be the label of what stands below the text."""
    return line.element.tag == "p" and len(line.text) <= _SCRAP and not line.ends_sentence and not line.is_word


def _says(line: Line) -> bool:
    return line.is_sentence or line.is_word or line.element.tag in ("pre", "table", "blockquote")


def _is_han(heading: Line, section: Sequence[Line]) -> bool:
    """Whether a section says something in Chinese, below a heading of any level."""
    is_chinese = bool(section) and (is_mostly_han(heading.text) or is_mostly_han(section[0].text))
    return is_chinese and any(line.is_sentence for line in section)


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
