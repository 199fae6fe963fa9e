"""央视网 (cctv.com), written without a page.

Checked 2026-11: a crawler's rules, and what the site's addresses say.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Cctv(Site):
    hosts = ("cctv.com", "*.cctv.com", "cctv.cn", "*.cctv.cn", "*.cntv.cn")
    timezone = "Asia/Shanghai"
    title = css("#title_area h1, .title_area h1, .cnt_nav + h1, h1")
    published = css(".title_area .info, .title_area .info1, .function .info, .info")
    source = css_all(".title_area .info", ".title_area .info1", ".function .info", ".info") >> label("来源")
    body = block("#content_area", ".content_area", ".cnt_bd", drop=(".o-tit", ".zebian", ".kapian"))
