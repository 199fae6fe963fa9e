"""CSDN (blog.csdn.net): pages archived as Markdown, between the copyright, the columns and other posts of the blog.

Checked 2026-11: 14 archived posts, and nine crawlers' names for the container of a page.
"""

from extractor import Site
from extractor.rules import between, block, pattern


class CSDN(Site):
    hosts = ("blog.csdn.net", "*.blog.csdn.net")
    timezone = "Asia/Shanghai"
    authors = pattern(r'\]\(https://[\w.-]{0,40}blog\.csdn\.net/?[\w-]{0,40} "([^"\n]{1,30})"\)') | pattern(
        r"profile-avatar\.csdnimg\.cn/[^)\s]{1,120}\)\s{0,4}([^\]\[\n]{1,30})\]\(https://[\w.-]{0,40}blog\.csdn\.net"
    )
    published = pattern(r"于\s(20\d\d-\d\d-\d\d \d\d:\d\d:\d\d)\s(?:首次)?发布")
    body = block("#content_views") | between(
        after=r"^订阅专栏$|^文章标签：|^版权声明：本文为博主|^本文链接：|^已?于 20\d\d-.{12,20}(?:发布|修改)$",
        skip=r"^#\S{1,20}(?: #\S{1,20}){0,8}$|^\S{1,12}$|^(?:还在|解锁|《).{1,60}$",
        until=r"^最低[\d.]+元/天|^关注博主即可阅读|^确定要放弃本次机会|^觉得还不错|^参与评论$",
    )
