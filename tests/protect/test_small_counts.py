"""Small numbers: which counts a figure gives away, and from where a number may be shown."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Figure, Reason, Status
from oba.domain.measure import Kind, Measure
from oba.protect.small_counts import counts, is_secret, tells_by_itself
from oba.protect.tables import versions
from tests.build import KNOWN, measure, n, observation, year
from tests.rollup.rows import share

PERCENT = measure()
RATE = replace(PERCENT, kind=Kind.RATE, per=Fraction(1000))
COUNT = replace(PERCENT, kind=Kind.COUNT, per=None, decimals=0)
MOVING = replace(PERCENT, kind=Kind.MOVING, parts=Kind.PERCENT)


def of(top: int | None = None, bottom: int | None = None, value: str | None = "1") -> Figure:
    """A figure with counts."""
    return Figure(
        period=year(2009),
        value=None if value is None else n(value),
        numerator=None if top is None else Fraction(top),
        denominator=None if bottom is None else Fraction(bottom),
        published=KNOWN,
    )


def is_small(figure: Figure, measured: Measure, below: int) -> bool:
    """Whether any number printed of a figure gives a small count away, alone."""
    kind, per = measured.plain, measured.per
    return any(
        tells_by_itself(row, kind, per, below)
        or any(is_secret(name, count, below, sensitive=measured.sensitive) for name, count in counts(row, kind).items())
        for _, row in versions(figure)
    )


@pytest.mark.parametrize(
    ("figure", "measured", "small"),
    [
        (of(0, 100), PERCENT, False),
        (of(1, 100), PERCENT, True),
        (of(5, 100), PERCENT, True),
        (of(6, 100), PERCENT, False),
        (of(94, 100), PERCENT, False),
        (of(95, 100), PERCENT, True),
        (of(99, 100), PERCENT, True),
        (of(100, 100), PERCENT, False),
        (of(95, 100), MOVING, True),
        (of(95, 100), RATE, False),
        (of(5, 100), RATE, True),
        (of(5, None, "0.5"), RATE, True),
        (of(None, None, "5"), COUNT, True),
        (of(None, None, "6"), COUNT, False),
        (of(None, None, "0"), COUNT, False),
        (of(None, None, "5"), PERCENT, False),
        (of(3, 14), PERCENT, True),
        (of(None, None, None), PERCENT, False),
    ],
)
def test_counts_from_one_to_below_the_threshold_are_small(figure: Figure, measured: Measure, small: bool) -> None:  # noqa: FBT001
    """The numerator, the value of a count and the rest of a percentage count; zero and six may be shown."""
    assert is_small(figure, measured, 6) is small


@pytest.mark.parametrize(("below", "small"), [(0, False), (5, False), (6, True), (10, True)])
def test_the_threshold_is_the_plans(below: int, small: bool) -> None:  # noqa: FBT001  (a column)
    """Five children are small below six and may be shown below five; with 0 nothing is small."""
    assert is_small(of(5, 100), PERCENT, below) is small


def test_rows_printed_beside_a_figure_count_as_well() -> None:
    """A revision's earlier number and a disputed one are printed too, and may be the ones that are small."""
    large, tiny = share("north", 50, 100), share("north", 2, 100)
    assert is_small(replace(of(50, 100), earlier=(large, tiny)), PERCENT, 6)
    assert is_small(replace(of(50, 100), beside=(replace(tiny, status=Status.DISPUTED),)), PERCENT, 6)
    assert is_small(replace(of(50, 100), counted=tiny), PERCENT, 6)
    assert not is_small(replace(of(50, 100), earlier=(large,)), PERCENT, 6)
    assert is_small(replace(of(None, None, "9"), earlier=(observation(year(2009), "3"),)), COUNT, 6)


