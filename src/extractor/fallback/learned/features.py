"""What can be told of a text block: its words, its links, what stands around it, what its containers are called.

All features of a page come from one look at each block and each element; the rest is arithmetic on whole columns.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from urllib.parse import urlsplit

import numpy as np

from extractor.document import Document
from extractor.document.text import letters
from extractor.fallback.learned.columns import FAR, Floats, shifted, since, window
from extractor.fallback.learned.containers import beside_headline, densest, records
from extractor.fallback.learned.page import Page
from extractor.fallback.learned.words import BEGINNING, UNSPACED, WORD

__all__ = ["features"]

_TAGS = ("p", "h1", "h2", "h3", "h4", "li", "tr", "pre", "figcaption", "dt", "dd")
_STOPS, _COMMAS = ".!?。！？…؟।", ",;:，；：、،"
_LATIN_STOPS, _LATIN_COMMAS = ".!?", ",;:"
_ENDS = re.compile(r"[.!?。！？…؟।][\"'”’»)）】」』\]]*$")
_DATE = re.compile(r"\b\d{4}\b|\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_DIGIT = re.compile(r"\d")
_UPPER = re.compile(r"[A-ZÀ-ÞА-Я]")
_MARK = re.compile(r"[|»›·•©→]|>>")
_SHORTEST = 13  # characters; shorter texts have no sentences


def _shape(text: str) -> tuple[float, ...]:
    """Counts of one text."""
    size = len(text)
    beginning = text[:BEGINNING]
    is_ascii = text.isascii()
    count = text.count(" ") + 1 + (0 if is_ascii else size - len(UNSPACED.sub("", text)))
    digits = len(_DIGIT.findall(beginning))
    stops, commas = (_LATIN_STOPS, _LATIN_COMMAS) if is_ascii else (_STOPS, _COMMAS)
    return (
        size,
        count,
        sum(map(text.count, stops)) if size >= _SHORTEST else 0,
        sum(map(text.count, commas)) if size >= _SHORTEST else 0,
        digits / len(beginning),
        len(_UPPER.findall(beginning)) / len(beginning),
        _ENDS.search(text, max(0, size - 8)) is not None,
        text[-1] in ":：",
        text[0].islower(),
        len(_DATE.findall(text[:120])) if digits else 0,
        beginning.count("|") + beginning.count(">>") if is_ascii else len(_MARK.findall(beginning)),
        size / (count or 1),
    )


def features(page: Page, document: Document, verdict: Floats | None = None) -> dict[str, Floats]:
    """What stands where: a column for each feature, a row for each block.

    Args:
        page: The blocks.
        document: What they stand in.
        verdict: What another engine said of each block: the share of its words it kept.
    """
    n = len(page.blocks)
    columns: dict[str, Floats] = {}

    shape = np.array([_shape(text) for text in page.texts], np.float32).reshape(n, 12)
    (size, count, stops, commas, digits, upper, ends, colon, lower, dates, marks, mean_word) = shape.T
    linked = np.array([min(1.0, block.linked / len(block.text)) for block in page.blocks], np.float32)
    plain = count * (1 - linked)
    sentence = ((stops > 0) & (ends > 0) & (count > 8) & (linked < 0.5)).astype(np.float32)
    for name, column in (
        ("log size", np.log1p(size)), ("log words", np.log1p(count)), ("stops", stops), ("commas", commas),
        ("digits", digits), ("upper", upper), ("ends", ends), ("colon", colon), ("lower", lower), ("dates", dates),
        ("marks", marks), ("mean word", mean_word), ("linked", linked), ("stops/word", stops / (count + 1)),
        ("commas/word", commas / (count + 1)), ("log plain", np.log1p(plain)), ("sentence", sentence),
    ):  # fmt: skip
        columns[name] = column
    tags = [block.tag for block in page.blocks]
    for tag in _TAGS:
        columns[f"<{tag}>"] = np.array([t == tag for t in tags], np.float32)
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
    title = set(WORD.findall(_title(document).lower()))
    described = set(WORD.findall(_description(document).lower()))
    columns["in title"] = _shares(page.words, title)
    columns["in description"] = _shares(page.words, described)
    for name, value in _declared(document).items():
        columns[name] = np.full(n, value, np.float32)

    # --- what stands around it ------------------------------------------------------------------------------
    basics = {
        "words": np.log1p(count),
        "linked": linked,
        "sentence": sentence,
        "stops": np.minimum(stops, 6),
        "p": columns["<p>"],
    }
    for name, column in basics.items():
        for shift in (-3, -2, -1, 1, 2, 3):
            columns[f"{name} {shift:+}"] = shifted(column, shift)
    for width in (3, 8, 20):
        columns[f"plain ±{width}"] = np.log1p(window(plain, width))
        columns[f"linked ±{width}"] = window(count * linked, width) / (window(count, width) + 1)
        columns[f"sentences ±{width}"] = window(sentence, width)
    columns["sentences before"] = np.log1p(np.cumsum(sentence) - sentence)
    columns["sentences after"] = np.log1p(sentence.sum() - np.cumsum(sentence))
    columns["since sentence"] = since(sentence)
    columns["until sentence"] = since(sentence[::-1])[::-1]

    # --- what it stands in ----------------------------------------------------------------------------------
    place = np.array(page.place, np.intp)
    parent = np.array(page.parent, np.intp)
    first, last = np.array(page.first, np.intp), np.array(page.last, np.intp)
    held = {}
    counted = {"plain": plain, "linked": count * linked, "words": count, "sentence": sentence, "n": np.ones_like(count)}
    for name, column in counted.items():
        sums = np.concatenate(([0], np.cumsum(column)))
        held[name] = (sums[last] - sums[first]).astype(np.float32)
    inside = place
    for level in range(5):
        columns[f"words in {level}"] = np.log1p(held["words"][inside])
        columns[f"blocks in {level}"] = np.log1p(held["n"][inside])
        columns[f"linked in {level}"] = held["linked"][inside] / (held["words"][inside] + 1)
        columns[f"sentences in {level}"] = np.log1p(held["sentence"][inside])
        columns[f"share in {level}"] = held["plain"][inside] / (whole + 1)
        inside = parent[inside]
    best = densest(page, held, whole)
    columns["in densest"] = ((index >= first[best]) & (index < last[best])).astype(np.float32) if n else index
    columns["after densest"] = np.clip(index - last[best], -FAR, FAR)
    columns["before densest"] = np.clip(first[best] - index, -FAR, FAR)
    columns["depth"] = np.array(page.depth, np.float32)[place]
    columns["hidden"] = np.array(page.hidden, np.float32)[place]
    columns |= beside_headline(page, headline, held, whole)
    columns |= records(page, held)
    columns["dates ±6"] = window(np.minimum(dates, 1) * (size < 40), 6)
    columns["short ±6"] = window((count < 5).astype(np.float32), 6)

    kinds: dict[tuple[str, str, int], int] = {}
    kind = [
        kinds.setdefault((names[0], page.names[up][0], depth), len(kinds))
        for names, up, depth in zip(page.names, page.parent, page.depth, strict=True)
    ]
    group = np.array(kind, np.intp)[place]
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
        inside = place
        for level in range(4):
            columns[f"verdict in {level}"] = ((kept[last] - kept[first])[inside] / (held["plain"][inside] + 1)).astype(
                np.float32
            )
            inside = parent[inside]
        columns["verdict of all"] = np.full(n, float(kept[-1] / (whole + 1)), np.float32)
    return columns


def _shares(texts: list[list[str]], among: set[str]) -> Floats:
    """The share of each text's words that are among those."""
    if not among:
        return np.zeros(len(texts), np.float32)
    return np.array([len(among.intersection(found)) / (len(found) or 1) for found in texts], np.float32)


def _headline(document: Document, page: Page) -> int:
    """The number of the block that is the headline, -1 for none."""
    heading = document.headline
    if heading is None:
        return -1
    wanted = letters(heading.text_content())
    most = 2 * len(wanted) + _PADDING
    same = (i for i, text in enumerate(page.texts) if len(text) <= most and letters(text) == wanted)
    found = [*islice(same, _COPIES)]
    return next((i for i in found if page.blocks[i].is_heading), found[0] if found else -1)


_PADDING = 40  # characters that a headline may have besides twice its letters
_COPIES = 20  # of the headline, that are looked at


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
