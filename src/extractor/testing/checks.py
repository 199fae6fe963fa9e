"""A field of a case: what is expected beside what came out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.testing.diffs import Line, compare

__all__ = ["BODY", "BODY_TEXT", "DROPS", "EXPECTED", "FILLED_BY", "NO_CONTENT", "ORIGINS", "SITE", "Check", "is_rule"]

BODY = "body"
"""The check that compares ``body.txt``."""

SITE = "site"
"""The check that the body came from the plugin or engine that the folder above the case is named after."""

NO_CONTENT = "no_content"
"""The check that there is no article, for the reason ``expected.json`` gives."""

DROPS = "drops"
"""The check that the plugin takes things out of the body with the selectors that ``expected.json`` names."""

ORIGINS = "origins"
"""What ``expected.json`` calls its record of who fills each field: ``pond: css("h1")``, ``json-ld``."""

FILLED_BY = "filled_by"
"""Who fills each field, as :data:`ORIGINS` has it, in what :meth:`Case.run` gives."""

EXPECTED, BODY_TEXT = "expected.json", "body.txt"
"""The files of a case that say what is to come out."""


@dataclass(frozen=True)
class Check:
    """A field of a case: what it is to be and who is to fill it, and what it is and who does.

    Attributes:
        name: The field's name, :data:`BODY`, :data:`DROPS`, :data:`SITE` or :data:`NO_CONTENT`.
        expected: What the case says, as JSON has it.
        actual: What was extracted, as JSON has it.
        origin: Who is to fill it, where the case says so.
        filled_by: Who fills it.
    """

    name: str
    expected: Any
    actual: Any
    origin: str | None = None
    filled_by: str | None = None

    @property
    def passed(self) -> bool:
        """Whether it is what it is to be, and filled by the rule that is to fill it."""
        return bool(self.expected == self.actual) and not self.has_moved

    @property
    def has_moved(self) -> bool:
        """Whether a plugin's rule is to fill it and another fills it, or nobody does; or the other way round.

        Which evidence of any document gives a value is not up to a plugin, and may change.
        """
        rules = [origin for origin in (self.origin, self.filled_by) if origin and is_rule(origin)]
        return self.origin is not None and self.origin != self.filled_by and bool(rules)

    def difference(self, *, whole: bool = False) -> Iterator[Line]:
        """How the two differ: line by line of the body, its Markdown and HTML, else of JSON.

        Args:
            whole: Whether long lines are given whole, and not cut to what is around their changes.
        """
        where = {BODY: BODY_TEXT, SITE: "the folder's name"}.get(self.name, EXPECTED)
        before, after = (self._lines(value) for value in (self.expected, self.actual))
        if before != after:
            yield Line("@", ((f"--- {where}", False),))
            yield Line("@", (("+++ extracted", False),))
            yield from compare(before, after, whole=whole)

    def diff(self) -> str:
        """:meth:`difference` as a text."""
        return "\n".join(map(str, self.difference()))

    def _lines(self, value: Any) -> list[str]:
        is_text = self.name in (BODY, "markdown", "html") and isinstance(value, str)
        return (value if is_text else json.dumps(value, ensure_ascii=False, indent=2)).split("\n")


def is_rule(origin: str) -> bool:
    """Whether an origin of a fixture is a plugin's rule (``pond: css("h1")``), and not the name of evidence."""
    return ": " in origin
