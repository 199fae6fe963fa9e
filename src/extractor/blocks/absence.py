"""What a page says where its article should be: a challenge, a notice, a login, nothing but teasers.

Lines or blocks come in, the reason goes out. A reason is only given where little else is said: a short article must
never be refused, and of the labelled pages with an article none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.blocks.block import Block
from extractor.document.text import one_line, weight

__all__ = ["NOTICES", "is_listing", "notice"]

_LITTLE = 1500  # the weight above which a text is more than a notice; the longest of 3,000 archived posts has 1,100
_LINES = 12  # lines of a notice that are looked at
_LONGEST = 400  # characters of a line that says why there is no article
_CODE = 2  # characters; a title that has "404" in it is about that

_ABSENCES = {
    "captcha": (r".{0,4}环境异常$", r".{0,20}完成验证后即可继续访问", r".{0,12}操作频繁"),
    "deleted": (r".{0,12}已被(?:发布者|作者)删除",),
    "expired": (r".{0,4}(?:临时链接已失效|链接已过期)",),
    "violation": (r".{0,12}(?:违规无法查看|内容被投诉|发送失败无法查看|内容审核中|暂时无法查看)",),
    "blocked": (r".{0,12}(?:号已被(?:屏蔽|封)|已停止访问该网页)",),
    "moved": (r".{0,4}(?:公众|[账帐])号(?:已)?迁移",),
    "closed": (r".{0,12}(?:号已注销|自主注销)",),
    "challenge": (
        r"\{\"l1\":\"var arg1=",
        r".{0,80}(?:java\s?script|cookies?).{0,30}(?:is|are|has been) (?:disabled|not (?:enabled|available|supported))",
        r".{0,60}(?:please |to )?(?:enable|turn on|activate) (?:java\s?script|cookies)\b.{0,40}"
        r"(?:to (?:continue|proceed|view|use|run)|and refresh|in your browser|\.?$)",
        r"javascript\s?(?:不可用|已禁用|被禁用)|.{0,20}请(?:开启|启用|打开)\s?javascript",
        r"(?:security check:?\s)?captcha\b.{0,60}$|(?:正在)?(?:安全)?(?:检查|验证)(?:您|你)的(?:请求|浏览器)",
        r".{0,60}\b(?:verify|confirm|prove)(?:ing)? (?:that )?(?:you(?:'re|’re| are)) (?:a )?(?:human"
        r"|not a (?:ro)?bot)",
        r"(?:verify to continue|just a moment\W{0,4}$|one more step\W{0,4}$|checking (?:if the site|your browser))",
        r"attention required!? \| cloudflare|ddos protection by|please (?:complete|solve) the (?:captcha"
        r"|security check)",
        r".{0,60}(?:detected )?(?:unusual (?:traffic|activity)|automated (?:queries|requests|access)) (?:from|on"
        r"|coming)",
        r"(?:velocity )?rate limit(?:ing)? (?:check|exceeded|reached)|too many requests"
        r"|inappropriate behavior detected",
        r"locked out$|.{0,120}\b\d+ hour lockout",
        r".{0,20}(?:完成(?:安全)?验证后|请(?:完成|进行|输入|拖动|滑动).{0,8}验证|安全验证$|访问验证$|人机验证|环境异常)",
    ),
    "login": (
        r".{0,30}(?:log|sign) ?in to (?:continue|view|read|see|access|your account\b.{0,20}to)",
        r".{0,30}(?:you (?:must|need to|have to) (?:be )?(?:logged|signed|log|sign) ?in)(?! to change notification)",
        r".{0,20}(?:请(?:先)?登录(?:后)?(?:再)?(?:查看|阅读|访问|继续|$)|(?:您|你)(?:需要|必须|还没有|尚未)登录|登录后(?:可|才能|查看|即可))",
        r".{0,20}(?:bitte (?:melden sie sich an|einloggen)|veuillez vous connecter|inicia(?:r)? sesión para"
        r"|accedi per)",
    ),
    "notice": (
        r".{0,40}(?:under|undergoing|down for|for) (?:scheduled |routine )?maintenance\b",
        r"(?:error |http |status )?(?:404|403|410|500|502|503|504)\b\W{0,6}"
        r"(?:error|not found|page not found|forbidden|gone|internal server error|bad gateway|service (?:temporarily )?"
        r"unavailable|gateway time-?out)?[\W_]{0,6}$",
        r"(?:\W{0,4}(?:oops|sorry|uh[- ]oh|whoops)\W{1,4})?(?:the |this |that )?(?:page|site|url|link|article"
        r"|content|file|"
        r"document|post)\b.{0,60}(?:(?:could ?n[o'’]t|can ?n[o'’]t|cannot) be (?:found|displayed|reached)|not found"
        r"|does ?n[o'’]t exist|no longer (?:exists?|available)|(?:has been|was) (?:removed|deleted)"
        r"|is (?:currently |temporarily )?(?:unavailable|not available))",
        r"error code\s?:\s?\d{3,4}\W{0,4}$",
        r".{0,40}we (?:could ?n[o'’]t|can ?n[o'’]t|cannot) (?:find|seem to find) (?:the|that|this) page",
        r"(?:access (?:to this page )?(?:has been )?denied|you don'?t have permission to access"
        r"|forbidden)\W{0,4}.{0,60}$",
        r"(?:account|this account|site|this site|domain) (?:has been |is )?(?:suspended|parked|disabled)\W{0,4}$",
        r"(?:redirect|redirecting|moved permanently|跳转中|正在跳转)\b\W{0,4}$|click here (?:to be redirected"
        r"|if you are not)",
        r"(?:nothing (?:was )?found|no results found)\W{0,4}$",
        r"(?:internal server error|bad gateway|service unavailable|502|503)\W{0,4}$",
        r".{0,12}(?:页面|网页|文章|内容|帖子|主题|链接|网站|您访问的.{0,8})(?:不存在|未找到|找不到|已(?:被)?删除|已失效|正在维护|维护中|出错)",
        r".{0,12}(?:系统|站点)?(?:正在)?(?:升级)?维护中",
        r"(?:we (?:value|care about|respect) your privacy\W{1,3})?(?:we and our|wir und unsere|nous et nos"
        r"|noi e i nostri|nosotros y nuestros|nós e os nossos) (?:up to )?(?:[\d.,]{1,6} )?"
        r"(?:partners?|partnern?|partenaires|socios|parceiros)\b",
        r".{0,20}(?:seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada"
        r"|pagina non trovata|página não encontrada|pagina niet gevonden|страница не найдена)",
    ),
}
_PATTERNS = {reason: re.compile("|".join(f"(?:{p})" for p in patterns), re.I) for reason, patterns in _ABSENCES.items()}

NOTICES = frozenset(_ABSENCES)
"""What :func:`notice` may answer."""


def notice(lines: Iterable[str], *, besides: str = "") -> str | None:
    """Why there is no article, in one word, where that is what the lines say; ``None`` where they say more.

    Args:
        lines: The lines, in order.
        besides: The title, which may say that something is not found because that is the news.
    """
    title = one_line(besides)
    texts: list[str] = []
    said = 0
    for line in lines:
        if (text := one_line(line)) and not (text == title or (len(text) > _CODE and text in title)):
            texts.append(text)
            said += weight(text)
            if said > _LITTLE:
                return None
    heads = [text for text in texts[:_LINES] if len(text) <= _LONGEST]
    return next((reason for text in heads for reason, p in _PATTERNS.items() if p.match(text)), None)


_CUT_SHORT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read more|continue reading|weiterlesen|阅读全文|查看全文|lire la suite"
    r"|leer más|leggi tutto))\W{0,4}$",
    re.I,
)
_CUT = 40  # characters at the end of a text that may say so
_TEASERS = 4  # texts that break off; of 1,200 labelled pages with an article none is made of that many
_MADE_OF = 0.75  # the share of the text that they have


def is_listing(blocks: Sequence[Block]) -> bool:
    """Whether a body is made of teasers: its text breaks off from the first on, again and again.

    Teasers below an article are no listing, however many there are.
    """
    texts = [block for block in blocks if not block.is_heading and weight(block.text) > _TEASER]
    teasers = [block for block in texts if _CUT_SHORT.search(block.text, max(0, len(block.text) - _CUT))]
    whole = sum(weight(block.text) for block in texts)
    if len(teasers) < _TEASERS or texts[0] is not teasers[0]:
        return False
    return sum(weight(block.text) for block in teasers) > _MADE_OF * whole


_TEASER = 40  # the weight of a text that is more than a button or a date
