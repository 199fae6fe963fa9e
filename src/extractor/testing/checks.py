"""A field of a case: what is expected beside what came out."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["BODY", "BODY_TEXT", "EXPECTED", "NO_CONTENT", "SITE", "Check"]

BODY = "body"
"""The check that compares ``body.txt``."""

SITE = "site"
"""The check that the body came from the plugin or engine that the folder above the case is named after."""

NO_CONTENT = "no_content"
"""The check that there is no article, for the reason ``expected.json`` gives."""

EXPECTED, BODY_TEXT = "expected.json", "body.txt"
"""The files of a case that say what is to come out."""


@dataclass(frozen=True)
class Check:
    """A field of a case: what it is to be, and what it is.

    Attributes:
        name: The field's name, :data:`BODY`, :data:`SITE` or :data:`NO_CONTENT`.
        expected: What the case says, as JSON has it.
        actual: What was extracted, as JSON has it.
    """

    name: str
    expected: Any
    actual: Any

    @classmethod
    def compare(cls, name: str, expected: Any, actual: Mapping[str, Any]) -> Check:
        """What is expected beside what :meth:`Case.run` gave.

        No article where one is expected fails the check of any field, and an article where none is expected
        fails :data:`NO_CONTENT`.
        """
        if NO_CONTENT in actual and name != NO_CONTENT:
            return cls(name, expected, {NO_CONTENT: actual[NO_CONTENT]})
        if name == NO_CONTENT and NO_CONTENT not in actual:
            return cls(name, expected, {key: actual[key] for key in ("extractor", "title")})
        return cls(name, expected, actual[name])

    @property
    def passed(self) -> bool:
        """Whether the two are the same."""
        return bool(self.expected == self.actual)

    def diff(self) -> str:
        """The two as a unified diff: line by line of the body, its Markdown and HTML, else of JSON."""
        where = {BODY: BODY_TEXT, SITE: "the folder's name"}.get(self.name, EXPECTED)
        before, after = (self._lines(value) for value in (self.expected, self.actual))
        return "\n".join(difflib.unified_diff(before, after, where, "extracted", lineterm=""))

    def _lines(self, value: Any) -> list[str]:
        is_text = self.name in (BODY, "markdown", "html") and isinstance(value, str)
        return (value if is_text else json.dumps(value, ensure_ascii=False, indent=2)).split("\n")
