"""Rounded counts and counts that need not be whole: they add up, and the sum knows what it rests on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Observation
from oba.domain.measure import Base, Kind
from oba.domain.period import YearKind
from oba.domain.rounding import reach
from tests.build import TOP, measure, n, year
from tests.rollup.rows import AREAS, figure, missing, percent, rolled, share, value

TEN = Fraction(10)
COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))
MOVING = replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, over=2)
THEN = year(1998, YearKind.CALENDAR)
CHANGE = replace(
    measure(), kind=Kind.CHANGE, parts=Kind.RATE, per=Fraction(1000), base=Base(period="1998", value=n("31.4"))
)


def rounded(row: Observation, text: str = "") -> Observation:
    """The row with its counts rounded to ten, and a value worked out before that."""
    if not text:
        return replace(row, rounded_to=TEN)
    return replace(row, rounded_to=TEN, value=n(text), decimals=len(text.partition(".")[2]))


def test_the_published_figure_goes_before_its_rounded_counts() -> None:
    """66 % beside 8,200 of 12,330 is judged as 66 %; without it the counts give the number."""
    found = figure([rounded(share(TOP, 8200, 12330), "66")])
    assert (found.value, found.numerator, found.rounding) == (Fraction(66), Fraction(8200), Fraction(5))
    alone = figure([rounded(share(TOP, 8200, 12330))])
    assert (alone.value, alone.rounding) == (percent(8200, 12330), Fraction(5))


def test_a_sum_carries_the_width_of_every_rounded_part() -> None:
    """Numerators and denominators are added; each part that is rounded may be off by its half."""
    found = figure([rounded(share("north", 40, 100), "39"), rounded(share("south", 10, 50)), share("central", 7, 30)])
    assert (found.value, found.numerator, found.denominator, found.rounding) == (
        percent(57, 180),
        Fraction(57),
        Fraction(180),
        Fraction(10),
    )
    assert figure([share(area, 4, 100) for area in AREAS]).rounding == 0


def test_a_sum_of_rounded_counts_and_a_moving_number_know_it_too() -> None:
    """Whatever is added up of rounded counts is rounded."""
    counts = [replace(value(area, "40"), rounded_to=TEN) for area in AREAS]
    assert (figure(counts, measured=COUNT).value, figure(counts, measured=COUNT).rounding) == (
        Fraction(120),
        Fraction(15),
    )
    years = [rounded(share(TOP, 40, 100, year(start))) for start in (2008, 2009)]
    assert figure(years, measured=MOVING).rounding == 10


def test_what_is_missing_is_not_rounded() -> None:
    """A row without a number has no counts."""
    assert figure([replace(missing(TOP), rounded_to=TEN)]).rounding == 0


@pytest.mark.parametrize(
    ("sent", "agrees"), [("40.0", True), ("41.8", True), ("41.9", False), ("38.3", True), ("38.2", False)]
)
def test_a_sum_is_reconciled_as_far_as_rounding_goes(sent: str, agrees: bool) -> None:  # noqa: FBT001  (a column)
    """Three parts of 160 of 400 give from 465 of 1,215 to 495 of 1,185, 38.27 to 41.77, and the number rounds too."""
    parts = [rounded(share(area, 160, 400)) for area in AREAS]
    assert (not rolled([*parts, value(TOP, sent)])[1]) is agrees


def test_a_rounded_total_agrees_with_exact_parts() -> None:
    """The county's own rounded counts may have been what its areas add up to."""
    parts = [share(area, 33, 100) for area in AREAS]
    assert not rolled([*parts, rounded(share(TOP, 100, 300))])[1]
    assert rolled([*parts, share(TOP, 100, 300)])[1]
    total = replace(value(TOP, "100"), rounded_to=TEN)
    assert not rolled([*(value(area, "35") for area in AREAS), total], COUNT)[1]
    assert rolled([*(value(area, "36") for area in AREAS), total], COUNT)[1]


def test_rounded_groups_blur_a_gap_by_what_their_counts_can_be() -> None:
    """Without values of their own, the counts' rounding decides; a value beside them is as exact as it is written."""
    groups = [rounded(share(TOP, 580, 1000, group="fsm")), rounded(share(TOP, 270, 1000, group="not-fsm"))]
    assert not rolled([*groups, value(TOP, "32.0")], GAP)[1]
    told = [
        rounded(share(TOP, 580, 1000, group="fsm"), "58.0"),
        rounded(share(TOP, 270, 1000, group="not-fsm"), "27.0"),
    ]
    assert rolled([*told, value(TOP, "32.0")], GAP)[1]


@pytest.mark.parametrize(
    ("sent", "agrees"), [("-50.0", True), ("-49.2", True), ("-50.8", True), ("-48.9", False), ("-51.1", False)]
)
def test_an_areas_change_is_blurred_by_its_own_base(sent: str, agrees: bool) -> None:  # noqa: FBT001  (a column)
    """5.0 after 10.0 is a change of -50 % that the two roundings move by 0.75, the county's base of 31.4 or not."""
    rows = [value("north", "10.0", THEN, "rate"), value("north", "5.0", group="rate"), value("north", sent)]
    assert (not rolled(rows, CHANGE)[1]) is agrees


def test_a_change_whose_base_may_be_nothing_has_one_end() -> None:
    """A base of 0 that was rounded gives no change, and one that rounding may have made of nothing no false warning."""
    nearly = replace(value("north", "0.1", THEN, "rate"), value=n("0.05"))
    rate = value("north", "5.0", group="rate")
    assert rolled([nearly, rate, value("north", "9900")], CHANGE)[1] == ()
    assert rolled([value("north", "0.0", THEN, "rate"), rate], CHANGE)[1] == ()


@given(
    st.integers(0, 500), st.integers(1, 500), st.integers(-5, 5), st.integers(-5, 5), st.sampled_from((1, 100, 1000))
)
def test_the_reach_of_rounded_counts_holds_what_they_were(top: int, bottom: int, up: int, down: int, per: int) -> None:
    """Whatever counts stood there before rounding, their number lies within the ends, and each end can be reached."""
    found = reach(Fraction(top), Fraction(bottom), Fraction(5), Fraction(per))
    was, of = max(top + up, 0), bottom + down
    if of > 0:
        number = Fraction(per * was, of)
        assert not found.misses(number, Fraction(0))
    assert found.low == Fraction(per * max(top - 5, 0), bottom + 5)
    assert found.high == (Fraction(per * (top + 5), bottom - 5) if bottom > 5 else None)
    assert found.misses(found.low - 1, Fraction(1, 2))
