"""A document with invented words in the place of its own, so that a page may be published whose text may not.

What rules look at stays: tags, classes, labels, punctuation, dates, hosts. Every other word is replaced by one of the
same length and script, the same by the same wherever it stands, so that a headline still repeats the ``<title>`` and an
author the byline. Comments are text like any other; what stands in scripts and styles goes, but for JSON-LD and the
statements a site's rules look for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape

from extractor.article import Article
from extractor.authoring.redaction.invention import Inventor
from extractor.authoring.redaction.labels import Labels
from extractor.authoring.redaction.markup import Attribute, Piece, pieces, rewritten, with_other_words
from extractor.authoring.redaction.words import Words
from extractor.document import Document, Kind
from extractor.document.text import HAN

__all__ = ["Redacted", "redact"]


@dataclass(frozen=True)
class Redacted:
    """A document without its words.

    Attributes:
        content: The document, in the encoding it came in.
        url: Its address, likewise.
    """

    content: bytes
    url: str | None


def redact(
    content: bytes,
    document: Document,
    article: Article | None,
    labels: Labels,
    *,
    attempt: int = 0,
    common: frozenset[str] = frozenset(),
) -> Redacted:
    """A document with invented words.

    Args:
        content: The document as it was saved. What is invented hangs on it alone, so that it cannot be undone without.
        document: The same, read.
        article: What is extracted from it; of its names and titles every occurrence is replaced alike.
        labels: The words that stay.
        attempt: Invents other words.
        common: Words, in lower case, that are replaced by one another.
    """
    charset = "utf-8" if document.charset == "str" else document.charset
    source = content.decode(charset, "replace")
    inventor = Inventor(
        blake2b(content, digest_size=32, salt=attempt.to_bytes(2, "big")).digest(),
        taken={word.lower() for word in _OWN_WORD.findall(source)} | labels.words,
        reserved=labels.characters,
        common=common,
        charset=charset,
    )
    words = Words(document, article, labels, inventor)
    redaction = _Redaction(words, _kept_in_scripts(article, labels))
    header, markup = _split(source) if document.front_matter else ("", source)
    body = words.text(markup) if document.kind is Kind.MARKDOWN_POST else redaction.markup(markup)
    text = redaction.header(header) + body
    return Redacted(text.encode(charset, "xmlcharrefreplace"), words.url(document.url) if document.url else None)


_OWN_WORD = re.compile(rf"[^\W0-9_{HAN}]{{4,}}")
_HEADER = re.compile(r"\ufeff?\s*---[^\n]*\n.*?\n---[^\n]*\n", re.S)


def _split(source: str) -> tuple[str, str]:
    match = _HEADER.match(source.replace("\r", "\n"))
    end = match.end() if match else 0
    return source[:end], source[end:]


class _Redaction:
    """What becomes of each part of one document."""

    def __init__(self, words: Words, kept_in_scripts: Sequence[str]) -> None:
        self._words = words
        self._kept_in_scripts = kept_in_scripts

    # --- markup ---------------------------------------------------------------------------------------------

    def markup(self, source: str) -> str:
        """HTML with invented words."""
        return "".join(map(self._piece, pieces(source)))

    def _piece(self, piece: Piece) -> str:
        match piece.kind:
            case "tag":
                return rewritten(piece.source, self._words.prose, self._attributes)
            case "text" | "comment":
                return self._html_text(piece.source)
            case "script":
                return self._json(piece.source) if "ld+json" in piece.tag.lower() else self._script(piece.source)
            case "style":
                return ""
        kept = piece.source[:9].lower().startswith(("<!doctype", "<?xml"))
        return piece.source if kept else piece.source[:2] + self._html_text(piece.source[2:])

    def _html_text(self, source: str) -> str:
        return with_other_words(
            source, _REFERENCE, unescape, lambda character: f"&#{ord(character)};", self._words.text
        )

    def _attributes(self, tag: str, attributes: list[Attribute]) -> Callable[[Attribute], str | None]:
        named = {item.name: item.value.strip().lower() for item in attributes}
        keys = {named.get(name, "") for name in ("name", "property", "itemprop", "http-equiv")}

        def change(item: Attribute) -> str | None:
            if item.name in _KEPT_ATTRIBUTES or (tag == "meta" and item.name == "content" and keys & _KEPT_META):
                return None
            if item.name.startswith("on"):
                return ""
            if item.name == "style":
                return _CSS_ADDRESS.sub(lambda match: match[1] + self._words.url(match[2]) + match[3], item.value)
            if item.name.endswith("srcset"):
                return _CANDIDATE.sub(
                    lambda match: self._words.url(match[0]) if set(match[0]) & set("./") else match[0], item.value
                )
            if item.name in _ADDRESSES or _ADDRESS_LIKE.match(item.value):
                return self._words.url(item.value)
            return self._words.text(item.value)

        return change

    # --- scripts --------------------------------------------------------------------------------------------

    def _json(self, source: str) -> str:
        """JSON, valid or not: strings that are no keys and no types are text."""

        def change(match: re.Match[str]) -> str:
            if match[2] is None or match[3] or (match[1] or "").strip(' \t\r\n":') in _KEPT_KEYS:
                return match[0]
            inner = match[2]
            plain = inner.replace("\\/", "/")
            if _ADDRESS_LIKE.match(plain) and "\\" not in plain:
                return f'{match[1] or ""}"{self._words.url(plain)}"'
            changed = with_other_words(inner, _ESCAPE, _unescaped, lambda c: json.dumps(c)[1:-1], self._words.text)
            return f'{match[1] or ""}"{changed}"'

        parts = _JSON_TYPES.split(source)
        return "".join(part if i % 2 else _JSON_STRING.sub(change, part) for i, part in enumerate(parts))

    def _script(self, source: str) -> str:
        """The statements of a script that a rule looks for, and nothing else of it."""
        kept: dict[int, str] = {}
        for sought in self._kept_in_scripts:
            position = source.find(sought)
            if position >= 0:
                start = max(source.rfind(end, 0, position) + 1 for end in _ENDS)
                ends = [found for end in _ENDS if (found := source.find(end, position + len(sought))) >= 0]
                end = min([*ends, len(source)])
                kept[start] = self._words.text(
                    source[max(start, position - _STATEMENT) : min(end, position + _STATEMENT)]
                )
        return "\n".join(f"{kept[start].strip()};" for start in sorted(kept))

    # --- front matter ---------------------------------------------------------------------------------------

    def header(self, source: str) -> str:
        """Front matter with invented words; keys stay."""
        return "".join(map(self._header_line, source.splitlines(keepends=True)))

    def _header_line(self, line: str) -> str:
        match = _HEADER_KEY.match(line)
        key, value = (match[0], line[match.end() :]) if match else ("", line)
        if match and match[1] in ("lang", "language"):
            return line
        bare = value.strip().strip("'\"")
        return key + (
            value.replace(bare, self._words.url(bare)) if _ON_THE_WEB.fullmatch(bare) else self._words.text(value)
        )


_REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};|(?:nbsp|amp|lt|gt|quot))")
_CSS_ADDRESS = re.compile(r"(url\(\s{0,4}['\"]?)([^'\")(]{1,2000})(['\"]?\s{0,4}\))", re.I)
_ADDRESS_LIKE = re.compile(r"\s*(?:https?:)?//\S+\s*$|\s*/[^\s<>]*\s*$|\s*data:[\w/+.-]{0,60}[;,]")
_ADDRESSES = frozenset(
    "href src action cite poster background formaction longdesc data-src data-original data-actualsrc data-lazy-src "
    "data-url data-href".split()
)
_KEPT_ATTRIBUTES = frozenset(
    (
        "class id rel type itemprop itemtype itemscope property name http-equiv charset lang xml:lang dir role width "
        "height hidden target media for method enctype align valign border cellpadding cellspacing colspan rowspan "
        "size color bgcolor face start reversed sizes loading decoding tabindex xmlns version viewbox aria-hidden "
        "data-test data-testid data-component data-role data-type data-module data-qa"
    ).split()
)
_KEPT_META = frozenset(
    "viewport robots generator og:type og:locale language content-language content-type twitter:card format-detection "
    "theme-color renderer referrer x-ua-compatible applicable-device dc.language".split()
)
_JSON_STRING = re.compile(
    r'("[^"\\\n]{1,100}"\s{0,8}:\s{0,8})?"((?:[^"\\]|\\.)*+)"(\s{0,8}:)?|"(?:[^"\\]|\\.)*+\Z', re.S
)
_CANDIDATE = re.compile(r"[^\s,]++\S*+")  # an address in a srcset, or how wide its picture is
_JSON_TYPES = re.compile(r'("@(?:type|context)"\s{0,8}:\s{0,8}\[[^\]]{0,500}\])')
_KEPT_KEYS = frozenset(("@type", "@context", "inLanguage"))
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.S)
_ENDS = (";", "\n", "{", "}")
_STATEMENT = 300  # characters before and behind what is sought in a script
_ON_THE_WEB = re.compile(r"https?://\S+")
_HEADER_KEY = re.compile(r"[ \t]*(?:- )?([^\W\d][\w-]{0,40}):(?=\s)[ \t]*")


def _unescaped(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return ""


def _kept_in_scripts(article: Article | None, labels: Labels) -> Sequence[str]:
    """What is looked for in scripts: texts a plugin names, and what a ``pattern`` found."""
    origins = article.origins.values() if article else ()
    found = [origin.raw for origin in origins if origin.raw and "pattern(" in origin.rule]
    return [*found, *sorted(labels.sought)]
