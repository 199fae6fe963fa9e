"""Which lines below the headline are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.blocks.boilerplate import RELATED_HEADING
from extractor.document.text import letters
from extractor.fallback.archived.lines import SAYS_SOMETHING, Line
from extractor.fallback.archived.sections import before_disclaimer, last_section

__all__ = ["article"]

_LONGEST_HEADING = 60  # characters of a line that ends the article
_ENDS = re.compile(
    r"[\W_]{0,6}(?:"
    r"(?:作者|个人|讲师|嘉宾)(?:简介|介绍)"
    r"|取消回复|回复取消|回复|版权声明|发表回复|提交评论|\d+\s(?:comments?|responses?|thoughts? on"
    r"|replies)\b.{0,60}|(?:comments|responses"
    r"|discussion"
    r"|replies)(?:\s?\(\d*\))?"
    r"|leave a (?:reply|comment)|join the (?:discussion|conversation)|post a comment|add (?:a )?comment"
    r"|no comments.{0,12}"
    r"|post navigation|(?:recent|latest|popular|older|newer|previous|next|similar) (?:posts?|articles?|stories)"
    r"|blog archive|about (?:me|us|the authors?)|follow (?:us|me)(?: on.{0,20})?|follow(?:ers)?|share (?:this"
    r"|on)?.{0,20}"
    r"|spread the word.{0,30}|stay (?:informed|in touch|connected|up to date)|get (?:the )?latest.{0,30}|newsletter"
    r"|sign up (?:for|to) .{0,40}|subscribe (?:to|for|now).{0,40}|written by|author|trending.{0,20}|table des matières"
    r"|articoli correlati|altri articoli.{0,20}|lascia un commento|commenti|condividi.{0,20}"
    r"|potrebbe interessarti.{0,10}"
    r"|ähnliche (?:artikel|beiträge)|kommentare?|das könnte sie.{0,30}|weitere artikel.{0,10}|teilen"
    r"|articles? (?:similaires|liés|connexes)|commentaires|laisser un commentaire|partager.{0,20}|à lire aussi"
    r"|artículos relacionados|comentarios|deja un comentario|compartir.{0,20}|artigos relacionados|deixe um comentário"
    r"|gerelateerde.{0,20}|reacties|похожие.{0,20}|комментарии|関連記事|コメント|관련\s?(?:기사|글)|댓글"
    r"|current thread:?|by (?:date|thread)"
    r"|(?:发表|条|网友|全部|最新)?评论.{0,8}|请(?:先)?\s?登录\s?(?:后)?(?:再)?(?:发表)?评论|相关(?:文章|推荐|阅读)|上一篇.{0,40}|下一篇.{0,40}"
    r")[\W_]{0,6}$",
    re.I,
)
_ENDS_ALONE = re.compile(
    r"(?:tags?|topics?|labels?|etichette|argomenti|themen|sujets|temas|filed under|标签)\s?:?$"
    r"|(?:posted|published|pubblicato|publicado|eingestellt|publié|gepost|geplaatst) (?:by|da|por|von|par"
    r"|door)\b.{0,50}$",
    re.I,
)
_POSTS = re.compile(
    r"writer|reporter|editor|journalist|author|researcher|analyst|consultant|speaker|expert|blogger|founder|engineer|"
    r"contributor|giornalista|redattor|ricercator|redakteur|autor|journaliste|rédact|periodista|redactor|作者|记者|编辑|专家"
)
_STANDFIRST = 120  # the weight of a paragraph below the headline that says something without ending a sentence
_BOX = 4  # lines of an author's box: name, post, and the paragraph about them
_ABOUT = 200  # characters of that paragraph in which it says who they are
_TEASER = 40  # letters of a teaser
_TEASER_LINES = 8
_EDITED = 0.05  # the share of its letters by which a teaser may be longer or shorter
_LEADING_LINES = 8  # short lines between a heading and the first prose
_NEAR_THE_TOP = 3  # paragraphs; below them no byline stands between two of them
_REPEATED = 20  # characters of a line whose repetition tells a box that is on the page twice
_LINKS_BETWEEN = 2  # lines of links between two paragraphs: an address that the first announces


def article(lines: Sequence[Line]) -> list[Line]:
    """From the first to the last prose, with what leads in and out; without the furniture between. Empty for none."""
    lines = _until_chrome(lines)
    prose = [i for i, line in enumerate(lines) if line.is_prose] or _sentences(lines)
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    first = _beginning(lines, first)
    while last + 1 < len(lines) and (lines[last + 1].follows or lines[last].announces(lines[last + 1])):
        last += 1
    last = before_disclaimer(lines, last_section(lines, first, last))
    kept = dict.fromkeys(range(first, last + 1))
    for i in (*_furniture(lines, [*prose, last + 1]), *_boxes(lines, prose), *_writers_box(lines, prose)):
        kept.pop(i, None)
    return _without_teaser([*_standfirst(lines[:first]), *(lines[i] for i in kept)])


def _without_teaser(found: list[Line]) -> list[Line]:
    """The lines without the first, and the furniture below it, where the text begins with all its words once more.

    A first paragraph of several lines is a teaser with the date and the buttons below it.
    """
    said = letters((found[0].element.text_content().strip().splitlines() or [""])[0])
    if len(said) < _TEASER or found[0].element.tag == "pre":
        return found
    for i in range(1, min(len(found), _TEASER_LINES)):
        below = ""
        for line in found[i:]:
            below += letters(line.text[: 2 * len(said)])[: len(said)]
            if len(below) >= len(said):
                break
        if below.startswith(said) or _is_edited(said, letters(found[i].text)):
            return found[i:]
        if found[i].is_prose:
            break
    return found


def _is_edited(teaser: str, text: str) -> bool:
    """Whether a paragraph is the teaser in almost the same letters."""
    is_as_long = abs(len(teaser) - len(text)) < _EDITED * len(text)
    return is_as_long and len(text) > _TEASER and text[:_TEASER] == teaser[:_TEASER]


def _beginning(lines: Sequence[Line], first: int) -> int:
    """Where what leads in to the first prose begins; over a line or two of links there may be another sentence."""
    while True:
        while first and lines[first - 1].leads:
            first -= 1
        if (start := _section_above(lines, first)) < first:
            first = start
            continue
        near = range(first - 2, max(first - 2 - _LINKS_BETWEEN, -1), -1)
        above = next((i for i in near if lines[i].is_sentence), None)
        if above is None or any(lines[i].is_furniture or lines[i].element.tag != "p" for i in range(above + 1, first)):
            return first
        first = above


def _section_above(lines: Sequence[Line], first: int) -> int:
    """Where a section of short lines begins right above the text, whose heading is on the level of the text's own."""
    levels = {line.element.tag for line in lines[first:] if line.is_heading}
    for i in range(first - 1, max(first - 1 - _LEADING_LINES, -1), -1):
        if lines[i].is_heading and lines[i].element.tag in levels and not (lines[i].is_menu or lines[i].is_boilerplate):
            return i
        if not lines[i].is_plain:
            break
    return first


