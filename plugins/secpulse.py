"""安全脉搏 (secpulse.com): pages archived as Markdown.

Checked 2026-11: 11 archived posts.
"""

from extractor import Site
from extractor.rules import between, label, pattern, xpath


class SecPulse(Site):
    hosts = ("secpulse.com",)
    timezone = "Asia/Shanghai"
    authors = xpath("//p[starts-with(., '作者：') or starts-with(., '原创作者：')][1]") >> label("作者") | pattern(
        r"\[([^\[\]\n]{1,40})\]\([^)\n]{0,60}/newpage/author\?author_id=\d+\)"
    )
    body = between(
        after=r"^20\d\d-\d\d-\d\d(?: [0-9,]+)?$", skip="^[0-9,]+$", until="^本文作者：|^本文为安全脉搏|^Tags: |^点赞："
    )
