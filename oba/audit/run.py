"""The run of every indicator in every place: what each round of the plan, up to this one, said."""

from __future__ import annotations

from collections.abc import Iterator

from oba.audit.changes.cells import withdrawn
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.run import RunPoint


def points(then: Book, now: Book) -> Iterator[RunPoint]:
    """What one round said, as the pages of a later one may tell it: of each indicator in each place with a page then.

    A later round has withheld what it shows no more: then nothing is told of the earlier number and answers.
    """
    for (indicator, place), found in then.assessments.items():
        told = then.rules[indicator].measure.is_narrative
        if not told and then.has_card(indicator, then.places.by_id[place]):
            key = indicator, place
            yield _point(found, then, hidden=withdrawn(then.series.get(key), now.series.get(key)))


def _point(found: Assessment, then: Book, *, hidden: bool) -> RunPoint:
    judged = found.judged
    reason = judged.reason if judged else None
    return RunPoint(
        indicator=found.indicator,
        place=found.place,
        round=then.round,
        period=judged.period if judged else None,
        value=None if hidden or judged is None else judged.value,
        reason=Reason.SUPPRESSED if hidden else reason,
        says={
            question: Reason.SUPPRESSED if hidden and question in found.asked else found[question].said
            for question in Question
        },
    )
