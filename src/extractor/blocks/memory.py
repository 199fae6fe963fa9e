"""What recurs from document to document of one publisher: boilerplate that no vocabulary holds.

Text blocks of bodies come in, and which of a body's blocks are its publisher's goes out. Of each publisher a sample of
documents is remembered, those whose addresses have the smallest hashes, so that whatever the order and however many
parts were learned apart, the same documents remain.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

from extractor.blocks.block import Block
from extractor.document import Document
from extractor.document.text import letters, one_line

__all__ = ["Memory", "identity", "publisher"]

_DOCUMENTS = 100  # remembered of a publisher; with 40 blocks each, of at most 90 characters, 360 kB at worst
_HEAD, _TAIL = 16, 24  # blocks of a document that are remembered, from either end
_LONGEST = 80  # characters of a block that are remembered as they are; the rest stands as a hash
_OTHERS = 2  # other documents that must say it too, so that it recurs on three
_SHARE = 0.1  # of the other documents: a slogan changes over the years, and a coincidence is rarer
_FORMAT = 1

_PLATFORMS = frozenset({"blog.csdn.net", "cnblogs.com", "dev.to", "github.com", "jianshu.com", "medium.com"})
_PLATFORMS |= {"reddit.com", "blogs.sap.com", "sites.google.com", "telegra.ph", "zhihu.com", "youtube.com"}
_NUMBER = re.compile(r"(?<![A-Za-z\d-])\d(?:[\d.,:/-]{0,20}\d)?")  # of a CVE or a model the number is what it is about
_LABELLED = re.compile(  # whose name or address follows; of "affected versions: ..." what follows is the news
    r"[\W_]{0,3}((?:文章|本文|原文|原创|稿件|信息|图片|责任|执行|值班)?"
    r"(?:作者|编辑|责编|来源|出处|记者|译者|审核|校对|排版|监制|供稿|撰文|标签|分类)"
    r"|(?:written |posted |edited |photo )?by|authors?|editors?|source|via|credits?|tags|categories"
    r"|autore|autor|auteur|fonte)"
    r"\s?[:：]\s?(?:[^。！？!?]{1,24}|https?://\S{1,500})$",
    re.I,
)
_CREDIT = re.compile(  # who made this document: its own fact, for the cleaning to judge
    r"[\W_]{0,3}(?:文章|本文|原文|稿件|信息|责任)?(?:作者|编辑|责编|来源|出处|记者|译者|编译|翻译|撰文)\s?[:：]\s?[^。！？!?:：/]{1,24}$"
)
_SECTION = re.compile(  # what an article's own first heading says in every other article too
    r"[\W\d_]{0,6}(?:0?x?[0-9a-f]{1,2}|[一二三四五六七八九十]|part\s?\d|第.{1,3}[章节部分])?[\W_]{0,4}"
    r"(?:前言|引言|背景|概述|简介|介绍|摘要|序言|导读|导语|漏洞.{0,4}|事件.{0,4}|环境.{0,4}|起因|写在前面"
    r"|introduction|intro|overview|summary|executive summary|abstract|background|tl;?\s?dr|description|preface|prologue"
    r"|key (?:points|takeaways|findings)|einleitung|introducción|introduzione|introdução)[\W_]{0,6}$",
    re.I,
)


@dataclass(frozen=True)
class Memory:
    """What the documents of each publisher say at their edges; made by :meth:`Extractor.learn`, and merged.

    Attributes:
        publishers: For each publisher, its documents by the hash of their address; of each what its blocks say.
    """

    publishers: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, blocks: Sequence[Block]) -> Memory:
        """The memory of one document; an empty one where nobody is known to publish it."""
        name, keys = publisher(document), _edges(blocks)
        return cls({name: {identity(document): keys}}) if name and keys else cls()

    def merge(self, other: Memory) -> Memory:
        """What both remember. Neither the order nor the grouping matters, and what both have learned counts once."""
        return Memory.union((self, other))

    @classmethod
    def union(cls, memories: Iterable[Memory]) -> Memory:
        """What all of them remember, merged one after the other; see :meth:`merge`."""
        merged: dict[str, dict[str, tuple[str, ...]]] = {}
        for memory in memories:
            for name, documents in memory.publishers.items():
                known = merged.setdefault(name, {})
                for key, blocks in documents.items():
                    known[key] = min(known.get(key, blocks), blocks)
                for key in sorted(known)[_DOCUMENTS:]:
                    del known[key]
        return cls(merged)

    def recurring(self, document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
        """The blocks of a body that are its publisher's and not its own, each with what says so.

        They recur on two other documents and a tenth of them, and stand before the first or after the last block that
        does not, or are links. A section's heading above the text stays, and so does a body that has nothing else.
        """
        name = publisher(document)
        if name is None or name not in self.publishers:
            return
        counts, total = self._others(name, identity(document), _edges(blocks))
        needed = max(_OTHERS, _SHARE * total)
        if not counts or max(counts.values()) < needed:
            return
        spoken = [(block, key) for block in blocks if (key := _key(block.text))]
        own = [i for i, (_, key) in enumerate(spoken) if counts[key] < needed]
        if not own:
            return
        first, last = own[0], own[-1]
        while first and (spoken[first - 1][0].is_heading or _SECTION.match(spoken[first - 1][0].text)):
            first -= 1
        for i, (block, key) in enumerate(spoken):
            if _CREDIT.match(one_line(block.text)):
                continue
            if counts[key] >= needed and (i < first or i > last or block.linked >= 0.8 * len(block.text)):
                yield block, f"recurs on {counts[key] + 1} of {total + 1} documents of {name}"

    def _others(self, name: str, this: str, said: tuple[str, ...]) -> tuple[Counter[str], int]:
        """On how many of a publisher's other documents each block stands, and how many those are.

        Documents that say the same are one, saved twice.
        """
        documents = self.publishers.get(name, {})
        distinct = {blocks for key, blocks in documents.items() if key != this} - {said}
        return Counter(block for blocks in distinct for block in blocks), len(distinct)

    # --- as a file --------------------------------------------------------------------------------------------

    def dumps(self) -> str:
        """The memory as JSON that people can read: the blocks of each publisher, the most frequent first."""
        return json.dumps({"format": _FORMAT, "publishers": self._plain()}, ensure_ascii=False, indent=1)

    def _plain(self) -> dict[str, object]:
        plain: dict[str, object] = {}
        for name, documents in sorted(self.publishers.items()):
            found: dict[str, list[int]] = {}
            for i, key in enumerate(sorted(documents)):
                for block in documents[key]:
                    found.setdefault(block, []).append(i)
            ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
            plain[name] = {
                "documents": sorted(documents),
                "blocks": [{"text": text, "count": len(on), "on": " ".join(map(str, on))} for text, on in ordered],
            }
        return plain

    @classmethod
    def loads(cls, text: str | bytes) -> Memory:
        """The memory in what :meth:`dumps` gave.

        Raises:
            ValueError: It is something else.
        """
        try:
            plain = json.loads(text)
            if plain["format"] != _FORMAT:
                raise ValueError(f"a memory of format {plain['format']}, not {_FORMAT}")
            return cls({str(name): _documents(entry) for name, entry in plain["publishers"].items()})
        except (KeyError, TypeError, AttributeError, IndexError, ValueError, RecursionError) as error:
            raise ValueError(f"this is no memory: {type(error).__name__}: {error}") from error


def _documents(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    names = [str(name) for name in entry["documents"]]
    found: dict[str, list[str]] = {name: [] for name in names}
    for block in entry["blocks"]:
        for i in block["on"].split():
            found[names[int(i)]].append(str(block["text"]))
    return {name: tuple(sorted(blocks)) for name, blocks in found.items()}


def publisher(document: Document) -> str | None:
    """Who publishes a document: the host; where it hosts many, the account; without an address, the source.

    ``None`` where none is known.
    """
    source = one_line(str(document.front_matter.get("source") or ""))
    host = (document.host or "").removeprefix("www.")
    if not host:
        return source or None
    try:
        parts = urlsplit(document.address or "")
    except ValueError:
        return host
    if host == "mp.weixin.qq.com":
        account = next(iter(parse_qs(parts.query).get("__biz", ())), "") or source
        return f"{host}/{account}" if account else None  # strangers' posts have nothing in common
    segment = parts.path.strip("/").split("/")[0]
    return f"{host}/{segment}" if host in _PLATFORMS and segment else host


def identity(document: Document) -> str:
    """The hash of a document's address, else of its text: what is the same of two copies of it."""
    address = re.sub(r"^https?://(?:www\.)?|#.*$", "", document.address or "").rstrip("/")
    return _hash(address or document.text)


def _edges(blocks: Sequence[Block]) -> tuple[str, ...]:
    keys = [key for block in blocks if (key := _key(block.text))]
    return tuple(sorted({*keys[:_HEAD], *keys[-_TAIL:]}))


def _key(text: str) -> str:
    """What a block says whatever its numbers, and whoever a label names."""
    text = one_line(text)
    key = _NUMBER.sub("0", text)
    if not letters(key.replace("0", "")):
        key = text  # a number that stands alone says nothing but itself
    if labelled := _LABELLED.match(text):
        key = f"{labelled[1]}: *"
    key = key.casefold()
    return key if len(key) <= _LONGEST else f"{key[:_LONGEST]}…{_hash(key)[:8]}"


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
