"""奇安信攻防社区 (forum.butian.net): pages archived as Markdown.

Checked 2026-11: 9 archived posts.
"""

from extractor import Site
from extractor.rules import between, front_matter, pattern


class Butian(Site):
    hosts = ("forum.butian.net",)
    timezone = "Asia/Shanghai"
    authors = pattern(r"#### !\[((?!奇安信)[^\]\n]{1,30})\]\([^)\n]{0,200}\)\s{1,4}如果觉得我的文章")
    published = pattern(r"发表于 (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)") | front_matter("date")
    body = between(skip=r"^\S{1,12}$", until=r"^发表于 \d{4}-|^\d+ 条评论$|^如果觉得我的文章")
