"""Words of any script, and what they weigh in texts and in the names of elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

__all__ = ["BEGINNING", "UNSPACED", "VOCABULARIES", "WORD", "Vocabulary", "Weights", "weighed", "weights", "words_of"]

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

BEGINNING = 200
"""Characters of a text that are looked at closely."""

_FIRST_WORDS, _LAST_WORDS = 8, 3
_ENDING = 60  # characters of a text in which its last words are looked for
_SHORT = 20  # characters of a text whose last words are its first ones


def words_of(text: str, first: Sequence[str]) -> list[str]:
    """The words at the beginning and at the end of a text, as the vocabulary knows them.

    Args:
        text: The text.
        first: The words at its beginning.
    """
    words = [*first[:_FIRST_WORDS], *[f"^{word}" for word in first[:2]]]
    words += [f"{a} {b}" for a, b in pairwise(first[:6])]
    if len(text) > _SHORT:
        words += [f"{word}$" for word in WORD.findall(text[-_ENDING:].lower())[-_LAST_WORDS:]]
    return list(dict.fromkeys(words))


Weights = Mapping[str, Mapping[str, tuple[float, float]]]
"""Of ``names`` and ``words``: what each weighs on pages with an article, and on others."""


def weights(vocabularies: Mapping[str, Vocabulary]) -> Weights:
    """The vocabularies by the names in :data:`VOCABULARIES`, so that a word is looked up once for both."""
    found = {}
    for key in ("names", "words"):
        article, other = vocabularies[f"article {key}"], vocabularies[f"other {key}"]
        found[key] = {word: (article.get(word, 0.0), other.get(word, 0.0)) for word in (*article, *other)}
    return found


def weighed(words: Iterable[str], known: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """What words weigh together, on pages with an article and on others."""
    article = other = 0.0
    for word in words:
        if found := known.get(word):
            article += found[0]
            other += found[1]
    return article, other
