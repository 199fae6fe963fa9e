"""中国新闻网 (chinanews.com.cn), written without a page.

Checked 2026-11: RSSHub's route and two crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class ChinaNews(Site):
    hosts = ("chinanews.com", "*.chinanews.com", "chinanews.com.cn", "*.chinanews.com.cn")
    timezone = "Asia/Shanghai"
    title = css("#cont_1_1_2 > h1, h1.content_left_title, .content h1, h1")
    published = css(".left-t, .left-time, .content_left_time")
    source = css(".left-t a, .left-time a.source, .content_left_time a") | css_all(
        ".left-t", ".left-time", ".content_left_time"
    ) >> label("来源")
    body = block(".left_zw", ".content_desc", ".t3", drop=(".adInContent", ".left_pt", ".adEditor"))
