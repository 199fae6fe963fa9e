"""From a site config file to a plugin.

What somebody wrote for another program comes in, a site's source goes out, with what could not be carried over; no page
is looked at.
"""

from extractor.authoring.conversion.converting import Conversion, convert

__all__ = ["Conversion", "convert"]
