"""Counts over many documents: how often each rule of each site matched, and what came of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from extractor.doctor.observation import Observation

__all__ = ["ENOUGH", "RuleSurvey", "SiteSurvey", "Survey", "take"]

ENOUGH = 10
"""Documents after which an alternative that never matched is called dead: of those that match on a quarter of a site's
pages one in eighteen looks dead in ten, of those that match on half one in a thousand."""

_LONGEST_HOST = 253  # characters that DNS allows; a page may claim any


@dataclass(frozen=True, slots=True)
class RuleSurvey:
    """How often one alternative of a rule matched.

    Attributes:
        field: The field, ``"body"``, or ``"drop"`` of a selector of what the body rule drops.
        rule: The alternative as written.
        tried: The documents it was tried on.
        matched: Those it found a value on.
        used: Those whose value it gave, no earlier alternative having one.
    """

    field: str
    rule: str
    tried: int
    matched: int
    used: int

    @property
    def is_dead(self) -> bool:
        """Whether it matched on none of enough documents to say so; one that only ever stands behind another lives."""
        return self.tried >= ENOUGH and not self.matched


@dataclass(frozen=True)
class SiteSurvey:
    """How a site fared.

    Attributes:
        kinds: How many documents of each kind it was chosen for; what a rule finds in one another may not have.
        unavailable: How many of them hold no article because the site served none, by the reason it gives.
        without_article: How many of the others gave none all the same, by the reason.
        fallback: How many bodies are an engine's.
        doubtful: How many bodies are rather wrong than right, by their confidence.
        lengths: The characters of each body, in ascending order; none where a batch counted.
        filled: For each field how many articles have it, whoever gave it.
        rules: The alternatives of the site's rules.
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    unavailable: Mapping[str, int] = field(default_factory=dict)
    without_article: Mapping[str, int] = field(default_factory=dict)
    fallback: int = 0
    doubtful: int = 0
    lengths: tuple[int, ...] = ()
    filled: Mapping[str, int] = field(default_factory=dict)
    rules: tuple[RuleSurvey, ...] = ()

    @property
    def documents(self) -> int:
        """The documents it was chosen for."""
        return sum(self.kinds.values())

    @property
    def available(self) -> int:
        """The documents that should hold an article: what the rules are measured on."""
        return self.documents - sum(self.unavailable.values())

    @property
    def articles(self) -> int:
        """How many of those gave one."""
        return self.available - self.problems

    @property
    def problems(self) -> int:
        """How many of those gave no article."""
        return sum(self.without_article.values())

    @property
    def by_rule(self) -> Mapping[tuple[str, str], RuleSurvey]:
        """The alternatives by field and as written."""
        return {(rule.field, rule.rule): rule for rule in self.rules}

    @property
    def stale(self) -> tuple[RuleSurvey, ...]:
        """The body rules that matched on enough documents and gave no body: the fallback was surer of its own.

        Only rules that are kept for other programs are weighed so; a plugin's answer wherever they match.
        """
        rules = [rule for rule in self.rules if rule.field == "body"]
        return () if any(rule.used for rule in rules) else tuple(rule for rule in rules if rule.matched >= ENOUGH)

    @property
    def median_length(self) -> float | None:
        """The median length of the bodies, in characters."""
        return median(self.lengths) if self.lengths else None


@dataclass(frozen=True)
class Survey:
    """How the sites fared.

    Attributes:
        sites: Every site that was chosen for a document, by name.
        unclaimed: The documents without a site, by host; under ``""`` those without an address.
    """

    sites: Mapping[str, SiteSurvey] = field(default_factory=dict)
    unclaimed: Mapping[str, int] = field(default_factory=dict)


def take(observations: Iterable[Observation]) -> Survey:
    """Count what documents show. Holds the counts, and no document."""
    sites: defaultdict[str, _Counts] = defaultdict(_Counts)
    unclaimed: Counter[str] = Counter()
    for observation in observations:
        if observation.site is None:
            unclaimed[(observation.host or "")[:_LONGEST_HOST]] += 1
        else:
            sites[observation.site].add(observation)
    return Survey({name: sites[name].frozen() for name in sorted(sites)}, dict(unclaimed.most_common()))


class _Counts:
    """The counts of one site while documents come in."""

    def __init__(self) -> None:
        self.fallback = 0
        self.doubtful = 0
        self.kinds: Counter[str] = Counter()
        self.unavailable: Counter[str] = Counter()
        self.without_article: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.lengths: list[int] = []
        self.rules: dict[tuple[str, str], Counter[str]] = {}

    def add(self, seen: Observation) -> None:
        self.kinds[seen.kind] += 1
        self.fallback += seen.fallback
        self.doubtful += seen.doubtful
        self.unavailable.update(filter(None, [seen.unavailable]))
        self.without_article.update(filter(None, [seen.problem]))
        self.filled.update(seen.filled)
        self.lengths += [] if seen.length is None else [seen.length]
        for trial in seen.trials:
            counts = self.rules.setdefault((trial.field, trial.rule), Counter())
            counts.update(tried=1, matched=int(trial.matched), used=int(trial.used))  # JSON tells true from 1

    def frozen(self) -> SiteSurvey:
        return SiteSurvey(
            dict(self.kinds.most_common()),
            dict(self.unavailable.most_common()),
            dict(self.without_article.most_common()),
            self.fallback,
            self.doubtful,
            tuple(sorted(self.lengths)),
            dict(self.filled),
            tuple(
                RuleSurvey(*key, counts["tried"], counts["matched"], counts["used"]) for key, counts in self._ordered()
            ),
        )

    def _ordered(self) -> list[tuple[tuple[str, str], Counter[str]]]:
        """The rules of a field together, though a layout's selectors to drop are met late."""
        fields = list(dict.fromkeys(name for name, _ in self.rules))
        return sorted(self.rules.items(), key=lambda item: fields.index(item[0][0]))
