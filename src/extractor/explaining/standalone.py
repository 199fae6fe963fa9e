"""HTML files that a person opens: complete, and guarded twice.

What they show comes from pages nobody vouches for: the template escapes every value, and a content security policy lets
nothing run or load but the style and the script written in the file, which it knows by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined

__all__ = ["environment", "policy", "resource"]


def environment() -> Environment:
    """The environment that templates of such files are made in."""
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["number"] = "{:,}".format
    return made


def policy(style: str, script: str | None = None) -> str:
    """The content security policy of a file that has this style and this script, and nothing else."""
    runs = f"script-src '{_hash(script)}'; " if script else ""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; {runs}base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(source: str) -> str:
    """The source of an inline style or script, as a content security policy knows it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def resource(package: str, name: str) -> str:
    """A text file that lies in a package."""
    return resources.files(package).joinpath(name).read_text(encoding="utf-8")
