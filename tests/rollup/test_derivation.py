"""Derived measures: gaps, changes and moving numbers, made at each place after its parts are rolled up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Reason, Status
from oba.domain.measure import Base, Break, Kind, RollUp
from oba.domain.period import Every
from tests.build import TOP, measure, n, quarter, year
from tests.rollup.rows import AREAS, figure, missing, percent, published, rolled, share, value

GAP = replace(measure(), kind=Kind.GAP, parts=Kind.PERCENT, between=("fsm", "not-fsm"))
CHANGE = replace(
    measure(),
    kind=Kind.CHANGE,
    parts=Kind.RATE,
    per=Fraction(1000),
    base=Base(period="1998", value=n("31.4")),
)
MOVING = replace(measure(), kind=Kind.MOVING, parts=Kind.PERCENT, every=Every.QUARTER, over=4)


def grouped(group: str, *parts: tuple[int, int]) -> list[Observation]:
    """One group's shares in the three areas."""
    return [share(area, *part, group=group) for area, part in zip(AREAS, parts, strict=True)]


PUPILS = [*grouped("fsm", (10, 50), (20, 50), (30, 100)), *grouped("not-fsm", (50, 100), (60, 100), (70, 100))]


def test_a_gap_is_made_of_rolled_up_groups() -> None:
    """The county's gap is its groups' own shares apart, group A minus group B, not a mean of the areas' gaps."""
    assert figure(PUPILS, measured=GAP).value == percent(60, 200) - percent(180, 300)
    assert figure(PUPILS, "north", measured=GAP).value == -30
    found = figure(PUPILS, measured=GAP)
    assert (found.numerator, found.rolled_up) == (None, AREAS)
    assert len(found.cites) == 6


def test_the_parts_of_a_gap_are_kept_beside_it() -> None:
    """A series of a gap has the figures of both groups, which the card prints and disclosure control looks at."""
    series, _ = rolled(PUPILS, GAP)
    assert set(series[TOP].parts) == {"fsm", "not-fsm"}
    assert series[TOP].parts["fsm"][year(2009)].numerator == 60
    plain, _ = rolled([share("north", 1, 10)])
    assert plain["north"].parts == {}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([value(TOP, "20", group="fsm")], Reason.NOT_COLLECTED),
        ([value(TOP, "20", group="not-fsm")], Reason.NOT_COLLECTED),
        ([value(TOP, "20", group="fsm"), replace(missing(TOP, Reason.LOW), group="not-fsm")], Reason.LOW),
        ([value(TOP, "20", group="not-fsm"), replace(missing(TOP, Reason.UNRELIABLE), group="fsm")], Reason.UNRELIABLE),
    ],
)
def test_a_gap_needs_both_groups(rows: list[Observation], reason: Reason) -> None:
    """With one group missing there is no gap, and the reason is that group's."""
    assert figure(rows, measured=GAP).reason is reason


def test_a_supplied_gap_is_judged() -> None:
    """The number that was sent stands, whatever the groups would give."""
    assert figure([*PUPILS, value(TOP, "31.7")], measured=GAP).value == n("31.7")


def test_gaps_of_supplied_groups_are_not_added() -> None:
    """Where the groups' numbers are supplied, a county without its own has no gap."""
    series, _ = rolled(PUPILS, replace(GAP, roll_up=RollUp.SUPPLIED))
    assert TOP not in series
    assert series["north"].value_at(year(2009)) == -30


def rates(*parts: tuple[int, int]) -> list[Observation]:
    """Conceptions among young women in the three areas."""
    return grouped("rate", *parts)


def test_a_change_counts_from_the_base_in_the_rule() -> None:
    """29.64 per 1,000 is a fall of 5.6 percent from 31.4, whose year may be of another kind."""
    found = figure([value(TOP, "29.64", group="rate")], measured=CHANGE)
    assert found.value is not None
    assert round(found.value, 1) == n("-5.6")
    assert found.value == 100 * (n("29.64") - n("31.4")) / n("31.4")


def test_a_change_is_made_of_the_rolled_up_rate() -> None:
    """The county's change is that of its own rate, summed from the areas."""
    found = figure(rates((10, 500), (20, 500), (30, 1000)), measured=CHANGE)
    assert found.value == 100 * (n("30") - n("31.4")) / n("31.4")


def test_the_base_in_the_rule_is_the_countys_and_no_areas() -> None:
    """An area counts from its own rate of the base period, and has no change without one."""
    ours = replace(CHANGE, base=Base(period="2007/08", value=n("31.4")))
    rows = [share("north", 10, 500, year(2007), "rate"), share("north", 9, 500, group="rate")]
    assert figure(rows, "north", measured=ours).value == -10
    assert figure(rows, "north", measured=CHANGE).reason is Reason.NOT_COLLECTED
    series, _ = rolled(rows, ours)
    assert list(series["north"].figures) == [year(2009)]
    assert figure(rows[1:], "north", measured=ours).reason is Reason.NOT_COLLECTED


