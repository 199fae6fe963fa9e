"""What all tests share: how parameters are named, and an invented newspaper with a plugin of its own."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine fails nothing
settings.load_profile("untimed")

PLUGIN = """
from extractor import Site
from extractor.rules import block, css, css_all, label, meta

class Valley(Site):
    hosts = ("valley.example",)
    title = css("h1.headline") | css("#heading") | meta("og:title")
    published = css("time.when", attribute="datetime") | css("#day")
    editors = css_all("p.credits") >> label("责任编辑")
    body = block("div.story", "#text", drop=(".promo", ".ticker"))

    def unavailable(self, document):
        return "captcha" if "prove that you are human" in document.text else None
"""
_WORDS = "harbour mill bridge council barley lantern winter orchard ferry ridge market quarry sailor meadow".split()
_NEW = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Valley Courier</title>
<link rel="canonical" href="https://valley.example/{number}"><meta property="og:title" content="{title}"></head>
<body><div class="bar">Home News Sport</div><h1 class="headline">{title}</h1><time class="when" datetime="{day}">{day}</time>
<div class="story">{text}<div class="promo">Follow the Courier on your telephone</div></div>{credits}</body></html>"""
_OLD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} - Valley Courier</title>
<link rel="canonical" href="https://valley.example/{number}"><meta property="og:title" content="{title}"></head>
<body><h2 id="heading">{title}</h2><span id="day">{day}</span><div id="text">{text}</div>{credits}</body></html>"""


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are named by their place: a packed file holds the second it was packed in, and two processes would differ."""
    return argname if isinstance(val, bytes) else None


@dataclass(frozen=True)
class Newspaper:
    """Pages in two layouts, one in five in the old one; three in four with an editor."""

    plugin: str = PLUGIN

    def pages(self, count: int, edit: Callable[[str], str] = str) -> list[str]:
        """So many pages, each as it is changed by ``edit``."""
        return [edit(self._page(number)) for number in range(count)]

    def _page(self, number: int) -> str:
        chance = random.Random(number)

        def sentence(words: int) -> str:
            return " ".join(chance.choices(_WORDS, k=words)).capitalize()

        return (_OLD if number % 5 == 4 else _NEW).format(
            number=number,
            title=sentence(6),
            day=f"2024-03-{number % 28 + 1:02}",
            text="".join(f"<p>{sentence(chance.randrange(20, 40))}.</p>" for _ in range(chance.randrange(3, 9))),
            credits="<p class='credits'>责任编辑：罗青禾</p>" if number % 4 else "",
        )


@pytest.fixture(scope="session")
def newspaper() -> Newspaper:
    return Newspaper()
