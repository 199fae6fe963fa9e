"""和讯网 (hexun.com), written without a page.

Checked 2026-11: seven crawlers' rules.
"""

from extractor import Site
from extractor.rules import block, css


class Hexun(Site):
    hosts = ("hexun.com", "*.hexun.com")
    timezone = "Asia/Shanghai"
    title = css(".articleName h1")
    published = css(".articleName .pr20, .tip .pr20")
    source = css(".pr20 + a")
    body = block(".art_contextBox", ".art_context", drop=("[style*='text-align:right;font-size:12px']", ".showAll"))
