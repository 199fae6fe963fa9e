"""Site plugins: what one is, where they are found, and which of them serves a host.

Classes and files come in, :class:`Site` objects and messages that teach go out; it never looks into a page.
"""

from extractor.sites.site import Site, field

__all__ = ["Site", "field"]
