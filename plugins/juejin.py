"""掘金 (juejin.cn), written without a page.

Checked 2026-11: RSSHub's route and ftr-site-config.
"""

from extractor import Site
from extractor.rules import block, css


class Juejin(Site):
    hosts = ("juejin.cn", "juejin.im")
    timezone = "Asia/Shanghai"
    title = css("h1.article-title")
    authors = css(".author-info-box .name")
    body = block(".article-viewer", ".markdown-body", drop=("style", ".copy-code-btn"))
