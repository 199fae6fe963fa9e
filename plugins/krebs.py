"""Krebs on Security (krebsonsecurity.com): pages archived as Markdown, all of one writer, whom they do not name.

Checked 2026-11: 7 archived posts.
"""

from extractor import Site
from extractor.rules import between


class Krebs(Site):
    hosts = ("krebsonsecurity.com",)
    timezone = "America/New_York"
    authors = "Brian Krebs"
    body = between(after=r"^\d+ Comments?$", until=r"^This entry was posted on|^Post navigation$|^\d+ thoughts? on")
