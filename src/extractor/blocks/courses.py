"""Advertisements for courses below a text about something else, which call on nobody in so many words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.blocks.block import Block

__all__ = ["courses"]

_COURSE = re.compile("课程|培训|学员|备考|考试|开班|试学|报考|证书|认证|学习路径|大纲|讲师|通关|保障班|套餐")
_SOLD = re.compile("开班|试学|折扣|套餐|保障班|通关|优惠|报名|学费|原价")
_LINES = 3  # that speak of courses, and more
_SHORT = 40  # characters of a line between two of them, or of their heading
_ENDS = re.compile(r"[。！？.!?：:]\W{0,3}$")


def courses(blocks: Sequence[Block]) -> int:
    """Where an advertisement for courses begins that closes a text; behind the last block where there is none.

    Its lines offer something, and none of them ends like a statement. A text that speaks of courses is about them.
    """
    start, found, sold = len(blocks), 0, ""
    for i in range(len(blocks) - 1, 0, -1):
        block = blocks[i]
        if block.tag in ("pre", "tr") or block.text.endswith("。"):
            break
        if _is_of_course(block):
            start, found, sold = i, found + 1, sold + block.text
        elif len(block.text) > _SHORT:
            break
    if found < _LINES or len(set(_SOLD.findall(sold))) < 2 or any(map(_is_of_course, blocks[:start])):
        return len(blocks)
    above = blocks[start - 1].text
    is_heading = len(above) <= _SHORT and _COURSE.search(above) is not None and _ENDS.search(above) is None
    return start - 1 if is_heading else start


def _is_of_course(block: Block) -> bool:
    return len(set(_COURSE.findall(block.text))) > 1
