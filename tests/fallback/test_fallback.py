"""What no site fits: fragments, archived pages, trafilatura, then readability."""

from __future__ import annotations

import subprocess
import sys

import pytest

from extractor import Extraction, Extractor, Kind, NoContentError
from extractor.document.reading import read
from extractor.fallback import ENGINES, archived, fragment, readability, trafilatura

PROSE = [
    "The harbour master counted forty small boats before the fog came in on Monday, and none of them had a radio or a lamp on board.",
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said, and nobody heard it at all.",
    "Two of the boats were found the next morning on the far side of the island, with everybody safe, hungry and fast asleep.",
]
PAGE = (
    "<html><head><title>Fog</title></head><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Fog</h1>"
    + "".join(f"<p>{text}</p>" for text in PROSE)
    + "</article><footer>All rights reserved by everybody</footer></body></html>"
)
SHORT = "<html><body><div><p>The fog came in, and nobody had a radio.</p></div></body></html>"


def found_by(engine: object, content: str, kind: Kind | None = None) -> tuple[str, str] | None:
    found = engine.extractor_fallback(document=read(content, kind=kind))
    if found is None:
        return None
    assert isinstance(found, Extraction)
    return found.engine, " ".join(" ".join(element.text_content() for element in found.elements).split())


# --- which engine -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fallbacks", [(), ("trafilatura",), ("trafilatura", "readability"), ("readability", "trafilatura")]
)
def test_engines_are_asked_in_the_order_they_are_given(fallbacks: tuple[str, ...]) -> None:
    host = Extractor(fallbacks=fallbacks)
    if not fallbacks:
        with pytest.raises(NoContentError, match="nothing was found"):
            host.extract(PAGE)
        return
    article = host.extract(PAGE)
    assert article.extractor == fallbacks[0]
    assert article.body.splitlines() == PROSE


def test_what_is_too_little_for_the_first_engine_is_for_the_second() -> None:
    assert Extractor(mode="trafilatura").extract(SHORT).extractor == "readability"
    with pytest.raises(NoContentError):
        Extractor(fallbacks=["trafilatura"]).extract(SHORT)


def test_an_engine_that_raises_is_warned_about_and_the_next_one_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no luck")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    article = Extractor().extract(PAGE)
    assert article.extractor == "readability"
    assert [warning for warning in article.warnings if "trafilatura" in warning and "no luck" in warning]


@pytest.mark.parametrize(
    "content", ["<html></html>", "<html><body></body></html>", "<html><frameset><frame src=x></frameset></html>"]
)
def test_a_page_without_text_is_nothing_to_any_engine(content: str) -> None:
    assert [found_by(engine, content) for engine in (*ENGINES.values(), fragment, archived)] == [None] * 6
    with pytest.raises(NoContentError) as error:
        Extractor().extract(content)
    assert error.value.reason == "empty"


@pytest.mark.parametrize("engine", [trafilatura, readability])
def test_an_engine_leaves_the_shared_tree_as_it_was(engine: object) -> None:
    document = read(PAGE)
    before = [(element.tag, element.text, element.tail) for element in document.tree.iter()]
    assert engine.extractor_fallback(document=document) is not None
    assert [(element.tag, element.text, element.tail) for element in document.tree.iter()] == before


def test_an_engine_that_gives_up_says_nothing_on_the_terminal() -> None:
    page = SHORT.replace("<body>", "<head><base href='http://[x'></head><body><a href='/1'>x</a>")
    code = f"import contextlib, extractor\nwith contextlib.suppress(extractor.NoContentError): extractor.extract({page!r}, url='https://a.example/1')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_what_an_engine_finds_is_cleaned_like_anything_else() -> None:
    article = Extractor().extract(PAGE.replace("</article>", "<p>责任编辑：林望舒</p><p>扫码关注公众号</p></article>"))
    assert article.body.splitlines() == PROSE
    assert article.editors == ("林望舒",)
    assert [removal.reason for removal in article.removals][-2:] == ["editor line", "qr code"]


# --- fragments ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["", "---\ntitle: Fog\n---\n"])
def test_all_of_a_fragment_is_the_main_content(header: str) -> None:
    content = f"{header}<p>One.</p><div>Two.</div><pre>Three</pre>"
    assert found_by(fragment, content) == ("fragment", "One.Two.Three")
    article = Extractor().extract(content)
    assert (article.extractor, article.body) == ("fragment", "One.\nTwo.\nThree")


@pytest.mark.parametrize("content", [PAGE, "---\ntitle: Fog\n---\n" + PAGE, "# Fog\n\nOne."])
def test_a_page_is_no_fragment(content: str) -> None:
    assert found_by(fragment, content) is None


# --- archived pages -----------------------------------------------------------------------------------------

HEADER = "---\ntitle: Fog in the harbour\nurl: https://pond.example/1\ndate: 2021-06-07\n---\n"
CHROME = "[Home](/)\n\n- [News](/news)\n- [Sport](/sport)\n\nSubscribe\n\n"


def archive(*parts: str) -> str:
    return HEADER + "\n\n".join(parts)


def test_an_archived_page_is_what_stands_between_its_headline_and_the_chrome() -> None:
    content = archive(
        "# Fog in the harbour",
        CHROME,
        "# Fog in the harbour",
        "By Jane Doe",
        "12 comments",
        *PROSE,
        "## Related articles",
        "[More fog](/2)",
    )
    article = Extractor().extract(content)
    assert (article.extractor, article.title, article.published.isoformat()) == (
        "archived",
        "Fog in the harbour",
        "2021-06-07",
    )
    assert article.body.splitlines() == PROSE
    assert article.origins["body"].rule == "from the first prose below the headline to the last"


@pytest.mark.parametrize(
    "between",
    [
        ("## A heading",),
        ("- one item\n- another item",),
        ("> Somebody said so.",),
        ("```\ncode\n```",),
        ("![](https://pond.example/x.png)",),
        ("| a | b |\n|---|---|\n| 1 | 2 |",),
    ],
)
def test_what_stands_between_paragraphs_is_part_of_the_article(between: tuple[str, ...]) -> None:
    article = Extractor().extract(archive("# Fog in the harbour", PROSE[0], *between, PROSE[1]))
    assert article.extractor == "archived"
    assert article.body.startswith(PROSE[0])
    assert article.body.endswith(PROSE[1])
    assert len(article.blocks) > 2


def test_an_archived_page_may_be_cut_off_anywhere() -> None:
    content = archive("# Fog in the harbour", *PROSE[:2], PROSE[2][:60])
    assert Extractor().extract(content).body.splitlines() == [*PROSE[:2], PROSE[2][:60]]


@pytest.mark.parametrize("content", [archive("# Fog in the harbour", "Short."), HEADER + PAGE, PAGE])
def test_without_prose_the_engines_are_asked(content: str) -> None:
    assert found_by(archived, content) is None


def test_markdown_without_a_header_has_a_headline_too() -> None:
    assert found_by(archived, "\n\n".join(["# Fog", *PROSE])) == ("archived", " ".join(PROSE))
