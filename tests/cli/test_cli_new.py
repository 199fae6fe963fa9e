"""``extractor new``: from saved pages to a plugin and fixtures that pass, and what the plugin changes."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from yunxi import EDITORS, PARAGRAPHS, RELATED, SOURCES, TITLES, files, news_page

from extractor import Extractor
from extractor.authoring.induction.names import is_generated
from extractor.testing import load_cases


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder in which a plugin was made from three pages, and what was said."""
    folder = tmp_path_factory.mktemp("made")
    for name in PARAGRAPHS:
        (folder / f"{name}.html").write_text(news_page(name), "utf-8")
    command = [sys.executable, "-m", "extractor", "new", "yunxi_news", *(f"{name}.html" for name in PARAGRAPHS)]
    env = {name: value for name, value in os.environ.items() if name != "EXTRACTOR_PLUGINS_DIR"}
    run = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=True)
    return folder, [" ".join(line.split()) for line in run.stdout.splitlines()]


def test_a_plugin_is_written_that_reads_like_the_pages(made: tuple[Path, list[str]]) -> None:
    assert (made[0] / "plugins/yunxi_news.py").read_text("utf-8") == (
        '"""云溪新闻网."""\n'
        "\n"
        "from extractor import Site\n"
        "from extractor.rules import block, css, css_all, label\n"
        "\n"
        "\n"
        "class YunxiNews(Site):\n"
        '    hosts = ("news.yunxi.example",)\n'
        '    timezone = "Asia/Shanghai"\n'
        '    title = css(".headline")\n'
        '    published = css(".time")\n'
        '    editors = css_all(".duty") >> label("责任编辑")\n'
        '    source = css(".from") >> label("来源")\n'
        "    body = block(\n"
        '        ".story-text",\n'
        '        drop=(".qr-box", ".tools-line", ".more-reading", ".duty"),\n'
        "    )\n"
    )


def test_what_was_chosen_is_said_with_how_often_it_holds(made: tuple[Path, list[str]]) -> None:
    lines = made[1]
    assert lines[0] == "yunxi_news: 3 pages of news.yunxi.example"
    assert "timezone Asia/Shanghai 3 of 3 pages without a zone; they are of CN" in lines
    assert 'title css(".headline") 3 of 3 pages' in lines
    assert 'body block(".story-text") 3 of 3 pages' in lines
    assert "drop .tools-line 3 of 3 pages: 收藏 纠错 字号" in lines
    assert "authors nothing on any page" in lines
    assert "wrote plugins/yunxi_news.py (17 lines)" in lines
    assert "wrote tests/fixtures/yunxinews/orchard" in lines


def test_columns_line_up_after_ideographs(extractor: Any, saved: Callable[..., list[str]]) -> None:
    said = extractor("new", "yunxi_news", *saved()).out
    table = [line.partition("  3 of 3 pages")[0] for line in said.splitlines() if "  3 of 3 pages" in line]
    assert any("来源" in line for line in table)
    assert len({cell_len(line) for line in table}) == 1


