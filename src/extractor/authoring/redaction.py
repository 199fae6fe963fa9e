"""A document with invented words in the place of its own, so that a page may be published whose text may not.

What rules look at stays: tags, classes, labels, punctuation, dates, hosts. Every other word is replaced by one of the
same length and script, the same by the same wherever it stands, so that a headline still repeats the ``<title>`` and an
author the byline. Comments are text like any other; what stands in scripts and styles goes, but for JSON-LD and the
statements a site's rules look for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import unescape
from urllib.parse import quote, unquote_to_bytes, urlsplit

from extractor.article import Article
from extractor.authoring.invention import Inventor
from extractor.authoring.labels import Labels
from extractor.authoring.markup import Attribute, Piece, pieces, rewritten, with_other_words
from extractor.dates import find_dates, parse_date
from extractor.document import Document, Kind
from extractor.text import HAN

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
    redaction = _Redaction(content, charset, source, document, article, labels, attempt, common)
    header, markup = _split(source) if document.front_matter else ("", source)
    body = redaction.text(markup) if document.kind is Kind.MARKDOWN_POST else redaction.markup(markup)
    text = redaction.header(header) + body
    return Redacted(text.encode(charset, "xmlcharrefreplace"), redaction.url(document.url) if document.url else None)


_HEADER = re.compile(r"\ufeff?\s*---[^\n]*\n.*?\n---[^\n]*\n", re.S)


def _split(source: str) -> tuple[str, str]:
    match = _HEADER.match(source.replace("\r", "\n"))
    end = match.end() if match else 0
    return source[:end], source[end:]


# --- text ---------------------------------------------------------------------------------------------------

_ADDRESS = re.compile(
    r"(?:https?:)?//[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\"'()（）\[\]{}，。；、|\\^`\u3400-\u9fff]*)?"
)
# Characters that rules look at where they stand: a unit of time, a medium's person, who signs a picture or a text.
_IN_PLACE = re.compile(
    rf"本[报刊网台社站](?=记者|讯|[^{HAN}])|[电讯](?=\s{{0,2}}[（(]|[^{HAN}]|$)"
    rf"|(?<![{HAN}])(?:文|图|摄|无)(?=\s{{0,3}}[:：/／|｜丨)）])|(?<=[/／])(?:文图|[文图摄])(?![{HAN}])"
    rf"|(?<=\d)\s?[年月日号时点點分秒]|(?<=[周])[一二三四五六日天]|原(?:文)?(?:标题|题)(?:为|(?=\s?[:：]|\s))"
    rf"|&[a-zA-Z]{{2,8}};|(?m:^[ \t]*\d{{1,9}}[.)](?=\s))|\d{{1,2}}\s?[:：]\s?[0-5]\d(?:\s?[:：]\s?[0-5]\d)?(?!\d)"
    r"|(?<!\d)[0-3]?\d(?:\.|st|nd|rd|th)?\s(?:de\s)?[^\W\d_]{3,10}\.?,?(?:\sdel?)?\s(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)[0-3]?\d([./-])[0-3]?\d\1(?:(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?!\d)|(?<![\d-])(?:19|20)\d\d(?!\d)"
    r"|\b(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}\.?(?=\s(?:19|20)\d\d)"
    r"|[ECMP][DS]T\b|GMT|UTC"
)
_TOGETHER = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,4}}和(?=[{HAN}]{{2,4}}(?![{HAN}]))")
_SPELLED = re.compile(r"(?:19|20)\d\d")
_LONGEST_DATE = 80  # characters of a text that is a date and nothing else
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?P<digits>[0-9]+)|(?P<word>[^\W0-9_{HAN}]+)")
_ENDING = re.compile(
    r"(?<=\w)\.(?:s?html?|php|aspx?|jsp|jpe?g|png|gif|webp|svg|avif|bmp|ico|css|js|xml|json|mp[34]|m3u8|pdf)(?![\w.])",
    re.I,
)
_OWN_WORD = re.compile(rf"[^\W0-9_{HAN}]{{4,}}")


class _Redaction:
    """One document's words, and what each becomes."""

    def __init__(
        self,
        content: bytes,
        charset: str,
        source: str,
        document: Document,
        article: Article | None,
        labels: Labels,
        attempt: int,
        common: frozenset[str],
    ) -> None:
        self._labels = labels
        key = blake2b(content, digest_size=32, salt=attempt.to_bytes(2, "big")).digest()
        own = {word.lower() for word in _OWN_WORD.findall(source)}
        self._inventor = Inventor(
            key, taken=own | labels.words, reserved=labels.characters, common=common, charset=charset
        )
        self._kept_in_scripts = _kept_in_scripts(article, labels, dates=attempt % 2 == 1)
        host = (urlsplit(document.address).hostname or "") if document.address else ""
        self._host_names = _spelled_out(host)
        self._label = _any_of(labels.han)
        names = {run for value in _values(document, article) for run in self._han_runs(value) if len(run) > 1}
        self._name = _any_of(names)

    def text(self, text: str) -> str:
        """A text of the same length with invented words."""
        if not text or text.isspace():
            return text
        changed: list[str] = []
        position = 0
        for match in _ADDRESS.finditer(text) if "//" in text else ():
            changed += [self._prose(text[position : match.start()]), self._same_length(match[0])]
            position = match.end()
        return "".join((*changed, self._prose(text[position:])))

    def _same_length(self, address: str) -> str:
        changed = self.url(address)
        return changed if len(changed) == len(address) else self._prose(address)

    def _prose(self, text: str) -> str:
        kept = self._kept(text)
        written: list[str] = []
        position = 0
        for start, end in kept:
            if start > position:
                written.append(self._invented(text[position:start]))
            written.append(text[max(start, position) : end])
            position = max(position, end)
        written.append(self._invented(text[position:]))
        return "".join(written)

    def _kept(self, text: str) -> list[tuple[int, int]]:
        """The parts of a text that stay: dates, labels, what the host is spelled with."""
        spans = [
            match.span() for pattern in (_IN_PLACE, _ENDING, *self._host_names) for match in pattern.finditer(text)
        ]
        spans += [match.span() for match in self._label.finditer(text)]
        spans += [(match.end() - 1, match.end()) for match in _TOGETHER.finditer(text)]
        spans += _dates(text)
        return sorted(spans)

    def _invented(self, text: str) -> str:
        return _RUN.sub(self._run, text)

    def _run(self, match: re.Match[str]) -> str:
        run = match[0]
        if match["word"]:
            return run if run.lower() in self._labels.words else self._inventor.word(run)
        if match["digits"]:
            return run if len(run) in (10, 13) and parse_date(run) else self._inventor.digits(run)
        written: list[str] = []
        position = 0
        for name in self._name.finditer(run):
            written += [self._inventor.han(part) for part in (run[position : name.start()], name[0]) if part]
            position = name.end()
        return "".join((*written, self._inventor.han(run[position:]) if position < len(run) else ""))

    def _han_runs(self, text: str) -> list[str]:
        position = 0
        runs: list[str] = []
        for start, end in (*self._kept(text), (len(text), len(text))):
            runs += [match[0] for match in _RUN.finditer(text[position:start]) if match["han"]]
            position = max(position, end)
        return runs

    # --- addresses ------------------------------------------------------------------------------------------

    def url(self, address: str) -> str:
        """An address with its scheme and host, and invented words behind them; a date and the file's ending stay."""
        head = _HEAD.match(address)
        start = head.end() if head else 0
        scheme = (head[1] or "").lower() if head else ""
        if scheme == "data:":
            return address[: address.find(",") + 1]
        if scheme in ("javascript:", "mailto:", "tel:"):
            start = len(scheme)
        written = [address[:start]]
        for part in _ESCAPED.split(address[start:]):
            if part.startswith("%") and _ESCAPED.fullmatch(part):
                written.append(self._escaped(part))
                continue
            written.append(self._prose(part))
        return "".join(written)

    def _escaped(self, part: str) -> str:
        data = unquote_to_bytes(part)
        for codec in ("utf-8", "gb18030", "latin-1"):
            try:
                text = data.decode(codec)
                return quote(self._prose(text).encode(codec), safe="")
            except UnicodeError:
                continue
        return part

    # --- markup ---------------------------------------------------------------------------------------------

    def markup(self, source: str) -> str:
        """HTML with invented words."""
        return "".join(map(self._piece, pieces(source)))

    def _piece(self, piece: Piece) -> str:
        match piece.kind:
            case "tag":
                return rewritten(piece.source, self._prose, self._attributes)
            case "text" | "comment":
                return self._html_text(piece.source)
            case "script":
                return self._json(piece.source) if "ld+json" in piece.tag.lower() else self._script(piece.source)
            case "style":
                return ""
        kept = piece.source[:9].lower().startswith(("<!doctype", "<?xml"))
        return piece.source if kept else piece.source[:2] + self._html_text(piece.source[2:])

    def _html_text(self, source: str) -> str:
        return with_other_words(source, _REFERENCE, unescape, lambda character: f"&#{ord(character)};", self.text)

    def _attributes(self, tag: str, attributes: list[Attribute]) -> Callable[[Attribute], str | None]:
        named = {item.name: item.value.strip().lower() for item in attributes}
        keys = {named.get(name, "") for name in ("name", "property", "itemprop", "http-equiv")}

        def change(item: Attribute) -> str | None:
            if item.name in _KEPT_ATTRIBUTES or (tag == "meta" and item.name == "content" and keys & _KEPT_META):
                return None
            if item.name.startswith("on"):
                return ""
            if item.name == "style":
                return _CSS_ADDRESS.sub(lambda match: match[1] + self.url(match[2]) + match[3], item.value)
            if item.name.endswith("srcset"):
                return re.sub(r"[^\s,]+[./][^\s]*", lambda match: self.url(match[0]), item.value)
            if item.name in _ADDRESSES or _ADDRESS_LIKE.match(item.value):
                return self.url(item.value)
            return self.text(item.value)

        return change

    # --- scripts --------------------------------------------------------------------------------------------

    def _json(self, source: str) -> str:
        """JSON, valid or not: strings that are no keys and no types are text."""

        def change(match: re.Match[str]) -> str:
            if match[3] or (match[1] or "").strip(' \t\r\n":') in _KEPT_KEYS:
                return match[0]
            inner = match[2]
            plain = inner.replace("\\/", "/")
            if _ADDRESS_LIKE.match(plain) and "\\" not in plain:
                return f'{match[1] or ""}"{self.url(plain)}"'
            changed = with_other_words(inner, _ESCAPE, _unescaped, lambda c: json.dumps(c)[1:-1], self._text_in_json)
            return f'{match[1] or ""}"{changed}"'

        parts = _JSON_TYPES.split(source)
        return "".join(part if i % 2 else _JSON_STRING.sub(change, part) for i, part in enumerate(parts))

    def _text_in_json(self, text: str) -> str:
        return self.text(text)

    def _script(self, source: str) -> str:
        """The statements of a script that a rule looks for, and nothing else of it."""
        kept: dict[int, str] = {}
        for sought in self._kept_in_scripts:
            position = source.find(sought)
            if position >= 0:
                start = max(source.rfind(end, 0, position) + 1 for end in _ENDS)
                ends = [found for end in _ENDS if (found := source.find(end, position + len(sought))) >= 0]
                end = min([*ends, len(source)])
                kept[start] = self.text(source[max(start, position - _STATEMENT) : min(end, position + _STATEMENT)])
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
        return key + (value.replace(bare, self.url(bare)) if _ON_THE_WEB.fullmatch(bare) else self.text(value))


