"""财联社 (cls.cn), written without a page.

Checked 2026-11: RSSHub's route and a crawler's rules.
"""

from extractor import Site
from extractor.rules import block


class Cls(Site):
    hosts = ("cls.cn", "*.cls.cn")
    timezone = "Asia/Shanghai"
    source = "财联社"
    body = block(".detail-content")
