"""Paragraphs, and what of them is said around a text."""

from __future__ import annotations

from extractor import Block
from extractor.blocks.cleaning import boilerplate_lines

HAN = "春天的河面很安静，孩子们沿着堤岸慢慢走，远处有人在修补一只旧木船，说要赶在汛期之前把它漆成蓝色。"
LATIN = (
    "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board, "
    "so the lighthouse crew rang the old bell for the first time in eleven years."
)


def paragraphs(*texts: str) -> list[Block]:
    return [Block("p", text, text) for text in texts]


def removed(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.text, reason) for block, (reason, _) in boilerplate_lines(blocks)]
