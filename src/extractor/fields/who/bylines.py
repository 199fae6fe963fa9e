"""Bylines: who the text itself and the lines around it name as its writers.

Chinese newspapers put the reporter into the dateline of the first paragraph (``（记者 张三）``, ``新华社电（李四）``) or sign
the last one (``（王五）``, ``本报记者 赵六``); elsewhere a line below the headline says *By*, *Von*, *Por*, with the date
before or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from extractor.document.text import HAN
from extractor.fields.who.credits import parse_credits
from extractor.fields.who.han import NAMES, simplified
from extractor.fields.who.persons import OUR, POST, Name, bare, is_institution, is_person, names
from extractor.fields.who.roles import PREPOSITIONS, WRITERS

__all__ = [
    "beside_date",
    "byline",
    "bylines",
    "first_of",
    "is_latin_person",
    "reported",
    "reporters",
    "signed",
    "tells_of_others",
]

_REPORTER = re.compile(
    rf"记者[\s:：/]{{0,2}}({NAMES})(?!\s?摄(?!影报))(?=(\s{{0,2}}[/／]?(?:[{HAN}]{{2,4}})?(?:\d{{1,2}}日)?(?:报[道导]|摄影报[道导]|发自|电|讯)|[)）〕\]】/]|\s|[，,。](?:通讯员|实习生)|(?:通讯员|实习生|文/|/文)|$))"
)
_DATELINE = re.compile(rf"(?:电|讯|消息)\s{{0,2}}[（(](?:[{HAN}]{{0,6}}记者\s{{0,2}})?({NAMES})[)）]")
_SIGNATURE = re.compile(
    rf"[（(〔]\s?(?:[{HAN}]{{0,8}}?(?:记者|作者|通讯员|执笔|撰文|采写|文/图|文图|图/文|文)[\s:：/]{{0,2}})?({NAMES})(?<!摄)\s?(?:文|报道)?[)）〕]$"
)
_SIGNED_FOR = re.compile(rf"({NAMES})\s?[/／]\s?[{HAN}]{{2,10}}(?:报|网|社|台)")
_SIGNED_LINE = re.compile(
    rf"^[（(〔—－\s]{{0,3}}(?:[{HAN}《》·]{{0,10}}?(?:记者|作者|通讯员|评论员|执笔|采写|撰文))[\s:：/]{{0,3}}({NAMES})[)）〕\s]{{0,2}}$"
)
_NEXT_CREDIT = re.compile(r"\s(?:来源|稿源|编辑|责编|责任编辑|校对|审核)\s?[:：/|丨].*")
_NO_SIGNATURES = frozenset(
    "路透 路透社 高清 高清图 查看原 查看原文 阅读原文 点击原文 金融界 游戏 房产 党建网 时评 来源 全文 万字 段子".split()
)
_OPENING = 160  # characters: where a paragraph names its reporter, it does so at its beginning


_LONGEST_SIGNED = 140  # characters: a label, and six names of thirteen


def signed(line: str) -> tuple[str, ...]:
    """The names of a line that is nothing but a reporter's byline (``本报记者 张三 李四``, ``张三/中国青年报``)."""
    if len(line) > _LONGEST_SIGNED:
        return ()
    if match := _KOREAN_SIGNED.fullmatch(line):
        return names(re.split(r"[·,\s]+", match[1]))
    plain = _NEXT_CREDIT.sub("", simplified(line))
    match = _SIGNED_LINE.match(plain) or _SIGNED_FOR.fullmatch(plain)
    return _split(line, match) if match else ()


def _split(line: str, match: re.Match[str]) -> tuple[str, ...]:
    return names(re.split(r"[\s、，,/]+", line[match.start(1) : match.end(1)]))


def reported(line: str) -> tuple[tuple[str, ...], str] | None:
    """The reporter whom a line names at its beginning (``〔记者张三／某地报导〕``, ``(서울=연합) 甲某 기자 =``), and the words."""
    opening = simplified(line[:_OPENING])
    if match := _REPORTER.search(opening):
        who = _split(line, match)
        if len(who) > 1 and re.match(r"(?:报[道导]|摄影报[道导]|电|讯)", match[2]):
            who = who[:-1]  # "记者程浩 东莞报道": the last one is the place
        return who, line[match.start() : match.end()]
    if match := _DATELINE.search(opening):
        return _split(line, match), line[match.start() : match.end()]
    if (match := _KOREAN.search(opening)) and _KOREAN_DATELINE.match(opening[match.end() :]):
        return names(re.split(r"[·,\s]+", match[1])), match[0].strip()
    return None


