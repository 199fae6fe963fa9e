"""Class names and ids: which a person wrote to say what something is, and which a build or a database made."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_generated", "is_layout"]

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:-+[A-Za-z0-9_]+)*")
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
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


@lru_cache(maxsize=8192)
def is_generated(name: str) -> bool:
    """Whether a class or id is no word of a person's, or says something of one page only.

    Generated are hashes of style tools (``css-1x2y3z``, ``sc-bdVaJa``, ``jsx-2871293``, ``Article_body__x7Yq2``),
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
    return any(_is_hash(part) or _is_tail(part) for part in re.split(r"[-_]+", name) if part)


def _is_tail(part: str) -> bool:
    """Whether a short part of a name may be the hash that keeps two files' names apart (``zfPSE``)."""
    humps = _HUMP.findall(part)
    return len(part) in (5, 6) and len(humps) > 1 and not all(re.search(r"[aeiouyAEIOUY]", hump) for hump in humps)


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
