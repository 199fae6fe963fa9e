"""百家号 (baijiahao.baidu.com): what accounts publish on Baidu.

Checked 2026-11: 2 pages of 2019 and 2020.
"""

from extractor import Site
from extractor.rules import block, css, meta


class Baijiahao(Site):
    hosts = ("baijiahao.baidu.com", "mbd.baidu.com")
    timezone = "Asia/Shanghai"
    title = css(".article-title h2") | css(".sKHSJ")
    published = meta("dateUpdate") | css("[data-testid=updatetime]")
    authors = css(".author-name a, .author-name") | css("[data-testid=author-name]")
    body = block(".article-content", "[data-testid=article]")
