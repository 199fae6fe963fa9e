"""Hooks, each by a file in a folder; and plugins that are broken, which break nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor import Article, Extractor, ParseError, PluginError

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
<p>The council will decide in the autumn whether the harbour gets a new horn, or whether the bell is enough.</p>
"""
PAGE = f"<html><body><h1>Fog in the harbour</h1><div id='story'>{PROSE}<p>Tail.</p></div></body></html>"
SITE = """
from extractor import Site
from extractor.rules import block
class Pond(Site):
    hosts = ("pond.example",)
    body = block("#story")
"""
HOOK = "from dataclasses import replace\nfrom extractor import *\n@hookimpl\ndef extractor_{}"
URL = "https://pond.example/1"
Host = Callable[..., Extractor]


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    """A host with these files in its plugins folder."""
    monkeypatch.delenv("EXTRACTOR_PLUGINS_DIR", raising=False)

    def made(**files: str) -> Extractor:
        for name, source in files.items():
            (tmp_path / f"{name}.py").write_text(source, "utf-8")
        return Extractor(plugins_dir=tmp_path)

    return made


# --- hooks --------------------------------------------------------------------------------------------------


def test_a_plugin_may_read_another_kind_of_document(host: Host) -> None:
    read = HOOK.format(
        "read(content, url, kind):\n"
        "    from extractor.document.reading import read\n"
        "    if content.startswith(b'BOATS'):\n"
        "        return read('<h1>Boats</h1>' + content[5:].decode(), url=url, kind=kind)\n"
    )
    made = host(boats=read)
    assert made.extract(b"BOATS" + PROSE.encode()).title == "Boats"
    assert made.extract(PAGE.encode()).title == "Fog in the harbour"
    assert made.read(b"BOATS<p>x", url=URL).url == URL


def test_a_plugin_may_choose_the_site(host: Host) -> None:
    choose = HOOK.format(
        "choose_site(document, candidates):\n"
        "    if 'lake' in (document.url or ''):\n"
        "        return Lake()\n"
        "    return candidates[-1] if len(candidates) > 1 else None\n"
        "class Lake(Site):\n    hosts = ('nowhere.example',)\n    title = 'Lake'\n"
    )
    made = host(choose=choose, pond=SITE, wide=SITE.replace("Pond", "Wide").replace("pond.example", "*.example"))
    assert made.extract(PAGE, url=URL).extractor == "wide"
    assert made.extract(PAGE, url="https://other.example/").extractor == "wide"
    assert made.extract(PAGE, url="https://lake.test/").title == "Lake"
    assert made.extract(PAGE).extractor == "accurate"


@pytest.mark.parametrize(
    "body",
    [
        "    return [(block, 'tail') for block in blocks if block.text == 'Tail.']\n",
        "    yield from ((block, 'tail') for block in blocks if block.text == 'Tail.')\n",
    ],
)
def test_a_plugin_may_name_more_boilerplate(host: Host, body: str) -> None:
    nothing = HOOK.format("clean(document):\n    return None\n")
    made = host(clean=HOOK.format("clean(document, blocks):\n" + body), nothing=nothing, pond=SITE)
    article = made.extract(PAGE, url=URL)
    assert "Tail." not in article.body
    assert [(removal.reason, removal.text) for removal in article.removals] == [("tail", "Tail.")]
    assert article.warnings == ()


def test_a_plugin_may_find_the_body_before_the_engines_do(host: Host) -> None:
    fallback = HOOK.format(
        "fallback(document):\n"
        "    found = document.tree.cssselect('#story p:last-child')\n"
        "    return Extraction('tails', found, 'the tail') if found else None\n"
    )
    made = host(tails=fallback)
    article = made.extract(PAGE)
    assert (article.extractor, article.body, article.origins["body"].rule) == ("tails", "Tail.", "the tail")
    assert made.extract(PAGE.replace("story", "text")).extractor == "accurate"


def test_a_plugin_has_the_last_word(host: Host) -> None:
    finish = HOOK.format("finish(document, article):\n    return replace(article, title=article.title.upper())\n")
    assert host(loud=finish).extract(PAGE).title == "FOG IN THE HARBOUR"
    assert host(loud=HOOK.format("finish():\n    return None\n")).extract(PAGE).title == "Fog in the harbour"


def test_a_module_may_hold_sites_and_hooks(host: Host) -> None:
    made = host(pond=SITE + HOOK.format("finish(article):\n    return replace(article, tags=('sea',))\n"))
    article = made.extract(PAGE, url=URL)
    assert (article.extractor, article.tags) == ("pond", ("sea",))


