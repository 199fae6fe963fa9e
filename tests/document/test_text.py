"""How much a text says."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.document.text import weighs, weight


def test_an_ideograph_says_as_much_as_three_letters() -> None:
    assert [weight(text) for text in ("ferry", "é…", "渡轮", "a渡、😀")] == [5, 2, 6, 10]


@given(st.text(alphabet="ab 渡轮。…é😀", max_size=60), st.integers(0, 200))
def test_whether_a_text_weighs_so_much_is_what_its_weight_tells(text: str, least: int) -> None:
    assert weighs(text, least) == (weight(text) >= least)
