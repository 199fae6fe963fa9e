"""A saved page to learn from: what is known of it without any rule, and where on the page that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from lxml.html import HtmlElement

from extractor.article import Article
from extractor.blocks.cleaning import prose_share
from extractor.document import Document, xpath
from extractor.document.text import letters
from extractor.errors import NoContentError
from extractor.host import Extractor
from extractor.rules import Match, Region
from extractor.sites import Site

__all__ = ["Sample", "agreement", "look", "unruled", "visible_text"]

visible_text = xpath.strings("descendant-or-self::*[not(self::script or self::style or self::noscript)]/text()")
"""The texts in an element that a reader sees."""

_TEXTS = xpath.elements("//body//*[not(self::script or self::style or self::noscript or self::template)]")
_TELLING = 6  # letters of a text that is found by chance in no other
_GRAM = 8  # letters of the pieces two bodies are compared by
_UNRELATED = 0.3  # agreement below which a second reading is of something else on the page
_PROSE = 0.6  # share of prose in a body below which it may be a list of links
_CLEAR = 0.85  # mean agreement of readings that say the same


@dataclass(frozen=True, eq=False)
class Sample:
    """A saved page.

    Attributes:
        name: Its path, for people.
        document: The page.
        article: What is extracted without rules of its site.
        readings: The body as each engine, and the page's structured data, have it.
    """

    name: str
    document: Document
    article: Article
    readings: tuple[str, ...]

    @property
    def tree(self) -> HtmlElement:
        """The parsed page."""
        return self.document.tree

    def trust(self, body: str) -> float:
        """How far a body agrees with what the engines found, 0 to 1."""
        return sum(agreement(body, reading) for reading in self.readings) / len(self.readings)

    @cached_property
    def is_clear(self) -> bool:
        """Whether the readings agree about what the article is."""
        return self.trust(self.article.body) >= _CLEAR

    @cached_property
    def is_sure(self) -> bool:
        """Whether the fallback's body is hardly to be doubted: the readings agree with it, and it is prose."""
        return self.is_clear and prose_share(list(self.article.blocks)) >= _PROSE

    @cached_property
    def mass(self) -> Mapping[HtmlElement, float]:
        """For every element that holds text of the article, how many letters; by how many of the readings have it."""
        known = [letters(reading) for reading in self.readings]
        return self._counted(lambda text: len(text) * sum(text in reading for reading in known) / len(known))

    @cached_property
    def protected(self) -> Mapping[HtmlElement, float]:
        """For every element how many letters of its text any of the readings has."""
        known = [letters(reading) for reading in self.readings]
        return self._counted(lambda text: float(len(text)) if any(text in reading for reading in known) else 0.0)

    @cached_property
    def answered(self) -> Mapping[HtmlElement, float]:
        """For every element how many letters of its text the fallback's body has."""
        known = letters(self.article.body)
        return self._counted(lambda text: float(len(text)) if text in known else 0.0)

    def surplus(self, body: str) -> float:
        """The share of a body that the fallback's has not, 0 to 1."""
        mine = frozenset[str]().union(*map(_grams, body.split("\n")))  # across what is dropped nothing is joined
        theirs = frozenset[str]().union(*map(_grams, [self.article.body, *self.article.body.split("\n")]))
        return len(mine - theirs) / len(mine) if mine else 0.0

    def _counted(self, count: Callable[[str], float]) -> dict[HtmlElement, float]:
        counted: dict[HtmlElement, float] = {}
        for element in _TEXTS(self.tree):
            own = [element.text, *(child.tail for child in element)]
            weights = (count(text) for part in own if part and len(text := letters(part)) >= _TELLING)
            if whole := sum(weights):
                for node in (element, *element.iterancestors()):
                    counted[node] = counted.get(node, 0.0) + whole
        return counted

    def body_in(self, elements: Sequence[HtmlElement], drop: Mapping[HtmlElement, str] | None = None) -> str:
        """The body a rule would give that finds these elements."""
        return _body(self.document, lambda _: Match(Region(elements, drop or {}), "", ""))


def look(name: str, document: Document, extractor: Extractor) -> Sample:
    """Look at a page without rules of its site.

    Args:
        name: Its path, for people.
        document: The page; its address is known.
        extractor: A host whose sites are left aside.

    Raises:
        NoContentError: Nothing on the page reads like an article.
    """
    article = extractor.extract(document)
    readings = [*_others(document, article), *_declared(document)]
    alike = (reading for reading in readings if agreement(reading, article.body) >= _UNRELATED)
    return Sample(name, document, article, (article.body, *alike))


def unruled(hosts: Sequence[str], fallbacks: Sequence[str] | None = None) -> Extractor:
    """A host that knows no rule of these hosts."""
    return Extractor(sites=[type("Unruled", (Site,), {"hosts": tuple(hosts)})], fallbacks=fallbacks)


def _others(document: Document, article: Article) -> Iterator[str]:
    """The body by the engine that was not asked, where that one finds any."""
    other = "trafilatura" if article.extractor == "readability" else "readability"
    if document.host:
        try:
            found = unruled([document.host], [other]).extract(document)
        except NoContentError:
            return
        yield found.body


def _declared(document: Document) -> Iterator[str]:
    """The body in the page's structured data, where there is one."""
    bodies = [str(item["articleBody"]) for item in document.json_ld if isinstance(item.get("articleBody"), str)]
    yield from (body for body in bodies[:1] if len(letters(body)) > 200 and "<" not in body)


@dataclass
class _Trial:
    """A host whose one site has the body rule at hand."""

    host: str
    rule: Callable[[Document], Match] | None = None

    @cached_property
    def extractor(self) -> Extractor:
        def body(_: Site, document: Document) -> Match | None:
            return self.rule(document) if self.rule else None

        return Extractor(sites=[type("Trial", (Site,), {"hosts": (self.host,), "body": body})])


_trial = cache(_Trial)


def _body(document: Document, rule: Callable[[Document], Match]) -> str:
    trial = _trial(document.host or "")
    trial.rule = rule
    try:
        article = trial.extractor.extract(document)
    except NoContentError:
        return ""
    return article.body if article.extractor == "trial" else ""


def agreement(one: str, other: str) -> float:
    """How far two texts agree: the F1 of the pieces of eight letters they have in common, 0 to 1."""
    a, b = _grams(one), _grams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _grams(text: str) -> frozenset[str]:
    text = letters(text)
    return frozenset(text[i : i + _GRAM] for i in range(max(1, len(text) - _GRAM + 1))) if text else frozenset()
