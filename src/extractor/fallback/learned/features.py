"""What can be told of a text block: its words, its links, what stands around it, what its containers are called.

All features of a page come from one look at each block and each element; the rest is arithmetic on whole columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urlsplit

import numpy as np

from extractor.document import Document
from extractor.document.text import letters
from extractor.fallback.learned.columns import FAR, Floats, shifted, since, window
from extractor.fallback.learned.containers import beside_headline, densest, records
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.shapes import shapes
from extractor.fallback.learned.words import words_in

__all__ = ["features"]

_TAGS = {tag: i for i, tag in enumerate(("p", "h1", "h2", "h3", "h4", "li", "tr", "pre", "figcaption", "dt", "dd"))}
_DIGIT = re.compile(r"\d")


def features(
    page: Page, beginnings: list[list[str]], document: Document, verdict: Floats | None = None
) -> dict[str, Floats]:
    """What stands where: a column for each feature, a row for each block.

    Args:
        page: The blocks.
        beginnings: The words at the beginning of each.
        document: What they stand in.
        verdict: What another engine said of each block: the share of its words it kept.
    """
    n = len(page.blocks)
    shape = shapes(page.texts)
    size, count, stops, ends, dates = (shape.pop(name) for name in ("size", "words", "stops", "ends", "dates"))
    linked = np.array([min(1.0, block.linked / len(block.text)) for block in page.blocks], np.float32)
    plain = count * (1 - linked)
    sentence = ((stops > 0) & (ends > 0) & (count > 8) & (linked < 0.5)).astype(np.float32)
    columns = {
        "log size": np.log1p(size), "log words": np.log1p(count), "log plain": np.log1p(plain), "stops": stops,
        "ends": ends, "dates": dates, "linked": linked, "sentence": sentence, "stops/word": stops / (count + 1),
        "commas/word": shape["commas"] / (count + 1), **shape,
    }  # fmt: skip
    tags = np.array([_TAGS.get(block.tag, -1) for block in page.blocks])
    columns |= _rows("<{}>", _TAGS, (tags == np.arange(len(_TAGS))[:, None]).astype(np.float32))
    columns["wrappers"] = np.array([len(block.wrappers) for block in page.blocks], np.float32)
    columns["images"] = np.array([len(block.images) for block in page.blocks], np.float32)

    often = Counter(page.texts)
    columns["repeats"] = np.log1p(np.array([often[text] for text in page.texts], np.float32))

    # --- where it stands ------------------------------------------------------------------------------------
    index = np.arange(n, dtype=np.float32)
    running = np.cumsum(plain, dtype=np.float32)
    whole = float(running[-1]) if n else 1.0
    columns["position"] = index / np.float32(max(1, n))
    columns["from the end"] = np.log1p(n - index)
    columns["log index"] = np.log1p(index)
    columns["text before"] = running / np.float32(whole + 1)
    columns["log blocks"] = np.full(n, np.log1p(n), np.float32)
    columns["log text"] = np.full(n, np.log1p(whole), np.float32)
    columns["page linked"] = np.full(n, float((count * linked).sum() / (count.sum() + 1)), np.float32)
    columns["page sentences"] = np.full(n, np.log1p(float(sentence.sum())), np.float32)

    headline = _headline(document, page)
    at = headline if headline >= 0 else 0
    columns["has headline"] = np.full(n, headline >= 0, np.float32)
    columns["since headline"] = np.clip(index - at, -FAR, 3 * FAR)
    columns["text since headline"] = np.sign(index - at) * np.log1p(np.abs(running - running[at])) if n else index
    columns["in title"], columns["in description"] = _shares(
        beginnings, {*words_in(_title(document))}, {*words_in(_description(document))}
    )
    for name, value in _declared(document).items():
        columns[name] = np.full(n, value, np.float32)

    # --- what stands around it ------------------------------------------------------------------------------
    basics = np.array([columns["log words"], linked, sentence, np.minimum(stops, 6), columns["<p>"]])
    for shift in (-3, -2, -1, 1, 2, 3):
        columns |= _rows(f"{{}} {shift:+}", ("words", "linked", "sentence", "stops", "p"), shifted(basics, shift))
    counted = np.array([plain, count * linked, count, sentence, np.ones_like(count)])
    for width in (3, 8, 20):
        plain_around, linked_around, around, sentences_around, _ = window(counted, width)
        columns[f"plain ±{width}"] = np.log1p(plain_around)
        columns[f"linked ±{width}"] = linked_around / (around + 1)
        columns[f"sentences ±{width}"] = sentences_around
    columns["sentences before"] = np.log1p(np.cumsum(sentence) - sentence)
    columns["sentences after"] = np.log1p(sentence.sum() - np.cumsum(sentence))
    columns["since sentence"] = since(sentence)
    columns["until sentence"] = since(sentence[::-1])[::-1]

    # --- what it stands in ----------------------------------------------------------------------------------
    place, parent, first, last = page.place, page.parent, page.first, page.last
    sums = np.zeros((len(counted), n + 1))
    np.cumsum(counted, axis=1, out=sums[:, 1:], dtype=np.float32)
    held = dict(
        zip(
            ("plain", "linked", "words", "sentence", "n"),
            (sums[:, last] - sums[:, first]).astype(np.float32),
            strict=True,
        )
    )
    inside = [place]
    while len(inside) < _LEVELS:
        inside.append(parent[inside[-1]])
    around = np.array([
        np.log1p(held["words"]), np.log1p(held["n"]), held["linked"] / (held["words"] + 1),
        np.log1p(held["sentence"]), held["plain"] / (whole + 1),
    ])  # fmt: skip
    for level, number in enumerate(inside):
        columns |= _rows(f"{{}} in {level}", ("words", "blocks", "linked", "sentences", "share"), around[:, number])
    best = densest(page, held, whole)
    columns["in densest"] = ((index >= first[best]) & (index < last[best])).astype(np.float32) if n else index
    columns["after densest"] = np.clip(index - last[best], -FAR, FAR)
    columns["before densest"] = np.clip(first[best] - index, -FAR, FAR)
    columns["depth"] = page.depth[place].astype(np.float32)
    columns["hidden"] = page.hidden[place].astype(np.float32)
    columns |= beside_headline(page, headline, held, whole)
    columns |= records(page, held)
    columns["dates ±6"] = window(np.minimum(dates, 1) * (size < 40), 6)
    columns["short ±6"] = window((count < 5).astype(np.float32), 6)

    tag_numbers: dict[str, int] = {}
    tag = np.array([tag_numbers.setdefault(names[0], len(tag_numbers)) for names in page.names])[page.sort]
    same = (tag * len(tag_numbers) + tag[parent]) * (int(page.depth.max()) + 1) + page.depth
    group = np.unique(same, return_inverse=True)[1][place]
    alike, prose = np.bincount(group), np.bincount(group, sentence)
    columns["alike"] = np.log1p(alike[group]).astype(np.float32)
    columns["alike prose"] = (prose[group] / alike[group]).astype(np.float32)
    columns["all prose alike"] = (prose[group] / (sentence.sum() + 1)).astype(np.float32)

    if verdict is not None:
        columns["verdict"] = verdict
        for shift in (-2, -1, 1, 2):
            columns[f"verdict {shift:+}"] = shifted(verdict, shift)
        for width in (4, 12):
            columns[f"verdict ±{width}"] = window(verdict * count, width) / (window(count, width) + 1)
        kept = np.concatenate(([0], np.cumsum(verdict * plain)))
        of_other = ((kept[last] - kept[first]) / (held["plain"] + 1)).astype(np.float32)
        for level, number in enumerate(inside[:4]):
            columns[f"verdict in {level}"] = of_other[number]
        columns["verdict of all"] = np.full(n, float(kept[-1] / (whole + 1)), np.float32)
    return columns


def _rows(pattern: str, names: Iterable[str], table: Floats) -> dict[str, Floats]:
    """The rows of a table as columns, their names made by a pattern."""
    return {pattern.format(name): row for name, row in zip(names, table, strict=True)}


def _shares(texts: list[list[str]], title: set[str], description: set[str]) -> Floats:
    """The shares of each text's words that are among those of the title and of the description, as two columns."""
    among = title | description
    shares = np.zeros((2, len(texts)), np.float32)
    for i, words in enumerate(texts):
        if found := among.intersection(words):
            shares[0, i] = len(found & title) / len(words)
            shares[1, i] = len(found & description) / len(words)
    return shares


