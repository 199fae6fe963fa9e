"""What comes out of a document, as a fixture holds it: the fields, and who filled each of them."""

from __future__ import annotations

from typing import Any

from extractor.article import Origin
from extractor.document import Kind
from extractor.errors import NoContentError
from extractor.host import Extractor
from extractor.testing.checks import DROPS, FILLED_BY, NO_CONTENT, SITE

__all__ = ["outcome"]


def outcome(
    extractor: Extractor,
    content: bytes,
    *,
    url: str | None = None,
    kind: Kind | None = None,
    site: str | None = None,
) -> dict[str, Any]:
    """What is extracted, by the names of checks, as JSON has it.

    Args:
        extractor: The host.
        content: The document.
        url: The address it was saved from.
        kind: Its kind, where that is known.
        site: The site that is asked whatever the address says.

    Returns:
        Every field of the article, who filled it, and the selectors with which a plugin took something out of the
        body; of a document without an article, the reason, and the plugin that serves it, if any.
    """
    work = extractor.begin(content, url=url, kind=kind, site=site)
    try:
        article = work.run()
    except NoContentError as error:
        return {NO_CONTENT: error.reason, SITE: work.site.name if work.site else None}
    plugins = {entry.name for entry in extractor.sites}
    # A fragment is the inside of whatever container a rule names, and shows nothing of the rule.
    silent = article.origins["body"].rule if work.document.is_fragment else None

    def written(origin: Origin) -> str:
        """A plugin's rule is compared; how evidence of any document is called is not up to the plugin."""
        return f"{origin.by}: {origin.rule}" if origin.by in plugins and origin.rule != silent else origin.by

    found = {**article.to_dict(), SITE: article.extractor}
    found[FILLED_BY] = {name: written(origin) for name, origin in article.origins.items()}
    if article.extractor in plugins:
        found[DROPS] = sorted({removal.rule for removal in article.removals if removal.reason == "site"})
    return found
