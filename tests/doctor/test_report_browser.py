"""The report of the doctor, in a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from test_report import AFTER, BEFORE

from extractor.doctor import history
from extractor.doctor.comparison import compare
from extractor.doctor.examples import Example
from extractor.doctor.report import render
from extractor.doctor.survey import RuleSurvey, SiteSurvey, Survey

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium; Debian: apt install chromium")
HOSTILE = "\"'></code><script>window.ran = 1</script><img src=https://attacker.example/x onerror='window.ran = 1'>"
NIGHTS = [history.run_of(BEFORE, datetime(2026, 5, 1, tzinfo=UTC) + timedelta(days=night)) for night in range(30)]
COMPARISON = compare(BEFORE, AFTER)
EXAMPLES = {alarm: Example(f"now/{alarm.site}.html", f"report-pages/{alarm.site}.html") for alarm in COMPARISON.alarms}
REPORT = render(
    AFTER,
    COMPARISON,
    [*NIGHTS, history.run_of(AFTER, datetime(2026, 6, 1, tzinfo=UTC))],
    EXAMPLES,
    {"now/cut.html.gz": "ParseError: the gzip file is broken"},
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


class Opened:
    """A report in a browser, and what it asked for and complained of."""

    def __init__(self, browser: Any, folder: Path, html: str, options: dict[str, Any]) -> None:
        self.page = browser.new_page(**options)
        file = folder / "report.html"
        file.write_text(html, encoding="utf-8")
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(self.address)

    def sites(self) -> list[str]:
        """The sites that are shown, in order."""
        return [item.inner_text() for item in self.page.locator(".site .name").all() if item.is_visible()]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    views: list[Opened] = []

    def opener(html: str = REPORT, **options: Any) -> Opened:
        views.append(Opened(browser, tmp_path, html, options))
        return views[-1]

    yield opener
    for view in views:
        view.page.close()


def test_it_asks_for_nothing_and_complains_of_nothing(opened: Any) -> None:
    view = opened()
    for summary in view.page.locator("summary").all():
        summary.click()
    view.page.check("#troubled")

    assert view.requests == [view.address]
    assert view.complaints == []


def test_nothing_of_a_page_or_a_plugin_runs_or_loads(opened: Any) -> None:
    hostile = SiteSurvey(
        kinds={"page": 30}, without_article={HOSTILE: 30}, rules=(RuleSurvey("title", HOSTILE, 30, 0, 0),)
    )
    survey = Survey({HOSTILE: hostile}, {HOSTILE: 3})
    good = SiteSurvey(kinds={"page": 30}, lengths=(9,) * 30, rules=(RuleSurvey("title", HOSTILE, 30, 30, 30),))
    comparison = compare(Survey({HOSTILE: good}), survey)
    examples = {alarm: Example(HOSTILE, f"report-pages/{HOSTILE}.html") for alarm in comparison.alarms}
    view = opened(render(survey, comparison, [], examples, {HOSTILE: HOSTILE}))

    assert view.page.evaluate("window.ran") is None
    assert view.sites() == [HOSTILE]
    assert view.requests == [view.address]
    assert view.complaints == []


def test_what_would_get_in_unescaped_is_refused(opened: Any) -> None:
    view = opened(REPORT.replace("now/lake.html", HOSTILE))

    assert view.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in complaint for complaint in view.complaints)


def test_it_says_first_how_many_alarms_there_are_and_what_fell(opened: Any) -> None:
    view = opened()
    assert view.page.locator("h1").inner_text() == "2 alarms at 2 of 5 sites"
    assert 'title: css("h1") matched 30 of 30, now 0 of 30' in view.page.locator("#alarms").inner_text()
    assert view.page.locator("#unreadable li").inner_text().startswith("now/cut.html.gz")


def test_an_alarm_has_an_example_whose_inspector_opens(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "report-pages").mkdir()
    for name in ("lake", "mere"):
        (tmp_path / "report-pages" / f"{name}.html").write_text(f"<title>{name}</title>", "utf-8")
    view = opened()
    for name in ("lake", "mere"):
        view.page.click(f"#alarms li:has-text('{name}') >> text=look into it")
        assert view.page.title() == name
        view.page.go_back()


def test_sites_stand_the_worst_first_and_those_that_are_well_can_be_hidden(opened: Any) -> None:
    view = opened()
    assert view.sites() == ["mere", "lake", "pond", "brook", "tarn"]
    view.page.check("#troubled")
    assert view.sites() == ["mere", "lake", "pond"]


def test_a_site_opens_to_its_rules_and_their_charts(opened: Any) -> None:
    view = opened()
    assert not view.page.locator("#site-pond table").is_visible()
    view.page.click("#site-pond summary")
    rows = view.page.locator("#site-pond tbody tr").all()

    assert [row.locator("code").inner_text() for row in rows if row.locator("code").count()] == [
        'css("h1")',
        'css("#old")',
    ]
    line = rows[1].locator("polyline").bounding_box()
    assert line["width"] > 100
    assert rows[1].locator("svg").get_attribute("aria-label") == "over 31 surveys: first 100%, lowest 97%, last 97%"


def test_the_link_of_an_alarm_leads_to_its_site(opened: Any) -> None:
    view = opened()
    view.page.click("#alarms h3 a >> text=lake")
    sync_api.expect(view.page.locator("#site-lake table")).to_be_in_viewport()


GROUNDED = """
() => [...document.querySelectorAll("h1, h2, h3, p, li, dt, dd, th, td, code, b, a, summary span, label")]
  .filter(element => element.checkVisibility() && element.textContent.trim())
  .map(element => {
    let ground = element;
    while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
    return [element.outerHTML.slice(0, 80), getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
  })
"""


def luminance(color: str) -> float:
    channels = [int(channel) / 255 for channel in re.findall(r"\d+", color)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_in_both_modes(opened: Any, scheme: str) -> None:
    view = opened(color_scheme=scheme)
    view.page.click("#site-pond summary")
    found = view.page.evaluate(GROUNDED)
    assert len(found) > 50
    assert [item for item in found if contrast(item[1], item[2]) < 4.5] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_width_scrolls_sideways(opened: Any, width: int) -> None:
    endless = "supercalifragilistic" * 20
    survey = Survey({endless: SiteSurvey(kinds={"page": 30}, rules=(RuleSurvey("title", endless, 30, 0, 0),))})
    view = opened(render(survey, None, NIGHTS, {}, {endless: endless}), viewport={"width": width, "height": 800})
    view.page.click(".site summary")
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_baseline_it_says_how_there_would_be_one(opened: Any) -> None:
    view = opened(render(AFTER, None, [], {}, {}))
    assert view.page.locator("h1").inner_text() == "5 sites, and nothing to compare with"
    assert "--since" in view.page.locator("#moved").inner_text()
