"""Markdown as HTML, without what converters of pages leave behind that CommonMark cannot read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from extractor.document.limits import MARKDOWN_DEPTH
from extractor.document.placeholders import Placeholders
from extractor.document.text import one_line

__all__ = ["render"]


def render(markdown: str) -> str:
    """Markdown as HTML; of a link that the end of the document cuts off, the text.

    Raw HTML is text: a page that was turned to Markdown has no tags left but those that it wrote about.
    A line break is a line break: what stood on lines of its own did so on the page.
    """
    start = max(markdown.rfind("["), 0)
    if markdown.rfind("![", 0, start) > start - _NEAR:  # a picture in a link: both are cut off
        start = markdown.rfind("![", 0, start)
    start -= markdown[start - 1 : start] == "!"
    last = _CUT_LINK.sub(r"\1", _CUT_PICTURE.sub(r"\1", markdown[start:]))
    markdown = _CUT_TARGET.sub("", markdown[:start] + last)
    held = Placeholders()
    parts: list[str] = []
    at, footer = 0, ""
    for opening, closing in _samples(markdown):
        start, end = (closing.start(), closing.end()) if closing else (len(markdown), len(markdown))
        code, below = _without_footer(markdown[opening.end() : start])
        code = code if closing else _CUT_FENCE.sub("", code)
        parts.append(held.put(_mended(footer + markdown[at : opening.start()])))
        parts.append(f"{opening[1]}{_WIDE}{opening[3]}\n{_unescaped(code).rstrip()}\n{opening[1]}{_WIDE}\n")
        at, footer = end, below
    parts.append(held.put(_mended(footer + markdown[at:])))
    text = "".join(parts).encode("utf-8", "replace").decode()  # half a pair of surrogates is no character
    return held.restored(_converter()(text))


@cache
def _converter() -> Callable[[str], str]:
    """CommonMark with tables; imported where a document is Markdown, for most are not."""
    from comrak import ExtensionOptions, RenderOptions, markdown_to_html

    tables, line_breaks = ExtensionOptions(table=True), RenderOptions(hardbreaks=True, escape=True)
    return lambda text: markdown_to_html(text, tables, None, line_breaks)


_NEAR = 4
_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[ \t]*([^`\n]*)(?:\n|\Z)", re.M)
_CUT_FENCE = re.compile(r"\n[ \t]{0,20}`{1,9}\.{0,3}\s{0,9}\Z")
_NESTED = 60  # fences in a sample that holds samples
_WIDE = "`" * 9  # a fence that no sample holds
_CUT_LINK = re.compile(r"\[([^\[\]]*)(?:\]\([^()\s]*(?:\s\"[^\"\n]{0,300})?)?\Z")
_CUT_PICTURE = re.compile(r"(?:\[([^\[\]]*))?!\[[^\[\]]*(?:\]\([^()\s]*(?:\s\"[^\"\n]{0,300})?)?\Z")
_CUT_TARGET = re.compile(r"\]\((?:(?:https?:/|/)[^()\s]{0,2000}|[htps:]{1,6}\.{3})\Z")  # of a link around a picture
_LETTER_FOOTER = re.compile(  # what a list's server writes under each letter, which archives show as one sample of text
    r"\n_{20,80}[ \t]*\n"
    r"(?:[^\n]{0,120}\b(?:mailing list|listinfo|archives?|unsubscribe)\b[^\n]{0,120}\n){1,6}\s{0,20}\Z",
    re.I,
)
_ESCAPE = re.compile(r"\\([_*\[\]<>#`])")
_BARE = re.compile(r"(?<!\\)_")
_ESCAPES = 3  # in a sample, of which none is by chance
_DATA = re.compile(r"!\[[^\[\]\n]{0,300}\]\(data:[^()\n]{0,2000}\)")
_TITLED = r"(?:\s\"[^\"\n]{0,300}\")?\)"
_PICTURE = rf"!\[[^\[\]\n]{{0,300}}\]\([^()\s]{{0,2000}}{_TITLED}"
_WORDS = r"(?:[^\[\]!]|!(?!\[)){0,600}+"
_SPREAD_LINK = re.compile(
    rf"\[((?:{_PICTURE}\s{{0,8}})?)({_WORDS}(?:{_PICTURE}{_WORDS}){{0,16}}+)\]\(((?:https?:/)?/[^()\s]{{0,2000}}){_TITLED}"
)
_SPACED_ADDRESS = re.compile(r"\]\(https?://[^\s()<>]{1,2000}(?: [^\s()<>\"']{1,300}){1,60}\)")  # of a button to share
_HEADING_MARK = re.compile(r"^\s{0,8}#{1,6}\s{1,4}", re.M)
_LOOKS = r"(?:span|font|div|p|section|center)"
_STRAY_TAG = re.compile(
    rf"<{_LOOKS}\s(?:style|class|align|face|color|size|data-[a-z-]{{1,20}})=[^<>\n]{{0,300}}>", re.I
)
_CLOSING_TAG = re.compile(rf"</{_LOOKS}>", re.I)
_BREAK = re.compile(r"<br\s?/?>", re.I)


def _samples(markdown: str) -> Iterator[tuple[re.Match[str], re.Match[str] | None]]:
    """The fences that open a sample, each with the one that ends it, if any does."""
    marks = [*_FENCE.finditer(markdown)]
    place = 0
    while place < len(marks):
        end = _end(marks, place)
        yield marks[place], None if end is None else marks[end]
        place = len(marks) if end is None else end + 1


def _end(marks: Sequence[re.Match[str]], place: int) -> int | None:
    """The fence that ends the sample that one opens.

    A sample of Markdown with samples of its own, each with the name of its language, ends where all have ended;
    where they do not, at the first fence that may end one.
    """
    opening = marks[place][2]
    depth, first = 1, None
    alike = (i for i in range(place + 1, len(marks)) if marks[i][2].startswith(opening))
    for seen, i in enumerate(alike):
        if first is None and not marks[i][3]:
            first = i
        depth += 1 if marks[i][3] else -1
        if not depth and seen < _NESTED:
            return i
        if first is not None and (seen >= _NESTED or not depth):
            break
    return first


def _without_footer(code: str) -> tuple[str, str]:
    """A sample and what a mailing list's server wrote under the letter that it is, as text."""
    footer = _LETTER_FOOTER.search(code)
    return (code[: footer.start() + 1], f"\n{footer[0]}\n") if footer else (code, "")


