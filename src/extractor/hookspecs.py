"""The hooks: how packages and local plugins extend the host, and which of them a plugin implements.

A plugin is a module (or object) with functions of these names, marked with :data:`extractor.hookimpl`. Sites are
not pluggy plugins: a hook registers them, and an index chooses among them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pluggy
from lxml.html import HtmlElement

from extractor.article import Article
from extractor.blocks import Block
from extractor.document import Document, Kind
from extractor.errors import PluginError
from extractor.sites import KeptSite, Site
from extractor.sites.teaching import advice, locating

__all__ = ["NAME", "Extraction", "Judge", "hookimpl", "hooks_of"]

NAME = "extractor"
"""The name of the project to pluggy, and of the entry point group."""

hookspec = pluggy.HookspecMarker(NAME)
hookimpl = pluggy.HookimplMarker(NAME)


class Judge(Protocol):
    """What an engine says of a body that somebody else found."""

    def probability(self, told: Sequence[Block]) -> float:
        """That the body of these text blocks is right."""

    def doubted(self, own: Sequence[Block], told: Sequence[Block]) -> Sequence[Block]:
        """Those of the engine's own text blocks that the other body lacks, and that the engine is not certain of.

        None where the two bodies are not about the same article, or where the engine is much less sure of the rest.
        """


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a fallback found.

    Attributes:
        engine: Its name, which becomes :attr:`Article.extractor <extractor.Article.extractor>`.
        elements: The elements that hold the main content: of the document's own tree or of any other.
        rule: How it found them, for people.
        blocks: The text blocks that are the main content, each with the element it stands in, where the engine chooses
            among those of the elements; ``None`` where all of them are.
        confidence: The probability that the body is right, where the engine knows it.
        beside: What stands right before and right behind those blocks: who wrote them may be said there.
        reasons: Gives for every text block of the elements, in order, why it is in or out; asked to explain.
        judge: Weighs a body that somebody else found against this one, where the engine can.
    """

    engine: str
    elements: Sequence[HtmlElement]
    rule: str
    blocks: Mapping[Block, HtmlElement] | None = None
    confidence: float | None = None
    beside: Sequence[str] = ()
    reasons: Callable[[], Sequence[str]] | None = None
    judge: Judge | None = None


@hookspec(historic=True)
def extractor_register_sites(register: Callable[[type[Site]], None]) -> None:
    """Give the host sites: call ``register`` with each class.

    Args:
        register: Takes a subclass of :class:`~extractor.Site`. The site is made when it is first chosen.
    """


@hookspec
def extractor_rules(path: Path) -> Iterable[KeptSite] | None:
    """Give the host sites whose rules somebody keeps for another program.

    Args:
        path: The folder, or the file, that the user names as ``rules``.

    Returns:
        A site for each host the rules are for, its rules not read yet; ``None`` where they are of another format.
    """


@hookspec(firstresult=True)
def extractor_read(content: bytes | str, url: str | None, kind: Kind | None) -> Document | None:
    """Read a document of another kind.

    Args:
        content: The input as it was given, read where that was a path or a file, and decompressed.
        url: The address it was saved from, where the caller said so.
        kind: Its kind, where the caller said so.

    Returns:
        The document, or ``None`` to leave it to the next implementation.
    """


@hookspec(firstresult=True)
def extractor_choose_site(document: Document, candidates: Sequence[Site]) -> Site | None:
    """Choose the site of a document.

    Args:
        document: The document.
        candidates: The sites that claim its host or recognise it, best first.

    Returns:
        A site, of the candidates or another; ``None`` to leave it to the next implementation. The last one takes
        the first candidate.
    """


@hookspec
def extractor_clean(document: Document, blocks: Sequence[Block]) -> Iterable[tuple[Block, str]] | None:
    """Name more boilerplate.

    Args:
        document: The document.
        blocks: The body's text blocks that the generic cleaning keeps.

    Returns:
        Blocks to remove, each with the reason in a word or two.
    """


@hookspec(firstresult=True)
def extractor_fallback(document: Document) -> Extraction | None:
    """Find the main content of a document that no site's rules fit.

    Args:
        document: The document. Its tree is shared: copy it before you change it.

    Returns:
        The main content, or ``None`` where there is nothing or next to nothing.
    """


@hookspec(firstresult=True)
def extractor_finish(document: Document, article: Article) -> Article | None:
    """Have the last word on an article.

    Args:
        document: The document it came from.
        article: The article; change a copy, made with :func:`dataclasses.replace`.

    Returns:
        The article to hand out instead, or ``None`` to leave it as it is.
    """


def hooks_of(plugin: object) -> list[str]:
    """The hooks a plugin implements.

    Raises:
        PluginError: A function is marked as a hook and is none, or takes what its hook does not give; says what was
            probably meant.
    """
    known = {name: spec for name, spec in globals().items() if name.startswith("extractor_")}
    found = []
    for name in dir(plugin):
        value: Any = getattr(plugin, name, None)
        marked = isinstance(getattr(value, f"{NAME}_impl", None), dict)
        if not marked and not (callable(value) and name.startswith("extractor_")):
            continue
        if name not in known:
            wrong = f"unknown hook {name!r}; {advice.closest(name, known, 'the hooks are')}"
        elif not marked:
            wrong = f"{name!r} is not marked with @hookimpl"
        elif unknown := _arguments(value) - _arguments(known[name]):
            given = inspect.signature(known[name]).parameters
            wrong = f"{name} is not given {min(unknown)!r}; {advice.closest(min(unknown), given, 'it may take')}"
        else:
            found.append(name)
            continue
        raise PluginError(f"{locating.place_of_function(value) or plugin}: {wrong}")
    return found


def _arguments(hook: Callable[..., Any]) -> set[str]:
    """What must be given by name; pluggy leaves out the rest."""
    given = inspect.signature(hook).parameters.values()
    return {item.name for item in given if item.kind is item.POSITIONAL_OR_KEYWORD and item.default is item.empty}
