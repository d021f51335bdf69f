"""Reconciliation: a number that was sent in, held against what its parts give."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation
from oba.domain.measure import Base, Kind, Measure
from oba.domain.place import Places
from oba.domain.problem import Problem
from oba.rollup.series import roll_up
from tests.build import TOP, measure, n, place, rule, year
from tests.rollup.rows import AREAS, hierarchy, missing, rolled, share, value

COUNT = replace(measure(), kind=Kind.COUNT, per=None, decimals=0)
GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))
CHANGE = replace(
    measure(), kind=Kind.CHANGE, parts=Kind.RATE, per=Fraction(1000), base=Base(period="1998", value=n("31.4"))
)
FIVE_PERCENT = [share(area, 5, 100) for area in AREAS]


def warnings(
    rows: list[Observation], measured: Measure | None = None, places: Places | None = None
) -> tuple[Problem, ...]:
    """What does not agree; that a part is missing is another matter."""
    return tuple(one for one in rolled(rows, measured, places)[1] if one.code != "A019")


@pytest.mark.parametrize(
    ("sent", "agrees"),
    [("5.0", True), ("5", True), ("5.05", True), ("4.95", True), ("5.06", False), ("4.94", False), ("6", False)],
)
def test_a_difference_beyond_rounding_is_a_warning(sent: str, agrees: bool) -> None:  # noqa: FBT001  (a column)
    """Half a unit of the last decimal sent, or of the measure's if fewer, is rounding; anything more is told."""
    assert (not warnings([*FIVE_PERCENT, value(TOP, sent)])) is agrees


def test_a_number_sent_with_fewer_decimals_is_rounded_further() -> None:
    """A county that sends 5 where its areas give 5.4 agrees with them; one that sends 5.0 does not."""
    rows = [share(area, 54, 1000) for area in AREAS]
    assert not warnings([*rows, value(TOP, "5")])
    assert warnings([*rows, value(TOP, "5.0")])
    assert warnings([*rows, value(TOP, "5.5")])


def test_the_warning_names_both_and_the_size() -> None:
    """Who, when, what was sent, what its parts give and by how much they differ, at the row that was sent."""
    rows = [value(area, text) for area, text in zip(AREAS, ("100", "219", "200"), strict=True)]
    (warning,) = warnings([*rows, value(TOP, "523")], COUNT)
    assert (warning.code, warning.where.file, warning.stops) == ("A010", f"{TOP}.csv", False)
    assert warning.what == "NI 117, Oxfordshire, 2009/10: 523 was sent in, its 3 parts give 519; they differ by 4"


def test_the_supplied_number_is_judged_all_the_same() -> None:
    """Both numbers are kept and the supplied one is used, with the warning beside it."""
    series, found = rolled([*FIVE_PERCENT, value(TOP, "7")])
    assert series[TOP].value_at(year(2009)) == 7
    assert len(found) == 1


def test_an_elsewhere_part_explains_a_difference() -> None:
    """Where places.csv says that some of the county lies in no area, the areas need not add up to it."""
    away = replace(place("away", "Elsewhere", "area", TOP), elsewhere=True)
    rows = [*FIVE_PERCENT, value(TOP, "7")]
    assert not warnings(rows, places=hierarchy(away))
    assert warnings(rows, places=hierarchy(replace(away, elsewhere=False))) == ()
    assert warnings(rows, places=hierarchy(replace(away, tier="district")))
    assert warnings(rows, places=hierarchy(replace(away, parent="north")))


def test_each_level_is_reconciled_with_the_one_below() -> None:
    """An area's number is held against its localities as the county's is against its areas."""
    below = hierarchy(place("town", "Town", "locality", "north"))
    rows = [*FIVE_PERCENT, share("town", 9, 100)]
    (warning,) = warnings(rows, places=below)
    assert "North, 2009/10: 5.0 was sent in, its 1 parts give 9.0" in warning.what


def test_what_is_missing_is_not_reconciled() -> None:
    """Without a number on either side there is nothing to differ."""
    assert not warnings([*FIVE_PERCENT[:2], value(TOP, "7")])
    assert not warnings([*FIVE_PERCENT, missing(TOP)])


@pytest.mark.parametrize(("sent", "agrees"), [("31.7", True), ("31.8", False), ("31.6", False)])
def test_a_supplied_gap_agrees_with_its_groups(sent: str, agrees: bool) -> None:  # noqa: FBT001  (a column)
    """Groups that were sent with their counts leave a supplied gap only its own rounding."""
    groups = [share(TOP, 583, 1000, group="fsm"), share(TOP, 266, 1000, group="not-fsm")]
    found = warnings([*groups, value(TOP, sent)], GAP)
    assert (not found) is agrees
    assert all((one.code, "the numbers it comes from give 31.7" in one.what) == ("A011", True) for one in found)


@pytest.mark.parametrize(
    ("sent", "agrees"), [("31.7", True), ("31.85", True), ("31.9", False), ("31.55", True), ("31.5", False)]
)
def test_rounded_groups_blur_a_gap_by_their_own_rounding(sent: str, agrees: bool) -> None:  # noqa: FBT001  (a column)
    """Groups sent as rounded numbers leave half a unit each beside the gap's own half."""
    groups = [value(TOP, "58.3", group="fsm"), value(TOP, "26.6", group="not-fsm")]
    assert (not warnings([*groups, value(TOP, sent)], GAP)) is agrees


@pytest.mark.parametrize(
    ("sent", "rate", "agrees"),
    [
        ("-5.6", "29.6", True),
        ("-29", "22.3", True),
        ("-37", "19.8", True),
        ("-45", "17.3", True),
        ("-5.6", "29.4", False),
        ("-5.4", "29.6", False),
    ],
)
def test_a_supplied_change_agrees_with_the_rate_beside_it(sent: str, rate: str, agrees: bool) -> None:  # noqa: FBT001
    """The rate in brackets must give the change within both numbers' rounding; the change is judged."""
    found = warnings([value(TOP, sent), value(TOP, rate, group="rate")], CHANGE)
    assert (not found) is agrees
    assert {one.code for one in found} <= {"A011"}


def test_a_gap_of_rolled_up_groups_is_reconciled_as_one_of_parts() -> None:
    """A county's supplied gap is held against what the areas' groups add up to."""
    rows = [share(area, 10, 100, group=group) for area in AREAS for group in ("fsm", "not-fsm")]
    (warning,) = warnings([*rows, value(TOP, "3.0")], GAP)
    assert warning.code == "A010"
    assert warning.what.endswith("3.0 was sent in, its 3 parts give 0.0; they differ by 3.0")


def test_an_indicator_without_a_number_of_its_own_is_named_by_its_id() -> None:
    """The warning names the indicator by its label where it has one."""
    found = roll_up(replace(rule(), number=""), [*FIVE_PERCENT, value(TOP, "7")], hierarchy())[1]
    assert found[0].what.startswith("ni-117, Oxfordshire")
