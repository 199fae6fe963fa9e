"""游民星空 (gamersky.com), written without a page.

Checked 2026-11: RSSHub's route and eight crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Gamersky(Site):
    hosts = ("gamersky.com", "*.gamersky.com")
    timezone = "Asia/Shanghai"
    title = css(".Mid2L_tit h1, .MidLTit h1")
    published = css(".Mid2L_tit .time, .Mid2L_tit .detail")
    authors = css_all(".Mid2L_tit .detail") >> label("作者")
    editors = css_all(".Mid2L_tit .detail") >> label("编辑")
    source = css_all(".Mid2L_tit .detail") >> label("来源")
    body = block(".Mid2L_con", ".MidLcon", drop=(".appGameBuyCardIframe", ".GSAppButton", ".Mid2L_down", ".page_css"))
