"""The number that is told beside how a target stands: the one that was rated, which is not always the latest."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.compose.card.year import is_of_a_year
from oba.compose.subject import Subject
from oba.domain.finding import Question, Rating
from oba.domain.period import Period


class ToldNumber(NamedTuple):
    """A number and its period; `of_year` says that parts make it, of a whole year, `so_far` that the year goes on."""

    value: Fraction
    period: Period
    of_year: bool = False
    so_far: bool = False


def told_number(subject: Subject) -> ToldNumber | None:
    """What was rated; of a year that goes on what it has come to; else the number judged, None where it has none."""
    rated, judged = subject.assessment[Question.THRESHOLD], subject.assessment.judged
    if rated.answer and is_of_a_year(subject.measure, rated) and rated.value is not None and rated.period:
        return ToldNumber(rated.value, rated.period, of_year=True)
    so_far = rated.detail.so_far if isinstance(rated.detail, Rating) and not rated.answer else None
    if so_far and so_far.target:
        return ToldNumber(so_far.value, so_far.year, so_far=True)
    return ToldNumber(judged.value, judged.period) if judged and judged.value is not None else None
