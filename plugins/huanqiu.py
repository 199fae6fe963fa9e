"""环球网 (huanqiu.com), with its subject pages and 环球号.

Checked 2026-11: 1 page of 2020; RSSHub's route and three crawlers' rules for pages saved before their script ran.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label, pattern


class Huanqiu(Site):
    hosts = ("huanqiu.com", "*.huanqiu.com")
    timezone = "Asia/Shanghai"
    title = css(".a-title, .t-container-title h3, textarea.article-title")
    published = css(".a-info .time, .metadata-info .time, textarea.article-time")
    authors = css_all(".a-info .original span", ".metadata-info .author", "textarea.article-author")
    source = (
        css(".a-info .source a, .metadata-info .source a")
        | css(".a-info .source, .metadata-info .source")
        | pattern(r'"article-source-name">(?:(?:&lt;|<)a\b.{0,300}?(?:&gt;|>))?([^<&]{1,40})')
    )
    editors = css_all(".a-edit", ".editor-info") >> label("责编", "责任编辑") | css_all("textarea.article-editor-name")
    body = block(".a-con", ".l-con article", "textarea.article-content", drop=(".editor-info", ".a-edit"))
