"""博客园 (cnblogs.com): pages archived as Markdown; their titles end with whose blog it is.

Checked 2026-11: 8 archived posts.
"""

from extractor import Site
from extractor.rules import between, front_matter, pattern

_END = r"^posted @|^分类[:：]|^标签[:：]|^刷新评论"


def _headline(title: str) -> str:
    return title.rpartition(" - ")[0] or title


def _writer(title: str) -> str | None:
    return title.rpartition(" - ")[2] if " - " in title else None


class CNBlogs(Site):
    hosts = ("cnblogs.com", "*.cnblogs.com")
    timezone = "Asia/Shanghai"
    title = front_matter("title") >> _headline
    authors = front_matter("title") >> _writer
    published = pattern(r'"发布于 (\d{4}-\d\d-\d\d \d\d:\d\d)') | front_matter("date")
    body = between(after=r"^博客园\s+首页\b", until=_END) | between(until=_END)
