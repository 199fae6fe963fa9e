"""聯合新聞網 (udn.com), written without a page.

Checked 2026-11: RSSHub's route, ftr-site-config and six crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css


class Udn(Site):
    hosts = ("udn.com", "*.udn.com")
    timezone = "Asia/Taipei"
    title = css("h1.article-content__title, h1.story_art_title")
    published = css("time.article-content__time, .story_bady_info_author span, #story_bady_info")
    authors = css(".article-content__author a, .article-content__authors-name, .article-content__author")
    body = block(".article-content__editor", ".article-body__editor", drop=(".udn-ads", ".article-content__cover"))
