"""What comes out can be written to a file and shown in a terminal, whatever came in."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

from extractor import Extractor
from extractor.document.reading import read
from extractor.document.repairs import repaired

PROSE = "<p>The harbour master counted forty small boats before the fog came in, and none had a radio on board.</p>" * 3
LD = '{"@type":"NewsArticle","headline":"a\\u001b[31mb\\u0000","author":{"name":"Jane\\u001b Doe"},"description":"\\ud800\\u009b"}'
HOSTILE = {
    "JSON-LD": f'<html><head><script type="application/ld+json">{LD}</script></head><body><article>{PROSE}</article></body></html>',
    "header": f'---\ntitle: "a\\x1b[31m\\0"\ndescription: "\\ud800\\x9b"\nauthor: "Jane\\x1b Doe"\ntags: ["a\\x1b"]\n---\n{PROSE}',
    "header as text": f"---\ntitle: a \ud800 \x1b b\ndescription: \udc00 \x9b: x\n---\n{PROSE}",
    "text": f"<html><head><title>x\ud800y\x9bz\x7f</title><meta name=description content='\udfff\ufffe'></head><body>{PROSE}<p>\x1b\x85\x9d",
    "references": f"<html><head><title>&#27;[31m&#xd800;&#X1B;</title><meta name=description content='&#1;&#127;'></head><body>{PROSE}<p>&#0;&#xfffe;&#x9d;",
    "Markdown": "---\ntitle: x\n---\n# x\n\nThe harbour\x1b[31m master \ud800 counted &#27; forty &#xd800; boats\x9d.",
}  # fmt: skip


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for item in pair for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", HOSTILE)
def test_no_control_character_comes_out_and_the_json_is_valid(name: str) -> None:
    article = Extractor().extract(HOSTILE[name], url="http://a.example/\ud800\x1b")
    assert json.loads(article.to_json().encode()) == article.to_dict()
    for text in strings(article.to_dict()):
        assert not [
            c for c in text if c not in "\n\t" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000)
        ]


def test_characters_of_windows_1252_that_were_taken_for_latin_1_are_read() -> None:
    assert read("<p>It\x92s \x93so\x94 \x85 \x9d</p>").tree.text_content() == "It’s “so” …  "


def test_millions_of_them_are_read_in_the_memory_of_the_page() -> None:
    page = b"<p>" + "\x92".encode() * 2_000_000
    tracemalloc.start()
    found = repaired(page)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.count("’".encode()) == 2_000_000
    assert most < 6 * len(page)


def test_references_that_stand_for_letters_stay() -> None:
    text = "&#9;&#10;&#13;&#32;&#65;&#x41;&#150;&#x1F600;&#1270;&#310;&#65530;&#x1f;&#31;&#127"
    assert read(f"<p>{text}</p>").tree.text_content().split() == ["AA\u2013\U0001f600\u04f6\u0136\ufffa"]
