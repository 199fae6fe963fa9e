"""What a file is that is no document: a picture, an office file, an archive of many pages.

The first bytes come in, the format's name goes out; nothing else is read.
"""

from __future__ import annotations

import codecs
import re
from email.parser import BytesHeaderParser

__all__ = ["foreign", "is_binary"]

_HEAD = 4096  # bytes that are looked at
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # that no text has but by mistake
_SURE = 0.3  # puremagic's confidence in a mark of three bytes; those of two, "BM" and "MZ", begin texts too
_MANY = "many documents in one file"
_MARKS = (
    (re.compile(rb"%PDF-"), "a PDF file"),
    (re.compile(rb"%!PS"), "a PostScript file"),
    (re.compile(rb"\{\\rtf"), "an RTF file"),
    (re.compile(rb"PK\x03\x04.*(?:\[Content_Types\]\.xml|word/|xl/|ppt/)", re.S), "an Office file (DOCX, XLSX, PPTX)"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", re.S), "an OpenDocument file"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub", re.S), "an EPUB book"),
    (re.compile(rb"PK\x03\x04"), f"a ZIP archive, {_MANY}"),
    (re.compile(rb".{257}ustar", re.S), f"a tar archive, {_MANY}"),
    (re.compile(rb"PAR1"), f"a Parquet table, {_MANY}"),
    (re.compile(rb"WARC/\d"), f"a WARC archive, {_MANY}"),
    (
        re.compile(rb'\[?\s*\{\s*(?:"[^"\n]{0,200}"\s*:|\}\s*(?:[,\]\n]|$))'),
        f"JSON, data or {_MANY} (extractor batch reads .jsonl)",
    ),
)
_HEADERS = re.compile(rb"[\w-]{1,40}: ")
_ROOT = re.compile(rb"((?>\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>)*+)<([a-z:]+)", re.S | re.I)
_ROOTS = {
    b"rss": f"a feed, {_MANY}",
    b"feed": f"a feed, {_MANY}",
    b"rdf:rdf": f"a feed, {_MANY}",
    b"urlset": "a sitemap, addresses of pages",
    b"sitemapindex": "a sitemap, addresses of pages",
    b"svg": "an SVG picture",
}


def is_binary(data: bytes) -> bool:
    """Whether the first bytes are no text, in UTF-16 only where that is marked."""
    marked = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return not data.startswith(marked) and _CONTROLS.search(data, 0, 256) is not None


def foreign(content: bytes | str) -> str | None:
    """What the content is where that is known to be no document; ``None`` where it may be one."""
    head = content[:_HEAD] if isinstance(content, bytes) else content[:_HEAD].encode("utf-8", "replace")
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"<"):
        root = _ROOT.match(head)
        # A drawing may stand first in the inside of an article; a file that is one says so before it.
        return _ROOTS.get(root[2].lower()) if root and (root[1].strip() or root[2].lower() != b"svg") else None
    for mark, name in _MARKS:
        if mark.match(head):
            return name
    if _HEADERS.match(head) and BytesHeaderParser().parsebytes(head).get_content_maintype() == "multipart":
        return "an MHTML archive or a mail, a page in parts"
    return _by_magic(content) if isinstance(content, bytes) and is_binary(content) else None


def _by_magic(data: bytes) -> str | None:
    import puremagic  # texts have no need of it

    try:
        found = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        return None
    marked = [one for one in found if one.byte_match.strip(b"\0") and one.confidence >= _SURE]
    best = [one for one in marked if one.confidence == marked[0].confidence]
    types = {one.mime_type for one in best}  # one mark may be that of several formats
    if not best:
        return None
    return f"{best[0].name} ({types.pop()})" if len(types) == 1 and best[0].mime_type else str(best[0].name)