@pytest.mark.parametrize(
    "entry", ["pond = pond_hooks:plugin", "pond = pond_hooks:Plugin", "trafilatura = pond_hooks:Plugin"]
)
def test_an_installed_object_with_hooks_is_a_plugin_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    source = (
        "from dataclasses import replace\nfrom extractor import hookimpl\nclass Plugin:\n    @staticmethod\n    @hookimpl\n"
        "    def extractor_finish(article):\n        return replace(article, tags=('sea',))\nplugin = Plugin()\n"
    )
    info = tmp_path / "pond_hooks-1.0.dist-info"
    info.mkdir()
    (tmp_path / "pond_hooks.py").write_text(source, "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pond_hooks\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[extractor]\n{entry}\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pond_hooks", raising=False)
    made = Extractor()
    article = made.extract(PAGE)
    assert (made.failures, article.extractor, article.tags) == ((), "accurate", ("sea",))


@pytest.mark.parametrize(
    ("name", "hint"), [("trafilatur", "did you mean 'trafilatura'"), ("zzz", "trafilatura, readability")]
)
def test_an_unknown_fallback_is_an_error_with_a_suggestion(name: str, hint: str) -> None:
    with pytest.raises(PluginError, match=hint):
        Extractor(fallbacks=[name])


# --- plugins that cannot be loaded --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("raise RuntimeError('no luck')", "RuntimeError: no luck"),
        ("import no_such_module", "ModuleNotFoundError"),
        ("def x(:", "SyntaxError"),
        ("raise SystemExit(3)", "SystemExit"),
        (SITE.replace("body", "bodi"), "bodi: unknown attribute; did you mean 'body'?"),
        (SITE.replace('"#story"', '"#story["'), "no CSS selector"),
        (
            HOOK.format("cleen(document):\n    pass\n"),
            "unknown hook 'extractor_cleen'; did you mean 'extractor_clean'?",
        ),
        ("def extractor_finish(article):\n    pass\n", "'extractor_finish' is not marked with @hookimpl"),
        ("def extractor_finnish(article):\n    pass\n", "did you mean 'extractor_finish'?"),
        (HOOK.format("clean(document, block):\n    pass\n"), "is not given 'block'; did you mean 'blocks'?"),
        (HOOK.format("register_sites(register):\n    register(5)\n"), "5 is no site"),
        (HOOK.format("register_sites(register):\n    1 / 0\n"), "ZeroDivisionError"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_listed_and_the_rest_work(host: Host, source: str, error: str) -> None:
    made = host(broken=source, pond=SITE)
    ((failure),) = made.failures
    assert (failure.name, Path(failure.origin).name) == ("broken", "broken.py")
    assert error in failure.error
    article = made.extract(PAGE, url=URL)
    assert (article.extractor, article.warnings) == ("pond", ())


# --- plugins that raise -------------------------------------------------------------------------------------


def boom(hook: str) -> str:
    return HOOK.format(f"{hook}():\n    raise RuntimeError('no luck')\n")


def assert_warned_once(article: Article, *words: str) -> None:
    (warning,) = article.warnings
    assert [word for word in (*words, "RuntimeError", "no luck") if word not in warning] == []


@pytest.mark.parametrize("hook", ["read", "choose_site", "clean", "fallback", "finish"])
def test_a_hook_that_raises_is_named_and_the_document_goes_on(host: Host, hook: str) -> None:
    article = host(broken=boom(hook)).extract(PAGE)
    assert (article.title, article.extractor) == ("Fog in the harbour", "accurate")
    assert article.body.endswith("Tail.")
    assert_warned_once(article, f"extractor_{hook}")


@pytest.mark.parametrize("hook", ["choose_site", "clean", "fallback", "finish"])
def test_a_hook_that_raises_is_named_with_its_plugin(host: Host, hook: str) -> None:
    assert_warned_once(host(unlucky=boom(hook)).extract(PAGE), "unlucky", f"extractor_{hook}")


@pytest.mark.parametrize("hook", ["clean", "finish"])
def test_a_hook_that_raises_does_not_take_the_site_with_it(host: Host, hook: str) -> None:
    assert host(broken=boom(hook), pond=SITE).extract(PAGE, url=URL).extractor == "pond"


@pytest.mark.parametrize(
    "body",
    ["    yield blocks[0], 'x'\n    raise RuntimeError('no luck')\n", "    return ['no', 'luck']\n", "    return 5\n"],
)
def test_an_answer_that_is_none_is_warned_about(host: Host, body: str) -> None:
    article = host(broken=HOOK.format("clean(document, blocks):\n" + body), pond=SITE).extract(PAGE, url=URL)
    assert article.extractor == "pond"
    assert "extractor_clean" in article.warnings[0]


def test_a_reader_may_refuse_a_document(host: Host) -> None:
    refuse = HOOK.format("read(content):\n    raise ParseError('an old format')\n")
    with pytest.raises(ParseError, match="an old format"):
        host(old=refuse).extract(PAGE)
