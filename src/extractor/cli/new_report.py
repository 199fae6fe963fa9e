"""What ``extractor new`` says of the rules it found."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len

from extractor.authoring.induction.draft import Draft
from extractor.authoring.induction.sample import Sample
from extractor.authoring.induction.source import body_rule, field_rule
from extractor.authoring.induction.zones import Zone

__all__ = ["counted", "following", "report"]

_WIDEST = 80  # cells of a rule that the column makes room for; an ideograph takes two


def report(name: str, draft: Draft, samples: Sequence[Sample], results: Sequence[Mapping[str, Any]]) -> None:
    """Print the rules, on how many of the pages each finds what it is to find, and what has none.

    Args:
        name: What the plugin is called.
        draft: Its rules.
        samples: The pages they were learnt from.
        results: What the plugin gives of each page.
    """
    print(f"{name}: {counted(draft.total, 'page')} of {', '.join(draft.hosts)}\n")
    rows = []
    if draft.zone and draft.zone.name:
        told = f"{_of(draft.zone.pages, draft.total)} without a zone; they are of {draft.zone.country}"
        rows.append(("timezone", draft.zone.name, told))
    rows += [
        (field, field_rule(finding.rules), _of(finding.pages, draft.total))
        for field, finding in draft.fields.items()
        if finding.rules
    ]
    if draft.body:
        rows.append(("body", body_rule(draft), _of(draft.body.pages, draft.total)))
    rows += [
        ("drop", drop.selector, f"{_of(drop.pages, draft.total)}: {drop.text}".rstrip(": ")) for drop in draft.drops
    ]
    width = max((cells for _, rule, _ in rows if (cells := cell_len(rule)) < _WIDEST), default=0)
    for field, rule, count in rows:
        print(f"  {field:<9}  {rule}{' ' * (width - cell_len(rule))}  {count}")
    missing = [
        f"  {field:<9}  {_why(field, finding.known, samples, results)}"
        for field, finding in draft.fields.items()
        if not finding.rules
    ]
    if not draft.body:
        missing.append("  body       no stable selector finds the article and little else: the fallback answers")
    if draft.zone and not draft.zone.name:
        missing.append(f"  timezone   {_why_no_zone(draft.zone)}")
    if missing:
        print("\nno rule was found for\n")
        print("\n".join(missing))


def following(page: str, url: str | None) -> str:
    """What to do next, with one of the pages for an example, and the address that was given for it."""
    page = shlex.join([page, *(("--url", url) if url else ())])
    return f"""
next: read the plugin; then

  extractor extract {page} --format text
  extractor explain {page} --html why.html
  pytest"""


def _why(field: str, known: int, samples: Sequence[Sample], results: Sequence[Mapping[str, Any]]) -> str:
    """Why a field has no rule, and what becomes of it without one."""
    if not known:
        return f"nothing on {'the page' if len(samples) == 1 else 'any page'}"
    # A page may show a medium in a way that nothing but a rule could read.
    origin = next((found for sample in samples if (found := sample.article.origins.get(field))), None)
    still = sum(bool(result[field]) for result in results)
    count = _of(known, len(samples))
    told = f"known on {count} ({origin.by}: {origin.rule})" if origin else f"shown on {count}"
    why = f"{told}, and no selector or name finds it alone wherever it is known"
    lost = "; a method of that name may read it" if still < known else ""
    return f"{why}; filled all the same on {still}{lost}"


def _why_no_zone(zone: Zone) -> str:
    whose = f"{zone.country} has several zones" if zone.country else "the pages do not tell whose they are"
    return f'times have no zone, and {whose}; write timezone = "Area/City"'


def _of(part: int, whole: int) -> str:
    return f"{part} of {counted(whole, 'page')}"


def counted(number: int, noun: str) -> str:
    """A number of things: ``1 page``, ``2 pages``."""
    return f"{number} {noun}{'s' * (number != 1)}"
