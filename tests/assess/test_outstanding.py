"""What has not come: awaited to its day and late after it, whose it is, and what its own rows say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from oba.assess.outstanding import calendar, outstanding
from oba.domain.evidence import Figure, Observation, Reason
from oba.domain.measure import Kind, Measure, RollUp, YearIs
from oba.domain.outstanding import Expected, Outstanding
from oba.domain.period import Every, Period
from oba.domain.place import Places
from tests.build import TOP, measure, plan, quarter, year
from tests.rollup.rows import AREAS, hierarchy, missing, rolled, share, value

POLICY = replace(plan().policy, expected_within=90)
QUARTERLY = replace(measure(), every=Every.QUARTER)
DUE = year(2009).end + timedelta(days=90)
LAST = [share(area, 10, 100, year(2008)) for area in AREAS]


def waits(
    rows: list[Observation],
    today: date,
    where: str = TOP,
    measured: Measure | None = None,
    places: Places | None = None,
    expected: Expected | None = None,
    since: Period | None = None,
) -> tuple[Outstanding, ...]:
    """What a place waits for on a day."""
    measured, places = measured or measure(), places or hierarchy()
    series = rolled(rows, measured, places)[0]
    dates = calendar(measured, places, series, POLICY, today, expected or Expected())
    return outstanding(places.by_id[where], since or year(2008), dates)


def said(found: tuple[Outstanding, ...]) -> list[tuple[str, Mapping[str, Reason]]]:
    """Each period with who is absent and why."""
    return [(str(one.period), {absence.place: absence.reason for absence in one.absences}) for one in found]


@pytest.mark.parametrize(("today", "reason"), [
    (DUE, Reason.AWAITED), (DUE + timedelta(days=1), Reason.LATE), (year(2009).end, Reason.AWAITED),
])  # fmt: skip
def test_a_number_is_awaited_to_its_day_and_late_after_it(today: date, reason: Reason) -> None:
    """The last day itself is still in time, and a period has ended on its last day."""
    (found,) = waits([share(TOP, 1, 10, year(2008))], today)
    assert (found.period, found.due, found.reason, found.is_late) == (year(2009), DUE, reason, reason is Reason.LATE)


def test_each_place_has_the_days_of_whoever_sends_its_number() -> None:
    """A sender with less time is late earlier; the sum's day is that of the last who may still send."""
    short, *others = AREAS
    expected = Expected(days={short: 30})
    (found,) = waits(LAST, year(2009).end + timedelta(days=31), expected=expected)
    reasons = {short: Reason.LATE, **dict.fromkeys(others, Reason.AWAITED)}
    assert ({one.place: one.reason for one in found.absences}, found.due) == (reasons, DUE)
    (in_time,) = waits(LAST, year(2009).end + timedelta(days=30), expected=expected)
    assert not in_time.is_late


def test_a_period_that_has_not_ended_is_not_named() -> None:
    """The day before its last nothing is awaited."""
    assert waits([share(TOP, 1, 10, year(2008))], year(2009).end - timedelta(days=1)) == ()


def test_the_days_of_the_rule_go_before_the_plans() -> None:
    """A measure that is slower is late later."""
    slow = replace(measure(), expected_within=200)
    (found,) = waits([share(TOP, 1, 10, year(2008))], DUE + timedelta(days=1), measured=slow)
    assert (found.reason, found.due) == (Reason.AWAITED, year(2009).end + timedelta(days=200))


def test_a_sum_names_every_part_that_lacks_and_only_those() -> None:
    """With all gone all are named, with two there the third, and what has come is told."""
    assert said(waits(LAST, DUE)) == [("2009/10", dict.fromkeys(AREAS, Reason.AWAITED))]
    (found,) = waits([*LAST, share("north", 1, 100), share("south", 1, 100)], DUE)
    assert said((found,)) == [("2009/10", {"central": Reason.AWAITED})]
    assert found.come is not None
    assert round(100 * found.come) == 67


