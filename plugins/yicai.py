"""第一财经 (yicai.com), written without a page.

Checked 2026-11: RSSHub's route and two crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css


class Yicai(Site):
    hosts = ("yicai.com", "*.yicai.com")
    timezone = "Asia/Shanghai"
    title = css(".title h1, h1")
    published = css(".title em, .title p em, .m-text .title p")
    body = block("#multi-text", ".multiText", ".m-txt", ".txt", drop=(".u-btn6", ".m-smallshare", ".topic-hot", "h1"))
