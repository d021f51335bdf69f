"""The planned path: which points it goes through, and how it goes between them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.path import Planned, planned_path
from oba.domain.evidence import Reason
from oba.domain.rule import Path
from tests.assess.situation import HIGHER, MOVING, NEARER, QUARTERLY, Numbers, Situation, towards, years
from tests.build import n, quarter, target, year


def planned(situation: Situation) -> Planned:
    """The path a situation is planned to take."""
    found = planned_path(situation.case)
    assert isinstance(found, Planned)
    return found


def on(path: Path, targets: dict[int, str], start: str = "6.0") -> Planned:
    """A path from 2008/09 through targets by year."""
    wanted = {year(when): text for when, text in targets.items()}
    return planned(Situation(values=years(start, "5"), trajectory=towards(wanted, path=path)))


def values(path: Planned) -> list[Fraction]:
    """The values of the whole path."""
    return [value for _, value in path.points()]


def test_a_straight_path_goes_through_every_target() -> None:
    """From the start through each target to the last, in equal steps between two of them."""
    assert values(on(Path.STRAIGHT, {2010: "at most 4", 2013: "at most 2.5"})) == [6, 5, 4, n("3.5"), 3, n("2.5")]


def test_a_target_worse_than_the_start_is_gone_through_too() -> None:
    """The path goes to what was planned, also where that is worse than the start."""
    assert values(on(Path.STRAIGHT, {2009: "at most 11", 2010: "at most 8"})) == [6, 11, 8]


def test_steps_hold_until_the_next_target() -> None:
    """On steps the start holds until the first target's period, and each target until the next."""
    assert values(on(Path.STEPS, {2010: "at most 4", 2012: "at most 3"})) == [6, 6, 4, 4, 3]


def test_a_compound_path_keeps_its_ratio() -> None:
    """A compound path falls by the same share each period: 8, 4, 2, and the root of a share that is none."""
    path = on(Path.COMPOUND, {2011: "at most 1"}, start="8")
    assert [round(value, 40) for value in values(path)] == [8, 4, 2, 1]
    two = on(Path.COMPOUND, {2010: "at most 1"}, start="2").at(year(2009))
    assert two is not None
    assert abs(two * two - 2) < Fraction(1, 10**40)


def test_a_compound_path_may_lie_below_zero() -> None:
    """Two numbers below zero have a constant ratio like any others."""
    path = on(Path.COMPOUND, {2010: "at most -8"}, start="-2").at(year(2009))
    assert path is not None
    assert round(path, 40) == -4


@pytest.mark.parametrize(("start", "goal"), [("0", "at most -1"), ("2", "at most -1"), ("-2", "at least 3")])
def test_a_compound_path_cannot_start_at_zero_or_cross_it(start: str, goal: str) -> None:
    """A place whose own start leaves no constant ratio has no path, and says so instead of failing."""
    wanted = towards({year(2010): goal}, path=Path.COMPOUND)
    assert planned_path(Situation(values=years(start, "1"), trajectory=wanted).case) is Reason.NO_START


def test_a_stated_path_is_what_the_rule_says() -> None:
    """Between its ends a stated path has the values written in the rule; start and targets stay themselves."""
    path = replace(
        on(Path.STATED, {2011: "at most 3"}), stated={year(2008): n("9"), year(2009): n("5.5"), year(2011): n("9")}
    )
    assert [(when.ordinal, value) for when, value in path.points()] == [(2008, 6), (2009, n("5.5")), (2011, 3)]
    assert path.at(year(2010)) is None


def test_there_is_no_plan_outside_the_path() -> None:
    """Before the start and after the last target nothing is planned."""
    path = on(Path.STRAIGHT, {2010: "at most 4"})
    assert (path.at(year(2007)), path.at(year(2011))) == (None, None)
    assert (path.start_period, path.end_period) == (year(2008), year(2010))
    assert [path.start, path.end] == [6, 4]


def test_the_path_ends_at_the_last_firm_target() -> None:
    """A provisional target before the last firm one is gone through; one behind it is not, nor is a word alone."""
    wanted = {
        2009: "at most 5 (to be confirmed)",
        2010: "at most 4",
        2011: "at most 1 (to be confirmed)",
        2012: "reduce",
    }
    path = on(Path.STRAIGHT, wanted)
    assert values(path) == [6, 5, 4]
    assert path.goal.period == year(2010)


