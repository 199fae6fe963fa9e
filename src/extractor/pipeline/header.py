"""What a document says of itself though there be no article in it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from extractor.article import plain
from extractor.fields import Evidence
from extractor.pipeline.answers import Answer, answers
from extractor.pipeline.run import Pass

__all__ = ["HEADER", "header"]

HEADER = ("title", "url", "published")
"""What is kept of a document that gave no article."""

_DECLARED = frozenset(("front matter", "json-ld", "meta"))


def header(work: Pass) -> dict[str, Any]:
    """What front matter, JSON-LD and ``<head>`` of a document declare, though there be no article, as JSON has it."""
    evidence = Evidence(work.document, work.evidence.zone)
    said: dict[str, Any] = dict.fromkeys(HEADER) | {"url": work.document.address}
    with suppress(Exception):  # it may be what failed, and must not hide why
        for name in ("title", "published"):
            found = (answer.value for answer in answers(name, None, evidence) if _is_declared(answer))
            said[name] = plain(next(filter(None, found), None))
    return said


def _is_declared(answer: Answer) -> bool:
    return answer.by in _DECLARED or answer.rule == 'css("title")'