def _unescaped(code: str) -> str:
    """A sample that a converter escaped like text, without its backslashes: no underscore stands without one."""
    if code.count("\\_") < _ESCAPES or _BARE.search(code):
        return code
    return _ESCAPE.sub(r"\1", code)


def _mended(markdown: str) -> str:
    """Text without a converter's leftovers: pictures that are data, links spread over paragraphs, tags for looks.

    A link around a whole card (picture, heading, teaser) is no link to CommonMark, which ends it at the first blank
    line; then nothing would tell a menu of such cards from prose.
    """
    markdown = _SPACED_ADDRESS.sub(lambda link: link[0].replace(" ", "%20"), markdown)
    markdown, stray = _STRAY_TAG.subn("", _BREAK.sub(" ", _DATA.sub("", markdown)))
    if stray:  # a page that writes about tags has them without attributes
        markdown = _CLOSING_TAG.sub("", markdown)
    markdown = _TABLE.sub(_escaped, _NUMBERED_CODE.sub(_fenced, _SPREAD_LINK.sub(_on_one_line, markdown)))
    return _DEEP.sub(r"\1 ", markdown)


def _on_one_line(link: re.Match[str]) -> str:
    picture, text, address = link[1], link[2], link[3]
    if "\n" not in picture + text:
        return link[0]
    return f"[{picture.strip()}{one_line(_HEADING_MARK.sub('', text))}]({address})"


_NUMBERED_CODE = re.compile(
    r"^(?:\|(?: {1,9}\|){2,3} *\n\|(?: -{3,9} \|){2,3} *\n)?\| ```[\d ]{1,9000}``` \| *([^\n]*)", re.M
)
_CODE = "~~~~"  # a fence that samples of Markdown do not hold


def _fenced(table: re.Match[str]) -> str:
    """A sample of code as one: blogs set it in a table, with the numbers of its lines in the first cell.

    The bars of the code end no cells then, and its marks are no markup.
    """
    code = table[1].rstrip(" |").removeprefix("```").removesuffix("```").strip()
    return f"\n{_CODE}\n{code}\n{_CODE}\n"


_TABLE = re.compile(r"^\|[^\n]*\|\n\|((?: -{3,9} \|)+)\n(?:\|[^\n]*\|(?:\n|\Z))*", re.M)
_BAR = re.compile(r"(?<!\\)\|")


def _escaped(table: re.Match[str]) -> str:
    """A table whose rows have no more cells than its columns: further bars are of the text of the last cell.

    A renderer drops the cells of a row that are more than those of the first.
    """
    columns = table[1].count("|")
    return "".join(map(partial(_of_width, columns), table[0].splitlines(keepends=True)))


def _of_width(columns: int, row: str) -> str:
    bars = [bar.start() for bar in _BAR.finditer(row)]
    if len(bars) <= columns + 1:
        return row
    if "| --- |" in row:  # there a table stands in a table, in more cells than are shown
        cells = (cell.strip() for cell in _BAR.split(row))
        return f"| {' '.join(cell for cell in cells if cell not in ('', '---'))} |\n"
    start, end = bars[columns - 1] + 1, bars[-1]
    if not row[bars[columns] : end].strip("| "):  # empty cells
        return row
    return row[:start] + _BAR.sub(r"\\|", row[start:end]) + row[end:]


_DEEP = re.compile(rf"^((?:[ \t]{{0,8}}(?:>|[-+*](?=[ \t]))){{{MARKDOWN_DEPTH}}})[ \t>*+-]+", re.M)
