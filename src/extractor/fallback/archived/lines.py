"""What a line of a page turned to Markdown is: prose, a heading, a menu, furniture between headline and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from extractor.blocks.boilerplate import kind_of
from extractor.document.text import HAN, is_mostly_han, letters, one_line, weight

__all__ = ["SAYS_SOMETHING", "Line", "below", "read_lines"]

SAYS_SOMETHING = 40
"""The weight of a sentence that may be all of a short article."""

_PROSE = 120  # the weight of a paragraph that is certainly prose
_LONG_PROSE = 360  # the weight of one that is, though it ends no sentence
_SENTENCE = re.compile(r"[。！？]|[.!?:…][\"'”’)）]?(?:\s|$)")
_COMMA = re.compile("[,，、;；]")  # of a Chinese paragraph that is cut off; the links of a footer run together without
_ENDS_SENTENCE = re.compile(r"[.,:;!?…。，：；！？”」][\"'’)）]?$|）$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez|janv|févr|mars|avr|juin"
    r"|juil|août|déc|gen|mag|giu|lug|ago|set|ott|dic|ene|abr|mrt|mei|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
    r"[^\W\d_]{0,8}\.?"
)
_DATE = (
    rf"(?<![\w-])(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}(?!\d)|(?<![\w.])\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?{_MONTH}|\b{_MONTH}\s\d{{4}}\b|(?<![\d.:])\d?\d:\d\d(?!\d)"
)
_SEEN = re.compile("[^\\s\u200b-\u200f\u2060\ufeff]")
_STAMP = re.compile(_DATE, re.I)
_FURNITURE = re.compile(
    r"[\W\d_]+[km]?$"  # counts and separators
    r"|(?:\d+\s?(?:min|mins|minutes?|minuti|minuten|minutos|分钟|分鐘)\b.{0,20}"
    r"|(?:est\S{0,8} )?reading time.{0,20}|预计阅读.{0,20})$"
    r"|[\d,.]+\s?[km]?\s?(?:views?|comments?|shares?|likes?|claps?|reads?|responses?|visualizzazioni|commenti)\b.{0,30}$"
    r"|\d+\s?篇文章|订阅专栏|.{0,12}\d\s?首次发布"
    r"|(?:阅读|浏览|点击|评论|点赞|收藏|分享|人气|热度)(?:量|数|次数)?\s?[:：]?\s?[（(]?\d*[)）]?$"
    r"|(?:by|von|par|por|di|da|door|av|af|автор|written by|posted (?:by|on|in)|author|authors|published|pubblicato"
    r"|publié"
    r"|publicado|veröffentlicht|gepubliceerd|updated|last (?:updated|modified)|aggiornato|作者|编辑|发布)\b.{0,70}$"
    r"|(?:share|listen|save|print|copy(?: link)?|follow|following|subscribe|sign (?:up|in)|log in|bookmark"
    r"|facebook|twitter"
    r"|linkedin|x|whatsapp|reddit|e-?mail|telegram|pinterest|pocket|flipboard|mastodon|bluesky|tags?|topics?|categor(?:y|ies)"
    r"|comments?|condividi|partager|teilen|compartir|delen|menu|search|home|关注|分享|收藏|举报|打印|点赞|转载)"
    r"(?: (?:publication|us|on|this|via|to|x|facebook|twitter|linkedin|reddit|(?:on|to"
    r"|via) [^\W\d]{1,12}))*\s?:?\W{0,3}$"
    r"|(?:ultimo aggiornamento|(?:last )?updated?(?: on)?|zuletzt aktualisiert|dernière mise à jour"
    r"|última actualización|最后编辑(?:时间|于)|最后(?:更新|修改)(?:时间|于)?|更新时间)\s?[:：]?\s?[\d(].{0,40}$"
    r"|(?:folders and files|repository files navigation|view all files)$"
    r"|press enter or click to view image.{0,20}$|(?:image|photo|picture) (?:credits?|source|by)\b.{0,60}$",
    re.I,
)
_WORD = re.compile(
    r"(?:[^\s:：。，]{1,12}\s?[:：]\s?(?=h|www))?"  # its label
    r"(?:(?:h(?:tt|xx)ps?://|www\.)[!-~]+|[!-~]*[0-9a-f]{32,}[!-~]*)(?:\s(?:h(?:tt|xx)ps?://)[!-~]+)*"
)
_FILES = "Name Name Last commit message"
_TO_ADDRESS = re.compile(r"\S{1,30}(?: \S{1,30}){3,30}[:：]? ?https?://[!-~]{4,300}$")
_NAMED_ADDRESS = re.compile(rf"(?=.{{0,30}}[{HAN}]{{2}})[\w /]{{2,24}}\s?[:：]\s?https?://[!-~]{{4,300}}$")
_FOOTNOTE = re.compile(r"\[\d{1,2}\]:?\s?https?://[!-~]+(?:\s\[\d{1,2}\]:?\s?https?://[!-~]+)*$")
_FACT = re.compile(r"[^\s:：][^:：]{1,30}[:：]\s?\S")
_GREETS = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many)?\s?(?:regards|wishes|best|thanks|cheers|greetings)(?: again)?"
    r"|sincerely(?: yours)?|yours|cordiali saluti|saluti"
    r"|(?:viele|beste|mit freundlichen) grüßen?|cordialement|saludos|abraços"
    r"|(?:obrigad[oa]|gracias|merci|danke|grazie|thank you|thanks)\b[^.!?:,]{0,30}(?=,))\s?[,!]?$",
    re.I,
)
_LETTERHEAD = re.compile(r"(?:from|von|de|da|发件人)\s?: .{1,200}\s(?:date|datum|fecha|data|日期)\s?: ", re.I)
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
    """The elements of a flat page, in order, but for paragraphs of characters that nobody sees."""
    lines = (Line(element) for element in body)
    return [line for line in lines if line.element.tag != "p" or line.is_picture or _SEEN.search(line.text)]


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
        links = sum(len(text) for text in texts if not _WORD.fullmatch(text))
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
        return _WORD.fullmatch(self.text) is not None

    @cached_property
    def is_boilerplate(self) -> bool:
        """Whether its words are boilerplate on any page."""
        return kind_of(self.text) is not None

    @cached_property
    def is_stamped(self) -> bool:
        """Whether it is a short line with a date or a time of day in it; of a heading, hardly more than that."""
        longest = _LONGEST_DATE if self.is_heading else _LONGEST
        return len(self.text) <= longest and not self.ends_sentence and _STAMP.search(self.text) is not None

    @cached_property
    def is_furniture(self) -> bool:
        """Whether it is what stands between headline and text: byline, date, counts, reading time, buttons."""
        if not self.text or self.element.tag in ("pre", "table") or self._is_fact:
            return False
        if self.is_word or _LETTERHEAD.match(self.text):
            return not self.is_word
        return len(self.text) <= _LONGEST and (self.is_stamped or _FURNITURE.match(self.text) is not None)

    @property
    def _is_fact(self) -> bool:
        """Whether it is a comment of code that was read as a heading, with a name and its value: ``# Date: ...``."""
        return self.element.tag == "h1" and _FACT.match(self.text) is not None

    @cached_property
    def is_signed_teaser(self) -> bool:
        """Whether it is a paragraph whose first line says something and whose others are date, byline and buttons."""
        if self.element.tag != "p":
            return False
        parts = [part.strip(" *_") for part in self.element.text_content().splitlines()]
        first, *below = [part for part in parts if part] or [""]
        marks = sum(_STAMP.search(part) is not None or _FURNITURE.match(part) is not None for part in below)
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
        if _NAMED_ADDRESS.match(self.text):
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
        return self.says_much or any(pattern.match(self.text) for pattern in (_TO_ADDRESS, _NAMED_ADDRESS, _FOOTNOTE))

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

    def announces(self, line: Line) -> bool:
        """Whether it ends in a colon and the next line is a list, a sample or an address: that is what it announces.

        A greeting announces who signs.
        """
        if _GREETS.match(self.text):
            return line.is_plain and 0 < len(line.text) <= _SIGNATURE
        if line.is_word and (self.is_word or self.text.endswith((":", "："))):
            return True
        return self.text.endswith((":", "：")) and line.element.tag in ("ul", "ol", "pre", "table", "blockquote")


def _text(element: HtmlElement) -> str:
    return one_line(element.text_content())
