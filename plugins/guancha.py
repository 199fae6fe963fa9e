"""观察者网 (guancha.cn).

Checked 2026-11: 1 page of 2019.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Guancha(Site):
    hosts = ("guancha.cn", "*.guancha.cn")
    timezone = "Asia/Shanghai"
    title = css(".left-main > h3, .article-content > h1, .header-title")
    published = css(".time.fix span, .time1")
    source = css_all(".time.fix span") >> label("来源")
    editors = css_all(".article-other li", ".editor-intro p") >> label("责任编辑")
    body = block(".content.all-txt", ".article-txt-content", ".all-txt")
