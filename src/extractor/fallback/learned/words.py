"""Words of any script, and what they weigh in texts and in the names of elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BEGINNING",
    "UNSPACED",
    "VOCABULARIES",
    "WORD",
    "Vocabulary",
    "Weights",
    "shared",
    "words_in",
    "words_of",
    "written_in",
]

Vocabulary = Mapping[str, float]
"""Weights of words, learned."""

VOCABULARIES = ("article names", "article words", "other names", "other words")
"""Of words in names of elements and in texts, on pages with an article and on others: forums, shops, documentation."""

# Thai, Lao, Burmese, Khmer, the marks and letters of Japanese, the ideographs, Hangul.
_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\uf900-\ufaff"
)
UNSPACED = re.compile(f"[{_WITHOUT_SPACES}]+")
"""Characters of those scripts."""

WORD = re.compile(rf"[{_WITHOUT_SPACES}]|[^\W{_WITHOUT_SPACES}]+")
"""A word; in scripts that are written without spaces, a character."""

_ASCII = {i: chr(i) if chr(i).isalnum() or chr(i) == "_" else " " for i in range(128)}
_ASCII_LOWER = {i: character.lower() for i, character in _ASCII.items()}


def words_in(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return text.translate(_ASCII_LOWER).split() if text.isascii() else WORD.findall(text.lower())


def written_in(text: str) -> list[str]:
    """The words of a text as they are written."""
    return text.translate(_ASCII).split() if text.isascii() else WORD.findall(text)


def shared(texts: Iterable[list[str]]) -> Iterator[list[str]]:
    """The words of texts, where one that comes again is the same object: each Chinese character is one, of 80 bytes."""
    known: dict[str, str] = {}
    for words in texts:
        yield [*map(known.setdefault, words, words)]


BEGINNING = 200
"""Characters of a text that are looked at closely."""

_FIRST_WORDS, _LAST_WORDS = 8, 3
_OPENING, _PAIRED = 2, 6  # of the first words, those that count as such, and those that count in pairs
_ENDING = 60  # characters of a text in which its last words are looked for
_SHORT = 20  # characters of a text whose last words are its first ones


def words_of(text: str, first: Sequence[str]) -> list[str]:
    """The words at the beginning and at the end of a text, as the vocabulary knows them.

    Args:
        text: The text.
        first: The words at its beginning.
    """
    words = [*first[:_FIRST_WORDS], *map("^{}".format, first[:_OPENING])]
    words += map("{} {}".format, first[: _PAIRED - 1], first[1:_PAIRED])
    words += map("{}$".format, _last(text))
    return list(dict.fromkeys(words))


def _last(text: str) -> list[str]:
    return words_in(text[-_ENDING:])[-_LAST_WORDS:] if len(text) > _SHORT else []


Weight = tuple[float, float]
"""What a word weighs on pages with an article, and on others."""


class Weights:
    """What words weigh in names of elements and in texts, as they are looked up.

    Args:
        vocabularies: By the names in :data:`VOCABULARIES`.
    """

    def __init__(self, vocabularies: Mapping[str, Vocabulary]) -> None:
        both = {key: _both(vocabularies[f"article {key}"], vocabularies[f"other {key}"]) for key in ("names", "words")}
        self._names, words = both["names"], both["words"]
        self._table = np.array([(0.0, 0.0), *words.values()])  # what is not known has the number 0, and weighs nothing
        numbers = {word: number for number, word in enumerate(words, 1)}
        self._single = {
            word: n for word, n in numbers.items() if word[0] != "^" and word[-1] != "$" and " " not in word
        }
        self._opening = {word[1:]: n for word, n in numbers.items() if word[0] == "^"}
        self._pairs = {tuple(word.split(" ")): n for word, n in numbers.items() if " " in word}
        self._closing = {word[:-1]: n for word, n in numbers.items() if word[-1] == "$"}

    def of_names(self, names: Iterable[str]) -> Weight:
        """What the names of an element weigh together."""
        article = other = 0.0
        for name in names:
            if found := self._names.get(name):
                article += found[0]
                other += found[1]
        return article, other

    def of_texts(self, texts: Sequence[str], words: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """What the words of each text weigh together, on pages with an article and on others, as two columns.

        As :func:`words_of` names them; none of the names is written, which takes longer than to look it up.

        Args:
            texts: The texts.
            words: The words at the beginning of each.
        """
        numbers: list[int] = []
        sizes: list[int] = []
        looked_up: tuple[tuple[Mapping[Any, int], Iterator[set[Any]]], ...] = (
            (self._single, (set(first[:_FIRST_WORDS]) for first in words)),
            (self._opening, (set(first[:_OPENING]) for first in words)),
            (self._pairs, (set(pairwise(first[:_PAIRED])) for first in words)),
            (self._closing, (set(_last(text)) for text in texts)),
        )
        for known, bags in looked_up:
            for bag in bags:
                numbers += [known.get(word, 0) for word in bag]
                sizes.append(len(bag))
        owner = np.repeat(np.tile(np.arange(len(texts)), len(looked_up)), sizes)
        weights = self._table[np.array(numbers, np.intp)]
        return np.array([np.bincount(owner, kind, len(texts)) for kind in weights.T])


def _both(article: Vocabulary, other: Vocabulary) -> dict[str, Weight]:
    return {word: (article.get(word, 0.0), other.get(word, 0.0)) for word in (*article, *other)}
