"""奇客 Solidot (solidot.org): stories archived as Markdown, between who sent them and a saying.

Checked 2026-11: 120 archived posts.
"""

from extractor import Site
from extractor.rules import between, pattern


class Solidot(Site):
    hosts = ("solidot.org", "*.solidot.org")
    timezone = "Asia/Shanghai"
    authors = pattern(r"\[([^\[\]\n]{1,40})\]\(/~[^)\n]{1,60}\)\s?\(\d+\)\s?发表于")
    published = pattern(r"\)\s?发表于 (\d{4}年\d\d月\d\d日 ?\d\d时\d\d分)")
    body = between(
        after=r"\(\d+\)\s?发表于 ?\d{4}年", skip="^来自", until="^回复$|^\ufeff$|^首页 至顶网|^本站提到的所有注册商标"
    )
