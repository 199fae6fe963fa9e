"""中国经济网 (ce.cn), written without a page.

Checked 2026-11: two crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css, label


class Ce(Site):
    hosts = ("ce.cn", "*.ce.cn")
    timezone = "Asia/Shanghai"
    title = css("#articleTitle, .news_module h2")
    published = css("#articleTime, .news_module .time")
    authors = css("#articleAuthor")
    source = css("#articleSource, .media_ly") >> label("来源")
    body = block("#articleText", ".news_module article")
