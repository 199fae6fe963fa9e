"""What stands inside the container and is no part of the article: blocks that come back from page to page.

Of several pages of one site, what says the same on two of them is the site's and not the article's, and so is a class
whose elements none of the readings takes for article. Of one page only what is boilerplate by its name or by what it
says, and the byline. No selector may find a text on any page that a reading has and that does not come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from extractor.authoring.induction.container import containers_of
from extractor.authoring.induction.names import is_generated, is_layout, stem
from extractor.authoring.induction.sample import Sample, agreement, visible_text
from extractor.authoring.induction.selectors import find, selectors
from extractor.blocks.boilerplate import kind_of
from extractor.blocks.cleaning import boilerplate_element
from extractor.document import xpath
from extractor.document.text import letters, one_line, printable
from extractor.fields.when.dates import find_dates

__all__ = ["Drop", "find_drops", "said_by_name"]

_ENOUGH = 2  # pages that something must come back on
_MOST = 8  # selectors of a rule
_LINE = 120  # characters of a line about the article: its byline, its source
_PROSE = 0.3  # share of a container's letters that no drop may hold
_SAME_PAGE = 0.5  # agreement of two bodies that are one article
_PICTURE = xpath.boolean("boolean(descendant-or-self::*[self::img or self::figure or self::video or self::picture])")
_UNLINKED = xpath.strings("descendant::text()[not(ancestor::a or parent::script or parent::style)]")
_OF_ARTICLES = frozenset("content text txt article body story post entry title item paragraph detail news".split())
_APART = frozenset(
    "caption captions figcaption credit credits legend teaser teasers byline bylines author authors timestamp date "
    "dates dateline datetime meta info kicker toc tags topics keywords infobox newsletter widget embed player video "
    "gallery slideshow carousel callout tooltip popup modal print login paywall hint banner cta button buttons".split()
)
_FIRST_WORDS = 40  # characters of what is dropped that are shown
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_SAYS = re.compile(r"\w*(?:[.#]|\[class\^=)")  # selectors that say by a name what an element is
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset("br hr table pre code font tr td th tbody".split())


@dataclass(frozen=True)
class Drop:
    """A selector of what is to be dropped.

    Attributes:
        selector: The selector, inside the container.
        pages: On how many pages it finds anything.
        text: The beginning of what it drops on the first of them.
    """

    selector: str
    pages: int
    text: str


@dataclass(eq=False)
class _Inside:
    """The container of a page, and what in it is the article's."""

    sample: Sample
    elements: list[HtmlElement]
    repeated: frozenset[str] = frozenset()

    @cached_property
    def signatures(self) -> frozenset[str]:
        return frozenset(_signature(node) for element in self.elements for node in element.iterdescendants())

    def found(self, selector: str) -> list[HtmlElement]:
        return [node for element in self.elements for node in find(element, selector, inside=True)]

    def may_go(self, node: HtmlElement) -> bool:
        """Whether none of an element's text is the article's, or all of it comes back from page to page."""
        if node in self.elements:
            return False
        if _signature(node) in self.repeated:
            return True
        if self.is_link_list(node):
            return True
        if _signature(node) == letters(self.sample.article.title or ""):
            return False
        if self.sample.protected.get(node) and not self.is_aside(node):
            return False
        if node.tag in _HEADINGS:
            return False
        pictured = _PICTURE(node) and not boilerplate_element(node)
        return not pictured and len(_signature(node)) <= _PROSE * self.length

    def is_link_list(self, node: HtmlElement) -> bool:
        """Whether all a block says is links, and what comes back from page to page: its heading."""
        if node.tag not in ("div", "section", "ul", "dl") or node.find(".//a") is None or not self.repeated:
            return False
        texts = (text for text in _UNLINKED(node) if (said := letters(text)) and said not in self.repeated)
        return next(texts, None) is None and len(_signature(node)) <= _PROSE * self.length

    def is_aside(self, node: HtmlElement) -> bool:
        """Whether the fallback leaves a block out that says by its name that it is none of the article's text."""
        return self.sample.is_clear and not self.sample.answered.get(node) and _is_apart(node)

    def is_left_out(self, node: HtmlElement) -> bool:
        """Whether several readings that agree have nothing of a block, or the fallback nothing of an aside."""
        of_its_own = str(node.tag) not in _INLINE and self.sample.is_clear and len(self.sample.readings) > 1
        return self.is_aside(node) or (of_its_own and not self.sample.protected.get(node))

    @cached_property
    def length(self) -> int:
        """How many letters the container holds."""
        return sum(len(_signature(element)) for element in self.elements)

    def offered(self) -> Iterator[HtmlElement]:
        """The elements that may go, an element before those in it."""
        pending = [child for element in reversed(self.elements) for child in reversed(element)]
        while pending:
            node = pending.pop()
            if not _signature(node):
                continue
            if not self.may_go(node):
                pending += reversed(node)
                continue
            yield node
            if not any(True for _ in said_by_name(node)):
                pending += reversed(node)


