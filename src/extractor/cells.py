"""Values as JSON has them in, a row of CSV out that a spreadsheet may open."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from io import StringIO
from typing import Any

__all__ = ["row"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row(values: Sequence[Any]) -> str:
    """A row, with the end of its line."""
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(_cell, values))
    return line.getvalue()


def _cell(value: Any) -> Any:
    """What a cell says: names joined with ``; ``, what has parts of its own as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    elif isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    # A page must not have a spreadsheet compute: what begins like a formula is marked as text, as OWASP advises.
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
