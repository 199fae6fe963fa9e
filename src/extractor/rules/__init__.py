"""What a site is written in: callables that take a document and return a value, or ``None``.

A document comes in, what was found and where goes out; a rule never knows which field it fills.

A rule knows how it is written (``str(rule)``) and what it looked at (:class:`Match`), so that every value of an
article can say where it came from. Alternatives are joined with ``|`` and tried in order; ``rule >> function``
passes what a rule found through a function, which may return ``None`` for "not this one"::

    title = css("h1.main-title") | meta("og:title")
    editors = css_all("p.article-editor") >> label("责任编辑")
"""

from __future__ import annotations

from extractor.rules.base import Match, Rule
from extractor.rules.bylines import byline
from extractor.rules.regions import Region, between, block
from extractor.rules.values import below_headline, css, css_all, front_matter, json_ld, label, meta, pattern, xpath

__all__ = [
    "Match",
    "Region",
    "Rule",
    "below_headline",
    "between",
    "block",
    "byline",
    "css",
    "css_all",
    "front_matter",
    "json_ld",
    "label",
    "meta",
    "pattern",
    "xpath",
]
