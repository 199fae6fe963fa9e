"""虎嗅 (huxiu.com), written without a page.

Checked 2026-11: RSSHub's route.
"""

from extractor import Site
from extractor.rules import block, css


class Huxiu(Site):
    hosts = ("huxiu.com", "*.huxiu.com")
    timezone = "Asia/Shanghai"
    title = css(".article__title")
    published = css(".article__time")
    authors = css(".author-info__username")
    body = block(".article__content", drop=(".neirong-shouquan", ".vote__bar", ".vote__btn", ".vote__time"))