def reporters(lines: Sequence[str]) -> tuple[tuple[str, ...], str] | None:
    """Who the article's own text names as its writers, and the words that say so."""
    for line in lines[:3]:
        if opened := reported(line):
            return opened
    for line in (*lines[:3], *reversed(lines[-4:])):
        end = line[-40:]
        if found := signed(line):
            return found, line
        if match := _KOREAN_SIGNED.fullmatch(line) or (_KANA.search(lines[0]) and _JAPANESE_SIGNED.fullmatch(line)):
            return names(re.split(r"[·・、,\s]+", match[1])), line
        if (match := _SIGNATURE.search(simplified(end))) and match[1] not in _NO_SIGNATURES:
            return _split(end, match), match[0]
    return None


_PIECE = (  # what an article may be called before it says by whom it is
    "beitrag|gastbeitrag|artikel|text|kommentar|bericht|reportage|interview|analyse|essay|kolumne|porträt|article|artículo|"
    "crónica|reportaje|análisis|entrevista|récit|enquête|chronique|articolo|reportagem|texto|opinion|analysis|column"
)
_SAYS_WHO = re.compile(
    r"(?:(?:^|[\s,|•·–—:(])(?:by|door|escrito por|text und fotos|автор|(?:propos )?(?:recueillis|rédigé|écrit) par|scritto da"
    r"|a cura di|подготовила?|opracowała?|penulis|oleh|yazar|tác giả|berichtet"  # what begins no word of a name
    rf"|{OUR}{POST})"
    r"|(?:^|[\d|•·–—:(,]\s{0,3}|\bUhr\s)"
    r"(?:von|vom|par|por|autore?s?|authors?|auteure?|autor(?:in)?|redactie|글|著者|執筆|di|af|av|text|words)"
    rf"|\b(?:(?:eine?|une?|una?|um) )?(?:{_PIECE})\s(?:von|par|por|de|di|door|autor(?:in)?)"
    rf"|(?:^|[|•·–—]\s?)(?:texte|texto|testo|reportagem|reportage|interview|words|story|{WRITERS})(?=\s?[:：])"
    rf"|^(?:{PREPOSITIONS}|oprac\.)(?=\s)"
    r")\s?(?:[:：]\s?|\s(?=\S))"
    r"|^from\s?:\s?",  # of a letter
    re.I,
)
_MAY_SAY_WHO = re.compile(
    r"[A-Za-z\u0370-\u06ff\u0900-\u0e7f\uac00-\ud7af著執]"
)  # what all of these have: most lines of Han do not
_MONTHS = (
    "jan(?:uary|uar|v|vier)?|feb(?:ruary|ruar)?|févr(?:ier)?|mar(?:ch|zo|s)?|märz|apr(?:il)?|avril|may|mai|mayo|june?|juin|juni|"
    "july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|décembre"
)
_ENDS_NAMES = re.compile(
    r"[|•●⋅·–—\n\t<]|\s(?:fotos?|photos?|photograph(?:y|s)|pictures?|videos?|grafik|illustrations?|editor|фото|kuvat?|zdjęcia|fotoğraf|תמונות|צילום|الصور|تصوير)\s?(?:[:：]|(?:by|von)\b)|\W\s?(?:translated|edited|illustrated|photographed|fact-checked)\sby\b|\s-\s|\s{2,}|\d|\s[(（](?=[^()（）]{0,30}[:：\d])|\svia\s|\b(?:(?:last\s+)?updated|published|posted|modified|(?:on|at|am|um|le|el|il|den|vom|op|em|del|dnia)\s(?=\S*\d)|"
    rf"(?:on\s+)?(?:{_MONTHS})\.?\s+\d{{1,2}}|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mo|di|mi|do|fr|sa|so)\.,|"
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|min(?:ute)?s?\sread|in\s+(?=(?-i:[A-Z]))|filed\s+(?:to|under)|"
    r"for\s+(?:the\s+)?(?=(?-i:[A-Z]))|leave a comment|comments?|share|follow|view|read more|reviewed|veröffentlicht|aktualisiert|"
    r"publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd|tiempo de lectura|lesezeit)\b",
    re.I,
)
_DID_OTHERWISE = re.compile(
    r"(?:photo\w*|fotos?|image|illustrat\w+|graphics?|reviewed|edited|translated|sponsored|powered|presented|checked|"
    r"created|hosted|recommended|supported|produced|brought to you|approved|narrated|read|curated|pay|visuali[sz]ations?|released|owned|inspired|followed|directed|cover|art|music|video|made|managed|"
    r"(?:is|are|was|were|be|been|being)\s(?!authored|contributed|reported|penned)\w{3,20}ed)"
    r"(?:\sof\s[^|•·]{1,40})?\W*$",
    re.I,
)
_FILED = re.compile(r"[—–]\s([^—@]{3,40}) @ \d{1,2}:\d\d")  # behind the categories, as a theme of WordPress writes
_KOREAN = re.compile(
    r"(?:^|[\s=\](])([가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4}){0,4})\s?(?:선임|수습|인턴)?(?:기자|특파원)(?![가-힣])"
)
_REPORTERS = re.compile(rf"^[{HAN}《》]{{2,12}}记者\s{NAMES}\s(?:特约)?(?:通讯员|实习生|见习记者)\s")
_KOREAN_DATELINE = re.compile(r"\s?=")
_KOREAN_SIGNED = re.compile(
    r"[\[(【]?(?:[가-힣]{2,10}\s?=\s?)?([가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,4})\s?(?:선임|수습|인턴)?(?:기자|특파원)(?:\s[\w.@-]{5,50})?[\])】]?"
)
_KANA = re.compile("[ぁ-ん]")
_JAPANESE_NAME = rf"[{HAN}々ぁ-んァ-ヶー]{{2,6}}(?:[ \u3000](?!写真|撮影|構成|編集|聞き手)[{HAN}々ぁ-んァ-ヶー]{{1,5}}(?![・:：／/]))?"
_JAPANESE = re.compile(
    r"(?:^|[\s（(【])(?:(?:取材|構成|撮影|写真|聞き手|編集)[・／/＆&、]){0,3}"
    r"(?:(?:(?<=[・／/＆&、])文|執筆者?|聞き手|ライター|筆者|取材)\s?[・:：／/＝=]|文[・＝=])"
    rf"\s?({_JAPANESE_NAME})"
)
_JAPANESE_SIGNED = re.compile(rf"[（【]([{HAN}々]{{3,5}}(?:[、・][{HAN}々]{{3,5}}){{0,3}})[）】]")
_LONGEST_LINE = 220  # characters of a line that says who, when and where
_PARTICLES = (
    "de|del|della|der|den|des|di|da|do|dos|du|van|von|vom|zu|zur|bin|bint|ibn|al|el|la|le|y|e|i|ten|ter|af|av|dr|prof"
)
_LETTER_OF_NAME = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u0dff])"  # the vowels of India's scripts are marks
_LATIN_WORD = (
    rf"(?:(?:{_PARTICLES})\.?|(?:al-|el-)?[^\W\d_a-zß-öø-ÿ]{_LETTER_OF_NAME}*(?:['’.‘-]{_LETTER_OF_NAME}+)*[.’']?)"
)
_LATIN_PERSON = re.compile(rf"{_LATIN_WORD}(?:\s{_LATIN_WORD}){{1,5}}(?:,?\s(?:[JS]r\.?|I{{1,3}}|Ph\.?D\.?|M\.?D\.?))?")


