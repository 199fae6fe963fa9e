"""The language a document is written in, with the country where its address tells it."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from lxml.html import HtmlElement

from extractor.document import Document, xpath

__all__ = ["language_of"]

_LANG = xpath.string("string(/html/@lang)")
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([A-Za-z]{2,4}))?\b")
_ANYWHERE = frozenset("tv io co me ai cc to fm ly gg so sh im ws is it".split()) - {"it", "is"}
"""Countries whose domains the whole world rents."""
_HANGUL, _KANA, _THAI, _HAN = (re.compile(f"[{span}]") for span in ("가-힣", "ぁ-ヿ", "ก-๎", "一-鿿"))
_EDITION = re.compile(r"//[^/?#]{1,200}/en-([a-z]{2})/", re.I)
_SAMPLE = 400  # characters


def language_of(document: Document) -> str | None:
    """A tag such as ``de`` or ``en-GB``: as declared, with the country of the address; else as domain or script say.

    ``None`` where nothing tells. The country counts, as ``02/12/2015`` is another day in London than in New York, and
    pages of both say ``en``.
    """
    declared = str(document.front_matter.get("lang") or document.front_matter.get("language") or "")
    declared = declared or _LANG(document.tree) or next(iter(document.meta.get("og:locale", ())), "")
    country = _country(document.host)
    if edition := _EDITION.search(document.address or ""):
        country = edition[1].upper()
    if match := _TAG.match(declared.strip()):
        language, region = match[1].lower(), match[2] or ""
        return f"{language}-{country or region}" if language == "en" and (country or region) else declared.strip()
    if country and (spoken := _spoken_in(country)):
        return f"{spoken}-{country}"
    sample = _opening(document.tree)
    scripts = ((_HANGUL, "ko"), (_KANA, "ja"), (_THAI, "th"), (_HAN, "zh"))
    return next((tag for script, tag in scripts if script.search(sample)), None)


def _opening(tree: HtmlElement) -> str:
    """The first characters of a page, read no further."""
    parts: list[str] = []
    length = 0
    for part in tree.itertext():
        parts.append(part)
        length += len(part)
        if length >= _SAMPLE:
            break
    return "".join(parts)[:_SAMPLE]


@cache
def _spoken_in(country: str) -> str | None:
    """The language of most people in a country."""
    try:
        return str(Locale.parse(f"und_{country}").language)
    except (UnknownLocaleError, ValueError):
        return None


def _country(host: str | None) -> str | None:
    """The country of a host: ``GB`` of ``www.example.co.uk``."""
    last = (host or "").rpartition(".")[2]
    if len(last) != 2 or not last.isalpha() or last in _ANYWHERE:
        return None
    return {"uk": "GB", "eu": None}.get(last, last.upper())
