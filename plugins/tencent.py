"""腾讯网 (qq.com): news pages old and new, and 企鹅号.

Checked 2026-11: 3 pages of 2019 and 2024.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label, pattern


class Tencent(Site):
    hosts = ("qq.com", "*.qq.com")
    timezone = "Asia/Shanghai"
    title = css(".qq_article .hd h1, #C-Main-Article-QQ .hd h1, .content-article > h1, .LEFT > h1")
    published = css(".a_time, .article-time, .pubTime, .media-meta") | pattern(r'"pubtime":"([0-9: -]{16,19})"')
    source = css(".a_source, .color-a-1, #ArticleAuthor .media-name, .author-info .name") | pattern(
        r'"media":"([^"\\]{1,30})"'
    )
    editors = css_all("#QQeditor", ".qq_editor", "#articleAuthor") >> label("责任编辑")
    body = block(
        *("#Cnt-Main-Article-QQ", "#ArticleContent", ".content-article", "#article-body"),
        drop=(".rv-root-v2", "#backqqcom", ".image-carousel", "#Status", "#ArticleBottom"),
    )
