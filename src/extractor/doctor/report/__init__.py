"""A survey as one HTML file that somebody opens in the morning: sites by health, what moved, charts.

The counts come in, a file goes out; it loads nothing and runs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from extractor.doctor.comparison import Alarm, Comparison
from extractor.doctor.examples import Example
from extractor.doctor.history import Run
from extractor.doctor.report.chart import HEIGHT, WIDTH
from extractor.doctor.report.view import views
from extractor.doctor.survey import Survey
from extractor.explaining.standalone import environment, policy, resource

__all__ = ["render"]


def render(
    survey: Survey,
    comparison: Comparison | None,
    runs: Sequence[Run],
    examples: Mapping[Alarm, Example],
    unreadable: Mapping[str, str],
) -> str:
    """The report as an HTML document in UTF-8.

    Args:
        survey: The survey.
        comparison: What moved since the baseline; ``None`` where there is none to compare with.
        runs: The surveys so far, this one last.
        examples: A document for each alarm that one was found for.
        unreadable: What could not be read, and why.
    """
    style = resource(__name__, "style.css")
    return _template().render(
        survey=survey,
        sites=views(survey, comparison, runs),
        comparison=comparison,
        runs=runs,
        examples=examples,
        unreadable=unreadable,
        size=(WIDTH, HEIGHT),
        policy=policy(style),
        style=Markup(style),
    )


@cache
def _template() -> Template:
    made = environment()
    made.filters["share"] = "{:.0%}".format
    return made.from_string(resource(__name__, "page.html.jinja"))
