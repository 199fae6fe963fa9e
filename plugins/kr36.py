"""36氪 (36kr.com), written without a page.

Checked 2026-11: RSSHub's route and a crawler's rules.
"""

from extractor import Site
from extractor.rules import block, css


class Kr36(Site):
    hosts = ("36kr.com", "*.36kr.com")
    timezone = "Asia/Shanghai"
    title = css("h1.article-title, h1")
    body = block(".articleDetailContent", ".article-content", drop=(".related_topics",))
