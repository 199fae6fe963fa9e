"""Rules that people keep for other programs: site config files of Full-Text RSS, maps of one selector for each host.

A folder or file of them comes in, a :class:`~extractor.sites.KeptSite` for each host goes out, by a hook anyone may
implement; a rule file is read when its host first comes. Nothing is fetched, and nothing in a file is run.
"""

from __future__ import annotations

from extractor.siteconfig import fulltextrss, selector_map

__all__ = ["COLLECTIONS"]

COLLECTIONS: dict[str, object] = {"Full-Text RSS": fulltextrss, "selector map": selector_map}
"""What reads rules, by the name of their format."""
