"""财经网 (caijing.com.cn).

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Caijing(Site):
    hosts = ("caijing.com.cn", "*.caijing.com.cn")
    timezone = "Asia/Shanghai"
    title = css("#cont_title")
    published = css("#pubtime_baidu")
    source = css("#source_baidu") | css(".ar_source") >> label("本文来源于", "来源")
    editors = css_all(".ar_writer", "#editor_baidu") >> label("编辑", "责任编辑")
    body = block("#the_content", drop=(".ar_writer", ".ar_keywords"))
