"""What a line of a page turned to Markdown is: prose, a heading, a menu, furniture between headline and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from extractor.blocks.boilerplate import kind_of
from extractor.document.text import is_mostly_han, letters, one_line, weight
from extractor.fallback.archived.words import FACT, FOLLOW, FURNITURE, GREETS, LETTERHEAD, NAMED_ADDRESS, STAMP, WORD

__all__ = ["SAYS_SOMETHING", "Line", "below", "read_lines"]

SAYS_SOMETHING = 40
"""The weight of a sentence that may be all of a short article."""

_PROSE = 120  # the weight of a paragraph that is certainly prose
_LONG_PROSE = 360  # the weight of one that is, though it ends no sentence
_SENTENCE = re.compile(r"[。！？]|[.!?:…][\"'”’)）]?(?:\s|$)")
_COMMA = re.compile("[,，、;；]")  # of a Chinese paragraph that is cut off; the links of a footer run together without
_ENDS_SENTENCE = re.compile(r"[.,:;!?…。，：；！？”」][\"'’)）]?$|）$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SEEN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff]")
_FILES = "Name Name Last commit message"
_DIVIDES = re.compile(r"[|»›]")  # a line of facts or the way to the page
_LINE, _LOWER = 30, 0.6  # characters of a line of prose; a signature has fewer. The share of words in lower case
_TOLD = 0.55  # the share of words in lower case above which a line is no list of names and posts
_LONG_WORDS = 10  # words of a line that says something though no full stop ends it
_ITEM = 40  # the mean weight of items that are more than entries of a menu, where few of their words are links
_FEW_LINKS = 0.4
_ALL = 0.9  # the share of a text in links that leaves no sentence around them
_LONGEST = 90  # characters of a line of furniture
_MARKS = 3  # lines of date, byline and buttons below a teaser
_LONGEST_LABEL = 24  # characters
_SIGNATURE = 40  # characters
_LONGEST_DATE = 24  # characters of a heading that is a date: "Posts since January 2011" has more


def read_lines(body: HtmlElement) -> list[Line]:
    """The elements of a flat page, in order, but for paragraphs and headings of characters that nobody sees."""
    lines = (Line(element) for element in body)
    return [
        line
        for line in lines
        if not (line.element.tag == "p" or line.is_heading) or line.is_picture or _SEEN.search(line.text)
    ]


def below(lines: Sequence[Line], headline: HtmlElement) -> list[Line]:
    """The lines that stand below the headline, on whatever level that is."""
    outermost = headline
    while (parent := outermost.getparent()) is not None and parent.tag != "body":
        outermost = parent
    place = next((i for i, line in enumerate(lines) if line.element is outermost), -1)
    if outermost is headline:
        return list(lines[place + 1 :])
    return [*(Line(element) for element in headline.itersiblings()), *lines[place + 1 :]]


@dataclass(eq=False)
class Line:
    """An element of a flat page: a paragraph, a heading, a list, a table, a sample of code.

    Attributes:
        element: The element.
    """

    element: HtmlElement

    @cached_property
    def text(self) -> str:
        """Its text with the white space folded."""
        return one_line(self.element.text_content())

    @cached_property
    def weight(self) -> int:
        """How much it says."""
        return weight(self.text)

    @cached_property
    def linked(self) -> float:
        """The share of the text that stands in links; an address that a page spells out is its text."""
        texts = [one_line(link.text_content()) for link in self.element.iter("a")]
        links = sum(len(text) for text in texts if not WORD.fullmatch(text))
        return min(links / len(self.text), 1.0) if self.text else 1.0

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in _HEADINGS

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture and nothing else."""
        return not self.text and self.element.find(".//img") is not None

    @property
    def is_menu(self) -> bool:
        """Whether it is links, a mark that separates them, a table of files, or nothing."""
        return self.linked >= 0.5 or self.text.startswith(_FILES)

    @property
    def is_button(self) -> bool:
        """Whether it is what a page says beside a picture or a sample to press."""
        kind = kind_of(self.text)
        return kind is not None and kind[0].reason == "control"

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark that parts what is above from what is below."""
        return self.element.tag == "hr" or (bool(self.text) and not letters(self.text))

    @property
    def is_word(self) -> bool:
        """Whether it is an address or a checksum and no more."""
        return WORD.fullmatch(self.text) is not None

    @cached_property
    def is_boilerplate(self) -> bool:
        """Whether its words are boilerplate on any page."""
        return kind_of(self.text) is not None

    @cached_property
    def is_stamped(self) -> bool:
        """Whether it is a short line with a date or a time of day in it; of a heading, hardly more than that."""
        longest = _LONGEST_DATE if self.is_heading else _LONGEST
        return len(self.text) <= longest and not self.ends_sentence and STAMP.search(self.text) is not None

    @cached_property
    def is_furniture(self) -> bool:
        """Whether it is what stands between headline and text: byline, date, counts, reading time, buttons."""
        if not self.text or self.element.tag in ("pre", "table") or self._is_fact or self.is_timeline:
            return False
        if self.is_word or LETTERHEAD.match(self.text):
            return not self.is_word
        return len(self.text) <= _LONGEST and (self.is_stamped or FURNITURE.match(self.text) is not None)

    @property
    def is_timeline(self) -> bool:
        """Whether it is a list of days and of what happened then."""
        items = [one_line(item.text_content()) for item in self.element.findall("li")]
        days = [STAMP.match(item) for item in items]
        return len(items) > 1 and all(day and len(item) > day.end() for day, item in zip(days, items, strict=True))

    @property
    def _is_fact(self) -> bool:
        """Whether it is a comment of code that was read as a heading, with a name and its value: ``# Date: ...``."""
        return self.element.tag == "h1" and FACT.match(self.text) is not None

    @cached_property
    def is_signed_teaser(self) -> bool:
        """Whether it is a paragraph whose first line says something and whose others are date, byline and buttons."""
        if self.element.tag != "p":
            return False
        parts = [part.strip(" *_") for part in self.element.text_content().splitlines()]
        first, *below = [part for part in parts if part] or [""]
        marks = sum(STAMP.search(part) is not None or FURNITURE.match(part) is not None for part in below)
        return len(below) >= _MARKS and marks >= _MARKS and 2 * marks > len(below) and weight(first) >= SAYS_SOMETHING

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether a sentence, or a part of one, ends where it ends."""
        return _ENDS_SENTENCE.search(self.text) is not None

    @cached_property
    def is_bold(self) -> bool:
        """Whether it is printed in bold."""
        bold = sum(len(one_line(part.text_content())) for part in self.element.iter("strong", "b"))
        return bool(self.text) and bold >= 0.9 * len(self.text)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is a paragraph, or as much as one, that says something in sentences; code is."""
        if self.element.tag == "pre":
            return bool(self.text)
        if self.is_heading or self.weight < _PROSE or self.is_menu or self.is_boilerplate or self.is_furniture:
            return False
        if self.is_word:
            return False
        if self.element.tag in ("ul", "ol"):
            items = [one_line(item.text_content()) for item in self.element.findall("li")]
            said = any(weight(item) >= _PROSE / 2 and _SENTENCE.search(item) for item in items)
            return said or (self.weight >= _ITEM * len(items) and self.linked < _FEW_LINKS)
        if is_mostly_han(self.text) and "，" in self.text:  # many end their paragraphs without a full stop
            return True
        if _SENTENCE.search(self.text) is not None or (self.weight >= _LONG_PROSE and self._flows):
            return True
        return self.element.getnext() is None and (not is_mostly_han(self.text) or _COMMA.search(self.text) is not None)

    @property
    def is_han(self) -> bool:
        """Whether it is a paragraph in Chinese."""
        return self.element.tag == "p" and is_mostly_han(self.text)

    @property
    def says_in_han(self) -> bool:
        """Whether it is a paragraph in Chinese that says something; many of them end without a full stop."""
        return self.is_han and self.is_plain and self.weight >= SAYS_SOMETHING

    @property
    def is_sentence(self) -> bool:
        """Whether it is at least a sentence of a text, and no list."""
        if self.element.tag in ("ul", "ol", "table") or not self.ends_sentence or self.weight < SAYS_SOMETHING:
            return False
        return not (self.is_heading or self.is_menu or self.is_boilerplate or self.is_furniture)

    @property
    def is_linked_sentence(self) -> bool:
        """Whether it is a sentence most of which is links, but not all."""
        return self.element.tag == "p" and self.ends_sentence and self.linked < _ALL and self.weight >= SAYS_SOMETHING

    @cached_property
    def leads(self) -> bool:
        """Whether, right above prose, it belongs to it: a heading, a line in bold, a sentence, a Chinese line."""
        if not self.text:
            return self.is_picture
        if self.text.endswith((":", "：")) and not self.is_furniture:
            return True
        if (self.is_menu and not self.is_linked_sentence) or self.is_furniture or self.is_boilerplate:
            return False
        if self.element.tag == "table" and sum(map(bool, map(_text, self.element.iter("th", "td")))) > 1:
            return True
        if NAMED_ADDRESS.match(self.text) or self.is_word:
            return True
        # Chinese pages have few lines below the headline that are neither byline nor lead.
        return is_mostly_han(self.text) or self.is_heading or self.is_bold or self.ends_sentence or self._is_told

    @property
    def is_label(self) -> bool:
        """Whether it is the name of a value that stands beside or below it, and no more."""
        return self.text.endswith((":", "：")) and len(self.text) <= _LONGEST_LABEL

    @cached_property
    def follows(self) -> bool:
        """Whether, right below prose, it still belongs to it."""
        if not letters(self.text):
            return self.is_picture
        if self.is_boilerplate or self.is_heading or self.is_menu:
            return False
        if self.ends_sentence or (self.element.getnext() is None and len(self.text) > 20):
            return True
        if self.says_in_han:
            return True
        return self.says_much or any(pattern.match(self.text) for pattern in FOLLOW)

    @property
    def says_much(self) -> bool:
        """Whether it is a paragraph of many words outside links that no full stop ends."""
        if self.element.tag != "p" or self.is_bold or self.is_furniture or self.is_boilerplate:
            return False
        lines = 1 + sum(1 for _ in self.element.iter("br"))
        is_said = len(self.text.split()) >= _LONG_WORDS and len(self.text) >= _LINE * lines
        return self.linked < _FEW_LINKS / 2 and is_said and not _DIVIDES.search(self.text)

    @property
    def _flows(self) -> bool:
        """Whether its words are those of a sentence: with commas, most in lower case."""
        words = self.text.split()
        return self.says_much and ", " in self.text and sum(word[0].islower() for word in words) > _LOWER * len(words)

    @property
    def _is_told(self) -> bool:
        """Whether it says much, in more words than those that have a capital: no post, no section."""
        words = self.text.split()
        return self.says_much and sum(word[0].islower() for word in words) > _TOLD * len(words)

    @property
    def is_plain(self) -> bool:
        """Whether it is neither heading, menu, furniture nor boilerplate."""
        return not (self.is_heading or self.is_menu or self.is_furniture or self.is_boilerplate)

    @property
    def greets(self) -> bool:
        """Whether it is a greeting, below which somebody signs."""
        return GREETS.match(self.text) is not None

    def announces(self, line: Line) -> bool:
        """Whether it ends in a colon and the next line is a list, a sample or an address: that is what it announces.

        A greeting announces who signs.
        """
        if self.greets:
            return line.is_plain and 0 < len(line.text) <= _SIGNATURE
        if line.is_word and (self.is_word or self.text.endswith((":", "："))):
            return True
        return self.text.endswith((":", "：")) and line.element.tag in ("ul", "ol", "pre", "table", "blockquote")


def _text(element: HtmlElement) -> str:
    return one_line(element.text_content())