def is_latin_person(name: str) -> bool:
    """Whether a name in a script with capitals is built like a person's: two words or more, no institution's."""
    return (
        len(name) < _LONGEST_NAME
        and _LATIN_PERSON.fullmatch(name) is not None
        and not is_institution(name)
        and not _OFFICE.search(name)
        and not _OWNS.search(name)
    )


_LONGEST_NAME = 60  # characters
_OWNS = re.compile(r"\w['’]s\s")  # "Quay News' Standards": what somebody has
_OFFICE = re.compile(
    r"(?:^(?:www|expert|senior|chief|licensed|corresponding|image|photo|read|more|view|follow|share|contact|about|our|your)\s|"
    r"\s(?:reviewer|expert|writer|editor|columnist|coordinator|manager|director|author|contributor|founder|specialist|analyst|officer|"
    r"president|consultant|producer|photographer|admin|student|researcher|lecturer|engineer|strategist|intern|fellow|com|images|credits?|card|content|inhalte|"
    r"journalism|profile|bio|more|policy|read|articles?|january|february|march|april|june|july|august|september|october|november|december)$)",
    re.I,
)


def byline(line: str, *, marked: bool = False) -> tuple[str, ...]:
    """The names of a byline: of ``By Jane Doe | 3 May``, ``3. Mai 2024, von Hans Müller`` or ``Jane Doe, Reporter``.

    Args:
        line: The line.
        marked: Whether the page's markup says that it is one: without a word such as *By*, its persons count then.
    """
    if len(line) > _LONGEST_LINE:
        return ()
    line = line.strip()
    if match := _JAPANESE.search(line):
        return names(Name(match[1]))
    if _REPORTERS.match(simplified(line)):
        return tuple(filter(is_person, names(line)))
    if credited := list(parse_credits(line)):
        found = names([value for role, _, value in credited if role == "authors" and "。" not in value])
        return (
            found
            if credited[0][0] == "authors" and line.startswith(credited[0][1])
            else tuple(filter(is_person, found))
        )
    if match := _KOREAN.search(line):
        return names(re.split(r"[·,\s]+", match[1]))
    if (match := _FILED.fullmatch(line)) and is_latin_person(match[1]):
        return names(Name(match[1]))
    match = _SAYS_WHO.search(line) if _MAY_SAY_WHO.search(line) else None
    if match and not _DID_OTHERWISE.search(line[: match.start() + 1]) and not _is_told(line[: match.start()]):
        rest = line[match.end() :]
        stop = _ENDS_NAMES.search(rest)
        found = names(rest[: stop.start()] if stop else rest)
        persons = tuple(
            name for name in found if is_latin_person(name) or (re.search(f"[{HAN}]", name) and is_person(name))
        )
        if not persons and match[0][:4].lower() == "from" and (handle := _SENDER.match(rest)):
            persons = names(Name(handle[1]))
        if persons or not marked:
            return persons
    if not marked:
        return ()
    parts = (part for part in _ENDS_NAMES.split(bare(line)) if part)
    return next((found for part in parts if (found := tuple(filter(_is_any_person, names(part))))), ())


