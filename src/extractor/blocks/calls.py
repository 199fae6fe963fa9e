"""What pages ask their readers for, around an article: to follow, subscribe, share, pay, rate, and comment.

In the languages of the web, as :mod:`~extractor.blocks.boilerplate` takes kinds of lines: the reason, the patterns of
its beginning, the most characters of such a line, and whether it counts only at the edges of the text.
"""

from __future__ import annotations

__all__ = ["CALLS"]

_NETWORKS = (
    r"(?:twitter|x|facebook|linkedin|mastodon|bluesky|threads|instagram|youtube|telegram|discord|rss|google news)"
)

CALLS: tuple[tuple[str, tuple[str, ...], int, bool], ...] = (
    (
        "subscription",
        (
            r".{0,100}欢迎(?:大家|你|您|各位|朋友们|持续|长期)?(?:订阅|加入|扫码|进群|关注"
            r"(?=\W|$|.{0,30}(?:我们?|号|微信|频道|博客|主页|专栏|团队|实验室|社区|星球|论坛|平台|小编|后续|更多|吧|哦)))",
            r".{0,10}(?:还没有?|尚未)关注",
            r"(?:公众号|微信|知乎|微博|抖音|B站|视频号)(?:[、/，\s](?:公众号|微信|知乎|微博|抖音|B站|视频号)){1,6}.{0,12}(?:搜索|同名)",
        ),
        200,
        True,
    ),
    (
        "qr code",
        (
            r".{0,120}识别(?:下方|上方|下面|文末|图中|以下)?的?(?:二维码|小程序码).{0,12}(?:加入|获取|领取|下载|入群|进群|添加)",
            r"[(（]?(?:此|本|该)?二维码.{0,16}有效",
        ),
        400,
        True,
    ),
    (
        "subscription",
        (
            r"(?:QQ|微信|技术|官方|粉丝)?(?:交流|讨论|用户|读者|粉丝|QQ)群(?:号)?\s?[:：]\s?\d{5,12}",
            r".{0,6}(?:欢迎|扫码|申请)(?:入群|进群|加群)\W{0,4}$",
            r".{0,12}转发(?:本文|此文|文章)?(?:至|到)(?:微信)?朋友圈",
        ),
        60,
        True,
    ),
    (
        "subscription",
        (
            r".{0,12}拨打.{0,8}(?:电话|热线)\W{0,4}$|400[\d\s-]{7,10}$|加入.{0,8}(?:微信|QQ|交流)群\W{0,4}$",
            r"求(?:分享|收藏|点击|在看|点赞|关注|转发)\W{0,4}$",
            r".{0,30}(?:快来|一起|欢迎)加入我们的?.{0,10}群",
            r"(?:\W{0,3}(?:渠道|商务|稿件|市场|媒体|广告|内容|品牌)(?:合作|咨询|投稿|转载))"
            r".{0,4}(?:咨询|联系|方式|电话|热线|邮箱|微信)?\s?[:： ].{0,24}(?:微信|\d{7,}|@)",
            r".{0,60}请联系(?:小编|我们|客服|作者|编辑)\W{0,3}(?:微信|电话|邮箱|QQ)",
            r"最低\s?[\d.]{1,6}\s?元/天.{0,12}$|解锁(?:全文|文章)\W{0,3}$|\d{2,4}万优质内容无限畅学$",
            r"获取(?:以上|更多|完整|上述).{0,10}(?:资料|报告|文档).{0,6}请(?:添加|联系|扫码|加)",
        ),
        80,
        True,
    ),
    (
        "subscription",
        (
            r".{0,12}(?:点击|戳|查看)[“\"「]?阅读[原全]文",
            r".{0,16}欢迎(?:各位|大家|新老)?[^，。]{0,10}(?:来到|光临|光顾|前来|拜访|做客)[^。]{0,20}(?:专栏|头条|栏目|公众号|小站|”|」|，|$)",
            r".{0,100}请?(?:扫描|扫码|长按)(?:下方|上方|下图|下面|文末|海报)?(?:的)?(?:二维码|小程序码)?.{0,6}或(?:者)?(?:点击|戳)",
        ),
        160,
        True,
    ),
    (
        "subscription",
        (
            r".{0,10}评论区(?:见|聊|等)\S{0,8}$",
            r"想要?(?:了解|获取|知道|领取|加入)[^，。！？]{0,16}$",
            r"(?:合作|联系|咨询|客服|商务|投稿|合作咨询)(?:电话|微信|热线|邮箱|QQ)\s?[:：]\s?[\w@.+（）() 、/-]{5,40}$",
        ),
        50,
        True,
    ),
    (
        "subscription",
        (
            r".{0,8}(?:动手|记得|快来|先)?点(?:个|击)?关注(?:\s|，|哦|吧|不|$)",
            r".{0,12}(?:不迷路|不走丢|不错过(?:精彩|更新))",
            r".{0,12}戳(?:上方|下方|上面|下面|左下角|这里).{0,12}(?:关注|订阅|蓝字)",
        ),
        30,
        False,
    ),
    (
        "subscription",
        (
            r"found this (?:article|post|story) (?:interesting|useful|helpful)",
            r"(?:if you )?(?:liked?|enjoy(?:ed)?) (?:this|what you) (?:article|post|story|read|content|episode)",
            rf"(?:you can )?(?:also )?(?:follow|find|connect with) (?:us|me|him|her|them"
            rf"|@?[^\W\d]{{2,20}})(?: [^\W\d]{{2,20}})? "
            rf"(?:on|at|via) {_NETWORKS}\b",
            r".{0,60}\b(?:subscribe|sign up|signup|register) (?:to|for|now|today|via)\b.{0,60}"
            r"(?:newsletter|channel|feed|blog|mailing list|updates|podcast|alerts|bulletin)",
            r"(?:subscribe|follow) (?:to )?(?:my|our|the) (?!.{0,30}\b(?:instructions|steps|guide|links?)\b).{0,60}$",
            r"follo?w .{2,80} for more\b.{0,40}$",
            r"(?:click here|back|return) (?:to (?:return|go back) )?to (?:the )?(?:main|home|front) ?page\W{0,3}$",
            r".{0,200}\benter for a chance to win\b",
            r"join (?:our|my|the) .{0,40}(?:newsletter|community|discord|telegram|slack|channel|mailing list)",
            r"(?:don'?t|never) miss (?:a|an|any|our|out)\b.{0,60}$",
            r"(?:seguici|segui|suivez[- ]nous|folgen sie uns|folge uns|síguenos|siga-nos|volg ons|takip"
            r"|подпис)\S{0,12}\b.{0,80}$",
            r"(?:iscriviti|abonnieren sie|jetzt abonnieren|abonnez[- ]vous|suscríbete|inscreva-se|schrijf je in)\b",
            r"(?:フォロー|チャンネル登録|メルマガ|구독|팔로우).{0,40}$",
        ),
        240,
        True,
    ),
    ("price", (r"[¥￥]\s?\d[\d.,]{0,8}\s?(?:元|起)?$",), 16, True),
    ("slogan", (r"长期专注于?",), 300, True),
    ("slogan", (r"[^。！？，,]{0,12}专注(?:于|做)?[^。！？]{2,28}$",), 40, True),
    ("quotation of the day", (r".{8,160}(?:\s|(?<=[。！？]))--\s?[^\W\d_]{2,12}$",), 200, True),
    (
        "comments",
        (
            r"(?:your e-?mail address will not be published|il tuo indirizzo e-?mail non sarà pubblicato"
            r"|deine e-mail-adresse wird nicht veröffentlicht|votre adresse e-mail ne sera pas publiée"
            r"|tu dirección de correo electrónico no será publicada|o seu endereço de e-mail não será publicado)\b",
        ),
        160,
        True,
    ),
    (
        "share bar",
        (
            r"(?:share (?:this|the)? ?(?:article|post|story|page|entry|on|via)\b|spread the word|click to share"
            r"|condividi|"
            r"diffondi|partagez|teilen sie|comparte|compartilhe|deel dit|поделиться|シェア|공유하기).{0,40}$",
        ),
        60,
        True,
    ),
    (
        "feedback",
        (r".{0,240}\b(?:fill (?:out|in)|take|complete)\W{1,2}(?:this|our) (?:short |quick |reader )?survey\b",),
        400,
        True,
    ),
    ("share bar", (r"email this\s?blog\s?this\b",), 300, True),
    (
        "feedback",
        (
            r"(?:was|is|did you find) this (?:article|page|post|content|information) (?:helpful|useful)\b.{0,30}$",
            r"how (?:useful|helpful) was this (?:article|page|post)\W{0,3}$|rate this (?:article|page|post)\b.{0,20}$",
            r"valuta la qualità di questo articolo|la tua opinione è importante per noi\W{0,3}$",
            r"war dieser (?:artikel|beitrag) hilfreich\W{0,3}$|cet article vous a-t-il (?:été utile|plu)\W{0,3}$",
        ),
        80,
        True,
    ),
    (
        "subscription",
        (
            r".{0,60}(?:已|均)(?:上传|发布|更新|同步)(?:至|到|在)?.{0,12}知识星球",
            r"please enable javascript to view the comments\b",
        ),
        100,
        True,
    ),
    (
        "reward",
        (
            r".{0,40}(?:随意|欢迎|请(?:我|作者)?|给(?:我|作者)?|感谢|继续)?(?:打赏|赞赏)(?:作者|支持|一下|鼓励)?.{0,30}$",
            r".{0,20}请我喝(?:杯)?(?:咖啡|奶茶|可乐)",
            r".{0,24}\bsupport (?:my|our) (?:work|blog|site|channel|newsletter)\b.{0,60}$",
            r"(?:buy me a (?:coffee|beer)|support (?:me|this blog|my work) (?:on|via) (?:patreon|ko-?fi)).{0,40}$",
        ),
        60,
        True,
    ),
    (
        "reward",
        (r".{0,24}\bplease (?:consider )?support(?:ing)? (?:my|our) (?:work|blog|site|channel|newsletter)\b",),
        200,
        True,
    ),
)
"""Reason, patterns, most characters, whether only at the edges."""
