"""Which elements say nothing to a reader, and which of those do after all."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from extractor.document import xpath
from extractor.document.text import letters, one_line, weight

__all__ = ["is_silent", "leaves_blank"]

_SILENT = frozenset(
    (
        "script style noscript template head meta link iframe object embed applet audio video source track "
        "canvas map button input select option optgroup textarea datalist progress meter dialog menu colgroup "
        "col param rp annotation annotation-xml mjx-assistive-mml "
        "amp-ad amp-embed amp-sticky-ad amp-auto-ads amp-social-share amp-consent amp-user-notification amp-sidebar "
        "amp-next-page"
    ).split()
)
_UNSEEN = frozenset("script style template meta link source track param col noscript rp".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENTITLES = _HEADINGS | {"summary", "dt", "legend", "caption"}
_MARKS = re.compile(r"[#¶§⚓🔗\u200b\ufe0f\s]*$|(?:link to (?:this|the) (?:heading|section)|permalink)\W{0,3}$", re.I)
_EDIT = re.compile(r"\[\s?[^\[\]]{1,40}\s?\]$")
_BACK = re.compile(r"[↩⏎⤴↑^\ufe0e\ufe0f\s]+$")
_SCRIPTS_OFF = re.compile(r"java\s?script|cookies?\b|browser|navigateur|navegador|浏览器|脚本|ブラウザ|браузер", re.I)
_PROSE = 120  # the weight of a text without scripts that is certainly prose
_HEADING_IN = xpath.boolean("boolean(.//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6)")
_SWALLOWS = frozenset("svg video audio canvas object applet map select iframe textarea".split())
_TEXT_IN = xpath.boolean("count(.//p[string-length() > 80]) > 2")  # libxml2 puts what follows an unclosed one into it
_PICTURE_IN = xpath.boolean("boolean(.//img)")
_PICTURE_BESIDE = xpath.boolean("boolean(..//img[not(ancestor::noscript)] | ..//picture)")
_GUTTER = re.compile(r"gutter|line-?no|line-?num|blob-num", re.I)
_EDITS = re.compile(r"(?:^|[\s_-])(?:mw-editsection|editsection|edit-section)(?:$|\s)")


def is_silent(tag: str, attributes: str, node: HtmlElement) -> bool:
    """Whether an element says nothing to a reader by what it is.

    A button is a control, but that of a heading is the heading (people fold sections up), and one around a heading
    holds it; what a page shows without scripts is text where it is a text and not a request to switch them on; and
    the mark beside a heading that links to it, or edits it, is no part of the heading.

    Args:
        tag: Its tag.
        attributes: Its attributes as they are written in markup, from which most links and cells are seen to be none.
        node: The element.
    """
    judge = _JUDGES.get(tag)
    if judge is None:
        return tag in _SILENT
    return _TELLING.get(tag, "") in attributes and judge(node)


def leaves_blank(tag: str) -> bool:
    """Whether an element that is passed over stands between what is before and behind it on the page."""
    return tag not in _UNSEEN and tag != "a"


def _is_in_heading(node: HtmlElement) -> bool:
    for level, ancestor in enumerate(node.iterancestors()):
        if ancestor.tag in _ENTITLES:
            return True
        if level > 4:
            return False
    return False


def _is_only_copy(node: HtmlElement) -> bool:
    """Whether a page shows its text, or a picture that a script loads, only here."""
    text = one_line("".join(node.itertext()))
    if not text:
        return _PICTURE_IN(node) and not _PICTURE_BESIDE(node)
    if weight(text) < _PROSE or _SCRIPTS_OFF.search(text):
        return False
    beginning = letters(text)[:60]
    beside = (sibling for sibling in (node.getprevious(), node.getnext()) if sibling is not None)
    return all(beginning not in letters("".join(sibling.itertext())) for sibling in beside)


def _is_mark(link: HtmlElement) -> bool:
    """Whether a link within the page is only a mark: beside a heading, or that of a footnote's way back."""
    if not (link.get("href") or "").startswith("#") or len(link) > 2:
        return False
    text = "".join(link.itertext())
    if len(text) > 40:
        return False
    if _BACK.match(text):
        return True
    return bool(text) and _MARKS.match(text) is not None and _is_in_heading(link)


def _is_beside_text(span: HtmlElement) -> bool:
    """Whether it is what a wiki sets behind a heading to edit it, or a formula drawn once more for the eye."""
    names = span.get("class")
    if names and (_EDITS.search(names) or _is_copy_of_formula(span, names) or _is_note_on_link(span, names)):
        return True
    parent = span.getparent()
    if parent is None or parent.tag not in _HEADINGS or span.find("a") is None:
        return False
    text = one_line("".join(span.itertext()))
    return len(text) < 44 and _EDIT.match(text) is not None


def _is_note_on_link(span: HtmlElement, names: str) -> bool:
    """Whether it tells those who cannot see the page where a link opens."""
    return _HEARD.search(names) is not None and _OPENS.fullmatch(one_line("".join(span.itertext()))) is not None


_HEARD = re.compile(
    r"(?:^|[\s_-])(?:sr|screen-?reader|visually-?hidden|assistive|a11y|off-?screen|invisible)(?:$|[\s_-])", re.I
)
_OPENS = re.compile(
    r"\W{0,3}(?:(?:this )?(?:link )?opens? (?:in )?(?:a )?new (?:tab|window)|(?:this )?(?:link is )?external(?: link)?"
    r"|(?:wird in|öffnet) .{0,12}neue\w{0,2} (?:tab|fenster)\b.{0,12}|s.ouvre dans .{3,40}|se abre en .{3,40}"
    r"|si apre in .{3,40}|abre em .{3,40})\W{0,3}",
    re.I,
)


def _is_gutter(cell: HtmlElement) -> bool:
    """Whether a cell holds the numbers of the lines of code beside it."""
    names = cell.get("class")
    return bool(names) and _GUTTER.search(names) is not None and "".join("".join(cell.itertext()).split()).isdigit()


def _is_copy_of_formula(span: HtmlElement, names: str) -> bool:
    before = span.getprevious()
    return "katex-html" in names and before is not None and "katex-mathml" in before.get("class", "")


def _is_button(node: HtmlElement) -> bool:
    return not (_is_in_heading(node) or _HEADING_IN(node) or _TEXT_IN(node))


def _is_unseen_template(node: HtmlElement) -> bool:
    """Whether no browser shows it; with a shadow root, it is what stands in its parent."""
    return node.get("shadowrootmode") is None and node.get("shadowroot") is None


_TELLING = {"a": ' href="#', "td": ' class="'}  # without which they say something
_JUDGES: dict[str, Callable[[HtmlElement], bool]] = {
    "button": _is_button,
    "template": _is_unseen_template,
    "noscript": lambda node: not _is_only_copy(node),
    "a": _is_mark,
    "label": lambda node: node.find(".//input[@type='radio']") is not None,  # of a poll; recipes tick ingredients off
    "td": _is_gutter,
    "span": _is_beside_text,
    **dict.fromkeys(_SWALLOWS, lambda node: not _TEXT_IN(node)),
}
