"""Names: a text of names as names, whose they are, and what is none.

A text comes in as pages and structured data have it, with labels, posts, codes, mail addresses and markup; names go out
as written. Nothing is looked up: a person's name is told from an institution's by how it is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

from extractor.document.text import HAN
from extractor.fields.who.credits import AUTHOR_LABELS, EDITOR_LABELS
from extractor.fields.who.han import NAME, is_transliterated, simplified
from extractor.fields.who.roles import PREPOSITIONS, WRITERS

__all__ = ["OUR", "POST", "Name", "bare", "is_institution", "is_medium", "is_person", "is_placeholder", "names"]


class Name(str):
    """One name, because its record has only one: never split, whatever commas or ``y`` it holds."""

    __slots__ = ()


_OTHERWISE = re.compile(  # "Jane Doe, video by John Roe"
    r"(?:videos?|photo\w*|fotos?|pictures?|illustrations?|graphics?|edit(?:ed|ing)|translat(?:ed|ion))\s+(?:by|von|par|por)\s",
    re.I,
)
_WHERE = re.compile(r"(?<=\w\w)\s+in\s+(?=[A-Z]\w+(?:\s[A-Z]\w+){0,2}$).*")
_CODE = re.compile(r"[_\s(（\[]*\b(?:[A-Z]{1,5}_?\d{2,}|\d{3,}|[A-Z]{2,3}\d+)(?![A-Za-z\d])[)）\]]*|_[A-Z]{1,4}\d+")
_BETWEEN = re.compile(
    r"\s*(?:[、，,;；/／|｜＆\n]|&{1,2})\s*(?:(?:and|und|et|y|e)\s+)?|\s+(?:and|und|et|y|e|en|og|och|with|avec|con|(?:im\s+gespräch\s+)?mit)\s+|(?<=[\u3400-\u9fff])和(?=[\u3400-\u9fff]{2,4}$)",
    re.I,
)
_JOINT = "\ue000"  # in no name
_TWO_SURNAMES = re.compile(  # "Ana Rita Nogueira e Silva", and no "Ana Nogueira e Rui Silva"
    r"(?<![^\W\d_])((?:[A-ZÀ-Þ][\w’'-]{1,20}\s){1,3}[A-ZÀ-Þ][\w’'-]{1,20})\s(e|y|i)\s(?=[A-ZÀ-Þ][\w’'-]{1,20}(?:$|[,;]))"
)
_TWO_OF_ONE_RECORD = re.compile(r"\s*[;；、\n]\s*|\s+(?:and|und|&)\s+")
_TITLES = re.compile(
    rf"^(?:本[报刊网台社]|(?:[{HAN}]{{2,8}}?(?:报|网|社|台|新闻|日报|晚报|时报|财经|周刊|融媒体))?(?:首席|见习|实习|特约|全媒体|融媒体)?)?"
    r"(?:记者|通讯员|撰稿人|评论员|作者|编辑|采写|撰文|文字|文(?=[\s:：/／|]))[\s:：/／|]*"
)
_POST = re.compile(rf"^[{HAN}]{{0,8}}(?:记者|通讯员|编辑|作者|评论员|实习生)$")  # "南都见习记者 李四": the first word
_OFFICE = "(?:部长|主任|所长|院长|校长|会长|秘书长|理事长|局长|处长|教授|研究员|院士|讲师|董事长|总经理|总裁|经济学家|分析师|工程师)"
_OFFICE_BEFORE = re.compile(rf"^[{HAN}A-Za-z“”]{{0,40}}{_OFFICE}(?={NAME}$)")  # "林业大学教授李四": experts' columns
_OFFICE_ALONE = re.compile(rf"^(?:[{HAN}A-Za-z“”]{{3,40}}|副)?{_OFFICE}$")
_UNCLOSED = re.compile(r"\s*[（(][^()（）]{0,40}\Z")  # "李四（云溪晚报评论员": a credit ends at the bracket
_NOTE = re.compile(r"[（(](?:实习|见习|编译|整理|通讯员|记者|特约|发自.{1,6})[)）]")
_LABEL = re.compile(
    rf"^(?:{'|'.join(sorted(map(re.escape, (*EDITOR_LABELS, *AUTHOR_LABELS)), key=len, reverse=True))})[\s:：/／|｜丨]+"
    r"|[/／](?:文|图|摄|文图|编辑)$"
)
_BY = re.compile(
    r"^(?:(?:re)?(?:(?:written|posted|published|submitted|story|text|words|article|report(?:ed|ing)?|analysis|opinion|created|artikel|"
    r"(?:(?:ein|eine|une?|una?)\s+)?(?:beitrag|gastbeitrag|kommentar|reportage|bericht|interview|analyse|texto|crónica|récit|chronique)|"
    r"escrito|publicado|geschrieben|geschreven|scritto|rédigé|écrit|(?:propos\s+)?recueillis|(?:(?:view|see|read)\s)?(?:all\s|more\s)?(?:posts|articles|stories)|guest post|authored|erstellt|verfasst)\s+)?(?:by|von|vom|par|por|di|da|door|af|av)|a cura di|text|autore?s?|authors?|"
    r"auteure?|autor(?:in|a)|redaktion|writer|verfasser|fotos? und text|автор|글|著者|執筆|文)\b\s*[:：|]?\s+",
    re.I,
)
_GLUED = re.compile(r"^(?:[Bb]y|Von)(?:\s?by)?\s?(?=[A-Z])")  # two elements, and nothing between them
_SAID = re.compile(
    rf"^(?:(?:by|von|par|por|di|door|af|av|{PREPOSITIONS}|oprac\.|كتبت?)(?=[\s:])[\s:]*|(?:{WRITERS})\s?[:：]\s*"
    r"|(?-i:de)\s(?=(?-i:[A-ZĂÂÎȘŞȚŢ]\S{1,20}\s[A-ZĂÂÎȘŞȚŢ])))",
    re.I,
)
OUR = r"(?:unser(?:em|er|e)?|notre|nostr[oa]|nuestr[oa]|onze|our)\s+(?:own\s+)?"
"""What papers write before a post, for the inside of a pattern."""
POST = (
    r"(?:redakteur(?:in)?|reporter(?:in)?|korrespondent(?:in)?|experte|expertin|mitarbeiter(?:in)?|chefredakteur(?:in)?|volontär(?:in)?"
    r"|autor(?:in)?|gastautor(?:in)?|journalist[ea]?|staff writer|(?:special |own )?correspondent|correspondante?|envoyée? spéciale?"
    r"|corresponsal|enviad[oa] especial|inviat[oa]|redacteur|verslaggever|редактор|журналист|rechtsanw[aä]lt(?:in)?)"
)
"""A post that stands before a name, for the inside of a pattern."""
# Posts before a name are one word with the name's medium in it, or stand alone; behind it they end the name.
_POST_BEFORE = re.compile(rf"^(?:{OUR})?(?:[\w.-]{{1,40}}-)?{POST}\s+(?=\S)", re.I)
_POST_BEHIND = re.compile(
    r"\s+(?:[A-Z][\w.]*\s+){0,4}?(?:(?:staff|senior|chief|special|contributing|political|freelance|associate|managing|"
    r"deputy|guest|news|sports|business|science|health|technology)\s+)*(?:staff|(?:staff\s+|news\s+)?(?:writer|reporter|"
    r"editor|correspondent|contributor|columnist|fellow)|redaktion|updated|published|posted|shares|tiempo de lectura)$",
    re.I,
)
_ABROAD = re.compile(
    r"\s+(?:envoyée?s?\sspécia(?:l|le|ux|les)|correspondante?s?|enviad[oa]s?\sespecial(?:es)?|corresponsal(?:es)?)"
    r"(?:\s(?:à|au|aux|en)\s.{2,40})?$",
    re.I,
)
_NETWORK_NAME = re.compile(r"@\w{1,30}", re.ASCII)  # what somebody is called in a social network
_POSTS = frozenset(
    (
        "staff senior chief special contributing political freelance associate managing deputy assistant guest news sports "
        "business science health technology tech opinion national editor editors editor-in-chief writer writers reporter "
        "reporters correspondent contributor contributors columnist journalist blogger author authors in of and the at "
        "redakteur redakteurin redaktion journaliste rédaction redactie redacción redazione redactor redactora periodista "
        "by von par por view profile bio all posts founder ceo md phd"
    ).split()
)
_ACCOUNT = re.compile(r"(?<=[^\W\d_])\s{1,3}@\w{2,30}(?![\w.])", re.ASCII)  # in a network, behind the name
_ADDRESS = re.compile(r"[^\s@<>()]{1,64}@[^\s@<>()]{1,100}")
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_PLACEHOLDERS = frozenset(
    (
        "未知 佚名 匿名 管理员 系统管理员 网络 网络整理 综合 暂无 无 本站 原创 admin administrator root editor staff unknown none null "
        "n/a 本报讯 网站管理员 超级管理员 匿名用户 责编 记者 作者 编辑 转载 网络转载 undefined anonymous guest test user webmaster default author name email 全部 小编 编辑部 关注 查看更多 举报 品牌提供 human "
        "datum date facebook twitter instagram linkedin bluesky mastodon reddit whatsapp telegram flipboard pinterest youtube "
        "journalist reporter correspondent columnist contributor submitted posted "
        "agencies agencias agences agenturen agenzie follow share print toggle menu search home from to subject comments nachrichten news http https www"
    ).split()
) | {
    "object object",
    "no author",
    "see full bio",
    "email com",
    "guest author",
    "guest post",
    "sina mobile",
    "sina_mobile",
    "নিজস্ব প্রতিবেদক",
    "নিজস্ব প্রতিনিধি",
    "নিজস্ব সংবাদদাতা",
    "super user",
    "user admin",
    "read more",
}
_UNFINISHED = frozenset("by von vom par por di and und et of the in im mit with für for".split())
_LONGEST_BYLINE = 2000  # characters; a paper of a hundred authors has 1,800
_LONGEST_NAME = 60  # characters; a longer one is a sentence


def names(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """The names in a text or texts, in order, each once: without labels, titles, staff codes and placeholders.

    Han names are split at spaces too (``张三 李四``); a name that is padded to three characters (``李　明``) is not.
    A :class:`Name` is one name, and split only where it joins two full ones by a word.
    """
    texts = _given_first([value] if isinstance(value, str) else list(value or ()))
    return tuple(dict.fromkeys(name for text in texts for name in _names(str(text), isinstance(text, Name))))


@lru_cache(maxsize=512)  # a name is read as evidence, against other evidence, and into its field
def _names(text: str, whole: bool) -> tuple[str, ...]:
    """The names in a text; where it is whole, it is one."""
    if "://" in text or len(text) > _LONGEST_BYLINE:
        return ()
    plain = _UNCLOSED.sub("", bare(text))
    if is_placeholder(plain.strip(" []")):
        return ()
    found = []
    for part in _parts(plain, whole=whole):
        if is_placeholder(part.strip()) or _OTHERWISE.match(part) or _NETWORK_NAME.fullmatch(part.strip()):
            continue
        for name in _split_han(part, whole=whole):
            name = _SAID.sub("", _untitled(name)).strip(' \t\u3000·•:：-—_@[]【】“”"<>*,').strip()
            name = _SENTENCE_END.sub("", _unbracketed(name))
            if name and len(name) <= _LONGEST_NAME and _is_name(name) and not _is_post(name):
                found.append(name)
    persons = [name for name in found if not _HOLDS_POST.search(name)]  # "Jane Doe, Harbour Correspondent"
    return tuple(persons or found)


def _is_post(name: str) -> bool:
    plain = simplified(name)
    return _POST.match(plain) is not None or _OFFICE_ALONE.match(plain) is not None


_SENTENCE_END = re.compile(r"(?<=[a-zß-öø-ÿ]{4})\.$")  # behind a name; "Jr." and initials keep their points


def bare(text: str) -> str:
    """A text without markup, entities, the content of scripts, mail addresses, staff codes and the label before it."""
    for _ in range(2):
        if "&" in text:
            text = unescape(text)
    if "<" in text:
        for tag in ("script", "style"):
            while (start := text.lower().find(f"<{tag}")) >= 0:
                end = text.lower().find(f"</{tag}", start)
                text = text[:start] + (text[end:] if end >= 0 else "")
        text = _MARKUP.sub(" ", text)
    text = _GLUED.sub("", _ACCOUNT.sub("", _ADDRESS.sub(" ", text)).strip())
    text = _NOTE.sub("", _without(_LABEL, _BY.sub("", text)))
    return _CODE.sub(" ", text)


def _without(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds at its beginning or end, traditional characters read as simplified."""
    for match in pattern.finditer(simplified(text)):
        text = text[match.end() :] if match.start() == 0 else text[: match.start()]
        break
    return text


