"""What stays of a document's words, and what is invented for the others: labels and dates stay, names agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote_to_bytes, urlsplit

from extractor.article import Article
from extractor.authoring.redaction.invention import Inventor
from extractor.authoring.redaction.labels import Labels
from extractor.document import Document
from extractor.document.text import HAN
from extractor.fields.when.dates import find_dates, parse_date

__all__ = ["Words"]

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
_HEAD = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]{0,20}:)?(?://[^/?#\s]*)?")
_ESCAPED = re.compile(r"((?:%[0-9A-Fa-f]{2})+)")


class Words:
    """One document's words, and what each becomes.

    Args:
        document: The document.
        article: What is extracted from it; of its names and titles every occurrence is replaced alike.
        labels: The words that stay.
        inventor: What invents the others.
    """

    def __init__(self, document: Document, article: Article | None, labels: Labels, inventor: Inventor) -> None:
        self._labels = labels
        self._inventor = inventor
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
            changed += [self.prose(text[position : match.start()]), self._same_length(match[0])]
            position = match.end()
        return "".join((*changed, self.prose(text[position:])))

    def _same_length(self, address: str) -> str:
        changed = self.url(address)
        return changed if len(changed) == len(address) else self.prose(address)

    def prose(self, text: str) -> str:
        """A text without addresses, with invented words."""
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
            written.append(self.prose(part))
        return "".join(written)

    def _escaped(self, part: str) -> str:
        data = unquote_to_bytes(part)
        for codec in ("utf-8", "gb18030", "latin-1"):
            try:
                text = data.decode(codec)
                return quote(self.prose(text).encode(codec), safe="")
            except UnicodeError:
                continue
        return part


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
