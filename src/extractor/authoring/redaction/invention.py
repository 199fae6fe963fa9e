"""Invented words: of the length and the script of real ones, and the same for the same word.

Each word is drawn from a hash of the whole word under a key, never letter by letter: without the key nothing leads
from an invented word back to the real one, and how often a letter occurs says nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import cache
from hashlib import shake_128

from extractor.fields.who.persons import is_person

__all__ = ["Inventor"]

# Characters that Chinese, Japanese and Korean character sets share. None is a surname, or of a word that rules look at.
_HAN_POOL = (
    "是他大以就也而那之后然家去都同定好其些心但因只想意把机第此已工使性又正外物被什等或身果西斯化老世度比水各活女神少才受太再做市直山指克形便空治展基眼非光放像"
    "且思象完色住求据北拉格望共今切院候河草云雨雪春秋冬早紫灰苦辣咸犬鼠虎蛇茶菜瓜豆油糖酒杯碗刀叉椅床屋船帆舟湖溪泉泥土岩洞峰森藤竹松柏菊荷桃杏梨橘葡萄稻粟"
    "棉衣帽鞋扇梳鼓笛琴弦歌舞墨耳鼻舌牙肩臂腰膝汗笑忙快慢硬干深窄厚薄粗尖斜暗亮香醒睡坐跳爬抱拔洗擦煮炒蒸嗅摸拍敲追藏遇散停借租耕割磨染造搬渡跨越攀滑升浮漂涌滴淋浸泡溶凝"
    "熄耀映照遮掩吊卷折削刻雕塑捏"
)
_SURNAME_POOL = "王李林高周石田江方白金雷何朱梁宋唐曹彭曾董袁余杜程丁沈姜崔"
_COMPOUND_POOL = ("上官", "司徒", "皇甫", "端木")
_MEDIUM_ENDS = "网报社台"
_LONGEST_MEDIUM = 12  # characters; what is longer and ends in 报 is no name
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"
_CYRILLIC_CONSONANTS, _CYRILLIC_VOWELS = "бвгдзклмнпрст", "аеиоу"
_DRAWS = 8  # of a word, before one that is taken is accepted: there are few words of two letters
_SHORT = 3  # letters; shorter words are used up at once


class Inventor:
    """Invents a word for each word.

    Args:
        key: Makes what is invented; keep it to yourself.
        taken: Words, in lower case, that must not be invented: those that rules look at, and the document's own.
        reserved: Han characters that must not be used: those of words that rules look at.
        common: Words, in lower case, that become one another, and no other word becomes one of them.
        charset: The encoding that what is invented must fit into.
    """

    def __init__(
        self,
        key: bytes,
        *,
        taken: Collection[str] = (),
        reserved: Collection[str] = (),
        common: Collection[str] = (),
        charset: str = "utf-8",
    ) -> None:
        self._key, self._taken, self._common, self._charset = key, taken, common, charset
        self._common_of: dict[int, list[str]] = {}
        for word in sorted(common):
            if word.isascii() and word.isalpha():
                self._common_of.setdefault(len(word), []).append(word)
        self._han = [c for c in _HAN_POOL if c not in reserved and _fits(c, charset)] or list(_HAN_POOL)
        self._surnames = [c for c in _SURNAME_POOL if _fits(c, charset)] or list(_SURNAME_POOL)
        self._known: dict[str, str] = {}

    def word(self, word: str) -> str:
        """A word of letters, in any script but Han; upper case stays upper case."""
        lower = word.lower()
        found = self._known.get(lower)
        if found is None or len(found) != len(word):
            found = self._known[lower] = self._drawn(lower if len(lower) == len(word) else word)
        return "".join(
            new.upper() if old.isupper() and len(new.upper()) == 1 else new
            for old, new in zip(word, found, strict=True)
        )

    def han(self, run: str) -> str:
        """A run of Han characters; a person's name stays one, and so does a medium's."""
        if (found := self._known.get(run)) is None:
            stream = self._stream(run, len(run))
            drawn = [self._other(self._han, old, number) for old, number in zip(run, stream, strict=True)]
            if len(run) > 2 and is_person(f"{run[:2]}{_HAN_POOL[0] * 2}"):
                drawn[:2] = _COMPOUND_POOL[stream[0] % len(_COMPOUND_POOL)]
            elif is_person(run[0] + _HAN_POOL[0]):
                drawn[0] = self._other(self._surnames, run[0], stream[0])
            if len(run) <= _LONGEST_MEDIUM and run[-1] in _MEDIUM_ENDS:
                drawn[-1] = run[-1]
            found = self._known[run] = "".join(drawn)
        return found

    def digits(self, run: str) -> str:
        """A number that is no year and no date: it begins with 3 or more where it has four digits."""
        stream = self._stream(run, len(run))
        drawn = [str(number % 10) for number in stream]
        drawn[0] = "0" if run[0] == "0" else str(3 + stream[0] % 7) if len(run) > _SHORT else str(1 + stream[0] % 9)
        return "".join(drawn)

    def _stream(self, word: str, length: int) -> list[int]:
        drawn = shake_128(self._key + b"\0" + word.encode("utf-8", "surrogatepass")).digest(2 * length)
        return [drawn[i] << 8 | drawn[i + 1] for i in range(0, len(drawn), 2)]

    def _other(self, pool: list[str], old: str, number: int) -> str:
        new = pool[number % len(pool)]
        return pool[(number + 1) % len(pool)] if new == old and len(pool) > 1 else new

    def _drawn(self, word: str) -> str:
        if word in self._common and (pool := self._common_of.get(len(word))):
            return self._other(pool, word, self._stream(word, 1)[0])
        found = word
        for draw in range(_DRAWS):
            stream = self._stream(f"{word}\0{draw}", len(word) + 1)
            begins_with_vowel = stream.pop() % 3 == 0
            found = "".join(
                self._letter(old, number, (i + begins_with_vowel) % 2 == 1)
                for i, (old, number) in enumerate(zip(word, stream, strict=True))
            )
            if found != word and found not in self._taken and found not in self._common:
                break
        return found

    def _letter(self, old: str, number: int, is_vowel: bool) -> str:
        if "a" <= old <= "z":
            pool = _VOWELS if is_vowel else _CONSONANTS
        elif "а" <= old <= "я":
            pool = _CYRILLIC_VOWELS if is_vowel else _CYRILLIC_CONSONANTS
        else:
            pool = _alike(ord(old) & ~0x3F, unicodedata.category(old), _script(old), self._charset) or old
        return pool[number % len(pool)]


@cache
def _alike(start: int, category: str, script: str, charset: str) -> str:
    """The characters of a category and a script among 64 code points."""
    block = (chr(code) for code in range(start, start + 64))
    return "".join(
        c
        for c in block
        if unicodedata.category(c) == category
        and _script(c) == script
        and (c.isalpha() or c.isdecimal())
        and len(c.upper()) == len(c.lower()) == 1
        and (category != "Ll" or c.upper().lower() == c != c.upper())
        and unicodedata.is_normalized("NFKC", c)
        and _fits(c, charset)
    )


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


def _fits(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except (UnicodeError, LookupError):
        return False
    return True
