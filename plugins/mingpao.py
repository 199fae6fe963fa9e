"""明報 (mingpao.com), written without a page.

Checked 2026-11: RSSHub's route.
"""

from extractor import Site
from extractor.rules import block


class MingPao(Site):
    hosts = ("mingpao.com", "*.mingpao.com")
    timezone = "Asia/Hong_Kong"
    body = block(".txt4", ".article_content", drop=(".ad300ins_m", ".inReadLrecGroup", "#ssm2", "p[dir=ltr]"))
