"""Invented archived pages, and what becomes of them."""

from __future__ import annotations

import pytest

from extractor import Extractor, NoContentError

PROSE = [
    "The harbour master counted forty small boats before the fog came in on Monday, and none of them had a radio or a lamp on board.",
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said, and nobody heard it at all.",
    "Two of the boats were found the next morning on the far side of the island, with everybody safe, hungry and fast asleep.",
]
TITLE = "Fog in the harbour keeps forty boats from land"
HEADER = f"---\ntitle: {TITLE}\nurl: https://pond.example/1\nsource: Pond News\ndate: 2021-06-07\n---\n"
MENU = "\n".join(f"* [Section number {i}](https://pond.example/s/{i})" for i in range(30))


def post(*parts: str) -> str:
    return HEADER + "\n\n".join(parts)


def body(*parts: str) -> list[str]:
    return Extractor().extract(post(f"# {TITLE}", *parts)).body.splitlines()


def reason(content: str) -> str:
    with pytest.raises(NoContentError) as error:
        Extractor().extract(content)
    return error.value.reason
