"""What a selector finds in a document is what it finds in the tree: names that the markup lacks are only not looked for."""

import pytest
from cssselect import HTMLTranslator
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from extractor.document.reading import read
from extractor.rules.selectors import compile_css, find_css

PAGE = """<html><body><div id="ferry" class="story old"><p class="by line">Odile</p><p data-x="by">Varr</p></div>
<h1 class="headline">Ferries</h1><div class="story"><div class="story line"><p>Oar</p><p class="by">Sail</p></div></div>
<ul class="menu"><li>Home</li></ul></body></html>"""
NAMES = st.sampled_from(["story", "old", "by", "line", "ferry", "menu", "headline", "nothing", "new"])
PARTS = st.builds(
    lambda tag, mark, name, more: f"{tag}{mark}{name}{']' if mark.startswith('[') else ''}{more}",
    st.sampled_from(["", "div", "p", "*"]),
    st.sampled_from([".", "#", " > .", " .", "[class*=", "[class^=", "[class~=", "[class="]),
    NAMES,
    st.sampled_from(["", ":not(.nothing)", " p", " > :first-child", "[data-x]", ", h1", ", #nothing li", ", .menu"]),
).filter(lambda selector: not selector.startswith(" >"))


@given(st.lists(PARTS, min_size=1, max_size=3).map(", ".join))
def test_a_document_and_its_tree_give_the_same(selector: str) -> None:
    document = read(PAGE)
    assert find_css(selector)(document) == compile_css(selector)(document.tree)


@given(PARTS, st.sampled_from(["#ferry", "h1", "div.story.line", "body"]))
def test_inside_an_element_they_give_the_same(selector: str, within: str) -> None:
    document = read(PAGE)
    (element,) = compile_css(within)(document.tree)
    assert find_css(selector, inside=True)(document, element) == compile_css(selector, inside=True)(element)


@pytest.mark.parametrize("of", ["child", "last-child", "of-type", "last-of-type"])
@pytest.mark.parametrize("place", ["0", "1", "2", "3", "9", "n", "2n", "2n+1", "-n+2"])
def test_a_place_among_siblings_is_counted_as_css_does(of: str, place: str) -> None:
    tree = read(f"<body>{'<i>1</i><b>2</b><b>3</b><i>4</i>' * 3}<p>5</p></body>").tree
    selector = f"b:nth-{of}({place})"
    assert compile_css(selector)(tree) == etree.XPath(HTMLTranslator().css_to_xpath(selector))(tree)


@pytest.mark.parametrize("selector", ["li:first-child", "li:last-child", "li:not(:last-child)", "li:only-child"])
def test_the_first_and_the_last_are_those_css_means(selector: str) -> None:
    tree = read("<body><ul><li>1<li>2<li>3</ul><ul><li>4</ul></body>").tree
    assert compile_css(selector)(tree) == etree.XPath(HTMLTranslator().css_to_xpath(selector))(tree)


def test_what_stands_in_several_elements_of_a_class_is_found_once() -> None:
    nested = read(
        f"<body>{'<div class=story>' * 3}<p>1</p></div></div><p>2</p></div><div class=story><p>3</p></div></body>"
    )
    assert [p.text for p in find_css(".story p")(nested)] == ["1", "2", "3"]
    assert [p.text for p in find_css(".story > p")(nested)] == ["1", "2", "3"]


def test_what_stands_in_an_element_of_a_longer_name_is_found() -> None:
    nested = read("<body><div class=story-box><div class=story><p>1</p></div></div><p>2</p></body>")
    assert [p.text for p in find_css(".story p")(nested)] == ["1"]


@pytest.mark.parametrize(("selector", "found"), [("h2", ["Sections"]), (".language-python", ["print()"])])
def test_the_markup_of_a_post_in_markdown_is_made_and_not_in_its_text(selector: str, found: list[str]) -> None:
    post = read("---\ntitle: Ferries\n---\n\n# Ferries\n\n## Sections\n\n```python\nprint()\n```\n")
    assert [element.text_content().strip() for element in find_css(selector)(post)] == found
