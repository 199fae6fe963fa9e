"""What the resolvers look at, and what they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import Document, Kind
from extractor.document.text import HAN, one_line, weighs
from extractor.fields.engine import title_and_author
from extractor.fields.when.languages import language_of
from extractor.fields.when.surroundings import Near, is_aside, near

if TYPE_CHECKING:
    from extractor.fields.when.stamp import Stamp

__all__ = ["Candidate", "Evidence", "Tier"]

Tier = tuple[str, Sequence[str]]
"""Lines that are as good as each other, and whose evidence they are: ``"body"`` or ``"page"``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that somebody gives a field.

    Attributes:
        value: The value as found; the field's own form is made of it later.
        by: Whose evidence it is: ``"front matter"``, ``"json-ld"``, ``"meta"``, ``"page"``, ``"body"``, an engine.
        rule: Where exactly, as a rule would be written.
        raw: The text it was read from, where that is not the value.
    """

    value: Any
    by: str
    rule: str
    raw: str | None = None


@dataclass
class Evidence:
    """A document, and once its body is found, what is in it.

    Attributes:
        document: The document.
        zone: The zone of times that name none, where the site says so.
        scope: Where to look for bylines first: around the container a site's rule names, if any.
        kept: The text of the body's blocks.
        removed: The text of what stood in the body's container and was removed.
        beside: The texts right before and behind that container, each side's nearest first.
        media: The letters of the names of the medium credited and of the site, which are never authors.
    """

    document: Document
    zone: ZoneInfo | None = None
    scope: HtmlElement | None = None
    kept: Sequence[str] = ()
    removed: Sequence[str] = ()
    beside: Sequence[str] = ()
    media: frozenset[str] = frozenset()

    @cached_property
    def engine(self) -> Mapping[str, str | None]:
        """The title and the author as trafilatura has them; looked at only where all else is silent."""
        return title_and_author(self.document)

    @cached_property
    def below_headline(self) -> tuple[str, ...]:
        """The first lines below the headline, where bylines stand, and of those below the page's next headings."""
        document = self.document
        if document.headline is None:
            return ()
        others = () if document.kind is Kind.MARKDOWN_POST else document.tree.iter(document.headline.tag)
        texts = (
            text
            for heading in (document.headline, *islice(others, _HEADINGS))
            for text in takewhile(lambda line: not weighs(line, _PROSE), islice(_below(heading), _LINES))
        )
        found: dict[str, None] = {}
        for text in texts:
            found[text] = None
            if len(found) == _LINES_OF_BYLINE:
                break
        return tuple(one_line(text.replace("\u200e", "")) for text in found)

    @cached_property
    def language(self) -> str | None:
        """The tag of the language of the document's dates, with the country where it is known."""
        return language_of(self.document)

    @cached_property
    def around_headline(self) -> tuple[Near, ...]:
        """The texts near the headline, and what elements there say in attributes."""
        headline = self.document.headline
        if headline is not None and headline.tag != "h1" and is_aside(headline):  # a menu's heading that the title has
            headline = next((h1 for h1 in self.document.tree.iter("h1") if not is_aside(h1)), headline)
        if headline is None:
            return ()
        found = near(headline)
        if self.document.kind is Kind.MARKDOWN_POST and headline.getprevious() is None:  # the archiver's
            own = [h1 for h1 in self.document.tree.iter("h1") if h1 is not headline]
            found += near(own[0]) if len(own) == 1 else []
        return tuple(found)

    @cached_property
    def declared_stamps(self) -> tuple[Stamp, ...]:
        """The dates that header, JSON-LD and ``<meta>`` declare."""
        from extractor.fields.when.stamps import declared  # which looks at evidence

        return tuple(declared(self))

    @cached_property
    def sure_stamps(self) -> tuple[Stamp, ...]:
        """The dates in places that are sure to be about the document."""
        from extractor.fields.when.stamps import sure_stamps  # which looks at evidence

        return tuple(sure_stamps(self))

    @cached_property
    def stamps(self) -> tuple[Stamp, ...]:
        """The dates that may be when it was published or changed, as they are found."""
        from extractor.fields.when.stamps import stamps  # which looks at evidence

        return tuple(stamps(self))

    @property
    def ends(self) -> tuple[str, ...]:
        """The lines that end the body, and what was removed from it."""
        return (*self.kept[-4:], *self.removed)

    @property
    def of_body(self) -> Tier:
        """The lines of the body that may be credits: what was removed from it, and its edges."""
        return "body", (*self.removed, *self.kept[:3], *self.kept[-4:])

    @property
    def of_page(self) -> tuple[Tier, ...]:
        """The lines of the page that may be credits: those right beside the body, then those that hold a label."""
        return ("page", self.beside), ("page", self.labelled)

    @cached_property
    def is_han(self) -> bool:
        """Whether the title, or how the body begins, holds ideographs."""
        said = " ".join((self.document.head_title, *self.kept[:_SAMPLE]))
        return _HAN.search(said) is not None

    @cached_property
    def labelled(self) -> tuple[str, ...]:
        """Short texts that hold a label such as 来源 or 责任编辑: those in the scope, then those of the whole page."""
        found: dict[str, None] = {}
        if self.is_han or len(self.document.text) < _SMALL:  # most pages are in no language of these labels
            everywhere = _triggers(self.document.tree)
            first = [] if self.scope is None else _inside(self.scope, everywhere, self.document.tree)
            for text, element in (*first, *everywhere):
                if element.tag not in _SILENT and (whole := _with_value(text, element)):
                    found[whole] = None
        return tuple(found)


