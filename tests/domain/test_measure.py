"""Measures: what their numbers can be, how they are written, which targets may judge them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.measure import HUNDRED, NBSP, Base, Break, Clipped, Kind, Measure
from oba.domain.period import Every
from tests.build import measure, n, quarter, year


def of(kind: Kind, parts: Kind | None = None, per: str | None = None) -> Measure:
    """A measure of one kind."""
    between = ("fsm", "not-fsm") if kind is Kind.GAP else None
    base = Base(period="1998", value=n("31.4")) if kind is Kind.CHANGE else None
    return replace(measure(), kind=kind, parts=parts, per=n(per) if per else None, between=between, base=base)


PERCENT, RATE = of(Kind.PERCENT, per="100"), of(Kind.RATE, per="1000")
COUNT, SCORE = of(Kind.COUNT), of(Kind.SCORE)
GAP, SCORE_GAP = of(Kind.GAP, Kind.PERCENT, "100"), of(Kind.GAP, Kind.SCORE)
CHANGE = of(Kind.CHANGE, Kind.RATE, "1000")
MOVING = of(Kind.MOVING, Kind.PERCENT, "100")


@pytest.mark.parametrize(
    ("kind", "bounds"),
    [
        (PERCENT, (0, HUNDRED)),
        (RATE, (0, None)),
        (COUNT, (0, None)),
        (SCORE, (None, None)),
        (GAP, (-HUNDRED, HUNDRED)),
        (SCORE_GAP, (None, None)),
        (CHANGE, (-HUNDRED, None)),
        (MOVING, (0, HUNDRED)),
    ],
)
def test_what_a_number_can_be(kind: Measure, bounds: tuple[object, object]) -> None:
    """A percentage lies in 0 to 100, a gap within 100 points, a rate above 0; nothing falls by over 100 %."""
    assert kind.bounds == bounds


def test_a_number_is_kept_within_what_it_can_be() -> None:
    """Beyond an end it is that end; on it, inside it, or where there is none, it is itself."""
    assert [PERCENT.kept(n(text)) for text in ("-0.1", "0", "36.6", "100", "100.1")] == [0, 0, n("36.6"), 100, 100]
    assert [kind.kept(n("-200")) for kind in (RATE, CHANGE, SCORE)] == [0, -100, -200]
    assert RATE.kept(n("2000")) == 2000


def test_what_is_cut_says_where() -> None:
    """Ends are kept each in its place, and every bound at which one was cut is named once; on it is not cut."""
    assert PERCENT.clipped(n("-3"), n("50"), n("101")) == Clipped((n("0"), n("50"), n("100")), (n("0"), n("100")))
    assert PERCENT.clipped(n("-3"), n("-1"), n("0")) == Clipped((n("0"),) * 3, (n("0"),))
    assert PERCENT.clipped(n("0"), n("100")) == Clipped((n("0"), n("100")), ())
    assert SCORE.clipped(n("-3")) == Clipped((n("-3"),), ())


@pytest.mark.parametrize(
    ("kind", "plain"), [(MOVING, Kind.PERCENT), (PERCENT, Kind.PERCENT), (GAP, Kind.GAP), (CHANGE, Kind.CHANGE)]
)
def test_a_moving_number_is_read_as_its_parts_are(kind: Measure, plain: Kind) -> None:
    """Four quarters' shares together are a share; a gap of shares is none."""
    assert kind.plain is plain


@pytest.mark.parametrize(
    ("kind", "suffix", "difference", "unit"),
    [
        (PERCENT, f"{NBSP}%", f"{NBSP}points", "%"),
        (MOVING, f"{NBSP}%", f"{NBSP}points", "%"),
        (CHANGE, f"{NBSP}%", f"{NBSP}points", "%"),
        (GAP, f"{NBSP}points", f"{NBSP}points", "points"),
        (RATE, "", "", "per 1,000"),
        (COUNT, "", "", "number"),
    ],
)
def test_the_unit_of_a_number_and_of_a_difference(kind: Measure, suffix: str, difference: str, unit: str) -> None:
    """Two percentages differ by points, never by percent; a rate says per how many."""
    assert (kind.suffix, kind.difference_suffix, kind.unit) == (suffix, difference, unit)


@pytest.mark.parametrize(
    ("kind", "groups"), [(PERCENT, ("all",)), (GAP, ("fsm", "not-fsm")), (CHANGE, ("rate",)), (MOVING, ("all",))]
)
def test_which_groups_a_measure_is_made_of(kind: Measure, groups: tuple[str, ...]) -> None:
    """A gap comes from its two groups, a change from its rate, anything else from everyone."""
    assert kind.part_groups == groups


def test_a_complement_exists_for_percentages_and_their_derivatives() -> None:
    """Those not counted in a percentage are children too; a rate has no such rest."""
    assert [kind.percentage_parts for kind in (PERCENT, GAP, MOVING, RATE, CHANGE)] == [True, True, True, False, False]


def test_parts_are_shares_where_there_is_a_multiplier() -> None:
    """Percentages and rates are numerators over denominators; counts and scores are not."""
    assert [kind.ratio for kind in (PERCENT, RATE, COUNT, SCORE)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("every", "over", "full"),
    [
        (Every.YEAR, 1, True),
        (Every.QUARTER, 4, True),
        (Every.QUARTER, 2, False),
        (Every.MONTH, 12, True),
        (Every.MONTH, 4, False),
    ],
)
def test_annual_targets_judge_full_years_only(every: Every, over: int, full: bool) -> None:  # noqa: FBT001  (a column)
    """A yearly number covers a year, and so does a moving one of four quarters or twelve months, no other."""
    assert replace(MOVING, every=every, over=over).full_year is full


def test_a_plain_quarter_is_not_a_year() -> None:
    """A quarterly number that is not moving covers its quarter only."""
    assert not replace(PERCENT, every=Every.QUARTER, over=4).full_year
    assert replace(PERCENT, every=Every.YEAR).full_year


def test_nothing_is_compared_across_a_change_of_definition() -> None:
    """A break lies between what comes before it and the period it is at, either named first; a year at its end."""
    changed = Break(at=quarter(2010, 4), why="threshold changed")
    broken = replace(measure(), every=Every.QUARTER, breaks=(changed,))
    assert broken.break_between(quarter(2010, 3), quarter(2010, 4)) is changed
    assert broken.break_between(quarter(2011, 1), quarter(2010, 3)) is changed
    assert broken.break_between(quarter(2010, 4), quarter(2011, 1)) is None
    assert broken.break_between(quarter(2010, 2), quarter(2010, 3)) is None
    assert broken.break_between(quarter(2010, 1), year(2010)) is changed
    assert broken.break_between(quarter(2009, 1), year(2009)) is None


def test_numbers_that_cover_several_periods_share_some() -> None:
    """Windows of several years and moving numbers are rolling, others are not."""
    assert (measure().periods_covered, measure().rolling) == (1, False)
    assert (replace(measure(), window=3).periods_covered, replace(measure(), window=3).rolling) == (3, True)
    assert (replace(MOVING, over=4).periods_covered, replace(MOVING, over=4).rolling) == (4, True)
