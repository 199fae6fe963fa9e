"""不安全 (buaq.net, unSafe.sh): what others published, collected and archived as Markdown, below a summary of it.

Checked 2026-11: 92 archived posts.
"""

from extractor import Site
from extractor.rules import between, pattern


class Buaq(Site):
    hosts = ("buaq.net",)
    timezone = "Asia/Shanghai"
    source = pattern(r"Author: \[([^(\]\n]{1,60})\(查看原文\)")
    published = pattern(r"\*(20\d\d-\d\d?-\d\d? \d\d?:\d\d?:\d\d?)\s{1,4}Author: \[")
    body = between(
        after=r"\(查看原文\)\s+阅读量",
        skip=r"\(\d+\)\s?发表于 ?20\d\d年|^(?:\S{1,20}\s)?于 20\d\d-|^(?:Home|macOS|收藏|\d{1,4})$"
        r"|^\s*文章\s+皮肤\s*$|^\s*分类:",
        until=r"^文章来源[:：]|^如有侵权请联系|^© unSafe\.sh|Reviewed by \S+\s+on\b"
        r"|^如若转载，请注明原文地址|^About Community$",
    )