@pytest.mark.parametrize(("row", "reason"), [
    (missing("central", Reason.UNRELIABLE), Reason.UNRELIABLE), (value("central", "4.0"), Reason.NO_NUMERATORS),
])  # fmt: skip
def test_a_part_that_cannot_be_added_is_named_with_its_reason(row: Observation, reason: Reason) -> None:
    """What its row says, or that it lacks its counts; its neighbours are not named."""
    rows = [*LAST, share("north", 1, 100), share("south", 1, 100), row]
    assert said(waits(rows, DUE)) == [("2009/10", {"central": reason})]


def test_a_part_with_nothing_to_count_is_not_waited_for() -> None:
    """It has said all there is to say; where every part has, the whole has too."""
    nothing = [missing(area, Reason.NOTHING_TO_COUNT) for area in AREAS]
    assert waits([*LAST, *nothing], DUE) == ()
    rows = [*LAST, share("north", 1, 100), nothing[1]]
    assert said(waits(rows, DUE)) == [("2009/10", {"south": Reason.AWAITED})]


def test_who_sends_its_own_number_waits_for_none_of_its_parts() -> None:
    """A county, and an area, whose last number was its own is named itself."""
    rows = [*LAST, share(TOP, 30, 300, year(2008))]
    assert said(waits(rows, DUE)) == [("2009/10", {TOP: Reason.AWAITED})]
    supplied = replace(measure(), roll_up=RollUp.SUPPLIED)
    assert said(waits(LAST, DUE, measured=supplied)) == [
        ("2008/09", {TOP: Reason.LATE}), ("2009/10", {TOP: Reason.AWAITED}),
    ]  # fmt: skip


def test_a_row_published_later_is_neither_awaited_nor_late() -> None:
    """It came after the cut-off, also where nothing else of its place is known."""
    came_later = Expected(later={area: frozenset({year(2009)}) for area in AREAS})
    assert said(waits(LAST, DUE, expected=came_later)) == [("2009/10", dict.fromkeys(AREAS, Reason.AFTER_CUT_OFF))]
    only = {"north": frozenset({year(2009)})}
    found = said(waits([], DUE, expected=Expected(later=only), since=year(2009)))
    assert found == [("2009/10", {"north": Reason.AFTER_CUT_OFF, "central": Reason.AWAITED, "south": Reason.AWAITED})]


def test_nothing_known_is_asked_for_from_the_first_period_wanted() -> None:
    """A rule from 2009/10 wants that year, one from a year of quarters its first quarter."""
    assert said(waits([], DUE, since=year(2009))) == [("2009/10", {TOP: Reason.AWAITED})]
    found = waits([], date(2009, 7, 1), measured=QUARTERLY, since=year(2009))
    assert said(found) == [("2009/10 Q1", {TOP: Reason.AWAITED})]


def test_what_was_never_complete_is_wanted_from_its_first_row() -> None:
    """One area alone has sent: the others are late since then, and not before."""
    found = said(waits([share("north", 1, 100, year(2008))], DUE, since=year(2000)))
    assert found[0] == ("2008/09", {"central": Reason.LATE, "south": Reason.LATE})


def test_holes_are_named_only_in_a_year_that_is_to_be_made() -> None:
    """A quarter missing in the middle is old history, unless its year waits for it."""
    rows = [share(TOP, 1, 10, quarter(2009, number)) for number in (1, 2, 4)]
    today = year(2009).end
    assert waits(rows, today, measured=QUARTERLY) == ()
    made = replace(QUARTERLY, year_is=YearIs.RATIO)
    assert said(waits(rows, today, measured=made)) == [("2009/10 Q3", {TOP: Reason.AWAITED})]
    assert waits(rows, today, measured=replace(made, year_is=YearIs.LAST)) == ()
    whole = [*rows, share(TOP, 4, 40, year(2009))]
    assert waits(whole, today, measured=made) == ()


