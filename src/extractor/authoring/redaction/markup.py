"""HTML taken apart as it is written, and put together again with other words in it.

What is broken in a page is part of its structure, and a tree written out again has lost it: tags that are never
closed, an early ``</html>``, the quotes an attribute lacks. So this goes over the source. :mod:`html.parser` was no
help: what it takes for a comment, a script or CDATA differs between patch releases of Python, and it does not
say where in a tag an attribute stands. No step here reads a part of the source more than a fixed number of times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["Attribute", "Piece", "pieces", "rewritten", "with_other_words"]

_START = re.compile(r"<(?:!--|[!?]|/?[A-Za-z])")
_NAME = re.compile(r"(</?[A-Za-z][A-Za-z0-9:_-]*+)([^\s/><]*+)")
_ATTRIBUTE = re.compile(r"""([\s/]*+)([^\s/>=]++)(?:(\s*+=\s*+)("[^"]*"|'[^']*'|[^\s>]*+))?+""")
_IS_NAME = re.compile(r"[A-Za-z_:@*.\[(#-][A-Za-z0-9_:@*.\[\]()#-]*")
_REST = re.compile(r"[^>]*+>?")
_RAW = ("script", "style")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag: its name in lower case, and its value with character references resolved."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a source.

    Attributes:
        kind: ``"text"``, ``"tag"``, ``"comment"``, ``"declaration"``, or ``"script"`` and ``"style"``, what stands in
            these elements.
        source: The piece as it is written.
        tag: The start tag that a script or style stands behind.
    """

    kind: str
    source: str
    tag: str = ""


def pieces(source: str) -> Iterator[Piece]:
    """The pieces of a source; together they are the source."""
    position = text = 0
    commented = True  # whether a comment that is opened may still be closed
    while match := _START.search(source, position):
        start = match.start()
        if match[0] == "<!--":
            end = source.find("-->", match.end()) + 3 if commented else 2
            if end == 2:
                commented, position = False, match.end()
                continue
            piece = Piece("comment", source[start:end])
        elif match[0] in ("<!", "<?"):
            end = source.find(">", start) + 1 or len(source)
            piece = Piece("declaration", source[start:end])
        else:
            end = _end_of_tag(source, start)
            piece = Piece("tag", source[start:end])
        if text < start:
            yield Piece("text", source[text:start])
        yield piece
        position = text = end
        name = piece.source[1:7].lower()
        if piece.kind == "tag" and name.startswith(_RAW) and not piece.source.endswith("/>"):
            name = "script" if name == "script" else "style"
            closing = re.compile(rf"</{name}", re.I).search(source, end)
            position = text = closing.start() if closing else len(source)
            if end < position:
                yield Piece(name, source[end:position], piece.source)
    if text < len(source):
        yield Piece("text", source[text:])


def _end_of_tag(source: str, start: int) -> int:
    match = _NAME.match(source, start)
    position = match.end() if match else start + 1
    while (match := _ATTRIBUTE.match(source, position)) and match.end() > position:
        position = match.end()
    match = _REST.match(source, position)
    return match.end() if match else len(source)


def rewritten(
    tag: str,
    rename: Callable[[str], str],
    change: Callable[[str, list[Attribute]], Callable[[Attribute], str | None]],
) -> str:
    """A tag with other values of its attributes.

    A quotation mark inside a value ends it, and the words behind it become names of attributes; they are changed too.

    Args:
        tag: The tag as it is written.
        rename: Gives another text for one that stands where a name should.
        change: Given the tag's name and its attributes, gives a function from an attribute to its new value, or to
            ``None`` to leave it as it is.
    """
    match = _NAME.match(tag)
    if not match:
        return tag
    found: list[re.Match[str]] = []
    position = match.end()
    while (attribute := _ATTRIBUTE.match(tag, position)) and attribute.end() > position:
        found.append(attribute)
        position = attribute.end()
    attributes = [Attribute(item[2].lower(), unescape(_unquoted(item[4] or ""))) for item in found]
    changed = change(match[0].lstrip("</").lower(), attributes)
    broken = not all(_IS_NAME.fullmatch(item[2]) for item in found)
    written = [match[1], rename(match[2])]
    for item, attribute_read in zip(found, attributes, strict=True):
        is_word = not _IS_NAME.fullmatch(item[2]) or (broken and not attribute_read.value)
        written += [item[1], rename(item[2]) if is_word else item[2]]
        value = changed(attribute_read) if item[4] else None
        if value is None or value == attribute_read.value:
            written.append(f"{item[3] or ''}{item[4] or ''}")
        else:
            quote = item[4][0] if item[4][0] in "\"'" else ""
            written.append(f"{item[3]}{quote}{_escaped(value, quote)}{quote}")
    return "".join(written) + rename(tag[position:])


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _escaped(value: str, quote: str) -> str:
    value = value.replace("&", "&amp;")
    if quote:
        return value.replace(quote, "&quot;" if quote == '"' else "&#39;")
    return re.sub(r"[\s>]", lambda match: f"&#{ord(match[0])};", value)


def with_other_words(source: str, references: re.Pattern[str], read: Callable[[str], str],
                     write: Callable[[str], str], change: Callable[[str], str]) -> str:  # fmt: skip
    r"""A text that holds escapes, changed character for character.

    Args:
        source: The text as it is written.
        references: Finds an escape: a character reference of HTML, ``\u4e2d`` of JSON.
        read: The character an escape stands for; of any other length, it is left as it is.
        write: A character as an escape.
        change: Gives a text of the same length.
    """
    units: list[str] = []
    plain: list[str] = []
    position = 0
    for match in references.finditer(source):
        units += source[position : match.start()]
        plain += source[position : match.start()]
        character = read(match[0])
        units.append(match[0])
        plain.append(character if len(character) == 1 else "\ufffc")
        position = match.end()
    units += source[position:]
    plain += source[position:]
    changed = change("".join(plain))
    return "".join(
        unit if new == old else (new if len(unit) == 1 else write(new))
        for unit, old, new in zip(units, plain, changed, strict=True)
    )
