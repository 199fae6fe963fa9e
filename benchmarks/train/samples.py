"""Labelled pages as the model sees them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np
from corpora import scorer
from html2text import HTML2Text
from invented import embellished, without_names
from labels import by_body, by_segments
from lxml.html import HtmlElement, tostring
from markdownify import markdownify
from numpy.typing import NDArray
from tld import get_fld

from extractor.blocks import read_drafts
from extractor.document import Document, Kind
from extractor.document.reading import read
from extractor.errors import ParseError
from extractor.fallback import trafilatura
from extractor.fallback.learned.columns import Floats, inherited
from extractor.fallback.learned.features import features
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.verdict import verdict

__all__ = ["ARTICLES", "OTHERS", "Sample", "samples"]

ARTICLES = ("aeb", "wcxb_article", "magic_article", "fundus", "mozilla", "gne", "trafeval")
OTHERS = ("wcxb_other", "magic_forum")
_EVERY = 3  # pages, of which one is shown again with something put in
_NAMELESS = 0.5  # share of those whose names say nothing
_MOST = 4000  # text blocks; a page of more would outweigh the rest


@dataclass
class Sample:
    """A labelled page.

    Attributes:
        corpus: The folder it comes from.
        id: Its name there.
        type: What sort of page it is, where the corpus says so.
        site: Whose it is: what pages of one site are left out together by.
        gold: What is labelled.
        page: Its text blocks, without their elements.
        columns: Its features, but for those of names and words.
        right: Which blocks are the article.
        weight: How much each label counts.
        invented: Whether it is a page shown once more, with something put in.
    """

    corpus: str
    id: str
    type: str | None
    site: str
    gold: Mapping[str, Any]
    page: Page
    columns: dict[str, Floats]
    right: NDArray[np.bool_]
    weight: NDArray[np.float64]
    invented: bool = False

    @property
    def sizes(self) -> Floats:
        """The number of words of each block."""
        return np.expm1(self.columns["log words"])

    def part(self, of: int, salt: str = "") -> int:
        """Which of so many parts of the sites this one is in."""
        return crc32(f"{salt}{self.site}".encode()) % of


def samples(corpora: Path, *, archived: bool = False, invented: bool = False) -> list[Sample]:
    """Every labelled page that has text blocks, in the order of the corpora.

    Args:
        corpora: Their folder.
        archived: Whether to turn articles to Markdown first, as archivers do; every other page with a header.
        invented: Whether to put something into articles; one page in so many is taken.
    """
    jobs = []
    for corpus in ARTICLES if archived else (*ARTICLES, *OTHERS):
        index = (corpora / corpus / "index.jsonl").read_text(encoding="utf-8")
        entries = map(json.loads, index.rstrip("\n").split("\n"))
        jobs += [(corpus, entry) for entry in entries if not invented or _is_shown_again(entry)]
    with Pool() as pool:
        found = pool.imap(partial(_sample, corpora, archived, invented), jobs, chunksize=8)
        return [sample for sample in found if sample]


def _sample(corpora: Path, archived: bool, invented: bool, job: tuple[str, dict[str, Any]]) -> Sample | None:
    corpus, entry = job
    content = (corpora / corpus / entry["file"]).read_bytes()
    document = read(gzip.decompress(content) if entry["file"].endswith(".gz") else content, url=entry["url"])
    if archived:
        try:
            document = read(_as_archived(document, entry["id"]), url=entry["url"], kind=Kind.MARKDOWN_POST)
        except ParseError:  # a page that begins with the data of a script
            return None
    root = document.tree.find("body")
    if root is None:
        return None
    page = Page.of(*read_drafts([root], base=document.address))
    if not 0 < len(page.blocks) <= _MOST:
        return None
    score = scorer(corpora)
    assert score is not None
    added: dict[HtmlElement, bool] = {}
    if invented:
        chance = Random(entry["id"])
        if chance.random() < _NAMELESS:
            without_names(root, chance)
        language = document.tree.get("lang", "")
        right, _ = by_body(score, page.texts, entry["gold"])
        added = embellished(page, right, language, chance, strange=corpus in ARTICLES)
        page = Page.of(*read_drafts([root], base=document.address))
    found = None if archived else trafilatura.extractor_fallback(document)
    told = None if archived else verdict(page.texts, found.elements if found else ())
    columns = features(page, page.beginnings(), document, told)
    label = by_body if entry["gold"].get("body") else by_segments
    right, weight = label(score, page.texts, entry["gold"])
    if added:
        belongs, strange = (
            inherited(np.logical_or, np.array([added.get(node) is kind for node in page.elements]), page.parent)
            for kind in (True, False)
        )
        belongs, strange = belongs[page.place], strange[page.place]
        right, weight = (right | belongs) & ~strange, np.where(belongs | strange, 1.0, weight)
    page.elements = []  # what no other process can have
    for draft in page.blocks:
        draft.node = None
        draft.markup.clear()
    site = get_fld(entry["url"] or "", fail_silently=True) or entry["url"] or entry["id"]
    return Sample(corpus, entry["id"], entry.get("type"), site, entry["gold"], page, columns, right, weight, invented)


def _is_shown_again(entry: Mapping[str, Any]) -> bool:
    return bool(entry["gold"].get("body")) and crc32(entry["id"].encode()) % _EVERY == 0


def _as_archived(document: Document, name: str) -> str:
    """The page turned to Markdown, by one converter or another, with or without a header: by the page's name."""
    number = crc32(name.encode())
    root = document.tree.find("body")
    html = tostring(root, encoding="unicode") if root is not None else ""
    if number % 2:
        markdown = markdownify(html, heading_style="ATX")
    else:
        converter = HTML2Text(baseurl=document.address or "", bodywidth=0)
        markdown = converter.handle(html)
    title = " ".join((document.tree.findtext(".//title") or "").split())
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{markdown}" if number % 4 < 2 else markdown