def test_a_change_from_nothing_has_no_number() -> None:
    """A base of 0 leaves no percent change."""
    ours = replace(CHANGE, base=Base(period="2007/08", value=n("31.4")))
    rows = [share("north", 0, 500, year(2007), "rate"), share("north", 9, 500, group="rate")]
    assert figure(rows, "north", measured=ours).reason is Reason.NOT_COLLECTED


def test_a_change_of_a_missing_rate_is_missing() -> None:
    """The reason of the rate is the reason of its change."""
    gone = replace(missing(TOP, Reason.CONFIDENTIAL), group="rate")
    assert figure([gone], measured=CHANGE).reason is Reason.CONFIDENTIAL


def test_no_change_is_told_across_a_changed_definition() -> None:
    """A definition that changed after the base leaves no change from then on; one that changed before it does."""
    rows = [value(TOP, "29.64", group="rate", when=year(start)) for start in (2007, 2008, 2009)]
    ours = replace(CHANGE, base=Base(period="2007/08", value=n("31.4")))
    changed = replace(ours, breaks=(Break(at=year(2009), why="a new count"),))
    reasons = [figure(rows, when=year(start), measured=changed).reason for start in (2008, 2009)]
    assert reasons == [None, Reason.DEFINITION_BREAK]
    older = replace(ours, breaks=(Break(at=year(2007), why="a new count"),))
    assert figure(rows, measured=older).reason is None


def quarters(*parts: tuple[int, int] | None, where: str = TOP) -> list[Observation]:
    """Shares of quarters that follow one another from 2009/10 Q1, None for one without a row."""
    found = [(quarter(2009, 1).shift(step), part) for step, part in enumerate(parts)]
    return [share(where, *part, when=when) for when, part in found if part]


def test_a_moving_number_adds_the_last_periods() -> None:
    """Four quarters' numerators over their denominators, from the fourth quarter on."""
    rows = quarters((1, 10), (2, 20), (3, 30), (4, 40), (9, 50))
    found = figure(rows, when=quarter(2009, 4), measured=MOVING)
    assert [found.value, found.numerator, found.denominator] == [percent(10, 100), 10, 100]
    assert found.period == quarter(2009, 4)
    assert len(found.cites) == 4
    assert figure(rows, when=quarter(2010, 1), measured=MOVING).value == percent(18, 140)
    assert figure(rows, when=quarter(2009, 3), measured=MOVING).reason is Reason.TOO_FEW_POINTS


def test_a_moving_number_never_spans_a_changed_definition() -> None:
    """The quarters before and after the change are not added up; four after it are."""
    rows = quarters(*((1, 10),) * 8)
    changed = replace(MOVING, breaks=(Break(at=quarter(2009, 4), why="a new count"),))
    reasons = [figure(rows, when=quarter(2009, 4).shift(step), measured=changed).reason for step in range(5)]
    assert reasons == [*[Reason.DEFINITION_BREAK] * 3, None, None]


def test_a_moving_number_is_rolled_up_first() -> None:
    """The county's moving number comes from its quarters, each summed over the areas."""
    rows = [row for area in AREAS for row in quarters((1, 10), (2, 20), (3, 30), (4, 40), where=area)]
    found = figure(rows, when=quarter(2009, 4), measured=MOVING)
    assert [found.numerator, found.denominator] == [30, 300]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (quarters((1, 10), None, (3, 30), (4, 40)), Reason.TOO_FEW_POINTS),
        ([*quarters((1, 10), None, (3, 30), (4, 40)), missing(TOP, Reason.LOW, quarter(2009, 2))], Reason.LOW),
        ([*quarters((1, 10), None, (3, 30), (4, 40)), value(TOP, "9", quarter(2009, 2))], Reason.NO_NUMERATORS),
    ],
)
def test_a_moving_number_needs_all_of_its_periods(rows: list[Observation], reason: Reason) -> None:
    """A quarter without a row, without a number or without its counts leaves no moving number."""
    assert figure(rows, when=quarter(2009, 4), measured=MOVING).reason is reason


def test_a_quarter_alone_is_never_taken_for_a_moving_year() -> None:
    """The rows are the parts of a moving number, never the number itself; they stand beside it."""
    series, _ = rolled(quarters((1, 10)), MOVING)
    assert series[TOP].figures[quarter(2009, 1)].value is None
    assert series[TOP].parts["all"][quarter(2009, 1)].value == 10


def test_what_is_made_is_as_unsure_as_its_parts() -> None:
    """A derived number has the least sure status of its parts and is known when the last of them was."""
    rows = [replace(PUPILS[0], status=Status.ESTIMATED), *PUPILS[1:-1], published(PUPILS[-1], date(2010, 9, 1))]
    found = figure(rows, measured=GAP)
    assert (found.status, found.published) == (Status.ESTIMATED, date(2010, 9, 1))


def test_a_revised_part_tells_what_the_gap_first_was() -> None:
    """A gap whose group was revised knows what it was before."""
    revised = published(replace(PUPILS[0], numerator=n("40")), date(2010, 9, 1))
    assert figure([*PUPILS, revised], "north", measured=GAP).first == -30
