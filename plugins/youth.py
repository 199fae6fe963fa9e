"""中国青年网 (youth.cn).

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label, meta


class Youth(Site):
    hosts = ("youth.cn", "*.youth.cn")
    timezone = "Asia/Shanghai"
    title = css(".page_title h1, p.pbt")
    published = css("#page_right, .pwz, .page_title span, #pubtime_baidu")
    source = meta("source")
    editors = css_all(".rdwz_fh", "#editor_baidu", "#page_right", ".page_title", ".pbj") >> label("责任编辑")
    body = block(".page_text .TRS_Editor", "#container", ".page_text", ".TRS_Editor")
