"""What a plugin changes on a page, and what of that is worse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor import Extractor, Site
from extractor.authoring.induction.effect import Effect
from extractor.authoring.induction.mending import mending_drops
from extractor.authoring.induction.sample import unruled
from extractor.rules import block, css, css_all

HOST = "news.hill.example"
TEXTS = (
    "The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.",
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she told the council.",
    "Nobody was hurt, but the insurers have asked for a list of every boat that left the eastern pier that morning.",
    "Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.",
)
PAGE = """<!doctype html><html lang="en"><head><title>Fog over the eastern pier</title></head><body>
<h1>Fog over the eastern pier</h1><p class="byline">By Ada Winter and Tom Brook</p><p class="stamp">2024-03-09 07:15</p>
<p class="day">2024-03-09</p><div class="story"><div class="part">{}</div><div class="part second">{}</div>{}</div></body></html>"""
LINKS = "<p class='see-also'><a href='/1'>The old well runs again</a></p><p class='see-also'><a href='/2'>Stage restored</a></p>"


class Hill(Site):
    hosts = (HOST,)
    body = block(".story")


def effect(inside: str = "", **rules: object) -> Effect:
    """The page with a site of these rules, and without."""
    first, second = ("".join(f"<p>{text}</p>" for text in half) for half in (TEXTS[:2], TEXTS[2:]))
    host, other = Extractor(sites=[type("Hill", (Hill,), rules)]), unruled([HOST])
    document = other.read(PAGE.format(first, second, inside), url=f"https://{HOST}/1")
    work = host.begin(document)
    return Effect("1.html", other.extract(document), work.run(), work)


def test_what_is_the_same_is_no_change() -> None:
    same = effect()
    assert (list(same.gained), same.lost, dict(same.fields), same.worse) == ([], (), {}, ())


@pytest.mark.parametrize(
    ("rules", "worse"),
    [
        ({"published": css(".day")}, "published is less exact: 2024-03-09, and not 2024-03-09 07:15:00"),
        ({"authors": css_all(".byline") >> (lambda found: ["Ada Winter"])}, "authors are fewer: Ada Winter, and not Ada Winter, Tom Brook"),
        ({"title": css("h1") >> (lambda found: f"Breaking: {found}")}, "title says more than it should: Breaking: Fog over the eastern pier, and not Fog over the eastern pier"),
        ({"body": block(".part:first-child")}, "50% of the text is missing"),
    ],
    ids=["a day for a time", "names that are left out", "words before a title", "half of the text"],
)  # fmt: skip
def test_what_is_worse_is_said(rules: dict[str, object], worse: str) -> None:
    assert effect(**rules).worse == (worse,)


def test_a_zone_makes_a_time_no_worse() -> None:
    zoned = effect(timezone="Europe/London")
    assert list(zoned.fields) == ["published"]
    assert zoned.worse == ()


def test_text_that_the_fallback_misses_is_gained_and_no_worse() -> None:
    without = effect()
    more = Effect("1.html", replace(without.without, body=TEXTS[0]), without.article, without.work)
    assert [block.text for block in more.gained] == list(TEXTS[1:])
    assert more.worse == ()


def test_a_list_of_links_is_worse_and_a_drop_mends_it() -> None:
    linked = effect(LINKS)
    assert linked.worse == ("the body has a list of links: The old well runs again",)
    assert mending_drops([linked]) == ([".see-also"], [])
