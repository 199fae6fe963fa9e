"""电子技术设计 (EDN China, ednchina.com).

Checked 2026-11: 1 page of 2019.
"""

from extractor import Site
from extractor.rules import block, css_all, label


class EdnChina(Site):
    hosts = ("ednchina.com",)
    timezone = "Asia/Shanghai"
    published = css_all(".cover-text span", ".detail-con span") >> label("时间")
    body = block(".article_text", ".article_body")