def _headline(document: Document, page: Page) -> int:
    """The number of the block that is the headline, -1 for none."""
    heading = document.headline
    if heading is None:
        return -1
    wanted = letters(heading.text_content())
    most, begins = 2 * len(wanted) + _PADDING, wanted[:1]
    same = (
        i
        for i, text in enumerate(page.texts)
        if len(text) <= most
        and (text[0].casefold()[:1] == begins or not text[0].isalnum())  # is seen sooner than all letters are
        and letters(text) == wanted
    )
    found = [*islice(same, _COPIES)]
    return next((i for i in found if page.blocks[i].is_heading), found[0] if found else -1)


_PADDING = 40  # characters that a headline may have besides twice its letters
_COPIES = 20  # of the headline, that are looked at
_LEVELS = 5  # of elements around a block


def _declared(document: Document) -> dict[str, float]:
    """What sort of page it is by what it says of itself and by its address."""
    types = {str(kind) for item in document.json_ld for kind in _listed(item.get("@type"))}
    og_type = " ".join(document.meta.get("og:type", ())).lower()
    path = urlsplit(document.address or "").path
    return {
        "says article": float("article" in og_type) + float(any(_ARTICLE.search(kind) for kind in types)),
        "says other": float(any(_OTHER.search(kind) for kind in types)),
        "says website": float("website" in og_type or "product" in og_type),
        "address words": float(len(_WORD_OF_ADDRESS.findall(path.rstrip("/").rsplit("/", 1)[-1]))),
        "address depth": float(path.rstrip("/").count("/")) if document.address else -1.0,
        "address digits": float(len(_DIGIT.findall(path))),
    }


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


_ARTICLE = re.compile(r"Article$|BlogPosting$|Report$|Review$")
_OTHER = re.compile(
    r"Product$|Forum|QAPage$|Question$|ItemList$|CollectionPage$|ProfilePage$|Event$|JobPosting$|Recipe$"
)
_WORD_OF_ADDRESS = re.compile(r"[^\W\d_]{2,}")


def _title(document: Document) -> str:
    titles = document.tree.findtext(".//title") or ""
    return " ".join([titles, *document.meta.get("og:title", ())])


def _description(document: Document) -> str:
    return " ".join([*document.meta.get("description", ()), *document.meta.get("og:description", ())])
