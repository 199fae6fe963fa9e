"""The vocabulary of boilerplate: names of elements, beginnings of lines, headings of link lists.

Taken from what the pages of some 300 Chinese and 900 other sites say. Patterns are matched at the beginning of a
line of bounded length, so none can backtrack over a document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.blocks.calls import CALLS
from extractor.blocks.channels import CHANNELS
from extractor.blocks.colophon import COLOPHON
from extractor.blocks.interruptions import INTERRUPTIONS
from extractor.blocks.needles import Sieve
from extractor.blocks.notices import NOTICES
from extractor.document.text import HAN

__all__ = ["MISLEADING", "RELATED_HEADING", "ROLES", "SURE", "TAGS", "Kind", "kind_of", "named"]

# --- elements -----------------------------------------------------------------------------------------------

_WORDS = {
    "advertisement": "ad ads adv advert adverts advertisement advertisements advertising adsense adsbygoogle adbox "
    "adslot adwrap sinaads guanggao sponsor sponsored promo promos promotion",
    "qr code": "qr qrcode qrcodes ewm erweima appqr wxqr qrimg",
    "share bar": "share shares sharing sharebar sharebox sharethis addthis addtoany social socials fenxiang jiathis "
    "bdshare bshare bdsharebuttonbox",
    "related links": "related recommend recommends recommended recommendation recommendations tuijian xiangguan "
    "outbrain taboola readmore morenews",
    "navigation": "nav navbar navigation breadcrumb breadcrumbs crumb crumbs pagination pager menu sidebar skiplink "
    "sitemap",
    "comments": "comments commentlist commentbox disqus pinglun respond",
    "subscription": "newsletter subscribe subscription signup",
    "consent": "consent cookieconsent cookiebanner cookienotice cookiebar gdpr onetrust",
    "disclaimer": "copyright disclaimer shengming banquan",
    "author card": "authorcard authorbox authorbio bio",
}
_REASONS = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_TOKEN = re.compile(r"(?<![0-9A-Za-z])[a-z]+|[A-Z][a-z]+|(?<!\d)[A-Z]+(?![a-z])|(?<=[A-Z])[a-z]+")

SURE = frozenset(("comments", "consent", "subscription", "author card", "disclaimer"))
"""What is prose itself, so that prose in it says nothing against its name."""

MISLEADING = frozenset(("share bar", "related links", "navigation"))
"""What is made of links: where an element with such a name says whole sentences, the name misleads."""

TAGS = {
    **{"nav": "navigation", "footer": "footer", "aside": "aside"},
    **dict.fromkeys(  # what accounts of WeChat put into a text besides it, wherever that is copied to
        "mp-common-profile mpprofile mp-miniprogram mp-common-miniprogram mpvoice mp-common-mpaudio qqmusic "
        "mp-common-videosnap mpvideosnap mp-common-vote mpvote mp-common-product mpcps mp-common-poi".split(),
        "card",
    ),
}
"""Elements that are boilerplate by their very name."""

ROLES = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation", "tablist": "navigation",
    "toolbar": "navigation", "search": "search", "contentinfo": "footer", "dialog": "dialog", "alertdialog": "dialog",
    "tooltip": "tooltip",
}  # fmt: skip
"""Roles that an element of boilerplate gives itself."""
_NO_NAMES = re.compile(
    r"(?<!\S)(?:category|tag)-\S+"  # what a post is about
    r"|(?<!\S)(?:\S*[-_])?(?:has|with|no|non|without|enabled?|disabled?)(?=[-_A-Z])\S*|(?<!\S)\S*Non[A-Z]\S*"  # what a page has elsewhere
    r"|(?<!\S)\S*(?:[-_]enabled|[-_]layout|layout[-_]|[-_]embed)\S*|(?<!\S)embed(?:ded|s)?[-_]\S*"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![A-Za-z0-9])(?=[a-f]*\d[0-9a-f]*[a-f])[0-9a-f]{5,}(?![A-Za-z0-9])"  # a checksum
)
"""Classes that say nothing of the element itself."""


@lru_cache(maxsize=4096)
def named(names: str) -> tuple[str, str] | None:
    """What sort of boilerplate an element's classes and id name, and which of them does; ``None`` for none."""
    for name in _NO_NAMES.sub(" ", names).split():
        for token in _TOKEN.findall(name):
            if reason := _REASONS.get(token.lower()):
                return reason, f"[class or id ~ {name}]"
    return None


