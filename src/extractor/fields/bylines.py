"""Bylines: who wrote, who edited, and where it came from, as pages write it.

Chinese credits are a small grammar: a label (责任编辑, 记者, 来源), a colon, slash or space, names, the next label.
Labels never overlap and names are short, so a line is read in one pass from label to label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.document.text import HAN

__all__ = (
    "AUTHOR_LABELS EDITOR_LABELS SOURCE_LABELS credited is_medium is_person is_placeholder names "
    "parse_credits reporters signed"
).split()  # fmt: skip

EDITOR_LABELS = ("责任编辑", "责编", "值班编辑", "执行编辑", "网络编辑", "本文编辑", "图文编辑", "新媒体编辑", "见习编辑",
                 "文字编辑", "本期编辑", "编辑")  # fmt: skip
AUTHOR_LABELS = ("作者", "本文作者", "文章作者", "原作者", "采写", "撰文", "撰稿", "执笔", "文字", "记者", "见习记者", "通讯员", "文/图",
                 "图/文", "文", "采访人员")  # fmt: skip
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
    "来源媒体",
)
_OTHER_LABELS = ("校对", "审核", "审校", "编审", "监制", "主编", "总编", "副主编", "总监制", "摄影", "摄", "图", "图片", "供图", "制图",
                 "视频", "设计", "美编", "排版", "剪辑", "策划", "统筹", "出品", "翻译", "译者", "编译", "复审", "终审", "初审", "签发", "值班主任", "时间",
                 "发布时间", "发布日期", "日期", "浏览", "浏览次数", "阅读", "点击", "点击数", "点击量", "字体", "字号", "访问量", "分享到", "关键词", "标签",
                 "举报", "纠错", "打印", "关闭", "复制链接", "转载请注明", "发表时间", "更新时间", "作者单位", "栏目", "人气", "评论")  # fmt: skip
_ROLES = {
    **dict.fromkeys(_OTHER_LABELS, "other"),
    **dict.fromkeys(SOURCE_LABELS, "source"),
    **dict.fromkeys(AUTHOR_LABELS, "authors"),
    **dict.fromkeys(EDITOR_LABELS, "editors"),
}


def _alternation(labels: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))


_SEPARATOR = r"\s{0,3}[:：/／|｜丨]\s{0,4}"
_BEFORE = r"(?:(?<=^)|(?<=[A-Za-z\s\[【（(）)\]】|｜丨/／，,。；;、…○●•·>_—-]))"
_CREDIT = re.compile(rf"{_BEFORE}({_alternation(_ROLES)})(?:{_SEPARATOR}|\s{{1,4}}(?=\S))")
_NEXT_LABEL = re.compile(rf"(?:(?<=\s)|(?<=[\[【（(）)\]】|｜，,；;]))(?:{_alternation(_ROLES)})(?:{_SEPARATOR}|\s)")
_LONGEST_LINE = 160  # characters of a line of credits


def credited(text: str, labels: Sequence[str]) -> str | None:
    """What stands behind one of the labels in the text, up to the next label of any kind or the end."""
    label = re.compile(rf"(?:{_alternation(labels)})(?:{_SEPARATOR}|\s{{1,4}}(?=\S))")
    if not (match := label.search(text)):
        return None
    end = _NEXT_LABEL.search(text, match.end())
    return text[match.end() : end.start() if end else len(text)].strip("[]【】（）() \t\u3000") or None


_CLOSING = re.compile(r"[)）】\]]")


def parse_credits(line: str) -> Iterator[tuple[str, str, str]]:
    """The credits of a line: role (``authors``, ``editors``, ``source`` or ``other``), label and value."""
    if len(line) > _LONGEST_LINE:
        return
    found = list(_CREDIT.finditer(line))
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(line)
        value = _CLOSING.split(line[match.end() : end], maxsplit=1)[0].strip("[【（(|｜/ \t\u3000")
        if value:
            yield _ROLES[match[1]], match[1], value


_CODE = re.compile(r"[_\s(（\[]*\b(?:[A-Z]{1,5}_?\d{2,}|\d{3,}|[A-Z]{2,3}\d+)[)）\]]*|_[A-Z]{1,4}\d+")
_BETWEEN = re.compile(
    r"\s*[、，,；;/／|｜&＆]\s*|\s+(?:and|und|et|y|e|en|og|och)\s+|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff]{2,4}$)"
)
_TITLES = re.compile(
    rf"^(?:本[报刊网台社]|(?:[{HAN}]{{2,8}}?(?:报|网|社|台|新闻|日报|晚报|时报|财经|周刊|融媒体))?(?:首席|见习|实习|特约|全媒体|融媒体)?)?"
    r"(?:记者|通讯员|撰稿人|评论员|作者|编辑|采写|撰文|文字|文(?=[\s:：/／|]))[\s:：/／|]*"
)
_POST = re.compile(rf"^[{HAN}]{{0,8}}(?:记者|通讯员|编辑|作者|评论员|实习生)$")  # "南都见习记者 李四": the first word
_NOTE = re.compile(r"[（(](?:实习|见习|编译|整理|通讯员|记者|特约|发自.{1,6})[)）]")
_LABELS = re.compile(
    rf"^(?:{_alternation((*EDITOR_LABELS, *AUTHOR_LABELS))})[\s:：/／|｜丨]+|[/／](?:文|图|摄|文图|编辑)$"
)
_BY = re.compile(
    r"^(?:(?:written|posted|story|text)\s+by|by|von|par|por|di|door|af|av|text|autor|author|redaktion)\b[\s:]+",
    re.I,
)
_PLACEHOLDERS = frozenset(
    (
        "未知 佚名 匿名 管理员 系统管理员 网络 网络整理 综合 暂无 无 本站 原创 admin administrator root editor staff unknown none null "
        "undefined anonymous guest test user webmaster default author name email 全部 小编 编辑部"
    ).split()
)
_LONGEST_BYLINE = 2000  # characters; a paper of a hundred authors has 1,800
_LONGEST_NAME = 60  # characters; a longer one is a sentence


def names(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """The names in a text or texts, in order, each once: without labels, titles, staff codes and placeholders.

    Han names are split at spaces too (``张三 李四``); a name that is padded to three characters (``李　明``) is not.
    """
    found: dict[str, None] = {}
    for text in _given_first([value] if isinstance(value, str) else list(value or ())):
        if "://" in text or len(text) > _LONGEST_BYLINE:
            continue
        for part in _BETWEEN.split(_CODE.sub(" ", _NOTE.sub("", _LABELS.sub("", _BY.sub("", text))))):
            if is_placeholder(part.strip()):
                continue
            for name in _split_han(part):
                name = _BY.sub("", _TITLES.sub("", name)).strip(' \t\u3000·•:：-—_@()（）[]【】“”"<>').strip()
                if name and len(name) <= _LONGEST_NAME and _is_name(name) and not _POST.match(name):
                    found[name] = None
    return tuple(found)


def _given_first(texts: Iterable[str]) -> list[str]:
    """Texts without the white space around; a list of ``Family, Given`` as ``Given Family``."""
    stripped = [str(text).strip() for text in texts]
    if len(stripped) > 1 and all(re.fullmatch(r"[^,]{1,40}, ?[^,]{1,40}", text) for text in stripped):
        return [" ".join(reversed(re.split(r", ?", text))) for text in stripped]
    return stripped


def _split_han(text: str) -> list[str]:
    words = text.split()
    if not words or not all(re.fullmatch(rf"[{HAN}·]+|[{HAN}]+[:：].*", word) for word in words):
        return [" ".join(words)]
    joined: list[str] = []
    for word in words:
        if joined and len(joined[-1]) == len(word) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_name(name: str) -> bool:
    return (
        not is_placeholder(name)
        and re.search(r"[^\W\d_]", name) is not None
        and re.search(r"[@:：《]", name) is None
        and not name.casefold().startswith(("www.", "http"))
    )


# The surnames of 98 % of the bearers of Han names, and the compound ones that newspapers have.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤裴剑易常文康施牛樊葛邢安齐庞颜梅庄章鲁倪殷霍翟俞祝申关耿管柴项解卓欧舒单柯阮纪左柳牟季焦詹涂凌"
    "盛毕鲍包司饶刁卜尚华聂苗曲温喻成游阳屈辛芦喇靳褚蒲路宁边卞景祁房岳丛艾党简晏席艺滕荆骆佟佘巩栾迟冉娄甄桂车郎耶朴池宫宣楚谷蓝古米仇冷封修糜敖竺明占沙"
    "闻项荀羊惠芮井全班仰伊仲甘厉祖符景束蔚晋应查臧伏计练隋连由茅闵麻强苟申窦苑商丘卫戚湛栗植丰权储鹿商沃仝岑花璩奚郗邰郦桑桂濮寿扈燕冀郏浦茹瞿阎宦慎戈庾暨居厍晁訾阚鞠丰巢蒯游竺逯盖桓覃仉佴"
)
_COMPOUND = "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|司徒|令狐|东方|夏侯|端木|呼延|南宫|独孤|欧陽"
_NAME = rf"(?:(?:{_COMPOUND})[{HAN}]{{1,2}}|[{_SURNAMES}][{HAN}]{{1,2}}|[{HAN}]{{2,6}}·[{HAN}]{{2,6}})"
_NAMES = rf"{_NAME}(?:[\s、，,/]{{1,3}}{_NAME}){{0,5}}"
_REPORTER = re.compile(
    rf"记者[\s:：/]{{0,2}}({_NAMES})(?=(\s{{0,2}}(?:[{HAN}]{{2,4}})?(?:报道|摄影报道|发自|电|讯)|[)）\]】/]|\s|[，,。](?:通讯员|实习生)|(?:通讯员|实习生|文/|/文)|$))"
)
_DATELINE = re.compile(rf"(?:电|讯|消息)\s{{0,2}}[（(](?:[{HAN}]{{0,6}}记者\s{{0,2}})?({_NAMES})[)）]")
_SIGNATURE = re.compile(
    rf"[（(]\s?(?:[{HAN}]{{0,8}}?(?:记者|作者|通讯员|执笔|撰文|采写|文/图|文图|图/文|文)[\s:：/]{{0,2}})?({_NAMES})\s?(?:文|报道)?[)）]$"
)
_SIGNED_LINE = re.compile(
    rf"^[（(—－\s]{{0,3}}(?:[{HAN}《》]{{0,10}}?(?:记者|作者|通讯员|评论员|执笔|采写|撰文))[\s:：/]{{0,3}}({_NAMES})[)）\s]{{0,2}}$"
)
_MEDIUM = re.compile(
    rf"^[{HAN}A-Za-z0-9·]*(?:网|报|社|台|频道|播报|周刊|杂志|新闻|编辑部|财经|科技|客户端|公众号|集团|公司|委员会|政府|办公室)$"
)
_PERSON = re.compile(rf"{_NAME}|[^\W\d_{HAN}][^\d_{HAN}]{{1,39}}")
_NO_SIGNATURES = frozenset("路透 路透社 高清 高清图 金融界 游戏 房产 党建网 时评 来源 全文 万字 段子".split())
_OPENING = 160  # characters: where a paragraph names its reporter, it does so at its beginning


def is_placeholder(name: str) -> bool:
    """Whether a name stands for none: 未知, 佚名, admin."""
    return name.casefold() in _PLACEHOLDERS


def is_medium(name: str) -> bool:
    """Whether a name is that of a medium or an institution, going by how it ends."""
    return _MEDIUM.match(name) is not None


def is_person(name: str) -> bool:
    """Whether a name may well be a person's: a Han surname and one or two characters, or words without digits."""
    return _PERSON.fullmatch(name) is not None


