"""What a renderer of Markdown must not read, held back in characters that no page has, and put into its HTML again.

Formulas, whose backslashes, stars and underscores are their own; tags, which are text; the numbers of lists; stars and
brackets that were escaped, to be told from those that the renderer could not read; the ends of paragraphs that are no
headings.
"""

from __future__ import annotations

import re
from html import escape

from extractor.document.formulas import formula_at
from extractor.document.text import weight

__all__ = ["Placeholders"]

# Punctuation of the Manichaean script, so that emphasis opens and closes beside it as beside "<" and "$".
_LESS, _LITERAL, _FORMULA, _NUMBER, _NO_HEADING = "\U00010af0\U00010af1\U00010af2\U00010af3\U00010af4"
_ALL = re.compile("[\U00010af0-\U00010af4]")
_QUOTED = re.compile("%F0%90%AB%B([0-4])")  # of an address

_TAG = re.compile(
    r"(?<!\\)(?<!\]\()<(?![a-z][a-z0-9+.-]{1,31}:[^\s<>]{0,2000}>|[\w.+-]{1,64}@[\w.-]{1,255}>)(?=[a-z/!?])", re.I
)
_ESCAPED = re.compile(r"\\[*\]]")
_ITEM = re.compile(
    r"^([ \t>]{0,40}(?:[-+*][ \t]{1,3})?(\d{1,9}[.)])[ \t]+)(?=[^\s#>|`~+\-*_!<$\d\\]|\d+(?![\d.)]))", re.M
)
_DISPLAYED = re.compile(r" {0,3}\Z")
_ENDS_LINE = re.compile(r"[ .,;]*(?:\n|\Z)")
_CONTINUES = re.compile(r"\n[ \t>]*")

_UNDERLINE = re.compile(r"(?<=\S)(?=[ \t]{0,8}\n {0,3}(?:=+|-+)[ \t]*$)", re.M)
_BETWEEN = re.compile(r"(?:^|\n)(?:[ \t]*| {0,3}(?:=+|-+|#{1,6} [^\n]*)[ \t]*)(?=\n|\Z)")
_HEADING = 250  # the weight of an underlined text that is no heading; titles of 3,000 archived posts have less
_FALSE_HEADING = re.compile(rf"<(h[12])>((?:(?!</h[12]>).)*){_NO_HEADING}</\1>", re.S)

_MARKS = re.compile(rf"<(ol)(?: start=\"(\d+)\")?>|<(/?(?:ol|ul))>|{_NUMBER}([^{_NUMBER}]*){_NUMBER} ?")
_NUMBERED = re.compile(r"<(p|h[1-6])>(\d{1,3})\s?[.、．)）](?:(?!</?(?:p|h[1-6])>).)*</\1>\n\Z", re.S)
_ITEM_BEGINS = re.compile(r"<li>(?:\n<(?:p|h[1-6])>)?\Z")
_NEAR = 6000  # characters of the paragraph above a list

_MARKUP = re.compile(r"(<pre>.*?</pre>|<code>.*?</code>|<[^<>]*>)", re.S)
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*]{0,80}[：，。！？、”）】])\*(?=\w)")
_LEFTOVERS = re.compile(r"\*\*|\]\((?:https?:/|/)/?[^\s()]*\)|^(\n?)\[$")
_GUTTER = re.compile(
    r"(<t[dh][^<>]*>)(?:<code>)?[`\s]{0,8}1[ \n]2(?:[ \n]\d{1,4}){0,2000}[`\s]{0,8}(?:</code>)?(?=</t[dh]>)"
)


