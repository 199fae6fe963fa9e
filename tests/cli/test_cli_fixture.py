"""``extractor fixture``: a saved page becomes a fixture."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from gzip import compress
from pathlib import Path

import pytest
from conftest import TEXT, CommandLine

from extractor import Extractor
from extractor.testing import load_cases

URL = "https://harbour.example/2024/05/fog.html"
CASE = "tests/fixtures/harbour/fog-in-the-harbour"
POST = f"---\ntitle: Fog in the harbour\ndate: 2024-05-02\n---\n# Fog in the harbour\n\n{TEXT}\n\n{TEXT[::-1].strip('.').capitalize()}.\n"
CHINESE = """<html><head><meta charset="gb2312"><title>山谷里的秋雨_青溪新闻网</title></head><body><h1>山谷里的秋雨</h1>
<p>2023年09月14日 06:30 来源：青溪新闻网</p><div class="story"><p>秋天的第一场雨落在山谷里，村民们把晒在院子里的谷子收进仓库。
孩子们在屋檐下数雨滴，老人说今年的收成比去年好。</p><p>责任编辑：罗青禾</p></div></body></html>"""


@pytest.fixture
def harbour(extractor: CommandLine) -> CommandLine:
    extractor.site("sites/harbour.py")
    return extractor


def make(command: CommandLine, page: str, *options: str) -> object:
    return command("fixture", page, "--plugins-dir", "sites", *options)


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def passes(folder: Path) -> bool:
    """Whether every field of every fixture in a folder is what it is to be."""
    host = Extractor(plugins_dir=folder / "sites")
    cases = load_cases(folder / "tests/fixtures")
    return bool(cases) and all(check.passed for case in cases for check in case.checks(case.run(host)))


def test_a_page_becomes_a_fixture_that_passes(harbour: CommandLine) -> None:
    page = harbour.page("page.html")
    result = make(harbour, "page.html", "--url", URL)
    assert (result.code, result.err) == (0, "")
    folder = harbour.folder / CASE
    assert (folder / "input.html").read_bytes() == page.read_bytes()
    assert json.loads((folder / "case.json").read_text()) == {"url": URL}
    assert json.loads((folder / "expected.json").read_text())["title"] == "Fog in the harbour"
    assert (folder / "body.txt").read_text() == f"{TEXT}\n"
    assert passes(harbour.folder)


def test_what_was_extracted_and_written_is_printed(harbour: CommandLine) -> None:
    harbour.page("page.html")
    lines = make(harbour, "page.html", "--url", URL).out.splitlines()
    assert lines[0] == "title       Fog in the harbour"
    assert lines[1] == "authors     -"
    assert "extractor   harbour" in lines
    assert f"body        {len(TEXT)} characters in 1 line" in lines
    assert lines[-4:] == [f"wrote {CASE}/{name}" for name in ("body.txt", "case.json", "expected.json", "input.html")]


def test_what_a_page_says_cannot_steer_the_terminal(harbour: CommandLine) -> None:
    harbour.page("page.html", title="Fog \x1b[31m\x9b2J in red")
    assert "\x1b" not in (out := make(harbour, "page.html", "--url", URL).out)
    assert "\x9b" not in out


def test_nothing_is_replaced_unless_forced(harbour: CommandLine) -> None:
    harbour.page("page.html")
    make(harbour, "page.html", "--url", URL)
    before = files(harbour.folder / "tests")
    harbour.page("page.html", text=TEXT.replace("forty", "fifty"))
    result = make(harbour, "page.html", "--url", URL)
    assert result.code == 2
    assert "is a case already; --force replaces it" in result.err
    assert files(harbour.folder / "tests") == before
    assert make(harbour, "page.html", "--url", URL, "--force").code == 0
    assert "fifty" in (harbour.folder / CASE / "body.txt").read_text()


def test_the_case_and_the_folder_can_be_named(harbour: CommandLine) -> None:
    harbour.page("page.html")
    assert make(harbour, "page.html", "--url", URL, "--case", "fog", "--fixtures", "cases").code == 0
    assert (harbour.folder / "cases/harbour/fog/input.html").is_file()
    assert make(harbour, "page.html", "--url", URL, "--case", "../fog").code == 2


def test_another_site_than_the_one_asked_for_is_an_error_that_names_it(harbour: CommandLine) -> None:
    harbour.page("page.html")
    result = make(harbour, "page.html", "--url", URL, "--site", "sina")
    assert result.code == 2
    assert "'accurate' gives the body of this page, not 'sina': see why with extractor explain" in result.err
    assert not (harbour.folder / "tests").exists()


def test_a_page_without_an_article_needs_the_name_of_its_site(harbour: CommandLine) -> None:
    harbour.page("page.html", text="Please prove that you are human.")
    result = make(harbour, "page.html", "--url", URL)
    assert result.code == 2
    assert "(captcha); name the plugin that is to say so with --site" in result.err
    assert "did you mean 'harbour'?" in make(harbour, "page.html", "--url", URL, "--site", "harbor").err
    result = make(harbour, "page.html", "--url", URL, "--site", "harbour", "--redact")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("no article  captcha\n")
    (expected,) = (harbour.folder / "tests").rglob("expected.json")
    assert json.loads(expected.read_text()) == {"no_content": "captcha"}
    assert "prove that you are human" in (expected.parent / "input.html").read_text()
    assert passes(harbour.folder)


def test_a_redacted_fixture_has_other_words_and_passes(harbour: CommandLine) -> None:
    harbour.page("page.html")
    result = make(harbour, "page.html", "--url", URL, "--redact")
    assert (result.code, result.err) == (0, "")
    assert "redacted    every rule answers as it did before" in result.out
    (folder,) = (harbour.folder / "tests/fixtures/harbour").iterdir()
    assert folder.name != "fog-in-the-harbour"
    for content in files(folder).values():
        assert not re.search(r"(?i)\b(?:fog|lighthouse|master|eleven|crew)\b", content.decode())
    url = json.loads((folder / "case.json").read_text())["url"]
    assert re.fullmatch(r"https://harbour\.example/2024/05/\w{3}\.html", url)
    harbour.write("pytest.ini", "[pytest]\nextractor_fixtures = tests/fixtures\nextractor_plugins_dir = sites")
    run = subprocess.run([sys.executable, "-m", "pytest", "-q", "tests"], cwd=harbour.folder, capture_output=True)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("packed", [False, True])
def test_a_chinese_page_keeps_its_encoding_and_its_labels(harbour: CommandLine, packed: bool) -> None:
    content = CHINESE.encode("gbk")
    harbour.write("page.html", compress(content) if packed else content)
    result = make(
        harbour, "page.html", "--url", "https://harbour.example/a/2023/item42.html", "--redact", "--case", "rain"
    )
    assert (result.code, result.err) == (0, "")
    text = (harbour.folder / "tests/fixtures/harbour/rain/input.html").read_bytes().decode("gbk")
    assert all(label in text for label in ("gb2312", "来源：", "责任编辑：", "2023年09月14日 06:30"))
    assert not any(word in text for word in ("山谷", "秋雨", "青溪", "罗青禾", "村民"))
    expected = json.loads((harbour.folder / "tests/fixtures/harbour/rain/expected.json").read_text())
    assert len(expected["title"]) == 6
    assert len(expected["editors"][0]) == 3
    assert passes(harbour.folder)


def test_a_chinese_title_leaves_the_name_to_the_address(harbour: CommandLine) -> None:
    harbour.write("page.html", CHINESE)
    make(harbour, "page.html", "--url", "https://harbour.example/a/2023/item42.html")
    make(harbour, "page.html", "--url", "https://harbour.example/")
    make(harbour, "page.html", "--url", "https://harbour.example/")
    names = sorted(path.name for path in (harbour.folder / "tests/fixtures/harbour").iterdir())
    assert names == ["case-1", "case-2", "item42"]


@pytest.mark.parametrize("redact", [(), ("--redact",)])
def test_a_markdown_post_keeps_its_kind(harbour: CommandLine, redact: tuple[str, ...]) -> None:
    harbour.write("post.md", POST)
    result = make(harbour, "post.md", "--case", "post", *redact)
    assert (result.code, result.err) == (0, "")
    text = (harbour.folder / "tests/fixtures/archived/post/input.md").read_text()
    assert ("title: Fog in the harbour" in text) is not bool(redact)
    assert re.match(r"---\ntitle: \w+ \w+ \w+ \w+\ndate: 2024-05-02\n---\n# ", text)
    assert not (harbour.folder / "tests/fixtures/archived/post/case.json").exists()
    assert passes(harbour.folder)


def test_a_rule_that_hangs_on_a_word_is_named_and_nothing_is_written(harbour: CommandLine) -> None:
    harbour.write(
        "sites/harbour.py",
        "from extractor import Site\nfrom extractor.rules import block, css\n"
        "def known(text):\n    return text if sum(map(ord, text)) == 1671 else None\n"
        "class Harbour(Site):\n    hosts = ('harbour.example',)\n"
        "    title = css('h1') >> known\n    body = block('.story')\n",
    )
    harbour.page("page.html", title="Fog in the harbour")
    assert sum(map(ord, "Fog in the harbour")) == 1671
    result = make(harbour, "page.html", "--url", URL, "--redact")
    assert result.code == 1
    assert 'rule of title: harbour: css("h1") >> known, redacted page: css("h1")' in result.err
    assert not (harbour.folder / "tests").exists()


def test_what_is_no_page_is_an_error_without_a_traceback(harbour: CommandLine) -> None:
    for page, message in (("missing.html", "missing.html: No such file"), ("sites", "sites is a folder")):
        result = make(harbour, page)
        assert (result.code, result.out) == (2, "")
        assert message in result.err
    harbour.write("binary.html", bytes(5000))
    result = make(harbour, "binary.html")
    assert result.code == 1
    assert "Traceback" not in result.err


def test_half_of_an_escaped_pair_is_no_reason_to_fail(harbour: CommandLine) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Jane \\ud800 Doe"}}</script>'
    )
    harbour.write("page.html", harbour.html().replace("</head>", f"{data}</head>"))
    result = make(harbour, "page.html", "--url", URL)
    assert (result.code, result.err) == (0, "")
    assert json.loads((harbour.folder / CASE / "expected.json").read_text())["authors"] == ["Jane ? Doe"]


@pytest.mark.parametrize("settings", ["[" * 100_000, '{"url": ' + "1" * 5000 + "}"])
def test_a_broken_case_is_named(harbour: CommandLine, settings: str) -> None:
    harbour.write("case/input.html", harbour.html())
    harbour.write("case/case.json", settings)
    result = make(harbour, "case/input.html", "--url", URL)
    assert result.code == 2
    assert "case.json: no valid JSON" in result.err
