"""新京报 (bjnews.com.cn), written without a page.

Checked 2026-11: RSSHub's routes and a crawler's rules.
"""

from extractor import Site
from extractor.rules import block, css


class BjNews(Site):
    hosts = ("bjnews.com.cn", "*.bjnews.com.cn")
    timezone = "Asia/Shanghai"
    source = "新京报"
    published = css(".left-info .timer, .timer, .time")
    authors = css(".left-info .reporter, .reporter, .author")
    body = block("#contentStr", ".article-cen", "#main .content")
