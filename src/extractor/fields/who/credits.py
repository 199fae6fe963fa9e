"""Credits: who did what, as Chinese pages write it.

A small grammar: a label (责任编辑, 记者, 来源), a colon, slash, bar or space, names, the next label. Labels never overlap
and names are short, so a line is read in one pass from label to label. Traditional characters are read like simplified
ones (責任編輯, 圖／); what stands behind the label goes out as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extractor.document.text import HAN
from extractor.fields.who.han import simplified

__all__ = [
    "AUTHOR_LABELS",
    "CONTRIBUTOR_LABELS",
    "EDITOR_LABELS",
    "SOURCE_LABELS",
    "credited",
    "parse_credits",
    "reprinted",
]

EDITOR_LABELS = ("责任编辑", "责编", "值班编辑", "执行编辑", "网络编辑", "本文编辑", "图文编辑", "新媒体编辑", "见习编辑",
                 "文字编辑", "本期编辑", "核稿编辑", "实习编辑", "栏目编辑", "网编", "编辑")  # fmt: skip
AUTHOR_LABELS = ("作者", "本文作者", "文章作者", "原作者", "文章原作者", "采写", "撰文", "撰稿", "执笔", "文字", "记者", "见习记者", "特约记者", "首席记者",
                 "实习记者", "通讯员", "特约通讯员", "文/图", "图/文", "文／图", "图／文", "文", "采访人员", "采访撰文", "采访/撰文")  # fmt: skip
SOURCE_LABELS = (
    "来源",
    "文章来源",
    "信息来源",
    "稿件来源",
    "新闻来源",
    "本文来源",
    "稿源",
    "内容来源",
    "转自",
    "来源于",
    "来源媒体",
)
CONTRIBUTOR_LABELS = ("校对", "审核", "审校", "编审", "监制", "主编", "总编", "副主编", "总监制", "摄影", "摄", "图", "图片", "供图", "制图", "配图",
                      "视频", "设计", "美编", "排版", "剪辑", "策划", "统筹", "出品", "出品人", "翻译", "译者", "译", "编译", "复审", "终审", "初审",
                      "签发", "版面编辑", "图片编辑", "视频编辑", "视觉编辑", "美术编辑", "摄影编辑", "值班主任", "实习生", "配音", "绘图", "插画")  # fmt: skip
_NO_CREDITS = ("时间", "发布时间", "发布日期", "日期", "浏览", "浏览次数", "阅读", "点击", "点击数", "点击量", "字体", "字号", "访问量", "分享到",
               "关键词", "标签", "举报", "纠错", "打印", "关闭", "复制链接", "转载请注明", "发表时间", "更新时间", "作者单位", "栏目", "人气", "评论")  # fmt: skip
_ROLES = {
    **dict.fromkeys((*_NO_CREDITS, *CONTRIBUTOR_LABELS), "other"),
    **dict.fromkeys(SOURCE_LABELS, "source"),
    **dict.fromkeys(AUTHOR_LABELS, "authors"),
    **dict.fromkeys(EDITOR_LABELS, "editors"),
}


def _alternation(labels: Iterable[str]) -> str:
    return "|".join(map(_padded, sorted(labels, key=len, reverse=True)))


def _padded(label: str) -> str:
    """The pattern of a label; one of two characters may be padded to the width of others (``编　辑``)."""
    return rf"{label[0]}[ \u3000]?{label[1]}" if len(label) == _TWO_CHARACTERS else re.escape(label)


_TWO_CHARACTERS = 2


_SEPARATOR = r"\s{0,3}[:：/／|｜丨]\s{0,4}"
_BEFORE = r"(?:(?<=^)|(?<=[A-Za-z\s\[【〔（(）)〕\]】|｜丨/／，,。；;、…○●•·>_—-]))"
_CREDIT = re.compile(rf"{_BEFORE}({_alternation(_ROLES)})(?:{_SEPARATOR}|\s{{1,4}}(?=\S))")
_NEXT_LABEL = re.compile(
    rf"(?:(?<=\s)|(?<=[\[【〔（(）)〕\]】|｜，,；;]))(?:{_alternation(_ROLES)})(?:{_SEPARATOR}|\s)"
)
_RUN_TOGETHER = re.compile(
    rf"(?<=[A-Za-z\u3400-\u9fff])({_alternation(label for label in _ROLES if len(label) >= _TWO_CHARACTERS)})\s{{0,3}}[:：|｜丨]\s{{0,4}}"
)
_LONGEST_LINE = 160  # characters of a line of credits
_HAN = re.compile(f"[{HAN}]")  # which every label has
_ENDS = re.compile(r"[)）】〕\]]|(?<=\s)(?:19|20)\d\d[-/.年]\d")  # what stands behind a credit: a bracket, the date
_BETWEEN = "[【〔（(|｜/／* \t\u3000"
_AROUND = "[]【】〔〕（）() \t\u3000"


def _readable(line: str) -> str:
    """The line as labels are looked for in it, position by position: simplified, and without the marks of bold text."""
    return simplified(line).replace("*", " ")


def reprinted(line: str) -> tuple[str, str] | None:
    """The medium that a text was taken from, and its writer or a blank (``以下文章来源于云溪观察 ，作者顾一鸣``)."""
    match = _REPRINTED.match(line)
    return (match[1], match[2] or "") if match else None


_REPRINTED = re.compile(r"以下文章来源于\s?([^\s，,:：][^，,]{0,40}?)\s*(?:[，,]\s?作者(.{0,40}))?$")


def _with_colons(text: str) -> str:
    """The text, where it says what it was taken from, with labels as they stand elsewhere."""
    taken = reprinted(text)
    return f"文章来源：{taken[0]} 作者：{taken[1]}" if taken else text


def credited(text: str, labels: Sequence[str]) -> str | None:
    """What stands behind one of the labels in the text, up to the next label of any kind or the end."""
    text = _with_colons(text)
    label = re.compile(rf"(?:{_alternation(map(simplified, labels))})(?:{_SEPARATOR}|\s{{1,4}}(?=\S))")
    readable = simplified(text)
    if not (match := label.search(readable)):
        return None
    ends = (pattern.search(readable, match.end()) for pattern in (_NEXT_LABEL, _RUN_TOGETHER))
    return text[match.end() : min((end.start() for end in ends if end), default=len(text))].strip(_AROUND) or None


def parse_credits(line: str) -> tuple[tuple[str, str, str], ...]:
    """The credits of a line: role (``authors``, ``editors``, ``source`` or ``other``), label and value.

    The label is given in simplified characters, the value as written.
    """
    if len(line) > _LONGEST_LINE or line.isascii() or not _HAN.search(line):
        return ()
    return _parsed(_with_colons(line))


@lru_cache(maxsize=512)  # four fields ask for the same lines of a page
def _parsed(line: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(_credits(line))


def _unpadded(label: str) -> str:
    return label.replace(" ", "").replace("\u3000", "")


def _credits(line: str) -> Iterator[tuple[str, str, str]]:
    readable = _readable(line)
    found = list(_CREDIT.finditer(readable))
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(line)
        value = _ENDS.split(line[match.end() : end], maxsplit=1)[0].strip(_BETWEEN)
        label = _unpadded(match[1])
        role = _ROLES[label]
        for glued in _RUN_TOGETHER.finditer(
            _readable(value)
        ):  # "作者 | 张三编辑 | 李四": only the bold type kept them apart
            if before := value[: glued.start()].strip(_BETWEEN):
                yield role, label, before
            label = _unpadded(glued[1])
            role, value = _ROLES[label], value[glued.end() :]
            break
        if value:
            yield role, label, value
