"""Many documents through one host, in this process or in several: documents in, articles or errors out, in order.

It knows of the host only what it calls. A process that dies takes the rest of the documents with it.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing.context import BaseContext
from typing import Any, Protocol, TypeAlias
from uuid import uuid4

from extractor.article import Article
from extractor.document import Document
from extractor.document.contents import Content, load

__all__ = ["Item", "Outcome", "Recipe", "extract_many", "made"]

Item: TypeAlias = Content | Document | tuple[Content | Document, str | None]
"""A document, or one with the address it was saved from."""

Outcome: TypeAlias = Article | Exception
"""The article, or why there is none."""

_KEPT = 8  # hosts of a process that came from another
_AHEAD = 8  # documents for each process that are read before the first of them is done


@dataclass(frozen=True)
class Recipe:
    """How a host is made anew in another process, which is all that goes there; two are the same if one is a copy.

    Attributes:
        make: Makes it.
        arguments: What from.
        token: Tells it from others.
    """

    make: Callable[..., Any] = field(compare=False)
    arguments: Mapping[str, Any] = field(compare=False)
    token: str = field(default_factory=lambda: uuid4().hex)


@lru_cache(_KEPT)
def made(recipe: Recipe) -> Any:
    """The host, made once a process however often it arrives."""
    return recipe.make(**recipe.arguments)


class _Host(Protocol):
    def extract(self, content: Content | Document, *, url: str | None = None) -> Article: ...


def extract_many(host: _Host, items: Iterable[Item], jobs: int) -> Iterator[Outcome]:
    """What comes of each document, in order; see :meth:`Extractor.extract_many <extractor.Extractor.extract_many>`."""
    if jobs < 1:
        raise ValueError(f"jobs is the number of processes; {jobs} is none")
    documents = (item if isinstance(item, tuple) else (item, None) for item in items)
    if jobs == 1:
        return (_attempt(host, *document) for document in documents)
    return _in_processes(host, documents, jobs)


def _in_processes(
    host: _Host, documents: Iterable[tuple[Content | Document, str | None]], jobs: int
) -> Iterator[Outcome]:
    pending: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(jobs, _context(), _begin, (host,)) as pool:
        try:
            for content, url in documents:
                pending.append(_submit(pool, host, content, url))
                if len(pending) >= _AHEAD * jobs:
                    yield _outcome(pending.popleft())
            while pending:
                yield _outcome(pending.popleft())
        finally:
            for future in pending:
                future.cancel()


def _submit(pool: ProcessPoolExecutor, host: _Host, content: Content | Document, url: str | None) -> Future[Outcome]:
    """Begin with a document; one whose tree or open file is in this process is read here."""
    if not isinstance(content, Document | os.PathLike):
        try:
            content = load(content)
        except Exception as error:
            return _done(error)
    return _done(_attempt(host, content, url)) if isinstance(content, Document) else pool.submit(_work, content, url)


def _done(outcome: Outcome) -> Future[Outcome]:
    future: Future[Outcome] = Future()
    future.set_result(outcome)
    return future


def _outcome(future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise BrokenProcessPool(
            "a process ended before its document was done; where all of them do so at once, the script has to start"
            " them below `if __name__ == '__main__':`"
        ) from error
    except Exception as error:  # an outcome that cannot be sent
        return error


def _attempt(host: _Host, content: Content | Document, url: str | None) -> Outcome:
    try:
        return host.extract(content, url=url)
    except Exception as error:  # whatever it is: one document must not cost the others
        return error


def _context() -> BaseContext:
    """Processes that begin with nothing of this one's, which may have threads."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


# --- in the other process -----------------------------------------------------------------------------------

_hosts: list[_Host] = []


def _begin(host: _Host) -> None:
    _hosts[:] = [host]


def _work(content: Content, url: str | None) -> Outcome:
    return _attempt(_hosts[0], content, url)
