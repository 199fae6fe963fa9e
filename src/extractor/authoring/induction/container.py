"""The smallest container that holds the article on every page.

On each page the texts that the engines and the page's structured data give are looked up in the tree, and the path
from the page down to the element that holds most of them is tried, element by element, with the very cleaning that a
rule's container gets: what agrees with the readings as well as the best does is a container. A rule is a selector
that finds such a container wherever it finds anything; layouts that no one selector covers are alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement

from extractor.authoring.induction.names import is_generated, is_layout
from extractor.authoring.induction.sample import Sample, agreement, visible_text
from extractor.authoring.induction.selectors import exact, find
from extractor.blocks.boilerplate import named
from extractor.document import xpath
from extractor.document.text import letters
from extractor.rules.selectors import has_text

__all__ = ["Container", "containers_of", "find_container", "is_kept"]

_MOST = 0.5  # share of the article's letters that every element of the path holds
_LONGEST_PATH = 10
_LOSS = 0.03  # agreement that a smaller or steadier container may cost
_AGREES = 0.6  # agreement with the fallback's body below which a container holds something else
_WORSE = 0.15  # by how much less than the fallback's body a rule's may agree with all readings
_TRIED = 16  # selectors that are tried for one element
_LOST, _LOST_ON_SEVERAL = 0.03, 0.05  # agreement that all of a rule may cost, on one page, on several
_SURPLUS = 0.08  # share of a body that a sure fallback's has not; 0.03 costs one site of 26 a gain of 0.2
_LAYOUTS = 3
_STEADY, _STEADY_ON_SEVERAL = 3, 9  # how far a selector may lean on the structure of one page, of several
_PARTS = 40  # elements of one class that may hold the article between them
_PURE = 0.97  # share of a container's letters that the article has, where its name says no more than "content"
_NEARLY_ALL = 0.9  # share of the article's letters that they must hold
_TELLING = re.compile(
    r"art(?:icle|ikel|igo|icolo|iculo)|body|content|stor(?:y|ia)|te?xt|entry|post|editor|news|detail"
    r"|essay|blog|nota|noticia|corpo|cuerpo|contenido|conteudo|inhalt|beitrag|zhengwen|neirong|wenzhang",
    re.I,
)  # what a container's name says that holds the text of an article
_BODY = xpath.elements("//body")


@dataclass(frozen=True)
class Container:
    """Where the article is.

    Attributes:
        selectors: The selectors of the layouts, the one that fits most pages first.
        pages: On how many pages one of them finds the article.
    """

    selectors: tuple[str, ...]
    pages: int


@dataclass(eq=False)
class _Page:
    """A page, and how far the bodies in its elements agree with what is known of the article."""

    sample: Sample
    known: dict[tuple[HtmlElement, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.path = list(_path(self.sample))
        self.parts = list(_parts(self.sample, self.path))
        tried = [[element] for element in self.path] + [find(self.sample.tree, selector) for selector in self.parts]
        self.best = max(map(self.score, tried), default=0.0)

    def score(self, elements: Sequence[HtmlElement]) -> float:
        """The agreement of the body in these elements; 0 where it is another text than the fallback's."""
        key = tuple(elements)
        if key not in self.known:
            body = self.sample.body_in(elements)
            trust = self.sample.trust(body)
            other = agreement(body, self.sample.article.body) < _AGREES
            worse = trust < self.sample.trust(self.sample.article.body) - _WORSE
            self.known[key] = 0.0 if other or worse else trust
        return self.known[key]

    def loss(self, selector: str) -> float | None:
        """What a selector costs against the best container; ``None`` where it finds nothing."""
        found = containers_of(self.sample, [selector])
        return self.best - self.score(found) if found else None

    def is_pure(self, selector: str) -> bool:
        """Whether what a selector finds holds hardly anything but the article, before any cleaning."""
        found = containers_of(self.sample, [selector])
        whole = sum(len(letters(" ".join(visible_text(element)))) for element in found)
        return sum(self.sample.protected.get(element, 0.0) for element in found) >= _PURE * whole

    def contradicts(self, selector: str) -> bool:
        """Whether a selector finds a text here that none of the readings, which may not agree, has."""
        body = self.sample.body_in(found) if (found := containers_of(self.sample, [selector])) else None
        return body is not None and all(agreement(body, reading) < _AGREES for reading in self.sample.readings)


