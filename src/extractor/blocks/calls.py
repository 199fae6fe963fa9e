"""What pages say around an article to its readers: follow, subscribe, share, who wrote this, what to read next.

In the languages of the web, as :mod:`~extractor.blocks.boilerplate` takes kinds of lines: the reason, the patterns of
its beginning, the most characters of such a line, and whether it counts only at the edges of the text.
"""

from __future__ import annotations

__all__ = ["CALLS"]

_NETWORKS = (
    r"(?:twitter|x|facebook|linkedin|mastodon|bluesky|threads|instagram|youtube|telegram|discord|rss|google news)"
)
_CRAFTS = "供稿|排版|设计|策划|文案|出品|统筹|美编|版式|撰稿|整理|审稿|制图|插画|素材"

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
        "byline",
        (
            r"(?:本文|全文)\s?(?:约|共|字数)?\s?[:：]?\s?[\d,]{2,7}\s?字(?:\W.{0,24})?$|(?:预计)?阅读(?:约|大约)?(?:需|时间).{0,16}分钟\W{0,3}$",
            r"[^\s：:]{1,6}ID\s?[:：]\s?\S{2,30}$",
            r"(?:原创|本文|原文|译文)?(?:原?作者|译者)\s?[:：]\s?[^\s，。：:]{1,16}(?:[，,@\s]{1,3}(?:转载|转自|来源|编译|译|发表|首发).{0,24})?$",
        ),
        60,
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
    (
        "credit",
        (
            rf"(?:{_CRAFTS})(?:[、/／&和\s](?:{_CRAFTS}))*\s?[:：|｜]",
            r"(?:featured )?(?:image|photo|picture|cover)s? (?:credits?|source|by|courtesy)\b",
        ),
        80,
        True,
    ),
    (
        "disclaimer",
        (
            r".{0,60}(?:利用|使用)(?:此文|本文|文中|本(?:文章|公众号|项目|工具))?.{0,6}(?:所)?提供的(?:信息|内容|技术|工具|资料|文章).{0,40}(?:造成|产生|导致)",
            r".{0,40}(?:拥有|享有|保留)(?:对)?(?:此|该|本)[^，。]{1,6}?的?(?:修改|解释|最终解释)",
            r".{0,30}(?:仅用来描述可能存在|不为(?:此|本|该).{0,8}提供任何(?:保证|担保))",
            r".{0,60}(?:后果|损失|责任)(?:以及损失|及损失)?(?:，)?(?:均|全部|都)?由(?:使用者|读者|用户)(?:本人|自行)?(?:负责|承担)",
        ),
        400,
        True,
    ),
    (
        "disclaimer",
        (
            r"(?:editor.?s? note\W{0,4})?(?:the|all|any) (?:opinions?|views?)(?: and (?:opinions?|views?))?"
            r" expressed\b",
            r"copyright notice\s?[:：]|.{0,60}\blicensed under (?:a |the )?(?:creative commons|CC\b)",
            r".{0,60}不对(?:其|文章|内容|本文).{0,6}(?:真实性|准确性|有效性|完整性)",
            r"(?:.{0,160}\b(?:we|i) (?:may |might |can |will )?(?:earn|receive|get) (?:an? )?(?:small )?"
            r"(?:affiliate )?commission|.{0,80}\b(?:contains?|are|uses?) affiliate links?\b)",
            r"[@©]?\s?(?:riproduzione riservata|tous droits réservés|alle rechte vorbehalten"
            r"|todos los derechos reservados)",
        ),
        400,
        True,
    ),
    (
        "mailing list",
        (
            r"(?:sent (?:through|via|to) the .{1,60} mailing list|web archives & rss\b|.{1,60} mailing list$)",
            r"https?://\S{1,80}/(?:mailman/)?listinfo/\S{1,60}$",
        ),
        120,
        True,
    ),
    (
        "disclaimer",
        (
            r"[\W_]{0,6}(?:网站名称|本文(?:标题|链接|作者|地址)|文章(?:标题|链接|作者)|短链接|永久链接|转载文章请|除非注明"
            r"|除特别声明|版权所有)\s?[:：，《]?",
        ),
        400,
        True,
    ),
    ("slogan", (r"长期专注于?",), 300, True),
    (
        "source line",
        (
            r"(?:(?:本?文章|原文|转载)来源自?|原文地址|原文链接)\s?[:：]\s?https?://\S+(?:\s如有侵权.{0,40})?$",
            r"本文(?:最后更新)?于\s?\d{1,5}\s?天之?前",
        ),
        300,
        True,
    ),
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
        "tags",
        (
            r"(?:tags?|labels?|etichette|schlag(?:wörter|worte)|mots[- ]clés|etiquetas|topics?|categor(?:y|ies|ie"
            r"|ias|ía)"
            r"|kategorien?|catégories?|argomenti|标签|关键词|关键字|分类|タグ|태그)\s?(?:[:：#].{0,300})?$",
        ),
        300,
        True,
    ),
    (
        "byline",
        (
            r"(?:posted|published|written|pubblicato|publicado|publié|veröffentlicht|geschrieben|scritto|escrito|écrit)"
            r" (?:by|da|por|par|von|in|on|at|il|le|am|el|em)\b.{0,80}(?<![:：])$",
            r"(?:reading time|tempo di lettura|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura"
            r"|leestijd)\b.{0,24}$",
            r"(?:estimated |about )?\d{1,3}\s?-?(?:min|mins|minutes?|minuti|minuten|minutos)\.? (?:read|di lettura"
            r"|de lecture|lesezeit"
            r"|de lectura|leestijd)\W{0,3}$",
            r"(?:阅读|浏览|点击|评论|人气)(?:量|数|次数)?\s?[:：(（]?\s?\d{1,9}\W{0,2}$",
            r"\d{4}年\d{1,2}月\d{1,2}日\s?[|｜]\s?[^\s。，]{2,12}$",
            r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s\d{1,2}:\d{1,2}(?::\d{1,2})?$",
        ),
        120,
        True,
    ),
    (
        "byline",
        (
            r"(?:by|von|par|por) (?!(?:the|an?|this|all)\b)(?-i:[A-ZÀ-Þ][\w.'’-]{1,20}"
            r"(?:,? (?:[A-ZÀ-Þ][\w.'’-]{0,20}|and|und|et|y|&|de|van|of)){1,9})$",
        ),
        90,
        True,
    ),
    (
        "byline",  # of an agency, whose desks say who did what
        (
            r"[(\[—–-]{0,2}\s?(?:additional )?(?:reporting|writing|editing|written|compiled) "
            r"(?:and (?:writing|editing) )?"
            r"by [^.]{3,60}(?:[;,.)\]]|$)",
        ),
        600,
        True,
    ),
    (
        "author card",
        (
            r"to contact the (?:reporter|editor|writer|author)s?\b.{0,24}\b(?:on|for|of) (?:this|the) (?:story|article"
            r"|report)",
            r"(?:write|e-?mail) to [^.!?@]{3,60} at \S{1,64}@\S{3,80}$",
            r"(?:contact|e-?mail|reach) (?:the )?(?:writers?|reporters?|authors?|staff writer)?\W{0,3}[^.!?@]{0,60}"
            r"(?:\bat|:|\bvia|\bon)\s{1,2}\S{1,64}@\S{3,80}.{0,80}$",
            r"[^.!?]{3,80} (?:can|may) be (?:reached|contacted|e-?mailed) (?:at|via|on|by)\b.{0,120}$",
            r"follow [^.!?]{3,60}?(?: on twitter)?(?: at)?:? (?:@\w{2,20}|https?://(?:www\.)?twitter\.com/\w{2,20})\b"
            r".{0,120}$",
        ),
        240,
        True,
    ),
    (
        "control",
        (
            r"press enter or click to view image in full size$",
            r"(?:expand|collapse|show|hide|view|load|see) (?:all|more|less|details|full (?:image|size))$",
            r"(?:copy(?: code| to clipboard)?|copied!?|复制代码|复制|wrap text|view raw|raw|toggle (?:navigation"
            r"|menu|sidebar))$",
            r"you (?:signed (?:in|out)|switched accounts) (?:with|in|on) another tab or window",
            r"(?:link copied(?: to clipboard)?!?|copy link|save this story|toggle caption|view image in full ?screen"
            r"|click to print|sponsor message|search for:|leave this field (?:blank|empty).{0,40}|indirizzo copiato"
            r"|this field is for validation purposes.{0,60}|jump to (?:section|recipe|details|content))$",
            # the banner of sites of the United States
            r"(?:an )?official websites? (?:of the united states|use \.gov)|here.?s how you know\W?$"
            r"|(?:the )?\.gov (?:means it.s official|website belongs to)|secure \.gov websites use https",
            r"\[[ x]?\]$",  # a box that a button ticks
            r"\d{1,3} min\.? lesezeit$|この記事は会員限定です\W?$",
            r"(?:x|twitter|instagram|tiktok|youtube|facebook|bluesky) content$",  # in the place of what it embeds
            r"\W{0,4}(?:free|friends?) link\W{0,4}$",  # past the wall of a platform
            r"(?:文章|本文|本页)目录\W{0,3}$",
            r"auto-suggest helps you\b|(?:showing results for|search instead for|did you mean)\s?:?$",
            r"(?:\[ \] ?)?(?:黑夜|夜间|深色|日间|白天|阅读)模式$|所属地\s[^\s。，]{2,4}$",
            r"no description, website, or topics|(?:repository files navigation|folders and files|view all files)$",
            r"have a question about this project\? sign up for|by clicking “sign up for github”|copy full sha for ",
            r"this commit was created on github\.com and signed|\d parents? [\da-f]{7}\b.{0,30}$"
            r"|collapse file: \S+$|copy file name to clipboard.{0,60}$",
            r"(?:dismiss alert|\{\{ message \}\}|reload to refresh your session\.?|close (?:menu|dialog|this)|uh oh!)$",
            r"there was an error while loading\. please reload this page\.?$",
            r"(?:we read every piece of feedback, and take|include my email address so i can be contacted)\b",
            r"(?:provide feedback|saved searches|use saved searches to filter your results more quickly)$",
            # a sample of code that GitHub embeds
            r"this file contains (?:hidden or )?bidirectional unicode text",
            r"(?:learn more about bidirectional unicode characters|show hidden characters|gistfile\d+\.\w+)$",
            r"(?:view raw )?(?:\S{1,60} )?hosted with .{1,3} by github$",
        ),
        420,
        False,
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
    (
        "consent",
        (
            r".{0,40}(?:this (?:web)?site|our (?:web)?site|questo sito(?: web)?|diese web(?:site|seite)|ce site"
            r"|este sitio|este site|deze (?:web)?site) (?:also )?"
            r"(?:uses?|usa|utilizza|verwendet|nutzt|utilise|utiliza|gebruikt)\b"
            r".{0,30}\bcookies?\b",
            r"(?:(?:we|wir|nous|we and our partners)\b.{0,20}\b(?:use|verwenden|nutzen|utilisons)"
            r"|usiamo|utilizziamo|usamos|utilizamos)\b.{0,20}\bcookies?\b(?:;|,| to | um | pour | para | per |\.)",
            r"facendo (?:click|clic) su \W?accett",
        ),
        400,
        True,
    ),
    (
        "consent",  # in the place of what another site would show there
        (
            r"an dieser stelle (?:finden|sehen|befindet|wird|ist|würde)\b.{0,160}"
            r"\b(?:externe\w{0,2} inhalt|drittanbieter)",
            r"ich bin damit einverstanden, dass mir (?:der |die )?(?:externe\w{0,2} )?inhalte?\b",
            r"(?:this|the following) (?:article|story|page) (?:contains|includes) content (?:provided|hosted) by\b",
            r"(?:ce contenu|cette vidéo) (?:est bloquée?|ne peut (?:pas )?être affichée?).{0,80}\bcookies",
            r"(?:este contenido|este conteúdo) (?:está bloqueado|não pode ser).{0,80}\bcookies",
        ),
        500,
        False,
    ),
    (
        "footer",
        (
            r"©\s?[^。.!?]{0,40}\b(?:19|20)\d\d\b",
            r"(?:©|\(c\)|copyright)\s?(?:©|\(c\))?\s?(?:by )?(?:\d{4}|[^\W\d]{2,20} \d{4})\b",
            r".{0,80}\ball rights reserved\b",
            r"(?:privacy policy|terms of (?:use|service)|cookie policy|impressum|datenschutz|mentions légales)\W{0,3}$",
        ),
        240,
        True,
    ),
    ("end mark", (r"[-—–=*·•~|\s]{1,40}$|(?:\.{1,3}|[…﹀“”])$",), 40, True),
)
"""Reason, patterns, most characters, whether only at the edges."""
