"""Who the page's markup names as the writer: microdata, ``rel=author``, byline elements, and where they stand.

A page names many people: those of related stories, commenters, people quoted. What stands at the headline is of this
article; elsewhere only an element that is marked as the author's, outside of what belongs to others, counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractor.document import Document, xpath
from extractor.document.text import one_line
from extractor.fields.evidence import Candidate
from extractor.fields.who.boxes import headed_with_name
from extractor.fields.who.bylines import byline, bylines, is_latin_person, tells_of_others
from extractor.fields.who.lines import lines_of
from extractor.fields.who.links import is_writers_page, leads_to_writer, may_be_name, single_name
from extractor.fields.who.persons import Name, names

__all__ = ["at_headline", "belongs_to_others", "elsewhere", "is_of_picture"]

_MARKED = xpath.elements(  # by way of the attributes: three times as fast as asking every element for three
    "/descendant::*/@class[contains(., 'uthor') or contains(., 'yline') or contains(., 'utor')]/.."
    " | /descendant::*/@rel[. = 'author']/.. | /descendant::*/@itemprop[. = 'author']/.."
    " | /descendant::*/@property[. = 'author' or . = 'schema:author']/parent::*[not(self::meta)]"
)
_IN_CLASSES = re.compile("uthor|yline|utor")
_NAMED_SO = re.compile(r"""author["'\s>/]""")  # in markup; behind what follows, it is the value of another attribute
_ATTRIBUTE = re.compile(r"""\b(?:rel|itemprop|property)\s{0,9}=\s{0,9}["']?(?:schema:)?\Z""", re.I)
_LONGEST_NAME = 40  # characters of it
_TEXTS_WITH: Any = etree.XPath("//body/descendant::text()[contains(., $name)]")  # texts that know their parents
_IS_MARKED = re.compile(
    r"author|byline|writer|autor|auteur|reporter|verfasser|redakteur|contributor|journalist|creator|(?:^|\s)(?:fn|by)(?:\s|$)|c-credit",
    re.I,
)
_TELLING = frozenset(("class", "rel", "itemprop", "property", "id", "data-testid", "data-component", "data-qa"))
_NO_BYLINE = frozenset(("html", "body", "article", "main", "input", "img", "script", "form", "meta", "link"))
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|related|recommend\w*|teasers?|sidebar|side|aside|widget\w*|footer|nav|menu|popular|trending|"
    r"latest|more|promo\w*|carousel|similar|also|quotes?|testimonials?|kommentare?|disqus|caption|bild|photo|image|figure|gallery|"
    r"search|login|newsletter|tags?|archive|mostread|most|card|cards|river|feed|links?)(?:$|[\s_-])",
    re.I,
)
_OTHERS_TAGS = frozenset(
    ("aside", "nav", "footer", "blockquote", "figure", "figcaption", "form", "select", "head", "button")
)
_DEEPEST = 12  # ancestors looked at for whose part of the page an element is in
_LONGEST = 400  # characters of an element that says who
_PROSE = 200  # characters of a paragraph, below which no byline of the headline stands
_LEVELS = 4  # from the headline up to what still is the article's header


def at_headline(document: Document) -> Iterator[Candidate]:
    """What the marked elements next to the headline and links there to a writer's page name, in their order."""
    headline = document.headline
    if headline is None:
        return
    taken: dict[HtmlElement, tuple[str, ...]] = {}
    for element in _near(headline):
        if not element.keys():  # as most: neither marked nor a link
            continue
        is_marked = _is_marked(element)
        if not (is_marked or leads_to_writer(element)) or any(around in taken for around in element.iterancestors()):
            continue
        if _is_headline(element, headline) or _is_comment(element) or (not is_marked and _is_told_of(element)):
            continue
        if not is_of_picture(element) and (found := _people(element) or (() if is_marked else single_name(element))):
            parent = element.getparent()
            said = () if is_marked or parent is None else _said_around(parent)
            taken.update({parent: said} if set(found) < set(said) else {element: found})
    while taken:
        element = next(iter(taken))
        together = [other for other in taken if _written(other) == _written(element) and _are_kin(element, other)]
        people = dict.fromkeys(name for other in together for name in taken.pop(other))
        raw = "; ".join(map(lines_of, together))
        yield Candidate([Name(name) for name in people], "page", f"{_written(element)} at the headline", raw)


def _is_headline(element: HtmlElement, headline: HtmlElement) -> bool:
    """Whether an element says what the headline does: reviews mark their subject as they mark a writer."""
    return element.get("class") is not None and one_line(lines_of(element)) == one_line(lines_of(headline))


def _is_told_of(link: HtmlElement) -> bool:
    """Whether a link stands behind *Reviewed by* and the like."""
    parent = link.getparent()
    return parent is not None and tells_of_others(one_line(" ".join(islice(parent.itertext(), _SMALL)))[:_LONGEST])


def _is_comment(element: HtmlElement) -> bool:
    """Whether an element stands among comments: below a short text these are near the headline too."""
    around = islice(element.iterancestors(), _DEEPEST)
    return any(_COMMENTS.search(f"{each.get('class') or ''} {each.get('id') or ''}") for each in around)


