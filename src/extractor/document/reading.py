"""Bytes or text in, a :class:`~extractor.document.document.Document` out: charset, kind, front matter, Markdown."""

from __future__ import annotations

import os
import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extractor.document import charset, front_matter, markdown, repairs
from extractor.document.document import Document
from extractor.document.formats import foreign
from extractor.document.kinds import Kind
from extractor.document.limits import BYTES
from extractor.document.misread import as_written, is_misread
from extractor.document.saved import address_in_comment
from extractor.document.truncation import cut_markdown, cut_markup, cut_tree
from extractor.errors import LimitExceeded, ParseError

__all__ = ["TOO_LARGE", "read", "refuse_other_formats"]

TOO_LARGE = f"the document has more than {BYTES:,} bytes"
"""What is said of one that is not read."""


def read(content: bytes | str, *, url: str | None = None, kind: Kind | None = None) -> Document:
    """Read a document.

    Args:
        content: The document. Bytes are decoded by their byte order mark, else as UTF-8 if they are valid
            UTF-8, else as declared (labels mean what browsers take them to mean; GB2312 and GBK are read as
            GB18030), else by detection.
        url: The address it was saved from; without it, the front matter's ``url``, ``link`` or ``permalink``, or a
            ``source`` that is an address, or what a comment of the program that saved it says.
        kind: Its kind where that is known; without it, the kind is seen from the content.

    Raises:
        LimitExceeded: The input has more than :data:`~extractor.document.limits.BYTES` bytes.
        ParseError: The input is no text document, or the address or the name of one.
    """
    refuse_other_formats(content)
    if len(content) > BYTES:
        raise LimitExceeded(TOO_LARGE)
    if kind is not None and kind not in list(Kind):
        raise ParseError(f"there is no kind of document {str(kind)!r}; there are {', '.join(Kind)}")
    if isinstance(content, str):
        text, encoding = content.encode("utf-8", "replace").decode(), "str"  # half a pair of surrogates is no character
    else:
        text, encoding = charset.decode(content)
    if isinstance(content, str) or b"\0" in content:  # which is seen sooner in bytes
        text = text.replace("\0", "")
    stripped = text.lstrip("\ufeff \t\r\n\v\f")
    _refuse_references(stripped.rstrip(), is_text=isinstance(content, str))
    header, markup = front_matter.split(stripped)
    if header is not None and is_misread(stripped):
        text = stripped = as_written(stripped)
        header, markup = front_matter.split(stripped)
    if header is None:
        markup = text
    kind = Kind(kind) if kind else _kind(markup.lstrip("\ufeff \t\r\n\v\f"), has_header=header is not None)
    fields = front_matter.load(header or "")
    address = url or next((fields[key] for key in ("url", "link", "permalink") if fields.get(key)), None)
    if address is None and str(fields.get("source", "")).startswith(("http://", "https://")):
        address = fields["source"]  # web clippers name the page they clipped so
    if address is None and kind is not Kind.MARKDOWN_POST:
        address = address_in_comment(markup)
    warnings: list[str] = []
    if kind is Kind.MARKDOWN_POST:
        source, warnings = cut_markdown(markup)
        data = markdown.render(source.replace("\r\n", "\n")).encode("utf-8", "replace")
    elif isinstance(content, bytes) and encoding == "utf-8" and header is None and not content.endswith(_CUT_OFF):
        data = content  # as good as encoding it again, and a page may have megabytes
    else:
        data = markup.encode("utf-8", "replace")
    data, beyond = cut_markup(data)
    tree = _parse(data)
    return Document(
        text=markup,
        tree=tree,
        kind=kind,
        url=address if isinstance(address, str) else None,
        front_matter=fields,
        charset=encoding,
        warnings=(*warnings, *beyond, *cut_tree(tree, len(data))),
    )


def refuse_other_formats(content: bytes | str) -> None:
    """See that the content is not known to be of a format that is no document.

    Raises:
        ParseError: It is; the message names the format.
    """
    if name := foreign(content):
        raise ParseError(f"this is no document but {name}")


def _refuse_references(content: str, *, is_text: bool) -> None:
    """See that the content is a document, and not where one is to be found.

    Raises:
        ParseError: It is an address or, of text, the name of a file.
    """
    if len(content) > _LONGEST_NAME or "\n" in content:
        return
    if _ADDRESS.fullmatch(content):
        raise ParseError(
            f"{content} is an address, and nothing is fetched: give the page that is there, and this as its url"
        )
    if is_text and content and (_FILE_NAME.fullmatch(content) or _exists(content)):
        raise ParseError(f"{content} is the name of a file or folder: give pathlib.Path({content!r}) of a file")


def _exists(name: str) -> bool:
    return not name.startswith(("//", "\\\\")) and os.path.exists(name)  # those are on other machines


_LONGEST_NAME = 4096  # characters: what a path may have on most systems
_ADDRESS = re.compile(r"(?:(?:https?|ftp|file)://|www\.)\S+", re.I)
_FILE_NAME = re.compile(
    r"[^\s<>]+\.(?:[xms]?html?|md|markdown|txt|mht|mhtml|jsonl?|warc|pdf)(?:\.(?:gz|zst|br))?", re.I
)
_CUT_OFF = tuple(bytes((byte,)) for byte in range(0x80, 0x100))  # the last byte of a character, or none of it
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_PAGE_BELOW_TITLE = re.compile(r"#\s[^\n]{0,400}\n\s{0,9}(?:<!doctype[^<>]{0,200}>\s{0,9})?<(?:html|head)\b", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.I)
_MARKDOWN = re.compile(r"^#{1,6} |^[*-] |^!?\[[^\]\n]*\]\(|^> |^```|\*\*|\]\(http", re.M)
_PARSER = HTMLParser(
    encoding="utf-8",
    remove_comments=True,
    remove_pis=True,
    huge_tree=True,  # without it libxml2 gives up below 255 levels and loses the rest; with it, below 2,048
)
# lxml asks a function of its own in Python for the class of every element it hands out, because forms have another;
# every field and engine walks the tree, and nobody fills in forms: without it all of them are a third faster.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))


def _kind(markup: str, *, has_header: bool) -> Kind:
    begins_with_tag = any(pattern.match(markup) for pattern in (_TAG, _PAGE))
    if has_header:
        is_html = (
            begins_with_tag
            or _PAGE_BELOW_TITLE.match(markup) is not None
            or (not _MARKDOWN.search(markup) and _TAG.search(markup) is not None)
        )
        return Kind.HTML_POST if is_html else Kind.MARKDOWN_POST
    if _PAGE.search(markup):
        return Kind.PAGE
    if begins_with_tag or (_TAG.search(markup) and not _MARKDOWN.search(markup)):
        return Kind.FRAGMENT
    return Kind.MARKDOWN_POST


def _parse(data: bytes) -> HtmlElement:
    """The tree of a page or a fragment in UTF-8, always below ``<html>``."""
    try:
        return document_fromstring(repairs.repaired(data), parser=_PARSER)
    except etree.ParserError:  # nothing but white space or comments
        return document_fromstring(b"<html><body></body></html>", parser=_PARSER)
