"""What must hold of every document, whatever is in it."""

from __future__ import annotations

import html
import json
import re
import resource
import time
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lxml.html import fragment_fromstring

from extractor import Article, Explanation, Extractor, LimitExceeded, NoContentError, ParseError
from extractor.blocks.rendering import sanitised

__all__ = ["SECONDS", "check", "check_article"]

SECONDS = 10.0
"""Of a processor, for one document."""

MEMORY = 1_000_000
"""Kilobytes of memory, for the whole run."""

_TAGS = frozenset(
    (
        "a img p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table tbody tr td th pre code strong "
        "em sub sup del"
    ).split()
)
_SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][\w+.-]*):", re.I)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def check(extractor: Extractor, content: bytes | str, *, explain: bool) -> None:
    """Extract or explain a document; raises ``AssertionError`` where something does not hold, and what is not ours.

    One that takes too long is read once more: on a busy machine a second of a processor does less.
    """
    if not (_is_quick(extractor, content, explain=explain) or _is_quick(extractor, content, explain=explain)):
        raise AssertionError("it takes too long")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEMORY, "it takes too much memory"


def _is_quick(extractor: Extractor, content: bytes | str, *, explain: bool) -> bool:
    started = time.process_time()
    with suppress(NoContentError, ParseError, LimitExceeded):
        if explain:
            explanation: Explanation = extractor.explain(content)
            json.dumps(explanation.to_dict(), ensure_ascii=False).encode()
            article = explanation.article
        else:
            article = extractor.extract(content)
        if article:
            check_article(article)
            check_directions(article, content)
    return time.process_time() - started < SECONDS


def check_article(article: Article) -> None:
    """See that an article is valid JSON, has no control characters, runs nothing, and reads back as it is."""
    written = article.to_json()
    assert json.loads(written.encode()) == article.to_dict(), "the JSON is not what was written"
    for name, text in _texts(article.to_dict(), ""):
        strange = {hex(ord(c)) for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"}
        assert not strange, f"{name} has the control characters {strange}"
    assert article.html == sanitised(article.html), "the HTML is not sanitised"
    for element in fragment_fromstring(article.html, create_parent=True).iterdescendants():
        assert element.tag in _TAGS, f"the HTML has a <{element.tag}>"
        for name, value in element.attrib.items():
            assert name in ("href", "rel", "src", "alt"), f"the HTML has {name}="
            scheme = _SCHEME.match(value) if name != "alt" else None
            assert scheme is None or scheme[1].lower() in ("http", "https"), value
    assert Article.from_json(written) == article, "the JSON is not read back as it was"


def check_directions(article: Article, content: bytes | str) -> None:
    """See that no character which turns the letters round is in the body that is not in the document."""
    if isinstance(content, str):
        assert set(_BIDI.findall(article.body)) <= set(_BIDI.findall(html.unescape(content))), (
            "letters are turned round"
        )


def _texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{name}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, name)
