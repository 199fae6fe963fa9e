"""What a batch counted as a survey: less than one of the documents themselves tells, and nothing is read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from extractor.doctor.survey import SiteSurvey, Survey
from extractor.fields import FIELDS

__all__ = ["loads"]

_KIND = "document"  # of which kind documents are a batch does not count


def loads(text: str | bytes) -> Survey:
    """The survey that the summary of a batch makes: what its manifest holds, or what it prints as JSON.

    It says nothing of single rules, nor how long bodies are, and documents that failed are not among its own.

    Raises:
        ValueError: It is another file.
    """
    try:
        content = json.loads(text)
        sites = content.get("summary", content)["sites"]
        return Survey({name: _site(tally) for name, tally in sites.items()})
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("no summary of a batch, which extractor batch writes as OUTPUT.manifest.json") from error


def _site(tally: Mapping[str, Any]) -> SiteSurvey:
    unavailable, absent = tally["unavailable"], tally["without_article"]
    lost = {reason: count - unavailable.get(reason, 0) for reason, count in absent.items()}
    return SiteSurvey(
        kinds={_KIND: tally["documents"] - sum(tally["errors"].values())},
        unavailable=unavailable,
        without_article={reason: count for reason, count in lost.items() if count},
        fallback=tally["articles"] - tally["by_plugin"],
        doubtful=tally["doubtful"],
        filled={name: count for name, count in tally["fields"].items() if name in FIELDS},
    )
