"""搜狐 (sohu.com) and 搜狐号.

Checked 2026-11: 3 pages of 2023 and 2024.
"""

from extractor import Site
from extractor.rules import block, css, meta


class Sohu(Site):
    hosts = ("sohu.com", "*.sohu.com")
    timezone = "Asia/Shanghai"
    title = css(".text-title h1, h1[itemprop=headline], .article-title-wrap h1")
    published = css("#news-time, .article-info .time, #pubtime_baidu") | meta("og:release_date", "datePublished")
    body = block(
        *("#mp-editor", "article.article", "[itemprop=articleBody]", "#articleContent"),
        drop=("#backsohucom", "[data-role=original-title]", "[data-role=editor-name]", ".backword"),
    )