def _until_chrome(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first that begins what stands below articles.

    Above all prose a heading for other articles begins a sidebar; and among the date and the buttons below a standfirst
    the number of comments ends nothing.
    """
    paragraphs, stamped = 0, False
    for i, line in enumerate(lines):
        paragraphs += line.is_prose
        if not line.text or len(line.text) > _LONGEST_HEADING or line.element.tag == "pre":
            continue
        if RELATED_HEADING.match(line.text) and (paragraphs or line.is_heading):
            return lines[:i]
        stamped = paragraphs == 1 and (stamped or line.is_stamped)
        is_count = line.is_furniture and not line.is_heading and line.text[0].isdigit()
        if paragraphs and not (stamped and is_count) and _begins_chrome(line, lines[i + 1 : i + _BOX]):
            return lines[:i]
    return lines


def _begins_chrome(line: Line, below: Sequence[Line]) -> bool:
    if _ENDS.match(line.text):
        return True
    return not line.is_heading and (_ENDS_ALONE.match(line.text) is not None or _is_author_box(line.text, below))


def _is_author_box(name: str, below: Sequence[Line]) -> bool:
    """Whether a name stands above a paragraph that begins with it and says what they do."""
    if not _SHORT_NAME <= len(name) <= _LONG_NAME:
        return False
    about = (line.text for line in below if line.is_prose)
    return any(text.startswith(name) and _POSTS.search(text[:_ABOUT].lower()) for text in about)


_SHORT_NAME, _LONG_NAME = 2, 40  # characters


def _sentences(lines: Sequence[Line]) -> list[int]:
    """The sentences of a page that has no full paragraph: it may be a short note."""
    return [i for i, line in enumerate(lines) if line.is_sentence]


def _standfirst(above: Sequence[Line]) -> Iterator[Line]:
    """A standfirst set as a heading right below the headline: byline and buttons may part it from the text."""
    first = next((line for line in above if not (line.is_menu or line.is_furniture)), None)
    if first is None or first.is_boilerplate:
        return
    is_subtitle = first.is_heading and first.weight >= SAYS_SOMETHING and first.leads
    is_paragraph = first.element.tag == "p" and first.element.find(".//br") is None
    if is_subtitle or (is_paragraph and first.weight >= _STANDFIRST):
        yield first


def _furniture(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """Runs of byline, date and buttons between a standfirst and the text, with the names and posts among them."""
    for above, under in pairwise(prose[: _NEAR_THE_TOP + 1]):
        marks = [i for i in range(above + 1, under) if lines[i].is_furniture and not lines[i - 1].announces(lines[i])]
        if not marks or not any(lines[i].is_stamped for i in marks):
            continue
        end = marks[-1] + 1
        while end < under and not (lines[end].leads or lines[end].is_picture):
            end += 1
        start = marks[0]
        while start - 1 > above and not (lines[start - 1].leads or lines[start - 1].is_picture):
            start -= 1
        yield from range(start, end)


def _writers_box(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """The paragraph below a name near the top that says who that is, where the text follows."""
    for i in prose[:_NEAR_THE_TOP][: len(prose) - 1]:
        name = lines[i - 1].text.strip("| ") if i else ""
        if _is_author_box(name, lines[i : i + 1]):
            yield i


def _boxes(lines: Sequence[Line], prose: Sequence[int]) -> Iterator[int]:
    """Boxes between two paragraphs that are on the page twice, once for narrow screens."""
    for above, under in pairwise(prose):
        between = range(above + 1, under)
        texts = Counter(
            lines[i].text for i in between if len(lines[i].text) >= _REPEATED and not lines[i].is_boilerplate
        )
        if any(count > 1 for count in texts.values()):
            yield from between
