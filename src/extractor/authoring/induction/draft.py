"""From saved pages of one site to the rules of its plugin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.authoring.induction.container import Container, find_container, is_kept
from extractor.authoring.induction.drops import Drop, find_drops
from extractor.authoring.induction.fields import RULED, Finding, find_field
from extractor.authoring.induction.sample import Sample
from extractor.authoring.induction.zones import Zone, find_zone

__all__ = ["Draft", "induce"]


@dataclass(frozen=True)
class Draft:
    """The rules of a plugin, and how they did on the pages they were learnt from.

    Attributes:
        hosts: The hosts it claims.
        title: What its first line calls the site.
        fields: What was found for each field.
        body: Where the article is; ``None`` where no container holds it, and the fallback is to answer.
        drops: What is dropped inside.
        total: How many pages there were.
        zone: What is known of the zone of their times; ``None`` where they tell it, or have none.
    """

    hosts: tuple[str, ...]
    title: str
    fields: Mapping[str, Finding]
    body: Container | None
    drops: Sequence[Drop]
    total: int
    zone: Zone | None = None


def induce(samples: Sequence[Sample], hosts: tuple[str, ...]) -> Draft:
    """The rules that hold on every one of the pages.

    Args:
        samples: The pages, at least one.
        hosts: The hosts the plugin is to claim.
    """
    container = find_container(samples)
    drops = find_drops(samples, container.selectors) if container else []
    if container and not is_kept(samples, container, [drop.selector for drop in drops]):
        container, drops = (container if is_kept(samples, container, ()) else None), []
    names = [sample.article.site_name for sample in samples]
    fields = {field: find_field(samples, field) for field in RULED}
    return Draft(
        hosts,
        next((name for name in names if name), None) or hosts[0],
        fields,
        container,
        drops,
        len(samples),
        find_zone(samples, fields["published"]),
    )
