"""新华网 (xinhuanet.com, news.cn).

Checked 2026-11: 1 page of 2019.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Xinhuanet(Site):
    hosts = ("xinhuanet.com", "*.xinhuanet.com", "news.cn", "*.news.cn")
    timezone = "Asia/Shanghai"
    title = css(".h-news .h-title, .head-line h1 .title, #title, .share-title")
    published = css(".h-info .h-time, .header-time, #pubtime, .time") | css(".mheader .info")
    source = css("#source, em#source, .aticle-src") | css(".header .source, .h-info, .mheader .info") >> label("来源")
    editors = css_all(".p-jc", ".editor", ".p-tags", "#articleEdit", ".mheader .info") >> label("责任编辑", "编辑")
    body = block(
        *("#p-detail", "#detailContent", "#detail .main-aticle, .main-aticle", "#article, #content"),
        drop=(".lb", ".tadd", ".p-tags", ".zan-wap", ".relate-news", "#articleEdit", ".ad", "div.tiyi1", ".nameplate"),
    )
