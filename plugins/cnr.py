"""央广网 (cnr.cn), written without a page.

Checked 2026-11: two crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Cnr(Site):
    hosts = ("cnr.cn", "*.cnr.cn")
    timezone = "Asia/Shanghai"
    title = css(".subject h2, .article-header h1, h1")
    published = css("#pubtime_baidu, .subject .source, .article-header .source")
    source = css_all("#source_baidu", ".subject .source", ".article-header .source") >> label("来源")
    editors = css_all(".editor", ".right") >> label("责编", "编辑", "责任编辑")
    body = block(".article-body .TRS_Editor", ".TRS_Editor", ".Custom_UnionStyle", ".article-body")
