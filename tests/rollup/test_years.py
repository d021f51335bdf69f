"""Whole years made of quarters or months: every way of making one, and what stands in its way."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Figure, Observation, Reason
from oba.domain.measure import Break, Kind, Measure, YearIs
from oba.domain.period import Every
from tests.build import TOP, measure, n, quarter, year
from tests.rollup.rows import missing, percent, rolled, share, value

COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0, every=Every.QUARTER, year_is=YearIs.SUM)
RATIO = replace(measure(), every=Every.QUARTER, year_is=YearIs.RATIO)
RATE = replace(RATIO, kind=Kind.RATE, per=Fraction(1000))
GAP = replace(RATIO, kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "rest"))
LAST, MEAN = (replace(COUNT, year_is=how) for how in (YearIs.LAST, YearIs.MEAN))


def counts(*numbers: int | Reason | None, where: str = TOP) -> list[Observation]:
    """Counts of quarters that follow one another from 2009/10 Q1; None for one without a row."""
    found = []
    for number, one in enumerate(numbers, 1):
        when = quarter(2009, number)
        if one is not None:
            found.append(missing(where, one, when) if isinstance(one, Reason) else value(where, str(one), when))
    return found


def shares(*parts: tuple[int, int], where: str = TOP, group: str = "all") -> list[Observation]:
    """Shares of quarters that follow one another from 2009/10 Q1."""
    return [share(where, *part, quarter(2009, number), group) for number, part in enumerate(parts, 1)]


def the_year(rows: list[Observation], measured: Measure, where: str = TOP) -> Figure:
    """A place's 2009/10."""
    return rolled(rows, measured)[0][where].years[year(2009)]


@pytest.mark.parametrize(("measured", "whole"), [(COUNT, 100), (LAST, 40), (MEAN, 25)])
def test_a_year_is_the_sum_the_last_or_the_mean_of_its_quarters(measured: Measure, whole: int) -> None:
    """Events add up, a state is what it was last, an average of states is their mean."""
    found = the_year(counts(10, 20, 30, 40), measured)
    assert [found.value, found.reason, found.period] == [whole, None, year(2009)]


def test_a_year_stands_beside_its_quarters_and_not_among_them() -> None:
    """The quarter judged stays the latest; the sources say what each year is made of."""
    series = rolled(counts(10, 20, 30, 40), COUNT)[0][TOP]
    assert list(series.figures) == [quarter(2009, number) for number in (1, 2, 3, 4)]
    assert series.years[year(2009)].source == "sum of 4 quarters"
    assert the_year(counts(1, 2, 3, 4), LAST).source == "the last quarter"
    assert the_year(counts(1, 2, 3, 4), MEAN).source == "mean of 4 quarters"


def test_the_ratio_of_a_year_is_over_all_its_children() -> None:
    """10 of 100, 20 of 100, 30 of 200 and 40 of 100 are 100 of 500, and no mean of four percentages."""
    found = the_year(shares((10, 100), (20, 100), (30, 200), (40, 100)), RATIO)
    assert [found.value, found.numerator, found.denominator] == [percent(100, 500), 100, 500]


def test_the_rate_of_a_year_is_over_the_mean_of_its_denominators() -> None:
    """A population is counted once: 100 events among 1,000 people on average."""
    found = the_year(shares((10, 900), (20, 1000), (30, 1000), (40, 1100)), RATE)
    assert [found.value, found.numerator, found.denominator] == [100, 100, 1000]


def test_a_ratio_needs_counts() -> None:
    """Percentages without counts make no year."""
    rows = [*shares((10, 100), (20, 100), (30, 200)), value(TOP, "40", quarter(2009, 4))]
    assert the_year(rows, RATIO).reason is Reason.NO_NUMERATORS


@pytest.mark.parametrize(("numbers", "reason"), [
    ((10,), Reason.NOT_WHOLE),
    ((10, 20, 30), Reason.NOT_WHOLE),
    ((10, None, 30, 40), Reason.NOT_COLLECTED),
    ((10, 20, None, 40), Reason.NOT_COLLECTED),
    ((10, Reason.NOT_AVAILABLE, 30, 40), Reason.NOT_AVAILABLE),
    ((10, Reason.NOT_AVAILABLE, 30), Reason.NOT_AVAILABLE),
    ((10, Reason.UNRELIABLE, Reason.CONFIDENTIAL, 40), Reason.CONFIDENTIAL),
])  # fmt: skip
def test_a_year_that_lacks_a_part_says_why(numbers: tuple[int | Reason | None, ...], reason: Reason) -> None:
    """Not whole yet while only its last parts are to come, else the first reason of those that lack."""
    found = the_year(counts(*numbers), COUNT)
    assert (found.value, found.reason, found.complete) == (None, reason, False)


def test_the_last_quarter_alone_makes_the_year_that_it_is() -> None:
    """A state at the year's end needs no other quarter, and no other will do."""
    assert the_year(counts(None, 20, None, 40), LAST).value == 40
    assert the_year(counts(10, 20, 30), LAST).reason is Reason.NOT_WHOLE


