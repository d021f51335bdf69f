"""Which target a row shows: the one judged, or the next."""

from __future__ import annotations

from oba.compose.subject import Subject
from oba.domain.finding import Question, Rating
from oba.domain.target import Target


def rating_of(subject: Subject) -> Rating:
    """How the threshold was applied; empty where the number is missing."""
    detail = subject.assessment[Question.THRESHOLD].detail
    return detail if isinstance(detail, Rating) else Rating()


def wanted_of(subject: Subject) -> Target | None:
    """The target judged, or the next one when none is due yet; a missing number does not take its target away."""
    rating, judged = rating_of(subject), subject.assessment.judged
    if rating.target or rating.edge is not None or subject.assessment[Question.THRESHOLD].value is not None:
        return rating.target
    return next((one for at, one in subject.targets if judged is None or at.ordinal >= judged.period.ordinal), None)


def is_ahead(subject: Subject, wanted: Target) -> bool:
    """Whether a target is for another period than the number judged, so that it is not yet due."""
    judged = subject.assessment.judged
    return judged is None or wanted.period not in (judged.period, judged.period.in_year)
