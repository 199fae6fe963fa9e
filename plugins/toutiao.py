"""今日头条 (toutiao.com): what accounts publish there.

Checked 2026-11: 2 pages of 2019 and 2020.
"""

from extractor import Site
from extractor.rules import block, css


class Toutiao(Site):
    hosts = ("toutiao.com", "m.toutiao.com")
    timezone = "Asia/Shanghai"
    title = css("h1.article-title, .article-content > h1, h1.article__title")
    published = css(".article-sub span:last-child, .article-meta span:not(.original-tag)")
    source = css(".article-sub span:not(.original):not(:last-child), .article-meta .name")
    body = block(
        ".article-box .article-content", "article.syl-page-article, .article-content article", ".article__content"
    )
