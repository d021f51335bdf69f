"""How old a reader has to be for a text: the grade of Flesch and Kincaid, told as an age.

J. P. Kincaid and others, Derivation of New Readability Formulas for Navy Enlisted Personnel, 1975: 0.39 words a
sentence + 11.8 syllables a word − 15.59 is a school year in the United States, whose first begins at six. A child of
eleven reads what comes out at eleven or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from oba.domain.number import round_half_away

OLDEST = 11
_SENTENCE = re.compile(r"[^.!?:\n]*[.!?:\n]?")
_WORD = re.compile(r"[\w’'-]*\w")
_NOT_WORDS = re.compile(r"^[#>*\-\s]+|\[@[^\]]*\]|[*_`]", re.MULTILINE)
_YEARS_BEFORE = 5
_HARD, _MOST_HARD = 3, 3  # syllables of a hard word, and how many of them are named


class Reading(NamedTuple):
    """How old a reader has to be, of a text and of its hardest sentence; and the longest words of that."""

    age: int
    sentence: str
    words: tuple[str, ...]


def reading(text: str) -> Reading | None:
    """How hard a text in Markdown is to read; None where it says nothing."""
    sentences = [one for one in _sentences(text) if _WORD.search(one)]
    if not sentences:
        return None
    hardest = max(sentences, key=_grade)
    words = dict.fromkeys(word for word in sorted(_WORD.findall(hardest), key=syllables, reverse=True))
    hard = tuple(word for word in words if syllables(word) >= _HARD)
    return Reading(_age(" ".join(sentences), len(sentences)), hardest, hard[:_MOST_HARD])


def _sentences(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(_NOT_WORDS.sub("", text)):
        if said := " ".join(found.group().split()):
            yield said


def _grade(sentence: str, sentences: int = 1) -> Fraction:
    words = _WORD.findall(sentence)
    spoken = sum(map(syllables, words))
    each = Fraction(len(words), sentences)
    return Fraction("0.39") * each + Fraction("11.8") * Fraction(spoken, len(words)) - Fraction("15.59")


def _age(text: str, sentences: int) -> int:
    return max(_YEARS_BEFORE, int(round_half_away(_grade(text, sentences), 0)) + _YEARS_BEFORE)


@cache
def syllables(word: str) -> int:
    """How many syllables a word has; a number counts as one, for a child sees a picture of it."""
    import syllapy  # noqa: PLC0415  (it reads its list of words while it is loaded)

    return max(1, int(syllapy.count(word.replace("’", "'"))))