def find_container(samples: Sequence[Sample]) -> Container | None:
    """The container of the article on as many pages as one can be found on."""
    looked_at = [_Page(sample) for sample in samples]
    found = [page for page in looked_at if page.best]
    steadiness = _STEADY if len(found) == 1 else _STEADY_ON_SEVERAL
    pages = [page for page in found if page.sample.is_clear] or found
    unsure = [page for page in looked_at if page not in pages]
    offers = {}
    for selector in dict.fromkeys(selector for page in pages for selector in _offered(page)):
        if _unsteadiness(selector) > steadiness or (len(pages) == 1 and selector in pages[0].parts):
            continue
        if len(pages) == 1 and not _TELLING.search(selector):
            continue
        if _names(selector) <= {"content", "Content"} and not all(page.is_pure(selector) for page in pages):
            continue
        losses = [page.loss(selector) for page in pages]
        given = [loss for loss in losses if loss is not None]
        if max(given) <= _LOSS and not any(page.contradicts(selector) for page in unsure):
            covered = frozenset(i for i, loss in enumerate(losses) if loss is not None)
            offers[selector] = (covered, round(sum(given) / len(given) / _LOSS, 0), _unsteadiness(selector))
    chosen: list[str] = []
    missing = frozenset(range(len(pages)))
    while missing and offers and len(chosen) < _LAYOUTS:
        ranked = {s: (-len(covered & missing), loss, steps) for s, (covered, loss, steps) in offers.items()}
        best = min(ranked, key=ranked.__getitem__)
        if not ranked[best][0]:
            break
        chosen.append(best)
        missing -= offers[best][0]
    held = sum(bool(containers_of(sample, chosen)) for sample in samples)
    return Container(tuple(chosen), held) if chosen else None


def is_kept(samples: Sequence[Sample], container: Container, drops: Sequence[str]) -> bool:
    """Whether the bodies in a container, less what is dropped, agree with what is known as well as the fallback's.

    Measured on 126 plugins made from one page, each tried on another page of its site: where the agreement was lower
    by more than 0.02, 12 of 17 gave a worse body there than no plugin. What a container holds beyond a sure fallback's
    body is captions and teasers more often than text that the engines miss.
    """
    losses, surplus = [], []
    for sample in samples:
        if (found := containers_of(sample, container.selectors)) and (sample.is_clear or len(samples) == 1):
            dropped = {node: drop for drop in drops for element in found for node in find(element, drop, inside=True)}
            body = sample.body_in(found, dropped)
            losses.append(sample.trust(sample.article.body) - sample.trust(body))
            surplus += [sample.surplus(body)] if sample.is_sure else []
    if surplus and sum(surplus) / len(surplus) > _SURPLUS:
        return False
    return not losses or sum(losses) / len(losses) <= (_LOST_ON_SEVERAL if len(losses) > 1 else _LOST)


def containers_of(sample: Sample, selectors: Sequence[str]) -> list[HtmlElement]:
    """The elements a body rule of these selectors finds on a page, the outermost of them."""
    for selector in selectors:
        if found := [element for element in find(sample.tree, selector) if has_text(element)]:
            held = set(found)
            return [node for node in found if held.isdisjoint(node.iterancestors())]
    return []


def _path(sample: Sample) -> Iterator[HtmlElement]:
    """The elements that hold most of the article, the innermost first."""
    mass = sample.mass
    node = next(iter(_BODY(sample.tree)), None)
    path: list[HtmlElement] = []
    whole = mass.get(node, 0.0) if node is not None else 0.0
    while node is not None and whole:
        child = max(node, key=lambda child: mass.get(child, 0.0), default=None)
        if child is None or mass.get(child, 0.0) < _MOST * whole:
            break
        path.append(child)
        node = child
    return islice(reversed(path), _LONGEST_PATH)


def _parts(sample: Sample, path: Sequence[HtmlElement]) -> Iterator[str]:
    """Classes of several elements, none inside another, that hold nearly all of the article between them."""
    if not path:
        return
    whole = sample.mass[path[0]]
    classes: dict[str, None] = {}
    for node in path[0].iterdescendants("div", "section"):
        if node in sample.mass:
            classes |= {name: None for name in (node.get("class") or "").split() if not is_generated(name)}
    for name in classes:
        found = find(sample.tree, f".{name}") if not is_layout(name) and not named(name) else []
        held = set(found)
        if (
            1 < len(found) <= _PARTS
            and all(held.isdisjoint(node.iterancestors()) for node in found)
            and sum(sample.mass.get(node, 0.0) for node in found) >= _NEARLY_ALL * whole
        ):
            yield f".{name}"


def _offered(page: _Page) -> Iterator[str]:
    """Selectors of the containers that are as good as the best, the smallest container's first."""
    for element in page.path:
        if page.best - page.score([element]) <= _LOSS:
            offered = (s for s in exact(page.sample.tree, element) if _may_hold_an_article(s))
            yield from islice(offered, _TRIED)
    yield from page.parts


def _may_hold_an_article(selector: str) -> bool:
    """Whether a selector is good for a container: no name of boilerplate, and no number of a section."""
    return not named(re.sub(r"[^\w-]", " ", selector)) and not re.search(r"\d", selector)


def _unsteadiness(selector: str) -> int:
    """How much of the page's structure a selector leans on; a name that fits any page's main part is no better."""
    steps = selector.replace("> ", "").split()
    loose = sum(not set(step) & set("#.[") and step not in ("article", "main") for step in steps)
    vague = all(map(_is_vague, _names(selector)))
    return 2 * (len(steps) - 1) + 3 * loose + 4 * vague + (not steps[0].startswith(("#", "[itemprop")))


def _names(selector: str) -> set[str]:
    """The classes, ids and values in a selector."""
    return {name.rstrip("-_") for name in re.findall(r"[.#=]([\w-]+)", selector)}


def _is_vague(name: str) -> bool:
    """Whether a name means the main part of any page: ``main``, ``main-content``."""
    return is_layout(re.sub(r"content", "", name, flags=re.I)) and name.lower() != "content"
