"""安全客 (anquanke.com): pages archived as Markdown, which say whom they were translated from.

Checked 2026-11: 111 archived posts.
"""

from extractor import Site
from extractor.rules import between, pattern


class Anquanke(Site):
    hosts = ("anquanke.com",)
    timezone = "Asia/Shanghai"
    authors = pattern(r"文章原作者\s?((?!360)[^，\n]{1,40})，") | pattern(
        r"本文由\*\*((?!安全客)[^*\n]{1,30})\*\*原创发布"
    )
    body = between(
        after=r"^发布时间 : \d{4}-|^译文仅供参考",
        skip=r"^x$|^译文声明$|^第\d+期$",
        until=r"^本文由.{1,30}(?:原创|转载|翻译)|^本文翻译自|^转载须知|^商务合作$|^文章目录$",
    )
