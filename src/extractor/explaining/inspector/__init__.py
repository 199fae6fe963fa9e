"""An explanation as one HTML file that a person opens: the document's passages, and who filled each field.

The file is complete and loads nothing (:mod:`~extractor.explaining.standalone`).
"""

from __future__ import annotations

from functools import cache

from jinja2 import Template
from markupsafe import Markup

from extractor.explaining.explanation import Explanation
from extractor.explaining.inspector.view import View, shown
from extractor.explaining.standalone import environment, policy, resource

__all__ = ["render"]


def render(explanation: Explanation, *, name: str) -> str:
    """The explanation as an HTML document in UTF-8.

    Args:
        explanation: What the pipeline did with a document.
        name: What to call the document, for instance its path.
    """
    view = View.of(explanation)
    style = resource(__name__, "style.css") + "".join(
        # The boxes hide by themselves, without a script; what a field was read from shows whatever is hidden.
        f"body:has(#show-{group.key}:not(:checked)) .{group.key}:not(.holds) {{ display: none }}\n"
        for groups in view.groups
        for group in groups
    )
    script = resource(__name__, "script.js")
    return _template().render(
        name=name,
        explanation=explanation,
        view=view,
        policy=policy(style, script),
        style=Markup(style),
        script=Markup(script),
    )


@cache
def _template() -> Template:
    made = environment()
    made.filters["shown"] = shown
    return made.from_string(resource(__name__, "page.html.jinja"))
