"""The interval of a number: as supplied, else from its counts; else none, and never a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.interval import AT_95, AT_998, compared, interval_of
from oba.domain.evidence import Reason
from oba.domain.measure import Kind, Measure
from tests.assess.situation import COUNT, EXACT, MOVING, PERCENT, RATE, SCORE, Situation, years
from tests.build import figure, n, year


def ends(number: str, measure: Measure = PERCENT, level: str = "95") -> tuple[str, str, str] | None:
    """An interval to four decimals, and where it comes from."""
    found = interval_of(figure(year(2009), number, per=measure.per), measure, n(level))
    return (f"{float(found.low):.4f}", f"{float(found.high):.4f}", found.how) if found else None


@pytest.mark.parametrize(
    ("number", "measure", "level", "expected"),
    [
        ("926 of 14700", PERCENT, "95", ("5.9179", "6.7036", "Wilson")),
        ("926 of 14700", PERCENT, "99.8", ("5.7080", "6.9474", "Wilson")),
        ("926 of 14700", replace(MOVING, parts=Kind.PERCENT), "95", ("5.9179", "6.7036", "Wilson")),
        ("0 of 40", PERCENT, "95", ("0.0000", "8.7622", "Wilson")),
        ("9 of 1000", RATE, "95", ("41.1537", "170.8480", "exact Poisson")),
        ("10 of 1000", RATE, "95", ("47.8745", "183.9146", "Byar")),
        ("4.3 (3.9 to 4.7)", SCORE, "95", ("3.9000", "4.7000", "as supplied")),
        ("634 of 14744 (3.0 to 5.0)", PERCENT, "95", ("3.0000", "5.0000", "as supplied")),
        ("634 of 14744 (3.0 to 5.0)", PERCENT, "99.8", ("3.8127", "4.8466", "Wilson")),
        ("4.3 (3.9 to 4.7)", PERCENT, "99.8", None),
        ("4.3", PERCENT, "95", None),
        ("4.3", RATE, "95", None),
        ("43", COUNT, "95", None),
        ("4.3", SCORE, "95", None),
    ],
)
def test_where_an_interval_comes_from(
    number: str, measure: Measure, level: str, expected: tuple[str, str, str] | None
) -> None:
    """A supplied interval of the level asked for goes before one worked out; a number with neither has none."""
    assert ends(number, measure, level) == expected


def test_a_number_that_is_missing_has_no_interval() -> None:
    """Even where the row of a missing number gives one."""
    missing = replace(figure(year(2009), Reason.CONFIDENTIAL), lower=n("3"), upper=n("5"), level=AT_95)
    assert interval_of(missing, PERCENT) is None


def test_counts_that_no_formula_takes_give_no_interval() -> None:
    """More than all of them, or of nobody, is refused at the door; were it to come through, there is no interval."""
    odd = figure(year(2009), "12 of 10")
    assert interval_of(odd, PERCENT) is None
    assert interval_of(replace(odd, denominator=n("0")), PERCENT) is None


def test_a_gap_and_a_change_have_no_formula() -> None:
    """Not even where their parts are percentages and somebody gave counts."""
    for kind in (Kind.GAP, Kind.CHANGE):
        derived = replace(PERCENT, kind=kind, parts=Kind.PERCENT)
        assert interval_of(figure(year(2009), "12 of 100"), derived) is None
        assert interval_of(figure(year(2009), "12 (10 to 14)"), derived) is not None
    half = replace(figure(year(2009), "12 of 100"), numerator=None)
    assert interval_of(half, PERCENT) is None
    assert interval_of(figure(year(2009), "12 of 100"), replace(PERCENT, per=None)) is None


def test_ends_are_compared_as_printed() -> None:
    """With `as printed` the ends are rounded to the measure's decimals, with `exact` they are not."""
    case = Situation(values=years("926 of 14700")).case
    found = compared(case, case.judged)
    assert found is not None
    assert (found.low, found.high) == (n("5.9"), n("6.7"))
    exact = Situation(values=years("926 of 14700"), policy=EXACT).case
    unrounded = compared(exact, exact.judged)
    assert unrounded is not None
    assert unrounded.low < found.high < unrounded.high


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([AT_95, AT_998]))
def test_an_interval_holds_its_number(top: int, more: int, level: object) -> None:
    """Whatever the counts, the number lies in its interval, for percentages and for rates."""
    for measure in (PERCENT, RATE):
        one = figure(year(2009), f"{top} of {top + more - 1 or 1}", per=measure.per)
        found = interval_of(one, measure, AT_95 if level == AT_95 else AT_998)
        assert found is not None
        assert one.value is not None
        assert float(found.low) <= float(one.value) * (1 + 1e-12)
        assert float(one.value) <= float(found.high) * (1 + 1e-12)
