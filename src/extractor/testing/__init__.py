"""Fixtures as data, and the pytest plugin that runs them: a test for each field of each saved document.

A folder of cases comes in, checks go out; it writes a fixture only where it is asked to. Names are imported on first
use: pytest loads this package in every project that has it installed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.testing.cases import FIELDS, Case, load_cases
    from extractor.testing.checks import BODY, NO_CONTENT, SITE, Check

__all__ = ["BODY", "FIELDS", "NO_CONTENT", "SITE", "Case", "Check", "load_cases"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "cases" if name in ("FIELDS", "Case", "load_cases") else "checks"
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value