def signed(line: str) -> tuple[str, ...]:
    """The names of a line that is nothing but a reporter's byline (``本报记者 张三 李四``)."""
    match = _SIGNED_LINE.match(line)
    return names(re.split(r"[\s、，,/]+", match[1])) if match else ()


def reporters(lines: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Who the article's own text names as its writers, and the words that say so.

    Chinese newspapers put the reporter into the dateline of the first paragraph (``（记者 张三）``, ``新华社电（李四）``)
    or sign the last one (``（王五）``, ``本报记者 赵六``).
    """
    for line in lines[:3]:
        opening = line[:_OPENING]
        if match := _REPORTER.search(opening):
            found = list(names(re.split(r"[\s、，,/]+", match[1])))
            if len(found) > 1 and re.match(r"(?:报道|摄影报道|电|讯)", match[2]):
                found.pop()  # "记者程浩 东莞报道": the last one is the place
            return tuple(found), match[0]
        if match := _DATELINE.search(opening):
            return names(re.split(r"[\s、，,/]+", match[1])), match[0]
    for line in (*lines[:3], *reversed(lines[-4:])):
        match = _SIGNED_LINE.match(line) or _SIGNATURE.search(line[-40:])
        if match and match[1] not in _NO_SIGNATURES:
            return names(re.split(r"[\s、，,/]+", match[1])), match[0]
    return None
