"""新浪 (Sina): news, finance and tech pages, and the fragments of its feeds.

Checked 2026-11: 16 pages and 12 posts of 2018 to 2024.
"""

from extractor import Document, Site
from extractor.rules import block, css, css_all, front_matter, label, meta, xpath

_DATE = css("div.date-source span.date, #pub_date, #navtimeSource, span.titer, span.time-source")
_MEDIUM = css("div.date-source .source, #media_name, span.time-source a")
_CREDITED = xpath("//p[contains(., '来源') and string-length() < 40]") >> label("来源", "稿源")
_BOXES = (
    *(".show_statement", ".wap_special", ".otherContent_01", ".tech-quotation", ".artical-player-wrap"),
    "[data-sudaclick*=guba]",
)


class Sina(Site):
    hosts = ("sina.com.cn", "*.sina.com.cn")
    timezone = "Asia/Shanghai"
    title = css("h1.main-title, #artibodyTitle, #main_title") | front_matter("title") | meta("og:title")
    published = _DATE | meta("weibo: article:create_at", "article:published_time") | front_matter("date")
    source = _MEDIUM | _CREDITED | meta("mediaid") | front_matter("author")
    editors = css_all("p.article-editor", "p.show_author") >> label("责任编辑")
    body = block("#artibody", "#article", "div.article", drop=_BOXES)

    def recognises(self, document: Document) -> bool:
        feed = str(document.front_matter.get("author", "")).startswith("新浪")
        return feed or ("sinaimg.cn" in document.text and "article-editor" in document.text)
