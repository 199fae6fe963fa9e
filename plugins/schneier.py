"""Schneier on Security (schneier.com): pages archived as Markdown.

Checked 2026-11: 14 archived posts.
"""

from extractor import Site
from extractor.rules import between, pattern

_END = "^(?:Tags: |Posted on .* at |Comments$|Leave a comment)"


class Schneier(Site):
    hosts = ("schneier.com",)
    published = pattern(r"\[Posted on ([^\]\n]{8,40})\]")
    body = between(after="^Home ?Blog$", until=_END) | between(until=_END)
