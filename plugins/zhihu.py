"""知乎专栏 (zhuanlan.zhihu.com), written without a page.

Checked 2026-11: ten crawlers' rules, and 2 answers of 2023 and 2024, which are no columns.
"""

from extractor import Site
from extractor.rules import block, css, meta


class Zhihu(Site):
    hosts = ("zhuanlan.zhihu.com",)
    timezone = "Asia/Shanghai"
    title = css("h1.Post-Title")
    published = meta("datePublished", "dateCreated") | css(".ContentItem-time")
    authors = css(".Post-Author .AuthorInfo-name, .AuthorInfo-name")
    body = block(".Post-RichTextContainer .RichText", ".Post-RichTextContainer", ".Post-RichText")
