"""证券时报网 (stcn.com).

Checked 2026-11: 1 page of 2019.
"""

from extractor import Site
from extractor.rules import block, css, css_all, label


class Stcn(Site):
    hosts = ("stcn.com", "*.stcn.com")
    timezone = "Asia/Shanghai"
    title = css(".intal_tit h2, .detail-title, .xiangxi h2")
    published = css(".intal_tit .info, .detail-info span:last-child")
    authors = css_all(".intal_tit .info", ".detail-info span") >> label("作者")
    source = css_all(".intal_tit .info", ".detail-info span") >> label("来源")
    body = block("#ctrlfscont", ".txt_con", ".detail-content", drop=(".om", ".social-bar"))
