"""How sure a body is: by the engine that chose it, else by what its text looks like."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from extractor.blocks import Block
from extractor.blocks.cleaning import prose_share
from extractor.document.text import weight
from extractor.pipeline.body import Body

__all__ = ["DOUBTFUL", "confidence", "looks"]

DOUBTFUL = 0.5
"""The confidence below which a body is rather wrong than right."""

_FOUND_BY_NAME = ("archived", "fragment", "trafilatura", "readability")
# Logistic regression on 805 bodies of ten corpora, 78 % of them right; calibration error .03 on sites left out.
# Measured by benchmarks/train/looks.py.
_WEIGHTS: Mapping[str, float] = {
    "site": 0.93, "archived": 0.46, "fragment": 0.43, "trafilatura": -2.87, "readability": -0.39,
    "size": 2.49, "prose": 2.49, "little prose": 0.07, "links": 0.5, "lines": -0.56, "little": 0.77,
}  # fmt: skip


def confidence(body: Body) -> float:
    """The probability that the body is right, which is that its F1 on four-token shingles is at least .9.

    An engine that is sure says so itself. Of others, logistic regression on how the text looks; the weights are what
    ``benchmarks/train`` found on labelled documents of all kinds, sites left out in turn.
    """
    if body.confidence is not None:
        return body.confidence
    found = looks([*body.blocks], body.engine)
    logit = sum(_WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-logit))


def looks(blocks: Sequence[Block], engine: str) -> dict[str, float]:
    """How a body's text looks, in numbers around 0 to 1, and what sort of thing found it."""
    texts = [block for block in blocks if block.text]
    whole = sum(weight(block.text) for block in texts)
    characters = sum(len(block.text) for block in texts) or 1
    prose = prose_share(texts)
    return {
        engine if engine in _FOUND_BY_NAME else "site": 1.0,
        "size": math.log1p(whole) / 8,
        "prose": prose,
        "little prose": float(prose < 0.3),
        "links": sum(block.linked for block in texts) / characters,
        "lines": math.log1p(len(texts)) / 4,
        "little": float(whole < 300),
    }
