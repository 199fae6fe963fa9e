"""Site plugins: what one is, where they are found, and which of them serves a host.

Classes and files come in, :class:`Site` objects and messages that teach go out; it never looks into a page.
"""

from extractor.sites.site import Site, field
from extractor.sites.voice import KeptSite, Rulebook, Voice

__all__ = ["KeptSite", "Rulebook", "Site", "Voice", "field"]
