"""Which sites the pages at hand prove alive.

A survey and the names of sites come in; for each site goes out whether its rule for the body found an article in any of
its pages. One page is enough to prove a rule alive; that it is dead is proved by as many as there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.doctor.survey import SiteSurvey, Survey

__all__ = ["Liveness", "liveness"]


@dataclass(frozen=True)
class Liveness:
    """What pages prove of a site.

    Attributes:
        site: Its name.
        state: ``"alive"``, ``"dead"``, or ``"unproven"`` where there is no page that should hold an article.
        pages: The pages it was chosen for, those left out that it says hold no article.
        bodies: How many of them gave a body by its own rule.
        silent: The fields whose rule found nothing on any of them.
    """

    site: str
    state: str
    pages: int
    bodies: int
    silent: tuple[str, ...]


def liveness(found: Survey, sites: Iterable[str]) -> list[Liveness]:
    """What the pages of a survey prove of each of the sites, in the order given."""
    return [_of(name, found.sites.get(name, SiteSurvey())) for name in sites]


def _of(name: str, site: SiteSurvey) -> Liveness:
    bodies = site.available - site.problems - site.fallback
    fields = dict.fromkeys(rule.field for rule in site.rules if rule.field != "drop")
    matched = {rule.field for rule in site.rules if rule.matched}
    state = "alive" if bodies else "dead" if site.available else "unproven"
    return Liveness(name, state, site.available, bodies, tuple(field for field in fields if field not in matched))
