"""香港電台 (rthk.hk), written without a page.

Checked 2026-11: two crawlers' rules.
"""

from extractor import Site
from extractor.rules import block


class Rthk(Site):
    hosts = ("rthk.hk", "*.rthk.hk")
    timezone = "Asia/Hong_Kong"
    source = "香港電台"
    body = block(".itemFullText")
