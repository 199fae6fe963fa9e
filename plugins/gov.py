"""中国政府网 (gov.cn), ministries and provinces: the systems they share (TRS, 开普) and the meta names they must have.

Checked 2026-11: 4 pages of 2007 to 2019, of gov.cn, a ministry's agency and two provinces.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label, meta


class Gov(Site):
    hosts = ("gov.cn", "*.gov.cn")
    timezone = "Asia/Shanghai"
    published = meta("PubDate", "firstpublishedtime") | css(".pages-date, .pubDate, .sp_time")
    source = meta("ContentSource") | css_all(".pages-date", ".sp_time", ".small-title span") >> label(
        "来源", "信息来源"
    )
    editors = css_all(".pages-date .editor", ".editor", ".pages_content + .editor") >> label("责任编辑")
    body = block("#UCAP-CONTENT", ".pages_content", ".TRS_UEDITOR", ".TRS_Editor", "#zoom")
