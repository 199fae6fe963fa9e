"""Markdown as HTML, without what converters of pages leave behind that CommonMark cannot read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from extractor.document.formulas import formula_at
from extractor.document.text import one_line, weight

__all__ = ["render"]


def render(markdown: str) -> str:
    """Markdown as HTML; of a link that the end of the document cuts off, the text."""
    start = max(markdown.rfind("["), 0)
    if markdown.rfind("![", 0, start) > start - _NEAR:  # a picture in a link: both are cut off
        start = markdown.rfind("![", 0, start)
    start -= markdown[start - 1 : start] == "!"
    markdown = _CUT_TARGET.sub("", markdown[:start] + _CUT_LINK.sub(r"\1", markdown[start:]))
    parts = _FENCE.split(markdown)
    parts[::4] = map(_mended, parts[::4])  # text, fence, code, fence, text, ...
    return str(_markdown().render("".join(parts)))


_NEAR = 4
_FENCE = re.compile(r"^( {0,3}(?:```|~~~)[^\n]*\n)", re.M)
_CUT_LINK = re.compile(r"!?\[([^\[\]]*)(?:\]\([^()\s]*)?\Z")
_CUT_TARGET = re.compile(r"\]\((?:https?:/|/)[^()\s]{0,2000}\Z")  # of a link around a picture
_DATA = re.compile(r"!\[[^\[\]\n]{0,300}\]\(data:[^()\n]{0,2000}\)")
_SPREAD_LINK = re.compile(
    r"\[((?:!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)\s{0,8})?)([^\[\]]{1,600}?)\]\(((?:https?:/)?/[^()\s]{0,2000})(?:\s\"[^\"\n]{0,300}\")?\)"
)
_SPACED_ADDRESS = re.compile(r"\]\(https?://[^\s()<>]{1,2000}(?: [^\s()<>\"']{1,300}){1,60}\)")  # of a button to share
_HEADING_MARK = re.compile(r"^\s{0,8}#{1,6}\s{1,4}", re.M)
_LOOKS = r"(?:span|font|div|p|section|center)"
_STRAY_TAG = re.compile(
    rf"<{_LOOKS}\s(?:style|class|align|face|color|size|data-[a-z-]{{1,20}})=[^<>\n]{{0,300}}>", re.I
)
_CLOSING_TAG = re.compile(rf"</{_LOOKS}>", re.I)
_BREAK = re.compile(r"<br\s?/?>", re.I)


def _mended(markdown: str) -> str:
    """Text without a converter's leftovers: pictures that are data, links spread over paragraphs, tags for looks.

    A link around a whole card (picture, heading, teaser) is no link to CommonMark, which ends it at the first blank
    line; then nothing would tell a menu of such cards from prose.
    """
    markdown = _SPACED_ADDRESS.sub(lambda link: link[0].replace(" ", "%20"), markdown)
    markdown, stray = _STRAY_TAG.subn("", _BREAK.sub(" ", _DATA.sub("", markdown)))
    if stray:  # a page that writes about tags has them without attributes
        markdown = _CLOSING_TAG.sub("", markdown)
    return _TABLE.sub(_escaped, _NUMBERED_CODE.sub(_fenced, _SPREAD_LINK.sub(_on_one_line, markdown)))


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
    """A table whose rows have no more cells than its columns: further bars are of the text of the last cell."""
    columns = table[1].count("|")
    return "".join(map(partial(_of_width, columns), table[0].splitlines(keepends=True)))


def _of_width(columns: int, row: str) -> str:
    bars = [bar.start() for bar in _BAR.finditer(row)]
    if len(bars) <= columns + 1 or "| --- |" in row:  # there a table stands in a table
        return row
    start, end = bars[columns - 1] + 1, bars[-1]
    if not row[bars[columns] : end].strip("| "):  # empty cells
        return row
    return row[:start] + _BAR.sub(r"\\|", row[start:end]) + row[end:]


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables.

    Raw HTML is text: a page that was turned to Markdown has no tags left but those that it wrote about.
    A line break is a line break: what stood on lines of its own did so on the page.
    """
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    markdown.core.ruler.before("text_join", "leftovers", _drop_leftovers)
    markdown.core.ruler.after("block", "underlined", _unmake_headings)
    markdown.core.ruler.after("text_join", "numbers", _keep_numbers)
    markdown.core.ruler.before("inline", "gutters", _drop_gutters)
    markdown.block.ruler.before("fence", "formulas", _displayed_formula, {"alt": ["paragraph", "reference"]})
    markdown.inline.ruler.before("escape", "formulas", _formula)
    markdown.add_render_rule("formula", _verbatim)
    markdown.add_render_rule("displayed_formula", _verbatim)
    return markdown


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula in a line, whose backslashes, stars and underscores are its own."""
    formula = formula_at(state.src, state.pos) if state.src[state.pos] == "$" else None
    if formula is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = formula
    state.pos += len(formula)
    return True


def _displayed_formula(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A formula on lines of its own, of which none begins a list or underlines the one above it."""
    start = state.bMarks[line] + state.tShift[line]
    if state.level or not state.src.startswith("$$", start):
        return False
    formula = formula_at(state.src, start)
    behind = start + len(formula or "")
    if formula is None or state.src[behind : state.src.find("\n", behind) + 1 or None].strip(" .,;\n"):
        return False
    if not silent:
        stop = state.src.find("\n", behind)
        state.push("displayed_formula", "p", 0).content = state.src[start : stop if stop >= 0 else None]
        state.line = line + 1 + formula.count("\n")
    return True


