"""The report of ``extractor doctor``: its file, the pages beside it, and the file that grows by a line a run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from extractor.cli import output
from extractor.cli.failures import Failure
from extractor.cli.inputs import Input
from extractor.cli.messages import MisuseError, say
from extractor.doctor import history
from extractor.doctor.comparison import Alarm, Comparison
from extractor.doctor.examples import Example, Examples
from extractor.doctor.history import Run
from extractor.doctor.survey import Survey
from extractor.explaining import explain
from extractor.pipeline import Pass

__all__ = ["inspectors", "page", "remember", "so_far"]

_UNSAFE = re.compile(r"[^\w.-]+")  # in a file's name


def so_far(path: str) -> list[Run]:
    """The surveys that a history file holds; without the file, none. Tells which lines are broken.

    Raises:
        MisuseError: It cannot be read, or is another file.
    """
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            runs, broken = history.read(lines)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise MisuseError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise MisuseError(f"{path}: {error}") from error
    for problem in broken:
        say(f"{path}: {problem}")
    return runs


def remember(path: str, run: Run) -> None:
    """Add a survey to a history file.

    Raises:
        MisuseError: It cannot be written.
    """
    try:
        with open(path, "ab+") as file:
            if file.tell() and file.seek(-1, 2) >= 0 and file.read(1) != b"\n":  # a run was cut off there
                file.write(b"\n")
            file.write(f"{history.dumps(run)}\n".encode())
    except OSError as error:
        raise MisuseError(f"{path} cannot be written: {error.strerror}") from error


def inspectors(
    path: str, comparison: Comparison | None, examples: Examples[Input], begin: Callable[[Input], Pass]
) -> dict[Alarm, Example]:
    """An example for each alarm, whose inspector is written into a folder beside the report.

    Args:
        path: The report.
        comparison: What moved since the baseline.
        examples: The documents to choose from.
        begin: What begins a document's pass.

    Raises:
        MisuseError: An inspector cannot be written.
    """
    found = ((alarm, examples.of(alarm)) for alarm in (comparison.alarms if comparison else ()))
    return {
        alarm: Example(document.name, _inspected(path, alarm, document, begin)) for alarm, document in found if document
    }


def page(
    found: Survey,
    comparison: Comparison | None,
    runs: Sequence[Run],
    examples: Mapping[Alarm, Example],
    failures: Mapping[str, Failure],
) -> str:
    """The report as HTML."""
    from extractor.doctor.report import render  # its template engine takes a while to import

    unreadable = {name: str(failure) for name, failure in failures.items()}
    return render(found, comparison, runs, examples, unreadable)


def _inspected(path: str, alarm: Alarm, document: Input, begin: Callable[[Input], Pass]) -> str | None:
    """Where the inspector of a document was written, seen from the report; ``None`` where it cannot be read again."""
    from extractor.explaining.inspector import render

    try:
        explanation = explain(begin(document))
    except Exception as error:  # whatever a plugin raises: the report is told all the same
        say(f"{document.name}: {Failure.of(error)}")
        return None
    folder = Path(path).with_name(f"{Path(path).stem}-pages")
    name = _UNSAFE.sub("-", f"{alarm.site}-{alarm.field}.html")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise MisuseError(f"{folder} cannot be written: {error.strerror}") from error
    with output.opened(str(folder / name)) as stream:
        stream.write(render(explanation, name=document.name))
    return quote(f"{folder.name}/{name}")
