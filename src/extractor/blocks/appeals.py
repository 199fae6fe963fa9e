"""What a Chinese account says for itself below its text: follow, join, buy, reward, who we are, what we answer for.

No vocabulary of lines holds that, for every account words it in its own way; but a paragraph of it wants several things
of a reader at once. The blocks come in, those at the end that are such an appeal go out, with what stands among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractor.blocks.block import Block
from extractor.blocks.boilerplate import RELATED_HEADING, kind_of
from extractor.blocks.courses import courses
from extractor.blocks.ends import INTRODUCES, presents_writers
from extractor.document.text import HAN, weight

__all__ = ["appeal", "appeals", "disclaims"]

_WANTS = tuple(  # follow, write to us, join, applaud
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:公众号|私信|关注[^，。]{0,8})(?:后台)?(?:回复|发送|发消息)|后台回复|回复[^，。]{0,4}关键[字词]"
        r"|(?:回复|发送)[:：]?\s?[“\"「【‘\[][^，。]{1,24}(?:获取|领取|下载|即可|进群|加群|入群)",
        r"(?:添加|(?<![增附参施更追叠外强])加(?!密|载|强|固|入|快|大|速|剧|上)|私信)[^，。]{0,10}(?:微信|好友|助手|官微|V信|vx\b)"
        r"|后台私信|^需要(?:本文)?(?:相关|该|此)[^，。]{0,6}(?:工具|资料|源码|文档|代码)(?:的|请|$)"
        r"|微信号?\s?[:：【]|官微\s?[:：]",
        r"(?:进|入|加|拉|建)(?:[^，。、]{0,6})(?<![集人种机族语星])群(?!体|岛|组)"
        r"|(?:加入|进入)[^，。]{0,10}(?:星球|社群|圈子|大家庭|我们)|入圈",
        r"点[个一下亮]{0,2}[“\"\s]?(?:关注|赞|在看|收藏|分享|星标)|三连|打赏|赞赏|点赞|转发[、，和]|[、，和]转发|[、，]在看"
        r"|动动.{0,4}手|[留求]个?关注",
        r"欢迎[^。！]{0,14}(?:关注(?!本|即|这|该|此|近|下)|加入|订阅|转发|投稿|留言|交流|入圈|打赏|添加|联系|咨询|选购|报名|进群)",
        r"期待[^，。]{0,10}(?:关注|支持|加入|三连)|[您你]的(?:每一次)?[^，。]{0,16}(?<!不)(?:支持|认可|点赞|鼓励|关注)"
        r"|感谢[^，。]{0,8}(?:阅读|支持|关注)",
        r"广告时间|招新|诚聘|招贤|内推(?![进动行出广荐算理导])|直推通道|直投|投递?简历|简历(?:投递|优化)",
        r"^\W{0,4}(?:官方|新浪)?(?:微信|微博)?(?:公众号|视频号|抖音号?|小红书|微博|知识星球)(?:账号)?\s?[:：]\s?\S{2,20}$",
        r"历史(?:推送|消息|文章)",
        r"请联系[^，。]{2,14}团队|(?:时间|随时)[^，。]{0,4}找到我们",
        r"关注(?:我(?:们|的)?(?![国军方省市])|名片|一波|[^，。]{0,10}(?:公众号|视频号))",
    )
)
_HINTS = tuple(  # what others are told too
    re.compile(pattern, re.I)
    for pattern in (
        r"低价|考证|包年|特价|优惠|学费|团购|早鸟|折扣|免费(?:试|领|送)|开班|立减|原价|涨价|套餐|试用|\d\s?折(?!叠|线)",
        r"扫码|二维码|长按|扫一扫",
        r"(?:商务|合作)(?:方式|洽谈|咨询|联系|请)|招募|招满即止",
    )
)
_TONES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"小伙伴|师傅们|朋友们?|同学们|大家|各位|读者|粉丝|您|适合谁",
        r"公众号|本号|小编|笔者|我们团队|官网|视频号|星球|社群|交流群|商城|会员|圈子",
        r"免费|福利|领取|赠送|礼品|干货|资料|精彩|一手|独家|价格|课程|培训|学员|讲师|考试|证书|名额|靶场",
        r"专注|致力于|创始人|一站式|解决方案|定制化",
        r"职业|职场|简历|晋升|学习路线|就业|岗位|求职|技能栈",
        r"点击|戳|获取|咨询|购买|选购|加入|了解更多|阅读原文|分享|收藏|留言|报名|试学",
    )
)
_SPEAKS = 2  # tones that say who speaks, and to whom
_WARNS = re.compile("诈骗|骗子|骗取|警惕|谨防|切勿|不要|防范|受害")
_PURPOSE = re.compile("非法|违法|合法|恶意|法律|法规|授权|合规")
_OUTCOME = re.compile("后果|责任|损失|纠纷|风险自负|侵权|侵犯")
_BEARS = re.compile(
    r"(?:不(?:为此|对此)?|自行|均?由[^，。]{1,12})(?:本人|自行)?(?:承担|负责)|概不|无关|自负|不得用于"
    r"|(?:严禁|禁止|请勿)(?:用于|利用|非法)|(?:及时|立即|第一时间|联系)[^，。]{0,10}(?:删除|处理)"
)
_WHOSE = re.compile("本文|本公众号|本号|作者|文章|工具|本人|公众号|文中|本文档|本项目|平台|公告|使用者|用户|读者")
_USE = re.compile("学习|研究|交流|参考|测试|技术分享|使用|利用|传播|转载")
_LEGAL = re.compile(
    r"[\W_\d]{0,8}(?:0x\d{1,2}|[一二三四五六七八九十]{1,3})?[\W_]{0,4}(?:免责)?(?:声明|条款)[\W_]{0,6}$", re.I
)

_LINE, _PARAGRAPH = 60, 200  # characters of what needs one wish, of what needs two; more needs two and a tone
_LONGEST = 500  # characters of a paragraph that may disclaim
_FULL = 120  # the weight of a paragraph that says something by itself
_LOOSE = 40  # characters of a line that may stand among appeals
_POINT = 120  # characters of a point of a list, which ends no sentence
_APART = 6  # such lines between two of them
_LABELS = 3  # lines above an appeal that head it
_LABEL = 16  # characters of one
_SHARE = 0.8  # of the text above; more of it is what the text is about
_SELDOM = 4_000  # the weight of text in which one appeal may stand that is no invitation
_SEEN = 24  # blocks from the end in which a section of terms is looked for
_OFFER = re.compile(
    r"[^，。]{0,10}(?:星球|(?:粉丝|交流|读者|官方|成员)[^，。]{0,4}群|社群|考证|报考|招聘|招新|广告|福利|培训班|训练营|应急(?:响应)?服务|联系方式|关注我们)"
    r"[^，。]{0,6}$"
)
"""A label of a section that is an appeal, whatever is said below it."""
_OURS = re.compile("星球|社群|交流群|训练营|粉丝群")
_EVENT_FACT = re.compile(
    r"(?:报名|竞赛|[比大]赛|活动|开赛|直播|会议|投稿|征集)(?:时间|地址|链接|网址|入口|地点|方式)\s?[:：]"
)
_EVENT = re.compile(rf"{_EVENT_FACT.pattern}|^https?://[!-~]+$")
_REACHED = re.compile(r"[\W_]{0,4}(?:联系)?(?:电话|热线|官网|网址|网站|邮箱|微博|哔哩号|B站)\s?[:：|｜丨]")
_IS_HAN = re.compile(f"[{HAN}]")
_FACT = re.compile(r"\d\s?[月日点]|(?<!福利)(?<!广告)时间|地点|(?:论文|项目|代码|源码|参考)[^，。]{0,6}[:：]")
_POINTS = re.compile("[\u2705\u2714\U0001f381\U0001f449\U0001f525\U0001f4a1\U0001f4e2]")
_ASKS = re.compile(r"[？?！!]\W{0,3}$")
_ENDS = re.compile(r"[。！？.!?：:]\W{0,3}$")
_NUMBER = re.compile(r"[\W_]{0,4}(?:PART|NO|第)?[\W_]{0,3}\d{0,2}[\W_]{0,4}$", re.I)
_BOLD = re.compile(r"(?:<(?:strong|b)>[^<]*</(?:strong|b)>\W*)+$")


def appeals(text: str) -> bool:
    """Whether a text wants something of its reader for whoever publishes it: more than one thing, if it is long."""
    if _WARNS.search(text):
        return False
    wants = sum(pattern.search(text) is not None for pattern in _WANTS)
    hints = sum(pattern.search(text) is not None for pattern in _HINTS)
    if not wants + hints:
        return False
    tones = [pattern.search(text) is not None for pattern in _TONES]
    speaks = any(tones[:_SPEAKS])
    if len(text) <= _LINE:
        if text.endswith("。"):
            return wants + hints > 1 or speaks
        return wants > 0 or hints > 1 or any(tones)
    needed = 3 if len(text) <= _PARAGRAPH else 4
    wanted = wants + hints
    return (wanted > 1 or speaks) and (min(wanted, 2) + sum(tones) >= needed or wanted >= needed)


def disclaims(text: str) -> bool:
    """Whether a text says what nobody answers for."""
    if len(text) > _LONGEST:
        return False
    said = sum(p.search(text) is not None for p in (_PURPOSE, _OUTCOME, _BEARS, _WHOSE, _USE))
    return said >= 4 and _OUTCOME.search(text) is not None and _BEARS.search(text) is not None


def appeal(blocks: Sequence[Block], calls: Collection[int]) -> range:
    """The end of a text that is an appeal to its readers, with its label; empty where there is none.

    A text that wants something of its readers all along, as an invitation or an offer does, is about that.

    Args:
        blocks: The text.
        calls: The blocks that are known to call on readers.
    """
    if not any(_IS_HAN.search(block.text) for block in blocks[-_APART:]):
        return range(0)
    start = min(_event(blocks, _run(blocks, calls)), _terms(blocks), courses(blocks))
    if start == len(blocks):
        return range(0)
    if not _is_offer(blocks[start]) and any(map(_tells_fact, blocks[max(0, start - _LABELS) : start])):
        return range(0)  # what follows says how to take part in what the text announces
    start = _labelled(blocks, start)
    said = [weight(block.text) for block in blocks]
    first = next((i for i in range(start) if said[i] >= _FULL and not _wants(blocks, i, calls)), start)
    wanted = sum(_wants(blocks, i, calls) for i in range(first, start))
    above, below = sum(said[:start]), sum(said[start:])
    return range(0) if below > _SHARE * above or wanted * _SELDOM > above else range(start, len(blocks))


def _run(blocks: Sequence[Block], calls: Collection[int]) -> int:
    """Where the appeals at the end begin, with what stands loosely among and below them."""
    start, apart, i = len(blocks), 0, len(blocks)
    while i and apart <= _APART:
        i -= 1
        block = blocks[i]
        if not block.text:
            continue
        if _wants(blocks, i, calls) or (start < len(blocks) and _is_of_publisher(blocks, i, start)):
            start, apart = i, 0
        elif _is_loose(block) or _asks(block):
            says = 2 if block.text.endswith("。") else 1
            if start < len(blocks) and (_is_offer(block) or (start == i + 1 and _promises(block))):
                start = i
            apart = 0 if start < len(blocks) and _has_tone(block) else apart + says
        elif start < len(blocks) and (heads := _heads(blocks, i)) is not None:
            start, apart, i = heads, 0, heads
        else:
            break
    return _with_links(blocks, start)


def _event(blocks: Sequence[Block], start: int) -> int:
    """Where an appeal begins with the facts of an event right above it: below its sources a text announces nothing."""
    first = start
    while start < len(blocks) and first and (not blocks[first - 1].text or _EVENT.search(blocks[first - 1].text)):
        first -= 1
    above = kind_of(blocks[first - 1].text) if first else None
    is_event = any(_EVENT_FACT.search(block.text) for block in blocks[first:start])
    return first if is_event and above is not None and above[0].reason == "source line" else start


def _heads(blocks: Sequence[Block], place: int) -> int | None:
    """Right above a paragraph: the block that presents the publisher, or a label that heads a section of an appeal."""
    is_ours = _OURS.search(blocks[place].text) is not None
    for j in range(place - 1, max(-1, place - _LABELS - 1), -1):
        if presents_writers(blocks[j]) or _is_offer(blocks[j]) or (is_ours and _is_label(blocks[j])):
            return j
    return None


def _promises(block: Block) -> bool:
    """Whether a line right above an appeal is a point of it: it begins with a sign, or asks in the tone of one."""
    return _POINTS.match(block.text) is not None or _asks(block)


def _is_offer(block: Block) -> bool:
    return _OFFER.match(block.text) is not None and (block.is_heading or _BOLD.match(block.html) is not None)


def _with_links(blocks: Sequence[Block], start: int) -> int:
    """Where an appeal begins with the links to other texts right above it, where the text ends above them."""
    i = start
    while start < len(blocks) and i and (not blocks[i - 1].text or _is_link(blocks[i - 1])):
        i -= 1
    above = blocks[i - 1].text if i else ""
    return i if _ENDS.search(above) and not above.endswith(("：", ":")) else start


def _is_link(block: Block) -> bool:
    return block.linked >= 0.9 * len(block.text) and not block.text.startswith("http")


def _terms(blocks: Sequence[Block]) -> int:
    """Where a section of terms begins that closes the text: below its heading somebody answers for nothing."""
    for i in range(len(blocks) - 2, max(0, len(blocks) - _SEEN), -1):
        if blocks[i].is_heading or blocks[i].tag in ("pre", "tr"):
            is_legal = _LEGAL.match(blocks[i].text) is not None
            return i if is_legal and any(disclaims(block.text) for block in blocks[i + 1 :]) else len(blocks)
    return len(blocks)


def _wants(blocks: Sequence[Block], place: int, calls: Collection[int]) -> bool:
    block = blocks[place]
    if block.tag in ("pre", "tr"):
        return False
    return place in calls or appeals(block.text) or disclaims(block.text)


def _is_of_publisher(blocks: Sequence[Block], place: int, start: int) -> bool:
    """Whether a block above an appeal belongs to it: who publishes, its other texts, right above also how to write."""
    block = blocks[place]
    if presents_writers(block) or RELATED_HEADING.match(block.text):
        return True
    return _REACHED.match(block.text) is not None and not any(between.text for between in blocks[place + 1 : start])


def _has_tone(block: Block) -> bool:
    return any(pattern.search(block.text) for pattern in _TONES)


def _asks(block: Block) -> bool:
    """Whether a line asks or exclaims something in the tone of an appeal."""
    return len(block.text) <= _LINE and _ASKS.search(block.text) is not None and _has_tone(block)


def _is_loose(block: Block) -> bool:
    """Whether a line says little by itself: it is short and tells no date, a link, or a point of a list."""
    if block.tag in ("pre", "tr") or INTRODUCES.match(block.text) or _FACT.search(block.text):
        return False
    if _is_short(block) or block.linked >= 0.9 * len(block.text):
        return True
    is_cut = block.text.endswith("...")
    return len(block.text) <= _POINT and (is_cut or not _ENDS.search(block.text))


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LOOSE


def _tells_fact(block: Block) -> bool:
    return _is_short(block) and _FACT.search(block.text) is not None


def _labelled(blocks: Sequence[Block], start: int) -> int:
    """Where an appeal begins with its label: a heading, a bold line, the number of a section."""
    for _ in range(_LABELS):
        above = next((j for j in range(start - 1, -1, -1) if blocks[j].text), -1)
        if above <= 0 or not _is_label(blocks[above]):
            break
        start = above
    return start


def _is_label(block: Block) -> bool:
    if len(block.text) > _LABEL or block.tag in ("pre", "tr", "li") or INTRODUCES.match(block.text):
        return False
    return block.is_heading or _NUMBER.match(block.text) is not None or _BOLD.match(block.html) is not None
