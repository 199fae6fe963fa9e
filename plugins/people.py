"""人民网 (people.com.cn), its channels and the pages of its papers.

Checked 2026-11: 3 pages of 2024, and one in English of 2022.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label, meta


class People(Site):
    hosts = ("people.com.cn", "*.people.com.cn", "people.cn", "*.people.cn")
    timezone = "Asia/Shanghai"
    title = css(".rm_txt h1, .text_title h1, .articleCont .title h2, #p_title, .title h1, .d2txtCon h1")
    published = css(".channel .col-1-1, .box01 .fl, .artOri, .page_c .fr, #p_publishtime, .origin span")
    authors = css(".rm_txt .author, p.author, p.sou1")
    source = (
        css_all(".channel .col-1-1", ".box01 .fl", ".artOri", "#p_origin") >> label("来源")
        | css(".origin a")
        | meta("source")
    )
    editors = css_all(".rm_txt_con .edit", ".edit", "#p_editor", ".editor") >> label("责编", "责任编辑", "Web editor")
    body = block(
        *(".rm_txt_con", "#rwb_zw", ".box_con", ".show_text", ".articleCont", "#p_content", ".d2txtCon"),
        drop=".edit .tjewm .paper_num .title .artOri style .box_pic .origin .editor .route".split(),
    )
