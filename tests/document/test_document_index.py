"""What an index of a tree tells is what expressions over the tree find."""

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from extractor.document.index import Index

NAMES = st.sampled_from(["story", "old", "by\u00a0line", "story-old", "STORY"])
CLASSES = st.lists(NAMES, max_size=3).flatmap(
    lambda names: st.sampled_from([" ", "\n", "\t "]).map(lambda b: b.join(names))
)
TREES = st.recursive(
    st.builds(
        lambda names, text: f"<i class='{names}'>{text}</i>", CLASSES, st.sampled_from(["", "ferry", "来源：云溪"])
    ),
    lambda inner: st.builds(
        lambda names, parts, tail: f"<div class='{names}'>{''.join(parts)}</div>{tail}",
        CLASSES,
        st.lists(inner, max_size=3),
        st.sampled_from(["", "by", "责编：李四"]),
    ),
    max_leaves=8,
)


@given(TREES, NAMES)
def test_the_elements_of_a_class_are_those_that_an_expression_finds(markup: str, name: str) -> None:
    tree = document_fromstring(f"<html><body>{markup}</body></html>")
    index = Index(tree)
    found = tree.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), concat(' ', $name, ' '))]", name=name)
    assert list(index.elements(index.with_class(name))) == found


@given(TREES)
def test_short_texts_with_letters_beyond_ascii_are_told_with_the_element_they_belong_to(markup: str) -> None:
    tree = document_fromstring(f"<html><body>{markup}{'长' * 200}</body></html>")
    elements = list(tree.iter())
    said = [(text, elements[place], is_tail) for text, place, is_tail in Index(tree).texts]
    assert said == [
        (text, element, is_tail)
        for element in elements
        for text, is_tail in ((element.text, False), (element.tail, True))
        if text and not text.isascii() and len(text) < 200
    ]


def test_no_element_is_of_a_class_that_is_not_there() -> None:
    index = Index(document_fromstring("<p class='story'>Ferry</p>"))
    assert not index.with_class("stor")
    assert not list(index.elements(index.with_class("menu")))
    assert index.classes == {"story"}
