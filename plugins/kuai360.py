"""快资讯 (360kuai.com): what accounts publish with 360.

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css, meta


class Kuai360(Site):
    hosts = ("360kuai.com", "*.360kuai.com")
    timezone = "Asia/Shanghai"
    title = css("span.article__title")
    published = meta("og:release_date") | css(".author-info time, .author-info--simple time")
    authors = css(".author-info .author-info__name, .author-info--simple .author-info--simple__name")
    body = block("#article__content", drop=(".article__content__textgg",))
