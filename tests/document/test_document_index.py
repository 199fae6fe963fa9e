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
    st.builds(lambda names: f"<i class='{names}'>ferry</i>", CLASSES),
    lambda inner: st.builds(
        lambda names, parts: f"<div class='{names}'>{''.join(parts)}</div>", CLASSES, st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


@given(TREES, NAMES)
def test_the_elements_that_have_a_text_in_their_class_are_those_that_an_expression_finds(
    markup: str, text: str
) -> None:
    tree = document_fromstring(f"<html><body>{markup}</body></html>")
    index = Index(tree)
    found = tree.xpath("//*[contains(@class, $text)]", text=text)
    assert index.having(text) == found
    assert index.may_have(text) or not found


def test_no_element_has_a_text_that_is_in_no_class() -> None:
    index = Index(document_fromstring("<p class='story'>Ferry</p>"))
    assert not index.may_have("menu")
    assert index.having("menu") == []
    assert index.classes == {"story"}
