"""Whether two documents go the same way through the host: the same rules match, on whatever words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from extractor.article import Article
from extractor.authoring.redaction.labels import labels, looked_at
from extractor.authoring.redaction.redact import Redacted, redact
from extractor.document import Document, Kind
from extractor.errors import NoContentError
from extractor.host import Extractor

__all__ = ["behaviour", "differences", "redact_alike"]

_QUOTED_TEXT = re.compile(r"^under .*$", re.S)  # the rule names the heading in its own words
_ATTEMPTS = 4  # of inventing words; where all fail, it is not by chance
_FEW = 2  # of them keep no label but those found at work; the others also swap frequent words among themselves


def behaviour(
    extractor: Extractor, document: Document, assigned: str | None = None
) -> tuple[dict[str, Any], Article | None]:
    """What the host does with a document, without its words: who filled what by which rule, and the article."""
    shared = {"kind": document.kind.value, "charset": document.charset}
    try:
        article = extractor.begin(document, site=assigned).run()
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


@cache
def _counted_words() -> frozenset[str]:
    """The words that trafilatura's rescue, jusText, tells prose by: the frequent ones of a hundred languages."""
    from justext import get_stoplist, get_stoplists  # comes with trafilatura

    return frozenset(word for language in get_stoplists() for word in get_stoplist(language))


def redact_alike(
    extractor: Extractor,
    content: bytes,
    *,
    url: str | None = None,
    kind: Kind | None = None,
    site: str | None = None,
    assigned: str | None = None,
) -> tuple[Redacted | None, list[str]]:
    """The document with invented words, where it goes the same way; else ``None``, and what would be different.

    Args:
        extractor: The host.
        content: The document as it was saved.
        url: The address it was saved from.
        kind: Its kind, where that is known.
        site: A site whose words stay, besides those that had a part in the article.
        assigned: The site that is asked whatever the address says.
    """
    document = extractor.read(content, url=url, kind=kind)
    before, article = behaviour(extractor, document, assigned)
    involved = {site}
    if article:
        involved |= {origin.by for origin in article.origins.values()}
        involved |= {warning.partition(".")[0] for warning in article.warnings}
    known = labels(entry.site for entry in extractor.sites if entry.name in involved)
    at_work = looked_at(known, document, article)
    problems: list[str] = []
    for attempt in range(_ATTEMPTS):
        redacted = (
            redact(content, document, article, at_work, attempt=attempt)
            if attempt < _FEW
            else redact(content, document, article, known, attempt=attempt, common=_counted_words())
        )
        again = extractor.read(redacted.content, url=redacted.url if url else None, kind=kind)
        found = differences(before, behaviour(extractor, again, assigned)[0])
        if not found:
            return redacted, []
        problems = problems or found
    return None, problems
