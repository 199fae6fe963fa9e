"""自由時報 (ltn.com.tw), written without a page.

Checked 2026-11: RSSHub's route.
"""

from extractor import Site
from extractor.rules import block


class Ltn(Site):
    hosts = ("ltn.com.tw", "*.ltn.com.tw")
    timezone = "Asia/Taipei"
    body = block(
        ".whitecon:not(.template) [data-desc='內文']",
        "[data-desc='內容頁']",
        drop=(".before_ir", ".after_ir", "[id^=ad]", ".appE1121"),
    )
