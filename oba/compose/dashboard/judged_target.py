"""Which target a row shows: the one judged, or the next."""

from __future__ import annotations

from oba.compose.subject import Subject
from oba.domain.finding import Question, Rating
from oba.domain.target import Target


def rating_of(subject: Subject) -> Rating:
    """How the threshold was applied; empty where no number was rated."""
    detail = subject.assessment[Question.THRESHOLD].detail
    return detail if isinstance(detail, Rating) else Rating()


def is_ahead(subject: Subject, wanted: Target) -> bool:
    """Whether a target is for another period than the number judged, so that it is not yet due."""
    judged = subject.assessment.judged
    return judged is None or wanted.period not in (judged.period, judged.period.in_year)
