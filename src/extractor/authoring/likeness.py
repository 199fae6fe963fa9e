"""Whether two documents go the same way through the host: the same rules match, on whatever words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from extractor.article import Article
from extractor.authoring.labels import labels, looked_at
from extractor.authoring.redaction import Redacted, redact
from extractor.document import Document
from extractor.errors import NoContentError
from extractor.host import Extractor

__all__ = ["behaviour", "differences", "redact_alike"]

_QUOTED_TEXT = re.compile(r"^under .*$", re.S)


def behaviour(extractor: Extractor, document: Document) -> tuple[dict[str, Any], Article | None]:
    """What the host does with a document, without its words: who filled what by which rule, and the article."""
    shared = {"kind": document.kind.value, "charset": document.charset}
    try:
        article = extractor.extract(document)
    except NoContentError as error:
        return {**shared, "no content": error.reason}, None
    origins = {f"rule of {name}": f"{origin.by}: {origin.rule}" for name, origin in article.origins.items()}
    removals = Counter(f"{item.reason}: {_QUOTED_TEXT.sub('under a heading', item.rule)}" for item in article.removals)
    return {
        **shared,
        "extractor": article.extractor,
        **origins,
        "removals": dict(sorted(removals.items())),
        "blocks of the body": len(article.blocks),
    }, article


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is not the same, a sentence each."""
    return [
        f"{name}: {_said(before.get(name), after.get(name))}"
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]


def _said(before: Any, after: Any) -> str:
    if isinstance(before, dict) and isinstance(after, dict):
        changed = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
        return "; ".join(f"{before.get(key, 0)} x, redacted {after.get(key, 0)} x {key}" for key in changed)
    return f"{before or 'none'}, redacted {after or 'none'}"


_ATTEMPTS = 4  # of inventing words; where all fail, it is not by chance
_FEW = 2  # of them keep no label but those that were found at work


def redact_alike(
    extractor: Extractor, content: bytes, document: Document, *, site: str | None = None
) -> tuple[Redacted | None, list[str]]:
    """The document with invented words, where it goes the same way; else ``None``, and what would be different.

    Args:
        extractor: The host.
        content: The document as it was saved.
        document: The same, read.
        site: A site whose words stay, besides those that had a part in the article.
    """
    before, article = behaviour(extractor, document)
    involved = {site}
    if article:
        involved |= {origin.by for origin in article.origins.values()}
        involved |= {warning.partition(".")[0] for warning in article.warnings}
    kept = labels(entry.site for entry in extractor.sites if entry.name in involved)
    problems: list[str] = []
    fewer = looked_at(kept, document, article)
    for attempt in range(_ATTEMPTS):
        redacted = redact(content, document, article, fewer if attempt < _FEW else kept, attempt=attempt)
        url = redacted.url if document.url else None
        after, _ = behaviour(extractor, extractor.read(redacted.content, url=url, kind=document.kind))
        found = differences(before, after)
        if not found:
            return redacted, []
        problems = problems or found
    return None, problems
