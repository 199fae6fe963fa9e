"""What a page that was turned to Markdown says below its text, in words, of when it was posted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.document import Kind
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.when.dates import read_dates
from extractor.fields.when.stamp import Stamp, is_ahead

__all__ = ["posted"]

_SAYS = (
    (
        "was posted",
        re.compile(r"\bthis (?:entry|post) was posted (?:by [^\n]{1,60} )?on ([^\n]{8,80})", re.I),
    ),  # WordPress
    ("Posted on", re.compile(r"\bAuthor \[[^\]\n]{2,40}\]\([^()\n]{1,200}\)Posted on \[([^\]\n]{8,40})\]")),
    ("/", re.compile(r"^(\d{1,2}\.? [^\W\d_]{3,12} \d{4})/(?:[^\n]{0,200}/)?(?:da|by|von|par|por|di|door) \S", re.M)),
    (
        "ubli",
        re.compile(
            r"^[*_#\s]{0,6}(?:date published|publish(?:ed|ing) date|publication date|data (?:di )?pubblicazione"
            r"|pubblicazione iniziale|fecha de publicación|date de publication)[*_\s]{0,4}[:：]?[*_\s]{0,6}"
            r"(\d[^\n]{5,40}|[^\W\d_]{3,10}\.? \d[^\n]{5,40})$",
            re.I | re.M,
        ),
    ),
)
_WORTH = 6.0
_MOST = 8  # such sentences of a page that are read


def posted(evidence: Evidence) -> Iterator[Stamp]:
    """The dates in sentences and behind labels that say nothing else than when it was posted."""
    document = evidence.document
    if document.kind is not Kind.MARKDOWN_POST:
        return
    for needle, says in _SAYS:
        if needle not in document.text:
            continue
        for match in islice(says.finditer(document.text), _MOST):
            for found in read_dates(match[1].replace(" of ", " "), zone=evidence.zone, language=evidence.language)[:1]:
                if not is_ahead(found.value):
                    candidate = Candidate(found.value, "page", 'label("posted on")', match[0])
                    yield Stamp(found.value, candidate, "shown", _WORTH)
