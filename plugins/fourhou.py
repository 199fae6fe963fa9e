"""嘶吼 (4hou.com): pages archived as Markdown, with byline and time under the headline.

Checked 2026-11: 67 archived posts.
"""

from extractor import Site
from extractor.rules import below_headline, between, front_matter


class FourHou(Site):
    hosts = ("4hou.com",)
    authors = below_headline("following-sibling::p[1]/text()[1]")
    published = below_headline("following-sibling::p[contains(., ':')][1]/text()[last()]") | front_matter("date")
    body = between(
        skip=r"\d{4}-\d\d-\d\d \d\d:\d\d|^\d+$|^收藏$",
        until=r"如若转载|^分享至|^发表评论|^你可能感兴趣的|^感谢您的支持",
    )
