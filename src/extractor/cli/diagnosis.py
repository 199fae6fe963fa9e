"""A survey and what moved since another, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from extractor.cli.addresses import ADVICE
from extractor.cli.tables import print_table
from extractor.doctor.comparison import Comparison, Movement
from extractor.doctor.observation import DROP
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey
from extractor.document.text import printable
from extractor.fields import FIELDS

__all__ = ["dead", "show", "stale"]

_HOSTS = 5  # hosts without a site that are named


def show(survey: Survey, comparison: Comparison | None) -> None:
    """Print the survey; last, where nobody misses it, what is wrong."""
    if survey.sites:
        print_table(
            ("site", "documents", "unavailable", "without article", "fallback", "doubtful", "median length"),
            [_site(name, site) for name, site in survey.sites.items()],
        )
        print()
        print_table(
            ("site", "field", "filled", "matched", "used", "rule"),
            [row for name, site in survey.sites.items() for row in _rules(name, site)],
        )
        print()
    for line in (*_summary(survey), *_dead(survey), *(_moved(comparison) if comparison else ())):
        print(printable(line))


def dead(survey: Survey) -> Iterator[tuple[str, RuleSurvey]]:
    """The rules that matched on no document, each with its site."""
    return ((name, rule) for name, site in survey.sites.items() for rule in site.rules if rule.is_dead)


def stale(survey: Survey) -> Iterator[tuple[str, RuleSurvey]]:
    """The body rules that matched and never gave a body, each with its site."""
    return ((name, rule) for name, site in survey.sites.items() for rule in site.stale)


def _site(name: str, site: SiteSurvey) -> tuple[str, ...]:
    length = "-" if site.median_length is None else f"{site.median_length:,.0f}"
    return (
        name,
        _with_parts(site.kinds),
        _with_parts(site.unavailable),
        _with_parts(site.without_article),
        f"{site.fallback:,}",
        f"{site.doubtful:,}",
        length,
    )


def _with_parts(counts: Mapping[str, int]) -> str:
    """The sum, and what it is the sum of."""
    parts = ", ".join(f"{part} {count:,}" for part, count in counts.items())
    return f"{sum(counts.values()):,}{f' ({parts})' if parts else ''}"


def _rules(name: str, site: SiteSurvey) -> Iterator[tuple[str, ...]]:
    """A row for each rule; a field that has none has a row all the same, for the share of articles that have it."""
    filled = {"body": site.articles, **{field: site.filled.get(field, 0) for field in FIELDS}}
    for field in ("body", DROP, *FIELDS):
        share = f"{filled[field] / site.available:.0%}" if field in filled and site.available else ""
        rules = [rule for rule in site.rules if rule.field == field]
        for rule in rules:
            used = "" if field == DROP else f"{rule.used:,}"
            yield (name, field, share, f"{rule.matched:,} of {rule.tried:,}", used, rule.rule)
            share = ""
        if share and not rules:
            yield (name, field, share, "", "", "")


def _summary(survey: Survey) -> Iterator[str]:
    """One line for what has a site, and one for what has none: it tells which site to write next."""
    claimed = sum(site.documents for site in survey.sites.values())
    unclaimed = sum(survey.unclaimed.values())
    yield f"with a site: {claimed:,} of {claimed + unclaimed:,} documents"
    if unclaimed:
        hosts = [f"{host or 'no address'} {count:,}" for host, count in islice(survey.unclaimed.items(), _HOSTS)]
        more = ", ..." if len(survey.unclaimed) > _HOSTS else ""
        yield f"without a site: {unclaimed:,} ({', '.join(hosts)}{more})"
    if "" in survey.unclaimed:
        yield f"no address: {ADVICE}"


def _dead(survey: Survey) -> Iterator[str]:
    for name, rule in dead(survey):
        where = f"{name}: {rule.field}: {rule.rule}"
        if rule.field == DROP:
            yield f"dead: {where} dropped nothing from {rule.tried:,} bodies"
        else:
            yield f"dead: {where} matched on none of {rule.tried:,}"
    for name, rule in stale(survey):
        found = f"{rule.rule} matched on {rule.matched:,} of {rule.tried:,}"
        yield f"stale: {name}: {found}, and the fallback was surer of its own each time"


def _moved(comparison: Comparison) -> Iterator[str]:
    for note in comparison.notes:
        yield f"note: {note}"
    for movement in comparison.risen:
        yield f"note: {movement.site}: {movement}{_chance(movement)}"
    for alarm in comparison.alarms:
        first, *rest = alarm.movements
        yield f"ALARM: {alarm.site}: {first}{_chance(first)}"
        yield from (f"       {movement}" for movement in rest)
    if not comparison.alarms:
        yield f"no alarm: {comparison.compared:,} comparisons with the baseline, and none fell by more than chance"


def _chance(movement: Movement) -> str:
    return f" (by chance {movement.table.p:.1g})"
