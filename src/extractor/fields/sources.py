"""The medium credited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from extractor.document import Document, xpath
from extractor.document.text import HAN, one_line
from extractor.fields.declared import site_name
from extractor.fields.evidence import Candidate, Evidence
from extractor.fields.naming import SiteNames, registrable_domain
from extractor.fields.structured import from_front_matter, from_meta
from extractor.fields.who.credits import parse_credits
from extractor.fields.who.people import is_feed
from extractor.fields.who.persons import is_medium, is_placeholder
from extractor.fields.who.roles import roles
from extractor.fields.who.writers import is_of_picture

__all__ = ["clean_source", "source"]


def source(evidence: Evidence) -> Iterator[Candidate]:
    """The medium credited, else the feed; where the feed collects what others wrote, the site of the page."""
    document = evidence.document
    headed = [*from_front_matter(document, "source")]
    if is_feed(document):
        headed += from_front_matter(document, "author")
    sites = SiteNames(document) if headed else None
    for candidate in headed:
        if sites and _COLLECTS.search(str(candidate.value)) and (name := _site_of_the_page(document, sites, candidate)):
            yield Candidate(name, "page", "the site of the address", str(candidate.value))
        yield Candidate(_as_written(str(candidate.value), sites), candidate.by, candidate.rule, str(candidate.value))
    yield from from_meta(document, "mediaid", "source", "article:source")
    yield from (held for held in from_meta(document, "copyrightholder") if not _is_of_picture(held, document))
    yield from _credited(evidence)
    yield from _beside_the_date(evidence)
    yield from _labelled(evidence)


def _is_of_picture(held: Candidate, document: Document) -> bool:
    """Whether a copyright is a picture's: who took it and for whom, marked beside it."""
    holders = [element for element in _HOLDERS(document.tree) if (element.get("content") or "").strip() == held.value]
    return "/" in held.value or any(map(is_of_picture, holders))


_HOLDERS = xpath.elements("//meta[@itemprop = 'copyrightHolder']")
_LONGEST_SOURCE = 120  # characters; feeds spell out their mottoes
_LABEL = re.compile(r"^(?:来源|來源|稿源|文章来源|信息来源)\s*[:：]\s*")
_AROUND = "《》[]【】()（）|｜-@ "
_BEHIND = re.compile(  # what pages put behind a medium on the line of 来源, none of it the medium's
    rf"(?<=[{HAN}A-Za-z0-9）)\s|｜])(?:\s+(?=\d|[(（]?(?:举报|关注|阅读|浏览|评论|点击|字号|字体|分享|打印|收藏|复制|查看|订阅|纠错|编辑|责任|责编|"
    r"作者|记者|时间|日期|发布|发表|更新|人气|大中小|扫一扫|我要|微信|微博|[AaＡ][+-]))|(?=(?:分享到|责任编辑|责编|编辑|作者|记者|字号|字体|点击|阅读|浏览|"
    r"(?:发布|发表)?(?:时间|日期))[量数]?\s?[:：])|(?=(?:19|20)\d\d[-/.年]\d))"
)


def clean_source(value: object) -> str | None:
    """A medium's name on one line, without label, link or what stands behind it; ``None`` for a placeholder."""
    text = one_line(unescape(str(value or ""))[: 4 * _LONGEST_SOURCE])
    text = _BEHIND.split(_LABEL.sub("", text), maxsplit=1)[0].strip(_AROUND)
    if text.count("(") + text.count("（") > text.count(")") + text.count("）"):  # "Example Hour (Audio)"
        text += ")" if "(" in text else "）"
    if text.count("《") > text.count("》"):  # 云溪网－《云溪日报》
        text += "》"
    if len(text) > _LONGEST_SOURCE or text.startswith(("http://", "https://", "//")):
        return None
    return text if text and not is_placeholder(text) else None


_HAN = re.compile(f"[{HAN}]")
_SHORTEST_NAME = 4  # letters of a host's label that is looked for on the page: "wired" is, "m" is not
_COLLECTS = re.compile(
    r"\baggregat|\binstapaper\b|\bfeedly\b|\binoreader\b|\bunread\b|'s feed$|\bprivate feed\b|聚合|订阅", re.I
)
_MOTTO = re.compile(
    rf"\s+[-–—|｜·•≈»:]+\s+|\s*[|｜]\s*|(?<=[{HAN}])[-–—_]+|[-–—_]+(?=[{HAN}])|,(?=[\w-]+\.[a-z]{{2,10}}$)"
)
_MEDIUM_FEED = re.compile(r"^(?:.{1,80}? in )?(.{2,80}) on Medium$")  # how medium.com names its feeds
_RSS = re.compile(r"\s+(?:(?:exploits |database )?(?:rss|atom)(?:\s+feeds?)?|latest \w+)$", re.I)
_SECTION = re.compile(
    r"(?:(?:security|tech|company) )?(?:blogs?|blog entries|news|home|feed|articles|posts|files|latest)", re.I
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+){1,4}")
_STATE = re.compile(r",\s\w+:\s\w+$")  # "Storm Center, InfoCON: green"
_BLOGS_ON = re.compile(r"(?:blogs?|posts?|articles?|news) (?:on|from|of|by)\s+(?=[A-Z])", re.I)
_DESCRIBED = re.compile(rf"^([A-Za-z][A-Za-z0-9.]{{2,20}})\s?[{HAN}]{{2,10}}(?:门户|平台|媒体|资讯网|社区)$")
_ALIAS = re.compile(rf"^([{HAN}]+)\s+[A-Za-z][\w.]*$")  # 云溪 CloudBrook: the name, and once more for the others


