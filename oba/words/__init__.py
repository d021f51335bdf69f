"""The one vocabulary: what every number, date, question, answer and reason is called, the same in every document."""

from oba.words.answers import ANSWERS, Tone, answers_to
from oba.words.dates import day, month, stretches
from oba.words.digests import digest_line, short_digest
from oba.words.fates import fate, gravity
from oba.words.harmless import harmless
from oba.words.lists import listed, quantity, sentence
from oba.words.marks import Mark, brief_mark, brief_said, mark, mark_beside
from oba.words.numbers import (
    EN_DASH,
    amount,
    bare,
    confidence,
    cut_at,
    difference,
    finer,
    margin,
    missed,
    number,
    people,
    signed,
    span,
    way,
)
from oba.words.outstanding import outstanding
from oba.words.protection import price_sentence, protection_sentences
from oba.words.questions import QUESTIONS, column_head, unasked
from oba.words.reasons import REASONS, SHORTHANDS, brief_reason, shorthand
from oba.words.registers import COSTS, progress_mark, relief_day, review_day, standing, standing_mark
from oba.words.sources import source_name
from oba.words.statuses import LETTERS, STATUSES
from oba.words.targets import aim, aim_distance, aim_distances, allowance, off_aim, target
from oba.words.verdicts import contradictions, verdicts

__all__ = [
    "ANSWERS", "COSTS", "EN_DASH", "LETTERS", "QUESTIONS", "REASONS", "SHORTHANDS", "STATUSES", "Mark", "Tone", "aim",
    "aim_distance", "aim_distances", "allowance", "amount", "answers_to", "bare", "brief_mark", "brief_reason",
    "brief_said", "column_head", "confidence", "contradictions", "cut_at", "day", "difference", "digest_line", "fate",
    "finer", "gravity", "harmless", "listed", "margin", "mark", "mark_beside", "missed", "month", "number", "off_aim",
    "outstanding", "people", "price_sentence", "progress_mark", "protection_sentences", "quantity", "relief_day",
    "review_day", "sentence", "short_digest", "shorthand", "signed", "source_name", "span", "standing",
    "standing_mark", "stretches", "target", "unasked", "verdicts", "way",
]  # fmt: skip