def _untitled(name: str) -> str:
    name = _without(_OFFICE_BEFORE, _without(_TITLES, name))
    name = _POST_BEFORE.sub("", _BY.sub("", name))
    if (match := _WHERE.search(name)) and " " in name[: match.start()]:
        name = name[: match.start()]
    for post in (_ABROAD, _POST_BEHIND):
        if (match := post.search(name)) and name[: match.start()].count(" "):
            return name[: match.start()]
    return name


def _unbracketed(name: str) -> str:
    """The name without brackets around it or opened and not closed."""
    if name[:1] in "(（" or name[-1:] in ")）":
        inner = name.strip("()（） ")
        return inner if not re.search(r"[()（）]", inner) else re.split(r"[(（]", name, maxsplit=1)[0].strip()
    return name


def _parts(text: str, *, whole: bool) -> list[str]:
    if not whole:
        return [part.replace(_JOINT, " ") for part in _BETWEEN.split(_TWO_SURNAMES.sub(rf"\1{_JOINT}\2{_JOINT}", text))]
    person, _, medium = text.partition(", ")
    if (
        " " in person and is_institution(medium) and not (is_institution(person) or _WROTE_TOO.fullmatch(medium))
    ):  # "Jane Doe, Quay News": for whom
        return [person]
    parts = _TWO_OF_ONE_RECORD.split(text)
    return parts if all(len(part.split()) > 1 or re.search(f"[{HAN}]", part) for part in parts) else [text]


