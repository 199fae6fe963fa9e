"""What recurs on a publisher's documents is its own, at the edges."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Block, Document, Extractor, Memory
from extractor.document.text import one_line

HEAD = "Lanhu Weekly is written for all those who walk the hills around the lake, and for those who would rather read of it."
TAIL = "Lanhu is read by 1200 walkers, and printed since 1987"


def post(number: int, *, address: str | None = None, source: str = "Lanhu", extra: str = "") -> str:
    """A saved post; every other word of it is its own."""
    words = random.Random(number)
    own = [" ".join("".join(words.choices("abcdefghi", k=6)) for _ in range(30)) + "." for _ in range(4)]
    title = f"Post {own[0][:20]}"
    address = address or f"https://lanhu.example/{number}"
    tail = TAIL.replace("1200", str(1200 + number))
    lines = [HEAD, *own[:2], "What the week brought", extra or own[3], *own[2:3], tail]
    return f"---\ntitle: {title}\nurl: {address}\nsource: {source}\n---\n\n# {title}\n\n" + "\n\n".join(lines)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def memory(extractor: Extractor) -> Memory:
    return extractor.learn(post(number) for number in range(6))


def body(document: str, memory: Memory | None = None) -> str:
    return Extractor(memory=memory).extract(document).body


def test_what_recurs_at_the_edges_is_removed_whatever_its_numbers(memory: Memory) -> None:
    article = Extractor(memory=memory).extract(post(9))
    assert HEAD not in article.body
    assert "walkers" not in article.body
    removals = [removal for removal in article.removals if removal.reason == "memory"]
    assert {removal.rule for removal in removals} == {"recurs on 7 of 7 documents of lanhu.example"}


def test_what_recurs_inside_the_text_stays(memory: Memory) -> None:
    assert "What the week brought" in body(post(9), memory)


def test_who_made_it_is_the_documents_own_fact_however_often_it_recurs(extractor: Extractor) -> None:
    credit = "编译：林望舒"
    memory = extractor.learn(post(number) + f"\n\n{credit}" for number in range(6))
    assert (credit in body(post(9) + f"\n\n{credit}", memory)) == (credit in body(post(9) + f"\n\n{credit}"))


def test_another_publishers_documents_are_left_alone(memory: Memory) -> None:
    document = post(9, address="https://other.example/1")
    assert body(document, memory) == body(document)


def test_a_document_learned_from_is_judged_by_the_others(extractor: Extractor) -> None:
    two = extractor.learn([post(1), post(2)])
    assert HEAD in body(post(1), two)
    assert HEAD not in body(post(1), two.merge(extractor.learn([post(3)])))


def test_a_document_saved_again_and_again_counts_once(extractor: Extractor) -> None:
    addresses = [None, "https://lanhu.example/again", "http://www.lanhu.example/1#top"]
    memory = extractor.learn(post(1, address=address) for address in addresses)
    assert HEAD in body(post(2), memory)


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Author: {word}", True),
        ("来源：https://elsewhere.example/{word}", True),
        ("Printed on {number}.{number}.2031", True),
        ("Affected: {word}", False),
        ("CVE-2031-{number}", False),
        ("https://elsewhere.example/{word}", False),
    ],
)
def test_a_fixed_frame_recurs_and_what_the_news_is_about_does_not(extractor: Extractor, line: str, goes: bool) -> None:
    page = extractor.read("<html><body><p>Any page.</p></body></html>")

    def blocks(number: int) -> list[Block]:
        word = "abcdefgh"[number]
        texts = [f"This is what {word} was about.", line.format(word=word, number=number)]
        return [Block("p", text, text) for text in texts]

    def document(number: int) -> Document:
        return replace(page, url=f"https://lanhu.example/{number}")

    memory = Memory.union(Memory.of(document(n), blocks(n)) for n in range(5))
    at_hand = blocks(7)
    assert [block for block, _ in memory.recurring(document(7), at_hand)] == at_hand[1:] * goes


def test_a_body_that_only_recurs_is_kept(extractor: Extractor, memory: Memory) -> None:
    again = post(3, address="https://lanhu.example/elsewhere")
    assert one_line(body(again, memory))


def test_accounts_of_a_platform_are_told_apart(extractor: Extractor) -> None:
    address = "https://mp.weixin.qq.com/s/{}"
    memory = extractor.learn(post(n, address=address.format(n), source="Lanhu") for n in range(5))
    assert [*memory.publishers] == ["mp.weixin.qq.com/Lanhu"]


def test_what_cannot_be_read_teaches_nothing(extractor: Extractor) -> None:
    assert extractor.learn(["<html><body></body></html>"]) == Memory()


DOCUMENTS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.tuples(st.text("xyz", min_size=1)), max_size=5
)
MEMORIES = st.dictionaries(st.sampled_from(["a.example", "b.example"]), DOCUMENTS.filter(bool)).map(Memory)


@given(MEMORIES, MEMORIES, MEMORIES)
def test_memories_merge_in_any_order_and_any_grouping(a: Memory, b: Memory, c: Memory) -> None:
    assert a.merge(b) == b.merge(a)
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a.merge(a) == a


@given(st.lists(st.integers(0, 400), unique=True, min_size=150, max_size=200), st.integers(0, 150))
def test_the_cap_keeps_the_same_documents_however_they_are_split(numbers: list[int], split: int) -> None:
    def learned(some: list[int]) -> Memory:
        return Memory.union(Memory({"a.example": {f"{n * 7919 % 401:03}": (str(n),)}}) for n in some)

    whole = learned(numbers)
    assert learned(numbers[split:]).merge(learned(numbers[:split])) == whole
    assert len(whole.publishers["a.example"]) == 100


@given(MEMORIES)
def test_the_file_gives_the_memory_back(memory: Memory) -> None:
    assert Memory.loads(memory.dumps()) == memory


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "publishers": {"a": 1}}'])
def test_another_file_is_no_memory(text: str) -> None:
    with pytest.raises(ValueError, match="this is no memory"):
        Memory.loads(text)
