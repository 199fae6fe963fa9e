"""An article in, what a store of documents keeps beside its text out: flat values under names."""

from __future__ import annotations

from extractor.article import Article

__all__ = ["metadata"]

_FIELDS = (
    *("title", "authors", "editors", "source", "published", "modified", "site_name"),
    *("language", "url", "tags", "kind", "extractor", "confidence"),
)


def metadata(article: Article) -> dict[str, str | float]:
    """The fields that are filled: text or a number each, names joined with ``; ``, dates in ISO 8601.

    Stores of vectors filter by such values, and refuse lists and ``None``.
    """
    values = article.to_dict(_FIELDS).items()
    return {name: "; ".join(value) if isinstance(value, list) else value for name, value in values if value}
