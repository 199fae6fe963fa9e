"""Example News (news.example.org)."""

from extractor import Site
from extractor.rules import block, css, css_all, label, meta


class ExampleNews(Site):
    """News, features and opinion; all of them have the same layout."""

    hosts = ("news.example.org",)
    timezone = "Europe/London"
    source = "Example News"
    title = css("h1.headline")
    authors = css_all(".byline a[rel=author]")
    editors = css(".credits") >> label("Edited by")
    published = css("time.published", attribute="datetime") | meta("article:published_time")
    body = block("div.story", drop=(".newsletter", ".related"))
