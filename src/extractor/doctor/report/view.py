"""A survey arranged for the eye: sites by health, what moved, and how each rule fared so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.doctor.comparison import Alarm, Comparison
from extractor.doctor.history import Run, SiteRun
from extractor.doctor.observation import DROP
from extractor.doctor.report.chart import Chart
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey
from extractor.fields import FIELDS

__all__ = ["Health", "RuleRow", "SiteView", "alarms_of", "views"]

_WELL = 0.9  # the share of a site's documents that its own rules are to serve


class Health(StrEnum):
    """How a site is, the worst first."""

    ALARM = "alarm"
    WATCH = "watch"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of a site, or a field that has none.

    Attributes:
        field: The field.
        filled: The share of articles that have it, with its first rule.
        rule: The counts; ``None`` of a field without a rule.
        chart: How often it matched from survey to survey.
        is_alarm: Whether it fell.
    """

    field: str
    filled: str
    rule: RuleSurvey | None
    chart: Chart | None
    is_alarm: bool


@dataclass(frozen=True, slots=True)
class SiteView:
    """A site.

    Attributes:
        name: Its name.
        health: How it is.
        site: Its counts.
        own: The share of its documents that its own rules serve; ``None`` where none should hold an article.
        chart: That share from survey to survey.
        alarms: How many alarms there are.
        dead: How many of its rules matched nowhere.
        rows: Its rules.
    """

    name: str
    health: Health
    site: SiteSurvey
    own: float | None
    chart: Chart
    alarms: int
    dead: int
    rows: tuple[RuleRow, ...]


def views(survey: Survey, comparison: Comparison | None, runs: Sequence[Run]) -> list[SiteView]:
    """The sites of a survey, the worst first.

    Args:
        survey: The survey.
        comparison: What moved since the baseline.
        runs: The surveys so far, this one last.
    """
    made = [
        _site(name, site, alarms_of(comparison, name), [run.sites.get(name) for run in runs])
        for name, site in survey.sites.items()
    ]
    order = [*Health]
    return sorted(
        made,
        key=lambda view: (order.index(view.health), -view.alarms, 1.0 if view.own is None else view.own, view.name),
    )


def alarms_of(comparison: Comparison | None, name: str) -> list[Alarm]:
    """The alarms of a site."""
    return [alarm for alarm in comparison.alarms if alarm.site == name] if comparison else []


def _site(name: str, site: SiteSurvey, alarms: Sequence[Alarm], runs: Sequence[SiteRun | None]) -> SiteView:
    own = SiteRun.of(site).own.rate
    dead = sum(rule.is_dead for rule in site.rules)
    is_well = not dead and (own is None or own >= _WELL)
    health = Health.ALARM if alarms else Health.WELL if is_well else Health.WATCH
    chart = Chart.of([run.own.rate if run else None for run in runs])
    return SiteView(name, health, site, own, chart, len(alarms), dead, tuple(_rows(site, alarms, runs)))


def _rows(site: SiteSurvey, alarms: Sequence[Alarm], runs: Sequence[SiteRun | None]) -> Iterator[RuleRow]:
    fallen = {(move.field, move.rule) for alarm in alarms for move in alarm.movements if move.fell}
    filled: Mapping[str, int] = {"body": site.articles, **{field: site.filled.get(field, 0) for field in FIELDS}}
    for field in ("body", DROP, *FIELDS):
        share = f"{filled[field] / site.available:.0%}" if field in filled and site.available else ""
        rules = [rule for rule in site.rules if rule.field == field]
        for rule in rules:
            shares = [run.rules.get((field, rule.rule)) if run else None for run in runs]
            chart = Chart.of([one.rate if one else None for one in shares])
            yield RuleRow(field, share, rule, chart, (field, rule.rule) in fallen)
            share = ""
        if not rules and filled.get(field):
            yield RuleRow(field, share, None, None, is_alarm=(field, None) in fallen)
