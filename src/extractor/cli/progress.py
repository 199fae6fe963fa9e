"""A progress bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

__all__ = ["bar"]

Item = TypeVar("Item")


@contextmanager
def bar(items: Sequence[Item], *, shown: bool) -> Iterator[Iterable[Item]]:
    """The items; while they are gone through, standard error shows how far that is."""
    if not shown:
        yield items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # What is said on standard error goes above the bar; standard output goes elsewhere, and must not.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield progress.track(items)
