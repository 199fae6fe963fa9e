"""What documents show of their sites, for the commands that look at many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractor.cli.failures import Failure
from extractor.cli.inputs import Input
from extractor.cli.messages import say
from extractor.doctor.observation import Observation, observe
from extractor.pipeline import Pass

__all__ = ["observed"]


def observed(
    documents: Iterable[Input], begin: Callable[[Input], Pass], failures: dict[str, Failure]
) -> Iterator[tuple[Input, Observation]]:
    """Each document with what it shows; tells which cannot be read, and takes it down."""
    for document in documents:
        try:
            yield document, observe(begin(document))
        except Exception as error:  # whatever it is: one document must not cost the others
            failures[document.name] = Failure.of(error)
            say(f"{document.name}: {failures[document.name]}")
