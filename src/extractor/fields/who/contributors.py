"""Who else did something: photographers, translators, proof-readers, and what each did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.who.credits import CONTRIBUTOR_LABELS, parse_credits
from extractor.fields.who.persons import is_person, names

__all__ = ["Contributor", "contributors", "credited_for"]


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who did something for an article, and is neither its author nor its editor.

    Attributes:
        name: The name.
        role: What they did, as the page labels it: ``"摄影"``, ``"校对"``, ``"翻译"``.
    """

    name: str
    role: str


def contributors(evidence: Evidence) -> Iterator[Candidate]:
    """Everybody whom the lines at the edges of the body, or else beside it, or of the page credit with something else."""
    for by, lines in (evidence.of_body, *evidence.of_page):
        if found := credited_for(lines):
            yield Candidate(
                found, by, f'label("{found[0].role}")', "; ".join(f"{one.role}：{one.name}" for one in found)
            )


def credited_for(value: Any) -> tuple[Contributor, ...]:
    """The contributors that lines of credits name, in order, each once; those that are given as such stay."""
    found: dict[Contributor, None] = {}
    for item in [value] if isinstance(value, str) else value:
        if isinstance(item, Contributor):
            found[item] = None
            continue
        for _, label, credited in parse_credits(str(item)):
            if label in CONTRIBUTOR_LABELS:
                found |= dict.fromkeys(Contributor(name, label) for name in names(credited) if is_person(name))
    return tuple(found)
