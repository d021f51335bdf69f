"""Numbers sent for the year to date, taken apart into what each quarter was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Figure, Observation, Reason
from oba.domain.measure import Kind, Measure, YearIs
from oba.domain.period import Every, Period
from tests.build import TOP, measure, quarter, year
from tests.rollup.rows import percent, published, rolled, share, value
from tests.rollup.test_years import counts, shares

COUNT = replace(
    measure(), kind=Kind.COUNT, per=None, decimals=0, every=Every.QUARTER, year_is=YearIs.SUM, year_to_date=True
)
PERCENT = replace(measure(), every=Every.QUARTER, year_is=YearIs.RATIO, year_to_date=True)
RATE = replace(PERCENT, kind=Kind.RATE, per=Fraction(1000))


def figures(rows: list[Observation], measured: Measure) -> dict[Period, Figure]:
    """The county's quarters and years."""
    series = rolled(rows, measured)[0][TOP]
    return {**series.figures, **series.years}


def said(rows: list[Observation], measured: Measure = COUNT) -> list[Fraction | Reason | None]:
    """The number of each quarter, or why there is none."""
    found = figures(rows, measured)
    return [figure.reason or figure.value for period, figure in found.items() if period.every is Every.QUARTER]


def test_each_quarter_is_what_it_added() -> None:
    """10, 30, 60 and 100 to date are 10, 20, 30 and 40, and 100 is the year's."""
    rows = counts(10, 30, 60, 100)
    assert said(rows) == [10, 20, 30, 40]
    assert figures(rows, COUNT)[year(2009)].value == 100


def test_a_new_year_begins_anew() -> None:
    """The first quarter is itself."""
    rows = [*counts(10, 30, 60, 100), published(value(TOP, "12", quarter(2010, 1)), date(2010, 7, 5))]
    assert said(rows) == [10, 20, 30, 40, 12]


def test_without_the_number_before_there_is_none_and_still_a_year() -> None:
    """A quarter whose own cannot be told says why; the last number to date is the year's all the same."""
    assert said(counts(10, None, 60, 100)) == [10, Reason.NOT_COLLECTED, 40]
    assert said(counts(10, Reason.NOT_AVAILABLE, 60, 100)) == [10, Reason.NOT_AVAILABLE, Reason.NOT_AVAILABLE, 40]
    assert figures(counts(None, None, 60, 100), COUNT)[year(2009)].value == 100


def test_where_there_was_nothing_to_count_the_number_to_date_is_the_quarters() -> None:
    """Nobody by the end of the first quarter, 12 by the end of the second: 12 in the second."""
    assert said(counts(Reason.NOTHING_TO_COUNT, 12)) == [Reason.NOTHING_TO_COUNT, 12]


def test_a_percentage_is_taken_apart_by_its_counts() -> None:
    """8 of 210 after 4 of 100 are 4 of 110; the year is the whole 16 of 400."""
    rows = shares((4, 100), (8, 210), (12, 300), (16, 400))
    assert said(rows, PERCENT) == [4, percent(4, 110), percent(4, 90), 4]
    found = figures(rows, PERCENT)[year(2009)]
    assert [found.numerator, found.denominator] == [16, 400]


def test_a_rates_denominator_is_no_count_to_date() -> None:
    """Events are counted on, the population is not."""
    assert said(shares((4, 1000), (10, 1000)), RATE) == [4, 6]
    assert said(shares((4, 1000), (10, 990)), RATE) == [4, Fraction(6000, 990)]


def test_shares_without_counts_cannot_be_taken_apart() -> None:
    """Two percentages to date do not tell what lies between them."""
    rows = [share(TOP, 4, 100, quarter(2009, 1)), value(TOP, "5.0", quarter(2009, 2))]
    assert said(rows, PERCENT) == [4, Reason.NO_NUMERATORS]


def test_a_quarter_in_which_nobody_was_counted_has_nothing_to_count() -> None:
    """The same counts as before add nobody."""
    assert said(shares((4, 100), (4, 100)), PERCENT) == [4, Reason.NOTHING_TO_COUNT]


def test_a_number_that_fell_is_unreliable() -> None:
    """What was known before a mistake was put right makes no negative number, and no share beyond 100 %."""
    assert said(counts(10, 9)) == [10, Reason.UNRELIABLE]
    assert said(shares((4, 100), (3, 200)), PERCENT) == [4, Reason.UNRELIABLE]
    assert said(shares((4, 100), (9, 102)), PERCENT) == [4, Reason.UNRELIABLE]


def test_a_row_for_the_whole_year_goes_before_the_last_to_date() -> None:
    """Where both are sent the year's own row is its number."""
    assert figures([*counts(10, 30, 60, 100), value(TOP, "101", year(2009))], COUNT)[year(2009)].value == 101


def test_a_whole_years_measure_has_nothing_to_take_apart() -> None:
    """A year's row stays as it is where no year is made."""
    plain = replace(COUNT, year_is=None)
    assert said(counts(10, 30), plain) == [10, 20]


@given(st.lists(st.integers(0, 90), min_size=4, max_size=4))
def test_the_quarters_come_to_the_last_number_to_date(numbers: list[int]) -> None:
    """What is taken apart adds up again."""
    to_date = [sum(numbers[: n + 1]) for n in range(4)]
    assert said(counts(*to_date)) == numbers
    assert rolled(counts(*to_date), COUNT)[1] == ()
