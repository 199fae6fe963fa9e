"""微信公众号 (WeChat official accounts): pages, and pages archived as Markdown.

Checked 2026-11: 1,000 archived posts of 2015 to 2024 and 2 pages.
"""

import re
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from lxml.html import HtmlElement

from extractor import Document, Kind, Site, field
from extractor.rules import Match, between, block, css, css_all, front_matter, meta, pattern, xpath

_ABSENT = {
    "完成验证后即可继续访问": "captcha",
    "操作频繁": "captcha",
    "已被发布者删除": "deleted",
    "已被作者删除": "deleted",
    "临时链接已失效": "expired",
    "链接已过期": "expired",
    "违规无法查看": "violation",
    "内容被投诉": "violation",
    "发送失败无法查看": "violation",
    "内容审核中": "violation",
    "暂时无法查看": "violation",
    "号已被屏蔽": "blocked",  # 账号 and 帐号
    "号已被封": "blocked",
    "已停止访问该网页": "blocked",
    "号已迁移": "moved",
    "号迁移": "moved",
    "号已注销": "closed",
    "自主注销": "closed",
}
_NOTICE = css(".weui-msg, .page_msg, .global_error_msg, .mesg-block")
_CARDS = (  # what accounts put into a text besides it: cards of accounts, mini-programs, films, polls, goods
    *("mp-common-profile", "mpprofile", ".mp_profile_iframe_wrp", "mp-miniprogram", "mp-common-miniprogram"),
    *(".weapp_display_element", "mpvoice", "mp-common-mpaudio", "qqmusic", "mp-common-videosnap", "mpvideosnap"),
    *(".video_iframe", "mp-common-vote", "mpvote", ".vote_iframe", "mp-common-product", "mpcps", "mp-common-poi"),
)
_ARCHIVED = between(
    until=r"^(?:预览时标签不可点|微信扫一扫|继续滑动看下一个|轻触(?:阅读|查看)原文|向上滑动看下一个|：$|： ，)"
)
_ACCOUNT_AT_THE_END = xpath("//p[.='向上滑动看下一个']/preceding-sibling::p[1]")
_REPRINT = re.compile(r"以下文章来源于(.{1,40}?)\s*(?:，作者(.*))?$")
_RECOMMENDS = re.compile(r"编者荐语\s?[:：]?$|编者荐语[:：]")
_REPRINTED = css(".original_primary_card_tips, .original_area_primary")
_READER = re.compile(r"在小说阅读器|去阅读$|修改于|原创$")
_LONGEST_NAME = 20  # characters of an account's name; WeChat allows 30 Latin ones
_LONGEST_NOTICE = 1500  # characters of a page that says why there is no article


@dataclass
class _Byline:
    """The lines between headline and text of an archived page: 原创, author, account, and a reprint's card."""

    account: str = ""
    author: str = ""
    nodes: list[HtmlElement] = dataclass_field(default_factory=list)


def _byline(document: Document) -> _Byline:
    found = _ARCHIVED.match(document) if document.kind is Kind.MARKDOWN_POST else None
    lines = (
        [node for node in found.value.elements[:14] if node.tag == "p" and node.text_content().strip()] if found else []
    )
    texts = [node.text_content().strip() for node in lines]
    known = {_letters(name) for name in (_ACCOUNT_AT_THE_END(document), front_matter("source")(document)) if name}
    position = max((i for i, text in enumerate(texts[:3]) if _letters(text) in known), default=None)
    if "原创" in texts[:1] and len(texts) > 2 and _is_name(texts[2]):
        position = 2
    elif position is None:
        if not texts or not _is_name(texts[0]):
            return _Byline()
        position = 0
    byline = _Byline(account=texts[position], nodes=lines[: position + 1])
    if position:  # an account that writes under its own name stands there twice, or alone below 原创
        above = texts[position - 1].split("\n")[0]
        byline.author = texts[position] if above == "原创" else above
    recommends = texts[position + 1 : position + 2] and _RECOMMENDS.match(texts[position + 1])
    for i in range(position + 1, min(position + 8, len(texts))):
        if match := _REPRINT.match(texts[i].replace("\n", "")):
            # Its card follows: the name again, and what the account says of itself.
            byline.account, byline.author = match[1], match[2] or byline.author
            byline.nodes += lines[position + 1 if recommends else i : i + 3]
        elif _READER.match(texts[i]):
            byline.nodes.append(lines[i])
    return byline


def _is_name(text: str) -> bool:
    """Whether a line may be an account's name."""
    return len(text) <= _LONGEST_NAME and re.search(r"[，。！？：]", text) is None


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()


class WeChat(Site):
    hosts = ("mp.weixin.qq.com",)
    timezone = "Asia/Shanghai"
    title = css("#activity-name, #js_text_title, #js_image_content h1") | front_matter("title") | meta("og:title")
    published = (
        pattern(r'var ct = "(\d{10})"')
        | pattern(r"create_time: (?:JsDecode\()?'(\d{10})'")
        | css("#publish_time")
        | front_matter("date")
    )

    @field
    def authors(self, document: Document) -> Match | None:
        if author := _byline(document).author:
            return Match(author, "the line above the account's", author)
        if (found := _REPRINTED.match(document)) and (match := _REPRINT.match(found.value)) and match[2]:
            return replace(found, value=match[2])
        return (css_all("#js_author_name", "#meta_content > span.rich_media_meta_text") | meta("author")).match(
            document
        )

    @field
    def source(self, document: Document) -> Match | None:
        if account := _byline(document).account:
            return Match(account, "the account's line below the headline", account)
        if (found := _REPRINTED.match(document)) and (match := _REPRINT.match(found.value)):
            return replace(found, value=match[1])
        return (css("#js_name") | front_matter("source")).match(document)

    @field
    def body(self, document: Document) -> Match | None:
        if document.kind is not Kind.MARKDOWN_POST:
            return block("#js_content", "#js_text_desc", "#js_image_desc", drop=_CARDS).match(document)
        if not (found := _ARCHIVED.match(document)):
            return None
        byline = dict.fromkeys(_byline(document).nodes, "the lines below the headline")
        return replace(found, value=replace(found.value, drop=byline))

    def unavailable(self, document: Document) -> str | None:
        if any(document.tree.get_element_by_id(name, None) is not None for name in ("js_content", "js_image_desc")):
            return None
        said = document.text if len(document.text) <= _LONGEST_NOTICE else _NOTICE(document) or ""
        notice = next((reason for words, reason in _ABSENT.items() if words in said), None)
        nothing = document.kind is Kind.MARKDOWN_POST and _ARCHIVED.match(document) is None
        return notice or ("empty" if nothing else None)
