"""What news agencies print above and below a text: who reported it, wrote it and edited it, and where they sat.

``(Reporting by Jane Doe in Quaytown; Writing by John Roe; Editing by Ann Poe)`` has roles of its own, apart by semicolons;
``By Jane Doe`` above the first paragraph and ``(By Jane Doe)`` behind the last have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.document.text import one_line
from extractor.fields.who.bylines import byline, is_latin_person
from extractor.fields.who.persons import names

__all__ = ["desk_credits", "is_of_desks", "opened_by", "signed_by"]

_BEGINS = re.compile(r"[(\[—–-]{0,2}\s?(?:additional\s)?(?:reporting|writing|editing)\b", re.I)
_ROLE = re.compile(
    r"(?:^|[;,.(\[]\s*|\sand\s)((?:additional\s)?(?:reporting|writing|written|compiled|editing)(?:\s(?:and|&)\s(?:writing|editing))?)\sby:?\s",
    re.I,
)
_PLACE = re.compile(r"\sin\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}")
_LONGEST = 600  # characters of a line of credits
_FIRST, _LAST = 5, 2  # lines of a body among which a writer is named


def is_of_desks(line: str) -> bool:
    """Whether a line begins with what a desk did: *Reporting by*, *Editing by*."""
    return _BEGINS.match(line) is not None and _ROLE.search(line[:_LONGEST]) is not None


def desk_credits(lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The roles (``authors``, ``editors``) that lines at the end of a text credit, the names, and the line.

    Who only helped (*Additional reporting by*) wrote none of it.
    """
    for line in lines:
        if len(line) > _LONGEST or not is_of_desks(line):
            continue
        starts = list(_ROLE.finditer(line))
        ends = [*(match.start() for match in starts[1:]), len(line)]
        found: dict[str, dict[str, None]] = {"authors": {}, "editors": {}}
        for match, end in zip(starts, ends, strict=False):
            said = match[1].casefold()
            people = names(_PLACE.sub("", line[match.end() : end].strip(" ()[].;,")))
            if not said.startswith("additional"):
                found["editors" if said.startswith("editing") else "authors"] |= dict.fromkeys(people)
        for role, credited in found.items():
            if persons := tuple(filter(is_latin_person, credited)):
                yield role, persons, line


def opened_by(lines: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Whom one of the first lines of a text names, which is nothing but *By* and names, and the line."""
    for line in map(one_line, lines[:_FIRST]):
        if _NOTHING_ELSE.fullmatch(line) and (found := byline(line)):
            return found, line
    return None


def signed_by(lines: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Whom brackets or a dash behind a text name, and the line: ``(By Jane Doe) Enditem``, ``-- By Jane Doe``."""
    for line in lines[-_LAST:]:
        match = _BEHIND.search(line)
        if match and (found := tuple(filter(is_latin_person, names(match[1] or match["dashed"])))):
            return found, match[0]
    return None


_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_NOTHING_ELSE = re.compile(
    rf"(?i:by|von|par|por)\s{_CAPITAL}(?:,?\s(?:{_CAPITAL}|(?i:and|und|et|y|&|de|del|van|von|der|al|bin|of|the))){{1,11}}"
)
_BEHIND = re.compile(
    r"[(\[]By\s([^()\[\]\n]{3,80})[)\]]\s?(?:Enditem\W{0,2}\w{0,4})?$"
    r"|^[-–—]{1,2}\s?By\s(?P<dashed>[^()\[\]\n]{3,60}?)(?:\sFollow\s?@\w{2,30})?$"
)
