"""21财经 (21jingji.com), written without a page.

Checked 2026-11: RSSHub's route.
"""

from extractor import Site
from extractor.rules import block, css


class Jingji21(Site):
    hosts = ("21jingji.com", "*.21jingji.com")
    timezone = "Asia/Shanghai"
    title = css(".titleHead h1")
    published = css(".author-infos span")
    body = block(".txtContent", ".main_content", drop=(".rela-box", ".copyright"))
