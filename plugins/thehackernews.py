"""The Hacker News (thehackernews.com): pages archived as Markdown, whose byline icons are letters of a font.

Checked 2026-11: 69 archived posts.
"""

from extractor import Site
from extractor.rules import between, pattern


class TheHackerNews(Site):
    hosts = ("thehackernews.com",)
    authors = pattern("\ue804\\*(The Hacker News|[A-Z][\\w.'-]* [A-Z][a-z'-]+)")
    body = between(after="\ue804", until="^Found this article interesting|^SHARE$")
