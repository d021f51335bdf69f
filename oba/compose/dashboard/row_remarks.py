"""What stands once below the rows of a dashboard, because no cell has room for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.compose.card.chance import is_by_number
from oba.compose.card.year import is_of_a_year
from oba.compose.dashboard.rows import label
from oba.compose.subject import Subject
from oba.domain.finding import Question
from oba.words import column_head, listed, number


def row_remarks(subjects: Iterable[Subject]) -> Iterator[str]:
    """What rows would have to add of an answer and have no room for: another period, that chance was not weighed."""
    alone = []
    for subject in subjects:
        rated, name = subject.assessment[Question.THRESHOLD], label(subject.rule)
        if rated.period and rated.answer and rated.value is not None and is_of_a_year(subject.measure, rated):
            yield f"{name} is rated on {rated.period.label}: {number(rated.value, subject.measure)}."
        if is_by_number(subject, subject.assessment[Question.TRAJECTORY]):
            alone.append(name)
    if alone:
        yield f"{column_head(Question.TRAJECTORY)} goes by the number alone for {listed(alone)}, chance not weighed."
