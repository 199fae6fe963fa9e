"""China Daily and 中国日报网 (chinadaily.com.cn).

Checked 2026-11: 2 pages of 2024.
"""

from extractor import Site
from extractor.rules import block, css, meta


class ChinaDaily(Site):
    hosts = ("chinadaily.com.cn", "*.chinadaily.com.cn")
    timezone = "Asia/Shanghai"
    title = css("#lft-art h1, .lft_art h1, .dabiaoti, h1")
    source = meta("source")
    body = block("#Content", "#Content-container", drop=(".mb20.r-phototitle",))
