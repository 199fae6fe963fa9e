"""界面新闻 (jiemian.com), written without a page.

Checked 2026-11: RSSHub's route.
"""

from extractor import Site
from extractor.rules import block, css, css_all


class Jiemian(Site):
    hosts = ("jiemian.com", "*.jiemian.com")
    timezone = "Asia/Shanghai"
    title = css(".article-header h1")
    published = css("[data-article-publish-time]", attribute="data-article-publish-time") | css(".article-info .date")
    authors = css_all(".article-info .author a", "span.author a")
    source = "界面新闻"
    body = block(".article-content", drop=(".article-img + p",))
