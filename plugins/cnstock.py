"""中国证券网 (cnstock.com), written without a page.

Checked 2026-11: eight crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css, label


class CnStock(Site):
    hosts = ("cnstock.com", "*.cnstock.com")
    timezone = "Asia/Shanghai"
    title = css("#pager-content > h1, h1.title")
    published = css("span.timer")
    authors = css("span.author") >> label("作者")
    source = css("span.source a") | css("span.source") >> label("来源")
    body = block("#qmt_content_div")
