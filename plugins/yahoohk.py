"""Yahoo 香港、台灣 (hk.news.yahoo.com, tw.news.yahoo.com).

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css


class YahooHK(Site):
    hosts = ("hk.news.yahoo.com", "hk.finance.yahoo.com", "hk.sports.yahoo.com", "tw.news.yahoo.com")
    title = css(".caas-title-wrapper h1, [data-test-locator=headline]")
    published = css(".caas-attr-meta time, time", attribute="datetime")
    source = css(".caas-attr-provider-logo, .caas-attr-item-author, .caas-attr-provider")
    body = block(".caas-body", ".canvas-body", drop=("figcaption", ".caas-readmore", ".caas-iframe", ".caas-figure"))
