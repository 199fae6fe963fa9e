"""简书 (jianshu.com), written without a page.

Checked 2026-11: RSSHub's route.
"""

from extractor import Site
from extractor.rules import block, css


class Jianshu(Site):
    hosts = ("jianshu.com",)
    timezone = "Asia/Shanghai"
    published = css("time", attribute="datetime")
    body = block("article")