def test_a_year_row_leaves_the_quarters_since_the_last_to_be_asked_for() -> None:
    """The quarters of a year that was sent whole are still numbers of their own."""
    made = replace(QUARTERLY, year_is=YearIs.RATIO)
    rows = [share(TOP, 1, 10, quarter(2009, 1)), share(TOP, 4, 40, year(2009))]
    periods = [one.period for one in waits(rows, year(2009).end, measured=made)]
    assert periods == [quarter(2009, 2), quarter(2009, 3), quarter(2009, 4)]


def test_supplied_years_are_asked_for_by_themselves() -> None:
    """After four quarters the year's own row is awaited, of every area whose years are added up."""
    supplied = replace(QUARTERLY, kind=Kind.COUNT, per=None, year_is=YearIs.SUPPLIED)
    four = [value(TOP, "5", quarter(2009, number)) for number in (1, 2, 3, 4)]
    found = waits(four, year(2009).end, measured=supplied, since=quarter(2009, 1))
    assert said(found) == [("2009/10", {TOP: Reason.AWAITED})]
    areas = [value(area, "20", year(2008)) for area in AREAS]
    found = waits([*areas, value("north", "20", year(2009))], year(2009).end, measured=supplied, since=year(2009))
    assert said(found)[-1] == ("2009/10", {"central": Reason.AWAITED, "south": Reason.AWAITED})


def test_a_place_is_not_asked_for_what_it_never_lived_to_see() -> None:
    """Periods before it began are nobody's, and a part that has ended is not waited for."""
    born = date(2009, 4, 1)
    north = replace(hierarchy().by_id["north"], begins=born)
    places = replace(hierarchy(), by_id={**hierarchy().by_id, "north": north})
    assert said(waits([], DUE, "north", places=places, since=year(2007))) == [("2009/10", {"north": Reason.AWAITED})]
    gone = replace(north, begins=None, ends=date(2009, 3, 31))
    places = replace(places, by_id={**places.by_id, "north": gone})
    found = said(waits(LAST, DUE, places=places))
    assert found == [("2009/10", {"central": Reason.AWAITED, "south": Reason.AWAITED})]


def test_a_gap_waits_for_the_group_that_did_not_come() -> None:
    """Both groups of an area are needed, and a reason in either is told."""
    gap = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "rest"))
    both = [
        share(area, 1, 10, when, group)
        for area in AREAS
        for when in (year(2008), year(2009))
        for group in gap.part_groups
    ]
    lacking = [row for row in both if (row.place, row.period, row.group) != ("south", year(2009), "rest")]
    assert said(waits(lacking, DUE, measured=gap)) == [("2009/10", {"south": Reason.AWAITED})]
    reason = replace(missing("south", Reason.CONFIDENTIAL), group="rest")
    assert said(waits([*lacking, reason], DUE, measured=gap)) == [("2009/10", {"south": Reason.CONFIDENTIAL})]


@pytest.mark.parametrize(("hidden", "come"), [(False, Fraction(2, 3)), (True, None)])
def test_where_a_number_is_withheld_no_share_is_told(*, hidden: bool, come: Fraction | None) -> None:
    """What has come of the whole would tell how many children are in the rest."""
    partly = replace(measure(), coverage=Fraction(1, 2))
    series = dict(rolled([*LAST, *(share(area, 10, 100) for area in AREAS[:2])], partly, hierarchy())[0])
    last = series[AREAS[0]].figures[year(2008)]
    if hidden:
        gone = Figure(period=last.period, reason=Reason.SUPPRESSED, published=last.published)
        series[AREAS[0]] = replace(series[AREAS[0]], figures={**series[AREAS[0]].figures, gone.period: gone})
    dates = calendar(partly, hierarchy(), series, POLICY, DUE, Expected())
    (found,) = outstanding(hierarchy().by_id[TOP], year(2008), dates)
    assert found.come == come
    assert found.absences
