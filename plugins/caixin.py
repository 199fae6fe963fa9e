"""财新网 (caixin.com) and its blogs, written without a page.

Checked 2026-11: RSSHub's route and four crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Caixin(Site):
    hosts = ("caixin.com", "*.caixin.com")
    timezone = "Asia/Shanghai"
    title = css("#conTit h1, #the_content h1, h1")
    published = css("#pubtime_baidu, #artInfo, li.time")
    authors = css("#author_baidu") >> label("作者")
    source = css("#source_baidu") >> label("来源") | css_all("#artInfo") >> label("来源于", "来源")
    body = block(
        "#Main_Content_Val", "#the_content", drop=("#chargeWall", ".chargeWall", "#pageBtn", ".relate-reading")
    )
