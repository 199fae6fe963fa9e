"""微信公众号 (WeChat official accounts): pages, and pages archived as Markdown.

Checked 2026-11: 1,000 archived posts of 2015 to 2024 and 2 pages.
"""

from extractor import Site
from extractor.rules import between, block, byline, css, css_all, front_matter, label, meta, pattern, xpath

_BYLINE = byline(xpath("//p[.='向上滑动看下一个']/preceding-sibling::p[1]") | front_matter("source"), mark="原创")
_REPRINT = css(".original_primary_card_tips, .original_area_primary")
_SIGNED = xpath("((//*[@id='js_content']//p | //h1/following-sibling::p)[starts-with(normalize-space(), '作者')])[1]")
_WRITER = css_all("#js_author_name", "#meta_content > span.rich_media_meta_text")
_BOXES = (".mp_profile_iframe_wrp", ".weapp_display_element", ".video_iframe", ".vote_iframe")
_END = r"^(?:预览时标签不可点|微信扫一扫|继续滑动看下一个|轻触(?:阅读|查看)原文|向上滑动看下一个|：$|： ，)"


class WeChat(Site):
    hosts = ("mp.weixin.qq.com",)
    timezone = "Asia/Shanghai"
    title = css("#activity-name, #js_text_title, #js_image_content h1") | front_matter("title") | meta("og:title")
    authors = _SIGNED >> label("作者") | _BYLINE.author | _REPRINT >> label("作者") | _WRITER | meta("author")
    source = _BYLINE.medium | _REPRINT >> label("文章来源") | css("#js_name") | front_matter("source")
    published = (
        pattern(r'var ct = "(\d{10})')
        | pattern(r"create_time: (?:JsDecode\()?'(\d{10})")
        | css("#publish_time")
        | front_matter("date")
    )
    body = block("#js_content", "#js_text_desc", "#js_image_desc", drop=_BOXES) | between(until=_END, skip=_BYLINE)