def _given_first(texts: Iterable[str]) -> list[str]:
    """Texts without the white space around; a list of ``Family, Given`` as ``Given Family``."""
    stripped = [type(text)(text.strip()) if isinstance(text, str) else str(text).strip() for text in texts]
    is_reversed = len(stripped) > 1 and all(re.fullmatch(r"[^,]{1,40}, ?[^,]{1,40}", text) for text in stripped)
    if is_reversed and not any(map(_DEGREE.search, stripped)):
        return [" ".join(reversed(re.split(r", ?", text))) for text in stripped]
    return stripped


def _split_han(text: str, *, whole: bool) -> list[str]:
    words = text.split()
    if (
        whole
        and len(words) == _FAMILY_AND_GIVEN
        and max(map(len, words)) <= _LONGEST_PART
        and not all(map(_HAN_NAME.fullmatch, map(simplified, words)))
    ):
        return ["".join(words) if max(map(len, words)) == 1 else " ".join(words)]  # of Japan: 山田 花子
    if not words or not all(re.fullmatch(rf"[{HAN}·]+|[{HAN}]+[:：].*", word) for word in words):
        return [" ".join(words)]
    if is_transliterated(words):
        return [" ".join(words)]
    joined: list[str] = []
    for word in words:
        if joined and len(joined[-1]) == len(word) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    if len(joined) > 1 and _SEAT.fullmatch(simplified(joined[0])) and _HAN_NAME.fullmatch(simplified(joined[-1])):
        return joined[1:]  # where they work: 云溪研究院 李四
    return joined