def test_the_counts_have_names() -> None:
    """Those counted, those not counted, and the value of a count are kept apart so that totals can be compared."""
    assert counts(of(3, 14), Kind.PERCENT) == {"counted": 3, "not counted": 11}
    assert counts(of(3, 14), Kind.RATE) == {"counted": 3, "of": 14}
    assert counts(of(3, None), Kind.PERCENT) == {"counted": 3}
    assert counts(of(None, None, "9"), Kind.COUNT) == {"counted": 9}
    assert counts(replace(of(value=None), reason=Reason.LOW), Kind.COUNT) == {}


def supplied(value: str, low: str, high: str, level: str = "95") -> Figure:
    """A figure sent with its interval and without counts."""
    return replace(of(value=value), lower=n(low), upper=n(high), level=n(level))


@pytest.mark.parametrize(
    ("figure", "measured", "small"),
    [
        (supplied("7.5", "2.6", "19.9"), PERCENT, True),  # Wilson of 3 of 40
        (supplied("92.5", "80.1", "97.4"), PERCENT, True),  # 37 of 40, and 3 not
        (supplied("50", "35.2", "64.8"), PERCENT, False),  # 20 of 40
        (supplied("7.5", "1.5", "29.9", "99.8"), PERCENT, True),
        (supplied("6.3", "5.9", "6.7"), PERCENT, False),
        (supplied("0", "0", "8.8"), PERCENT, False),
        (supplied("4", "1.1", "10.2"), RATE, True),  # 4 of 1,000
        (supplied("40", "28.6", "54.5"), RATE, False),
        (supplied("7.5", "7.5", "7.5"), PERCENT, False),
        (supplied("7.5", "2.6", "19.9"), replace(PERCENT, kind=Kind.SCORE, per=None), False),
        (of(196, None, "98"), PERCENT, True),
        (of(196, None, "90"), PERCENT, False),
        (of(0, None, "0"), PERCENT, False),
        (of(196, None, "98"), RATE, False),
        (replace(of(value="7.5"), lower=n("2.6")), PERCENT, False),
    ],
)
def test_a_value_may_give_its_counts_away(figure: Figure, measured: Measure, small: bool) -> None:  # noqa: FBT001
    """An interval tells how many children it rests on, a numerator beside a percentage how many there are."""
    assert is_small(figure, measured, 6) is small


def test_everyone_has_it_is_told_only_where_that_is_no_secret() -> None:
    """All of fourteen, and none left: withheld of a sensitive measure, printed of another."""
    assert is_small(of(14, 14), replace(PERCENT, sensitive=True), 6)
    assert not is_small(of(14, 14), PERCENT, 6)
    assert not is_secret("not counted", Fraction(0), 0, sensitive=True)


@pytest.mark.parametrize(
    ("figure", "measured", "small"),
    [
        (of(5, 100, "6.1"), PERCENT, True),
        (of(10, 30, "16.1"), PERCENT, True),
        (of(10, 30, "33.3"), PERCENT, False),
        (of(20, 30, "83.9"), PERCENT, True),
        (of(20, 30, "839"), RATE, False),
        (of(10, 1000, "5"), RATE, True),
    ],
)
def test_a_rounded_count_is_small_by_itself_and_by_the_value_beside_it(
    figure: Figure,
    measured: Measure,
    small: bool,  # noqa: FBT001
) -> None:
    """10 of 30, rounded to 10, beside 16.1 % were 5 of 31: the value tells what the rounding was to hide."""
    assert is_small(replace(figure, rounding=Fraction(5)), measured, 6) is small


def test_a_rounded_row_of_before_is_looked_at_as_well() -> None:
    """What was revised or is disputed stands beside the number."""
    row = replace(share("north", 10, 30), value=n("16.1"), rounded_to=Fraction(10))
    assert is_small(replace(of(20, 60, "33.3"), earlier=(row,)), PERCENT, 6)
    assert not is_small(replace(of(20, 60, "33.3"), earlier=(replace(row, value=n("33.3")),)), PERCENT, 6)