# --- lines --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of line that is boilerplate.

    Attributes:
        reason: What it is.
        patterns: What such a line begins with; the first that fits is the rule.
        longest: A line of more characters is something else.
        edge: Whether it counts only before the first full paragraph and after the last: prose may say it too.
        any_of: The patterns in one.
    """

    reason: str
    patterns: tuple[re.Pattern[str], ...]
    longest: int
    edge: bool
    any_of: re.Pattern[str]


def _kind(reason: str, *patterns: str, longest: int = 120, edge: bool = False) -> Kind:
    compiled = tuple(re.compile(pattern, re.I) for pattern in patterns)
    return Kind(reason, compiled, longest, edge, re.compile("|".join(f"(?:{p})" for p in patterns), re.I))


_OPEN, _CLOSE = r"[(（\[【「]?\s{0,3}", r"\s{0,3}[)）\]】」]?"

_KINDS = (
    _kind(
        "editor line",
        rf"{_OPEN}(?:本文)?(?:责任|值班|执行|本期|本版|网络|图文|内容|文字|新媒体|视频|见习|实习)?"
        rf"(?:编辑|编审|责编|主编|总编|审校|校对|监制|编校|审核|终审|初审|复审)(?:[/／|｜:：]|\s+[{HAN}]{{2,4}}{_CLOSE}\s*$)",
        rf"{_OPEN}(?:摄影|供稿|供图|来源)\s?[/／|｜:：]?\s?\S{{0,20}}\s(?:编辑|责编)[/／|｜:：]",
    ),
    _kind("editor line", r"[(（]web editors?\s?[:：]\s?[^()（）]{2,60}[)）]$", longest=80),
    _kind(
        "source line", r"《[^》]{2,16}》\s?[（(]\s?\d{4}年\d{1,2}月\d{1,2}日\s{0,3}\d{1,2}\s?版\s?[）)]$", longest=50
    ),
    _kind("editor line", rf"编辑\s+[{HAN}]{{2,4}}\s*(?:校对|审核)\s*[{HAN}]{{2,4}}$", longest=40),
    _kind(
        "source line",
        rf"{_OPEN}(?:文章|信息|稿件|新闻|本文|资讯)?(?:来源|稿源)自?(?:[:：|｜丨/]|\s+[{HAN}]{{2,}}(?:网|报|社|台|新闻|日报)?\s)",
        longest=60,
    ),
    _kind(
        "source line",
        rf"{_OPEN}本文(?:来自|转自|选自|摘自|转载自?)\s?[:：]?\s?[^\s。，！？]{{2,24}}{_CLOSE}$",
        longest=40,
        edge=True,
    ),
    _kind(
        "source line",
        r"(?:原文|英文原文|阅读原文)(?:链接|地址|出处)?\s?[:：]?\s?(?:https?://\S*)?$",
        r"\s{0,8}[【(（]\s?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?期\s?[】)）]$",
        r"转载?自[^\s，。：:]{0,6}(?:链接|地址)\s?[:：]\s?(?:https?://\S*)?$",
        r"来源\s?[:：]\s?[^。！？]{4,140}$|来源公众号\s?[:：]\s?\S|[（(]?本文(?:刊登|刊载|发表|首发)于[^。！？]{2,60}$",
        longest=200,
        edge=True,
    ),
    _kind("original title", rf"{_OPEN}原(?:文)?(?:标题|题)(?:\s?[:：]|\s|为)", longest=160),
    _kind(
        "qr code",
        r".{0,30}识别[^。，、]{0,8}(?:二维码|小程序|图片)",
        r".{0,30}(?:扫码|扫一扫|扫描|扫下方|长按)[^。]{0,16}"
        r"(?:二维码|关注|下载|订阅|加入|进群|入群|添加|阅读|查看|参与|报名|了解|小程序|公众号|图片|直达)",
        r"[←→↑↓👇👆☟▲▼\s]{0,6}(?:微信)?(?:扫一扫|扫码)(?:[^。，]{0,16})$",
        r".{0,20}(?:(?:上|下|左|右)方|下面的?|文末)二维码",
        longest=80,
    ),
    _kind(
        "subscription",
        r".{0,12}(?:扫码订阅|邮发代号|征订热线|订阅热线|征稿启事|商务合作|转载合作|广告合作|联系邮箱[:：])",
        r".{0,12}(?:投稿(?:邮箱|热线|联系方式|方式|请|信箱)|爆料(?:热线|邮箱))",
        longest=100,
    ),
    _kind(
        "subscription",
        r".{0,20}(?:关注我们|关注公众号|关注本公众号|欢迎(?:关注|订阅|转发|分享|加入|投稿|留言))",
        r".{0,20}关注\S{1,16}(?:公众号|官方微信|官方微博|抖音号|视频号|头条号)",
        r".{0,20}点击(?:上方|下方|上面|下面|文末|左下角|蓝字|名片|关注)",
        r".{0,20}(?:设为星标|加(?:个)?星标|点个\s?[“\"]?(?:在看|赞|关注)|点赞.{0,6}(?:在看|关注|分享)|分享.{0,6}点赞)",
        r".{0,20}(?:一键三连|点个三连|球分享|球点赞|球在看|加入.{0,12}(?:星球|粉丝群|交流群|读者群|讨论群))",
        longest=60,
    ),
    _kind(
        "subscription",
        r"(?:点击)?(?:“?阅读原文”?|点这里|点击下图|点击图片|点击查看|点击阅读|点击进入|戳这里|戳下方).{0,20}$",
        longest=40,
        edge=True,
    ),
    _kind(
        "advertisement",
        r"(?:广告|推广|広告|광고|advertisement|advertising|sponsored(?: content)?|anzeige|werbung|publicidad|publicité|pubblicità|publicidade"
        r"|advertentie|reklam[aā]?|реклама|hirdetés|annons|annonce|mainos)$",
        longest=30,
    ),
    _kind(
        "advertisement",
        r".{0,24}(?:股民福利|福利来了|限时优惠|扫码领取|免费领取|海量资讯|倾力推荐|倾情推出|粉丝福利)",
        longest=60,
    ),
    _kind(
        "advertisement",
        r".{0,16}(?:试用|报名|购买|预约|领取)(?:地址|链接|入口|通道|方式)[:：]",
        r".{0,30}(?:下载|打开|尽在)[“\"《]?\S{1,12}(?:APP|客户端)",
        longest=100,
        edge=True,
    ),
    _kind(
        "slogan",
        r".{0,40}(?:网罗|一手掌握|带你(?:一起)?(?:读懂|看懂|了解|走进)|最新资讯|实时资讯)",
        r".{0,40}(?:聚焦.{2,12}[，,]|专注.{2,12}(?:安全|资讯))",
        longest=40,
        edge=True,
    ),
    _kind(
        "disclaimer",
        r"[\W_]{0,6}(?:special )?(?:notice|statement|disclaimer)\s?[:：]\s?(?:the|this|all|any) (?:above|content|article|text)",
        longest=400,
    ),
    _kind(
        "disclaimer",
        r"[\W_]{0,6}(?:特别|免责|版权|风险|郑重|重要|作者|平台|本站|法律)?(?:声明|提示|说明)[\W_]{0,6}[:：]",
        longest=400,
        edge=True,
    ),
    _kind(
        "disclaimer",
        r".{0,60}(?:如若转载|转载请(?:注明|联系|标明|保留|附上|先联系)|如有侵权|侵权(?:请|必|联系|删除)|侵删)",
        r".{0,60}未经(?:授权|许可|允许|本站|书面).{0,12}(?:不得|禁止|严禁|请勿)",
        r".{0,60}(?:版权归.{0,20}所有|不代表.{0,20}(?:观点|立场))",
        r".{0,60}仅(?:代表|供).{0,12}(?:个人观点|作者观点|参考|学习|交流)",
        longest=260,
        edge=True,
    ),
    _kind(
        "disclaimer",
        r"[*＊※\s]{0,3}(?:本文|文章)(?:系|为|由|来自|转载自|翻译自|编译自|首发于?|转自|选自|授权)"
        r".{0,80}(?:授权|转载|编译|原创|发布|转自|翻译自|不代表|https?:)",
        r"(?:本文|文章)(?:翻译|编译|转载)自\s?[:：]",
        longest=200,
        edge=True,
    ),
    _kind("disclaimer", r"[(（]?本文(?:来自|来源于|首发于?)\S{0,30}(?:APP|客户端|授权|资讯请下载)"),
    _kind(
        "credit",
        r"(?:注[:：]\s?)?题图(?:来自|来源于)\s?\S.{0,40}$",
        r"[*＊※\s]{0,4}(?:题图|封面图?|头图|首图|配图|图片(?=来源|来自))\s?(?:来源|来自)?\s?[:：|｜]",
        longest=60,
        edge=True,
    ),
    _kind("share bar", r"(?:分享(?:至|到)|转发(?:至|到))(?:[:：]|\s|朋友圈|微信|微博|$)", longest=40),
    _kind(
        "share bar",
        r"(?:share this|share on|share:|tweet|email this|print this|follow us(?: on)?|partager|teilen|compartir)"
        r"(?:\W.{0,40})?$",
        longest=60,
        edge=True,
    ),
    _kind(
        "related links",
        r"(?:相关(?:新闻|阅读|报道|文章|链接|专题|推荐|热文)|延伸阅读|推荐阅读|阅读推荐|更多阅读)\s?[:：]",
        longest=160,
    ),
    _kind(
        "comments",
        r"(?:发表评论|查看(?:全部)?评论|我要评论|网友评论|写评论|我来说两句|leave a (?:comment|reply)$)",
        r"评论\s?[(（]?\d{0,8}[)）]?$|no comments(?: yet)?\W{0,3}$|暂无评论\W{0,3}$",
        longest=30,
        edge=True,
    ),
    _kind(
        "navigation",
        r"home\s?>{1,2}\s?$|(?:返回(?:首页|列表|顶部)|查看更多|加载更多|(?:上一篇|下一篇)(?!.*[。！？]$)|举报/反馈)",
        r"【?(?:打印|关闭|纠错)】?\s?(?:【?(?:打印|关闭|纠错)】?)?\s?$",
        r"(?:【?(?:打印|关闭|收藏|推荐)(?:本页|此页|本站|窗口|给朋友|给好友)】?\s?){1,4}$",
        r"loading(?: the)?(?: article| content| page)?(?:\.{3}|…)?$",
        longest=40,
        edge=True,
    ),
    _kind(
        "navigation",
        r"(?:this entry was (?:posted|tagged)|filed under|posted in|tagged(?: with| as)?:|bookmark the permalink)",
        r"skip to (?:content|main)",
        longest=300,
        edge=True,
    ),
    _kind(
        "footer",
        r"(?:主办|承办|协办|技术支持)(?:单位)?\s?[:：].{0,80}(?:版权所有|技术支持|网站地图|网站标识码|邮编)",
        r".{0,40}(?:ICP[备证]|公网安备|举报电话|举报邮箱|不良信息举报)",
        r"本(?:站|网|平台).{0,30}(?:版权|商标|字体|图片|转载|声明|所有)",
        longest=400,
        edge=True,
    ),
    _kind(
        "control",
        r"to (?:view|see|play) this (?:video|content|clip).{0,40}javascript",
        r"\W{0,2}(?:sorry, )?your browser (?:does not|doesn.t) support .{0,20}(?:video|audio|iframe|frame)",
        # what an editor for posts writes into its templates
        r"固定布局$|工具条上设置固定宽高\W{0,3}$|背景可以设置被包含\W{0,3}$|可以完美对齐背景图和文字\W{0,3}$|以及(?:制作自己的模板|用于模板制作)\W{0,3}$",
        longest=200,
    ),
    _kind(
        "control",
        r"在(?:小说阅读器|公众号小说)(?:中|读)",
        r"去阅读$",
        r"修改于(?:\s?\d{4}\s?[-/.年].{0,16})?$",
        longest=30,
        edge=True,
    ),
    _kind(  # what pages of Eastern Europe put below a text
        "error report",
        r".{0,140}(?:ошибк|опечат|помилк|грешк|kļūd|klaid|viga|błąd|chyb|error|typo|mistake).{0,140}ctrl\s?\+\s?enter",
        r".{0,140}ctrl\s?\+\s?enter.{0,80}(?:ошибк|опечат|помилк|грешк|kļūd|labojam|klaid|redaktor|редакц)",
        r"(?:(?:нашли|заметили|увидели) (?:ошибку|опечатку)(?: в тексте)?|знайшли помилку|kļūda rakstā)\s?\?",
        longest=240,
        edge=True,
    ),
    _kind("end mark", r"[\W_]{0,8}(?:the\s)?end[\W_]{0,8}$", longest=16, edge=True),
    *(
        _kind(reason, *patterns, longest=longest, edge=edge)
        for reason, patterns, longest, edge in (*CALLS, *NOTICES, *INTERRUPTIONS, *CHANNELS, *COLOPHON)
    ),
)


_SIEVE = Sieve([[pattern.pattern for pattern in kind.patterns] for kind in _KINDS])


@lru_cache(maxsize=1024)
def _of_length(length: int) -> int:
    """The kinds that a line of so many characters may be, as bits."""
    return sum(1 << place for place, kind in enumerate(_KINDS) if length <= kind.longest)


def kind_of(line: str) -> tuple[Kind, str] | None:
    """The kind of boilerplate a line is and the pattern that says so; ``None`` for none.

    Of two that fit, one that counts anywhere comes before one that counts at the edges.
    """
    likely = _SIEVE.may_match(line, _of_length(len(line))) if line else 0
    fitting = []
    while likely:
        kind = _KINDS[(likely & -likely).bit_length() - 1]
        likely &= likely - 1
        if kind.any_of.match(line):
            fitting.append(kind)
    if not fitting:
        return None
    kind = min(fitting, key=lambda kind: kind.edge)
    return kind, next(pattern.pattern for pattern in kind.patterns if pattern.match(line))


RELATED_HEADING = re.compile(
    r"[\W_]{0,8}(?:(?:\d{1,2}\W{1,3})?往期(?:推荐|回顾|精选|精彩|文章|阅读)|推\s?荐\s?阅\s?读|阅读推荐|相关(?:阅读|新闻|文章|推荐|报道|热文|链接)|延伸阅读|更多(?:阅读|推荐|精彩|资讯|内容)"
    r"|(?:近期|历史)回顾|精彩(?:推荐|回顾|文章)|热门(?:推荐|文章|视频)|热点(?:视频|推荐)|猜你喜欢"
    r"|关于(?:我们|作者|本?公众号)|联系我们|加入我们|你可能(?:感兴趣|喜欢)的?|前情回顾.{0,20}|最新(?:文章|动态)"
    r"|related (?:articles|stories|posts|links|news|content)|recommended(?: for you| reading)?|more (?:from|on|stories).{0,30}"
    r"|read (?:also|more|next)|you (?:may|might) (?:also )?like|most (?:read|viewed|popular)|mehr zum thema"
    r"|meistgelesen|auch interessant|les plus lus|(?:à )?lire aussi|lo más (?:leído|visto)"
    r"|lea también|più letti|leggi anche|mais lidas|leia também|читайте также|самое читаемое|関連記事|人気記事|관련\s?기사"
    r"|많이 본 뉴스|الأكثر (?:مشاهدة|قراءة)|اقرأ أيضا)[\W_]{0,8}$",
    re.I,
)
"""A heading under which links to other articles stand."""
