"""Paragraphs at the edges of a text that say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.fallback.archived.lines import Line

__all__ = ["BOX", "is_author_box", "is_biography", "without_biographies", "writers_box"]

BOX = 4
"""Lines of an author's box: name, post, and the paragraph about them."""

_NAME = r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*){0,3}?"
_PRESENTS = re.compile(
    rf"[\W_]*(?:about )?(?:the )?({_NAME})(?:, [^.]{{2,80}},)? (?:is|was|has|holds|works|worked|covers|writes|leads"
    r"|runs|started|founded|joined|serves|teaches|è|lavora|ist|arbeitet|est|es|trabaja)\b"
)
_PRESENTS_SELF = re.compile(r"[\W_]*(?:(?:hi|hey|hello)\b\W{0,3})?(?:i am|i[’']m|my name is)\b", re.I)
_POSTS = re.compile(
    r"\b(?:(?:copy)?writ(?:er|es)|reporter|editor|journalist|(?:co-?)?author|researcher|analyst|consultant|speaker"
    r"|expert|specialist|blogger|(?:co-?)?found(?:er|ed)|started|engineer|developer|contributor|correspondent"
    r"|(?:pen)?tester|professor|lecturer|faculty|scientist|student|lawyer|attorney|physician|director|manager|officer|owner|ceo|cto"
    r"|ciso|president|fellow|cryptographer|columnist|covers|freelance\w{0,2}"
    r"|giornalista|redattor\w{0,4}|ricercator\w{0,4}|esperto|redakteur\w{0,3}|autor\w{0,3}|journaliste|rédact\w{0,5}"
    r"|periodista|redactor\w{0,2})s?\b"
    r"|作者|记者|编辑|专家",
    re.I,
)
_SAID = 220  # characters in which a paragraph says what somebody does
_BYLINE = 90  # characters
_SHORT_NAME, _LONG_NAME = 2, 40  # characters
_LEADING, _NEAR = 2, 3  # paragraphs at the beginning, at the end
_NEAR_THE_TOP = 3  # paragraphs, of which one may stand below the name of who it is about
_BY = re.compile(r"(?:(?:written|posted|reviewed|edited|published)\s)?by:?\s|about\s|(?:the\s)?authors?:?\s", re.I)


def without_biographies(lines: Sequence[Line], prose: Sequence[int]) -> list[int]:
    """The paragraphs of prose without those at either end that present a writer whose name is a line of the page.

    What stands behind such a paragraph at the end is about writers too; before one at the beginning it may be a
    standfirst. A text that is nothing else keeps them.
    """
    kept = [i for i in prose if i not in prose[:_LEADING] or not is_biography(lines, i)]
    near_end = [i for i in prose[-_NEAR:] if i in kept[1:]]
    if (end := next((i for i in near_end if is_biography(lines, i)), None)) is not None:
        kept = [i for i in kept if i < end]
    return kept or list(prose)


def writers_box(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """The paragraph near the top that says who somebody is, where the text follows."""
    for i in prose[:_NEAR_THE_TOP][: len(prose) - 1]:
        name = lines[i - 1].text.strip("| ") if i else ""
        if is_author_box(name, lines[i : i + 1]) or (i in prose[:_LEADING] and is_biography(lines, i)):
            yield i


def is_author_box(name: str, below: Sequence[Line]) -> bool:
    """Whether a name stands above a paragraph that begins with it and says what they do."""
    if not _SHORT_NAME <= len(name) <= _LONG_NAME or (name.isascii() and " " not in name):
        return False
    about = (line.text for line in below if line.is_prose)
    return any(text.startswith(name) and _POSTS.search(text[:_SAID]) for text in about)


def is_biography(lines: Sequence[Line], place: int) -> bool:
    """Whether a paragraph says what somebody does whose name is a byline of the page, or the line right above."""
    text = lines[place].text
    if _POSTS.search(text[:_SAID]) is None:
        return False
    if _PRESENTS_SELF.match(text):
        return place > 0 and _is_name(lines[place - 1].text)
    match = _PRESENTS.match(text)
    if match is None or not match[1][0].isupper():
        return False
    near = range(max(place - BOX, 0), place)
    return any(
        i != place and _names(line.text, match[1], is_near=i in near and not line.is_heading)
        for i, line in enumerate(lines)
    )


def _names(line: str, name: str, *, is_near: bool) -> bool:
    """Whether a line is somebody's byline: it begins with their name, and ends no sentence.

    What has one name only may be a product: somebody's byline says that they wrote, or it stands near with all names.
    """
    if len(line) > _BYLINE or line.endswith((".", "!", "?", ":", ",")):
        return False
    said = _BY.sub("", line.strip("|•·–— "), count=1)
    if not said.startswith(name) or said[len(name) : len(name) + 1].isalnum():
        return False
    return " " in name or len(said) < len(line) or (is_near and _is_name(line))


def _is_name(line: str) -> bool:
    """Whether a line is two to four words, each with a capital."""
    words = _BY.sub("", line.strip("|•·–— "), count=1).split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
