"""The one vocabulary: what every number, date, question, answer and reason is called, the same in every document."""

from oba.words.answers import Mark, change, mark
from oba.words.dates import day, month, stretches
from oba.words.digests import short_digest
from oba.words.lists import listed, sentence
from oba.words.numbers import EN_DASH, amount, bare, confidence, difference, finer, margin, number, people, span, way
from oba.words.questions import ASKS, ASKS_BRIEFLY, ORDER
from oba.words.reasons import LETTERS, SHORTHAND, mend, shorthand, shorthand_means, why
from oba.words.targets import aim, target

__all__ = [
    "ASKS", "ASKS_BRIEFLY", "EN_DASH", "LETTERS", "ORDER", "SHORTHAND", "Mark", "aim", "amount", "bare", "change",
    "confidence", "day", "difference", "finer", "listed", "margin", "mark", "mend", "month", "number", "people",
    "sentence", "short_digest", "shorthand", "shorthand_means", "span", "stretches", "target", "way", "why",
]  # fmt: skip