class Placeholders:
    """Those of one document."""

    def __init__(self) -> None:
        self._formulas: list[str] = []

    def put(self, markdown: str) -> str:
        """The text with placeholders for what the renderer must not read."""
        markdown = _ALL.sub("", markdown)
        if "$" in markdown:
            markdown = self._without_formulas(markdown)
        markdown = _ESCAPED.sub(rf"\g<0>{_LITERAL}", _TAG.sub(_LESS, markdown))
        markdown = _ITEM.sub(rf"\1{_NUMBER}\2{_NUMBER} ", markdown)
        return _UNDERLINE.sub(_not_underlined, markdown)

    def restored(self, html: str) -> str:
        """The renderer's HTML with what was held back, and without markup that it could not read."""
        html = _QUOTED.sub(lambda quoted: chr(0x10AF0 + int(quoted[1])), html)
        if _NO_HEADING in html:
            html = _FALSE_HEADING.sub(r"<p>\2</p>", html).replace(_NO_HEADING, "")
        if _NUMBER in html:
            html = _with_numbers(html)
        if "<td" in html or "<th" in html:
            html = _GUTTER.sub(r"\1", html)
        if "*" in html or "](" in html or ">[<" in html or "\n[<" in html:
            html = _without_leftovers(html)
        html = html.replace(_LESS, "&lt;").replace(_LITERAL, "")
        return re.sub(f"{_FORMULA}(\\d+){_FORMULA}", lambda found: self._formulas[int(found[1])], html)

    def _without_formulas(self, markdown: str) -> str:
        pieces, kept, at = [], 0, markdown.find("$")
        while at >= 0:
            formula = None if markdown[at - 1 : at] == "\\" else formula_at(markdown, at)
            if formula is None:
                at = markdown.find("$", at + 1)
                continue
            end = at + len(formula)
            line = markdown.rfind("\n", 0, at) + 1
            is_displayed = (
                formula.startswith("$$")
                and line >= kept
                and _DISPLAYED.match(markdown[line:at])
                and _ENDS_LINE.match(markdown, end)
            )
            mark = f"{_FORMULA}{len(self._formulas)}{_FORMULA}"
            self._formulas.append(escape(formula if is_displayed else _CONTINUES.sub("\n", formula)))
            pieces += [markdown[kept:at], f"\n\n{mark}" if is_displayed else mark]
            kept = end
            if is_displayed:
                stop = markdown.find("\n", end)
                kept = stop if stop >= 0 else len(markdown)
                pieces += [markdown[end:kept], "\n"]
            at = markdown.find("$", kept)
        return "".join([*pieces, markdown[kept:]])


def _not_underlined(end: re.Match[str]) -> str:
    """A mark behind a long paragraph: a rule right below it underlines it by accident."""
    paragraph = _BETWEEN.split(end.string[max(end.start() - _HEADING - 10, 0) : end.start()])[-1]
    return _NO_HEADING if weight(paragraph) > _HEADING else ""


def _with_numbers(html: str) -> str:
    """The numbers of items that are part of the text, and no others.

    They are where they go on from a paragraph with a number, and where a bracket closes them: a list of the page
    became ``1.``, and ``1)`` was written by hand.
    """
    goes_on: list[bool] = []

    def placed(mark: re.Match[str]) -> str:
        if mark[1]:
            above = html[max(mark.start() - _NEAR, 0) : mark.start()]
            before = _NUMBERED.search(above, max(above.rfind("<p>"), above.rfind("<h"), 0))
            goes_on.append(before is not None and int(before[2]) + 1 == int(mark[2] or 1))
        elif mark[3] == "ul":
            goes_on.append(False)
        elif mark[3]:
            if goes_on:
                goes_on.pop()
        elif (
            goes_on
            and (goes_on[-1] or mark[4].endswith(")"))
            and _ITEM_BEGINS.search(html, max(mark.start() - 12, 0), mark.start())
        ):
            return f"{mark[4]} "
        else:
            return ""
        return mark[0]

    return _MARKS.sub(placed, html)


def _without_leftovers(html: str) -> str:
    """HTML without markup that CommonMark could not read.

    Converters escape a literal asterisk, so one that is still there opened or closed emphasis where CommonMark
    lets none (``**注意：**请`` between Han characters); and they write links around whole paragraphs, of which
    the brackets and the address are left.
    """
    pieces = _MARKUP.split(html)
    for i in range(0, len(pieces), 2):
        if "*" in pieces[i] or "[" in pieces[i] or "](" in pieces[i]:
            pieces[i] = _LEFTOVERS.sub(r"\1", _EMPHASIS.sub(r"\1", pieces[i]))
    return "".join(pieces)
