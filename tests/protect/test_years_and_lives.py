"""Withholding over time: a year goes with its quarters, and places add up only while they live."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Reason
from oba.domain.measure import Kind, YearIs
from oba.domain.period import Every
from tests.build import TOP, measure, quarter, year
from tests.protect.test_withholding import shown, withheld
from tests.rollup.rows import hierarchy, share
from tests.rollup.test_years import COUNT, GAP, counts, shares

RATIO = replace(measure(), every=Every.QUARTER, year_is=YearIs.RATIO)


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_no_quarter_is_left_over_from_its_year(numbers: list[int]) -> None:
    """Whenever a quarter is withheld its year is, so that the others cannot be taken from it."""
    its = shown(counts(*numbers), COUNT)[0][TOP]
    gone = [figure for figure in its.figures.values() if figure.reason is Reason.SUPPRESSED]
    small = [number for number in numbers if 0 < number < 6]
    assert len(gone) == len(small)
    assert (its.years[year(2009)].reason is Reason.SUPPRESSED) is bool(small)


def test_every_period_that_goes_is_on_record() -> None:
    """The quarter and its year, in order of time."""
    _, records = shown(counts(20, 3, 20, 20), COUNT)
    assert list(dict.fromkeys(str(record.period) for record in records)) == ["2009/10 Q2", "2009/10"]


def test_the_years_of_groups_go_as_well() -> None:
    """A gap is worked out from its groups; their years would give a small quarter away."""
    rows = [
        *shares((9, 100), (3, 100), (9, 100), (9, 100), group="fsm"),
        *shares((20, 100), (20, 100), (20, 100), (20, 100), group="rest"),
    ]
    its = shown(rows, GAP)[0][TOP]
    for figures in its.parts.values():
        assert figures[quarter(2009, 2)].reason is figures[year(2009)].reason is Reason.SUPPRESSED
        assert figures[quarter(2009, 1)].value is not None
    assert its.years[year(2009)].reason is Reason.SUPPRESSED


def test_without_years_nothing_more_goes() -> None:
    """A quarter takes along no year that nobody makes."""
    _, records = shown(counts(20, 3, 20, 20), replace(COUNT, year_is=None))
    assert {str(record.period) for record in records} == {"2009/10 Q2"}


def test_a_successor_hides_no_remainder() -> None:
    """The county less the one place that was there leaves three: what its successor carries on is not known twice."""
    old = replace(hierarchy().by_id["north"], ends=date(2010, 3, 31), becomes=("south",))
    new = replace(hierarchy().by_id["south"], begins=date(2010, 4, 1))
    places = replace(hierarchy(), by_id={**hierarchy().by_id, "north": old, "south": new})
    count = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
    rows = [
        replace(share(where, 0, 1), value=Fraction(n), numerator=None, denominator=None)
        for where, n in ((TOP, 60), ("north", 57))
    ]
    assert withheld(shown(rows, count, places)) == {"north", "south"}