def test_provisional_targets_serve_where_none_is_firm() -> None:
    """Without a firm target the last provisional one is the goal."""
    path = on(
        Path.STRAIGHT, {2009: "at most 5 (to be confirmed)", 2010: "at most 4 (to be confirmed)", 2011: "monitor"}
    )
    assert values(path) == [6, 5, 4]
    assert path.goal.provisional == "to be confirmed"


def test_a_range_is_entered_at_its_nearest_point() -> None:
    """Towards a range the path goes to the end it meets first, and stays where it is once inside."""
    outside = Situation(
        values=years("10", "12"),
        direction=NEARER,
        trajectory=towards({year(2010): "between 20 and 30", year(2011): "between 20 and 30"}),
    )
    assert values(planned(outside)) == [10, 15, 20, 20]
    assert values(planned(replace(outside, values=years("24", "12")))) == [24, 24, 24, 24]


@pytest.mark.parametrize(
    ("top", "written", "found"),
    [(True, "6.2", "6.2"), (True, None, "6.0"), (False, "6.2", "6.0"), (False, None, "6.0")],
)
def test_the_start_is_the_places_own_number(top: bool, written: str | None, found: str) -> None:  # noqa: FBT001  (a column)
    """A value written in the rule serves the county; every other place starts from its own number of that period."""
    path = towards({year(2010): "at most 4"}, value=written)
    assert planned(Situation(values=years("6.0", "5"), trajectory=path, top=top)).start == n(found)


@pytest.mark.parametrize(
    ("situation", "reason"),
    [
        (Situation(values=years("6", "5"), trajectory=None), "no target"),
        (Situation(values=years("6", "5"), trajectory=towards({year(2010): "reduce"})), "no target"),
        (Situation(values=years("6", "5"), trajectory=towards({year(2010): "monitor"})), "no target"),
        (Situation(values=years("6", "5"), trajectory=towards({year(2010): "to be agreed"})), "target to be agreed"),
        (Situation(values=years("6", since=2009), trajectory=towards({year(2010): "at most 4"})), "no start"),
        (Situation(values=years(Reason.LOW, "6"), trajectory=towards({year(2010): "at most 4"})), "no start"),
        (
            Situation(values=years("6", "5"), trajectory=replace(towards({year(2010): "at most 4"}), start=None)),
            "no start",
        ),
        (
            Situation(values={quarter(2009, 1): "6"}, measure=QUARTERLY, trajectory=towards({year(2010): "at most 4"})),
            "not yet due",
        ),
    ],
)
def test_no_path_without_a_number_at_both_ends(situation: Situation, reason: str) -> None:
    """A path needs a numeric target that can be judged and a number to start from."""
    assert planned_path(situation.case) == reason


def test_an_annual_target_stands_at_the_last_quarter_of_its_year() -> None:
    """A moving year starts and ends with the last quarter of the years that the rule names."""
    ends: Numbers = {quarter(2008, 4): "6", quarter(2009, 1): "6"}
    path = planned(Situation(values=ends, measure=MOVING, trajectory=towards({year(2009): "at most 4"})))
    assert [(str(when), value) for when, value in path.points()] == [
        ("2008/09 Q4", 6),
        ("2009/10 Q1", n("5.5")),
        ("2009/10 Q2", 5),
        ("2009/10 Q3", n("4.5")),
        ("2009/10 Q4", 4),
    ]


def test_a_target_on_the_start_is_not_gone_through_twice() -> None:
    """A target for the period of the start leaves the path to begin with the number that was reached."""
    assert values(on(Path.STRAIGHT, {2008: "at most 1", 2010: "at most 4"})) == [6, 5, 4]


@given(
    st.sampled_from((Path.STRAIGHT, Path.STEPS, Path.COMPOUND)),
    st.integers(1, 400),
    st.dictionaries(st.integers(2009, 2025), st.integers(1, 400), min_size=1, max_size=4),
)
def test_a_path_hits_its_knots_and_never_leaves_them(path: Path, start: int, wanted: dict[int, int]) -> None:
    """At each target the planned value is the target itself, and between two of them it lies between the two."""
    targets = tuple(target(year(when), f"at least {value}") for when, value in sorted(wanted.items()))
    aimed = replace(towards({}, path=path), targets=targets)
    found = planned(Situation(values=years(str(start), "1"), direction=HIGHER, trajectory=aimed))
    assert found.at(year(2008)) == start
    assert all(found.at(year(when)) == value for when, value in wanted.items())
    lowest, highest = min(start, *wanted.values()), max(start, *wanted.values())
    assert all(lowest <= value <= highest for value in values(found))
    assert len(values(found)) == max(wanted) - 2008 + 1
    assert found.start_cites