def _is_told(before: str) -> bool:
    """Whether what stands before *by* is a sentence that tells of somebody: "all this is in the latest show by ..."."""
    return len(_TELLS.findall(_PARTS.split(before)[-1])) >= _TOLD


_GOES_ON = re.compile(  # the rest of a sentence that a link ends, and no "scritto da"
    r"(?!\w+\s(?:by|von|par|por|di|da|door|af|av)$)[a-zß-ÿ]\w*\s.*\s(?:di|da|par|por|door|af|av)$"
)
_TELLS, _TOLD = (
    re.compile(r"(?<![\w’'])[a-zß-öø-ÿ]{2,}"),
    7,
)  # words without a capital, and how many bylines do not have


def _is_any_person(name: str) -> bool:
    return is_latin_person(name) or (re.search(f"[{HAN}]", name) is not None and is_person(name))


def bylines(lines: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names of each byline among the lines below a headline, with the line; *By* alone names the next one."""
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if following.startswith((":", "：")):  # the label is printed in bold
            line, following = line + following, ""
        if (
            _MAY_SAY_WHO.search(line)
            and _ONLY_SAYS_WHO.search(line)
            and not (_is_told(line) or _GOES_ON.match(line))
            and not _DID_OTHERWISE.search(_ONLY_SAYS_WHO.sub("", line))
        ):
            found = byline(f"By {following}") or (names(Name(following)) if _HANDLE.fullmatch(following) else ())
            if found:
                yield found, f"{line} {following}"
        elif found := byline(line):
            yield found, line


def tells_of_others(line: str) -> bool:
    """Whether a line begins or ends like *Reviewed by* or *Photo:*, so that a name in or below it is no writer's."""
    said = _ONLY_SAYS_WHO.search(line) or _SAYS_WHO.search(line)
    return said is not None and _DID_OTHERWISE.search(line[: said.start() + 1]) is not None


_ONLY_SAYS_WHO = re.compile(
    r"(?:^|[\s,|•·–—])(?:by|von|vom|par|por|di|door|af|av|autore?s?|authors?|auteure?|autor(?:in)?|автор|written by)\s*[:：]?\s*$",
    re.I,
)
_SENDER = re.compile(r"([^\W\d][\w.-]{1,24})\s(?:<|via\s)")  # of a letter to a list
_HANDLE = re.compile(r"[^\W\d][\w.-]{1,24}|[^\W\d]\w{1,14}\s[^\W\d]\w{0,14}")


def first_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the first line below a headline, where the date follows: blogs write them so, without a word.

    Only for lines that were a page's before it was turned to text, where no markup says more.
    """
    lines = [line.strip(" |·•") for line in dropwhile(lambda line: not _LETTER.search(line), lines)]
    if len(lines) < 2 or not any(_DATE.search(line) for line in lines[1:4]):
        return ()
    if _PERSONS.fullmatch(lines[0]):
        return tuple(filter(is_latin_person, names(lines[0])))
    if _NAME_LINE.fullmatch(simplified(lines[0])):
        found = names(Name(lines[0]))
        return tuple(
            name for name in found if (is_latin_person(name) if " " in name else not _NO_NICKNAME.search(name))
        )
    return ()


def beside_date(lines: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names that stand in one line with the date, or behind it and glued to the column.

    For lines that were a page's before it was turned to text: ``May 3, 2024 · 5 min · Jane Doe``, and what was three
    elements side by side, ``May 3, 2024`` and ``Jane DoeGardens / Boats``.
    """
    behind = False
    for line in lines:
        if len(line) > _LONGEST_LINE or not _LETTER.search(line):
            continue
        parts = [part.strip() for part in _PARTS.split(line)]
        people = [part for part in parts if " " in part and is_latin_person(part)]
        glued = _GLUED_NAME.match(line) if behind else None
        behind = _DAY.fullmatch(line) is not None
        if len(people) == 1 and len(parts) > _FEW_PARTS and any(map(_DAY.fullmatch, parts)):
            yield names(Name(people[0])), line
        elif glued and is_latin_person(glued[1]):
            yield names(Name(glued[1])), line


_DAY = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d\d-\d\d")
_PARTS, _FEW_PARTS = re.compile(r"\s[·•|]\s"), 2
_LETTER = re.compile(r"[^\W_]")
_GLUED_NAME = re.compile(
    r"((?:[A-Z][\w.'’-]{0,20} ){1,3}(?:Mc|Mac|De|Di|Le|La|Van|O['’])?[A-Z][a-z'’-]{1,20})(?=[A-Z][a-z]+(?:[ /]|$))"
)
_NO_NICKNAME = re.compile(  # what stands below headlines besides: controls, counts, columns
    r"发表|发布|阅读|浏览|点击|评论|收藏|分享|关注|点赞|举报|订阅|打印|登录|注册|首页|正文|目录|摘要|前言|导读|原创|转载|推荐|来源|更新|时间|日期"
    r"|漏洞|安全|新闻|资讯|技术|教程|公告|通知|动态|专题|栏目|分类|标签|文章|报告|研究|分析|复现"
)
_NAME_LINE = re.compile(rf"[{HAN}]{{2,8}}|[^\W\d][\w.-]{{2,20}}|{_LATIN_WORD}(?:\s{_LATIN_WORD}){{1,3}}")
_PERSONS = re.compile(
    rf"{_LATIN_WORD}(?:\s{_LATIN_WORD}){{1,3}}(?:(?:,| and| &| und| et| e| y)\s{_LATIN_WORD}(?:\s{_LATIN_WORD}){{1,3}}){{1,5}}"
)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|(?:19|20)\d\d[-/.年]")
