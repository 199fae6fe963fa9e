"""Markup that libxml2 reads otherwise than browsers do, mended before it is parsed.

libxml2 is no HTML5 parser. It drops what follows ``</html>``, puts what follows ``</body>`` beside the body, and an
``<svg>`` that is not closed swallows what comes after it, where a browser leaves the drawing at the first tag of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["repaired"]

_END_OF_PAGE = re.compile(rb"</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\b[^<>]{0,200}>")
_MARK = re.compile(rb"<(?:/(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\b|svg|SVG)")  # of a drawing or of the end
_OPENS = re.compile(rb"<(?:[sS][vV][gG](?=[\s/>])|[sS][cC][rR][iI][pP][tT]\b|[sS][tT][yY][lL][eE]\b|!--)")
_SVG_TAG = re.compile(rb"<svg(?:[^<>\"']++|\"[^\"]{0,2000}\"|'[^']{0,2000}'){0,200}+>", re.I)
_IN_SVG = re.compile(
    rb"<(?:(/?svg)(?=[\s/>])|(foreignobject|script|style|!--)"
    rb"|/?(?:article|aside|blockquote|body|br|button|center|code|dd|div|dl|dt|em|footer|form|h[1-6r]|head|header|html"
    rb"|img|input|label|li|main|menu|meta|nav|ol|p|pre|section|small|span|strong|table|td|tr|ul)(?=[\s/>])|/a\s?>)",
    re.I,
)
_ENDS = {
    b"<scr": re.compile(rb"</script\b", re.I),
    b"<sty": re.compile(rb"</style\b", re.I),
    b"<!--": re.compile(rb"-->"),
    b"<for": re.compile(rb"</foreignobject\b", re.I),
}
_NEVER = -1
_CONTROLS = bytes(32 if (byte < 32 and byte not in b"\t\n\r") or byte == 127 else byte for byte in range(256))
_WIDE_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")  # in UTF-8: U+0080 to U+009F
_WIDE = b"\xc2"  # the first byte of one
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0{0,9}(?:[0-8]|1[124-9]|2[0-9]|3[01]|1(?:2[79]|4[134]|57)|6553[45])|x0{0,9}(?:[0-8bcef]|1[0-9a-f]|7f|8[1df]|9[0d]|fff[ef]))(?:;|(?![0-9a-f]))",
    re.I,
)


def repaired(page: bytes) -> bytes:
    """The page without drawings, control characters, and an end of the page in the middle of it.

    Linear in its length. No browser shows a control character, and no XML can hold one.
    """
    page = page.translate(_CONTROLS, b"\0")
    if _has_wide_controls(page):
        for control, meant in _MEANT.items():  # by a pattern, each of millions would be an object
            page = page.replace(control, meant)
    page = _CONTROL_REFERENCE.sub(b" ", _NO_CHARACTER.sub(b" ", page))
    mark = _MARK.search(page)
    if mark is None:
        return page
    start = mark.start()
    if page.find(b"<svg", start) >= 0 or page.find(b"<SVG", start) >= 0:
        page, start = b"".join(_outside_drawings(page)), 0
    end = _END_OF_PAGE.search(page, start)
    if end and _END_OF_PAGE.sub(b"", page[end.start() :]).strip():
        page = _END_OF_PAGE.sub(b"", page)
    return page


def _has_wide_controls(page: bytes) -> bool:
    """Whether there are control characters of two bytes; few pages have more than a dozen that begin like one."""
    at = page.find(_WIDE)
    while at >= 0:
        if _WIDE_CONTROL.match(page, at):
            return True
        at = page.find(_WIDE, at + 1)
    return False


_MEANT = {b"\xc2%c" % code: bytes([code]).decode("cp1252", "ignore").encode() or b" " for code in range(0x80, 0xA0)}
"""What control characters of two bytes are in Windows-1252, which was taken for Latin-1; a blank for others."""


def _outside_drawings(page: bytes) -> Iterator[bytes]:
    """The pieces of the page between its drawings; the string ``<svg`` in a script or a comment is none."""
    reader = _Reader(page)
    kept = at = 0
    while opening := _OPENS.search(page, at):
        if opening[0][:4].lower() != b"<svg":
            at = reader.behind(opening)
            continue
        end = reader.end_of_drawing(opening.start())
        if end == _NEVER:
            break
        if end:
            yield page[kept : opening.start()]
            kept = end
        at = end or opening.end()
    yield page[kept:]


class _Reader:
    """Finds ends in a page; of what has none behind a place, it is not looked for behind a later one again."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        self._endless: set[bytes] = set()

    def behind(self, opening: re.Match[bytes]) -> int:
        """The place behind a script, a style sheet, a comment or HTML in a drawing; without an end, behind its tag."""
        kind = opening[0][:4].lower()
        end = None if kind in self._endless else _ENDS[kind].search(self._page, opening.end())
        if end is None:
            self._endless.add(kind)
        return end.end() if end else opening.end()

    def end_of_drawing(self, start: int) -> int:
        """Where the drawing that begins there ends: behind its end tag, or before the first tag of HTML; 0 for none.

        ``_NEVER`` where neither follows: then the rest of the page is no HTML, and is left as it is.
        """
        tag = _SVG_TAG.match(self._page, start)
        if tag is None:
            return 0
        at, depth = tag.end(), 0 if tag[0].endswith(b"/>") else 1
        while depth:
            found = _IN_SVG.search(self._page, at)
            if found is None:
                return _NEVER
            if found[2]:
                at = self.behind(found)
            elif found[1] is None:
                return found.start()
            elif found[1].startswith(b"/"):
                at, depth = self._page.find(b">", found.end()) + 1 or len(self._page), depth - 1
            else:
                inner = _SVG_TAG.match(self._page, found.start())
                at = inner.end() if inner else found.end()
                depth += 0 if inner and inner[0].endswith(b"/>") else 1
        return at
