"""FreeBuf (freebuf.com): pages archived as Markdown.

Checked 2026-11: 37 archived posts.
"""

from extractor import Site
from extractor.rules import between, pattern


class FreeBuf(Site):
    hosts = ("freebuf.com",)
    timezone = "Asia/Shanghai"
    published = pattern(r"\n(20\d\d-\d\d-\d\d \d\d:\d\d:\d\d)\n")
    body = between(
        after="^所属地 |^(?:本文由 )?.{0,20}创作，已纳入",
        skip="^本文由$",
        until="^免责声明$|FreeBuf知识大陆APP|^还可进入免费学习|^已在FreeBuf发表|^本文为 .*禁止转载|^被以下专辑收录",
    )
