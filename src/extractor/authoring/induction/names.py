"""Class names and ids: which a person wrote to say what something is, and which a build or a database made."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_generated", "is_layout", "stem"]

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:-+[A-Za-z0-9_]+)*")
_HASHED = re.compile(r"([A-Za-z][\w-]*[-_])([A-Za-z0-9]{5,10})")  # a person's name, and what a build put behind it
_TOOLS = re.compile(
    r"(?:css|sc|jsx|emotion|styled|style|svelte|makeStyles|Mui\w*|jss|tw|ember|tdi|td_uid|ng|data-v|v|astro|qwik|chakra"
    r"|elementor-element|wp-block-\w+-[0-9a-f]{4,}|vce?|rc|yui|ext-gen|cke|react|radix|headlessui)[-_]+\w*\d\w*"
    r"|(?:css|sc|jsx|emotion|svelte|astro|jss)[-_]+\w+",
    re.I,
)
_ABOUT_THIS_PAGE = re.compile(
    r"(?:category|tag|postid|page-id|term|parent|format|lang|has|is|no|not)-.+|(?:type|status)-(?:post|page|publish)"
    r"|hentry|hidden|show|shown|open|opened|active|inactive|current|selected|loaded|loading|lazy\w*|first|last|odd|even"
    r"|visible|invisible|collapsed|expanded|on|off|in|fade|show-?\w*|ng-\w+|wow|animated|sticky|affix|new|no\w*js"
)
_ROOTS = frozenset(("__next", "__nuxt", "___gatsby", "root", "app", "react-root", "app-root", "page", "wrapper"))
_MODULE = re.compile(r"(?<!_)_(?!_)[A-Za-z0-9-]+__[\w-]{5}$|__(?=[\w-]*[A-Z\d_])[\w-]{5}$")  # as CSS modules write them
_UTILITY = re.compile(
    r"-?[mp][trblxyse]?-?(?:\d+\w*|auto|px)|(?:w|h|z|gap|order|leading|opacity|size|basis|duration|line-clamp)-\w+"
    r"|(?:text|font|bg|border|rounded|shadow|tracking|items|justify|self|content|overflow|place|align|object|float|flex|grid"
    r"|inset|top|left|right|bottom|max-w|min-w|max-h|min-h|space-[xy]|divide|whitespace|break|list|pos|d|clear|fs|fw|lh)"
    r"-(?:xs|sm|md|lg|xl|[2-9]xl|x?x-?large|x?x-?small|large|small|medium|base|\d+\w*|auto|full|none|center|centre|left|right|"
    r"start|end|between|around|evenly|bold|semibold|light|normal|hidden|scroll|black|white|gray|primary|secondary|dark|muted|"
    r"row|col|column|wrap|nowrap|grow|shrink|words|all|block|flex|inline|grid|cover|contain|screen|top|bottom|baseline)(?:-\w+)?"
    r"|(?:font|whitespace|border|rounded)-.+|flex|grid|block|inline|inline-block|relative|absolute|static|fixed|clearfix|cf|clear|prose-\w+|uk-\w+|pull-\w+"
    r"|fl|fr|f[lr]?-?\d+|col-\w+(?:-\d+)?|(?:xs|sm|md|lg|xl|span|grid|small|medium|large|columns?|cell|width|w)-?_?\d+(?:-\d+)?"
)
_LAYOUT_WORDS = frozenset(
    "wrap wrapper wrapped wrapping container inner outer box row rows col cols column columns left right center middle "
    "main area section block item cell panel group clearfix cont layout module mod widget component holder region bd "
    "hd ft con page site app root next nuxt gatsby frame body top bottom side bar div con wide full".split()
)
_WORDS = frozenset(  # the commonest in names that people write
    "about account action ad adv all app archive art article audio author avatar back banner bg bian bianji "
    "biaoti big black block blog blue body book bottom box breadcrumb btn button byline caption card cat category "
    "channel class click close color comment con cont contact content copy copyright count cover credit cur "
    "custom dark data date day desc detail dialog down drop edit editor email embed end entry event expand face "
    "fb feed field figure fix float follow font foot footer form full gallery group hd head header headline "
    "hidden hide home hot hover icon id image img info inline input is item jizhe js label laiyuan lang lead left "
    "level light like line link list load login logo mail main map mark meta mobile modal more name nav neirong "
    "new news note num open page pager pagination para photo pic picture play player pop popup post prev price "
    "print pub qr quote rank read recommend related reply right riqi row save screen script search section select "
    "set share shijian show side sidebar sign site size slide slider small social sort source span spec start "
    "stat story style sub summary sync tab table tag tags teaser term text thumb tie time tip title tool top "
    "topic total txt type ul up url user value video view vote wechat weibo wen wenzhang widget word write writer "
    "zhengwen zuozhe".split()
)
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@lru_cache(maxsize=8192)
def is_generated(name: str) -> bool:
    """Whether a class or id is no word of a person's, or says something of one page only.

    Generated are hashes of style tools (``css-1x2y3z``, ``sc-bdVaJa``, ``jsx-2871293``, ``Article_body__x7Yq2``),
    whatever they stand behind (``main_content-LcrEruCc``),
    names with a number of two digits and more (``post-12345``), what frameworks call the page as a whole, the state
    and the subject of one page (``active``, ``category-sports``), and utility classes (``mt-4``), which say how
    something looks. In doubt a name is taken for generated: a rule without it is longer, and one with it breaks at
    the next build.
    """
    if not _IDENTIFIER.fullmatch(name) or len(name) > 60 or name in _ROOTS:
        return True
    if _TOOLS.fullmatch(name) or _ABOUT_THIS_PAGE.fullmatch(name.lower()) or _UTILITY.fullmatch(name):
        return True
    if re.search(r"\d{2}", name) or _MODULE.search(name):
        return True
    return any(_is_hash(part) or _is_chance(part) for part in re.split(r"[-_]+", name) if part)


@lru_cache(maxsize=8192)
def stem(name: str) -> str | None:
    """What a person wrote of a name with a build's hash behind it: ``main_content-`` of ``main_content-LcrEruCc``.

    ``None`` where nothing of it is a person's, or the rest is no hash.
    """
    match = _HASHED.fullmatch(name)
    if not match or _TOOLS.fullmatch(name) or not (_is_hash(match[2]) or _is_chance(match[2])):
        return None
    own = match[1].rstrip("-_")
    is_size = sum(map(str.isalpha, match[2])) < 2  # "200x200"
    return None if is_size or len(own) < 4 or is_generated(own) else match[1]


def _is_chance(part: str) -> bool:
    """Whether a short part of a name with capitals inside is letters by chance (``zfPSE``, ``LcrEruCc``), not words."""
    humps = _HUMP.findall(part)
    if not 5 <= len(part) <= 10 or len(humps) < 2 or part.islower() or not part.isalnum():
        return False
    known = sum(len(hump) for hump in humps if _is_word(hump.lower()))
    return 2 * known < len(part)


def _is_word(hump: str) -> bool:
    return not _WORDS.isdisjoint((hump, hump.removesuffix("s"))) or (len(hump) > 2 and hump in _LAYOUT_WORDS)


def _is_hash(part: str) -> bool:
    """Whether one part of a name reads like chance: digits among letters, or a new capital at every turn."""
    if re.search(r"[A-Za-z]\d+[A-Za-z]", part) or re.fullmatch(r"\d+[A-Za-z]\w*", part):
        return True
    humps = _HUMP.findall(part)
    letters = sum(map(len, humps))
    if len(humps) >= 3 and letters / len(humps) < 2.5:
        return True
    return len(part) >= (5 if part.isupper() else 6) and not re.search(r"[aeiouyAEIOUY]", part)


@lru_cache(maxsize=8192)
def is_layout(name: str) -> bool:
    """Whether a name only says where something stands (``left``, ``inner-wrap``), not what it is."""
    words = [hump.lower() for hump in _HUMP.findall(name) if not hump.isdigit()]
    return all(word in _LAYOUT_WORDS or len(word) < 2 for word in words)
