"""手机新浪 (sina.cn).

Checked 2026-11: 1 page of 2005, saved in 2024.
"""

from extractor import Site
from extractor.rules import block, css, meta


class SinaMobile(Site):
    hosts = ("sina.cn", "*.sina.cn")
    timezone = "Asia/Shanghai"
    title = css("h1.art_tit_h1")
    published = css("time.weibo_time") | meta("article:published_time")
    source = css("h2.weibo_user") | meta("article:author")
    body = block("section.art_content", drop=(".j_native_opq240314", "[sax-type=proxy]", ".look_more"))
