"""Bytes or text in, a :class:`~extractor.document.Document` out: charset, kind, front matter, Markdown."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Any

import webencodings
import yaml
from charset_normalizer import from_bytes
from frontmatter.default_handlers import YAMLHandler
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from extractor.document import Document, Kind
from extractor.errors import LimitExceeded, ParseError

__all__ = ["MAX_BYTES", "read"]

MAX_BYTES = 20_000_000
"""The largest input that is read, in bytes. The largest of 4,000 real pages has 4.1 MB."""

_MAX_HEADER = 65_536  # characters of front matter; the largest real one has 1,900


def read(content: bytes | str, *, url: str | None = None, kind: Kind | None = None) -> Document:
    """Read a document.

    Args:
        content: The document. Bytes are decoded by their byte order mark, else as UTF-8 if they are valid
            UTF-8, else as declared (labels mean what browsers take them to mean; GB2312 and GBK are read as
            GB18030), else by detection.
        url: The address it was saved from; without it, the front matter's ``url``, ``link`` or ``permalink``.
        kind: Its kind where that is known; without it, the kind is seen from the content.

    Raises:
        LimitExceeded: The input has more than :data:`MAX_BYTES` bytes.
        ParseError: The input is not text.
    """
    if len(content) > MAX_BYTES:
        raise LimitExceeded(f"the document has {len(content):,} bytes; the limit is {MAX_BYTES:,}")
    if kind is not None and kind not in list(Kind):
        raise ParseError(f"there is no kind of document {str(kind)!r}; there are {', '.join(Kind)}")
    if isinstance(content, str):
        text, charset = content, "str"
    else:
        text, charset = _decode(content)
    if "\0" in text:
        text = text.replace("\0", "")
    stripped = text.lstrip("\ufeff \t\r\n\v\f")
    header, markup = _split_front_matter(stripped)
    if header is None:
        markup = text
    kind = Kind(kind) if kind else _kind(markup.lstrip("\ufeff \t\r\n\v\f"), has_header=header is not None)
    front_matter = _load_front_matter(header or "")
    address = url or next((front_matter[key] for key in ("url", "link", "permalink") if front_matter.get(key)), None)
    if kind is Kind.MARKDOWN_POST:
        data = _render(markup.replace("\r\n", "\n")).encode("utf-8", "replace")
    elif isinstance(content, bytes) and charset == "utf-8" and header is None and not content.endswith(_CUT_OFF):
        data = content  # as good as encoding it again, and a page may have megabytes
    else:
        data = markup.encode("utf-8", "replace")
    return Document(
        text=markup,
        tree=_parse(data),
        kind=kind,
        url=address if isinstance(address, str) else None,
        front_matter=front_matter,
        charset=charset,
    )


# --- charset ------------------------------------------------------------------------------------------------

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1,024, but saved pages push the declaration down
_TOLERATED = 0.05  # share of undecodable characters among the non-ASCII ones that still passes as a slip


def _decode(data: bytes) -> tuple[str, str]:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    if data.count(b"\0", 0, 4096) > 40:
        raise ParseError("the document is binary, not text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off inside the last character
            return data[: error.start].decode("utf-8"), "utf-8"
    declared = _DECLARATION.search(data[:_DECLARED_WITHIN])
    name = _codec(declared[1].decode("ascii", "replace")) if declared else "utf-8"
    # A page that says UTF-8 and has one broken character is UTF-8; a page that has many never was.
    text = data.decode(name, "replace")
    if text.count("\ufffd") <= _TOLERATED * sum(not character.isascii() for character in text):
        return text, name
    guess = from_bytes(data).best() or from_bytes(data[:-1]).best()
    if guess is None and sum(data.count(byte) for byte in _CONTROLS) > _TOLERATED * len(data):
        raise ParseError("the document is binary, not text")
    name = "gb18030" if guess and guess.encoding in ("gb2312", "gbk", "hz") else guess.encoding if guess else "utf-8"
    return data.decode(name, "replace"), name


_CONTROLS = bytes((*range(1, 9), *range(14, 32)))
_CUT_OFF = tuple(bytes((byte,)) for byte in range(0x80, 0x100))


def _codec(label: str) -> str:
    """The codec browsers use for a label: a document that can be read for its label is in no UTF-16."""
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in ("replacement", "utf-16le", "utf-16be"):
        return "utf-8"
    return {"gbk": "gb18030", "x-user-defined": "cp1252"}.get(encoding.name, str(encoding.codec_info.name))


# --- front matter -------------------------------------------------------------------------------------------

_HANDLER = YAMLHandler()
_KEY = re.compile(r"^([^\W\d][\w-]{0,40}):(?:[ \t](.*))?$")
_QUOTED = ("'", '"', "|", ">", "")  # what YAML itself takes to begin a text
_ONE_LINE = frozenset("title url link permalink source date description summary excerpt lang language".split())


def _split_front_matter(text: str) -> tuple[str | None, str]:
    """The header and what follows it; the header is None where the text has none."""
    if not _HANDLER.detect(text[:_MAX_HEADER]):
        return None, text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        header, _ = _HANDLER.split(text[:_MAX_HEADER])
    except ValueError:  # no second boundary
        return None, text
    if not any(_KEY.match(line) for line in header.splitlines()):
        return None, text
    _, markup = _HANDLER.split(text)
    return header, markup


class _Loader(yaml.BaseLoader):
    """Strings, lists and mappings, and no aliases: a few lines of them unfold to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def _load_front_matter(header: str) -> dict[str, Any]:
    """The header's fields.

    The loader makes nothing but strings, lists and mappings: safe, and a date stays what was written.
    Headers are written by programs that do not quote, so that a title may be a list, a comment or no YAML
    at all to the parser; what is on a text field's line is its value whatever YAML makes of it.
    """
    as_written = _read_lines(header)
    try:
        loaded = _HANDLER.load(header, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        loaded = None
    if not isinstance(loaded, dict):
        return {key: _unquoted(value) for key, value in as_written.items()}
    for key, value in loaded.items():
        raw = as_written.get(key)
        if not isinstance(raw, str) or raw[:1] in _QUOTED:
            continue
        if "".join(str(value).split()) != "".join(raw.split()) and (isinstance(value, str) or key in _ONE_LINE):
            loaded[key] = raw
    return {str(key): value for key, value in loaded.items()}


def _unquoted(value: Any) -> Any:
    quoted = isinstance(value, str) and len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


def _read_lines(header: str) -> dict[str, Any]:
    """``key: value`` line by line; other lines go on with the value before them, ``- item`` makes a list."""
    fields: dict[str, Any] = {}
    key = None
    for line in header.splitlines():
        if match := _KEY.match(line):
            key = match[1]
            fields[key] = (match[2] or "").strip()
        elif key and line.strip():
            item = line.strip()
            if item.startswith("- ") and (isinstance(fields[key], list) or not fields[key]):
                fields[key] = [*(fields[key] or []), item[2:].strip().strip("'\"")]
            elif isinstance(fields[key], str):
                fields[key] = f"{fields[key]}\n{item}".strip()
    return fields


# --- kind and tree ------------------------------------------------------------------------------------------

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.I)
_MARKDOWN = re.compile(r"^#{1,6} |^[*-] |^!?\[[^\]\n]*\]\(|^> |^```|\*\*|\]\(http", re.M)
_END_OF_PAGE = re.compile(rb"</(?:body|html)\b[^>]{0,20}>", re.I)
_PARSER = HTMLParser(
    encoding="utf-8",
    remove_comments=True,
    remove_pis=True,
    huge_tree=True,  # without it libxml2 gives up below 255 levels and loses the rest; with it, below 2,048
)


