"""澎湃新闻 (thepaper.cn): its own news, and government and media accounts (澎湃号).

Checked 2026-11: 3 pages of 2019 and 2020.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class ThePaper(Site):
    hosts = ("thepaper.cn", "*.thepaper.cn")
    timezone = "Asia/Shanghai"
    title = css("h1.news_title, h2.t_newsinfo") | css("h1[class*=title]")
    published = css(".news_about p:nth-child(2), .date") | css(
        "[class*=ant-space-item] > span, [class*=index_left] span"
    )
    editors = css_all(".infor_item") >> label("责任编辑")
    body = block(
        *(".news_txt", ".news_part_father .news_part", ".news_part", "[class*=index_cententWrap]"),
        drop=(".hide_word", ".news_video_name"),
    )
