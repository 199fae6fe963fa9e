"""Why the model kept a text block or left it out, in words.

A reason is a group of features; what it weighs is by how much the block's log-odds would change were the block like
the mean of its page in all of them ("occlusion"). Costs a forest for each group, so it is for explaining alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from extractor.fallback.learned.columns import Floats
from extractor.fallback.learned.model import Forest

__all__ = ["reasons"]

_GROUPS = {
    "trafilatura": re.compile(r"verdict"),
    "its words": re.compile(r"(?:article|other) (?:words$|heading's words)"),
    "what the elements around it are called": re.compile(r"(?:article|other) (?:.*name|names$)|in <"),
    "its neighbours": re.compile(r".*[+-]\d$|.*±\d+$|(?:since|until) sentence|sentences (?:before|after)"),
    "what it stands in": re.compile(
        r".* in \d|.*densest|share in|siblings|called so|.*records?$|alike|.*prose alike|depth|wrappers"
    ),
    "its links": re.compile(r"linked$|marks$|images$"),
    "its place beside the headline": re.compile(r".*headline"),
    "its place on the page": re.compile(r"position|from the end|log index|text before|since heading"),
    "what the page says of itself": re.compile(r"in (?:title|description)|says |address "),
    "that it stands there more than once": re.compile(r"repeats"),
    "its length and punctuation": re.compile(
        r"log (?:size|words|plain)|stops|commas|digits|upper|ends|colon|lower|dates|mean word|sentence$|<\w+>$"
    ),
}
_STRANGE = ", in a part that does not belong to the text"
_TELLING = 0.5  # log-odds; what changes them by less is no reason
_SHOWN = 2  # of the reasons on either side


def reasons(forest: Forest, columns: Mapping[str, Floats], strange: NDArray[np.bool_]) -> list[str]:
    """Of each block the probability, and what spoke most for it and against it.

    Args:
        forest: What gave the probabilities.
        columns: The features it looked at.
        strange: Which blocks were left out with the part of the page that they stand in.
    """
    chances = forest.probabilities(columns)
    given = _log_odds(chances)
    weights = {}
    for group, pattern in _GROUPS.items():
        told = [name for name in forest.names if pattern.match(name)]
        if told:
            flat = {name: np.full_like(columns[name], columns[name].mean()) for name in told}
            weights[group] = given - _log_odds(forest.probabilities({**columns, **flat}))
    return [
        f"p {chance:.2f}{_STRANGE if strange[i] else ''}"
        + _side("for it", weights, i, 1)
        + _side("against it", weights, i, -1)
        for i, chance in enumerate(chances.tolist())
    ]


def _log_odds(chances: Floats) -> Floats:
    bounded = np.clip(chances, 1e-6, 1 - 1e-6)
    odds: Floats = np.log(bounded / (1 - bounded)).astype(np.float32)
    return odds


def _side(title: str, weights: Mapping[str, Floats], i: int, sign: int) -> str:
    found = sorted(((sign * float(weight[i]), group) for group, weight in weights.items()), reverse=True)
    told = [group for weight, group in found[:_SHOWN] if weight > _TELLING]
    return f"; {title}: {', '.join(told)}" if told else ""
