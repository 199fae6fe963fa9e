"""Why a check of a case failed: the plugin or the rule that is at fault, and where it is written."""

from __future__ import annotations

from extractor.host import Extractor
from extractor.sites import Site
from extractor.sites.teaching.locating import place_of_class
from extractor.testing.cases import Case
from extractor.testing.checks import BODY, DROPS, NO_CONTENT, SITE, Check, is_rule

__all__ = ["cause"]


def cause(case: Case, extractor: Extractor, check: Check) -> str:
    """Why a check failed, in a sentence.

    Args:
        case: The case.
        extractor: The host that ran it.
        check: One of its checks, which failed.
    """
    site = next((entry.site for entry in extractor.sites if entry.name == case.site), None)
    if check.name == SITE and site is None:
        failures = "".join(f"; {failure.error}" for failure in extractor.failures)
        return f"there is no plugin and no engine {case.site!r} in this run{failures}"
    if site and check.name == DROPS and isinstance(check.actual, list):
        idle = ", ".join(rule for rule in check.expected if rule not in check.actual)
        if idle:
            return f"{site.name}.body drops nothing with {idle} any more ({_place(site, BODY)})"
    if check.has_moved and check.origin:
        now = check.filled_by or "nothing"
        if site and is_rule(check.origin):
            rule = check.origin.partition(": ")[2]
            return f"{site.name}.{check.name} is no longer filled by {rule} ({_place(site, check.name)}), but by {now}"
        return f"{check.name} was filled by {check.origin}, and is now by {now}"
    if check.name == SITE and isinstance(check.actual, dict):
        return f"there is no article: {check.actual[NO_CONTENT]}"
    return f"{check.name} is not what is expected"


def _place(site: Site, field: str) -> str:
    return place_of_class(type(site), field)
