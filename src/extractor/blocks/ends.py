"""What stands behind the end of a text: after its mark, in a box about the writers, around invitations.

Blocks come in, the numbers of those that are none of the text go out. What is here needs to know where a line stands;
what a line says by itself is :mod:`~extractor.blocks.boilerplate`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from extractor.blocks.block import Block
from extractor.document.text import is_mostly_han, letters, weight

__all__ = [
    "INTRODUCES",
    "about_box",
    "around_invitations",
    "behind_end",
    "contacts",
    "disclaimed",
    "pictured_links",
    "presents_writers",
    "repeated_labels",
    "trailing_links",
]

_LINKED = 0.8  # the share of an item of such a list that is a link
_LINKS = 3  # lines of nothing but links that make a list of related articles
_BEHIND = 0.2  # the share of the text that a line of the end may have below it; with more it is a part's end
_NOTHING = 120  # the weight below which a line below the end is no paragraph
_RUN = 6  # lines between two that are none of the text
_LOOSE = 40  # characters of such a line
_LAST = 30  # characters of one behind an invitation
_HALF = 4  # characters of half a couplet
_WAYS = 2  # in which a publisher says to be reached: a site, a telephone, mail, a place
_PARTS = 2  # parts of a digest that have the same label, and more
_LONGEST_DISCLAIMER = 400  # characters
_PICTURED = 4  # items with a picture and a link each that lead to the rest of a site
_ABOUT = 24  # characters of a heading of a box about the writers

INTRODUCES = re.compile(
    r"(?!.{0,80}https?:).{17,2000}[:：]$|.{3,40}(?:见|如下|包括)\s?[:：]$"
    r"|(?:\d{1,2}\.?\s)?(?:sources?|references?|bibliography|literature|(?:foot|end)?notes|works cited|further reading"
    r"|quellen|literatur|fußnoten|einzelnachweise|anmerkungen|références|bibliographie|fuentes|referencias"
    r"|bibliografía|fonti|bibliografia|источники|примечания|литература"
    r"|参考(?:文献|资料|链接|来源|文章|信息|网址)?|资料来源|引用|注释|出典|참고)\W{0,2}$",
    re.I,
)
"""What a text says before it lists its sources."""

_END = re.compile(r"[\W_]{0,12}(?:(?:THE\s)?END|(?:[Tt]he\s)?End|全文完|本文完|(?<=[（(【])完)[\W_]{0,12}$")
_CONTACT = re.compile(
    r"[\W_]{0,4}(?:(?P<site>网站|网址|官网|官方网站|website)|(?P<phone>(?:联系|咨询|服务)?电话|热线|传真|tel|phone|fax)"
    r"|(?P<mail>(?:电子|联系|投稿)?(?:邮箱|邮件)|e-?mail)|(?P<place>(?:通讯|联系)?地址|邮编|address))\s?[:：]\s?\S.{0,60}$"
    r"|[\W_]{0,4}(?P<home>CSDN|公众号|(?:个人)?(?:博客|主页)|先知社区|FreeBuf|SecIN|知乎|B站|微博|掘金|博客园|语雀|简书)\s?[:：]\s?https?://\S+$",
    re.I,
)
_ABOUT_US = re.compile(
    r"[\W_]{0,6}(?:关于\W{0,3}(?:我们|作者|本?公众号)|(?:作者|团队|公司|企业|机构|实验室|公众号)(?:简介|介绍)"
    r"|about (?:us|the authors?))[\W_]{0,6}$",
    re.I,
)
_DISCLAIMER = re.compile(r"(?:0x)?[\W_\d]{0,8}(?:免责|版权|特别|郑重|法律|转载)?(?:声明|申明)[\W_]{0,6}$")
_DISCLAIMS = re.compile(
    r"(?:后果|损失|责任|风险)[^。]{0,16}(?:自负|承担)|(?:严禁|禁止|不得|切勿)[^。]{0,10}(?:非法|违法)"
)
_ABOUT_WHOM = re.compile(r"[\W_]{0,6}关于\W{0,3}([^\W_][^。，！？]{1,16}?)[\W_]{0,6}$")
_PRESENTS = re.compile(
    r"[^，。：:]{2,24}?(?:成立于|创立于|创刊于|专注于|致力于|隶属于|由[^，。]{2,20}(?:主管|负责运营))"
)
_PRESENTS_SELF = re.compile(r"(?:笔者|作者|本人)(?:长期|一直)?(?:从事|专注于?)[^。，]{4,40}$")
_WRITERS = re.compile("团队|实验室|战队|公众号|期刊|学报|杂志|社区|主办")
_CALLS = frozenset(("qr code", "subscription", "advertisement"))
_CLOSING = _CALLS | {"disclaimer", "credit", "source line", "editor line"}
_SAYS = re.compile(r"[:：。\[]|https?|\d\s?[月日]")  # what a line between two invitations has none of


def behind_end(blocks: Sequence[Block]) -> range:
    """The line that says that the text ends here and what is behind it, where that is little and announces nothing."""
    end = next((i for i in range(len(blocks) - 1, -1, -1) if _END.match(blocks[i].text)), len(blocks))
    behind = blocks[end + 1 :]
    if not any(block.text for block in blocks[:end]) and any(block.images for block in blocks[:end]):
        return range(end, len(blocks))  # of pictures; what is below is said below every article
    is_short = all(weight(block.text) < _NOTHING for block in behind) and len(behind) <= _RUN
    if any(
        (block.is_heading and not is_short)
        or block.tag in ("pre", "tr")
        or INTRODUCES.match(block.text)
        or block.text.endswith((":", "："))
        for block in behind
    ):
        return range(0)
    return range(end, len(blocks)) if _is_little(blocks, end) else range(0)


def about_box(blocks: Sequence[Block]) -> range:
    """A box about the writers that closes the text: its heading, or the paragraph alone that presents them."""
    said = [weight(block.text) for block in blocks]
    above, behind = sum(said), 0
    for i in range(len(blocks) - 2, 0, -1):
        behind += said[i + 1]
        if behind > _BEHIND * (above - behind - said[i]):
            break
        text, below = blocks[i].text, blocks[i + 1].text
        if len(text) > _ABOUT:
            continue
        whom = _ABOUT_WHOM.match(text)
        if _ABOUT_US.match(text) or (whom and letters(below).startswith(letters(whom[1]))):
            return range(i, len(blocks))
    return range(0)


def contacts(blocks: Sequence[Block]) -> range:
    """The lines at the end that say where the publisher is reached, in two ways at least.

    A text says itself how to apply or to take part: then a line above announces it, or names a person.
    """
    start = len(blocks)
    ways: set[str | None] = set()
    while start and (match := _CONTACT.match(blocks[start - 1].text)):
        start -= 1
        ways.add(match["home"] or match.lastgroup)
    above = next((block.text for block in reversed(blocks[:start]) if block.text), "")
    is_announced = not above.endswith(("。", "！", ".", "”")) or "联系" in above[-40:]
    return range(0) if len(ways) < _WAYS or is_announced else range(start, len(blocks))


def disclaimed(blocks: Sequence[Block], disclaimers: Collection[int]) -> Iterator[int]:
    """The headings of disclaimers, and what stands below them, anywhere in a text."""
    for i, block in enumerate(blocks):
        if _DISCLAIMER.match(block.text):
            below = next((j for j in range(i + 1, len(blocks)) if blocks[j].text), None)
            if below is None:
                yield i
            elif below in disclaimers or _DISCLAIMS.search(blocks[below].text[:_LONGEST_DISCLAIMER]):
                yield from (i, below)


def pictured_links(blocks: Sequence[Block]) -> range:
    """The items of a list that ends a text with a picture and a link each: what else a site has."""
    start = len(blocks)
    while start and _is_pictured_link(blocks[start - 1]):
        start -= 1
    return range(start, len(blocks)) if len(blocks) - start >= _PICTURED else range(0)


def _is_pictured_link(block: Block) -> bool:
    return block.tag == "li" and block.linked > 0 and unicodedata.category(block.text[:1] or " ") == "So"


def repeated_labels(blocks: Sequence[Block], lines: Iterable[int]) -> list[int]:
    """Of some lines those that say the same as others do above: labels of the parts of a digest."""
    said = Counter(block.text for block in blocks)
    return [i for i in lines if said[blocks[i].text] > _PARTS and blocks[i].text.endswith((":", "："))]


def presents_writers(block: Block) -> bool:
    """Whether a paragraph says who the team, the laboratory or the journal is."""
    presents = _PRESENTS.match(block.text) is not None and _WRITERS.search(block.text[:80]) is not None
    return presents or _PRESENTS_SELF.match(block.text) is not None


def _is_little(blocks: Sequence[Block], end: int) -> bool:
    below = sum(weight(block.text) for block in blocks[end + 1 :])
    return below <= _BEHIND * sum(weight(block.text) for block in blocks[:end])


def trailing_links(blocks: Sequence[Block], last: int) -> Sequence[int]:
    """The lines behind the last full paragraph that are nothing but links, where there are a few."""
    behind = range(last + 1, len(blocks)) if last >= 0 else ()
    links = [i for i in behind if blocks[i].text and blocks[i].linked >= 0.9 * len(blocks[i].text)]
    start = links[0] if links else 0
    while start and blocks[start - 1].linked >= _LINKED * len(blocks[start - 1].text) > 0:
        start -= 1
    if start and INTRODUCES.match(blocks[start - 1].text) and links == [*range(links[0], links[-1] + 1)]:
        return ()  # the text says what they are
    return links if len(links) >= _LINKS else ()


def around_invitations(blocks: Sequence[Block], reasons: Mapping[int, str], last: int) -> Iterator[tuple[int, int]]:
    """Short lines behind the last full paragraph that belong to a notice, each with the line of the notice.

    They stand below one, between two or at the very end, or right above an invitation that they lead to.
    """
    i = last + 1
    while i < len(blocks):
        run = [*takewhile(lambda j: j not in reasons, range(i, len(blocks)))]
        if not run:
            i += 1
            continue
        i = run[-1] + 1
        longest = _LAST if i == len(blocks) else _LOOSE
        said = [j for j in run if blocks[j].text]
        is_short = len(said) <= _RUN and all(_is_loose(blocks[j], longest) for j in said)
        if is_short and reasons.get(run[0] - 1) in _CLOSING:
            yield from ((j, run[0] - 1) for j in said)
        elif said and reasons.get(i) in _CALLS and _leads_to(blocks[said[-1]], blocks[i]):
            yield said[-1], i


def _leads_to(line: Block, invitation: Block) -> bool:
    """Whether a short line says what the invitation below it begins with, or is a couplet."""
    if not _is_loose(line, _LAST) or line.tag == "tr":
        return False
    said = letters(line.text)
    halves = line.text.split(" ")
    is_couplet = len(halves) == 2 and len(halves[0]) == len(halves[1]) >= _HALF and is_mostly_han(line.text)
    return is_couplet or (len(said) >= _HALF and letters(invitation.text).startswith(said))


def _is_loose(block: Block, longest: int) -> bool:
    if block.tag in ("pre", "tr") or len(block.text) > longest or INTRODUCES.match(block.text):
        return False
    return _SAYS.search(block.text) is None
