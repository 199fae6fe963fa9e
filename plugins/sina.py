"""新浪 (Sina): news, finance and tech pages, and the fragments of its feeds."""

from extractor import Document, Site
from extractor.rules import block, css, css_all, front_matter, label, meta, xpath


class Sina(Site):
    hosts = ("sina.com.cn", "*.sina.com.cn")
    timezone = "Asia/Shanghai"
    title = css("h1.main-title") | css("#artibodyTitle, #main_title") | front_matter("title")
    published = (
        css("div.date-source span.date")
        | css("#pub_date, #navtimeSource")
        | css("span.titer, span.time-source")
        | meta("weibo: article:create_at", "article:published_time")
        | front_matter("date")
    )
    source = (
        css("div.date-source .source")
        | css("#media_name")
        | css("span.time-source a")
        | xpath("//p[contains(., '来源：') and string-length() < 40]") >> label("来源")
        | meta("mediaid")
        | front_matter("author")
    )
    editors = css_all("p.article-editor", "p.show_author") >> label("责任编辑")
    body = block(
        "#artibody",
        "#article",
        "div.article",
        drop=(".appendQr_wrap", ".app-kaihu-qr", "blockquote", ".tech-quotation", ".artical-player-wrap",
              ".otherContent_01", ".article-editor", ".show_author", ".show_statement", "#left_hzh_ad", ".wap_special"),
    )  # fmt: skip

    def recognises(self, document: Document) -> bool:
        return "sinaimg.cn" in document.text and "article-editor" in document.text
