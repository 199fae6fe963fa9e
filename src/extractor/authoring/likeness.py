"""Whether two documents go the same way through the host: the same rules match, on whatever words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from extractor.article import Article
from extractor.document import Document
from extractor.errors import NoContentError
from extractor.host import Extractor

__all__ = ["behaviour", "differences"]

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