@pytest.mark.parametrize(("measured", "whole"), [(COUNT, 70), (MEAN, Fraction(70, 3)), (LAST, 40)])
def test_a_quarter_with_nothing_to_count_adds_nothing(measured: Measure, whole: Fraction) -> None:
    """It is not missing; where every quarter has nothing to count, so has the year."""
    assert the_year(counts(10, 20, Reason.NOTHING_TO_COUNT, 40), measured).value == whole
    nothing = counts(*[Reason.NOTHING_TO_COUNT] * 4)
    assert the_year(nothing, measured).reason is Reason.NOTHING_TO_COUNT


def test_a_year_that_was_sent_is_used_and_held_against_its_quarters() -> None:
    """Within its rounding nothing is said; beyond, both are named."""
    sent = value(TOP, "100", year(2009))
    assert rolled([*counts(10, 20, 30, 40), sent], COUNT)[1] == ()
    series, (warning,) = rolled([*counts(10, 20, 30, 41), sent], COUNT)
    assert series[TOP].years[year(2009)].value == 100
    assert (warning.code, "its quarters make 101" in warning.what) == ("A010", True)
    assert rolled([*counts(10, 20, 30), sent], COUNT)[1] == ()


def test_a_county_makes_its_year_of_its_areas_either_way() -> None:
    """Of its own summed quarters, or of its areas' years where they sent these."""
    areas = ("north", "central", "south")
    quarters = [row for area in areas for row in counts(1, 2, 3, 4, where=area)]
    years = [value(area, "10", year(2009)) for area in areas]
    assert the_year(quarters, COUNT).value == the_year(years, COUNT).value == 30
    assert the_year([*quarters[:8], years[2]], COUNT).value == 30


def test_a_supplied_year_is_never_made() -> None:
    """Four quarters make none; a row for the year, or those of all the areas, do."""
    supplied = replace(COUNT, year_is=YearIs.SUPPLIED)
    assert rolled(counts(10, 20, 30, 40), supplied)[0][TOP].years == {}
    assert the_year([*counts(10, 20, 30, 40), value(TOP, "99", year(2009))], supplied).value == 99


def test_without_year_is_there_are_no_years() -> None:
    """Nothing is made that no rule asks for."""
    assert rolled(counts(10, 20, 30, 40), replace(COUNT, year_is=None))[0][TOP].years == {}


def test_months_make_a_year_of_their_own_kind() -> None:
    """Twelve months from April are a financial year."""
    monthly = replace(COUNT, every=Every.MONTH)
    rows = [value(TOP, "5", month) for month in year(2009).parts(Every.MONTH)]
    assert the_year(rows, monthly).value == 60
    assert the_year(rows[:-1], monthly).reason is Reason.NOT_WHOLE


def test_quarters_on_either_side_of_a_break_make_no_year() -> None:
    """A change within the year breaks it, one at its first quarter or beyond does not; a state is what it is last."""
    inside, before, after = ((Break(at=quarter(*at), why="a new form"),) for at in ((2009, 3), (2009, 1), (2010, 1)))
    rows = counts(10, 20, 30, 40)
    broken = the_year(rows, replace(COUNT, breaks=inside))
    assert (broken.reason, broken.complete) == (Reason.DEFINITION_BREAK, True)
    assert the_year(rows, replace(COUNT, breaks=before)).value == 100
    assert the_year(rows, replace(COUNT, breaks=after)).value == 100
    assert the_year(rows, replace(LAST, breaks=inside)).value == 40


def test_a_gap_of_a_year_is_that_of_its_groups_years() -> None:
    """Each group's year is made first; supplied gaps of quarters do not stand in its way."""
    rows = [
        *shares((9, 100), (9, 100), (9, 100), (9, 100), group="fsm"),
        *shares((4, 100), (4, 100), (4, 100), (8, 100), group="rest"),
    ]
    assert the_year(rows, GAP).value == 4
    supplied = [value(TOP, "5.0", quarter(2009, 1)), *rows]
    assert the_year(supplied, GAP).value == 4
    assert the_year([*rows, missing(TOP, Reason.UNRELIABLE, year(2009))], GAP).reason is Reason.UNRELIABLE


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_the_order_of_quarters_changes_no_sum(numbers: list[int]) -> None:
    """A sum and a mean do not depend on when things happened, and no mean lies beyond its quarters."""
    there, back = counts(*numbers), counts(*reversed(numbers))
    assert the_year(there, COUNT).value == the_year(back, COUNT).value == sum(numbers)
    mean = the_year(there, MEAN).value
    assert mean == the_year(back, MEAN).value
    assert mean is not None
    assert min(numbers) <= mean <= max(numbers)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 90)), min_size=4, max_size=4))
def test_a_ratio_lies_among_its_quarters(parts: list[tuple[int, int]]) -> None:
    """The share of a year is neither below its lowest quarter nor above its highest."""
    found = the_year(shares(*parts), RATIO).value
    each = [percent(*part) for part in parts]
    assert found is not None
    assert min(each) <= found <= max(each)
    assert n("0") <= found