_WROTE_TOO = re.compile(r"dpa|afp|apa|sid|kna|epd", re.I)  # agencies that German papers credit beside their own
_DEGREE = re.compile(r",\s?(?:[JS]r|I{2,3}|[A-Z]{2,6}|Ph\.?D|M\.?[DAS]|Esq)\.?$")
_FAMILY_AND_GIVEN, _LONGEST_PART = 2, 4  # words of a Japanese name, and characters of each
_HAN_NAME = re.compile(NAME)
_SEAT = re.compile(
    rf"[{HAN}A-Za-z]{{2,24}}(?:大学|学院|研究[院所部]|实验室|智库|中心|集团|公司|委员会|[协学]会|报社|杂志社|编辑部|事业部|研究生|法院|检察院)"
)
_DATE_WORD = re.compile(
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mär|mai|okt|dez|ene|abr|ago|dic|janv|févr|avr|juin|juil|août|"
    r"january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|"
    r"oktober|dezember|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|updated|published)\b"
    r"(?:\.?\s+(?:\d|$)|\.?$)",
    re.I,
)


_HOLDS_POST = re.compile(
    r"\s(?:correspondent|reporter|editor|columnist|journalist|redakteur(?:in)?|korrespondent(?:in)?|correspondante?"
    r"|journaliste|corresponsal|redactora?|giornalista|inviat[oa])s?$",
    re.I,
)
_NO_NAME = re.compile(  # a button, a licence, a note on where it was printed first, the rest of a time: "AM BST"
    r"^(?:view|see|read|show|load)\s(?:more|all|other|full)\b|^(?:view|see|visit)\s(?:.{1,20}\s)?(?:page|profile|bio|posts|archive)$"
    r"|\blicen[cs]e\b|^creative commons\b|^(?:转载?自|首发于|来源于)|^[ap]\.?m\.?(?:\s[a-z]{1,4}t)?$"
    r"|^(?:企业|行业|产业|科技|业界|公司|安全|综合|热点|最新){1,3}(?:资讯|快讯|动态|要闻)$|^industry news$"  # a column's account
    r"|\swrote$"  # whom a commenter answers
    r"|^d[oa]s? (?:uol|redação|reportagem|agência|estadão|folha|g1|r7|cnn)\b",  # where they sat
    re.I,
)


