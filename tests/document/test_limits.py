"""What is beyond a limit is left out with a warning, and the article is read all the same."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractor import Article, Extractor
from extractor.document import limits
from extractor.document.reading import read
from extractor.fallback import readability, trafilatura

PROSE = """
<p>The harbour master counted forty small boats before the fog came in, and none of them had a radio on board.</p>
<p>By noon the lighthouse crew had rung the old bell for the first time in eleven years, she said on Monday.</p>
<p>Two of the boats were found the next morning on the far side of the island, with everybody safe and asleep.</p>
"""
EXTRACTOR = Extractor()


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{PROSE}</article>{body}</body></html>"


@dataclass
class Beyond:
    """A page beyond a limit, and the words of the warning."""

    content: str
    warning: str


BEYOND = {
    "TAGS": Beyond(page("<i></i>" * limits.TAGS), f"more than {limits.TAGS:,} tags"),
    "REFERENCES": Beyond(
        page("&amp;" * limits.REFERENCES + "&lt;"), f"more than {limits.REFERENCES:,} character references"
    ),
    "DEPTH": Beyond(page("<div>" * limits.DEPTH + "deep"), f"more than {limits.DEPTH:,} levels deep"),
    "LINE": Beyond(
        page("<div>" + "x" * (limits.LINE + 1) + "</div>"), f"more than {limits.LINE:,} characters without a tag"
    ),
    "ATTRIBUTE": Beyond(
        page(f"<i title={'x' * (limits.ATTRIBUTE + 1)}>"), f"attribute of more than {limits.ATTRIBUTE:,} "
    ),
    "ATTRIBUTES": Beyond(
        page("<i " + " ".join(f"attribute{i:06}='<'" for i in range(limits.ATTRIBUTES * 10)) + ">"),
        f"more than {limits.ATTRIBUTES:,} attributes",
    ),
    "MARKDOWN": Beyond(
        f"---\ntitle: Fog\n---\n# Fog\n\n{PROSE}\n\n{'&#32;' * limits.MARKDOWN}", "characters of Markdown"
    ),
    "ENGINE_ELEMENTS": Beyond(
        page("<i></i>" * limits.ENGINE_ELEMENTS),
        f"more than {limits.ENGINE_ELEMENTS:,} elements: trafilatura and readability are not asked",
    ),
    "ENGINE_TEXT": Beyond(
        page(f"<p>{'Fog. ' * 20_000}</p>" * (limits.ENGINE_TEXT // 100_000)),
        f"more than {limits.ENGINE_TEXT:,} characters of text: trafilatura and readability are not asked",
    ),
}


def extract(content: str) -> Article:
    return EXTRACTOR.extract(content)


@pytest.mark.parametrize("name", BEYOND)
def test_the_article_is_read_all_the_same_and_a_warning_names_the_limit(name: str) -> None:
    article = extract(BEYOND[name].content)
    assert "harbour master counted forty small boats" in article.body
    assert [warning for warning in article.warnings if BEYOND[name].warning in warning]


def test_a_page_within_the_limits_has_no_warning() -> None:
    assert extract(page("<div>" * 100 + "<i></i>" * 3000)).warnings == ()


def test_where_nothing_is_left_the_error_says_why() -> None:
    with pytest.raises(Exception, match=f"more than {limits.TAGS:,} tags"):
        extract("<html><body>" + "<div>" * 200_000)


def test_what_is_too_deep_keeps_its_text_but_not_its_scripts() -> None:
    tree = read("<html><body>" + "<div>" * 400 + "deep <b>down</b><script>code</script>").tree
    assert tree.text_content() == "deep down"


def test_of_an_element_with_too_many_attributes_none_is_left_and_others_keep_theirs() -> None:
    many = " ".join(f"attribute{i:06}='>'" for i in range(20_000))
    tree = read(
        f"<html><body><!-- <a --><script>'<i b=\\''</script><p id=a>one</p><p {many}>two</p><p id=b>three</p>"
    ).tree
    assert [(p.get("id"), p.text, len(p.attrib)) for p in tree.iter("p")] == [
        ("a", "one", 1),
        (None, "two", 0),
        ("b", "three", 1),
    ]


@pytest.mark.parametrize("pairs", [5, 19, 20, 21, 200])
def test_attributes_are_counted_however_few_of_them_have_values(pairs: int) -> None:
    names = [f"a{i:04}" for i in range(limits.ATTRIBUTES + 1 - pairs)]
    between = -(-len(names) // pairs)
    values = [f'b{i:04}="\'>"' for i in range(pairs)]
    many = " ".join(one for i, value in enumerate(values) for one in (*names[i * between : (i + 1) * between], value))
    filler = f"<!-- {'-' * 200_000} -->"
    fewer = many.replace("a0001 a0002 a0003 ", "")
    tree = read(f"<html><body>{filler}<p id=a>one</p><p {many}>two</p><p {fewer}>three</p>").tree
    assert [len(p.attrib) for p in tree.iter("p")] == [1, 0, limits.ATTRIBUTES - 2]


@pytest.mark.parametrize(
    ("written", "read_as"), [("1000000", "1000"), ("9" * 5000, "1000"), ("1000", "1000"), ("3", "3"), ("x", "x")]
)
def test_cells_stretch_over_so_many_columns_at_most(written: str, read_as: str) -> None:
    for name in ("colspan", "rowspan"):
        tree = read(page(f"<table><tr><td {name}={written}>x</table>")).tree
        assert [cell.get(name) for cell in tree.iter("td")] == [read_as]


def test_cells_stretch_over_so_many_places_of_a_page_at_most() -> None:
    wide = "<tr><td colspan=50 rowspan=2>x</td><td>y</td></tr>" * (limits.SPANS // 100)
    document = read(page(f"<table>{wide}</table>"))
    assert (document.warnings, {cell.get("colspan") for cell in document.tree.iter("td")}) == ((), {"50", None})
    document = read(page(f"<table>{wide}<tr><th colspan=2 rowspan=x>z</th></tr></table>"))
    assert next(iter(document.tree.iter("th"))).get("colspan") == "1"
    assert document.warnings == (
        "the document has cells that stretch over more than 5,000 places: what follows does not",
    )


def test_json_ld_within_its_limits_counts_and_what_is_beyond_does_not() -> None:
    def found(*scripts: str) -> list[object]:
        tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
        return [item.get("name") for item in read(page("", tags)).json_ld]

    deep = '{"a":' * limits.JSON_LD_DEPTH + '{"name": "x"}' + "}" * limits.JSON_LD_DEPTH
    assert found('{"name": "a"}', deep, '{"name": "b", "c": [[{}]]}') == ["a", "b"]
    assert found('{"name": "a"}', f'{{"name": "{"b" * limits.JSON_LD}"}}', '{"name": "c"}') == ["a"]


def test_a_header_that_is_too_long_is_text() -> None:
    assert read(f"---\ntitle: Fog\nx: {'y' * limits.FRONT_MATTER}\n---\n{PROSE}").front_matter == {}


def test_aliases_in_a_header_are_not_followed() -> None:
    assert read("---\na: &a [x, y]\nb: *a\n---\ntext").front_matter["b"] == "*a"


@pytest.mark.parametrize("name", ["ENGINE_ELEMENTS", "ENGINE_TEXT"])
def test_other_peoples_engines_are_not_asked_about_huge_pages(name: str) -> None:
    document = read(BEYOND[name].content)
    assert (trafilatura.extractor_fallback(document), readability.extractor_fallback(document)) == (None, None)


def test_marks_of_quotations_that_are_too_deep_are_left_out() -> None:
    tree = read("---\ntitle: Fog\n---\n" + "> " * 100 + "deep").tree
    assert len(list(tree.iter("blockquote"))) == limits.MARKDOWN_DEPTH
    assert tree.text_content().split() == ["deep"]


def test_an_explanation_of_a_deep_page_is_no_larger_than_its_limit() -> None:
    levels = limits.DEPTH - 20
    content = page("".join(f"<div>level {i}" for i in range(levels)) + "<p>deep</p>" * 20_000)
    passages = EXTRACTOR.explain(content).passages
    assert sum(len(passage.selector) for passage in passages) <= limits.SELECTORS + 20 * levels
    assert passages[0].selector
    assert not passages[-1].selector


def test_an_explanation_says_of_so_many_answers_and_blocks_why_and_no_more() -> None:
    said = (f"<p>On Monday boat {n} came home, and the bell of the pier rang.</p>" for n in range(limits.REASONS))
    content = page("<p>2021-02-03 04:05</p>" * 5000 + "".join(said))
    explanation = EXTRACTOR.explain(content)
    assert max(len(report.attempts) for report in explanation.fields.values()) <= limits.ATTEMPTS
    assert explanation.article
    assert {passage.reason for passage in explanation.passages if passage.verdict == "kept"} == {""}