def test_the_fixtures_pass_at_once(made: tuple[Path, list[str]]) -> None:
    folder = made[0]
    body = (folder / "tests/fixtures/yunxinews/orchard/body.txt").read_text("utf-8")
    assert body == "\n".join(PARAGRAPHS["orchard"]) + "\n"
    fields = json.loads((folder / "tests/fixtures/yunxinews/orchard/expected.json").read_text("utf-8"))
    assert {name: fields[name] for name in ("title", "editors", "source", "published")} == {
        "title": TITLES["orchard"], "editors": ["沈小满"], "source": "山塘日报", "published": "2024-10-02T18:40:00+08:00"
    }  # fmt: skip
    (folder / "pytest.ini").write_text("[pytest]\nextractor_fixtures = tests/fixtures\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    env = {**os.environ, "EXTRACTOR_PLUGINS_DIR": "plugins"}
    run = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert " passed" in run.stdout


def test_no_generated_name_is_in_the_plugin_and_it_is_formatted(made: tuple[Path, list[str]]) -> None:
    file = made[0] / "plugins/yunxi_news.py"
    source = file.read_text("utf-8")
    assert len(source.splitlines()) < 30
    assert not any(is_generated(name) for name in re.findall(r'"[.#]([^"]+)"', source))
    for command in (["format", "--check"], ["check"]):
        subprocess.run(["ruff", *command, "--isolated", file], check=True, capture_output=True)


def test_the_plugin_serves_a_page_it_was_not_made_from(extractor: Any, saved: Callable[..., list[str]]) -> None:
    extractor("new", "yunxi_news", *saved("harbour", "library"))
    (record,) = extractor("extract", *saved("orchard"), "--plugins-dir", "plugins").records
    assert (record["extractor"], record["title"], record["editors"]) == ("yunxinews", TITLES["orchard"], ["沈小满"])
    assert record["body"].split("\n") == list(PARAGRAPHS["orchard"])


def test_one_page_is_enough(extractor: Any, saved: Callable[..., list[str]]) -> None:
    result = extractor("new", "yunxi_news", *saved("harbour"))
    assert result.code == 0
    (record,) = extractor("extract", *saved("library"), "--plugins-dir", "plugins").records
    assert record["extractor"] == "yunxinews"
    assert record["body"].split("\n")[:3] == list(PARAGRAPHS["library"])


def test_where_no_container_can_be_named_the_fallback_gives_the_body(extractor: Any) -> None:
    for name in ("harbour", "orchard"):
        page = re.sub("story-text Article_body__x7Yq2|main-column|css-1x2y3z wrap", "css-9q8w7e", news_page(name))
        extractor.write(f"{name}.html", page)
    result = extractor("new", "yunxi", "harbour.html", "orchard.html")
    assert result.code == 0
    assert "no stable selector finds the article and little else: the fallback answers" in result.out
    source = (extractor.folder / "plugins/yunxi.py").read_text("utf-8")
    assert ("body =" in source, "title =" in source) == (False, True)
    (case,) = {Path(file).parent for file in files(extractor.folder / "tests/fixtures") if "orchard" in file}
    assert case.name == "yunxi-orchard"
    assert case.parent.name in ("accurate", "trafilatura", "readability")


def test_folders_and_places_are_those_that_were_named(extractor: Any, saved: Callable[..., list[str]]) -> None:
    saved()
    extractor.write("old/harbour.html.gz", gzip.compress(news_page("harbour").encode()))
    options = ("--plugins-dir", "sites", "--fixtures", "cases")
    assert extractor("new", "yunxi", "old", "orchard.html", *options).code == 0
    assert files(extractor.folder / "sites") == ["yunxi.py"]
    assert files(extractor.folder / "cases")[:2] == ["yunxi/harbour/body.txt", "yunxi/harbour/expected.json"]
    env = {"EXTRACTOR_PLUGINS_DIR": str(extractor.folder / "ours")}
    assert extractor("new", "yunxi", "old", "--fixtures", "others", env=env).code == 0
    assert files(extractor.folder / "ours") == ["yunxi.py"]


def test_why_there_is_no_rule_for_what_the_pages_say_is_told(extractor: Any) -> None:
    for name in ("harbour", "orchard"):
        page = re.sub('<span class="from">.*?</span>', "", news_page(name))
        extractor.write(
            f"{name}.html", page.replace('<div class="qr-box">', f'<p>来源：{SOURCES[name]}</p><div class="qr-box">')
        )
    said = [
        " ".join(line.split()) for line in extractor("new", "yunxi", "harbour.html", "orchard.html").out.splitlines()
    ]
    assert (
        'source known on 2 of 2 pages (body: label("来源")), and no selector or name finds it alone wherever it is known; '
        "filled all the same on 2"
    ) in said


def test_of_a_medium_that_only_a_rule_could_read_it_is_told_that_pages_show_it(extractor: Any) -> None:
    shown = {
        "harbour": '<span class="source">云溪晚报</span>',
        "orchard": '<span class="source">云溪晚报</span><span class="source">山塘日报</span>',
    }
    for name, spans in shown.items():
        page = re.sub('<span class="from">.*?</span>', "", news_page(name))
        extractor.write(f"{name}.html", page.replace("</body>", f"<div>{spans}</div></body>"))
    result = extractor("new", "yunxi", "harbour.html", "orchard.html")
    assert result.code == 0
    assert "source shown on 1 of 2 pages, and no selector or name finds it" in " ".join(result.out.split())


# --- what it changes ----------------------------------------------------------------------------------------

MORE = '<div class="see-also"><p>More:</p><ul><li><a href="/m/1">灯塔守夜人的一天</a></li><li><a href="/m/2">老井重新出水</a></li></ul></div>'
FILM = '<div class="film-box"><span class="clock">00:00 / 02:13</span> <span>播放 1.2万次</span></div>'
KICKER = ('<h1 class="headline css-9q8w7e">', '<h1 class="headline css-9q8w7e"><b>专题</b>')


def changes(said: str) -> list[str]:
    """What is said of what the plugin changes, a line for each page and what differs, with single blanks."""
    return [
        " ".join(line.split()) for line in said.partition("what it changes\n\n")[2].partition("\n\n")[0].splitlines()
    ]


def test_what_the_plugin_changes_is_shown_for_the_pages_and_for_pages_held_out(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    harbour, orchard, library = saved("harbour", "orchard", "library")
    result = extractor("new", "yunxi", harbour, orchard, "--check", library)
    assert result.code == 0
    assert changes(result.out) == [
        "page without the plugin with it",
        "harbour.html body accurate, 3 lines yunxi, 3 lines",
        "published 2024-03-09 07:15:00 2024-03-09 07:15:00+08:00",
        "orchard.html body accurate, 3 lines yunxi, 3 lines",
        "published 2024-10-02 18:40:00 2024-10-02 18:40:00+08:00",
        "library.html (held out) body accurate, 3 lines yunxi, 3 lines",
        "published 2024-06-21 09:05:00 2024-06-21 09:05:00+08:00",
    ]
    assert sorted(path.name for path in (extractor.folder / "tests/fixtures/yunxi").iterdir()) == ["harbour", "orchard"]
    assert "One page tells little" not in result.out


@pytest.mark.parametrize(
    ("old", "new", "worse", "mending"),
    [
        (
            '<div class="qr-box">',
            f'{MORE}<div class="qr-box">',
            "the body has the heading of a list: More:",
            ".see-also",
        ),
        ("<p>", f"{FILM}<p>", "the body has a counter: 00:00 / 02:13", ".film-box"),
        (*KICKER, f"title says more than it should: 专题{TITLES['library']}, and not {TITLES['library']}", None),
    ],
    ids=["a list of links", "a counter", "a field"],
)
def test_a_plugin_that_makes_a_page_worse_is_not_written_and_what_mends_it_is_proposed(
    extractor: Any, saved: Callable[..., list[str]], old: str, new: str, worse: str, mending: str | None
) -> None:
    pages = saved("harbour", "orchard")
    extractor.write("library.html", news_page("library").replace(old, new, 1))
    result = extractor("new", "yunxi", *pages, "--check", "library.html")
    assert result.code == 1
    assert f"library.html: {worse}" in result.out
    drops = '".qr-box", ".tools-line", ".more-reading", ".duty"'
    assert (f'what would mend the body: drop=({drops}, "{mending}")' in result.out) == (mending is not None)
    assert "nothing is written; --force writes it all the same" in result.err
    assert files(extractor.folder) == ["harbour.html", "library.html", "orchard.html"]
    assert extractor("new", "yunxi", *pages, "--check", "library.html", "--force").code == 0
    assert (extractor.folder / "plugins/yunxi.py").exists()


def test_what_is_proposed_mends_it(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour", "orchard")
    extractor.write("library.html", news_page("library").replace('<div class="qr-box">', f'{MORE}<div class="qr-box">'))
    result = extractor("new", "yunxi", *pages, "--check", "library.html", "--force")
    (drop,) = re.findall(r"what would mend the body: (drop=.*)", result.out)
    plugin = extractor.folder / "plugins/yunxi.py"
    plugin.write_text(re.sub(r"drop=\(.*\)", drop, plugin.read_text("utf-8")), "utf-8")
    (record,) = extractor("extract", "library.html", "--plugins-dir", "plugins").records
    assert record["body"].split("\n") == list(PARAGRAPHS["library"])


def test_a_line_that_no_selector_finds_alone_is_told(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour", "orchard")
    more = MORE.replace("see-also", "css-9q8w7e")
    extractor.write("library.html", news_page("library").replace('<div class="qr-box">', f'{more}<div class="qr-box">'))
    result = extractor("new", "yunxi", *pages, "--check", "library.html")
    assert result.code == 1
    assert "no selector finds these lines alone: More:" in result.out


def test_from_one_page_it_says_how_little_it_knows(extractor: Any, saved: Callable[..., list[str]]) -> None:
    said = extractor("new", "yunxi", *saved("harbour")).out
    assert "One page tells little" in said
    assert "--check" in said


def test_a_page_of_another_site_or_without_an_article_checks_nothing(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    pages = saved("harbour", "orchard")
    other = saved("library", host="www.shantang.example")
    result = extractor("new", "yunxi", *pages, "--check", *other)
    assert (result.code, "library.html is of shantang.example, and the plugin for yunxi.example" in result.err) == (
        2,
        True,
    )
    extractor.write("in.html", '<!doctype html><link rel="canonical" href="https://news.yunxi.example/in"><p>登录</p>')
    result = extractor("new", "yunxi", *pages, "--check", "in.html")
    assert result.code == 0
    assert "in.html: " in result.err
    assert "it is left out" in result.err


def test_redacted_fixtures_have_other_words_and_pass(extractor: Any, saved: Callable[..., list[str]]) -> None:
    assert extractor("new", "yunxi", *saved("harbour", "orchard"), "--redact").code == 0
    written = [file for file in (extractor.folder / "tests/fixtures").rglob("*") if file.is_file()]
    assert {file.parent.name for file in written} == {"page-1", "page-2"}
    said = "".join(file.read_text("utf-8") for file in written)
    assert "来源：" in said
    for words in (*PARAGRAPHS["harbour"], TITLES["orchard"], EDITORS["harbour"], RELATED["harbour"]):
        assert words not in said
    host = Extractor(plugins_dir=extractor.folder / "plugins")
    cases = load_cases(extractor.folder / "tests/fixtures")
    assert all(check.passed for case in cases for check in case.checks(case.run(host)))
