"""Where the text of a page may begin and end: lines that stand around articles and in none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.blocks.boilerplate import RELATED_HEADING, kind_of
from extractor.fallback.archived.biographies import BOX, is_author_box
from extractor.fallback.archived.lines import Line

__all__ = ["between_chrome"]

_LONGEST_HEADING = 60  # characters of a line that ends the article
_ABOVE_ALL = 2  # paragraphs of a standfirst and of a portrait
_TEASER_WEIGHT = 800  # of both
_MUCH = 5  # paragraphs that are a text
_ENDS = re.compile(
    r"[\W_]{0,6}(?:"
    r"(?:作者|个人|讲师|嘉宾)(?:简介|介绍)|版权(?:声明|信息)?"
    r"|取消回复|回复取消|回复|发表回复|提交评论|\d+\s(?:comments?|responses?|thoughts? on"
    r"|replies)\b.{0,60}|(?:comments|responses"
    r"|discussion"
    r"|replies)(?:\s?\(\d*\))?"
    r"|(?:was|did you find) this (?:article|page|post|content|information) (?:helpful|useful)"
    r"|how (?:useful|helpful) was this.{0,20}"
    r"|rate this (?:article|page|post).{0,20}|valuta la qualità.{0,40}|[@©]?\s?riproduzione riservata.{0,20}"
    r"|leave a (?:reply|comment)|join the (?:discussion|conversation)|post a comment|add (?:a )?comment"
    r"|no comments.{0,12}"
    r"|post navigation|previous post\W{0,4}next post|next post\W{0,4}previous post"
    r"|(?:recent|latest|popular|older|newer|previous|next|similar) (?:posts?|articles?|stories)"
    r"|blog archive|about (?:me|us|the authors?)|follow (?:us|me)(?: on.{0,20})?|follow(?:ers)?|share (?:this"
    r"|on)?.{0,20}"
    r"|spread the word.{0,30}|stay (?:informed|in touch|connected|up to date)|get (?:the )?latest.{0,30}|newsletter"
    r"|sign up (?:for|to) .{0,40}|subscribe (?:to|for|now).{0,40}|written by|author|trending.{0,20}|table des matières"
    r"|articoli correlati|altri articoli.{0,20}|lascia un commento.{0,20}|commenti|condividi.{0,20}"
    r"|navigazione articoli|email this\s?blog\s?this.{0,60}"
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
_COMMENT = re.compile(  # the first of them, with no heading above
    r".{1,30}\s\d{4}[-/.年]\d\d?[-/.月]\d\d?日?\s\d\d?:\d\d(?::\d\d)?\s(?:回复|评论|reply)\s"
)
_FOOTER = re.compile(r"(?:site )?footer(?: navigation| menu)?", re.I)
_REPOSITORY = "Repository files navigation"
_OF_REPOSITORY = ("Resources", "Topics", "License", "Stars", "Uh oh!")
_BESIDE = 8  # lines
_BAR = 3  # links of a bar
_TAGS = "tags?|topics?|labels?|etichette|argomenti|themen|sujets|temas|filed under|tagged|taggato|标签"
_TAGGED = re.compile(rf"(?:{_TAGS})\b", re.I)  # the tags are links behind it
_ENDS_ALONE = re.compile(
    rf"(?:{_TAGS})\s?:?$"
    r"|reviewed by\b.{0,40}$"
    r"|(?:posted|published|pubblicato|publicado|eingestellt|publié|gepost|geplaatst) (?:by|da|por|von|par"
    r"|door)\b.{0,50}$",
    re.I,
)
_ASKS = re.compile(
    r"[\W_]{0,6}(?:follow|share|tweet|subscribe|sign up|get (?:the )?latest|stay |newsletter|written by|author|tags?\b"
    r"|topics?\b|published by|read more|partager|condividi|teilen|compartir"
    r"|\d+\s(?:comments?|responses?|replies)\W{0,4}$)",
    re.I,
)


def between_chrome(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the text may begin, and the line that begins what stands below articles.

    Below a standfirst or a writer's portrait a page asks to follow and to share before its text: where much prose is
    below such a line and hardly any above, the text begins behind it.
    """
    start = _readme(lines)
    end = _next_chrome(lines, start)
    while end < len(lines) and _ASKS.match(lines[end].text):
        behind = _next_chrome(lines, end + 1)
        above, below = ([line for line in part if line.is_prose] for part in (lines[:end], lines[end:behind]))
        is_text = len(above) > _ABOVE_ALL or any(line.element.tag == "pre" for line in above)
        if is_text or len(below) < _MUCH or sum(line.weight for line in above) > _TEASER_WEIGHT:
            break
        start, end = end + 1, behind
    return start, end


def _readme(lines: Sequence[Line]) -> int:
    """Where the text of a repository's front page begins: below its table of files."""
    place = next((i for i, line in enumerate(lines) if line.is_heading and line.text == _REPOSITORY), None)
    if place is None:
        return 0
    return place + 1 + (place + 1 < len(lines) and lines[place + 1].element.tag == "ul")


def _is_about_repository(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading begins what a repository's front page says about it beside the text."""
    if not (lines[place].is_heading and lines[place].text == "About"):
        return False
    return any(line.is_heading and line.text in _OF_REPOSITORY for line in lines[place + 1 : place + _BESIDE])


def _next_chrome(lines: Sequence[Line], start: int) -> int:
    """The first line, of those from a place on, that begins what stands below articles.

    Above all prose a heading for other articles begins a sidebar; and among the date and the buttons below a standfirst
    the number of comments ends nothing.
    """
    paragraphs, stamped = 0, False
    for i in range(start, len(lines)):
        line = lines[i]
        if line.element.tag in ("ul", "ol") and _COMMENT.match(line.text):
            return i
        paragraphs += line.is_prose
        if not line.text or (len(line.text) > _LONGEST_HEADING and not line.is_menu) or line.element.tag == "pre":
            continue
        if RELATED_HEADING.match(line.text) and (paragraphs or line.is_heading):
            return i
        if line.is_heading and (_FOOTER.fullmatch(line.text) or _is_about_repository(lines, i)):
            return i
        stamped = paragraphs == 1 and (stamped or line.is_stamped)
        is_count = line.is_furniture and not line.is_heading and line.text[0].isdigit()
        if paragraphs and not (stamped and is_count) and _begins_chrome(line, lines[i + 1 : i + BOX]):
            return i
    return len(lines)


def _shares(line: Line) -> bool:
    """Whether it is a bar of links to share the page by."""
    kind = kind_of(line.text)
    return kind is not None and kind[0].reason == "share bar" and sum(1 for _ in line.element.iter("a")) >= _BAR


def _begins_chrome(line: Line, below: Sequence[Line]) -> bool:
    if _ENDS.match(line.text):
        return True
    if line.is_heading:
        return False
    is_tagged = line.is_menu and (_TAGGED.match(line.text) is not None or _shares(line))
    return is_tagged or _ENDS_ALONE.match(line.text) is not None or is_author_box(line.text, below)
