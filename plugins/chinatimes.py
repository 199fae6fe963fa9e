"""中時新聞網 (chinatimes.com), written without a page.

Checked 2026-11: RSSHub's route and two crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css


class ChinaTimes(Site):
    hosts = ("chinatimes.com", "*.chinatimes.com")
    timezone = "Asia/Taipei"
    published = css("time[datetime]", attribute="datetime")
    body = block(
        ".article-body",
        drop=(".ad", "#donate-form-container", ".promote-word", ".google-news-promote", ".article-hash-tag"),
    )
