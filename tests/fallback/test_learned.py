"""Our own engine: which text blocks it keeps, how sure it is, and that it says why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor, NoContentError, PluginError
from extractor.blocks import read_drafts
from extractor.document.reading import read
from extractor.explaining import Verdict
from extractor.fallback.learned import ACCURATE, FAST, Learned
from extractor.fallback.learned.decision import choose
from extractor.fallback.learned.model import Forest, Model, model
from extractor.fallback.learned.page import Page

PROSE = [
    "The harbour master counted forty small boats before the fog came in on Monday, and none of them had a radio or a lamp.",
    "By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said, and nobody heard it.",
    "Two of the boats were found the next morning on the far side of the island, with everybody safe, hungry and asleep.",
    "The council, which had put off the repair of the second bell for a decade, will meet on Thursday to talk about it again.",
]
MENU = "".join(
    f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in ("News", "Sport", "Weather", "Letters", "Shop")
)
TEASERS = "".join(
    f"<div class='teaser'><a href='/{i}'><h3>Another story number {i}</h3></a><p>What happened there, and to whom, is told on another page of ours …</p></div>"
    for i in range(5)
)
COMMENTS = "".join(
    f"<li class='comment'><b>reader{i}</b><p>I have always said that the second bell was the better one of the two, number {i}.</p></li>"
    for i in range(4)
)


def page(body: str = "".join(f"<p>{text}</p>" for text in PROSE)) -> str:
    return (
        "<html><head><title>Fog in the harbour - Pond News</title></head><body>"
        f"<nav><ul>{MENU}</ul></nav><main><article><h1>Fog in the harbour</h1>{body}</article></main>"
        f"<aside class='related'><h2>Related stories</h2>{TEASERS}</aside>"
        f"<section id='comments'><h2>Comments</h2><ol>{COMMENTS}</ol></section>"
        "<footer><a href='/about'>About us</a> <a href='/privacy'>Privacy</a></footer></body></html>"
    )


def thread(posts: int) -> str:
    """What readers wrote, each of them at length."""
    said = "".join(f"<h3>Bell {i}</h3>" + "".join(f"<p>{text}</p>" for text in reversed(PROSE)) for i in range(posts))
    return f"<div class='visitors_comment_block'>{said}</div>"


FRONT = f"<html><head><title>Pond News</title></head><body><ul>{MENU}</ul>{TEASERS * 3}<footer>About us</footer></body></html>"


@pytest.mark.parametrize("mode", ["accurate", "fast"])
def test_what_readers_wrote_below_a_text_is_none_of_it_however_long(mode: str) -> None:
    says_so = page().replace("<head>", '<head><meta property="og:type" content="article">')
    article = Extractor(mode=mode).extract(says_so.replace("<aside", thread(3) + "<aside"))
    assert article.body.splitlines() == PROSE


def test_below_the_heading_over_the_comments_nothing_is_the_text() -> None:
    posts = "".join(f"<div class='body'><h3>So it is</h3><p>{text}</p></div>" for text in PROSE[:2])
    story = "".join(f"<p>{text} That was day {i}.</p>" for i in range(2) for text in PROSE)
    below = f"<div><h2>Comments (2)</h2><div>Posted Thursday</div>{posts}</div>"
    article = Extractor(mode="fast").extract(page(story + below))
    assert "Comments" not in article.body
    assert article.body.count(PROSE[0]) == story.count(PROSE[0])


def test_posts_of_a_forum_are_its_text_though_it_calls_them_comments() -> None:
    forum = f"<html><head><title>Bells</title></head><body><h1>Bells</h1><p>Which one?</p>{thread(3)}</body></html>"
    assert PROSE[0] in Extractor(mode="fast").extract(forum).body


@pytest.mark.parametrize("mode", ["accurate", "fast"])
def test_the_text_is_kept_and_what_stands_around_it_is_not(mode: str) -> None:
    article = Extractor(mode=mode).extract(page())
    assert (article.extractor, article.body.splitlines()) == (mode, PROSE)


def around(*between: str) -> str:
    """A page with this between its second and its third paragraph."""
    first, second, *rest = (f"<p>{text}</p>" for text in PROSE)
    return page("".join((first, second, *between, *rest)))


@pytest.mark.parametrize(
    ("between", "said"),
    [
        ("<p>Who came was shown:</p><ul><li><a href='/a'>the old bell</a></li><li><a href='/b'>the log of 1931</a></li></ul>",
         ["the old bell", "the log of 1931"]),
        ("<div class='tweet'><a href='https://twitter.com/pier/status/1'>Whoever lost a brown dog: it is on the ferry.</a></div>",
         ["Whoever lost a brown dog: it is on the ferry."]),
        ("<aside class='note'><h4>The bell</h4><p>It was cast in 1731, weighs four tonnes and hung in the chapel before.</p></aside>",
         ["It was cast in 1731, weighs four tonnes and hung in the chapel before."]),
    ],
)  # fmt: skip
def test_prose_between_two_paragraphs_is_lost_only_for_a_reason(between: str, said: list[str]) -> None:
    body = Extractor().extract(around(between)).body
    assert [*PROSE, *said] == [line for line in (*PROSE, *said) if line in body]


def sections(*headings: str) -> str:
    """Parts of a collapsed list, three words each."""
    return "".join(
        f"<div class='fold'><h3><button>{heading}</button></h3><ul><li>Oak, 1612, sound</li></ul></div>"
        for heading in headings
    )


def test_a_table_has_no_holes() -> None:
    rows = "".join(
        f"<tr><td>{month}</td><td>{count}</td></tr>" for month, count in (("May", 4), ("June", 3), ("July", 9))
    )
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    root = read(f"<html><body><div>{prose}<table>{rows}</table></div></body></html>").tree.find("body")
    blocks = Page.of(*read_drafts([root]))
    sizes = np.array([25.0] * 4 + [2.0] * 3, np.float32)
    assert choose(blocks, np.array([0.9] * 4 + [0.8, 0.01, 0.8], np.float32), sizes).all()
    assert choose(blocks, np.array([0.9] * 4 + [0.8, 0.8, 0.01], np.float32), sizes).sum() == 6


@pytest.mark.parametrize(("least", "kept"), [(0.4, 8), (0.2, 6)])
def test_a_section_like_the_one_before_it_is_kept_unless_the_model_is_against_it(least: float, kept: int) -> None:
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    root = read(f"<html><body><div>{prose}{sections('East', 'West')}</div><p>Home</p></body></html>").tree.find("body")
    blocks = Page.of(*read_drafts([root]))
    chances = np.array([0.9] * 6 + [least] * 2 + [0.01], np.float32)
    sizes = np.array([25.0] * 4 + [1.0, 3.0] * 2 + [1.0], np.float32)
    assert choose(blocks, chances, sizes).sum() == kept


def test_a_form_that_asks_for_an_address_takes_the_words_around_it_along() -> None:
    box = "<div class='c12'><h3>Letters from the pier</h3><p>The best of the Pond News every morning.</p><form><input></form></div>"
    assert Extractor().extract(around(box)).body.splitlines() == PROSE


@pytest.mark.parametrize(
    "notes",
    [
        "<section><ol><li id='n1'>The log of the lighthouse, volume nine. <a href='#r1'>↩</a></li></ol></section>",
        "<div><p><a name='n1' href='#r1'>[1]</a> The log of the lighthouse, volume nine.</p></div>",
    ],
)
def test_a_note_that_the_text_refers_to_belongs_to_it(notes: str) -> None:
    first, *rest = PROSE
    text = f"<p>{first} <a id='r1' href='#n1'><sup>1</sup></a></p>" + "".join(f"<p>{line}</p>" for line in rest)
    assert "The log of the lighthouse, volume nine." in Extractor().extract(page(text + notes)).body
    others = text.replace("#n1", "#comments")
    assert "reader1" not in Extractor().extract(page(others)).body


def test_a_page_turned_to_markdown_needs_no_header_and_no_headline() -> None:
    menu = "".join(f"- [{name}](/{name.lower()})\n" for name in ("News", "Sport", "Weather", "Letters", "Shop"))
    text = "\n\n".join(PROSE)
    article = Extractor().extract(f"{menu}\n{text}\n\n## Related stories\n\n" + menu)

    assert (article.kind, article.extractor, article.body.splitlines()) == ("markdown_post", "archived", PROSE)
    assert article.confidence > 0.5


@pytest.mark.parametrize("mode", ["accurate", "fast"])
def test_what_is_kept_are_text_blocks_with_their_markup_and_pictures(mode: str) -> None:
    extra = "<h2>The second bell</h2><blockquote><p>We <em>never</em> heard <a href='/bell'>it</a>, the ferryman said on Friday.</p></blockquote>"
    picture = "<p><img src='https://pond.example/bell.jpg' alt='The bell'></p>"
    body = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{picture}{extra}<p>{PROSE[2]}</p><p>{PROSE[3]}</p>"
    article = Extractor(mode=mode).extract(page(body))
    assert "<h2>The second bell</h2>" in article.html
    assert "<em>never</em>" in article.html
    assert [image.url for image in article.images] == ["https://pond.example/bell.jpg"]


@pytest.mark.parametrize(("mode", "first"), [("trafilatura", "trafilatura"), ("readability", "readability")])
def test_who_wants_one_of_the_engines_gets_it(mode: str, first: str) -> None:
    assert Extractor(mode=mode).extract(page()).extractor == first


def test_a_mode_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PluginError, match=r"no mode 'fats'; did you mean 'fast'"):
        Extractor(mode="fats")


def test_the_engines_leave_the_tree_as_it_was() -> None:
    document = read(page())
    before = [(element.tag, element.text, element.tail) for element in document.tree.iter()]
    for engine in (ACCURATE, FAST):
        assert engine.extractor_fallback(document=document) is not None
    assert [(element.tag, element.text, element.tail) for element in document.tree.iter()] == before


# --- how sure it is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["accurate", "fast"])
def test_an_article_is_surer_than_a_front_page(mode: str) -> None:
    host = Extractor(mode=mode)
    sure = host.extract(
        page("".join(f"<p>{text} That was day {i}.</p>" for i in range(3) for text in PROSE))
    ).confidence
    try:
        doubtful = host.extract(FRONT).confidence
    except NoContentError:
        doubtful = 0.0
    assert sure is not None
    assert doubtful is not None
    assert 0 <= doubtful < 0.5 < sure <= 1


def test_a_body_that_is_too_doubtful_is_none() -> None:
    sure = Extractor().extract(page()).confidence
    assert sure is not None
    assert Extractor(min_confidence=sure - 0.01).extract(page()).body
    with pytest.raises(NoContentError, match=r"probability of 0\.\d\d") as error:
        Extractor(min_confidence=1).extract(page())
    assert error.value.reason == "doubtful"


def test_whoever_found_a_body_it_has_a_confidence() -> None:
    for content in (
        f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>",
        f"---\ntitle: Fog\n---\n# Fog\n\n{PROSE[0]}\n\n{PROSE[1]}\n",
    ):
        found = Extractor().extract(content).confidence
        assert found is not None
        assert 0 < found < 1


# --- why ----------------------------------------------------------------------------------------------------


def test_it_says_of_every_block_what_spoke_for_it_and_against_it() -> None:
    explanation = Extractor().explain(page())
    kept = [passage for passage in explanation.passages if passage.verdict is Verdict.KEPT]
    left = [passage for passage in explanation.passages if passage.verdict is Verdict.ENGINE]
    assert [passage.text for passage in kept] == PROSE
    assert all(passage.reason.startswith("p 0.") or passage.reason.startswith("p 1.") for passage in kept)
    assert all(passage.reason.startswith("left out by accurate: p 0.") for passage in left)
    assert any("for it:" in passage.reason for passage in kept)
    assert any("against it:" in passage.reason for passage in left)


# --- the model ----------------------------------------------------------------------------------------------


def test_a_model_is_what_was_saved_and_saved_the_same_each_time(tmp_path: Path) -> None:
    model().save(tmp_path / "a")
    again = Model.load((tmp_path / "a").read_bytes())
    again.save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert again.vocabularies == model().vocabularies
    assert {name: forest.names for name, forest in again.forests.items()} == {
        name: forest.names for name, forest in model().forests.items()
    }


def test_the_model_of_the_package_is_small() -> None:
    import extractor.fallback.learned as package

    file = Path(package.__file__).with_name("model.npz")
    assert file.stat().st_size < 2_000_000


@given(st.lists(st.lists(st.floats(-9, 9, width=32), min_size=3, max_size=3), min_size=1, max_size=40))
def test_a_forest_adds_up_the_leaves_that_its_questions_lead_to(rows: list[list[float]]) -> None:
    random = np.random.default_rng(7)
    forest = Forest(
        ("a", "b", "c"),
        random.integers(0, 3, (5, 4)).astype(np.int16),
        random.normal(0, 3, (5, 4)).astype(np.float32),
        random.normal(0, 1, (5, 16)).astype(np.float32),
        0.25,
    )
    table = np.array(rows, np.float32)
    expected = []
    for row in table:
        total = 0.25
        for columns, thresholds, values in zip(forest.columns, forest.thresholds, forest.values, strict=True):
            leaf = sum(1 << bit for bit, (c, t) in enumerate(zip(columns, thresholds, strict=True)) if row[c] > t)
            total += float(values[leaf])
        expected.append(1 / (1 + np.exp(-total)))
    found = forest.probabilities(dict(zip(forest.names, table.T, strict=True)))
    np.testing.assert_allclose(found, expected, atol=1e-5)


MARKUP = st.recursive(
    st.one_of(
        st.sampled_from(PROSE),
        st.sampled_from(["Home", "12:30", "©", "新闻：今天的雾很大。", "…", ""]),
        st.text(max_size=20),
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(
            "p div li ul table tr td h1 h2 a span aside nav pre blockquote figure button noscript svg".split()
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(max_examples=60)
@given(MARKUP)
@pytest.mark.parametrize("engine", [FAST])
def test_of_any_page_it_keeps_blocks_of_the_page_in_their_order(engine: Learned, markup: str) -> None:
    document = read(f"<html><body>{markup}</body></html>")
    found = engine.extractor_fallback(document=document)
    if found is None:
        return
    from extractor.blocks import read_blocks

    everything = [block.text for block in read_blocks([document.tree.find("body")], lambda _: False)]
    kept = [block.text for block in found.blocks or {}]
    rest = iter(everything)
    assert all(text in rest for text in kept)
    assert found.confidence is not None
    assert 0 <= found.confidence <= 1


def test_numbers_are_only_loaded_where_the_engine_is_asked() -> None:
    code = (
        "import sys, extractor; extractor.extract('<p>One sentence of a fragment.</p>'); print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_page_too_large_for_trafilatura_is_judged_without_it() -> None:
    said = "".join(f"<p>On Monday boat {n} came home, and the bell of the pier rang.</p>" for n in range(8000))
    large = page(f"{said}<p>{'<i></i>' * 8000}</p>")
    accurate, fast = (Extractor(mode=mode).extract(large) for mode in ("accurate", "fast"))
    assert (accurate.extractor, accurate.body, accurate.confidence) == ("accurate", fast.body, fast.confidence)