def _kind(markup: str, *, has_header: bool) -> Kind:
    begins_with_tag = _TAG.match(markup) is not None or _PAGE.match(markup) is not None
    if has_header:
        is_html = begins_with_tag or (not _MARKDOWN.search(markup) and _TAG.search(markup) is not None)
        return Kind.HTML_POST if is_html else Kind.MARKDOWN_POST
    if _PAGE.search(markup):
        return Kind.PAGE
    if begins_with_tag or (_TAG.search(markup) and not _MARKDOWN.search(markup)):
        return Kind.FRAGMENT
    return Kind.MARKDOWN_POST


def _render(markdown: str) -> str:
    """Markdown as HTML; of a link that the end of the document cuts off, the text."""
    start = max(markdown.rfind("["), 0)
    start -= markdown[start - 1 : start] == "!"
    return str(_markdown().render(markdown[:start] + _CUT_LINK.sub(r"\1", markdown[start:])))


@cache
def _markdown() -> MarkdownIt:
    """CommonMark with tables.

    Raw HTML is text: a page that was turned to Markdown has no tags left but those that it wrote about.
    A line break is a line break: what stood on lines of its own did so on the page.
    """
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    markdown.core.ruler.before("text_join", "leftovers", _drop_leftovers)
    return markdown


def _drop_leftovers(state: StateCore) -> None:
    """Take markup that CommonMark could not read out of the text.

    Converters escape a literal asterisk, so one that is still there opened or closed emphasis where CommonMark
    lets none (``**注意：**请`` between Han characters); and they write links around whole paragraphs, of which
    the brackets and the address are left.
    """
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = _LEFTOVERS.sub("", child.content)


_LEFTOVERS = re.compile(r"\*\*|\]\((?:https?:/|/)/?[^\s()]*\)|^\[$")
_CUT_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\Z")


def _parse(data: bytes) -> HtmlElement:
    """The tree of a page or a fragment in UTF-8, always below ``<html>``.

    libxml2 drops what follows ``</html>``; browsers do not, so the end tags go where something follows them.
    """
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    end = data.find(b"</html")
    if end < 0:
        found = _END_OF_PAGE.search(data)
        end = found.start() if found else len(data)
    if _END_OF_PAGE.sub(b"", data[end:]).strip():
        data = _END_OF_PAGE.sub(b"", data)
    try:
        return document_fromstring(data, parser=_PARSER)
    except etree.ParserError:  # nothing but white space or comments
        return document_fromstring(b"<html><body></body></html>", parser=_PARSER)
