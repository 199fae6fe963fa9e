"""What pages say of an article and of themselves, around it: who made it, whose it is, what may be clicked.

In the languages of the web, as :mod:`~extractor.blocks.boilerplate` takes kinds of lines: the reason, the patterns of
its beginning, the most characters of such a line, and whether it counts only at the edges of the text.
"""

from __future__ import annotations

__all__ = ["NOTICES"]

_CRAFTS = "供稿|排版|设计|策划|文案|出品|统筹|美编|版式|撰稿|整理|审稿|制图|插画|素材"

NOTICES: tuple[tuple[str, tuple[str, ...], int, bool], ...] = (
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
    (
        "source line",
        (
            r"(?:(?:本?文章|原文|转载)来源自?|原文地址|原文链接)\s?[:：]\s?https?://\S+(?:\s如有侵权.{0,40})?$",
            r"本文(?:最后更新)?于\s?\d{1,5}\s?天之?前",
        ),
        300,
        True,
    ),
    (
        "tags",
        (
            r"(?:tags?|labels?|etichette|schlag(?:wörter|worte)|mots[- ]clés|etiquetas|topics?|categor(?:y|ies|ie"
            r"|ias|ía)"
            r"|kategorien?|catégories?|argomenti|标签|关键词|关键字|分类|タグ|태그"
            r"|етикети|теги|тэги|метки|тагове|ключевые слова|ключові слова|oznake|tagi|etykiety|štítky|címkék|etichete"
            r"|etiketler|ετικέτες|תגיות|الوسوم|كلمات مفتاحية|برچسب(?:‌| )?ها|कीवर्ड|kata kunci|từ khóa|trefwoorden"
            r"|emneord|avainsanat|palavras-chave|palabras clave)\s?(?:[:：#].{0,300})?$",
        ),
        300,
        True,
    ),
    (
        "byline",
        (
            r"(?:posted|published|written|pubblicato|publicado|publié|veröffentlicht|geschrieben|scritto|escrito|écrit)"
            r" (?:by|da|por|par|von|in|on|at|il|le|am|el|em)\b.{0,80}(?<![:：.])$",
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
            r"(?:,? (?:[A-ZÀ-Þ][\w.'’-]{0,20}|and|und|et|y|&|de|van|of)){1,9})"
            r"(?:,? (?:envoyée?s? spécia\w{1,3}|correspondante?s?|special to|staff (?:writer|reporter)s?)\b.{0,40})?$",
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
