"""光明网 (gmw.cn) and 光明日报.

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Gmw(Site):
    hosts = ("gmw.cn", "*.gmw.cn")
    timezone = "Asia/Shanghai"
    title = css("h1.u-title, #articleTitle")
    published = css(".m-con-time, #pubTime")
    source = css(".m-con-source a, #source a") | css_all(".m-con-source", "#source") >> label("来源")
    editors = css_all(".liability", "#contentLiability", ".m-zbTool") >> label("责任编辑", "责编")
    body = block(".u-mainText", "#contentMain, #ArticleContent", drop=(".liability", "#contentLiability", ".m-zbTool"))
