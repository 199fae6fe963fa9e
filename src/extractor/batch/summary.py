"""What came of many documents: counts, by site and by error; they can be added up, and are written as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.pipeline.confidence import DOUBTFUL

__all__ = ["Summary", "Tally"]


@dataclass
class Tally:
    """Counts of the documents of one site, or of all.

    Attributes:
        documents: How many there were.
        articles: How many gave an article.
        by_plugin: To how many the site's own plugin gave the body.
        doubtful: How many bodies are rather wrong than right, by their confidence.
        kept: How many records are those of the run before, since nothing has changed that decides them.
        warnings: How many warnings their articles carry.
        fields: How many articles have each field.
        without_article: How many were read and hold no article, by the reason.
        unavailable: How many of these hold none since the site did not serve it, as its plugin says.
        errors: How many failed, by the type of the error.
    """

    documents: int = 0
    articles: int = 0
    by_plugin: int = 0
    doubtful: int = 0
    kept: int = 0
    warnings: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    without_article: Counter[str] = field(default_factory=Counter)
    unavailable: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    def count(self, counted: Mapping[str, Any]) -> None:
        """Count a document, given what its worker says of it."""
        self.documents += 1
        self.kept += bool(counted.get("kept"))
        if reason := counted.get("reason"):
            self.without_article[reason] += 1
            self.unavailable[reason] += bool(counted["by"])
        elif error := counted.get("error"):
            self.errors[error] += 1
        else:
            self.articles += 1
            self.by_plugin += counted["by"] == counted["site"]
            self.doubtful += (counted["sure"] or 0) < DOUBTFUL
            self.warnings += counted["warnings"]
            self.fields.update(counted["fields"])

    def add(self, plain: Mapping[str, Any]) -> None:
        """Add what :meth:`plain` gave."""
        for name, counts in vars(self).items():
            if isinstance(counts, Counter):
                counts.update(plain[name])
            else:
                setattr(self, name, counts + plain[name])

    @property
    def shares(self) -> dict[str, float]:
        """The share of documents that gave an article, and of these the shares by the site's plugin and doubtful."""
        parts = {
            "articles": (self.articles, self.documents),
            "by_plugin": (self.by_plugin, self.articles),
            "doubtful": (self.doubtful, self.articles),
        }
        return {name: round(part / whole, 4) for name, (part, whole) in parts.items() if whole}

    def plain(self) -> dict[str, Any]:
        """The counts as what JSON can hold, the most frequent first, and the shares."""
        counts = {
            name: dict(_ranked(value)) if isinstance(value, Counter) else value for name, value in vars(self).items()
        }
        return {**counts, "shares": self.shares}


@dataclass
class Summary:
    """What came of a batch.

    Attributes:
        total: The counts of all documents.
        sites: Those of each site that has a plugin, by its name.
    """

    total: Tally = field(default_factory=Tally)
    sites: dict[str, Tally] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """How many documents failed; those that were read and hold no article did not."""
        return self.total.errors.total()

    def count(self, counted: Mapping[str, Any]) -> None:
        """Count a document, given what its worker says of it."""
        self.total.count(counted)
        if site := counted.get("site"):
            self.sites.setdefault(site, Tally()).count(counted)

    def add(self, plain: Mapping[str, Any]) -> None:
        """Add what :meth:`plain` gave."""
        self.total.add(plain["total"])
        for site, tally in plain["sites"].items():
            self.sites.setdefault(site, Tally()).add(tally)

    def plain(self) -> dict[str, Any]:
        """The counts as what JSON can hold, sites by name."""
        return {"total": self.total.plain(), "sites": {name: self.sites[name].plain() for name in sorted(self.sites)}}

    def __str__(self) -> str:
        """In words, a line for all documents and one for each site."""
        lines = [
            f"{_many(self.total.documents, 'document')}: {_many(self.total.articles, 'article')}{_rest(self.total)}"
        ]
        for name, tally in sorted(self.sites.items()):
            share = f"{tally.by_plugin / tally.articles:.0%} by its plugin" if tally.articles else "no article"
            lines.append(f"{name}: {_many(tally.documents, 'document')}, {share}{_rest(tally)}")
        return "\n".join(lines)


def _rest(tally: Tally) -> str:
    parts = []
    if tally.kept:
        parts.append(f"{tally.kept:,} kept as they were")
    if tally.doubtful:
        parts.append(f"{tally.doubtful:,} doubtful")
    if tally.warnings:
        parts.append(_many(tally.warnings, "warning"))
    if tally.without_article:
        parts.append(f"{tally.without_article.total()} without an article ({_listed(tally.without_article)})")
    if tally.errors:
        parts.append(f"{tally.errors.total()} failed ({_listed(tally.errors)})")
    return "".join(f", {part}" for part in parts)


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in _ranked(counts))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first, and those of the same number by name, in whatever order they were counted."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