def _as_written(text: str, sites: SiteNames | None) -> str:
    """The name in what a feed is called: without its motto, its section, and the kind of feed it is."""
    text = _STATE.sub("", _RSS.sub("", one_line(unescape(text[: 4 * _LONGEST_SOURCE]))))
    text = text[match.end() :] if (match := _BLOGS_ON.match(text)) else text
    text = match[1] if (match := _DESCRIBED.match(text)) else text
    if match := _MEDIUM_FEED.match(text):
        return match[1]
    parts = [part for piece in _MOTTO.split(text) if (part := piece.strip())]
    if len(parts) < 2:
        return text
    own = [part for part in parts if not _SECTION.fullmatch(part)] or parts
    first = own[0]
    if sites and not sites.host_has(first):  # "Files - Example", "云溪 CloudBrook - 新闻,cloudbrook.example"
        first = next((part for part in own[1:] if sites.host_has(part) and not _DOMAIN.fullmatch(part)), first)
    first = _RSS.sub("", first)
    return alias[1] if (alias := _ALIAS.match(first)) else first


def _site_of_the_page(document: Document, sites: SiteNames, collected: Candidate) -> str | None:
    """What the site of the address is called, as the page spells it; else its domain.

    ``None`` where the address is that of who collected it, or there is none.
    """
    host = document.host
    if not host or any(sites.have(part) for part in _MOTTO.split(str(collected.value))):
        return None
    for candidate in site_name(Evidence(document)):
        return str(candidate.value)
    domain = registrable_domain(host)
    below = host.removesuffix(domain).rstrip(".").rpartition(".")[2]
    for label in (below, domain.partition(".")[0]):
        if (
            len(label) >= _SHORTEST_NAME
            and not _SECTION.fullmatch(label)
            and (name := _spelled(label.replace("-", ""), document))
        ):
            return name
    return domain


def _spelled(label: str, document: Document) -> str | None:
    """How the page mostly writes the name that a host's label is: with capitals, and blanks or hyphens between."""
    spelling = re.compile(rf"(?<![\w./@-]){'[ -]?'.join(map(re.escape, label))}(?![\w/@-])", re.I)
    found = Counter(match[0] for match in spelling.finditer(document.tree.text_content()))
    return next((name for name, _ in found.most_common() if any(map(str.isupper, name))), None)


def _credited(evidence: Evidence) -> Iterator[Candidate]:
    """What stands behind 来源: in what was removed from the body and its edges, beside it, then on the page."""
    for by, lines in (evidence.of_body, *evidence.of_page):
        found: dict[str, str] = {}
        for line in lines:
            for role, label, value in parse_credits(line):
                if role == "source":
                    if _HAN.match(value):  # "新京报 举报": what follows a Han name is another thing
                        value = value.split()[0]
                    found.setdefault(value, label)
        for value, label in found.items():
            yield Candidate(value, by, f'label("{label}")', value)


def _labelled(evidence: Evidence) -> Iterator[Candidate]:
    """What stands behind *Source:* below the headline or at the end of the text, in languages other than Chinese."""
    for by, lines in (("page", evidence.below_headline[:_NEAR]), ("body", evidence.ends)):
        for line in lines:
            for role, label, value in roles(line):
                if (
                    role == "source"
                    and len(value) <= _LONGEST_MEDIUM
                    and not value[:1].islower()
                    and "://" not in value
                ):
                    yield Candidate(value, by, f'label("{label}")', line)


_LONGEST_MEDIUM = 40  # characters of a medium in a line; what a chart's numbers are from has more
_NEAR = 10  # lines below the headline among which its byline is
_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\s?\d{1,2}")
_MOMENT = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:[T\s]{1,3}\d{1,2}:\d\d(?::\d\d)?)?")
_PAPER = re.compile(rf"[{HAN}]{{2,10}}(?:报|報|网|網|社|台|周刊|杂志|客户端)")
_STATED = re.compile(r"""\b(?:source|mediaName)["']?\s{0,2}:\s{0,2}["']([^"'\\\n]{2,30})["']""")


def _beside_the_date(evidence: Evidence) -> Iterator[Candidate]:
    """A medium that stands without a label in the line before the date below the headline (``甲某/云溪晚报``).

    It is one by its name, or because a script of the page states it as ``source``.
    """
    lines = evidence.below_headline[:_NEAR]
    position = next((i for i, line in enumerate(lines) if _DATE.search(line)), 0)
    for line in reversed(lines[max(position - 2, 0) : position]):
        text = line.rpartition("/")[2].strip() if _HAN.search(line) else line
        if not 1 < len(text) <= 20 or not _HAN.match(text):
            continue
        if is_medium(text) or _is_stated(text, evidence.document.text):
            yield Candidate(text, "page", "the line before the date", line)
    for line in lines[position : position + 2]:
        if (
            (text := _MOMENT.sub("", line).strip(" |｜/·-"))
            and _PAPER.fullmatch(text)
            and _DATE.search(lines[position])
        ):
            yield Candidate(text, "page", "the line of the date", line)


def _is_stated(medium: str, markup: str) -> bool:
    """Whether a script states the medium as the page's source; few pages have its name in quotes at all."""
    quoted = any(f"{mark}{medium}{mark}" in markup for mark in "\"'")
    return quoted and any(medium == stated[1] for stated in _STATED.finditer(markup))
