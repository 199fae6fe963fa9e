"""The HTML view of an explanation, in a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from explanations import HARBOUR, PASSAGES, passage

from extractor.article import Origin
from extractor.explaining import Attempt, FieldReport, Verdict
from extractor.explaining.inspector import render

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium; Debian: apt install chromium")
HOSTILE = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "\"'><img src=https://attacker.example/x onerror='window.ran = 1'>",
    "<a href='javascript:window.ran = 1'>x</a><link rel=stylesheet href=https://attacker.example/x>",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api.expect.set_options(timeout=30_000)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


class Opened:
    """A view in a browser, and what it asked for and complained of."""

    def __init__(self, browser: Any, folder: Path, html: str, options: dict[str, Any]) -> None:
        self.page = browser.new_page(**options)
        file = folder / "explained.html"
        file.write_text(html, encoding="utf-8")
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.refused.append((request.url, request.failure)))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(self.address)

    def shown(self) -> list[str]:
        """The passages that are shown."""
        return [item.text_content() for item in self.page.locator("main .p").all() if item.is_visible()]

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.textContent"))

    def outlined(self) -> list[str]:
        return list(self.page.locator("[data-found]").all_text_contents())

    def detail(self) -> str:
        return str(self.page.locator("#detail").inner_text())


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    views: list[Opened] = []

    def opener(html: str = render(HARBOUR, name="fog.html"), **options: Any) -> Opened:
        views.append(Opened(browser, tmp_path, html, options))
        return views[-1]

    yield opener
    for view in views:
        view.page.close()


# --- safe ---------------------------------------------------------------------------------------------------


def test_nothing_of_a_page_runs_or_loads(opened: Any) -> None:
    passages = tuple(passage(text, Verdict.SITE, text, text) for text in HOSTILE)
    fields = {text: FieldReport(text, None, (Attempt(text, text, None, text, text, (0,)),)) for text in HOSTILE}
    hostile = replace(HARBOUR, passages=passages, fields=fields, warnings=HOSTILE, choice=HOSTILE[0])
    view = opened(render(hostile, name=HOSTILE[1]))
    for summary in view.page.locator(".field summary").all():
        summary.click()
    view.page.locator(".field[open] a").click()

    assert view.shown() == list(HOSTILE)
    assert view.page.evaluate("window.ran") is None
    assert view.requests == [view.address]
    assert view.complaints == []


def test_what_would_get_in_unescaped_is_refused(opened: Any) -> None:
    html = render(HARBOUR, name="fog.html").replace("By noon the old bell rang.", HOSTILE[2] + "".join(HOSTILE))
    view = opened(html)

    assert view.page.evaluate("window.ran") is None
    assert {url for url in view.requests if (url, "csp") not in view.refused} == {view.address}
    assert len(view.refused) > 0
    assert any("Content Security Policy" in complaint for complaint in view.complaints)


def test_it_asks_for_nothing_whatever_is_done_with_it(opened: Any) -> None:
    view = opened()
    for key in "jjnpf/123?":
        view.page.keyboard.press(key)
    view.page.keyboard.press("Escape")
    for control in view.page.locator("summary, button:visible").all():
        control.click()
        if view.page.locator("dialog[open]").count():
            view.page.click("#understood")

    assert view.requests == [view.address]
    assert view.complaints == []


# --- passages -----------------------------------------------------------------------------------------------


def test_pointing_at_a_passage_says_why_it_was_removed(opened: Any) -> None:
    view = opened()
    view.page.hover("main >> text=Buy a lantern today")

    assert "dropped by the site" in view.detail()
    assert ".inline-ad" in view.detail()
    assert PASSAGES[4].selector in view.detail()


def test_a_tap_says_it_too(opened: Any) -> None:
    view = opened(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    assert not view.page.locator("#detail").is_visible()
    view.page.tap("text=Scan the code")

    detail = sync_api.expect(view.page.locator("#detail"))  # a finger's focus comes a moment later
    detail.to_contain_text("boilerplate: qr code")
    detail.to_contain_text("line says 'scan'")
    view.page.tap("#close")
    detail.to_be_hidden()


def test_the_keyboard_walks_the_passages_and_says_why(opened: Any) -> None:
    view = opened()
    walked = []
    for key in ("j", "j", "ArrowDown", "ArrowDown", "n", "k", "p"):
        view.page.keyboard.press(key)
        walked.append(view.focused())

    assert walked == [PASSAGES[i].text for i in (0, 1, 2, 3, 4, 3, 2)]
    assert "outside the body" in view.detail()
    assert "Read for\ntitle" in view.detail()


def test_tab_reaches_every_control_and_the_document_is_one_stop(opened: Any) -> None:
    view = opened()
    stops = []
    for _ in range(30):
        view.page.keyboard.press("Tab")
        stops.append(
            view.page.evaluate("document.activeElement.closest('main, #filters, #fields, header, .skip')?.tagName")
        )
        if stops[-1] == "MAIN":
            break

    assert stops[0] == "A"
    assert {"HEADER", "FIELDSET", "SECTION"} < set(stops)
    assert stops.count("MAIN") == 1
    view.page.keyboard.press("Tab")
    assert not view.page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_single_keys_can_be_turned_off(opened: Any) -> None:
    view = opened()
    view.page.keyboard.press("?")
    view.page.uncheck("#keys")
    view.page.click("#understood")
    view.page.keyboard.press("2")

    assert len(view.shown()) == len(PASSAGES)


# --- filters ------------------------------------------------------------------------------------------------


def test_a_filter_hides_what_it_counts(opened: Any) -> None:
    view = opened()
    for box in view.page.locator("#filters label").all():
        before = view.shown()
        box.click()
        assert len(before) - len(view.shown()) == int(box.locator("b").text_content())

    assert view.shown() == []
    assert view.page.locator("#count").text_content() == "0 of 9 passages"


def test_only_kept_and_only_removed_are_the_two_halves(opened: Any) -> None:
    view = opened()
    kept = [passage.text for passage in PASSAGES if passage.verdict is Verdict.KEPT]
    view.page.click("text=Only kept")
    assert view.shown() == kept
    view.page.click("text=Only removed")
    assert view.shown() == [passage.text for passage in PASSAGES if passage.text not in kept]
    view.page.keyboard.press("1")
    assert len(view.shown()) == len(PASSAGES)


def test_the_walk_passes_over_what_is_hidden(opened: Any) -> None:
    view = opened()
    view.page.keyboard.press("2")
    for _ in range(3):
        view.page.keyboard.press("j")

    assert view.focused() == PASSAGES[5].text


# --- fields -------------------------------------------------------------------------------------------------


def test_choosing_a_field_scrolls_to_what_it_was_read_from_and_outlines_it(opened: Any) -> None:
    many = tuple(passage(f"line {i} " * 20) for i in range(2000))
    taken = Attempt("harbour", "css('i')", "x", "x", passages=(1500,))
    source = FieldReport("x", Origin(taken.by, taken.rule, taken.raw), (taken,))
    explanation = replace(HARBOUR, passages=many, fields={"source": source})
    view = opened(render(explanation, name="long.html"))
    view.page.click(".field[data-field=source] summary")

    assert view.outlined() == [many[1500].text]
    sync_api.expect(view.page.locator("#p1500")).to_be_in_viewport(ratio=1)
    view.page.keyboard.press("Escape")
    assert view.outlined() == []


def test_the_keyboard_chooses_fields_and_what_lost_can_be_looked_at(opened: Any) -> None:
    view = opened()
    view.page.keyboard.press("f")
    view.page.keyboard.press("Enter")
    assert view.outlined() == ["Fog in the harbour"]
    view.page.click("text=Show 1 passage")
    assert view.outlined() == [PASSAGES[3].text]
    view.page.click(".field[data-field=body] summary")
    assert view.outlined() == [PASSAGES[3].text, PASSAGES[5].text]


def test_what_a_field_was_read_from_shows_though_it_is_hidden(opened: Any) -> None:
    view = opened()
    view.page.keyboard.press("2")
    view.page.click(".field[data-field=title] summary")

    assert "Fog in the harbour" in view.shown()


# --- looks --------------------------------------------------------------------------------------------------

GROUNDED = """
() => [...document.querySelectorAll("main .p, .label, dt, dd, .by, .value, .why, .quiet, a, b, legend span, #filters span, #place, #fate, code, button")]
  .filter(element => element.checkVisibility())
  .map(element => {
    let ground = element;
    while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
    return [element.outerHTML.slice(0, 80), getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
  })
"""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    channels = [int(channel) / 255 for channel in re.findall(r"\d+", color)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_in_both_modes(opened: Any, scheme: str) -> None:
    view = opened(color_scheme=scheme)
    found = []
    for i, field in enumerate(HARBOUR.fields):
        view.page.click(f".field[data-field={field}] summary")
        view.page.hover(f"#p{4 + i}")
        found += view.page.evaluate(GROUNDED)

    assert len(found) > 100
    assert [item for item in found if contrast(item[1], item[2]) < 4.5] == []


def test_the_ground_follows_the_system(opened: Any) -> None:
    grounds = [
        opened(color_scheme=scheme).page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert luminance(grounds[0]) > 0.9
    assert luminance(grounds[1]) < 0.05


def test_verdicts_differ_in_more_than_colour(opened: Any) -> None:
    view = opened()
    borders = {
        view.page.evaluate(f"getComputedStyle(document.querySelector('.run.{verdict}')).borderLeftStyle")
        for verdict in Verdict
    }
    assert len(borders) == len(Verdict)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_width_scrolls_sideways(opened: Any, width: int) -> None:
    endless = "supercalifragilistic" * 30
    fields = {endless: FieldReport(endless, None, (Attempt(endless, endless, endless, endless, endless, (0,)),))}
    explanation = replace(
        HARBOUR,
        url=f"https://{endless}",
        choice=endless,
        passages=(*PASSAGES, passage(endless), passage(endless, Verdict.SITE, endless, endless)),
        fields=HARBOUR.fields | fields,
        warnings=(endless,),
    )
    view = opened(render(explanation, name=endless), viewport={"width": width, "height": 800})
    for summary in view.page.locator("summary").all():
        summary.click()
        assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_script_it_can_be_read_and_filtered(opened: Any) -> None:
    view = opened(java_script_enabled=False)
    assert view.shown() == [passage.text for passage in PASSAGES]
    assert not view.page.locator("[data-only=kept]").is_visible()
    view.page.uncheck("#filters .kept input")
    assert len(view.shown()) == len(PASSAGES) - 2
    view.page.click(".field[data-field=title] summary")
    assert 'css("h1.headline")' in view.page.locator(".field[open]").inner_text()
    view.page.click("text=Read from 1 passage")
    assert view.page.url.endswith("#p2")


def test_ten_thousand_passages_can_be_filtered(opened: Any) -> None:
    verdicts = list(Verdict)
    many = tuple(passage(f"line {i} " * 25, verdicts[i // 3 % 5], "why") for i in range(10_000))
    view = opened(render(replace(HARBOUR, passages=many), name="long.html"))
    view.page.click("text=Only removed")

    assert (
        view.page.locator("#count").text_content()
        == f"{10_000 - sum(p.verdict == 'kept' for p in many)} of 10000 passages"
    )
    assert not view.page.locator("#p0").is_visible()
    view.page.keyboard.press("j")
    assert view.focused() == many[3].text
