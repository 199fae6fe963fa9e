"""绿盟科技技术博客 (blog.nsfocus.net): pages archived as Markdown.

Checked 2026-11: 8 archived posts.
"""

from extractor import Site
from extractor.rules import between


class Nsfocus(Site):
    hosts = ("blog.nsfocus.net",)
    timezone = "Asia/Shanghai"
    body = between(
        after="^阅读： ?[0-9,]+$",
        until=r"^(?:版权)?声明(?:$|\s*本站)|^本站“技术博客”|^Spread the word|^Meet The Author",
    )
