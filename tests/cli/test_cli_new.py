"""``extractor new``: from saved pages to a plugin and fixtures that pass."""

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

from extractor import Extractor
from extractor.authoring.induction.names import is_generated
from extractor.testing import load_cases

PARAGRAPHS = {
    "harbour": (
        "清晨五点，渔港的灯还亮着，四十多条木船已经排在防波堤内侧等待潮水。老船长说，今年春汛比往年早了整整十天。",
        "港务站新装的浮标每十分钟把水位传回岸上，值班员不必再举着手电筒去看标尺，渔民在家里就能知道什么时候可以出海。",
        "到了中午，第一批渔获被送进冷库，合作社把价格写在黑板上，来自邻县的买家围成一圈，谁也不肯先开口还价。",
    ),
    "orchard": (
        "山坡上的梨园今年换了主人，三个从城里回来的年轻人把旧仓库改成了分拣车间，门口挂着手写的开工时间表。",
        "他们给每一排梨树编了号，用手机记录浇水和疏果的日子，村里的老人起初不信，后来也跟着把自家的树编上了号码。",
        "秋天的第一场雨过后，第一车梨子运往省城，车身上只写着村子的名字，没有商标，司机说这样反而好认得多。",
    ),
    "library": (
        "社区图书馆搬进了停用的粮站，高高的屋顶下摆着二百个座位，孩子们把原来的磅秤当成了还书的柜台。",
        "馆里的书一半来自居民捐赠，每本书的扉页都贴着一张纸条，写着捐书人的街道和一句想对读者说的话。",
        "开馆第一周共有三千人次进出，管理员把借阅时间延长到晚上九点，门外的面馆也跟着把灯多亮了两个小时。",
    ),
}
TITLES = {"harbour": "渔港春汛提前十天", "orchard": "三个年轻人接手山坡梨园", "library": "停用粮站变成社区图书馆"}
EDITORS = {"harbour": "罗青禾", "orchard": "沈小满", "library": "罗青禾"}
SOURCES = {"harbour": "云溪晚报", "orchard": "山塘日报", "library": "云溪晚报"}
TIMES = {"harbour": "2024-03-09 07:15", "orchard": "2024-10-02 18:40", "library": "2024-06-21 09:05"}
RELATED = {"harbour": "灯塔守夜人的一天", "orchard": "老井重新出水", "library": "旧戏台修好了"}
URL = "https://news.yunxi.example/2024/{}.html"


def news_page(name: str, *, canonical: bool = True, host: str = "news.yunxi.example") -> str:
    """A page of one invented site: its structure is the same on all, its words are not."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[name])
    link = f'<link rel="canonical" href="https://{host}/2024/{name}.html">' if canonical else ""
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{TITLES[name]}_云溪新闻网</title>
<meta property="og:title" content="{TITLES[name]}"><meta property="og:site_name" content="云溪新闻网">{link}</head><body>
<div class="nav-bar"><a href="/">首页</a> <a href="/local">本地</a> <a href="/sport">体育</a></div>
<div class="css-1x2y3z wrap" id="page-{len(name)}{len(name)}"><div class="main-column">
<h1 class="headline css-9q8w7e">{TITLES[name]}</h1>
<div class="info-line"><span class="time">{TIMES[name]}</span> <span class="from">来源：{SOURCES[name]}</span></div>
<div class="story-text Article_body__x7Yq2">{body}
<div class="qr-box"><img src="/qr.png"><p>长按二维码，下载云溪新闻客户端</p></div>
<div class="tools-line">收藏 纠错 字号</div>
<div class="more-reading"><p>猜你想看</p><a href="/x/{name}">{RELATED[name]}</a></div>
<p class="duty">责任编辑：{EDITORS[name]}</p></div>
<div class="share-bar">分享到 微信 微博</div></div></div>
<div class="footer">云溪新闻网 版权所有</div></body></html>"""


@pytest.fixture
def saved(extractor: Any) -> Callable[..., list[str]]:
    """Save pages of the site; gives their paths."""

    def save(*names: str, **options: Any) -> list[str]:
        for name in names or tuple(PARAGRAPHS):
            extractor.write(f"{name}.html", news_page(name, **options))
        return [f"{name}.html" for name in names or tuple(PARAGRAPHS)]

    return save


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


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


