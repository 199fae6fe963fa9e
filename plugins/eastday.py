"""东方网 (eastday.com, 021east.com).

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css, label, meta


class Eastday(Site):
    hosts = ("eastday.com", "*.eastday.com", "021east.com", "*.021east.com")
    timezone = "Asia/Shanghai"
    title = css("#ivs_title")
    published = css("#ivs_date") | meta("publishdate")
    authors = css("#ivs_author, .subInfo .author") >> label("作者")
    source = css("#ivs_source") >> label("来源") | meta("source")
    body = block("#ivs_content")
