"""A strict host takes no plugin that does not load, and no rule that raises; every other host says so and goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Document, Extractor, PluginError, Site
from extractor.rules import block

PAGE = "<html><body><h1>Fog</h1><div id='story'>{}</div></body></html>".format(
    "<p>The harbour master counted forty small boats before the fog came in, and none had a radio on board.</p>" * 4
)
URL = "https://pond.example/1"


def broken(document: Document) -> object:
    raise ZeroDivisionError("the river is closed")


def site(**attributes: object) -> type[Site]:
    return type("Pond", (Site,), {"hosts": ("pond.example",), "body": block("#story")} | attributes)


def raising(self: Site, document: Document) -> str:
    raise ZeroDivisionError("the river is closed")


@pytest.mark.parametrize(
    ("attribute", "who"),
    [
        ("title", "pond.title"),
        ("authors", "pond.authors"),
        ("published", "pond.published"),
        ("body", "pond.body"),
        ("unavailable", "pond.unavailable"),
    ],
)
def test_a_rule_that_raises_is_an_error_that_names_it(attribute: str, who: str) -> None:
    pond = site(**{attribute: raising})
    said = f"{who} raised ZeroDivisionError: the river is closed"
    assert said in Extractor(sites=[pond]).extract(PAGE, url=URL).warnings
    with pytest.raises(PluginError, match=said) as error:
        Extractor(sites=[pond], strict=True).extract(PAGE, url=URL)
    assert isinstance(error.value.__cause__, ZeroDivisionError)


def test_a_site_that_cannot_be_made_or_asked_is_an_error() -> None:
    recognising = type("Pond", (Site,), {"recognises": raising, "body": block("#story")})
    with pytest.raises(PluginError, match=r"pond\.recognises raised ZeroDivisionError"):
        Extractor(sites=[recognising], strict=True).extract(PAGE)
    unmakable = site(__init__=lambda self: 1 / 0)
    with pytest.raises(PluginError, match=r"plugin pond was not loaded: .*ZeroDivisionError"):
        Extractor(sites=[unmakable], strict=True)


HOOK = """
from extractor import hookimpl
@hookimpl
def {}:
    raise ZeroDivisionError("the river is closed")
    yield
"""


@pytest.mark.parametrize(
    "hook",
    [
        "extractor_choose_site(document, candidates)",
        "extractor_clean(document, blocks)",
        "extractor_fallback(document)",
        "extractor_finish(document, article)",
        "extractor_read(content)",
    ],
)
def test_a_hook_that_raises_is_an_error_that_names_it(hook: str, tmp_path: Path) -> None:
    source = HOOK if "clean" in hook else HOOK.replace("    yield\n", "")
    (tmp_path / "river.py").write_text(source.format(hook), "utf-8")
    name = hook.partition("(")[0]
    assert any(name in said for said in Extractor(plugins_dir=tmp_path).extract(PAGE).warnings)
    with pytest.raises(PluginError, match=rf"{name} .*the river is closed"):
        Extractor(plugins_dir=tmp_path, strict=True).extract(PAGE)


def test_a_plugin_that_does_not_load_is_an_error_with_all_that_do_not(tmp_path: Path) -> None:
    (tmp_path / "lake.py").write_text("import nothing_of_the_kind", "utf-8")
    (tmp_path / "pond.py").write_text("from extractor import Site\nclass Pond(Site):\n    titel = 'x'\n", "utf-8")
    assert len(Extractor(plugins_dir=tmp_path).failures) == 2
    with pytest.raises(PluginError, match=r"(?s)plugin lake was not loaded.*nothing_of_the_kind.*pond.*'title'"):
        Extractor(plugins_dir=tmp_path, strict=True)


def test_what_is_fine_is_fine() -> None:
    host = Extractor(sites=[site()], strict=True)
    article = host.extract(PAGE, url=URL)
    assert (article.extractor, article.warnings) == ("pond", ())
    assert host.extract(PAGE, url="https://elsewhere.example/1").title == "Fog"


def test_a_rule_that_finds_nothing_is_no_error() -> None:
    article = Extractor(sites=[site(body=block("#none"))], strict=True).extract(PAGE, url=URL)
    assert "pond.body found nothing" in article.warnings[0]


# --- what is logged -----------------------------------------------------------------------------------------


def test_plugins_that_fail_are_logged_under_our_name(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "lake.py").write_text("import nothing_of_the_kind", "utf-8")
    Extractor(plugins_dir=tmp_path, sites=[site(title=raising)]).extract(PAGE, url=URL)
    assert {record.name for record in caplog.records} == {"extractor.plugins"}
    assert "plugin lake was not loaded" in caplog.text
    assert "pond.title raised ZeroDivisionError" in caplog.text
