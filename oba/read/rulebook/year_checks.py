"""What targets for whole years need of a measure that has a number for each quarter or month."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.measure import YearIs
from oba.domain.period import Every
from oba.domain.problem import Problem
from oba.domain.rule import With
from oba.read.rulebook.draft import Draft


def check_years(draft: Draft) -> Iterator[Problem]:
    """A target for a year judges parts of years only where the measure says how they make a year."""
    measure, direction = draft.measure, draft.version.direction
    asked = direction.compare_with.what if direction and direction.compare_with else None
    if measure.step > 1 and asked is With.LAST_YEAR:
        what = f"a number every {measure.step} years has none for the same period last year"
        yield draft.problem("033", ("direction", "compare_with"), what, "write previous.")
    annual = [(path, period) for path, period, _ in draft.targets() if period.every is Every.YEAR]
    if measure.full_year or not annual:
        return
    if measure.year_is is None:
        path, period = annual[0]
        what = f"a target for the year {period} can never judge the number of a {measure.every}"
        mend = "say in measure how a year is made, such as year_is: sum, last or ratio."
        yield draft.problem("055", path, what, mend, key=True)
    if measure.year_is is YearIs.SUM and (draft.version.threshold and draft.version.threshold.against == "trajectory"):
        what = f"a {measure.every} is not held against a path to the total of a year"
        yield draft.problem("055", ("threshold", "against"), what, "write target, or leave against out.")