def _verbatim(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    text = escapeHtml(token.content)
    return f"<p>{text}</p>\n" if token.tag else text


def _drop_leftovers(state: StateCore) -> None:
    """Take markup that CommonMark could not read out of the text.

    Converters escape a literal asterisk, so one that is still there opened or closed emphasis where CommonMark
    lets none (``**注意：**请`` between Han characters); and they write links around whole paragraphs, of which
    the brackets and the address are left.
    """
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _LEFTOVERS.sub("", _EMPHASIS.sub(r"\1", child.content))


_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*]{0,80}[：，。！？、”）】])\*(?=\w)")
_LEFTOVERS = re.compile(r"\*\*|\]\((?:https?:/|/)/?[^\s()]*\)|^\[$")


def _unmake_headings(state: StateCore) -> None:
    """Make paragraphs of headings that are none: a rule right below a paragraph underlines it by accident."""
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if opening.type == "heading_open" and opening.markup in ("-", "=") and weight(inline.content) > _HEADING:
            opening.type, closing.type = "paragraph_open", "paragraph_close"
            opening.tag = closing.tag = "p"


_HEADING = 250  # the weight of an underlined text that is no heading; titles of 3,000 archived posts have less


def _keep_numbers(state: StateCore) -> None:
    """Keep the numbers of items that are part of the text.

    They are where they go on from a paragraph with a number, and where a bracket closes them: a list of the page
    became ``1.``, and ``1)`` was written by hand.
    """
    tokens = state.tokens
    for i, token in enumerate(tokens):
        if token.type != "ordered_list_open":
            continue
        if token.markup == ")":
            _number_items(tokens[i + 1 :], token.level)
            continue
        start = int(token.attrs.get("start", 1))
        before = _NUMBERED.match(tokens[i - 2].content) if i > 1 and tokens[i - 2].type == "inline" else None
        if before and int(before[1]) + 1 == start:
            _number_items(tokens[i + 1 :], token.level)


_NUMBERED = re.compile(r"(\d{1,3})\s?[.、．)）]")


def _number_items(tokens: Sequence[Token], level: int) -> None:
    number = ""
    for token in tokens:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            number = f"{token.info}{token.markup} "
        elif token.type == "inline" and number and token.children:
            first = token.children[0]
            if first.type == "text":
                first.content = number + first.content
            number = ""


def _drop_gutters(state: StateCore) -> None:
    """Empty the cells that hold the numbers of lines beside a sample of code."""
    for opening, inline in pairwise(state.tokens):
        if opening.type in ("td_open", "th_open") and _GUTTER.fullmatch(inline.content):
            inline.content = ""


_GUTTER = re.compile(r"[`\s]{0,8}1[ \n]2(?:[ \n]\d{1,4}){0,2000}[`\s]{0,8}")
