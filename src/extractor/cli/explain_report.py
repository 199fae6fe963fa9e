"""What ``extractor explain`` says: an explanation for people, as has_width as they look at it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from extractor.article import Removal
from extractor.blocks import Image
from extractor.blocks.boilerplate import kind_of
from extractor.document.text import one_line, printable
from extractor.explaining import Attempt, Explanation, FieldReport, Verdict
from extractor.fields import Contributor

__all__ = ["show"]

_WIDEST = 120  # cells; longer lines are hard to read
_IN_A_PIPE = 100
_NAMES = 14  # cells of the column of names
_MARGIN = "  | "  # before a line of the body
_BECAUSE = {
    "site": "the site's rule drops it: {}",
    "edge": "before or after the article, and no whole sentence",
    "title": "the title once more",
    "source": "the name of the source, and nothing else",
    "memory": "it {}",
}
_BY_NAME = re.compile(r"\[class or id ~ (.+)\]")


def show(explanation: Explanation, advice: str | None = None) -> None:
    """Print an explanation: in colour on a terminal, unless ``NO_COLOR`` is set, and no wider than it.

    Args:
        explanation: The explanation.
        advice: What might have a site chosen, where none was.
    """
    has_width = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(
        width=None if has_width else _IN_A_PIPE,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )
    width = min(console.width, _WIDEST)
    for line in _lines(explanation, advice):
        line.plain = printable(line.plain)
        if line.overflow == "ellipsis":
            line.truncate(width)
        if line.overflow != "fold":
            console.print(line)
            continue
        for part in line.wrap(console, width - len(_MARGIN)) if has_width else [line]:
            console.print(Text.assemble((_MARGIN, "green"), part))


def _lines(explanation: Explanation, advice: str | None) -> Iterator[Text]:
    address = f", from {explanation.url}" if explanation.url else ""
    yield _row("document", f"{explanation.kind}, {explanation.charset}{address}", width=10)
    yield _row("site", explanation.choice, width=10)
    if advice:
        yield _row("", advice, width=10)
    for claim in explanation.claims:
        yield _row("", f"{'*' if claim.chosen else '-'} {claim.site} ({claim.origin}): {claim.reason}", width=10)
    if explanation.problem:
        yield _row("article", f"none: {explanation.problem}", style="red", width=10)
    for name, report in explanation.fields.items():
        yield from _field(name, report)
        if name == "body" and explanation.article:
            yield from _body(explanation)
    yield from _removals(explanation)
    for warning in explanation.warnings:
        yield _row("warning", one_line(warning), style="yellow", width=10)


def _row(name: str, value: str, *, style: str = "", width: int = _NAMES, cut: bool = False) -> Text:
    return Text.assemble((f"{name:<{width}}", "bold"), (value, style), overflow="ellipsis" if cut else None)


def _aside(text: str, *, cut: bool = True) -> Text:
    return Text(f"  {text}", style="dim", overflow="ellipsis" if cut else None)


def _field(name: str, report: FieldReport) -> Iterator[Text]:
    """The value and who filled it; then the answers that found nothing, or came behind one that counts."""
    unit = " characters" if name == "body" else ""
    yield Text()
    yield _row(name, f"{_shown(report.value)}{unit}" if report.value else "-", cut=True)
    if report.origin:
        yield _aside(f"by {report.origin.by}: {report.origin.rule}", cut=False)
        if report.origin.raw:
            yield _aside(f"read from {_shown(report.origin.raw)!r}")
    for attempt in report.attempts:
        if attempt is not report.taken:
            yield _aside(f"lost: {attempt.by}: {attempt.rule}: {_outcome(attempt)}")


def _outcome(attempt: Attempt) -> str:
    if attempt.problem:
        read = f", read from {_shown(attempt.raw)!r}" if attempt.raw else ""
        return f"{attempt.problem}{read}"
    return _shown(attempt.value)


def _body(explanation: Explanation) -> Iterator[Text]:
    """How sure it is, and its lines."""
    article = explanation.article
    if article is None:
        return
    if article.confidence is not None:
        yield _aside(f"right with a probability of {article.confidence:.0%}")
    for line in article.body.split("\n"):
        yield Text(line, overflow="fold")


def _removals(explanation: Explanation) -> Iterator[Text]:
    kept = sum(len(passage.text) for passage in explanation.passages if passage.verdict is Verdict.KEPT)
    whole = sum(len(passage.text) for passage in explanation.passages)
    share = f"{kept:,} of {whole:,} characters ({kept / whole:.0%})" if whole else "nothing"
    yield Text()
    yield _row("kept", share)
    for removal in explanation.removals:
        if removal.text:
            yield Text.assemble(("  - ", "red"), _shown(removal.text), overflow="ellipsis")
            yield Text(f"    {_because(removal)}", style="dim", overflow="ellipsis")
    if silent := sum(not removal.text for removal in explanation.removals):
        yield Text.assemble(("  - ", "red"), f"{silent} without text")


def _because(removal: Removal) -> str:
    """Why something was removed, in words, and the rule as written."""
    if removal.reason in _BECAUSE:
        return _BECAUSE[removal.reason].format(removal.rule)
    if name := _BY_NAME.fullmatch(removal.rule):
        return f"{removal.reason}: its class or id says so ({name[1]})"
    if (found := kind_of(removal.text)) and found[1] == removal.rule:
        return f"{removal.reason}: its words say so ({removal.rule})"
    return f"{removal.reason}: {removal.rule}"


def _shown(value: Any) -> str:
    match value:
        case tuple():
            return ", ".join(map(_shown, value))
        case Image():
            return f"{value.url} ({value.caption})" if value.caption else str(value.url)
        case Contributor():
            return f"{value.name} ({value.role})"
    return one_line(str(value))
