"""The archive: three thousand pages turned to Markdown. Nothing in it is labelled, but much is plain to see.

Each goes through: an article comes out, or a ``NoContentError`` says that there is none. What the header says
is in the article, and no line of a body is one that we know as chrome of its site.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from multiprocessing import Pool
from pathlib import Path
from urllib.parse import urlsplit

from corpora import archived

from extractor import Article, NoContentError, extract

SITES_OF_THE_CHROME = ("mp.weixin.qq.com", "4hou.com", "www.4hou.com")
CHROME = re.compile(
    r"微信扫一扫|轻点两下取消赞|，轻点两下取消|继续滑动看下一个|向上滑动看下一个|预览时标签不可点|轻触阅读原文|你可能感兴趣的|相关热文"
    r"|分享至|在小说阅读器|cover_image|跳转二维码|使用完整服务|(?:发表评论|知道了)$"
)
"""What a line of a body must not begin with; the last two are chrome only where they are the whole line."""

FIELD = re.compile(r"([a-z_]+):(?: (.*)|$)")


def check(archive: Path, processes: int) -> list[str]:
    """What is wrong, a sentence each; prints how many documents hold an article, and why others do not."""
    outcomes: Counter[str] = Counter()
    complaints = []
    with Pool(processes) as pool:
        for outcome, found in pool.imap_unordered(_examine, archived(archive), chunksize=20):
            outcomes[outcome] += 1
            complaints += found
    print(f"{archive.name}: {outcomes.total()} documents: {dict(outcomes.most_common())}")
    return sorted(complaints)


def _examine(document: tuple[str, bytes]) -> tuple[str, list[str]]:
    """What became of a document, and what is wrong with it."""
    name, content = document
    try:
        article = extract(content)
    except NoContentError as error:
        return error.reason, []
    except Exception as error:  # whatever it is, it is not allowed
        return "error", [f"{name}: {type(error).__name__}: {error}"]
    header = _header(content.decode("utf-8", "replace"))
    complaints = [*_unlike(article, header)]
    if urlsplit(header.get("url", "")).hostname in SITES_OF_THE_CHROME:
        complaints += [f"chrome: {line[:60]}" for line in article.body.split("\n") if CHROME.match(line.strip())]
    return "article", [f"{name}: {complaint}" for complaint in complaints]


def _header(text: str) -> dict[str, str]:
    """The lines between the two ``---``, as they stand: a tenth of the headers are not valid YAML."""
    lines = text.split("\n")
    end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else 0
    header: dict[str, str] = {}
    key = ""
    for line in lines[1:end]:
        if match := FIELD.match(line):
            key, header[match[1]] = match[1], (match[2] or "").strip()
        elif key:  # a title that goes on
            header[key] = f"{header[key]} {line.strip()}".strip()
    return header


def _unlike(article: Article, header: dict[str, str]) -> list[str]:
    """What the header says and the article does not."""
    given = {"title": _letters(header.get("title", "")), "url": header.get("url", "")}
    title = _letters(article.title or "")
    is_cut = bool(title) and article.origins["title"].by == article.extractor  # by the rule of a site: whose blog it is
    holds = {
        "title": given["title"] == title or (is_cut and given["title"].startswith(title)),
        "url": given["url"] == article.url,
        "source": bool(article.source),
        "date": article.published is not None,
    }
    return [
        f"{field} {header[field]!r} became {getattr(article, 'published' if field == 'date' else field)!r}"
        for field, kept in holds.items()
        if header.get(field) and not kept
    ]


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", unescape(unescape(text)))
