"""An explanation as one HTML file that a person opens: the document's passages, and who filled each field.

The file is complete and loads nothing. What it shows comes from pages nobody vouches for, so it is guarded twice: the
template escapes every value, and a content security policy lets nothing run or load but the style and the script
written here, which it knows by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from extractor.explaining.explanation import Explanation
from extractor.explaining.inspector.view import View, shown

__all__ = ["render"]


def render(explanation: Explanation, *, name: str) -> str:
    """The explanation as an HTML document in UTF-8.

    Args:
        explanation: What the pipeline did with a document.
        name: What to call the document, for instance its path.
    """
    view = View.of(explanation)
    style = _resource("style.css") + "".join(
        # The boxes hide by themselves, without a script; what a field was read from shows whatever is hidden.
        f"body:has(#show-{group.key}:not(:checked)) .{group.key}:not(.holds) {{ display: none }}\n"
        for groups in view.groups
        for group in groups
    )
    script = _resource("script.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return _template().render(
        name=name, explanation=explanation, view=view, policy=policy, style=Markup(style), script=Markup(script)
    )


def _hash(source: str) -> str:
    """The source of an inline style or script, as a content security policy knows it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = shown
    environment.filters["number"] = "{:,}".format
    return environment.from_string(_resource("page.html.jinja"))