_COMMENTS = re.compile(r"(?:^|\s)(?:comments?|comment-?list|commentlist|respond|disqus_thread)(?:$|\s)", re.I)


def _said_around(parent: HtmlElement) -> tuple[str, ...]:
    """The names of the byline that a link stands in: not every one of its writers has a page."""
    if sum(1 for _ in islice(parent.iter(), _SMALL)) == _SMALL:
        return ()
    return byline(one_line(lines_of(parent)))


def _are_kin(element: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements are in one list of authors: the same parent's or grandparent's."""
    parent, others = element.getparent(), other.getparent()
    if parent is None or others is None:
        return False
    return parent is others or (parent.getparent() is others.getparent() and parent.tag == others.tag)


def elsewhere(document: Document) -> Iterator[Candidate]:
    """What elements marked as the author's say anywhere else, if they agree: a page of many authors is a list."""
    found: dict[tuple[str, ...], HtmlElement] = {}
    for element in _marked(document)[:_MOST]:
        if (
            element.tag not in _NO_BYLINE
            and _is_strong(element)
            and not _is_others(element, document.headline)
            and (people := _people(element))
        ):
            found.setdefault(people, element)
    if 0 < len({frozenset(people) for people in found}) <= _FEW:
        people, element = next(iter(found.items()))
        yield Candidate(people, "page", _written(element), lines_of(element))
    yield from headed_with_name(_marked(document)[:_MOST])


def _marked(document: Document) -> Sequence[HtmlElement]:
    """The elements whose attributes name an author, in the order of the page."""
    markup, index = document.text, document.index
    starts = (found.start() for found in _NAMED_SO.finditer(markup))
    if any(_ATTRIBUTE.search(markup, max(0, start - _LONGEST_NAME), start) for start in starts):
        return _MARKED(document.tree)
    return index.written([names for names in index.classes if _IN_CLASSES.search(names)])


def belongs_to_others(document: Document, name: str) -> bool:
    """Whether a name stands on the page, but only in other stories, comments, quotations, or as a reviewer's."""
    nodes = _TEXTS_WITH(document.tree, name=name)[:_MOST]
    around = [node.getparent() for node in nodes if node.getparent() is not None]
    return bool(around) and all(
        _is_others(e, document.headline) or tells_of_others(one_line(lines_of(e))) for e in around if e.tag != "title"
    )


def _is_marked(element: HtmlElement) -> bool:
    if element.tag in _NO_BYLINE:
        return False
    said = [value for name, value in element.items() if name in _TELLING]
    return bool(said) and _tell_of_writer("\n".join(said))


@lru_cache(maxsize=4096)  # the names of a page's elements are few, and a site's pages have the same
def _tell_of_writer(names: str) -> bool:
    return _IS_MARKED.search(names) is not None


def is_of_picture(element: HtmlElement) -> bool:
    """Whether an element is part of a picture and its caption: photographers are no writers."""
    for depth, around in enumerate((element, *element.iterancestors())):
        if depth > 4:
            break
        if around.tag in ("figure", "figcaption", "nav", "aside", "footer") and not _HEADERS.search(
            around.get("class") or ""
        ):
            return True
        if depth < 3 and _PICTURES.search(f"{around.get('class') or ''} {around.get('itemprop') or ''}"):
            return True
    return False


_PICTURES = re.compile(
    r"caption|image|photo|figure|picture|avatar|comment|related|teaser|social|share|bio\b|tooltip", re.I
)
_HEADERS = re.compile(r"meta|byline|header|entry|post|author", re.I)
_FEW = 3


_MOST = 200  # marked elements of a page that are looked at


def _is_strong(element: HtmlElement) -> bool:
    return (
        element.get("rel") == "author"
        or _property(element) in ("author", "creator")
        or re.search(
            r"(?:^|[\s_-])(?:byline|author|post-?author|author-?name|autor|auteur)(?:$|[\s_-])",
            element.get("class") or "",
            re.I,
        )
        is not None
    )


def _property(element: HtmlElement) -> str:
    """What microdata or RDFa say that an element is of the article."""
    return element.get("itemprop") or (element.get("property") or "").removeprefix("schema:")


def _is_others(element: HtmlElement, headline: HtmlElement | None) -> bool:
    for depth, ancestor in enumerate((element, *element.iterancestors())):
        is_end = ancestor.tag in ("body", "main") or (ancestor.tag == "article" and not _is_card(ancestor, headline))
        if depth > _DEEPEST or is_end:
            return False
        if ancestor.tag in _OTHERS_TAGS and ancestor.tag not in ("footer",):
            return True
        if ancestor.tag == "footer" and not any(a.tag in ("article", "main") for a in ancestor.iterancestors()):
            return True
        if _tell_of_others(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"):
            return True
    return False


def _is_card(article: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an ``<article>`` is another story's: the headline is in one, and not in it."""
    stories = [] if headline is None else list(headline.iterancestors("article"))
    return bool(stories) and article not in stories


@lru_cache(maxsize=4096)
def _tell_of_others(names: str) -> bool:
    return _OTHERS.search(names) is not None


def _near(headline: HtmlElement) -> list[HtmlElement]:
    """The elements around the headline, up to the first paragraph of prose below it."""
    near: dict[HtmlElement, None] = dict.fromkeys(headline.iter("*"))
    above: list[HtmlElement] = []
    position: Any = headline
    for level in range(_LEVELS):
        if position is None or position.tag in ("body", "html"):
            break
        if level < _LEVELS_ABOVE:
            for sibling in list(position.itersiblings(preceding=True))[:3]:
                inside = list(islice(sibling.iter("*"), _SMALL))
                above += inside if len(inside) < _SMALL else ()
        for sibling in position.itersiblings():
            for element in sibling.iter("*"):
                if element.tag == "h1" or len(near) > _MOST_NEAR or _is_prose(element):
                    return [*near, *above]
                near[element] = None
        position = position.getparent()
    return [*near, *above]


_LEVELS_ABOVE = 2
_SMALL = 40  # elements of what may be a byline above the headline
_MOST_NEAR = 250  # elements below the headline that are looked at


def _is_prose(element: HtmlElement) -> bool:
    return (
        element.tag in ("p", "div", "section")
        and len(element.text or "") + sum(len(child.tail or "") for child in element) > _PROSE
        and not _is_marked_itself(element)
    )


def _is_marked_itself(element: HtmlElement) -> bool:
    return re.search("uthor|yline", element.get("class") or "") is not None


def _people(element: HtmlElement) -> tuple[str, ...]:
    """The names in a marked element."""
    marks = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}".casefold()
    if "avatar" in marks or "photo" in marks or sum(1 for _ in islice(element.iter(), _LARGE)) == _LARGE:
        return ()
    if _property(element) in ("author", "creator"):
        named = [e for e in element.iter() if _property(e) == "name"]
        values = [_content(e) for e in named] or [_content(element)]
        found = names([Name(value) for value in values if value and len(value) < 80])
        if found and all(map(may_be_name, found)):
            return found
    text = lines_of(element)
    if len(text) > _LONGEST:
        return ()
    named = [
        e for e in element.iter("span", "a", "strong", "b", "div", "p") if _IS_NAME.fullmatch(e.get("class") or "")
    ]
    if len(named) == 1 and (found := tuple(filter(is_latin_person, names(Name(one_line(lines_of(named[0]))))))):
        return found
    links = [link for link in element.iter("a") if link.get("rel") == "author" or is_writers_page(link)]
    if links:
        found = names([one_line(lines_of(link)) for link in links])
        found = tuple(name for name in found if is_latin_person(name) or byline(name, marked=True))
        if found:
            said = byline(one_line(text), marked=True)
            return said if set(found) < set(said) else found
    if several := _listed(element):
        return several
    lines = text.replace(",\n", ", ").split("\n")
    for found, _ in bylines(lines):
        return found
    for line in takewhile(lambda line: not (tells_of_others(line) or _FILED.fullmatch(line)), lines):
        if found := byline(line, marked=True):
            return found
    if element.get("rel") == "author" or element.get("itemprop") == "author" or _NAME_ALONE.search(marks):
        found = names(Name(one_line(text)))
        return found if len(found) == 1 and may_be_name(found[0]) else ()
    return ()


def _listed(element: HtmlElement) -> tuple[str, ...]:
    """The names of a list of persons, an item each; of a name and a post without a blank between, the name."""
    children = [child for child in element if isinstance(child.tag, str)]
    if (
        not 1 < len(children) <= _MOST_LISTED
        or "".join((element.text or "", *(c.tail or "" for c in children))).strip()
    ):
        return ()
    texts = [one_line(lines_of(child)) for child in children]
    if element.tag in ("ul", "ol") and all(map(is_latin_person, texts)):
        return names([Name(text) for text in texts])
    is_glued = all(child.tag == "span" and not child.tail for child in children[:1])
    return names(Name(texts[0])) if is_glued and is_latin_person(texts[0]) and not is_latin_person(texts[1]) else ()


_MOST_LISTED = 8
_FILED = re.compile(r"(?:filed\s(?:under|in|to)|tags?|topics?|categor(?:y|ies))\s?:?", re.I)  # subjects follow
_NAME_ALONE = re.compile(
    r"(?:author|writer|autor)[\w-]{0,3}?[_-]{0,2}name(?:\s|$)"
)  # classes that hold nothing but a name


_IS_NAME = re.compile(r"(?:[\w-]{0,30}[_-])?name")  # a class of what holds nothing else, beside a label and a post
_LARGE = 80  # elements of what is no byline but a part of the page


def _content(element: HtmlElement) -> str:
    return one_line(element.get("content") or lines_of(element))


def _written(element: HtmlElement) -> str:
    """The element as a selector would name it."""
    for attribute in ("rel", "itemprop"):
        if value := element.get(attribute):
            return f"{element.tag}[{attribute}={value}]"
    return f"{element.tag}.{(element.get('class') or element.get('id') or '').split(' ')[0]}"
