"""The pages of the documentation: they build, they are up to date, and what they say is what happens."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pages import ROOT, Page, run

import extractor
from extractor import hookspecs, rules
from extractor.blocks import rendering
from extractor.fields.when.dates import parse_date
from extractor.testing import load_cases

PAGES = [Page(str(file.relative_to(ROOT))) for file in sorted((ROOT / "docs").rglob("*.md"))]
STEPS = [Page("docs/add-a-site.md"), Page("docs/zh/add-a-site.md")]  # their code is the same
TRANSLATED = [("README.md", "README.zh.md"), ("docs/add-a-site.md", "docs/zh/add-a-site.md")]


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_they_build_without_a_warning_and_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    html = tmp_path / "html"
    done = python("-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-d", f"{tmp_path}/trees", "docs", str(html))
    assert (done.returncode, done.stderr) == (0, "")
    built = {str(file.relative_to(html).with_suffix(".md")): file.read_text("utf-8") for file in html.rglob("*.html")}
    assert built.keys() >= {page.path.removeprefix("docs/") for page in PAGES}
    loaded = re.compile(r"""<(?:script|img|iframe|link rel="stylesheet")[^>]*(?:src|href)="(?:https?:)?//""")
    assert [name for name, text in built.items() if loaded.search(text)] == []


def test_what_is_generated_is_up_to_date() -> None:
    done = python("docs/generate.py", "--check")
    assert done.returncode == 0, f"run: uv run python docs/generate.py\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("docs/hooks.md", [name for name in vars(hookspecs) if name.startswith("extractor_")]),
        ("docs/rules.md", ["Site", "field", *rules.__all__]),
        ("docs/api.md", extractor.__all__),
        ("docs/sites.md", [entry.name for entry in extractor.Extractor().sites if entry.layer.name == "BUNDLED"]),
    ],
)
def test_every_name_of_the_code_is_on_its_page(path: str, names: list[str]) -> None:
    text = Page(path).text
    assert [name for name in names if f"`{name}`" not in text and f"\n### {name}\n" not in text] == []


def test_the_article_has_the_formats_that_its_page_says() -> None:
    dates = [cells for cells in Page("docs/article.md").rows if re.match(r"\d", cells[0][0])]
    assert len(dates) == 6
    for (text, *settings), *_, (written,) in dates:
        found = parse_date(text, zone=ZoneInfo(settings[1]) if settings else None)
        assert found is not None
        assert found.isoformat() == written.strip('"')
    tags = next(cells[1][0] for cells in Page("docs/article.md").rows if cells[0] == ["html"] and len(cells) == 2)
    assert set(tags.split()) == rendering._TAGS


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.code and page not in STEPS], ids=lambda page: page.path
)
def test_what_a_page_says_is_what_happens(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if page.path == "docs/ray.md":
        if not find_spec("ray"):
            pytest.skip("Ray is not installed: uv sync --group cluster")
        monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    page.follow(tmp_path)


@pytest.mark.parametrize(
    "page", [Page("README.md"), Page("README.zh.md"), Page("CONTRIBUTING.md"), *PAGES], ids=lambda page: page.path
)
def test_links_lead_to_files(page: Page) -> None:
    assert [link for link in page.links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize(("original", "translation"), TRANSLATED)
def test_translations_are_in_step(original: str, translation: str) -> None:
    one, other = Page(original), Page(translation)
    assert other.levels == one.levels
    assert other.code == one.code
    assert other.names == one.names
    assert other.numbers == one.numbers
    links = {link.replace("docs/zh/", "docs/").replace(".zh.md", ".md") for link in other.links}
    assert links == {link.replace("docs/zh/", "docs/").replace(".zh.md", ".md") for link in one.links}


def test_adding_a_site_takes_under_150_lines() -> None:
    assert all(len(page.text.splitlines()) < 150 for page in STEPS)


def test_the_five_steps_lead_from_saved_pages_to_a_site_that_works(tmp_path: Path) -> None:
    STEPS[0].follow(tmp_path)
    host = extractor.Extractor(plugins_dir=tmp_path / "sites")
    cases = load_cases(tmp_path / "tests" / "fixtures")
    assert host.failures == ()
    assert [case.site for case in cases] == ["lanhu"] * 3
    assert all(check.passed for case in cases for check in case.checks(case.run(host)))
    for file in (tmp_path / "pages").iterdir():
        article = host.extract(file.read_bytes())
        assert (article.extractor, article.warnings) == ("lanhu", ())
        assert not any(word in article.body for word in ("客户端", "二维码", "责任编辑", "留言"))
    assert "passed" in run(tmp_path, "pytest", "-q")


def test_the_commands_for_contributors_name_what_is_there() -> None:
    commands = [command for block in Page("CONTRIBUTING.md").code for command, _ in block.commands]
    named = [word for command in commands for word in command.split() if "/" in word]
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_rooms_on_the_page_are_those_whose_order_is_checked() -> None:
    (contract,) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [name for layer in contract["layers"] for name in layer.split(" | ")]
    listed = re.search(r"## The rooms\n(.*?)\n## ", Page("docs/architecture.md").text, re.S)
    assert listed
    rooms = re.findall(r"`(\w+)(?:/|\.py)`", " ".join(re.findall(r"^- (.*?):", listed[1], re.M)))
    assert set(rooms) == set(layers) - {"__main__"}
