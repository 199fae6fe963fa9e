"""Han names: traditional characters read like simplified ones, and what a person's name looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.document.text import HAN

__all__ = ["NAME", "NAMES", "is_transliterated", "simplified"]

# The characters of labels, posts and surnames that differ, pair by pair; names are cut from the text as it stands.
_TRADITIONAL = (
    "記记責责編编輯辑來来攝摄圖图譯译審审對对監监製制總总視视頻频設设計计統统籌筹採采寫写報报導导時时間间發发佈布實实習习綜综聞闻臺台員员筆笔"
    "執执訊讯電电專专題题網网號号轉转載载關关鍵键見见約约聯联單单業业務务黨党會会員员臨临觀观評评論论負负學学銷销類类點点擊击瀏浏覽览閱阅讀读"
    "陳陈黃黄張张劉刘楊杨趙赵吳吴孫孙馬马鄭郑謝谢許许韓韩馮冯鄧邓蕭萧葉叶蘇苏呂吕盧卢蔣蒋賈贾韋韦鄒邹龍龙萬万錢钱嚴严湯汤顏颜魯鲁項项歐欧"
    "紀纪畢毕饒饶聶聂齊齐龐庞賴赖羅罗陸陆鍾钟范范譚谭潘潘閻阎賀贺龔龚邵邵俞俞倪倪嵇嵇荊荆駱骆藍蓝麥麦喬乔溫温遊游莊庄華华農农欒栾衛卫竇窦"
    "應应馬马樓楼簡简闕阙連连塗涂鄔邬諸诸塗涂鳳凤寧宁車车邊边黎黎楚楚顧顾懷怀繆缪鞏巩厲厉儲储劍剑長长貝贝賓宾買买貢贡費费裝装團团"
)
_SIMPLIFIED = {ord(a): ord(b) for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
_IS_TRADITIONAL = re.compile(f"[{_TRADITIONAL[::2]}]")  # few texts have any; to look takes a fifth of the time


def simplified(text: str) -> str:
    """The text with the traditional characters of labels and surnames as simplified ones, position by position."""
    return text.translate(_SIMPLIFIED) if _IS_TRADITIONAL.search(text) else text


# The surnames of 98 % of the bearers of Han names, and the compound ones that newspapers have.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤裴剑易常文康施牛樊葛邢安齐庞颜梅庄章鲁倪殷霍翟俞祝申关耿管柴项解卓欧舒单柯阮纪左柳牟季焦詹涂凌"
    "盛毕鲍包司饶刁卜尚华聂苗曲温喻成游阳屈辛芦喇靳褚蒲路宁边卞景祁房岳丛艾党简晏席艺滕荆骆佟佘巩栾迟冉娄甄桂车郎耶朴池宫宣楚谷蓝古米仇冷封修糜敖竺明占沙"
    "闻项荀羊惠芮井全班仰伊仲甘厉祖符景束蔚晋应查臧伏计练隋连由茅闵麻强苟申窦苑商丘卫戚湛栗植丰权储鹿商沃仝岑花璩奚郗邰郦桑桂濮寿扈燕冀郏浦茹瞿阎宦慎戈庾暨居厍晁訾阚鞠丰巢蒯游竺逯盖桓覃仉佴"
    "赖支麦乔缪邬洪虞乌裘"
)
_COMPOUND = "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|司徒|令狐|东方|夏侯|端木|呼延|南宫|独孤|欧陽"
NAME = rf"(?:(?:{_COMPOUND})[{HAN}]{{1,2}}|[{_SURNAMES}][{HAN}]{{1,2}}|[{HAN}]{{2,6}}·[{HAN}]{{2,6}})"
"""A Han name, for the inside of a pattern that is matched against :func:`simplified` text."""
NAMES = rf"{NAME}(?:[\s、，,/]{{1,3}}{NAME}){{0,5}}"
"""Han names in a row."""

# The characters in which the names of other scripts are written by their sound.
_SOUNDS = frozenset(
    "阿埃艾安昂奥巴白拜班邦鲍贝本比彼宾波伯博布查达戴丹道德登迪蒂丁多东杜顿恩尔法范菲费芬夫弗福盖冈高戈格古哈海汉豪赫亨胡霍基吉加贾杰卡凯坎康考柯科克肯库夸昆拉莱兰朗劳勒"
    "雷黎里理利莉丽连列林卢鲁路伦罗洛吕马麦迈曼芒梅门蒙米密摩莫默姆穆纳娜奈南内尼宁纽诺努欧帕潘庞培佩彭皮蒲普齐奇恰乔切琼丘让热日荣萨塞桑瑟森沙莎尚舍申圣施史舒斯丝松苏索"
    "塔泰坦陶特滕提廷图托瓦万旺威韦维温沃乌武西希锡席夏香肖谢辛欣休修逊雅亚延扬耶叶伊因英尤于约扎詹泽曾兹佐朱祖"
)


def is_transliterated(words: Sequence[str]) -> bool:
    """Whether words are the parts of one foreign name, by its sound: 卡米拉 帕特尔, none of two Han names in a row."""
    plain = [simplified(word) for word in words]
    if len(plain) < 2 or not all(len(word) > 1 and _SOUNDS.issuperset(word) for word in plain):
        return False
    return not all(re.fullmatch(NAME, word) for word in plain)
