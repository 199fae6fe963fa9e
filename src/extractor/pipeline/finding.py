"""The body of an article: found by the site's rule, else by an engine, and cleaned of boilerplate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from extractor.blocks import Block, read_blocks
from extractor.blocks.absence import is_listing, notice
from extractor.blocks.cleaning import (
    Elements,
    Reason,
    boilerplate_lines,
    edge_lines,
    prose_share,
    repeated_source,
    repeated_title,
)
from extractor.blocks.memory import Memory
from extractor.blocks.rendering import to_text
from extractor.document import Document, Kind
from extractor.document.text import is_mostly_han, one_line, weight
from extractor.errors import NoContentError
from extractor.fallback.learned import judged_by
from extractor.hookspecs import Extraction
from extractor.pipeline.body import Body, Rejected, Removed
from extractor.pipeline.calling import Hooks, Warnings, safely
from extractor.rules import Region
from extractor.sites import Site, Voice

__all__ = ["Bodies"]

_UNSURE = ("trafilatura", "readability")  # engines whose Chinese bodies are sometimes the menus beside the article
_DOUBTFUL = 0.6  # share of prose in a Chinese body below which a second engine is asked; and by how much more
_SURER = 0.1  # by how much our engine must be surer of a voice's body than of its own; see benchmarks/rules.py
_RATHER = 0.5  # the probability from which a voice's body is taken where no engine found one
_BETTER = 0.1  # prose the second must have: of 69 pages that picks 3, and raises their F1 from 0.32 to 1.00
_HARDLY = 120  # the weight of what says no more than where to turn to
# The probability below which what our engine finds in an archived post is the shell of a page: of 3,000 posts it is
# asked about eight, for the others the lines told, and five had less, all of them shells.
_SHELL = 0.2
_BESIDE = 8  # texts on either side of a container that may say who wrote it


class Bodies:
    """Where the body of one document is looked for.

    Args:
        document: The document.
        hooks: What calls the engines, and the plugins that know more boilerplate.
        warnings: Takes a sentence for what went wrong.
        title: The headline, which is no part of the body.
        memory: What recurs on the documents of each publisher.

    Attributes:
        is_served: Whether what a site's rule found may hold an article: no notice, and not a page that ends before it.
    """

    def __init__(self, document: Document, hooks: Hooks, warnings: Warnings, title: str, memory: Memory) -> None:
        self._document = document
        self._hooks = hooks
        self._warnings = warnings
        self._title = title
        self._memory = memory
        self.is_served = True

    def find(self, site: Site | None) -> Body:
        """The body by the site's rule, else by an engine.

        Raises:
            NoContentError: There is none.
        """
        if isinstance(site, Voice):
            return self._weighed(site)
        return (self._by_site(site) if site else None) or self._by_engines()

    def _by_site(self, site: Site) -> Body | None:
        rule = site.rule("body")
        if rule is None:
            return None
        warned = len(self._warnings)
        found = safely(f"{site.name}.body", lambda: rule.match(self._document), self._warnings)
        region = found.value if found else None
        if isinstance(region, Region) and (region.elements or region.is_ended) and found:
            return self._of_region(site, found.rule, region)
        if isinstance(site, Voice):
            return None
        if found and not isinstance(region, Region):
            self._warnings.append(f"{site.name}.body gave {type(region).__name__}, not what block() or between() give")
        elif len(self._warnings) == warned:
            self._warnings.append(f"{site.name}.body found nothing: {rule}")
        return None

    def _of_region(self, site: Site, rule: str, region: Region) -> Body | None:
        elements = tuple(region.elements)
        body = Body(site.name, rule, elements)
        if elements:
            body.scope, body.beside = elements[0].getparent(), _beside(elements[0], elements[-1])
        body.blocks = self._read(body, region)
        self._clean(body)
        if isinstance(site, Voice):
            return body if body.has_text else None
        dropped = (removed.text for removed in body.removed if removed.reason == "site")  # a notice in a byline's place
        reason = self._notice([*dropped, *(block.text for block in body.blocks)])
        self.is_served = reason is None and bool(elements)
        if reason:
            raise NoContentError(f"{site.name}: the page holds no article ({reason})", reason=reason)
        if not body.has_text:
            # The rule knows where the article is; elsewhere an engine could only find chrome.
            reason = "pictures" if any(block.images for block in body.blocks) else "empty"
            raise NoContentError(f"{site.name}: there is no text where the article should be", reason=reason)
        return body

    def _weighed(self, site: Voice) -> Body:
        """The engines' body, or the one that a voice tells of, where our engine is surer of it."""
        told = self._by_site(site)
        try:
            own = self._by_engines()
        except NoContentError as error:
            judge = judged_by(self._document) if told and error.reason == "empty" else None
            if told is None or judge is None or (sure := judge.probability([*told.blocks])) < _RATHER:
                raise
            return replace(told, confidence=sure)
        judge = own.judge or judged_by(self._document) if told else None
        if told is None or judge is None:
            return own
        ours, theirs = judge.probability([*own.blocks]), judge.probability([*told.blocks])
        if theirs > ours + _SURER:
            return replace(told, confidence=theirs)
        # A rule that finds the container finds it whole, advertisements included; what it lacks it lacks for a reason.
        self._remove(
            own,
            ((block, ("site", f"outside of {told.rule}")) for block in judge.doubted([*own.blocks], [*told.blocks])),
        )
        return replace(own, rejected=Rejected(told.rule, theirs, ours, own.engine))

    def _by_engines(self) -> Body:
        """The body the first engine finds; of a Chinese page where that is mostly no prose, the better of two."""
        body = self._by_engine()
        reason = self._absence(body)
        if body is None or reason:
            what = f"the page holds no article ({reason})" if reason else "nothing was found that reads like an article"
            raise NoContentError("; ".join([what, *self._warnings]), reason=reason or "empty")
        share = prose_share(list(body.blocks)) if body.engine in _UNSURE else 1.0
        if share < _DOUBTFUL and is_mostly_han(to_text(body.blocks)):
            other = self._by_engine(without=(body.engine,))
            if other and prose_share(list(other.blocks)) > share + _BETTER:
                return other
        return body

    def _by_engine(self, *, without: tuple[str, ...] = ()) -> Body | None:
        """The body of the first engine that finds one with a text; of what is all boilerplate, the next one's."""
        found = self._hooks.ask("extractor_fallback", self._warnings, without=without, document=self._document)
        if not isinstance(found, Extraction):
            return None
        elements = tuple(found.elements)
        body = Body(found.engine, found.rule, elements, confidence=found.confidence)
        if found.blocks is None:
            body.blocks = self._read(body, Region(elements, {}))
        else:
            body.blocks, body.is_choice = dict(found.blocks), True
            body.beside, body.reasons, body.judge = found.beside, found.reasons, found.judge
            self._remove(body, _in_boilerplate(body))
        self._clean(body)
        return body if body.has_text else self._by_engine(without=(*without, body.engine))

    def _absence(self, body: Body | None) -> str | None:
        """Why there is no article; ``None`` where what an engine found is one. A fragment always is."""
        if body is None:
            said = (text for node in self._document.tree.iter("h1", "h2", "p", "div", "title") if (text := node.text))
            return notice(said)
        if self._document.is_fragment:
            return None
        is_unsure = body.confidence is not None and body.confidence < _SHELL
        if is_unsure and self._document.kind is Kind.MARKDOWN_POST and self._document.front_matter:
            return "empty"
        if is_listing([*body.blocks]):
            return "listing"
        return self._notice([block.text for block in body.blocks])

    def _notice(self, texts: Sequence[str]) -> str | None:
        """What a text says instead of being an article; of a page that hardly says more, its headline too."""
        said = notice(texts, besides=self._title)
        is_bare = not self._document.front_matter and sum(map(weight, texts)) < _HARDLY
        return said or (notice([self._title]) if is_bare else None)

    # --- cleaning -------------------------------------------------------------------------------------------

    def _read(self, body: Body, region: Region) -> dict[Block, HtmlElement]:
        """The region's text blocks, without the elements that are boilerplate everywhere."""
        elements = Elements(region.elements)

        def skip(element: HtmlElement) -> bool:
            if selector := region.drop.get(element):
                body.removed.append(Removed(element, None, "site", selector, _text(element)))
                return True
            if found := elements.reason(element):
                body.removed.append(Removed(element, None, *found, _text(element)))
                return True
            return False

        return read_blocks(region.elements, skip, base=self._document.address)

    def _clean(self, body: Body) -> None:
        """Take out of the body the lines that are boilerplate everywhere."""
        self._remove(body, ((b, ("title", "the title again")) for b in repeated_title([*body.blocks], self._title)))
        names = {str(self._document.front_matter.get("source") or "")}
        names |= {removed.text for removed in body.removed if removed.reason == "site"}  # the lines of a byline
        self._remove(body, ((b, ("source", "its name alone")) for b in repeated_source([*body.blocks], names)))
        self._remove(body, boilerplate_lines([*body.blocks]))
        if body.scope is None and not self._is_below_headline(body):
            self._remove(body, ((block, ("edge", "ends no sentence")) for block in edge_lines([*body.blocks])))
        self._remove(body, self._unwanted([*body.blocks]))
        recurring = self._memory.recurring(self._document, [*body.blocks])
        self._remove(body, ((block, ("memory", said)) for block, said in recurring))

    def _is_below_headline(self, body: Body) -> bool:
        """Whether the body is what stands below an archived page's own headline: above it are no menus."""
        headline = self._document.headline
        return body.engine == "archived" and headline is not None and headline.getprevious() is not None

    def _unwanted(self, blocks: list[Block]) -> list[tuple[Block, Reason]]:
        """What plugins name as boilerplate; an answer of another form is warned about."""
        answers = self._hooks.ask("extractor_clean", self._warnings, document=self._document, blocks=tuple(blocks))
        found = []
        for answer in answers or ():
            try:
                found += [(block, (str(reason), "extractor_clean")) for block, reason in answer or ()]
            except Exception as error:  # a generator runs only now, and may raise
                self._warnings.raised("extractor_clean", error, "gave no blocks with reasons:")
        return found

    def _remove(self, body: Body, unwanted: Iterable[tuple[Block, Reason]]) -> None:
        for block, (reason, rule) in dict(unwanted).items():
            if (node := body.blocks.pop(block, None)) is not None:
                body.removed.append(Removed(node, block, reason, rule, block.text))


def _in_boilerplate(body: Body) -> list[tuple[Block, Reason]]:
    """The chosen blocks that stand in elements which are boilerplate everywhere, whatever they say."""
    elements = Elements(body.elements)
    reasons: dict[HtmlElement, Reason | None] = dict.fromkeys(body.elements)
    found = []
    for block, node in body.blocks.items():
        above: list[HtmlElement] = []
        around: HtmlElement | None = node
        while around is not None and around not in reasons:
            above.append(around)
            around = around.getparent()
        reason = reasons[around] if around is not None else None
        for element in reversed(above):
            reason = reasons[element] = reason or elements.reason(element)
        if reason:
            found.append((block, reason))
    return found


def _beside(first: HtmlElement, last: HtmlElement) -> list[str]:
    """The texts right before and right behind a container, each side's nearest first."""
    before = (text for node in first.itersiblings(preceding=True) for text in node.itertext())
    behind = (text for node in last.itersiblings() for text in node.itertext())
    return [line for side in (before, behind) for line in islice(filter(None, map(one_line, side)), _BESIDE)]


def _text(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext()))[:1000]
