"""The way of one document: choose a site, find the body, clean it, fill the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from lxml.html import HtmlElement

from extractor.article import Article, Origin, Removal
from extractor.blocks import Block, read_blocks
from extractor.calling import Hooks
from extractor.cleaning import (
    Reason,
    boilerplate_element,
    boilerplate_lines,
    edge_lines,
    prose_share,
    repeated_title,
    text_length,
)
from extractor.document import Document
from extractor.errors import NoContentError
from extractor.fallback import ENGINES
from extractor.fields import RESOLVERS, Candidate, Evidence, normalise
from extractor.hookspecs import Extraction
from extractor.index import Index, SiteEntry
from extractor.rendering import images, to_text
from extractor.rules import Match, Region
from extractor.site import Site
from extractor.text import is_mostly_han, letters, one_line

__all__ = ["Pass"]

_RAW = 200  # characters of raw text that an origin or a removal carries
_MOSTLY = 0.5  # share of the container's text above which an element is no boilerplate, whatever its class says
_DOUBTFUL = 0.6  # share of prose in a Chinese body below which a second engine is asked; and by how much more
_BETTER = 0.1  # prose the second must have: of 69 pages that picks 3, and raises their F1 from 0.32 to 1.00
_EXPECTED = ("title", "published")  # fields whose rule is expected to match on every page of the site

Result = TypeVar("Result")


@dataclass
class _Body:
    """A body on its way: what is kept, what was removed, and who found it.

    The scope is what stands around the container that a site's rule names; an engine names none.
    """

    engine: str
    rule: str
    scope: HtmlElement | None = None
    blocks: list[Block] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        return any(block.text for block in self.blocks)

    def remove(self, reason: str, rule: str, text: str) -> None:
        self.removed.append(text)
        self.removals.append(Removal(reason, rule, text[:_RAW]))


class Pass:
    """One document's pass through the host; made for it, and dropped after it."""

    def __init__(self, hooks: Hooks, index: Index, document: Document, warnings: Sequence[str] = ()) -> None:
        self._hooks = hooks
        self._index = index
        self._document = document
        self._warnings = list(warnings)

    def run(self) -> Article:
        """The article.

        Raises:
            NoContentError: There is none.
        """
        document = self._document
        site = self._choose()
        if site and (reason := self._safely(f"{site.name}.unavailable", lambda: site.unavailable(document))):
            raise NoContentError(f"{site.name}: the page holds no article ({reason})", reason=reason)
        evidence = Evidence(document, site.zone if site else None, has_rules=site is not None and site.body is not None)
        title = self._answer("title", site, evidence)
        headline = title[0] if title else ""
        body = (self._from_site(site, headline) if site else None) or self._from_fallback(headline)
        evidence.scope = body.scope
        evidence.kept = [block.text for block in body.blocks if block.text]
        evidence.removed = body.removed
        answers = {"title": title}
        for name in RESOLVERS:
            if name not in answers:
                answers[name] = self._answer(name, site, evidence, body)
                if name in ("source", "site_name") and (answer := answers[name]):
                    evidence.media |= {letters(answer[0])}
        article = self._article(body, {name: answer for name, answer in answers.items() if answer})
        finished = self._hooks.ask("extractor_finish", self._warnings, document=document, article=article)
        if isinstance(finished, Article):
            return finished
        return replace(article, warnings=tuple(self._warnings))

    def _safely(self, who: str, call: Callable[[], Result]) -> Result | None:
        """The call's result; where it raises, a warning that says who did, and ``None``."""
        try:
            return call()
        except Exception as error:  # a plugin is somebody else's code: its failure is its own
            self._warnings.append(f"{who} raised {type(error).__name__}: {error}")
            return None

    # --- choose ---------------------------------------------------------------------------------------------

    def _choose(self) -> Site | None:
        host = self._document.host
        claimed = [self._made(entry) for entry in self._index.lookup(host)] if host else self._recognised()
        candidates = [site for site in claimed if site]
        choice = self._hooks.ask(
            "extractor_choose_site", self._warnings, document=self._document, candidates=candidates
        )
        return choice if isinstance(choice, Site) else None

    def _recognised(self) -> list[Site | None]:
        able = (self._made(entry) for entry in self._index.recognisers)
        return [
            site
            for site in able
            if site and self._safely(f"{site.name}.recognises", partial(site.recognises, self._document))
        ]

    def _made(self, entry: SiteEntry) -> Site | None:
        return self._safely(entry.name, lambda: entry.site)

    # --- body -----------------------------------------------------------------------------------------------

    def _from_site(self, site: Site, title: str) -> _Body | None:
        if site.body is None:
            return None
        warned = len(self._warnings)
        found = self._safely(f"{site.name}.body", lambda: site.match("body", self._document))
        region = found.value if found else None
        if isinstance(region, Region) and region.elements and found:
            return self._of_region(site, found.rule, region, title)
        if found and not isinstance(region, Region):
            self._warnings.append(f"{site.name}.body gave {type(region).__name__}, not what block() or between() give")
        elif len(self._warnings) == warned:
            self._warnings.append(f"{site.name}.body found nothing: {site.written('body')}")
        return None

    def _of_region(self, site: Site, rule: str, region: Region, title: str) -> _Body:
        body = self._clean(_Body(site.name, rule, region.elements[0].getparent()), region, title)
        if not body.has_text:
            # The rule knows where the article is; elsewhere an engine could only find chrome.
            reason = "pictures" if any(block.images for block in body.blocks) else "empty"
            raise NoContentError(f"{site.name}: there is no text where the article should be", reason=reason)
        return body

    def _from_fallback(self, title: str) -> _Body:
        """The body the first engine finds; of a Chinese page where that is mostly no prose, the better of two."""
        body = self._by_engine(title)
        if body is None:
            message = "; ".join(["nothing was found that reads like an article", *self._warnings])
            raise NoContentError(message, reason="empty")
        share = prose_share(body.blocks) if body.engine in ENGINES else 1.0
        if share < _DOUBTFUL and is_mostly_han(to_text(body.blocks)):
            other = self._by_engine(title, without=body.engine)
            if other and prose_share(other.blocks) > share + _BETTER:
                return other
        return body

    def _by_engine(self, title: str, *, without: str | None = None) -> _Body | None:
        found = self._hooks.ask("extractor_fallback", self._warnings, without=without, document=self._document)
        if not isinstance(found, Extraction):
            return None
        body = self._clean(_Body(found.engine, found.rule), Region(found.elements, {}), title)
        return body if body.has_text else None

    def _clean(self, body: _Body, region: Region, title: str) -> _Body:
        """The region's text blocks without what is boilerplate everywhere."""
        whole: list[float] = []
        outermost = frozenset(region.elements)

        def skip(element: HtmlElement) -> bool:
            if selector := region.drop.get(element):
                body.remove("site", selector, _text(element))
                return True
            if element not in outermost and (found := boilerplate_element(element)):
                whole[:] = whole or [text_length(region.elements)]
                if text_length([element]) <= _MOSTLY * whole[0]:
                    body.remove(*found, _text(element))
                    return True
            return False

        blocks = read_blocks(region.elements, skip, base=self._document.address)
        blocks = self._without(body, blocks, ((b, ("title", "the title again")) for b in repeated_title(blocks, title)))
        blocks = self._without(body, blocks, boilerplate_lines(blocks))
        if body.scope is None:
            blocks = self._without(body, blocks, ((b, ("edge", "ends no sentence")) for b in edge_lines(blocks)))
        blocks = self._without(body, blocks, self._unwanted(blocks))
        body.blocks = blocks
        return body

    def _unwanted(self, blocks: list[Block]) -> list[tuple[Block, Reason]]:
        """What plugins name as boilerplate; an answer of another form is warned about."""
        answers = self._hooks.ask("extractor_clean", self._warnings, document=self._document, blocks=tuple(blocks))
        found = []
        for answer in answers or ():
            try:
                found += [(block, (str(reason), "extractor_clean")) for block, reason in answer or ()]
            except Exception as error:  # a generator runs only now, and may raise
                self._warnings.append(f"extractor_clean gave no blocks with reasons: {type(error).__name__}: {error}")
        return found

    def _without(self, body: _Body, blocks: list[Block], unwanted: Iterable[tuple[Block, Reason]]) -> list[Block]:
        removals = dict(unwanted)
        for block, (reason, rule) in removals.items():
            body.remove(reason, rule, block.text)
        return [block for block in blocks if block not in removals]

    # --- fields ---------------------------------------------------------------------------------------------

    def _answer(
        self, name: str, site: Site | None, evidence: Evidence, body: _Body | None = None
    ) -> tuple[Any, Origin] | None:
        """The value of a field and who filled it: the site's rule, else the first candidate that holds."""
        return (self._by_site(site, name) if site else None) or self._by_evidence(name, evidence, body)

    def _article(self, body: _Body, answers: Mapping[str, tuple[Any, Origin]]) -> Article:
        origins = {"body": Origin(body.engine, body.rule)}
        origins |= {name: origin for name, (_, origin) in answers.items()}
        return Article(
            **{name: value for name, (value, _) in answers.items()},
            body=to_text(body.blocks),
            kind=self._document.kind,
            extractor=body.engine,
            origins=MappingProxyType(origins),
            warnings=tuple(self._warnings),
            removals=tuple(body.removals),
            blocks=tuple(body.blocks),
        )

    def _by_site(self, site: Site, name: str) -> tuple[Any, Origin] | None:
        if getattr(site, name) is None:
            return None
        before = len(self._warnings)
        found: Match | None = self._safely(f"{site.name}.{name}", lambda: site.match(name, self._document))
        if found is None:
            if name in _EXPECTED and len(self._warnings) == before:
                self._warnings.append(f"{site.name}.{name} found nothing: {site.written(name)}")
            return None
        value = self._safely(
            f"{site.name}.{name}",
            lambda: normalise(name, found.value, zone=site.zone, base=self._document.address),
        )
        if not value:
            if name in _EXPECTED:
                self._warnings.append(f"{site.name}.{name} found {str(found.raw)[:_RAW]!r}, which is no {name}")
            return None
        return value, Origin(site.name, found.rule, str(found.raw or "")[:_RAW])

    def _by_evidence(self, name: str, evidence: Evidence, body: _Body | None) -> tuple[Any, Origin] | None:
        if name == "images" and body and (found := tuple(images(body.blocks))):
            return found, Origin(body.engine, body.rule, found[0].url)
        for candidate in RESOLVERS[name](evidence):
            if value := normalise(name, candidate.value, zone=evidence.zone, base=self._document.address):
                return value, _origin(candidate)
        return None


def _origin(candidate: Candidate) -> Origin:
    raw = candidate.raw if candidate.raw is not None else candidate.value
    text = "; ".join(map(str, raw)) if isinstance(raw, Sequence) and not isinstance(raw, str) else str(raw)
    return Origin(candidate.by, candidate.rule, text[:_RAW])


def _text(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext()))[:1000]