def _below(heading: HtmlElement) -> Iterator[str]:
    """The texts that follow a heading in the document, the blank ones left out; walked as far as they are asked for."""
    node: HtmlElement | None = heading
    while node is not None:
        if (tail := node.tail) and tail.strip(_BLANK):
            yield tail
        for sibling in node.itersiblings():
            yield from (text for text in sibling.itertext() if text.strip(_BLANK))
            if (tail := sibling.tail) and tail.strip(_BLANK):
                yield tail
        node = node.getparent()


_BLANK = " \t\r\n"
_LINES = 39  # texts below a heading that are looked at
_LINES_OF_BYLINE = 12  # different ones below all of them
_PROSE = 250  # the weight of a line that is no byline any more, and ends them
_HEADINGS = 8  # headings of a page that may be its headline
_TRIGGER = re.compile(  # each begins with a letter and no class, so that texts are skimmed for these letters
    "来 ?源|來 ?源|稿源|编 ?辑|編輯|责 ?编|責 ?編|作 ?者|记者|記者|撰文|采写|採寫|时间|時間|日期"
)
_HAN = re.compile(f"[{HAN}]")
_SMALL = 20_000  # characters of a page that is looked through in no time
_SAMPLE = 8  # blocks of the body that are looked at for ideographs
_SILENT = frozenset(("script", "style", "title", "option", "noscript", "textarea"))
_LONGEST = 160  # characters of a byline


_Labelled = tuple[str, HtmlElement]
"""A text that holds a label, and the element that it stands in."""


def _triggers(root: HtmlElement) -> list[_Labelled]:
    """The short texts of a tree that hold a label, in their order."""
    return [
        (str(text), text.getparent().getparent() if text.is_tail else text.getparent())
        for text in _TEXTS(root)
        if not text.isascii() and len(text) < _SHORT and _TRIGGER.search(text)
    ]


_TEXTS: Any = etree.XPath("descendant::text()")  # texts that know their parents
_SHORT = 200  # characters of a text that may hold a label and its value


def _inside(scope: HtmlElement, found: Sequence[_Labelled], tree: HtmlElement) -> Sequence[_Labelled]:
    """Those that stand inside an element."""
    if scope.getroottree().getroot() is not tree:  # of what a text area holds
        return _triggers(scope)
    return [(text, within) for text, within in found if within is scope or scope in within.iterancestors()]


def _with_value(said: str, within: HtmlElement) -> str | None:
    """The text around a label: the element it stands in, or the next one up where the label stands alone."""
    element: HtmlElement | None = within
    text = " ".join(said.split())
    for _ in range(3):
        if element is None or element.tag in ("body", "html"):
            break
        around = _short_text(element)
        if around is None:
            break
        text = around
        if not text.endswith((":", "：")) and not _TRIGGER.fullmatch(text):
            break
        element = element.getparent()
    return text if len(text) <= _LONGEST else None


def _short_text(element: HtmlElement) -> str | None:
    """The text of an element on one line; ``None``, without reading on, where it is longer than a byline."""
    words: list[str] = []
    length = -1
    for text in element.itertext():
        if found := text.split():
            words += found
            length += sum(map(len, found)) + len(found)
            if length > _LONGEST:
                return None
    return " ".join(words)