def find_drops(samples: Sequence[Sample], container: Sequence[str]) -> list[Drop]:
    """What to drop inside the container, what comes back most often first."""
    pages = [_Inside(sample, found) for sample in _distinct(samples) if (found := containers_of(sample, container))]
    counts = Counter(signature for page in pages for signature in page.signatures)
    repeated = frozenset(signature for signature, count in counts.items() if count >= _ENOUGH and len(signature) > 1)
    for page in pages:
        page.repeated = repeated
    drops: dict[str, Drop] = {}
    tried: dict[str, list[tuple[_Inside, list[HtmlElement]]]] = {}
    gone: set[HtmlElement] = set()
    for page in pages:
        for node in page.offered():
            if node in gone:
                continue
            for selector in said_by_name(node):
                if selector not in tried:
                    hits = [(other, other.found(selector)) for other in pages]
                    may_go = all(other.may_go(hit) for other, nodes in hits for hit in nodes)
                    tried[selector] = hits if may_go else []
                if not (hits := tried[selector]):
                    continue
                held = sum(bool(nodes) for _, nodes in hits)
                if held >= _ENOUGH or _is_boilerplate(node, page.sample) or page.is_left_out(node):
                    drops[selector] = Drop(selector, held, _cut(_shown(node)))
                    gone.update(hit for _, nodes in hits for hit in nodes)
                    gone.update(inner for _, nodes in hits for hit in nodes for inner in hit.iterdescendants())
                    break
    return sorted(drops.values(), key=lambda drop: -drop.pages)[:_MOST]


def _distinct(samples: Sequence[Sample]) -> list[Sample]:
    """The pages without those that hold an article that is there already: all of it would come back."""
    kept: list[Sample] = []
    for sample in samples:
        if all(agreement(sample.article.body, other.article.body) < _SAME_PAGE for other in kept):
            kept.append(sample)
    return kept


def _signature(node: HtmlElement) -> str:
    """What two elements on two pages share that say the same: their letters, else their pictures."""
    if node.tag in ("script", "style", "noscript", "template"):
        return ""
    return letters("".join(visible_text(node))) or " ".join(image.get("src", "") for image in node.iter("img"))


def _shown(node: HtmlElement) -> str:
    return one_line(" ".join(visible_text(node)))


def _cut(text: str) -> str:
    text = printable(text)
    return text if len(text) <= _FIRST_WORDS else f"{text[: _FIRST_WORDS - 1]}…"


def said_by_name(node: HtmlElement) -> Iterator[str]:
    """Selectors of one step that say what an element is."""
    if node.tag in ("aside", "footer", "nav", "form", "figcaption"):
        yield str(node.tag)
    classes = (node.get("class") or "").split()
    names = [name for name in (node.get("id", ""), *classes) if name and not is_generated(name)]
    names += filter(None, map(stem, classes[:1]))
    if any(not is_layout(name) for name in names):
        yield from (s for s in selectors(node) if _SAYS.match(s) and " " not in s and not _is_vague(s))


def _is_apart(node: HtmlElement) -> bool:
    """Whether an element says by its tag or a name that it stands beside the text: a caption, a credit, a teaser."""
    if node.tag == "figcaption":
        return True
    names = f"{node.get('id', '')} {node.get('class') or ''}"
    return any(word.lower() in _APART for word in _WORD.findall(names))


def _is_vague(selector: str) -> bool:
    """Whether a selector of one step may well find something else on another page."""
    names = [name.rstrip("-_") for name in re.findall(r"[.#=]([\w-]+)", selector)]
    return all(is_layout(name) or name.lower() in _OF_ARTICLES for name in names)


def _is_boilerplate(node: HtmlElement, sample: Sample) -> bool:
    """Whether an element is boilerplate by its name or by what it says; the byline is."""
    text = _shown(node)
    if boilerplate_element(node) or kind_of(text):
        return True
    if len(text) > _LINE or node.tag in _INLINE:
        return False
    article = sample.article
    people = [*article.authors, *article.editors, article.source or ""]
    return any(find_dates(text)) or any(name and name in text for name in people)