# --- addresses ----------------------------------------------------------------------------------------------


def test_a_page_that_does_not_say_where_it_is_from_needs_an_address(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    pages = saved("harbour", "orchard", canonical=False)
    result = extractor("new", "yunxi", *pages)
    assert result.code == 2
    assert "harbour.html, orchard.html: the page does not say where it is from" in result.err
    assert "--url" in result.err


def test_an_address_may_be_given_for_each_page(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour", "orchard", canonical=False)
    urls = [part for name in ("harbour", "orchard") for part in ("--url", URL.format(name))]
    assert extractor("new", "yunxi", *pages, *urls).code == 0
    case = (extractor.folder / "tests/fixtures/yunxi/orchard/case.json").read_text("utf-8")
    assert json.loads(case) == {"url": URL.format("orchard")}


def test_one_address_stands_for_the_pages_that_do_not_say_theirs(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    pages = saved("harbour") + saved("orchard", "library", canonical=False)
    assert extractor("new", "yunxi", *pages, "--url", "https://news.yunxi.example/").code == 0
    cases = extractor.folder / "tests/fixtures/yunxi"
    assert not (cases / "harbour/case.json").exists()
    assert json.loads((cases / "library/case.json").read_text("utf-8")) == {"url": "https://news.yunxi.example/"}


def test_the_pages_may_be_those_of_a_plugin_there_is_already(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour", "orchard", "library", canonical=False)
    assert extractor("new", "ours", *pages[:2], "--site", "sina", "--check", pages[2]).code == 0
    host = Extractor(plugins_dir=extractor.folder / "plugins")
    theirs, ours = (next(entry.hosts for entry in host.sites if entry.name == name) for name in ("sina", "ours"))
    assert ours == theirs
    (record,) = extractor("extract", pages[2], "--site", "ours", "--plugins-dir", "plugins").records
    assert (record["extractor"], record["title"]) == ("ours", TITLES["library"])
    assert all(
        check.passed
        for case in load_cases(extractor.folder / "tests/fixtures")
        for check in case.checks(case.run(host))
    )


def test_a_site_that_is_not_there_or_has_other_pages_is_refused(
    extractor: Any, saved: Callable[..., list[str]]
) -> None:
    result = extractor("new", "ours", *saved("harbour"), "--site", "sinna")
    assert (result.code, result.err) == (2, "extractor: there is no site 'sinna'; did you mean 'sina'?\n")
    result = extractor("new", "ours", "harbour.html", "--site", "sina", "--url", URL.format("harbour"))
    assert result.err == "extractor: harbour.html is of news.yunxi.example, which sina does not claim\n"


def test_what_a_page_says_of_itself_is_never_code(extractor: Any) -> None:
    host = 'news.yunxi.example\\",);open(chr(79),chr(119));x=(\\"'
    for name in ("harbour", "orchard"):
        page = news_page(name, host=host.replace('"', "&quot;"))
        extractor.write(
            f"{name}.html", page.replace('content="云溪新闻网"', 'content=\'\\"""); open(chr(79), chr(119)) #\'')
        )
    result = extractor("new", "yunxi", "harbour.html", "orchard.html")
    assert (result.code, files(extractor.folder)) == (2, ["harbour.html", "orchard.html"])
    assert "does not say where it is from" in result.err
    assert extractor("new", "yunxi", "harbour.html", "orchard.html", "--url", URL.format("x")).code == 0
    extractor("extract", "harbour.html", "--plugins-dir", "plugins")
    assert not (extractor.folder / "O").exists()


@pytest.mark.parametrize(
    ("urls", "message"),
    [
        (["https://a.example/1", "https://a.example/2"], "2 addresses for 3 pages: give --url once for each page"),
        (["news.yunxi.example/1"], "is no address; did you mean https://news.yunxi.example/1?"),
    ],
)
def test_addresses_that_cannot_be_are_refused(
    extractor: Any, saved: Callable[..., list[str]], urls: list[str], message: str
) -> None:
    result = extractor("new", "yunxi", *saved(), *(part for url in urls for part in ("--url", url)))
    assert result.code == 2
    assert message in result.err
    assert not (extractor.folder / "plugins").exists()


def test_several_hosts_of_one_site_are_claimed_together(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved("harbour") + saved("orchard", host="local.yunxi.example")
    assert extractor("new", "yunxi", *pages).code == 0
    source = (extractor.folder / "plugins/yunxi.py").read_text("utf-8")
    assert 'hosts = ("yunxi.example", "*.yunxi.example")' in source


def test_pages_of_two_sites_are_refused(extractor: Any, saved: Callable[..., list[str]]) -> None:
    result = extractor("new", "yunxi", *saved("harbour"), *saved("orchard", host="www.shantang.example"))
    assert result.code == 2
    assert "different sites: shantang.example (orchard.html), yunxi.example (harbour.html)" in result.err


# --- what is refused ----------------------------------------------------------------------------------------


def test_nothing_is_overwritten_without_force(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved()
    plugin = extractor.write("plugins/yunxi.py", '"""Mine."""\n')
    result = extractor("new", "yunxi", *pages)
    assert (result.code, result.out) == (2, "")
    assert "plugins/yunxi.py is there already; --force replaces it" in result.err
    plugin.unlink()
    case = extractor.write("tests/fixtures/yunxi/orchard/body.txt", "Mine.\n")
    result = extractor("new", "yunxi", *pages)
    assert (result.code, result.out) == (2, "")
    assert "tests/fixtures/yunxi/orchard: there already" in result.err
    assert (plugin.exists(), case.read_text("utf-8")) == (False, "Mine.\n")
    assert not (extractor.folder / "tests/fixtures/yunxi/harbour").exists()


def test_force_replaces_plugin_and_fixtures(extractor: Any, saved: Callable[..., list[str]]) -> None:
    pages = saved()
    assert extractor("new", "yunxi", *pages).code == 0
    before = {name: (extractor.folder / name).read_bytes() for name in files(extractor.folder)}
    extractor.write("plugins/yunxi.py", '"""Mine."""\n')
    extractor.write("tests/fixtures/yunxi/orchard/body.txt", "Mine.\n")
    assert extractor("new", "yunxi", *pages, "--force").code == 0
    assert {name: (extractor.folder / name).read_bytes() for name in files(extractor.folder)} == before


@pytest.mark.parametrize(
    ("name", "like"),
    [("YunxiNews", "yunxi_news"), ("yunxi-news", "yunxi_news"), ("163", "site_163"), ("class", "class_news"),
     ("www.yunxi.example", "yunxi_example"), ("云溪", "example_news"), ("site", "site_news"), ("../x", "x")],
)  # fmt: skip
def test_a_name_that_cannot_be_is_refused_with_one_that_can(
    extractor: Any, saved: Callable[..., list[str]], name: str, like: str
) -> None:
    result = extractor("new", name, *saved("harbour"))
    assert result.code == 2
    assert f"did you mean '{like}'?" in result.err
    assert files(extractor.folder) == ["harbour.html"]


def test_two_plugins_of_one_folder_may_not_claim_one_host(extractor: Any, saved: Callable[..., list[str]]) -> None:
    extractor.site("plugins/mine.py", host="news.yunxi.example")
    result = extractor("new", "yunxi", *saved())
    assert result.code == 2
    assert "mine.py claims news.yunxi.example already" in result.err


def test_a_plugin_that_would_not_be_asked_is_not_written(extractor: Any) -> None:
    for name, host in (("harbour", "mp.weixin.qq.com"), ("orchard", "news.qq.com")):
        extractor.write(f"{name}.html", news_page(name, host=host))
    result = extractor("new", "qq", "harbour.html", "orchard.html")
    assert (result.code, result.out) == (2, "")
    assert "the plugin 'wechat' claims these hosts more exactly" in result.err


def test_a_page_without_an_article_is_named(extractor: Any, saved: Callable[..., list[str]]) -> None:
    extractor.write(
        "login.html", '<!doctype html><link rel="canonical" href="https://news.yunxi.example/in"><p>登录</p>'
    )
    result = extractor("new", "yunxi", *saved(), "login.html")
    assert (result.code, result.out) == (2, "")
    assert "login.html: nothing on it reads like an article; leave that page out" in result.err
    assert not (extractor.folder / "plugins").exists()


def test_a_page_that_is_not_there_is_named(extractor: Any) -> None:
    result = extractor("new", "yunxi", "nowhere.html")
    assert (result.code, result.err) == (2, "extractor: nowhere.html: No such file or directory\n")
