"""网易 (NetEase, 163.com): news, money, tech and sports, old and new, and 网易号.

Checked 2026-11: 5 pages of 2019.
"""

from extractor import Site
from extractor.rules import block, css, label


class NetEase(Site):
    hosts = ("163.com", "*.163.com")
    timezone = "Asia/Shanghai"
    title = css("h1.post_title") | css("#epContentLeft h1, .article_title h2")
    published = css(".post_info, .post_time_source") | css(".article_title .time span")
    authors = css(".article_title .time span:last-child")
    source = css("#ne_article_source") | css(".post_info, .post_author") >> label("来源", "本文来源")
    body = block(
        *(".post_body #endText", "#endText", ".post_body", "#content"),
        drop=(
            ".otitle",
            ".special_tag_wrap",
            ".special_tag_wrap ~ pre",
            ".video-wrapper",
            ".ep-source",
            ".post_author",
            ".gg200x300",
        ),
    )
