"""The unbroken run: the numbers up to the one judged without a gap, which a test of a series may ask for."""

from __future__ import annotations

from itertools import count, takewhile

from oba.assess.case import Case, not_assessable
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question
from oba.domain.period import Period
from oba.words.lists import agreeing


def unbroken_run(case: Case) -> list[Period]:
    """The periods up to the one judged that all have a number, oldest first."""
    back = (case.period.shift(-step) for step in count())
    return [*takewhile(lambda period: case.series.value_at(period) is not None, back)][::-1]


def short_run(case: Case, test: str, needed: int, found: int) -> Finding:
    """Too few points for a test that needs so many without a gap."""
    row = f"{found} {agreeing(found, 'stands', 'stand')} in a row"
    says = f"{test} needs {needed} numbers up to {case.period.label} without a gap; {row}."
    return not_assessable(case, Question.DIRECTION, Reason.TOO_FEW_POINTS, says)