def _is_name(name: str) -> bool:
    words = name.casefold().split()
    return (
        not is_placeholder(name)
        and re.search(r"[^\W\d_]", name) is not None
        and re.search(r"[@:：《\[\]{}=]|\($", name) is None
        and not name.casefold().startswith(("www.", "http:", "https:"))
        and not (len(words) > 1 and _POSTS.issuperset(words))
        and not _DATE_WORD.match(name)
        and not _NO_NAME.search(name)
        and words[-1] not in _UNFINISHED
    )


_MEDIUM = re.compile(
    rf"^[{HAN}A-Za-z0-9·]*(?:网|报|社|台|频道|播报|周刊|杂志|新闻|编辑部|财经|科技|客户端|公众号|集团|公司|委员会|政府|办公室|中心|协会|研究院|平台|官网|门户|在线|(?:网|报|社|台)(?:综合|整理))$"
)
_PERSON = re.compile(rf"{NAME}|[^\W\d_{HAN}][^\d_{HAN}]{{1,39}}")
_INSTITUTION = re.compile(
    r"\b(?:news|times|post|redaktion|staff|team|media|magazine?|magazin|press|presse|online|editors?|desk|agency|agencia|"
    r"gmbh|inc|ltd|llc|tv|radio|network|institute?|institut|university|universität|stiftung|verband|e\.\s?v|journal|"
    r"zeitung|dpa|afp|reuters|ap|efe|ansa|epd|kna|group|company|corporation|association|blog|welle|office|department|"
    r"ministry|ministerium|council|foundation|rédaction|redacción|redazione|redactie|daily|weekly|herald|tribune|"
    r"gazette|today|sports|agence|agência|agenzia|studio|studios|community|contributors?|wire|service|digital|global|world|international|center|centre|forum|collective|agentur|association|society|bank|hospital|clinic|party|ausschuss|pressestelle)\b"
    r"|\w\.(?:com|de|org|net|ch|at|cl|fr|it|es|nl|co|io|tv|info|eu|uk|ru|pl)\b|^(?:the|die|der|das|le|la|el|il)\s",
    re.I,
)


def is_placeholder(name: str) -> bool:
    """Whether a name stands for none: 未知, 佚名, admin."""
    return name.casefold() in _PLACEHOLDERS


def is_medium(name: str) -> bool:
    """Whether a name is that of a medium or an institution, going by how it ends."""
    return _MEDIUM.match(simplified(name)) is not None


def is_institution(name: str) -> bool:
    """Whether a name in any script is a medium's, an agency's or a firm's, going by the words it is made of."""
    return is_medium(name) or _INSTITUTION.search(name) is not None


def is_person(name: str) -> bool:
    """Whether a name may well be a person's: a Han surname and one or two characters, or words without digits."""
    return _PERSON.fullmatch(simplified(name)) is not None