_HEAD = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]{0,20}:)?(?://[^/?#\s]*)?")
_ESCAPED = re.compile(r"((?:%[0-9A-Fa-f]{2})+)")
_REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};|(?:nbsp|amp|lt|gt|quot))")
_CSS_ADDRESS = re.compile(r"(url\(\s{0,4}['\"]?)([^'\")]{1,4000})(['\"]?\s{0,4}\))", re.I)
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
_JSON_STRING = re.compile(r'("[^"\\\n]{1,100}"\s{0,8}:\s{0,8})?"((?:[^"\\]|\\.)*+)"(\s{0,8}:)?', re.S)
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


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)")


def _dates(text: str) -> list[tuple[int, int]]:
    """Where the dates in a text stand."""
    if not _SPELLED.search(text):
        return []
    spans = []
    for raw in {raw for _, raw in find_dates(text)}:
        spans += [match.span() for match in re.finditer(re.escape(raw), text)]
    if not spans and len(text) <= _LONGEST_DATE and parse_date(text) is not None:
        spans.append((0, len(text)))
    return spans


def _spelled_out(host: str) -> list[re.Pattern[str]]:
    """What finds the name of a host where it is written as words: the host stays, and rules compare the two."""
    names = [label for label in host.split(".")[:-1] if len(label) > 2 and label.isalnum() and label != "www"]
    return [re.compile(r"(?<![^\W_])" + r"[\W_]{0,2}".join(name) + r"(?![^\W_])", re.I) for name in names]


def _values(document: Document, article: Article | None) -> Iterable[str]:
    """The texts that rules compare with one another: titles, names, what the page calls itself."""
    meta = (document.meta.get(name, ()) for name in ("og:title", "og:site_name", "author", "mediaid", "source"))
    yield from (value for values in meta for value in values)
    yield from (str(node.text_content())[:200] for node in list(document.tree.iter("title", "h1"))[:8])
    if article:
        yield from filter(None, (article.title, article.source, article.site_name))
        yield from (*article.authors, *article.editors, *article.tags)


def _kept_in_scripts(article: Article | None, labels: Labels, *, dates: bool) -> Sequence[str]:
    """What is looked for in scripts: texts a plugin names, what a ``pattern`` found; a date that an engine found.

    The last on every other attempt: a script shortened to its date may look like a date below the headline.
    """
    origins = article.origins.items() if article else ()
    found = [
        origin.raw
        for name, origin in origins
        if origin.raw and ("pattern(" in origin.rule or (dates and (name, origin.by) == ("published", "trafilatura")))
    ]
    return [*found, *sorted(labels.sought)]
