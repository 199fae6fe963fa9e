"""Tables on standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from extractor.document.text import printable

__all__ = ["print_table"]


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows: on a terminal as a table that fits it, elsewhere aligned, each on a line of its own."""
    rows = [[printable(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table()
        for title in header:
            table.add_column(title, overflow="fold")  # nothing of a host or a path is left out
        for row in rows:
            table.add_row(*row)
        Console(markup=False, emoji=False, highlight=False).print(table)
        return
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
